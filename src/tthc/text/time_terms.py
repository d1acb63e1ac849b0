"""Statements turned into terms: which year a point without one belongs to, and which days are meant."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

from tthc.model.period import FIRST_YEAR, LAST_YEAR, Period
from tthc.model.term import Before, By, Continuous, Months, Term, Week, Window
from tthc.text.time_point import Point
from tthc.text.time_span import Statement


@frozen
class Doubt:
    """Why statements have no terms: a code of ``data/findings.toml``."""

    code: str


def terms_of(said: tuple[Statement, ...], within: Period | None) -> tuple[Term, ...] | Doubt:
    """The terms of all statements of a cell, or why there are none."""
    out: list[Term] = []
    for n, statement in enumerate(said):
        if statement.term is not None:
            out.append(statement.term)
            continue
        later = [p.year for other in said[n + 1 :] if other.sentence == statement.sentence for p in other.points]
        made = _terms(statement, within, next((year for year in later if year), None))
        if isinstance(made, Doubt):
            return made
        out.extend(made)
    return tuple(dict.fromkeys(out))


def hull(statement: Statement, within: Period | None = None) -> Period | None:
    """From the first day named to the last, where every year is said or follows from a period."""
    ends = statement.points
    days = pair(ends[0], ends[1], within) if statement.key == "range" else _settled(statement, within, None)
    if isinstance(days, Doubt):
        return None
    first, last = days[0], days[-1]
    if isinstance(first, Doubt) or isinstance(last, Doubt) or first.start > last.end:
        return None
    return Period(start=first.start, end=last.end)


def settle(point: Point, within: Period | None, borrowed: int | None = None) -> Period | Doubt:
    """The days of a point; without a year of its own it takes the one year that puts it in the period.

    A year ``borrowed`` from beside it must not contradict the period.
    """
    if not point.possible():
        return Doubt("date-impossible")
    if point.year is not None:
        return point.days(point.year)
    years = _years(point, within) if within else ([borrowed] if borrowed else [])
    if len(years) != 1 or (borrowed and borrowed != years[0]):
        return Doubt("date-year-doubtful")
    return _days(point, years[0])


def pair(first: Point, last: Point, within: Period | None) -> tuple[Period | Doubt, Period | Doubt]:
    """The days of the two ends of a span; an end without a year may take that of the later one."""
    if first.year is None and last.year is not None:
        borrowed = _days(first, last.year)
        end = settle(last, within)
        own = settle(first, within)
        if isinstance(borrowed, Period) and isinstance(end, Period) and borrowed.start <= end.end:
            clash = within is not None and isinstance(own, Period) and own != borrowed and own.start <= end.end
            return (Doubt("date-year-doubtful") if clash else borrowed), end
        return own, end
    return settle(first, within), settle(last, within)


def pair_of_cells(first: Point, last: Point, within: Period | None) -> tuple[Period | Doubt, Period | Doubt]:
    """Like :func:`pair` for two cells, where the plan's period has the first word on a year left out."""
    own, end = settle(first, within), settle(last, within)
    if isinstance(own, Period) and isinstance(end, Period) and own.start <= end.end:
        return own, end
    return pair(first, last, within)


def _years(point: Point, within: Period) -> list[int]:
    """The years in which the point meets the period."""
    found = []
    for year in range(max(within.start.year, FIRST_YEAR), min(within.end.year, LAST_YEAR) + 1):
        days = _days(point, year)
        if isinstance(days, Period) and days.start <= within.end and within.start <= days.end:
            found.append(year)
    return found


def _days(point: Point, year: int) -> Period | Doubt:
    try:
        return point.days(year)
    except ValueError:
        return Doubt("date-impossible")


def _terms(statement: Statement, within: Period | None, later: int | None) -> list[Term] | Doubt:
    if statement.key == "range":
        return _span(statement.points[0], statement.points[1], within)
    if statement.key == "through":
        return _all_through(statement.points[0], within)
    days = _settled(statement, within, later)
    return days if isinstance(days, Doubt) else _made(statement, days, within)


def _settled(statement: Statement, within: Period | None, later: int | None) -> tuple[Period, ...] | Doubt:
    """The days of each point of a list, in order of time."""
    days: list[Period] = []
    for point in _spread(statement.points):
        settled = settle(point, within, later)
        if isinstance(settled, Doubt):
            return settled
        days.append(settled)
    if any(b.start < a.start for a, b in pairwise(days)):
        return Doubt("date-year-doubtful" if any(p.year is None for p in statement.points) else "schedule-unread")
    return tuple(days)


def _spread(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A year at the end of a list is the year of all before it that say none."""
    out: list[Point] = []
    year = None
    for point in reversed(points):
        year = point.year or year
        out.append(point.of_year(year) if year else point)
    return tuple(reversed(out))


def _made(statement: Statement, days: tuple[Period, ...], within: Period | None) -> list[Term] | Doubt:
    points = _spread(statement.points)
    if statement.key == "before":
        if within and any(p.year is None and d.start == within.start for p, d in zip(points, days, strict=True)):
            return Doubt("date-year-doubtful")  # the period would be over before it began
        return [Before(date=day.start) for day in days]
    if statement.key == "by":
        return [By(date=day.end, time=statement.clock) for day in days]
    if statement.key == "after":
        return [Window(start=day_after(days[-1].end))]
    if statement.key == "until":
        return [Window(end=days[-1].end)]
    if statement.week:
        return [Week(month=f"{days[0].start:%Y-%m}", week=statement.week)]
    if statement.key == "from":
        return [Window(start=days[0].start, end=None)]
    if len(days) > 1 and all(point.kind == "month" for point in points):
        return [Months(months=tuple(f"{day.start:%Y-%m}" for day in days))]
    return [_bare(point, day) for point, day in zip(points, days, strict=True)]


def _bare(point: Point, days: Period) -> Term:
    return By(date=days.end) if point.is_day else Window(start=days.start, end=days.end)


def _span(first: Point, last: Point, within: Period | None) -> list[Term] | Doubt:
    start, end = pair(first, last, within)
    if isinstance(start, Doubt):
        return start
    if isinstance(end, Doubt):
        return end
    if start.start > end.end:
        said = first.year is not None and last.year is not None
        return Doubt("schedule-reversed" if said else "date-year-doubtful")
    return [Window(start=start.start, end=end.end)]


def _all_through(year: Point, within: Period | None) -> list[Term] | Doubt:
    """Continuous (thường xuyên trong năm 2026) where the plan is for that year, else it is that year."""
    if within is None or (within.start.year == within.end.year and year.year in (None, within.start.year)):
        return (
            [Continuous()]
            if within or year.year is None
            else [Window(start=date(year.year, 1, 1), end=date(year.year, 12, 31))]
        )
    return Doubt("schedule-unread")


def day_before(day: date) -> date:
    """The last lawful day of "trước ngày"."""
    return day - timedelta(days=1)


def day_after(day: date) -> date:
    """The first day of "sau ngày"."""
    return day + timedelta(days=1)
