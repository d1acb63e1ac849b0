"""Which of a unit's reports are added where they are of several kinds of periods (kỳ báo cáo chồng lấn)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.sum import Sum
from tthc.targets.figures.time_tree import first_day, last_day


@frozen
class Dated:
    """What a unit reported for one period.

    Attributes:
        at: place of the report.
        period: what it covers.
        is_over: whether the period was over on the day that is asked for.
        numerator: the count; of a bare value that can be added, the value.
        denominator: the count; 0 of a bare value.
        days: the first and the last day of the period as numbers.
    """

    at: int
    period: AnyPeriod
    is_over: bool
    numerator: int | Fraction
    denominator: int
    days: tuple[int, int] = field(init=False)

    @days.default
    def _days(self) -> tuple[int, int]:
        return _numbers_of(self.period)


@frozen
class Layout:
    """Reports side by side, so that each day is counted once.

    Attributes:
        total: their sum; owed are the reports in it and the pieces that it does not cover.
        contradictions: reports of periods whose parts say something else, with the sum of those.
        overlapping: reports left out though some of their days are in no other.
    """

    total: Sum
    contradictions: tuple[tuple[Dated, Sum], ...]
    overlapping: tuple[Dated, ...]


def lay_out(reports: Iterable[Dated], pieces: Iterable[AnyPeriod]) -> Layout:
    """Of reports that overlap those that cover the most days, of equals the most, which are the finest.

    Days of periods that are over go before others.

    Args:
        reports: of one unit and series, in one asked period, each of another place.
        pieces: the parts of the asked period for each of which a report is owed.

    Example:
        >>> from tthc.model import Period
        >>> periods = [Period.of_month(2026, 1), Period.of_months(2026, 1, 9), Period.of_quarter(2026, 4)]
        >>> reports = [Dated(at, period, True, at, 10) for at, period in enumerate(periods)]
        >>> print(lay_out(reports, Period.of_year(2026).split("quarter")).total)
        3/20
    """
    every = sorted(reports, key=lambda one: (one.days[1], one.days[0]))
    used = _apart(every)
    taken = {one.at for one in used}
    runs = _runs(used)
    contradictions, overlapping = [], []
    for one in every:
        if one.at in taken:
            continue
        start, end = one.days
        inside = [other for other in used if start <= other.days[0] and other.days[1] <= end]
        parts = _total(inside)
        if sum(_length(other) for other in inside) < _length(one):
            if not _covered(one.period, runs):
                overlapping.append(one)
        elif not parts.agrees_with(_total([one])):
            contradictions.append((one, parts))
    missing = sum(not _covered(piece, runs) for piece in pieces)
    total = _total(used)
    whole = Sum(total.numerator, total.denominator, total.reported, total.reported + missing)
    return Layout(whole, tuple(contradictions), tuple(overlapping))


def _apart(reports: Sequence[Dated]) -> tuple[Dated, ...]:
    """Those that share no day and cover the most; the reports stand in the order of their last days."""
    ends = [one.days[1] for one in reports]
    best = [(0, 0, 0)]
    for place, one in enumerate(reports):
        over, days, count = best[bisect_left(ends, one.days[0])]
        length = _length(one)
        best.append(max(best[place], (over + length * one.is_over, days + length, count + 1)))
    found = []
    place = len(reports)
    while place:
        place -= 1
        if best[place + 1] != best[place]:
            found.append(reports[place])
            place = bisect_left(ends, reports[place].days[0])
    return tuple(reversed(found))


def _runs(used: Sequence[Dated]) -> list[tuple[int, int]]:
    """The days of reports that follow on each other, first and last."""
    days = [one.days for one in used]
    breaks = [0, *(place for place, (one, after) in enumerate(pairwise(days), 1) if after[0] > one[1] + 1), len(days)]
    return [(days[start][0], days[end - 1][1]) for start, end in pairwise(breaks) if start < end]


def _covered(period: AnyPeriod, runs: Iterable[tuple[int, int]]) -> bool:
    first, last = _numbers_of(period)
    return any(start <= first and last <= end for start, end in runs)


def _numbers_of(period: AnyPeriod) -> tuple[int, int]:
    return first_day(period).toordinal(), last_day(period).toordinal()


def _length(one: Dated) -> int:
    first, last = one.days
    return last - first + 1


def _total(reports: Sequence[Dated]) -> Sum:
    reported = sum(one.is_over for one in reports)
    numerator = sum((one.numerator for one in reports), 0)
    return Sum(numerator, sum(one.denominator for one in reports), reported, reported)
