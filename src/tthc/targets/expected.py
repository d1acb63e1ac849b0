"""Who owes a report (đơn vị phải báo cáo): the units of the kinds that report, on the days they exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from attrs import define, field

from tthc.errors import InputError
from tthc.model import Unit
from tthc.registry import UnitRegistry, lifetime
from tthc.targets.time_tree import TimeTree, last_day

_COMMUNES: Final = ("commune", "ward", "special-zone")


def kind_of(unit: Unit) -> str:
    """The kind of unit, communes, wards and special zones being of one."""
    return "commune" if unit.kind in _COMMUNES else unit.kind


@define(slots=False, eq=False)
class Expected:
    """Who owes reports on each series.

    Attributes:
        registry: the units.
        tree: the asked periods.
        units: ids of the units that report, by number.
        successor: the unit that a unit's reports count for, by id, where it is another.
        given: ids of the units that owe reports, where the caller says so.
    """

    registry: UnitRegistry
    tree: TimeTree
    units: Sequence[str]
    successor: dict[str, str]
    given: frozenset[str] | None = None
    _totals: dict[tuple[frozenset[str], int, int, bool], dict[str | None, int]] = field(factory=dict, init=False)
    _alive: dict[tuple[str, int, int], int] = field(factory=dict, init=False)

    @classmethod
    def given_ids(cls, expected: Iterable[str] | None, registry: UnitRegistry) -> frozenset[str] | None:
        """The ids as a set.

        Raises:
            InputError: one is no id of the register.
        """
        if expected is None:
            return None
        ids = frozenset(expected)
        for unknown in sorted(one for one in ids if one not in registry):
            raise InputError(
                f"{unknown!r:.80} is expected to report and is no unit of the register", hint="see its ids"
            )
        return ids

    def owed(self, unit: int, asked: int, part: int) -> int:
        """How many reports a unit owes of an asked period by parts of a kind, all as numbers."""
        return self.owed_by(self.units[unit], asked, part)

    def owed_by(self, unit_id: str, asked: int, part: int, *, once: bool = False) -> int:
        """The same by id: one for each part that is over, on the last day of which the unit exists; or one of all."""
        owed = self._owed(unit_id, asked, part)
        return min(owed, 1) if once else owed

    def _owed(self, unit_id: str, asked: int, part: int) -> int:
        if unit_id not in self._changing:
            return self.usual(asked, part)
        key = unit_id, asked, part
        if key not in self._alive:
            unit, due = self.registry[unit_id], self.tree.due.get((asked, part), frozenset())
            self._alive[key] = sum(_exists(unit, last_day(one)) for one in due)
        return self._alive[key]

    def usual(self, asked: int, part: int) -> int:
        """How many reports a unit owes that exists all the time."""
        return len(self.tree.due.get((asked, part), ()))

    def is_steady(self, unit_id: str) -> bool:
        """Whether a unit exists all the time, as far as the register knows."""
        return unit_id not in self._changing

    @cached_property
    def _changing(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self.registry.units if unit.valid_from or unit.valid_to)

    def reporters(self, reporting: Iterable[str]) -> frozenset[str]:
        """The units that owe reports on what some report: all of their kinds, less those that have such below them."""
        kinds = frozenset(kind_of(self.registry[one]) for one in reporting if one in self.registry)
        return self._of_kinds(kinds)

    def total(self, reporters: frozenset[str], unit: str | None, asked: int, part: int, *, once: bool = False) -> int:
        """How many reports are owed by the reporters that are a unit or below it; of all where it is None."""
        key = reporters, asked, part, once
        if key not in self._totals:
            self._totals[key] = self._count(reporters, asked, part, once=once)
        return self._totals[key].get(unit, 0)

    def _count(self, reporters: Collection[str], asked: int, part: int, *, once: bool) -> dict[str | None, int]:
        totals: dict[str | None, int] = {}
        for one in reporters:
            owed = self.owed_by(one, asked, part, once=once)
            if owed:
                for above in self.line(one):
                    totals[above] = totals.get(above, 0) + owed
        return totals

    def line(self, unit_id: str) -> tuple[str | None, ...]:
        """The unit that a unit's reports count for, what is above it, and None for all."""
        if unit_id not in self._lines:
            counted = self.successor.get(unit_id, unit_id)
            above = [one.id for one in self.registry.ancestors(counted)] if counted in self.registry else []
            root = (None,) if counted in self.registry else ()
            self._lines[unit_id] = (counted, *above, *root)
        return self._lines[unit_id]

    @cached_property
    def _lines(self) -> dict[str, tuple[str | None, ...]]:
        return {}

    def _of_kinds(self, kinds: frozenset[str]) -> frozenset[str]:
        if kinds not in self._sets:
            ids = self.given
            if ids is None:
                ids = frozenset(unit.id for unit in self.registry.units if kind_of(unit) in kinds)
            above = {unit.id for one in ids for unit in self.registry.ancestors(one)}
            self._sets[kinds] = ids - above
        return self._sets[kinds]

    @cached_property
    def _sets(self) -> dict[frozenset[str], frozenset[str]]:
        return {}


def _exists(unit: Unit, day: date) -> bool:
    return lifetime(unit, day) == "alive"
