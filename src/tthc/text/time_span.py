"""Statements about points of time: their introducing word, their list or span (từ tháng 3 đến tháng 9; quý II, IV)."""

from __future__ import annotations

import re
from datetime import time
from typing import Literal

from attrs import evolve, frozen

from tthc.model.term import Term
from tthc.text.time_clock import END_OF_DAY, clock_at
from tthc.text.time_each import yearly
from tthc.text.time_point import YEAR, Point, month_point, point_at, quarter_number, quarter_point, year_point
from tthc.text.time_words import EVERY, KEYS, Key

_KEYS = tuple((key, re.compile(words)) for key, words in KEYS)
_TO = re.compile(r"\s*(?:-|~|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?(?!\w))\s*")
_LIST = re.compile(r"\s*(?:,(?:\s*và(?!\w))?|;|\+|&|và(?!\w))\s*")
_END = r"(?!\w|\s*/|[.-]\d)"
_COUNTED = r"(?!\s+(?:lần|ngày|tuần|tháng|quý|năm(?!\s+\d)|giờ|phút)(?!\w))"
_BARE_NUMBER = re.compile(rf"(?P<n>\d{{1,2}})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>{YEAR}))?{_END}{_COUNTED}")
_BARE_QUARTER = re.compile(rf"(?P<n>iv|iii|ii|i|[1-4])(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>{YEAR}))?{_END}")
_DAY_NUMBER = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*(?:-|đến)\s*(?=(?:ngày\s+)?\d)")
_SOME_YEAR = re.compile(r"(?:cả\s+)?năm(?:\s+kế\s+hoạch)?(?=\s*(?:$|[.;,)]))")
_STAGE = re.compile(r"(?:trong\s+)?(?:giai đoạn|các năm)\s*:?\s*(?:từ\s+)?")
_ONWARDS = re.compile(r"\s+trở\s+đi(?!\w)|\s+và\s+(?:các|những)\s+(?:tháng|quý|năm)\s+(?:tiếp theo|sau)(?!\w)")
WeekNumber = Literal[-1, 1, 2, 3, 4, 5]
_WEEK = re.compile(
    r"tuần\s+(?P<n>(?:thứ\s+|lễ\s+)?(?:0?[1-5]|nhất|hai|ba|tư|năm)|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)\s+(?:của\s+)?"
    r"(?=tháng\s*\d)"
)
_WEEKS: dict[str, WeekNumber] = {
    "nhất": 1, "đầu": 1, "tiên": 1, "1": 1, "01": 1, "hai": 2, "2": 2, "02": 2, "ba": 3, "3": 3, "03": 3,
    "tư": 4, "4": 4, "04": 4, "năm": 5, "5": 5, "05": 5, "cuối": -1,
}  # fmt: skip
_EVERY_YEAR = re.compile(rf"\s+(?:của\s+)?{EVERY}\s+năm{_END}")


@frozen
class Statement:
    """One thing a cell says.

    Attributes:
        key: how the points are meant; None where the term needs no settling.
        sentence: number of the sentence; a year is borrowed within one only.
        clock: up to this time of the day.
        week: which week of the month; -1 the last.
    """

    key: Key | None = None
    points: tuple[Point, ...] = ()
    term: Term | None = None
    sentence: int = 0
    clock: time | None = None
    week: WeekNumber | None = None


Step = tuple[tuple[Statement, ...], int]
"""What was read, and where it ends."""


def span_at(text: str, at: int) -> tuple[Statement, int] | None:
    """The statement about points that begins at a place of a flat text, and where it ends."""
    step = dated(text, at)
    return (step[0][0], step[1]) if step and step[0][0].points else None


def dated(text: str, at: int) -> Step | None:
    """A time at a place of a flat text.

    "Trước ngày 15/12 hằng năm" is yearly; of several days of every year each is.
    """
    key, at = _key(text, at)
    if moment := clock_at(text, at):
        return _by_the_clock(text, key, *moment)
    stage = _STAGE.match(text, at) if key in ("at", "in") else None
    at = stage.end() if stage else at
    step = _points(text, at, key)
    if step is None:
        return None
    statement, end = step
    every = _EVERY_YEAR.match(text, end)
    if every and statement.key and all(point.year is None and point.possible() for point in statement.points):
        return tuple(Statement(term=term) for term in yearly(statement.key, statement.points)), every.end()
    onwards = _ONWARDS.match(text, end)
    if onwards and len(statement.points) == 1 and key in ("at", "in", "from"):
        return (evolve(statement, key="from"),), onwards.end()
    if stage and statement.key != "range" and len(statement.points) == 1:
        return None
    return (statement,), end


def _by_the_clock(text: str, key: Key, clock: time, at: int) -> Step | None:
    """Up to a time of one day: "trước 15h00 ngày 15/6/2026" has that day still inside."""
    point = point_at(text, at) if key in ("at", "in", "before", "by") else None
    if point is None or not point[0].is_day:
        return None
    return (Statement("by", (point[0],), clock=None if clock == END_OF_DAY else clock),), point[1]


def _week(text: str, at: int) -> tuple[Statement, int] | None:
    """A week of a month: "tuần 2 tháng 3", "tuần cuối tháng 6/2026"."""
    match = _WEEK.match(text, at)
    month = point_at(text, match.end()) if match else None
    if match is None or month is None or month[0].kind != "month":
        return None
    words = match["n"].split()[-1] if not match["n"].startswith("cuối") else "cuối"
    return Statement("in", (month[0],), week=_WEEKS[words]), month[1]


def _key(text: str, at: int) -> tuple[Key, int]:
    for key, words in _KEYS:
        match = words.match(text, at)
        if match:
            return key, match.end()
    return "at", at


def _points(text: str, at: int, key: Key) -> tuple[Statement, int] | None:
    week = _week(text, at) if key in ("at", "in") else None
    if week:
        return week
    some_year = _SOME_YEAR.match(text, at) if key in ("in", "by") else None
    if some_year:
        return Statement(key, (year_point(None),)), some_year.end()
    spread = _day_numbers(text, at) if key in ("at", "in", "from") else None
    if spread:
        return spread
    first = point_at(text, at)
    if first is None:
        return None
    point, end = first
    if key in ("at", "in", "from"):
        to = _TO.match(text, end)
        last = _like(text, to.end(), point) if to else None
        if last:
            return Statement("range", (point, last[0])), last[1]
    return _listed(text, end, key, point)


def _day_numbers(text: str, at: int) -> tuple[Statement, int] | None:
    """Two days of one month: "từ 25 đến 30/6"."""
    number = _DAY_NUMBER.match(text, at)
    last = point_at(text, number.end()) if number else None
    if number is None or last is None or last[0].kind != "day":
        return None
    day = (last[0].first[0], int(number[1]))
    return Statement("range", (Point("day", last[0].year, day, day), last[0])), last[1]


def _like(text: str, at: int, point: Point) -> tuple[Point, int] | None:
    """A further point, which may leave out the word "tháng" or "quý" of the one before."""
    further = point_at(text, at)
    if further:
        return further
    pattern = {"month": _BARE_NUMBER, "quarter": _BARE_QUARTER}.get(point.kind)
    match = pattern.match(text, at) if pattern else None
    if match is None:
        return None
    year = int(match["y"]) if match["y"] else None
    made = (
        month_point(int(match["n"]), year) if point.kind == "month" else quarter_point(quarter_number(match["n"]), year)
    )
    return made, match.end()


def _listed(text: str, end: int, key: Key, point: Point) -> tuple[Statement, int]:
    points = [point]
    while sep := _LIST.match(text, end):
        further = _like(text, sep.end(), point)
        if further is None or (key == "from" or further[0].kind != point.kind) or _TO.match(text, further[1]):
            break
        points.append(further[0])
        end = further[1]
    return Statement(key, tuple(points)), end
