"""The day inside each period of a repetition (ngày 20 hằng tháng; ngày 25 tháng cuối quý; thứ Sáu hằng tuần)."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from attrs import frozen

from tthc.model.term import DayOfEach, Frequency, Recurring
from tthc.text.time_clock import END_OF_DAY, clock_at
from tthc.text.time_point import QUARTER_WORD, Point
from tthc.text.time_words import EVERY, Key

MONTHS_OF: Final[dict[Frequency, int]] = {"monthly": 1, "quarterly": 3, "semiannual": 6, "nine-months": 9, "annual": 12}
_LAST: Final = 31
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS: Final = {
    "hai": 1, "2": 1, "ba": 2, "3": 2, "tư": 3, "4": 3, "năm": 4, "5": 4, "sáu": 5, "6": 5, "bảy": 6, "7": 6,
}  # fmt: skip
_ORDINALS: Final = {"đầu": 1, "nhất": 1, "giữa": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6}
_ORDINAL = (
    r"(?P<ord>đầu(?:\s+tiên)?|giữa|cuối(?:\s+cùng)?|thứ\s+(?:\d{1,2}|nhất|hai|ba|tư|năm|sáu)|sau|tiếp\s+theo|"
    r"kế\s+tiếp|liền\s+kề)"
)
_DAY = re.compile(
    r"(?:sáng\s+|chiều\s+)?(?:ngày\s+)?(?:thứ\s+(?P<week>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s+nhật))(?!\w)"
    r"|(?:ngày\s+(?P<d1>[12]\d|3[01]|0?[1-9]|cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)\s+(?:của\s+)?|(?P<edge1>đầu|giữa|cuối)\s+)"
    rf"tháng\s+{_ORDINAL}(?!\w)"
    r"|(?:ngày\s+)?(?P<d2>[12]\d|3[01]|0?[1-9])\s*(?:/|\s+tháng\s+)\s*(?P<m2>1[0-2]|0?[1-9])(?![\w/]|\s*[/.-]\s*\d|\s+năm\s+\d)"
    r"|(?P<edge2>đầu|giữa|cuối)\s+tháng\s+(?P<m3>1[0-2]|0?[1-9])(?![\w/])"
    r"|ngày\s+(?P<d3>[12]\d|3[01]|0?[1-9]|cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)(?!\w|\s*[/.-]\s*\d|\s+tháng\s+\d|\s+năm\s+\d)"
    r"|(?P<edge4>đầu|giữa|cuối)(?=\s)"
)
_UNIT: Final[tuple[tuple[Frequency, str], ...]] = (
    ("weekly", "tuần"),
    ("semiannual", r"(?:0?6|sáu)\s+tháng"),
    ("monthly", "tháng"),
    ("quarterly", QUARTER_WORD),
    ("annual", "năm"),
    ("daily", "ngày"),
)
_TAIL = re.compile(
    rf"(?:\s+|(?<=\s))(?:của\s+)?(?P<every>{EVERY}\s+)?(?:"
    + "|".join(f"(?P<u{n}>{words})" for n, (_, words) in enumerate(_UNIT))
    + r")(?:\s+(?P<next>sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))?(?!\w|\s*\d|\s*/|\s+(?:iv|i{1,3})(?!\w))"
)
_KEYS: Final[tuple[tuple[Key, re.Pattern[str]], ...]] = (
    ("before", re.compile(r"(?:(?:xong|hoàn thành|gửi)\s+)?(?:(?:chậm nhất|muộn nhất)\s+(?:là\s+)?)?trước\s+")),
    ("by", re.compile(r"(?:chậm nhất|muộn nhất|không quá)(?:\s+(?:là|vào|đến))*\s+|(?:đến|tới)\s+(?:hết\s+)?")),
    ("from", re.compile(r"từ\s+")),
    ("at", re.compile(r"vào\s+|")),
)
_TO = re.compile(r"\s*(?:-|đến(?:\s+hết)?)\s*(?P<before>trước\s+)?")


@frozen
class EachDay:
    """A day as printed, before it is known of what period.

    Attributes:
        day: of a month; 31 the last; None with ``edge`` or ``weekday``.
        month: number in the year or, with ``ordinal``, in the period; -1 its last, -2 the next period's first.
        ordinal: whether the month is counted from the beginning of the period.
        edge: beginning, middle or end of the period itself.
        weekday: 1 for Monday.
    """

    day: int | None = None
    month: int | None = None
    ordinal: bool = False
    edge: str | None = None
    weekday: int | None = None

    def of(self, freq: Frequency) -> DayOfEach | None:
        """The day in each period of a repetition; None where the words do not say which."""
        if freq == "weekly":
            return DayOfEach(weekday=self.weekday) if self.weekday else None
        length = MONTHS_OF.get(freq)
        if self.weekday or length is None:
            return None
        if self.edge:
            return _edge_of(self.edge, length)
        month = self.month
        if self.ordinal and month is not None and month < 0:
            month = length if month == -1 else length + 1
        if month is None:
            return DayOfEach(day=self.day) if freq == "monthly" else None
        if not self.ordinal and freq != "annual":
            return None
        return DayOfEach(month=None if month == 1 and freq == "monthly" else month, day=self.day)


@frozen
class Detail:
    """When in each period a thing is due, as printed."""

    key: Key
    first: EachDay | None
    last: EachDay | None
    clock: time | None = None

    def apply(self, freq: Frequency) -> Recurring:
        """The repetition with its day, as far as the words say one."""
        opens, due = (day.of(freq) if day else None for day in (self.first, self.last))
        said = bool(due) or (freq == "daily")
        return Recurring(
            freq=freq,
            opens=opens,
            due=due,
            before=self.key == "before" and due is not None and self.clock is None,
            time=self.clock if said else None,
        )


def detail_at(text: str, at: int) -> tuple[Detail, int] | None:
    """A day of each period at a place of a flat text: "trước ngày 20", "từ ngày 01 đến ngày 05", "16h00 thứ Sáu"."""
    for key, words in _KEYS:
        match = words.match(text, at)
        if match is None:
            continue
        clock, start = clock_at(text, match.end()) or (None, match.end())
        clock = None if clock == END_OF_DAY else clock
        first = _each(text, start)
        if first is None:
            return (Detail(key, None, None, clock), start) if clock and key != "from" else None
        day, end = first
        if key != "from":
            return Detail(key, None, day, clock), end
        to = _TO.match(text, end)
        last = _each(text, to.end()) if to else None
        if to is None or last is None:
            return Detail(key, day, None), end
        return Detail("before" if to["before"] else key, day, last[0]), last[1]
    return None


def day_of_each(text: str, at: int) -> tuple[Recurring, int] | None:
    """A repetition that names its day first: "trước ngày 20 hằng tháng", "ngày 25 tháng cuối quý", "cuối quý"."""
    found = detail_at(text, at)
    if found is None:
        return None
    detail, end = found
    tail = _TAIL.match(text, end)
    day = detail.last or detail.first
    if tail is None:
        following = day is not None and day.ordinal and day.month == -2
        return (detail.apply("monthly"), end) if following else None  # ngày 05 tháng sau
    plain = day is not None and (day.edge or day.ordinal)
    if not (tail["every"] or plain) or (day is None and detail.clock is None):
        return None
    freq = next(freq for n, (freq, _) in enumerate(_UNIT) if tail[f"u{n}"])
    if day is not None and not tail["every"] and freq == "annual" and day.edge:
        return None  # cuối năm: one day of the plan's year
    made = detail.apply(freq)
    return (in_next(made) if tail["next"] else made), tail.end()


def named_again(text: str, at: int) -> tuple[bool, int]:
    """Past the period named again behind a day, "(… ngày 16 hàng tháng)"; whether it is the one after: "quý sau"."""
    tail = _TAIL.match(text, at)
    return (bool(tail["next"]), tail.end()) if tail else (False, at)


def yearly(key: Key, points: tuple[Point, ...]) -> tuple[Recurring, ...]:
    """Points of time of every year: "trước ngày 15/12 hằng năm", "quý I, III hằng năm"."""
    if key == "range":
        return (Recurring(freq="annual", opens=_month_day(points[0].first), due=_month_day(points[1].last)),)
    return tuple(_yearly(key, point) for point in points)


def _yearly(key: Key, point: Point) -> Recurring:
    first, last = _month_day(point.first), _month_day(point.last)
    if point.kind == "last day":
        first = last
    match key:
        case "before":
            return Recurring(freq="annual", due=first, before=True)
        case "by":
            return Recurring(freq="annual", due=last)
        case "from":
            return Recurring(freq="annual", opens=first)
    return Recurring(freq="annual", opens=None if point.is_day else first, due=last)


def _month_day(day: tuple[int, int]) -> DayOfEach:
    return DayOfEach(month=day[0], day=day[1])


def in_next(made: Recurring) -> Recurring:
    """The same day of the period after: "ngày 10 tháng đầu quý sau"."""
    length = MONTHS_OF.get(made.freq, 0)
    days = {name: getattr(made, name) for name in ("opens", "due") if getattr(made, name)}
    moved = {name: day.model_copy(update={"month": (day.month or 1) + length}) for name, day in days.items() if day.day}
    return made.model_copy(update=moved)


def _edge_of(edge: str, length: int) -> DayOfEach | None:
    """The first or last day of a period; the middle of a month or a year. Legal basis: Civil Code, Article 146."""
    month = None if length == 1 else length
    if edge == "cuối":
        return DayOfEach(month=month, day=_LAST)
    if edge == "đầu":
        return DayOfEach(month=None if length == 1 else 1, day=1)
    return {1: DayOfEach(day=15), 12: DayOfEach(month=6, day=30)}.get(length)


def _each(text: str, at: int) -> tuple[EachDay, int] | None:
    match = _DAY.match(text, at)
    if match is None or (match["m2"] and int(match["d2"]) > _LONGEST[int(match["m2"]) - 1]):
        return None
    return _each_day(match), match.end()


def _each_day(match: re.Match[str]) -> EachDay:
    if match["week"] or match["sunday"]:
        return EachDay(weekday=7 if match["sunday"] else _WEEKDAYS[match["week"]])
    if match["ord"]:
        return EachDay(day=_number(match["d1"] or match["edge1"]), month=_ordinal(match["ord"]), ordinal=True)
    if match["m2"]:
        return EachDay(day=int(match["d2"]), month=int(match["m2"]))
    if match["m3"]:
        return EachDay(day=_number(match["edge2"]), month=int(match["m3"]))
    if match["d3"]:
        return EachDay(day=_number(match["d3"]))
    return EachDay(edge=match["edge4"])


def _number(word: str) -> int:
    edges = {"đầu": 1, "giữa": 15, "cuối": _LAST}
    return int(word) if word.isdecimal() else edges[word.split(maxsplit=1)[0]]


def _ordinal(words: str) -> int:
    last = words.rsplit(maxsplit=1)[-1]
    if words.startswith("cuối"):
        return -1
    if words.startswith("đầu"):
        return 1
    if last.isdecimal():
        return min(int(last), 24) or 1
    return _ORDINALS.get(last, -2)
