"""What comes again (định kỳ): the time it is due in each week, month, quarter, half or year of the plan's period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from tthc.model import DayOfEach, Frequency, Period, Recurring
from tthc.model.period import month_index, months_from
from tthc.periods.explanation import Step
from tthc.periods.occurrence_base import Occurrence

MONTHS_OF_FREQUENCY: Final[dict[Frequency, int]] = {
    "monthly": 1, "quarterly": 3, "semiannual": 6, "nine-months": 12, "annual": 12,
}  # fmt: skip
"""How many months lie between two times; the others are not counted in months."""
_MARKS: Final = {3: "Q", 6: "H"}
_NINE: Final = 9
_WEEK: Final = timedelta(days=7)


def recurring(term: Recurring, period: Period) -> tuple[Occurrence, ...]:
    """The times of a repetition in a period, in order; a day that the words name is not cut to the period.

    Example:
        >>> from tthc.model import DayOfEach
        >>> term = Recurring(freq="quarterly", due=DayOfEach(month=3, day=25), before=True)
        >>> [f"{time.label}: {time.due}" for time in recurring(term, Period.of_half(2026, 1))]
        ['2026-Q1: 2026-03-24', '2026-Q2: 2026-06-24']
    """
    times = tuple(_weekly(term, period) if term.freq == "weekly" else _monthly(term, period))
    ahead = tuple(time for time in times if time.due and time.due >= period.start)
    return tuple(time for time in ahead or times for _ in range(term.times or 1))


def _weekly(term: Recurring, period: Period) -> Iterator[Occurrence]:
    """By weeks from Monday to Sunday."""
    monday = period.start - timedelta(days=period.start.weekday())
    while monday <= period.end:
        end = monday + (term.every or 1) * _WEEK - timedelta(days=1)
        year, week, _ = end.isocalendar()
        weekday = term.due.weekday if term.due else None
        said = end - timedelta(days=7 - weekday) if weekday else None
        yield _time(term, period, f"{year:04}-W{week:02}", Period(start=monday, end=end), said)
        monday = end + timedelta(days=1)


def _monthly(term: Recurring, period: Period) -> Iterator[Occurrence]:
    """By months of the calendar; of several periods together, from the plan's first month on."""
    length = MONTHS_OF_FREQUENCY[term.freq] * (term.every or 1)
    first = month_index(period.start) if term.every else month_index(period.start) // length * length
    for index in range(first, month_index(period.end) + 1, length):
        start, end = months_from(index, _NINE if term.freq == "nine-months" else length)
        said = _day_in(term.due, index) if term.due else None
        yield _time(term, period, _label(term, index, length), Period(start=start, end=end), said)


def _time(term: Recurring, period: Period, label: str, whole: Period, said: date | None) -> Occurrence:
    opens = _day_in(term.opens, month_index(whole.start)) if term.opens and term.opens.day else None
    if said is not None:
        due = said - timedelta(days=1) if term.before else said
        start = opens or max(whole.start, period.start)
        step = Step.of("recurring-day", freq=term.freq, occurrence=label, due=due)
        return Occurrence(label, start if start <= due else None, due, (step,))
    begin, due = max(opens or whole.start, period.start), min(whole.end, period.end)
    steps = [Step.of("recurring", freq=term.freq, occurrence=label, due=due)]
    if (begin, due) != (whole.start, whole.end):
        steps.append(Step.of("clipped", start=period.start, end=period.end))
    return Occurrence(label, begin if begin <= due else None, due, tuple(steps))


def _day_in(day: DayOfEach, index: int) -> date:
    """The day in the period that begins with a month; a month without such a day has its last instead."""
    start, _ = months_from(index + (day.month or 1) - 1, 1)
    return start + relativedelta(day=day.day)


def _label(term: Recurring, index: int, length: int) -> str:
    year, month = divmod(index, 12)
    if term.freq == "nine-months" and not term.every:
        return f"{year:04}-9M"
    if length in _MARKS and not term.every:
        return f"{year:04}-{_MARKS[length]}{month // length + 1}"
    return f"{year:04}" if length == 12 and not term.every else f"{year:04}-{month + 1:02}"
