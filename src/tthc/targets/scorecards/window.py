"""The days a target is measured over (kỳ đo chỉ tiêu), in the calendar and in the reporting regime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from attrs import frozen

from tthc.model import Period, ReportingPeriod
from tthc.model.reporting_period import ReportKind

Regime = Literal["calendar", "report"]
"""Figures by the calendar, or from the 15th to the cut-off on the 14th."""

Grain = Literal["month", "quarter", "half-year"]
"""The parts of a year that figures are reported by, the finest first."""

GRAINS: Final[tuple[Grain, ...]] = ("month", "quarter", "half-year")
_IN_A_YEAR: Final[dict[Grain, int]] = {"month": 12, "quarter": 4, "half-year": 2}
_KINDS: Final[dict[ReportKind, int]] = {"year": 12, "nine-months": 9, "half-year": 6, "quarter": 3}
_CUT_OFF_DAY: Final = 14


@frozen
class Window:
    """What a target is measured over, and by when it is to be met.

    Attributes:
        days: the days measured.
        due: last day on which the target is to be met; after ``days`` where it is to be met later than the plan runs.

    Example:
        >>> half = Window.of(Period.of_year(2026), date(2026, 6, 30))
        >>> half.days.label, str(half.asked("report")[0])
        ('2026-H1', 'report:2026-H1')
        >>> half.holds(Period.of_month(2026, 7)), half.holds(ReportingPeriod(kind="month", year=2026, number=1))
        (False, True)
    """

    days: Period
    due: date

    @classmethod
    def of(cls, period: Period, due: date | None) -> Window:
        """The plan's period, up to the day the target names where that lies in it."""
        last = due if due is not None and due in period else period.end
        return cls(Period(start=period.start, end=last), due or period.end)

    def holds(self, reported: Period | ReportingPeriod) -> bool:
        """Whether a report for a period counts: one of the reporting regime lies where the months of its name lie."""
        if isinstance(reported, Period):
            return reported in self.days
        return _named(reported).start >= self.days.start and reported.cut_off <= self.days.end

    def cuts(self, reported: Period | ReportingPeriod) -> bool:
        """Whether a report is for a period that lies in it only in part.

        Example:
            >>> Window.of(Period.of_year(2026), date(2026, 12, 14)).cuts(Period.of_month(2026, 12))
            True
        """
        days = reported if isinstance(reported, Period) else _named(reported)
        return days.intersects(self.days) and not self.holds(reported)

    def asked(self, regime: Regime) -> tuple[Period | ReportingPeriod, ...]:
        """What figures are asked for: the days; of the reporting regime the largest periods that they are called by."""
        if regime == "calendar":
            return (self.days,)
        found: list[ReportingPeriod] = []
        months = [one for one in self.pieces("report", "month") if isinstance(one, ReportingPeriod)]
        while months:
            found.append(_largest(months))
            months = months[len(found[-1].months()) :]
        return tuple(found)

    def pieces(self, regime: Regime, grain: Grain) -> tuple[Period | ReportingPeriod, ...]:
        """Its months, quarters or halves, those that lie in it whole."""
        if regime == "calendar":
            return tuple(one for one in self.days.split(grain) if one.kind == grain)
        years = range(self.days.start.year, self.days.end.year + 1)
        return tuple(one for one in _reporting(years, grain) if self.holds(one))

    def last_day(self, regime: Regime) -> date:
        """The last day that a report can cover; in the reporting regime the last cut-off."""
        end = self.days.end
        if regime == "calendar":
            return end
        before = end if end.day >= _CUT_OFF_DAY else end.replace(day=1) - timedelta(days=1)
        return before.replace(day=_CUT_OFF_DAY)


def _largest(months: Sequence[ReportingPeriod]) -> ReportingPeriod:
    """The longest reporting period that begins with the first of some months and lies in them."""
    first = months[0]
    for kind, size in _KINDS.items():
        number, beside = divmod(first.number - 1, size)
        if not beside and len(months) >= size and (kind != "nine-months" or number == 0):
            return ReportingPeriod(kind=kind, year=first.year, number=number + 1)
    return first


def _reporting(years: range, grain: Grain) -> Iterator[ReportingPeriod]:
    for year in years:
        for number in range(1, _IN_A_YEAR[grain] + 1):
            yield ReportingPeriod(kind=grain, year=year, number=number)


def _named(reported: ReportingPeriod) -> Period:
    """The calendar months that a reporting period is called by."""
    months = reported.months()
    return Period.of_months(reported.year, months[0].number, months[-1].number)
