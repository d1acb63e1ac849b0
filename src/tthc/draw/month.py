"""A month as the page of a calendar (lịch tháng), in SVG: days off shaded, what is due on each day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from attrs import frozen

from tthc.draw.html import Markup, element, shape
from tthc.draw.lettering import shortened, width_of, wrapped
from tthc.draw.palette import Tone
from tthc.draw.picture import page_picture

WIDTH: Final = 1120
ENTRIES_A_DAY: Final = 5
"""What a day has more is counted in its last line."""

_COLUMN: Final = WIDTH / 7
_TITLE: Final = 34
_HEAD: Final = 24
_NUMBER: Final = 24
_LINE: Final = 14
_ENTRY: Final = 2 * _LINE + 4
_LEAST: Final = 70


@frozen
class Day:
    """What a calendar says of a day.

    Attributes:
        day: the day.
        is_off: whether it is not worked.
        note: why, or that it is worked for another day; short.
    """

    day: date
    is_off: bool = False
    note: str = ""


@frozen
class Entry:
    """What is due on a day.

    Attributes:
        day: the day.
        title: what; shortened to the room there is, whole where it is pointed at.
        label: its number.
        tone: how it looks.
        note: what shows besides where it is pointed at.
    """

    day: date
    title: str
    label: str = ""
    tone: Tone = "planned"
    note: str = ""


@frozen
class MonthWords:
    """What is written around the days.

    Attributes:
        weekdays: seven names, Monday first.
        title: a form with {month} and {year}.
        more: a form with {count}, for what a day has no room for.
    """

    weekdays: tuple[str, ...]
    title: str
    more: str


VIETNAMESE_MONTH: Final = MonthWords(
    ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    "Tháng {month}/{year}",
    "+{count} việc",
)
ENGLISH_MONTH: Final = MonthWords(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), "{year}-{month:02}", "+{count} more"
)


def month_page(
    year: int,
    month: int,
    *,
    days: Iterable[Day] = (),
    entries: Iterable[Entry] = (),
    title: str = "",
    as_of: date | None = None,
    description: str = "",
    words: MonthWords = VIETNAMESE_MONTH,
    name: str = "month",
) -> Markup:
    """The page of a month, Monday to Sunday; what lies in other months is left out.

    Args:
        year: the year.
        month: 1 to 12.
        days: what a calendar says of its days; a day it does not name is an ordinary one.
        entries: what is due, in the order it is to stand in a day.
        title: what the page is about, beside the name of the month.
        as_of: a day to put a ring around.
        description: more for those who do not see it.
        words: what is written around the days.
        name: start of its ids; two pictures of one page need two.

    Raises:
        ValueError: there is no such month.

    Example:
        >>> page = month_page(2026, 9, days=[Day(date(2026, 9, 2), is_off=True, note="Quốc khánh")])
        >>> page.startswith("<svg "), page.count("Quốc khánh")
        (True, 2)
    """
    known = {day.day: day for day in days}
    due: dict[date, list[Entry]] = {}
    for entry in entries:
        due.setdefault(entry.day, []).append(entry)
    drawn: list[Markup] = []
    top = float(_TITLE + _HEAD)
    for own in _weeks(year, month):
        height = max(_height(len(due.get(day, ()))) for day in own)
        drawn += [_cell(known.get(day, Day(day)), due.get(day, []), words, top, height, as_of == day) for day in own]
        top += height
    heading = words.title.format(month=month, year=year)
    return page_picture(
        element("text", heading, class_="h", x=8, y=22, style="font-size:17px"),
        _beside(heading, title),
        *_weekdays(words),
        *drawn,
        name=name,
        title=" · ".join(part for part in (heading, title) if part),
        description=description,
        width=WIDTH,
        height=top + 2,
    )


def _weeks(year: int, month: int) -> Iterator[list[date]]:
    """The days of the month, Monday to Sunday; the first and the last week may be short."""
    first = date(year, month, 1)
    days = (date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1))
    return (list(week) for _, week in groupby(days, key=lambda day: (day.day + first.weekday() - 1) // 7))


def _beside(heading: str, title: str) -> Markup | None:
    """The subject, right of the name of the month."""
    left = 8 + width_of(heading, bold=True) * 17 / 12 + 16
    shown = shortened(title, WIDTH - left - 8)
    return element("text", shown, class_="m", x=left, y=22) if title else None


def _weekdays(words: MonthWords) -> Iterator[Markup]:
    for column, weekday in enumerate(words.weekdays):
        middle = (column + 0.5) * _COLUMN
        yield element("text", weekday, class_="m h", x=middle, y=_TITLE + 16, text_anchor="middle")


def _height(entries: int) -> float:
    return max(_LEAST, _NUMBER + min(entries, ENTRIES_A_DAY) * _ENTRY + 6)


def _cell(day: Day, due: list[Entry], words: MonthWords, top: float, height: float, ringed: bool) -> Markup:
    left = day.day.weekday() * _COLUMN
    number = str(day.day.day)
    shown = due if len(due) <= ENTRIES_A_DAY else due[: ENTRIES_A_DAY - 1]
    rest = due[len(shown) :]
    said = f"{day.day.isoformat()} {day.note}".strip()
    room = _COLUMN - 34
    return element(
        "g",
        element("title", said),
        shape("rect", class_="zh", x=left, y=top, width=_COLUMN, height=height) if day.is_off else None,
        shape("rect", class_="g", fill="none", x=left + 0.5, y=top, width=_COLUMN - 1, height=height),
        shape("circle", class_="today", fill="none", cx=left + 14, cy=top + 13, r=11) if ringed else None,
        element("text", number, class_="h", x=left + 14, y=top + 17, text_anchor="middle"),
        element("text", shortened(day.note, room), class_="m i", x=left + 30, y=top + 17) if day.note else None,
        *(_entry(entry, left, top + _NUMBER + place * _ENTRY) for place, entry in enumerate(shown)),
        _more(rest, words, left, top + _NUMBER + len(shown) * _ENTRY) if rest else None,
    )


def _entry(entry: Entry, left: float, top: float) -> Markup:
    words = f"{entry.label} {entry.title}".strip()
    pointed = "\n".join(part for part in (words, entry.note) if part)
    return element(
        "g",
        element("title", pointed),
        shape("rect", class_=entry.tone, x=left + 7, y=top + 3, width=10, height=10, rx=2.5),
        *(
            element("text", line, class_="m", x=left + 22, y=top + 12 + number * _LINE)
            for number, line in enumerate(wrapped(words, _COLUMN - 28, 2))
        ),
    )


def _more(rest: list[Entry], words: MonthWords, left: float, top: float) -> Markup:
    titles = "\n".join(f"{entry.label} {entry.title}".strip() for entry in rest)
    shown = words.more.format(count=len(rest))
    return element("g", element("title", titles), element("text", shown, class_="m i", x=left + 22, y=top + 12))
