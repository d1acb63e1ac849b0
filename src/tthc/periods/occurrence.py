"""From a term to the days it means: one occurrence or several, each with its first and last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    External,
    Limit,
    Months,
    Period,
    Recurring,
    Term,
    Unread,
    Week,
    Window,
)
from tthc.model.period import month_index, months_from
from tthc.periods.explanation import Step
from tthc.periods.occurrence_base import Occurrence
from tthc.periods.recurrence import recurring

__all__ = ["Occurrence", "occurrences"]

_NO_DAYS: Final = frozenset({"periodic", "daily"})


def occurrences(term: Term, period: Period | None) -> tuple[Occurrence, ...]:
    """The times a term asks for, within the plan's period where it needs one.

    Example:
        >>> [str(time.due) for time in occurrences(Before(date=date(2025, 12, 15)), None)]
        ['2025-12-14']
        >>> year = Period.of_year(2025)
        >>> [time.label for time in occurrences(Recurring(freq="quarterly"), year)]
        ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']
    """
    try:
        return tuple(_occurrences(term, period))
    except (ValueError, OverflowError):
        # The form lets a date be written that no calendar holds: the month 0000-01, the day before 0001-01-01.
        return (_undated(term, Step.of("impossible")),)


def _occurrences(term: Term, period: Period | None) -> Iterator[Occurrence]:
    match term:
        case Before(date=day):
            due = day - timedelta(days=1)
            yield Occurrence(due.isoformat(), None, due, (Step.of("before", day=day, due=due),))
        case By(date=day):
            yield Occurrence(day.isoformat(), None, day, (Step.of("by", day=day),))
        case Window():
            yield _window(term)
        case Months(months=months):
            for label in dict.fromkeys(months):
                start, due = months_from(month_index(date.fromisoformat(f"{label}-01")), 1)
                yield Occurrence(label, start, due, (Step.of("month", occurrence=label, due=due),))
        case Recurring(freq=freq) if freq not in _NO_DAYS and period is not None:
            yield from recurring(term, period)
        case Continuous() if period is not None:
            steps = (Step.of("continuous", start=period.start, due=period.end),)
            yield Occurrence(term.kind, period.start, period.end, steps)
        case _:
            yield _undated(term, _why_undated(term))


def _window(term: Window) -> Occurrence:
    if term.end is None:
        step = Step.of("window-open", start=term.start) if term.start else Step.of("window-unknown")
    elif term.start is None:
        step = Step.of("window-end", due=term.end)
    else:
        step = Step.of("window", start=term.start, due=term.end)
    return Occurrence(term.end.isoformat() if term.end else term.kind, term.start, term.end, (step,))


def _why_undated(term: Term) -> Step:
    match term:
        case Adhoc() | Completed():
            return Step.of(term.kind)
        case External(reference=reference):
            return Step.of("external", reference=reference)
        case Unread(text=text):
            return Step.of("unread", text=text)
        case Recurring(freq="periodic" | "daily" as freq):
            return Step.of(freq)
        case Week():
            return Step.of("week")
        case Limit(event=event):
            return Step.of("limit-open", event=event) if event else Step.of("limit-eventless")
        case Recurring() | Continuous():
            return Step.of("no-period")
    return Step.of("unspecified")


def _undated(term: Term, step: Step) -> Occurrence:
    return Occurrence(term.kind, None, None, (step,))
