"""The periods that dossiers are counted in (kỳ thống kê), numbered from 0."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal

from attrs import frozen

from tthc.errors import InputError
from tthc.model import CalendarPart, Period, ReportingPeriod
from tthc.model.period import MONTHS_IN, month_index
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.time_tree import last_day

Regime = Literal["calendar", "reporting"]
"""theo dương lịch; theo chế độ báo cáo (từ ngày 15 đến ngày 14)."""

CUT_OFF: Final = 14
"""Last day of a reporting month; a day less so many lies in the calendar month of its name, or the one before."""


@frozen
class Span:
    """Periods that follow on each other without a gap.

    Attributes:
        periods: in order; those that begin after ``as_of`` are left out.
        months: how many months each has, None where the whole span is one period.
        as_of: the last day that anything is known of; None where all that is recorded counts.
    """

    periods: tuple[AnyPeriod, ...]
    months: int | None
    as_of: date | None

    @classmethod
    def of(cls, period: AnyPeriod, part: CalendarPart | None, as_of: date | None) -> Span:
        """A period as a whole or in parts.

        Raises:
            InputError: it has not begun on the day, or cannot be split so.

        Example:
            >>> [str(one) for one in Span.of(ReportingPeriod.parse("report:2026-Q1"), "month", None).periods]
            ['report:2026-M1', 'report:2026-M2', 'report:2026-M3']
        """
        if isinstance(as_of, datetime):
            raise InputError(f"{as_of} is a moment and not a day", hint="give as_of=moment.date()")
        parts: Sequence[AnyPeriod] = (period,) if part is None else _split(period, part)
        begun = tuple(one for one in parts if as_of is None or one.start <= as_of)
        if not begun:
            raise InputError(f"{period} has not begun on {as_of}", hint="give a later day or an earlier period")
        return cls(begun, None if part is None or len(begun) == 1 else MONTHS_IN[part], as_of)

    def __len__(self) -> int:
        return len(self.periods)

    @property
    def start(self) -> date:
        """First day."""
        return self.periods[0].start

    @property
    def until(self) -> date:
        """Last day, or the day known to where that comes first."""
        return self.measured[-1]

    @property
    def regime(self) -> Regime:
        """Whether its periods are those of the calendar or of the reporting regime."""
        return "reporting" if isinstance(self.periods[0], ReportingPeriod) else "calendar"

    @property
    def base(self) -> int:
        """Month the first period is counted from, as ``month_index`` counts."""
        first = self.periods[0]
        if isinstance(first, ReportingPeriod):
            return month_index(first.start) + 1
        size = self.months or 1
        return month_index(first.start) // size * size

    @property
    def measured(self) -> tuple[date, ...]:
        """The day on which what is pending in each period is measured: its last, or the day known to."""
        return tuple(min(last_day(one), self.as_of or date.max) for one in self.periods)


def _split(period: AnyPeriod, part: CalendarPart) -> Sequence[AnyPeriod]:
    if isinstance(period, Period):
        return period.split(part)
    months, size = period.months(), MONTHS_IN[part]
    first = months[0].number - 1
    if first % size or len(months) % size:
        raise InputError(f"{period} has no whole {part}", hint="count by shorter periods, or give a longer one")
    return tuple(
        ReportingPeriod(kind=part, year=period.year, number=number // size + 1)
        for number in range(first, first + len(months), size)
    )
