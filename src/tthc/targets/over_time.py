"""What each unit reported, added over the parts of a period (cộng số liệu theo thời gian)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from tthc.targets.cell import ADDED_MEASURES, Cell, Column
from tthc.targets.reported import Reported
from tthc.targets.time_tree import TimeTree, first_day, last_day

Owed = Callable[[int, int, int], int]
"""How many reports a unit owes of an asked period by parts of a kind, all as numbers."""

_DENSE: Final = 4
"""A table may have so many places for each report before only those that are used are kept."""


@frozen
class Disagreement:
    """A whole period and its parts, both reported in full, that do not say the same."""

    unit: int
    column: Column
    whole: Cell
    parts: Cell


@frozen(eq=False)
class Leaves:
    """What the units themselves reported.

    Attributes:
        cells: by unit and column, as numbers.
        part_of: of each column the finest kind of period that reports came by, as a number.
        bare: by unit and column the places of values that cannot be added.
        disagreements: periods that say something else than their parts.
        left_out: places of reports that speak of no asked period.
    """

    cells: dict[int, dict[Column, Cell]]
    part_of: dict[Column, int]
    bare: dict[tuple[int, Column], list[int]]
    disagreements: tuple[Disagreement, ...]
    left_out: tuple[int, ...]


@frozen(eq=False)
class _Sums:
    """Sums under one number for unit, series, asked period and kind of part: lists, or dictionaries of what is used."""

    numerators: Any
    denominators: Any
    counts: Any
    due: Any

    @classmethod
    def dense(cls, size: int) -> _Sums:
        return cls(*([0] * size for _ in range(4)))

    @classmethod
    def sparse(cls) -> _Sums:
        return cls(*(defaultdict(int) for _ in range(4)))


@frozen(eq=False)
class OverTime:
    """The adding of reports over time.

    Attributes:
        reported: all reports.
        tree: the asked periods and their parts.
        latest: of each series whether its last report holds, in place of a sum.
        owed: how many reports a unit owes.
    """

    reported: Reported
    tree: TimeTree
    latest: Sequence[bool]
    owed: Owed

    def leaves(self, places: Sequence[int] | None) -> Leaves:
        """Add the reports at some places, or all."""
        chosen = range(len(self.reported)) if places is None else places
        numerators, series_of = self.reported.numerators, self.reported.series_of
        lasting = any(self.latest)
        is_plain = None not in numerators and not lasting
        sums = chosen if is_plain else [at for at in chosen if self._is_added(at)]
        by_part = self._sums(sums)
        bare: dict[tuple[int, Column], list[int]] = {}
        if not is_plain:
            for at in chosen:
                if numerators[at] is None and self.reported.series[series_of[at]].measure not in ADDED_MEASURES:
                    self._carry(at, bare)
            self._add_amounts([at for at in chosen if numerators[at] is None and self._is_amount(at)], by_part)
            self._take_latest([at for at in chosen if self.latest[series_of[at]] and self._has_sum(at)], by_part)
        left_out = (
            ()
            if all(self.tree.places)
            else tuple(at for at in chosen if not self.tree.places[self.reported.period_of[at]])
        )
        return self._folded(by_part, bare, left_out)

    def _is_amount(self, at: int) -> bool:
        series = self.reported.series_of[at]
        return self.reported.series[series].measure in ADDED_MEASURES and not self.latest[series]

    def _has_sum(self, at: int) -> bool:
        series = self.reported.series[self.reported.series_of[at]]
        return self.reported.numerators[at] is not None or series.measure in ADDED_MEASURES

    def _is_added(self, at: int) -> bool:
        return self.reported.numerators[at] is not None and not self.latest[self.reported.series_of[at]]

    def _carry(self, at: int, bare: dict[tuple[int, Column], list[int]]) -> None:
        unit, series = self.reported.unit_of[at], self.reported.series_of[at]
        for asked, _ in self.tree.places[self.reported.period_of[at]]:
            bare.setdefault((unit, self._column(series, asked)), []).append(at)

    def _column(self, series: int, asked: int) -> Column:
        return series * len(self.tree.asked) + asked

    def _sums(self, places: Sequence[int]) -> dict[int, dict[tuple[Column, int], Cell]]:
        """By unit, column and kind of part."""
        asked_count, parts = len(self.tree.asked), len(self.tree.parts)
        series_count, width = len(self.reported.series), asked_count * parts
        size = len(self.reported.units) * series_count * width
        is_dense = size <= _DENSE * len(places) + 1024
        sums = _Sums.dense(size) if is_dense else _Sums.sparse()
        for slots in self._layers():
            self._sum_layer(places, slots, sums)
        usual = [len(self.tree.due.get(divmod(slot, parts), ())) for slot in range(width)]
        found: dict[int, dict[tuple[Column, int], Cell]] = {}
        for key, count in enumerate(sums.counts) if is_dense else tuple(sums.counts.items()):
            if not count:
                continue
            line, slot = divmod(key, width)
            unit, series = divmod(line, series_count)
            asked, part = divmod(slot, parts)
            due = sums.due[key]
            owed = usual[slot] if due == usual[slot] else max(self.owed(unit, asked, part), due)
            cell = Cell(sums.numerators[key], sums.denominators[key], due, owed)
            found.setdefault(unit, {})[series * asked_count + asked, part] = cell
        return found

    def _layers(self) -> Iterator[list[tuple[int, int] | None]]:
        """For each reported period the first asked one it speaks of, then the second where there is one, and so on."""
        deepest = max(map(len, self.tree.places), default=0)
        for depth in range(deepest):
            yield [held[depth] if depth < len(held) else None for held in self.tree.places]

    def _sum_layer(self, places: Sequence[int], slots: list[tuple[int, int] | None], sums: _Sums) -> None:
        """The one loop that millions of reports go through."""
        reported, parts, series_count = self.reported, len(self.tree.parts), len(self.reported.series)
        width = len(self.tree.asked) * parts
        slot_of = [-1 if slot is None else slot[0] * parts + slot[1] for slot in slots]
        is_due = [
            int(slot is not None and period in self.tree.due[slot])
            for period, slot in zip(reported.periods, slots, strict=True)
        ]
        if -1 in slot_of:
            places = [at for at in places if slot_of[reported.period_of[at]] >= 0]
        columns = (
            reported.unit_of, reported.series_of, reported.period_of, reported.numerators, reported.denominators,
        )  # fmt: skip
        if len(places) < len(reported):
            columns = tuple([column[at] for at in places] for column in columns)  # type: ignore[assignment]
        numerators, denominators, counts, due = sums.numerators, sums.denominators, sums.counts, sums.due
        for unit, series, period, numerator, denominator in zip(*columns, strict=True):
            key = (unit * series_count + series) * width + slot_of[period]
            numerators[key] += numerator
            denominators[key] += denominator
            counts[key] += 1
            due[key] += is_due[period]

    def _add_amounts(self, places: Sequence[int], found: dict[int, dict[tuple[Column, int], Cell]]) -> None:
        """Bare values that can be added, such as procedures or VND."""
        for at in places:
            unit, period = self.reported.unit_of[at], self.reported.period_of[at]
            for asked, part in self.tree.places[period]:
                due = int(self.reported.periods[period] in self.tree.due[asked, part])
                key = self._column(self.reported.series_of[at], asked), part
                before = found.setdefault(unit, {}).get(key, Cell(0, 0, 0, 0))
                count = before.reported + due
                owed = max(self.owed(unit, asked, part), count)
                found[unit][key] = Cell(before.numerator + self.reported.exact(at), 0, count, owed)

    def _take_latest(self, places: Sequence[int], found: dict[int, dict[tuple[Column, int], Cell]]) -> None:
        """Of what stands at the end of a period the last report, whatever kind of period it came by."""
        last: dict[tuple[int, Column], tuple[Any, int, int, int]] = {}
        for at in places:
            unit, number = self.reported.unit_of[at], self.reported.period_of[at]
            period = self.reported.periods[number]
            rank = (last_day(period), first_day(period))  # the shorter where two end on one day
            for asked, part in self.tree.places[number]:
                key = unit, self._column(self.reported.series_of[at], asked)
                if key not in last or rank > last[key][0]:
                    last[key] = rank, at, asked, part
        for (unit, column), ((end, _), at, asked, part) in last.items():
            numerator, denominator = self._figure(at)
            due = [last_day(one) for one in self.tree.due[asked, part]]
            owed = int(bool(due) and self.owed(unit, asked, part) > 0)
            is_current = int(bool(due) and end >= max(due))
            found.setdefault(unit, {})[column, part] = Cell(numerator, denominator, is_current, max(owed, is_current))

    def _figure(self, at: int) -> tuple[int | Fraction, int]:
        numerator = self.reported.numerators[at]
        return (self.reported.exact(at), 0) if numerator is None else (numerator, self.reported.denominators[at])

    def _folded(
        self,
        found: dict[int, dict[tuple[Column, int], Cell]],
        bare: dict[tuple[int, Column], list[int]],
        left_out: tuple[int, ...],
    ) -> Leaves:
        """Of several kinds of parts the one that covers most of the period, of equals the finest."""
        cells: dict[int, dict[Column, Cell]] = {}
        part_of: dict[Column, int] = {}
        disagreements = []
        for unit, by_part in found.items():
            own = cells[unit] = {}
            chosen: dict[Column, int] = {}
            for (column, part), cell in sorted(by_part.items(), key=lambda one: one[0][1]):
                part_of[column] = min(part, part_of.get(column, part))
                held = own.get(column)
                if held is None or cell.share > held.share:
                    own[column], chosen[column] = cell, part
                if held is not None and cell.share == held.share == 1 and not cell.agrees_with(held):
                    disagreements.append(Disagreement(unit, column, whole=cell, parts=held))
        for (_, column), places in bare.items():
            for at in places:
                asked = column % len(self.tree.asked)
                held_by = dict(self.tree.places[self.reported.period_of[at]])
                part_of[column] = min(held_by[asked], part_of.get(column, held_by[asked]))
        return Leaves(cells, part_of, bare, tuple(disagreements), left_out)
