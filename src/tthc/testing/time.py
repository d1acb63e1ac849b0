"""Days, periods, terms and the schedules that print them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Final

from hypothesis import strategies as st

from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    DayOfEach,
    Duration,
    External,
    Frequency,
    Limit,
    LimitSide,
    Months,
    Period,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Week,
    Window,
)
from tthc.model.wording import schedule_words

_FIRST, _LAST = date(2013, 1, 1), date(2040, 12, 31)
_LENGTHS: Final[dict[Frequency, int]] = {
    "monthly": 1, "quarterly": 3, "semiannual": 6, "nine-months": 9, "annual": 12,
}  # fmt: skip
_CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))
_EVENTS = ("ngày nhận đủ hồ sơ", "ngày Kế hoạch được ban hành", "khi kết thúc kiểm tra")
_REFERENCES = (
    "Theo Kế hoạch kiểm tra",
    "Theo hướng dẫn của Bộ Tư pháp",
    "Lồng ghép với đợt kiểm tra công vụ",
)
_UNREADABLE = ("12/20265", "Quý V", "31/02/2026", "khoảng giữa năm")


def days(*, first: date = _FIRST, last: date = _LAST) -> st.SearchStrategy[date]:
    """A day of the years in which such plans are issued."""
    return st.dates(first, last)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """The time a plan is for: mostly a year or half a year, at times any days.

    Example:
        >>> from hypothesis import find
        >>> str(find(periods(), lambda period: period.start.month == 7))
        '2013-07-01/2013-12-31'
    """
    year = draw(st.integers(_FIRST.year, _LAST.year))
    start = draw(days(first=date(year, 1, 1), last=date(year, 12, 31)))
    length = timedelta(draw(st.integers(0, 5 * 365)))
    halves = [
        Period(start=date(year, 1, 1), end=date(year, 6, 30)),
        Period(start=date(year, 7, 1), end=date(year, 12, 31)),
    ]
    return draw(st.sampled_from([Period.of_year(year), *halves, Period(start=start, end=start + length)]))


def terms(within: Period | None = None) -> st.SearchStrategy[Term]:
    """One statement of a schedule, of every kind; its days lie in a period if one is given.

    Example:
        >>> from hypothesis import find
        >>> find(terms(Period.of_year(2026)), lambda term: term.kind == "before").date.year
        2026
    """
    day = days(first=within.start, last=within.end) if within else days()
    return st.one_of(
        st.sampled_from((Continuous(), Adhoc(), Completed(), Unspecified())),
        recurrences(),
        limits(),
        st.builds(Before, date=day),
        st.builds(By, date=day),
        st.builds(By, date=day, time=_CLOCKS),
        st.builds(Week, month=day.map("{:%Y-%m}".format), week=st.sampled_from((1, 2, 3, 4, 5, -1))),
        _windows(day),
        *(
            ()
            if within and Period.of_month(within.start.year, within.start.month).end >= within.end
            else (_lists(day),)
        ),
        st.sampled_from(_REFERENCES).map(lambda words: External(reference=words)),
        st.sampled_from(_UNREADABLE).map(lambda words: Unread(text=words)),
    )


@st.composite
def schedules(draw: st.DrawFn, within: Period | None = None) -> Schedule:
    """The time cells of a row: one column or two, empty, or absent as in prose; the words say the terms.

    Example:
        >>> from hypothesis import find
        >>> find(schedules(), lambda one: one.terms == (Continuous(),) and one.start_text).start_text
        'Thường xuyên'
    """
    said = tuple(draw(st.lists(terms(within), min_size=1, max_size=2, unique=True)))
    if draw(st.booleans()):
        return Schedule(terms=said)
    if len(said) == 1 and isinstance(said[0], Window) and said[0].end and said[0].start != said[0].end:
        # An end alone is what is left of a pair whose beginning cannot be read.
        begin = _day(said[0].start) if said[0].start else _UNREADABLE[0]
        return Schedule(start_text=begin, finish_text=_day(said[0].end), terms=said)
    text = schedule_words(said)
    start, finish = draw(st.sampled_from(((text, ""), (None, text), (text, None), ("", text))))
    return Schedule(start_text=start, finish_text=finish, terms=said)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurring:
    """What comes again: how often, and at times on which day of each period.

    Example:
        >>> from hypothesis import find
        >>> find(recurrences(), lambda term: term.freq == "weekly" and term.due is None).freq
        'weekly'
    """
    freq: Frequency = draw(st.sampled_from((*_LENGTHS, "daily", "weekly", "periodic")))
    if freq == "periodic" or draw(st.booleans()):
        return Recurring(freq=freq)
    if draw(st.booleans()):
        return draw(_counted(freq))
    if freq == "daily":
        return Recurring(freq=freq, time=draw(_CLOCKS))
    due = draw(_days_of(freq))
    clock = draw(st.none() | _CLOCKS)
    opens = draw(st.none() | _days_of(freq)) if clock is None else None
    return Recurring(freq=freq, opens=opens, due=due, before=clock is None and draw(st.booleans()), time=clock)


def limits() -> st.SearchStrategy[Limit]:
    """A time limit: from an event that is named or not, on either side of it.

    Example:
        >>> from hypothesis import find
        >>> str(find(limits(), lambda term: term.side == "before").duration)
        '1 day'
    """
    amounts = st.integers(1, 90)
    durations = st.builds(Duration.of, amounts, st.sampled_from(("day", "working_day", "week", "month", "year")))
    sides: st.SearchStrategy[LimitSide] = st.sampled_from(("within", "after", "before"))
    return st.builds(Limit, duration=durations, event=st.none() | st.sampled_from(_EVENTS), side=sides)


def _counted(freq: Frequency) -> st.SearchStrategy[Recurring]:
    """So many times in a period, or once in so many; what has a plain name of its own is left out."""
    times = st.integers(3, 12).map(lambda number: Recurring(freq=freq, times=number))
    if freq in ("semiannual", "nine-months"):
        return times if freq == "semiannual" else st.just(Recurring(freq=freq))
    numbers = st.integers(2, 11).filter(lambda number: freq != "monthly" or number not in (3, 6))
    return st.one_of(times, numbers.map(lambda number: Recurring(freq=freq, every=number)))


@st.composite
def _days_of(draw: st.DrawFn, freq: Frequency) -> DayOfEach:
    if freq == "weekly":
        return DayOfEach(weekday=draw(st.integers(1, 7)))
    length = _LENGTHS[freq]
    month = None if length == 1 else draw(st.integers(1, length))
    return DayOfEach(month=month, day=draw(st.one_of(st.integers(1, 28), st.just(31))))


@st.composite
def _windows(draw: st.DrawFn, day: st.SearchStrategy[date]) -> Window:
    one, other = sorted((draw(day), draw(day)))
    return draw(st.sampled_from((Window(start=one, end=other), Window(start=one), Window(end=other))))


def _lists(day: st.SearchStrategy[date]) -> st.SearchStrategy[Months]:
    """Two months at least, for one alone is a window."""
    return st.lists(day.map("{:%Y-%m}".format), min_size=2, max_size=4, unique=True).map(_months)


def _months(months: list[str]) -> Months:
    return Months(months=tuple(sorted(months)))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
