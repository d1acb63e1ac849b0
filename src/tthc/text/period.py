"""The time a plan is for, from its title (thời kỳ của kế hoạch)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc.model.period import Period
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_point import QUARTER_WORD, YEAR, Point, days_in, point_at

_TO = r"\s*(?:-|đến(?:\s+hết)?|tới)\s*"
_NAMED = re.compile(
    rf"(?<!\w)(?P<first>(?:\d{{1,2}}|sáu|chín|ba)\s+tháng\s+(?:đầu|cuối)\s+(?:của\s+)?năm\s+{YEAR}|{QUARTER_WORD}\s*(?:iv|iii|ii|i|[1-4])(?:\s+năm\s+|\s*[/,-]\s*|\s+){YEAR}"
    rf"|tháng\s*\d{{1,2}}(?:\s+năm\s+|\s*[/-]\s*|\s+){YEAR}|(?:năm|giai đoạn|từ)\s+(?=\d{{4}}(?!\d)))"
)
_RANGE = re.compile(rf"(?:giai đoạn|từ|các năm|năm)\s+(?:từ\s+)?(?:năm\s+)?(?P<one>{YEAR})(?:{_TO}|\s*(?:,|và)\s*)(?:năm\s+)?(?P<two>{YEAR})(?![\w/])")
_FROM = re.compile(r"từ\s+")
_JOIN = re.compile(_TO)
_OPEN_START = re.compile(r"(?:đến|tới|so với|trước|hết|tầm nhìn|định hướng)\s+(?:hết\s+|cuối\s+)?$")


def find_period(text: str) -> Found[Period] | None:
    """The last time a title names: a year, half, quarter, month or range; "đến năm 2030" has no start and is none.

    Example:
        >>> str(find_period("Cải cách hành chính 06 tháng cuối năm 2025").value)
        '2025-07-01/2025-12-31'
    """
    flat = Flat.of(text)
    dates = [(start, end) for _, start, end in days_in(flat.text)]
    kept = None
    for period, start, end in _mentions(flat.text):
        if not any(first < end and start < last for first, last in dates):
            first, last = flat.span(start, end)
            kept = Found(period, text[first:last], first, last)
    return kept


def _mentions(text: str) -> Iterator[tuple[Period, int, int]]:
    at = 0
    while match := _NAMED.search(text, at):
        made = _range_at(text, match.start()) or _point_at(text, match.start())
        at = made[1] if made else match.end()
        if made and not _OPEN_START.search(text, max(0, match.start() - 30), match.start()):
            yield made[0], match.start(), made[1]


def _range_at(text: str, at: int) -> tuple[Period, int] | None:
    years = _RANGE.match(text, at)
    if years:
        one, two = int(years["one"]), int(years["two"])
        return (Period(start=Period.of_year(one).start, end=Period.of_year(two).end), years.end()) if one <= two else None
    first = point_at(text, at)
    to = _JOIN.match(text, first[1]) if first else None
    last = point_at(text, to.end()) if to else None
    if first is None or last is None:
        return None
    start, end = _days(first[0]), _days(last[0])
    if start is None or end is None or end.end < start.start:
        return None
    return Period(start=start.start, end=end.end), last[1]


def _point_at(text: str, at: int) -> tuple[Period, int] | None:
    point = point_at(text, at)
    days = _days(point[0]) if point else None
    return (days, point[1]) if point and days else None


def _days(point: Point) -> Period | None:
    return point.days(point.year) if point.year and point.possible() else None
