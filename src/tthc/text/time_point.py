"""Points of time as plans print them: a day, a month, a quarter, a half or a year, with or without its year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Literal

from attrs import evolve, frozen

from tthc.model.period import FIRST_YEAR, LAST_YEAR, Period

YEAR = r"(?:19\d\d|2[01]\d\d|2200)(?!\d)"
QUARTER_WORD = r"(?:qu[ýíyi]|qúy)"
_OF_YEAR = r"(?:\s+(?:của\s+)?năm\s+|\s*[/.-]\s*|\s+)"
_END = r"(?!\w|\s*/|[.-]\d{3})"


def _numeric_day(sep: str, n: int) -> str:
    return rf"(?:ngày\s+)?(?P<d{n}>\d{{1,2}})\s*{sep}\s*(?P<m{n}>\d{{1,2}})\s*{sep}\s*(?P<y{n}>\d{{4}})(?![\w/]|\.\d)"


DAY = "|".join(
    (
        *(_numeric_day(sep, n) for n, sep in enumerate(("/", "-", r"\."))),
        r"(?:ngày\s+)?(?P<d3>\d{1,2})\s*(?:tháng|/)\s*(?P<m3>\d{1,2})[,/]?\s*năm\s*(?P<y3>\d{4})(?![\w/])",
        rf"(?:ngày\s+)?(?P<d4>\d{{1,2}})\s+tháng\s+(?P<m4>\d{{1,2}})(?:\s*[/.-]\s*(?P<y4>{YEAR}))?{_END}(?!\s+năm\s+\d)",
        r"(?:ngày\s+)?(?P<d5>\d{1,2})\s*/\s*(?P<m5>\d{1,2})(?![\w%]|\s*[/.-]\s*\d{3}|\s*/|\.\d|-\d|\s+năm\s+\d)",
    )
)
"""Every printed form of a day; day first, always."""

_MONTH = rf"tháng\s*(?P<month>\d{{1,2}})(?:{_OF_YEAR}(?P<month_year>{YEAR}))?{_END}(?!\s+năm\s+\d)"
_BARE_MONTH = rf"(?P<bare_month>\d{{1,2}})\s*[/.-]\s*(?P<bare_year>{YEAR}){_END}"
_QUARTER = rf"{QUARTER_WORD}\s*(?P<quarter>iv|iii|ii|i|[1-4])(?!\w)(?:{_OF_YEAR}(?P<quarter_year>{YEAR}))?{_END}"
_HALF = (
    r"(?P<count>\d{1,2}|sáu|chín|ba)\s+tháng\s+(?P<half>đầu|cuối)"
    rf"(?:\s+(?:của\s+)?năm(?:\s+(?P<half_year>{YEAR}))?)?(?!\s+năm){_END}"
)
_HALF_YEAR = rf"nửa\s+(?P<half_of>đầu|cuối)\s+năm(?:\s+(?P<half_of_year>{YEAR}))?{_END}"
_EDGE_MONTH = rf"(?P<edge>đầu|giữa|cuối)\s+tháng\s+(?P<edge_month>\d{{1,2}})(?:{_OF_YEAR}(?P<edge_year>{YEAR}))?{_END}"
_EDGE_QUARTER = (
    rf"(?P<quarter_edge>đầu|cuối)\s+{QUARTER_WORD}\s*(?P<edge_quarter>iv|iii|ii|i|[1-4])(?!\w)"
    rf"(?:{_OF_YEAR}(?P<edge_quarter_year>{YEAR}))?{_END}"
)
_EDGE_YEAR = rf"(?P<year_edge>đầu|giữa|cuối)\s+năm(?:\s+(?P<edge_of>{YEAR}))?{_END}"
_WHOLE_YEAR = rf"(?:năm\s+)?(?P<year>{YEAR})(?!\w|\s*/|\.\d|-\d(?!\d{{3}}(?!\d)))"

_EDGE = f"{_EDGE_MONTH}|{_EDGE_QUARTER}|{_EDGE_YEAR}"
POINT = f"{_HALF}|{_HALF_YEAR}|{_EDGE}|{DAY}|{_BARE_MONTH}|{_MONTH}|{_QUARTER}|{_WHOLE_YEAR}"
"""Every printed form of a point."""

# A dash before a day joins two dates ("15/12/2016-15/02/2017") or belongs to a number.
_DAY_RE = re.compile(rf"(?<![\w/.,])(?<!(?<!\d{{4}})-)(?<!tháng\s)(?:{DAY})")
_POINT_RE = re.compile(POINT)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}

PointKind = Literal["day", "last day", "month", "quarter", "part", "year"]


@frozen
class Point:
    """A stretch of days named by one phrase.

    Attributes:
        year: the year printed; None where none is.
        first: month and day of the first day.
        last: month and day of the last day; day 31 stands for the month's last.
    """

    kind: PointKind
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]

    def possible(self) -> bool:
        """Whether such days can exist, in some year at least."""
        try:
            self.days(self.year or 2024)
        except ValueError:
            return False
        return self.year is None or FIRST_YEAR <= self.year <= LAST_YEAR

    def days(self, year: int) -> Period:
        """The days meant, in a year.

        Raises:
            ValueError: the year has no such day.
        """
        if self.kind == "day":
            return Period(start=date(year, *self.first), end=date(year, *self.last))
        end = _last_of_month(year, self.last[0])
        return Period(start=end if self.kind == "last day" else date(year, *self.first), end=end)

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.kind in ("day", "last day")

    def of_year(self, year: int) -> Point:
        """The same point with its year said."""
        return evolve(self, year=year)


def _last_of_month(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return date(year, month, monthrange(year, month)[1])


def point_at(text: str, at: int) -> tuple[Point, int] | None:
    """The point that begins at a place of a flat text, and where it ends; its days may be impossible."""
    match = _POINT_RE.match(text, at)
    return (_point(match), match.end()) if match else None


def days_in(text: str) -> Iterator[tuple[Point, int, int]]:
    """Every day in a flat text, possible or not, with its place."""
    for match in _DAY_RE.finditer(text):
        yield _day(match), match.start(), match.end()


def month_point(month: int, year: int | None) -> Point:
    """A whole month."""
    return Point("month", year, (month, 1), (month, 31))


def quarter_point(quarter: int, year: int | None) -> Point:
    """A calendar quarter (quý)."""
    return Point("quarter", year, (3 * quarter - 2, 1), (3 * quarter, 31))


def year_point(year: int | None) -> Point:
    """A calendar year (năm)."""
    return Point("year", year, (1, 1), (12, 31))


def quarter_number(word: str) -> int:
    """I to IV or 1 to 4, in small letters."""
    return _QUARTERS[word]


def _point(match: re.Match[str]) -> Point:
    said = match.groupdict()
    if said["half"]:
        return _part(said["count"], said["half"], _number(said["half_year"]))
    if said["half_of"]:
        return _part("6", said["half_of"], _number(said["half_of_year"]))
    if said["edge"]:
        return _edge_of_month(said["edge"], int(said["edge_month"]), _number(said["edge_year"]))
    if said["quarter_edge"]:
        return _edge_of_quarter(said["quarter_edge"], said["edge_quarter"], _number(said["edge_quarter_year"]))
    if said["year_edge"]:
        return _edge_of_year(said["year_edge"], _number(said["edge_of"]))
    if said["bare_month"]:
        return month_point(int(said["bare_month"]), int(said["bare_year"]))
    if said["month"]:
        return month_point(int(said["month"]), _number(said["month_year"]))
    if said["quarter"]:
        return quarter_point(_QUARTERS[said["quarter"]], _number(said["quarter_year"]))
    return year_point(int(said["year"])) if said["year"] else _day(match)


def _day(match: re.Match[str]) -> Point:
    said = match.groupdict()
    n = next(n for n in range(6) if said[f"d{n}"])
    day = (int(said[f"m{n}"]), int(said[f"d{n}"]))
    return Point("day", _number(said.get(f"y{n}")), day, day)


def _part(count: str, side: str, year: int | None) -> Point:
    """The first or last months of a year (06 tháng cuối năm)."""
    months = _COUNTS.get(count) or int(count)
    if not 1 <= months <= 12:
        return Point("part", year, (13, 1), (13, 1))
    return (
        Point("part", year, (1, 1), (months, 31)) if side == "đầu" else Point("part", year, (13 - months, 1), (12, 31))
    )


def _edge_of_month(edge: str, month: int, year: int | None) -> Point:
    """One day: the first, the 15th or the last of a month. Legal basis: Civil Code 2015, Article 146(2)."""
    if edge == "cuối":
        return Point("last day", year, (month, 31), (month, 31))
    day = (month, 1 if edge == "đầu" else 15)
    return Point("day", year, day, day)


def _edge_of_quarter(edge: str, quarter: str, year: int | None) -> Point:
    """One day: the first or the last of a quarter, as Article 146 has it for months and years."""
    number = _QUARTERS[quarter]
    if edge == "cuối":
        return Point("last day", year, (3 * number, 31), (3 * number, 31))
    return Point("day", year, (3 * number - 2, 1), (3 * number - 2, 1))


def _edge_of_year(edge: str, year: int | None) -> Point:
    """One day: 1 January, 30 June or 31 December. Legal basis: Civil Code 2015, Article 146(3)."""
    day = {"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}[edge]
    return Point("day", year, day, day)


def _number(text: str | None) -> int | None:
    return int(text) if text else None
