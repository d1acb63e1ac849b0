"""Days, periods, terms and the schedules that print them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    External,
    Frequency,
    Months,
    Period,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Window,
)

_FIRST, _LAST = date(2013, 1, 1), date(2040, 12, 31)
_FREQUENCIES: dict[Frequency, str] = {
    "monthly": "Hằng tháng",
    "quarterly": "Hằng quý",
    "semiannual": "6 tháng một lần",
    "annual": "Hằng năm",
    "periodic": "Định kỳ",
}
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
        st.sampled_from([Recurring(freq=freq) for freq in _FREQUENCIES]),
        st.builds(Before, date=day),
        st.builds(By, date=day),
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
    text = "; ".join(filter(None, map(_words, said)))
    start, finish = draw(st.sampled_from(((text, ""), (None, text), (text, None), ("", text))))
    return Schedule(start_text=start, finish_text=finish, terms=said)


@st.composite
def _windows(draw: st.DrawFn, day: st.SearchStrategy[date]) -> Window:
    one, other = sorted((draw(day), draw(day)))
    return draw(st.sampled_from((Window(start=one, end=other), Window(start=one), Window(end=other))))


def _lists(day: st.SearchStrategy[date]) -> st.SearchStrategy[Months]:
    """Two months at least, for one alone is a window."""
    return st.lists(day.map("{:%Y-%m}".format), min_size=2, max_size=4, unique=True).map(_months)


def _months(months: list[str]) -> Months:
    return Months(months=tuple(sorted(months)))


def _words(term: Term) -> str:
    match term:
        case Continuous():
            return "Thường xuyên"
        case Adhoc():
            return "Khi có phát sinh"
        case Completed():
            return "Đã hoàn thành"
        case Recurring():
            return _FREQUENCIES[term.freq]
        case Before():
            return f"Trước ngày {_day(term.date)}"
        case By():
            return f"Chậm nhất ngày {_day(term.date)}"
        case Months():
            return "Tháng " + ", ".join(f"{int(month[5:])}/{month[:4]}" for month in term.months)
        case Window():
            ends = (("Từ ngày", term.start), ("đến ngày", term.end))
            return " ".join(f"{word} {_day(day)}" for word, day in ends if day).capitalize()
        case External():
            return term.reference
        case Unread():
            return term.text
    return ""


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
