"""Who owes a report (đơn vị phải báo cáo): the units of the kinds that report, on the days they exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from attrs import define

from tthc.errors import InputError
from tthc.model import Unit
from tthc.registry import UnitRegistry, lifetime
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.time_tree import TimeTree, first_day, last_day

_Life = tuple[date | None, date | None, date | None, date | None]
_COMMUNES: Final = ("commune", "ward", "special-zone")


def kind_of(unit: Unit) -> str:
    """The kind of unit, communes, wards and special zones being of one."""
    return "commune" if unit.kind in _COMMUNES else unit.kind


@define(frozen=True, slots=False, eq=False)
class Expected:
    """Who owes reports.

    Attributes:
        registry: the units.
        tree: the asked periods.
        given: ids of the units that owe reports, where the caller says so.
    """

    registry: UnitRegistry
    tree: TimeTree
    given: frozenset[str] | None = None

    @classmethod
    def of(cls, registry: UnitRegistry, tree: TimeTree, given: Iterable[str] | None) -> Expected:
        """The rule, with the units the caller names.

        Raises:
            InputError: one of them is no id of the register.
        """
        ids = None if given is None else frozenset(given)
        for unknown in sorted(one for one in ids or () if one not in registry):
            raise InputError(
                f"{unknown!r:.80} is expected to report and is no unit of the register", hint="see its ids"
            )
        return cls(registry, tree, ids)

    def owed(self, unit_id: str, asked: int, part: int) -> int:
        """How many reports a unit owes of an asked period by parts of a kind, all as numbers.

        One for each part that is over, on the last day of which the unit exists.
        """
        return len(self.parts(unit_id, asked, part))

    def parts(self, unit_id: str, asked: int, part: int) -> frozenset[AnyPeriod]:
        """The parts themselves; all that are over of a unit in no register."""
        due = self.tree.due.get((asked, part), frozenset())
        life = self._changing.get(unit_id)
        if life is None:
            return due
        key = life, asked, part
        if key not in self._alive:
            unit = self.registry[unit_id]
            self._alive[key] = frozenset(one for one in due if lifetime(unit, last_day(one)) == "alive")
        return self._alive[key]

    @cached_property
    def _alive(self) -> dict[tuple[_Life, int, int], frozenset[AnyPeriod]]:
        """By the days of a life: most units of a nation share theirs."""
        return {}

    def reporters(self, reporting: Iterable[str]) -> frozenset[str]:
        """The units that owe reports on what some report: all of their kinds, less those that have such below them."""
        kinds = frozenset(kind_of(self.registry[one]) for one in reporting if one in self.registry)
        if kinds not in self._sets:
            ids = self.given
            if ids is None:
                ids = frozenset(unit.id for unit in self.registry.units if kind_of(unit) in kinds)
            self._sets[kinds] = ids - {unit.id for one in ids for unit in self.registry.ancestors(one)}
        return self._sets[kinds]

    def end_before(self, unit_id: str, day: date) -> date | None:
        """The day a unit ended, where that was before a day."""
        if unit_id not in self._changing or lifetime(self.registry[unit_id], day) != "ended":
            return None
        return self.registry[unit_id].valid_to

    @cached_property
    def partial(self) -> frozenset[str]:
        """The units that exist in some parts of an asked period, and in others not."""
        due = self.tree.due
        alike: dict[_Life, list[str]] = {}
        for unit, life in self._changing.items():
            alike.setdefault(life, []).append(unit)
        return frozenset(
            unit
            for units in alike.values()
            if self._changes_within(self.registry[units[0]])
            and any(0 < self.owed(units[0], *slot) < len(due[slot]) for slot in due)
            for unit in units
        )

    def _changes_within(self, unit: Unit) -> bool:
        if not self.tree.asked:
            return False
        first, last = min(map(first_day, self.tree.asked)), max(map(last_day, self.tree.asked))
        days = unit.valid_from, unit.sure_from, unit.sure_to, unit.valid_to
        return any(day is not None and first <= day <= last for day in days)

    @cached_property
    def _changing(self) -> Mapping[str, _Life]:
        """The units that begin or end, with the days on which they do."""
        return {
            unit.id: (unit.valid_from, unit.sure_from, unit.sure_to, unit.valid_to)
            for unit in self.registry.units
            if unit.valid_from or unit.valid_to
        }

    @cached_property
    def _sets(self) -> dict[frozenset[str], frozenset[str]]:
        return {}
