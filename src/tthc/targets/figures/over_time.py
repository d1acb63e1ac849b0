"""What each unit reported, added over the parts of a period (cộng số liệu theo thời gian)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import add, gt
from typing import Any

from attrs import define, frozen

from tthc.targets.figures.expected import Expected
from tthc.targets.figures.reported import Reported
from tthc.targets.figures.sum import ADDED_MEASURES, Contradiction, Sum
from tthc.targets.figures.time_cover import Dated, lay_out
from tthc.targets.figures.time_tree import TimeTree, first_day, last_day
from tthc.targets.figures.unit_tree import UnitTree


@frozen(eq=False)
class Sums:
    """The sums of all units of a series for one asked period, in the order of its tree.

    Attributes:
        numerators: 0 of units that reported nothing.
        denominators: likewise.
        reported: parts of the period that are over and were reported.
        owed: parts that are over, and for which a report is owed.
        seen: how many reports are in each; 0 where there are none.
    """

    numerators: list[Any]
    denominators: list[int]
    reported: list[int]
    owed: list[int]
    seen: list[int]

    def at(self, place: int) -> Sum:
        """The sum of one unit."""
        return Sum(self.numerators[place], self.denominators[place], self.reported[place], self.owed[place])

    def total(self, places: slice) -> Sum:
        """The sum of several units that stand side by side."""
        columns = self.numerators, self.denominators, self.reported, self.owed
        return Sum(*(sum(column[places]) for column in columns))

    def put(self, place: int, found: Sum, seen: int) -> None:
        """Set the sum of one unit."""
        self.numerators[place], self.denominators[place] = found.numerator, found.denominator
        self.reported[place], self.owed[place], self.seen[place] = found.reported, found.owed, seen


@define(slots=False, eq=False)
class OverTime:
    """The adding of reports over time.

    Attributes:
        reported: all reports.
        places: where the reports that hold stand; None for all.
        tree: the asked periods and their parts.
        units: of each series the tree of its units.
        latest: of each series whether its last report holds, in place of a sum.
        expected: who owes reports.
        contradictions: periods that say something else than their parts, as they are found.
        overlapping: places of reports left out since others of the unit share some of their days, as they are found.
    """

    reported: Reported
    places: Sequence[int] | None
    tree: TimeTree
    units: Sequence[UnitTree]
    latest: Sequence[bool]
    expected: Expected
    contradictions: list[Contradiction]
    overlapping: list[int]

    def columns(self) -> Iterator[tuple[int, int, Sums]]:
        """The sums by series and asked period, as numbers; what nobody reported is owed if the series is reported."""
        flat, last = self._flat(), self._last()
        width = len(self.tree.asked) * len(self.tree.parts)
        for series, tree in enumerate(self.units):
            start, end = self._starts[series] * width, self._starts[series + 1] * width
            for asked in range(len(self.tree.asked)):
                if self.latest[series]:
                    found = self._latest_sums(series, asked, last.get((series, asked), {}))
                else:
                    slots = range(asked * len(self.tree.parts), (asked + 1) * len(self.tree.parts))
                    by_part = [tuple(column[start + slot : end : width] for column in flat) for slot in slots]
                    found = self._sums(series, asked, tree, by_part)
                if found is not None:
                    yield series, asked, found

    def bare(self) -> dict[tuple[int, int], list[int]]:
        """By series and asked period the places of values that cannot be added."""
        found: dict[tuple[int, int], list[int]] = {}
        for at in self._chosen if None in self.reported.numerators else ():
            series = self.reported.series_of[at]
            if self.reported.numerators[at] is None and not self._is_additive[series]:
                for asked, _ in self.tree.places[self.reported.period_of[at]]:
                    found.setdefault((series, asked), []).append(at)
        return found

    @property
    def _chosen(self) -> Sequence[int]:
        return range(len(self.reported)) if self.places is None else self.places

    @cached_property
    def _is_additive(self) -> list[bool]:
        return [one.measure in ADDED_MEASURES for one in self.reported.series]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the units of each series begin, all series in a row."""
        starts = [0]
        for tree in self.units:
            starts.append(starts[-1] + len(tree))
        return starts

    def _flat(self) -> tuple[list[Any], list[int], list[int], list[int]]:
        """Numerators, denominators, reports that were due and reports, by unit of a series, asked period and part."""
        width = len(self.tree.asked) * len(self.tree.parts)
        size = self._starts[-1] * width
        numerators, denominators, seen = [0] * size, [0] * size, [0] * size
        due = [0] * size
        every_due = all(period in self.tree.due[slot] for period, slots in self._by_period() for slot in slots)
        for slot_of, is_due in self._layers():
            keys, counts, of, periods = self._rows(slot_of, width)
            for key, numerator, denominator in zip(keys, counts, of, strict=True):
                numerators[key] += numerator
                denominators[key] += denominator
                seen[key] += 1
            if not every_due:
                for key, period in zip(keys, periods, strict=True):
                    due[key] += is_due[period]
        return numerators, denominators, seen if every_due else due, seen

    def _by_period(self) -> Iterator[tuple[Any, tuple[tuple[int, int], ...]]]:
        return zip(self.reported.periods, self.tree.places, strict=True)

    def _layers(self) -> Iterator[tuple[list[int], list[int]]]:
        """For each reported period the slot of the first asked one it lies in and whether it is due; then the next."""
        parts = len(self.tree.parts)
        for depth in range(max(map(len, self.tree.places), default=0)):
            held = [(period, slots[depth] if depth < len(slots) else None) for period, slots in self._by_period()]
            yield (
                [-1 if slot is None else slot[0] * parts + slot[1] for _, slot in held],
                [int(slot is not None and period in self.tree.due[slot]) for period, slot in held],
            )

    def _rows(self, slot_of: list[int], width: int) -> tuple[list[int], list[Any], list[Any], list[int]]:
        """Of the reports that are added: where each goes, its numerator, its denominator and its period."""
        reported = self.reported
        pairs, periods, counts, of = reported.pair_of, reported.period_of, reported.numerators, reported.denominators
        every = self.places is None and -1 not in slot_of and not any(self.latest) and None not in counts
        if not every:
            places = [at for at in self._chosen if slot_of[periods[at]] >= 0 and self._is_added(at)]
            counts = [reported.exact(at) if counts[at] is None else counts[at] for at in places]
            of = [of[at] or 0 for at in places]
            pairs, periods = [pairs[at] for at in places], [periods[at] for at in places]
        base = self._base(width)
        keys = list(map(add, map(base.__getitem__, pairs), map(slot_of.__getitem__, periods)))
        return keys, counts, of, periods

    def _base(self, width: int) -> dict[int, int]:
        """Where the slots of each pair of a series and a unit begin."""
        base = {}
        for pair in dict.fromkeys(self.reported.pair_of):
            series, unit = divmod(pair, len(self.reported.units))
            base[pair] = (self._starts[series] + self.units[series].place[self.reported.units[unit]]) * width
        return base

    def _is_added(self, at: int) -> bool:
        series = self.reported.series_of[at]
        is_sum = self.reported.numerators[at] is not None or self._is_additive[series]
        return is_sum and not self.latest[series]

    def _owed(self, tree: UnitTree, asked: int, part: int) -> list[int]:
        """What each unit owes of an asked period by a kind of parts."""
        key = id(tree), asked, part
        if key not in self._owed_by:
            self._owed_by[key] = [
                self.expected.owed(unit, asked, part) if unit in tree.reporters else 0 for unit in tree.units
            ]
        return self._owed_by[key]

    @cached_property
    def _owed_by(self) -> dict[tuple[int, int, int], list[int]]:
        return {}

    def _sums(self, series: int, asked: int, tree: UnitTree, by_part: Sequence[tuple[list[Any], ...]]) -> Sums | None:
        """For each unit the sum of its reports; silent ones owe by the finest parts that anyone reported by."""
        used = [part for part, (*_, seen) in enumerate(by_part) if any(seen)]
        if not used:
            return self._nothing(series, asked, tree)
        sums = {part: self._of_part(asked, part, tree, by_part[part]) for part in used}
        usual = next((part for part in used if self.tree.consists_of(asked, part)), used[0])
        found = sums[usual]
        is_mixed = len(used) > 1 or not self.tree.consists_of(asked, usual)
        for place in range(len(tree)) if is_mixed else self._partial_places(tree):
            held = [part for part, one in sums.items() if one.seen[place]]
            if held:
                found.put(place, self._of_unit(series, asked, tree.units[place], held, sums, place), 1)
        return found

    def _of_unit(
        self, series: int, asked: int, unit: str | None, held: Sequence[int], sums: Mapping[int, Sums], place: int
    ) -> Sum:
        """The plain sum of parts of one kind; of several kinds what covers the most days, each counted once."""
        if len(held) == 1 and self.tree.consists_of(asked, held[0]) and unit not in self.expected.partial:
            return sums[held[0]].at(place)
        usual = next((part for part in held if self.tree.consists_of(asked, part)), held[0])
        laid = lay_out(self._dated[series, asked, str(unit)], self.expected.parts(str(unit), asked, usual))
        for one, parts in laid.contradictions:
            whole = Sum(one.numerator, one.denominator, 1, 1)
            self.contradictions.append(Contradiction(series, asked, unit, whole, parts, period=one.period))
        self.overlapping += (one.at for one in laid.overlapping)
        return laid.total

    def _partial_places(self, tree: UnitTree) -> Iterator[int]:
        return iter(sorted(tree.place[unit] for unit in self.expected.partial if unit in tree.place))

    @cached_property
    def _dated(self) -> Mapping[tuple[int, int, str], list[Dated]]:
        """The reports of units that cannot just be added: of several kinds of periods, or of a part of an asked one."""
        reported, tree = self.reported, self.tree
        is_odd = [any(not tree.consists_of(*slot) for slot in slots) for slots in tree.places]
        kinds: dict[int, set[int]] = {}
        for pair, number in dict.fromkeys(zip(reported.pair_of, reported.period_of, strict=True)):
            kinds.setdefault(pair, set()).update(part for _, part in tree.places[number])
            if is_odd[number] or reported.units[pair % len(reported.units)] in self.expected.partial:
                kinds[pair].add(-1)
        found: dict[tuple[int, int, str], list[Dated]] = {}
        for at in self._chosen:
            if len(kinds[reported.pair_of[at]]) > 1 and self._is_added(at):
                numerator, number = reported.numerators[at], reported.period_of[at]
                exact = reported.exact(at) if numerator is None else numerator
                period = reported.periods[number]
                one = Dated(at, period, tree.is_over(period), exact, reported.denominators[at] or 0)
                for asked, _ in tree.places[number]:
                    key = reported.series_of[at], asked, reported.units[reported.unit_of[at]]
                    found.setdefault(key, []).append(one)
        return found

    def _nothing(self, series: int, asked: int, tree: UnitTree) -> Sums | None:
        """The sums where nothing was reported that can be added: what is owed, by the finest parts of the series."""
        part = min((part for part in self._parts_of[series] if (asked, part) in self.tree.due), default=None)
        if part is None:
            return None
        zeros = [0] * len(tree)
        owed = self._owed_at_the_end(tree, asked, part) if self.latest[series] else self._owed(tree, asked, part)[:]
        return Sums(zeros, zeros[:], zeros[:], owed, zeros[:])

    @cached_property
    def _parts_of(self) -> list[set[int]]:
        """By which kinds of parts each series was reported."""
        found: list[set[int]] = [set() for _ in self.reported.series]
        for series, period in set(zip(self.reported.series_of, self.reported.period_of, strict=True)):
            found[series].add(self.tree.part_of[period])
        return found

    def _of_part(self, asked: int, part: int, tree: UnitTree, columns: tuple[list[Any], ...]) -> Sums:
        numerators, denominators, reported, seen = columns
        owed = self._owed(tree, asked, part)[:]
        if any(map(gt, reported, owed)) or any(seen[place] for place in self._others(tree)):
            for place, count in enumerate(seen):
                if count:
                    owed[place] = max(self.expected.owed(str(tree.units[place]), asked, part), reported[place])
        return Sums(numerators, denominators, reported, owed, seen)

    def _others(self, tree: UnitTree) -> list[int]:
        """The places of units that owe no reports."""
        if id(tree) not in self._other_places:
            self._other_places[id(tree)] = [
                place for place, unit in enumerate(tree.units) if unit not in tree.reporters
            ]
        return self._other_places[id(tree)]

    @cached_property
    def _other_places(self) -> dict[int, list[int]]:
        return {}

    def _last(self) -> dict[tuple[int, int], dict[int, tuple[tuple[date, date], int, int]]]:
        """Of what stands at the end of a period, by unit, the last report: its rank, its place, its kind of part."""
        last: dict[tuple[int, int], dict[int, tuple[tuple[date, date], int, int]]] = {}
        for at in self._chosen if any(self.latest) else ():
            series, number = self.reported.series_of[at], self.reported.period_of[at]
            if not self.latest[series] or (self.reported.numerators[at] is None and not self._is_additive[series]):
                continue
            period, unit = self.reported.periods[number], self.reported.unit_of[at]
            rank = last_day(period), first_day(period)  # the shorter where two end on one day
            for asked, part in self.tree.places[number]:
                held = last.setdefault((series, asked), {})
                if unit not in held or rank > held[unit][0]:
                    held[unit] = rank, at, part
        return last

    def _latest_sums(self, series: int, asked: int, last: dict[int, tuple[tuple[date, date], int, int]]) -> Sums | None:
        """One report is owed by each unit that is there at the end, that of the last part that is over."""
        tree = self.units[series]
        if not last:
            return self._nothing(series, asked, tree)
        finest = min(part for *_, part in last.values())
        zeros = [0] * len(tree)
        found = Sums([*zeros], [*zeros], [*zeros], self._owed_at_the_end(tree, asked, finest), [*zeros])
        reached = {tree.place[self.reported.units[unit]]: end for unit, ((end, _), *_) in last.items()}
        for unit, ((end, _), at, part) in last.items():
            place = tree.place[self.reported.units[unit]]
            closed = self.expected.end_before(str(tree.units[place]), self._closing(asked))
            after = reached.get(tree.heirs.get(place, -1), date.min)
            if closed and (place not in tree.heirs or after > closed):
                continue  # gone, or within what its heir has reported since
            due = [last_day(one) for one in self.tree.due[asked, part]]
            is_current = int(bool(due) and end >= max(due))
            numerator = self.reported.numerators[at]
            exact = self.reported.exact(at) if numerator is None else numerator
            is_unasked = tree.units[place] not in tree.reporters and not closed
            owes = max(found.owed[place], is_current, int(bool(due) and is_unasked))
            found.put(place, Sum(exact, self.reported.denominators[at] or 0, is_current, owes), 1)
        return found

    def _owed_at_the_end(self, tree: UnitTree, asked: int, part: int) -> list[int]:
        """One report for the last part that is over by each reporter that is there on its last day."""
        due = self.tree.due[asked, part]
        if not due:
            return [0] * len(tree)
        last = max(due, key=last_day)
        return [
            int(unit in tree.reporters and last in self.expected.parts(str(unit), asked, part)) for unit in tree.units
        ]

    def _closing(self, asked: int) -> date:
        """The day for which it is said how things stand."""
        end = last_day(self.tree.asked[asked])
        return end if self.tree.as_of is None else min(end, self.tree.as_of)
