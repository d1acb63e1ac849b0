"""What units reported, added up the tree (cộng số liệu theo cây đơn vị): a unit's own report beside those below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import define, frozen

from tthc.targets.cell import Cell, Column
from tthc.targets.expected import Expected
from tthc.targets.figure import Basis


@frozen
class Node:
    """A unit in one column.

    Attributes:
        own: what the unit itself reported, with its own reports and those it owes.
        below: the sum of what stands for the units below it, with the reports below it and those owed there.
    """

    own: Cell | None
    below: Cell | None

    @property
    def basis(self) -> Basis:
        """Whichever covers more of what is expected; the sum of the units below where both cover the same."""
        if self.own is None or self.below is None:
            return "own" if self.own else "children" if self.below else "none"
        return "own" if self.own.share > self.below.share else "children"

    @property
    def taken(self) -> Cell | None:
        """The figure that stands for the unit."""
        return self.own if self.basis == "own" else self.below

    @property
    def coverage(self) -> tuple[int, int]:
        """Reports and reports owed: of the units below, where any are, else its own."""
        counted = self.below or self.own
        return (counted.reported, counted.expected) if counted else (0, 0)

    @property
    def disagrees(self) -> bool:
        """Whether the unit's own full report contradicts those below: other than all of them, or less than some."""
        if self.own is None or self.below is None or self.own.share != 1:
            return False
        if self.below.share == 1:
            return not self.own.agrees_with(self.below)
        return self.below.numerator > self.own.numerator or self.below.denominator > self.own.denominator


@frozen(eq=False)
class Rows:
    """All units, with what they reported and what was reported below them; None stands for all of the register.

    Attributes:
        own: by unit and column.
        below: likewise.
    """

    own: Mapping[str | None, Mapping[Column, Cell]]
    below: Mapping[str | None, Mapping[Column, Cell]]

    def node(self, unit: str | None, column: Column) -> Node:
        """A unit in one column."""
        return Node(self.own.get(unit, {}).get(column), self.below.get(unit, {}).get(column))

    def units(self) -> tuple[str | None, ...]:
        """Those of which something is known."""
        return tuple(dict.fromkeys((*self.own, *self.below)))

    def contradictions(self) -> Iterator[tuple[str | None, Column, Node]]:
        """Where a unit's own report contradicts those below it."""
        for unit in self.own.keys() & self.below.keys():
            for column in self.own[unit].keys() & self.below[unit].keys():
                node = self.node(unit, column)
                if node.disagrees:
                    yield unit, column, node


@define(frozen=True, slots=False, eq=False)
class OverUnits:
    """The adding of reports up the tree.

    Attributes:
        expected: who owes reports, and for whom each counts.
        asked: how many periods are asked for.
        reporters: of each series the units that owe reports.
        part_of: of each column the kind of period that reports come by.
        latest: of each series whether its last report holds, so that one is owed.
    """

    expected: Expected
    asked: int
    reporters: Sequence[frozenset[str]]
    part_of: Mapping[Column, int]
    latest: Sequence[bool]

    def rows(self, cells: Mapping[str, Mapping[Column, Cell]]) -> Rows:
        """Add what units reported up to all of the register; what stands in no register stays by itself."""
        own: dict[str | None, dict[Column, Cell]] = {}
        extra: dict[str | None, dict[Column, int]] = {}
        for unit_id, columns in cells.items():
            counted = self.expected.line(unit_id)[0]
            held = own.setdefault(counted, {})
            for column, cell in columns.items():
                held[column] = held[column] + cell if column in held else cell
            self._note_extra(unit_id, columns, extra.setdefault(counted, {}))
        sums: dict[str | None, dict[Column, list[Any]]] = {}
        below: dict[str | None, dict[Column, Cell]] = {}
        for unit in self._upwards(own):
            if unit in sums:
                below[unit] = self._closed(unit, sums[unit])
            line = self.expected.line(unit)
            if len(line) > 1:
                self._pass_on(unit, own.get(unit, {}), sums.get(unit, {}), below.get(unit, {}), extra, sums, line[1])
        if None in sums:
            below[None] = self._closed(None, sums[None])
        return Rows(own, below)

    def owed_below(self, unit: str | None, column: Column) -> int:
        """How many reports the units below one, or it itself, owe in a column."""
        series, asked = divmod(column, self.asked)
        if column not in self.part_of:
            return 0
        return self.expected.total(self.reporters[series], unit, asked, self.part_of[column], once=self.latest[series])

    def owed_by(self, unit: str, column: Column) -> int:
        """How many reports a unit owes in a column."""
        series, asked = divmod(column, self.asked)
        return self.expected.owed_by(unit, asked, self.part_of[column], once=self.latest[series])

    @cached_property
    def _usual(self) -> Mapping[Column, int]:
        """How many reports a unit owes in each column that exists all the time."""
        usual = {}
        for column, part in self.part_of.items():
            series, asked = divmod(column, self.asked)
            owed = self.expected.usual(asked, part)
            usual[column] = min(owed, 1) if self.latest[series] else owed
        return usual

    def _note_extra(self, unit_id: str, columns: Mapping[Column, Cell], extra: dict[Column, int]) -> None:
        """By how much what a unit owes differs from what is reckoned for it: it reports by other parts, or unasked."""
        steady = self.expected.is_steady(unit_id)
        for column, cell in columns.items():
            owed = 0
            if unit_id in self.reporters[column // self.asked]:
                owed = self._usual[column] if steady else self.owed_by(unit_id, column)
            if owed != cell.expected:
                extra[column] = extra.get(column, 0) + cell.expected - owed

    def _upwards(self, own: Iterable[str | None]) -> list[str]:
        """The units that reported and all above them, the lowest first."""
        depth: dict[str, int] = {}
        for unit in own:
            if unit is not None:
                line = [one for one in self.expected.line(unit) if one is not None]
                depth.update({one: height for height, one in enumerate(reversed(line))})
        return sorted(depth, key=lambda one: -depth[one])

    def _closed(self, unit: str | None, sums: Mapping[Column, list[Any]]) -> dict[Column, Cell]:
        return {
            column: Cell(numerator, denominator, reported, self.owed_below(unit, column) + extra)
            for column, (numerator, denominator, reported, extra) in sums.items()
        }

    def _pass_on(
        self,
        unit: str,
        own: Mapping[Column, Cell],
        open_sums: Mapping[Column, list[Any]],
        below: Mapping[Column, Cell],
        extra: Mapping[str | None, Mapping[Column, int]],
        sums: dict[str | None, dict[Column, list[Any]]],
        above: str | None,
    ) -> None:
        """What stands for a unit, added to the unit above; of reports those below count, where any are owed there."""
        upper = sums.setdefault(above, {})
        own_extra = extra.get(unit, {})
        for column in dict.fromkeys((*own, *below)):
            held = own.get(column)
            if column in below:
                taken = Node(held, below[column]).taken
                reported, more = open_sums[column][2:]
            else:
                taken = held
                is_whole = unit not in self.reporters[column // self.asked] and self.owed_below(unit, column)
                reported = 0 if is_whole or held is None else held.reported
                more = 0 if is_whole else own_extra.get(column, 0)
            assert taken is not None  # one of the two is there
            line = upper.get(column)
            if line is None:
                upper[column] = [taken.numerator, taken.denominator, reported, more]
            else:
                line[0] += taken.numerator
                line[1] += taken.denominator
                line[2] += reported
                line[3] += more
