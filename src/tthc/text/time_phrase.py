"""A schedule cell taken apart into statements, years not yet settled."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from tthc.model.schedule import External, Frequency, Recurring, Term
from tthc.text.flat import Flat
from tthc.text.time_point import (
    QUARTER_WORD,
    YEAR,
    Point,
    month_point,
    point_at,
    quarter_number,
    quarter_point,
    year_point,
)
from tthc.text.time_words import ACTION, ASIDE, EVERY, FREQUENCIES, KEYS, STANDING, TIMES, TRIGGER, Key

_KEYS = tuple((key, re.compile(words)) for key, words in KEYS)
_TO = re.compile(r"\s*(?:-|~|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?(?!\w))\s*")
_LIST = re.compile(r"\s*(?:,(?:\s*và(?!\w))?|;|\+|&|và(?!\w))\s*")
_END = r"(?!\w|\s*/|[.-]\d)"
_BARE_NUMBER = re.compile(rf"(?P<n>\d{{1,2}})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>{YEAR}))?{_END}")
_BARE_QUARTER = re.compile(rf"(?P<n>iv|iii|ii|i|[1-4])(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<y>{YEAR}))?{_END}")
_DAY_NUMBER = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*(?:-|đến)\s*(?=(?:ngày\s+)?\d)")
_SOME_YEAR = re.compile(r"(?:cả\s+)?năm(?=\s*(?:$|[.;,)]))")
_STAGE = re.compile(r"(?:trong\s+)?(?:giai đoạn|các năm)\s*:?\s*(?:từ\s+)?")
_ONWARDS = re.compile(r"\s+trở\s+đi(?!\w)|\s+và\s+(?:các|những)\s+(?:tháng|quý|năm)\s+(?:tiếp theo|sau)(?!\w)")
_EVERY_YEAR = re.compile(rf"\s+(?:của\s+)?{EVERY}\s+năm{_END}")

_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in FREQUENCIES)
_UNIT_RE = re.compile(rf"(?:{EVERY}\s+)?(?:{_UNIT})(?!\w|\s+\d(?!\s*lần))")
_UNIT_SEP = re.compile(r"\s*(?:,|;|và|hoặc|/)\s*(?:và\s+|hoặc\s+)?(?:định kỳ\s+)?")
_PERIODIC = re.compile(r"(?:theo\s+)?định\s+kỳ(?!\w)\s*,?\s*(?:theo\s+)?")
_ONCE = re.compile(r"(?:\s+|\s*/\s*)(?:(?:0?1|một)\s+)?lần(?!\w)")
_DETAIL = (
    r"(?:(?:xong\s+|hoàn thành\s+)?(?:trước|chậm nhất|vào)(?:\s+là)?\s+)?(?:ngày\s+)?(?:[12]\d|3[01]|0?[1-9])"
    rf"(?:\s*/\s*\d{{1,2}}|\s+tháng\s+\d{{1,2}})?(?:\s+(?:của\s+)?{EVERY}\s+(?:tháng|{QUARTER_WORD}|năm))?(?!\w|\s*[/.-]\s*\d|\s+năm|\s+tháng)"
)
_DETAIL_BEHIND = re.compile(rf"\s*(?:\(\s*{_DETAIL}\s*\)|,?\s+(?=trước|chậm|vào){_DETAIL})")
_DAY_OF_EVERY = re.compile(
    rf"(?:(?:trước|chậm nhất|vào)(?:\s+là)?\s+)?ngày\s+(?:[12]\d|3[01]|0?[1-9])\s+(?:của\s+)?{EVERY}\s+(?:(?P<monthly>tháng)|(?P<quarterly>{QUARTER_WORD}))(?!\w|\s+\d)"
)
_TIMES = tuple((name, re.compile(rf"(?:{words})(?!\w)")) for name, words in TIMES)
_STANDING = tuple((term, re.compile(rf"(?:{words})(?!\w)")) for term, words in STANDING)
_THROUGH = re.compile(
    rf"(?:thường xuyên\s*,?\s*(?:liên tục\s*)?(?:trong\s+)?(?:suốt\s+|cả\s+)?|(?:trong\s+)?(?:suốt|cả)\s+)năm(?:\s+(?P<y>{YEAR}))?{_END}"
)
_EXTERNAL = re.compile(
    rf"(?:thực hiện\s+)?{TRIGGER}(?!\s+(?:(?:từng|hằng|hàng)\s+)?(?:ngày|tuần|tháng|{QUARTER_WORD}|năm)[\s.;,]*$)"
)
_DO = re.compile(r"(?:và\s+)?(?:được\s+)?thực hiện\s+(?=theo|căn|tùy|tuỳ|lồng)")
_ACTION = re.compile(ACTION)
_DONE = re.compile(r"(?:dự kiến\s+)?(?:hoàn thành|kết thúc|thực hiện|xong)|dự kiến")
_BEHIND = re.compile(rf"(?:\s*{ASIDE})?(?:\s*:?\s+(?:{ACTION}))?(?=\s*(?:[.;]|$))")
_CONNECTOR = re.compile(
    r"\s*(?:[;,.+&](?=\s|$)(?:\s*(?:và|hoặc)(?!\w)|\s+[-+•](?=\s))?|(?:và|hoặc|và/hoặc)(?!\w)|(?<=\s)-(?=\s)|(?<=\S)\s+(?=(?:thực hiện\s+)?(?:theo|căn|tùy|tuỳ|lồng)|khi\s))\s*"
)
_CLOSE = re.compile(r"[\s.;,]*$")
_OPENING = re.compile(r"[\s\-+*•.;:,]*(?:thời gian(?:\s+thực hiện)?\s*:\s*)?")
_AFTER_EXTERNAL = re.compile(r"\s*(?:[;.]\s+|,\s*|\s+(?:và|hoặc)\s+)(?=\S)")
_DUE_INSIDE = re.compile(r"(?:trước|chậm nhất|hoàn thành|đến)\s+(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d")


@frozen
class Statement:
    """One thing a cell says.

    Attributes:
        key: how the points are meant; None where the term needs no settling.
        sentence: number of the sentence; a year is borrowed within one only.
    """

    key: Key | None = None
    points: tuple[Point, ...] = ()
    term: Term | None = None
    sentence: int = 0


_Step = tuple[tuple[Statement, ...], int]


def statements(flat: Flat) -> tuple[Statement, ...] | None:
    """Everything a cell says, in order; None unless it is understood to its last word."""
    text = flat.text
    opening = _OPENING.match(text)
    return _from(flat, opening.end() if opening else 0, first=True)


def _from(flat: Flat, at: int, *, first: bool) -> tuple[Statement, ...] | None:
    text, out, sentence, either = flat.text, list[Statement](), 0, False
    while True:
        step = _statement(flat, at, first=first and not out)
        if step is None:
            return None
        said, at = step
        if out and either and out[-1].points and said[0].points:
            return None  # one or the other: which is not ours to say
        out.extend(evolve(one, sentence=sentence) for one in said)
        if _CLOSE.match(text, at):
            return tuple(out)
        connector = _CONNECTOR.match(text, at)
        if connector is None:
            return None
        either = "hoặc" in connector[0]
        sentence += any(mark in connector[0] for mark in ".;")
        at = connector.end()


def _statement(flat: Flat, at: int, *, first: bool) -> _Step | None:
    text = flat.text
    direct = _direct(text, at)
    if direct:
        return direct[0], _behind(text, direct[1]) if direct[0][0].points else direct[1]
    external = _external(flat, at, first=first)
    if external:
        return external
    action = _ACTION.match(text, at)
    if action is None:
        return None
    there = re.compile(r"[ ,]*").match(text, action.end())
    at = there.end() if there else action.end()
    direct = _direct(text, at)
    if direct and (direct[0][0].key != "at" or _DONE.fullmatch(action[0])):
        return direct
    return _external(flat, at, first=False)


def _behind(text: str, at: int) -> int:
    """Past what is done then, where the cell says that after the time."""
    match = _BEHIND.match(text, at)
    return match.end() if match else at


def _direct(text: str, at: int) -> _Step | None:
    return _through(text, at) or _standing(text, at) or _recurring(text, at) or _dated(text, at)


def _through(text: str, at: int) -> _Step | None:
    match = _THROUGH.match(text, at)
    if match is None:
        return None
    return (Statement("through", (year_point(int(match["y"]) if match["y"] else None),)),), match.end()


def _standing(text: str, at: int) -> _Step | None:
    for term, words in _STANDING:
        match = words.match(text, at)
        if match:
            return (Statement(term=term),), match.end()
    return None


def _recurring(text: str, at: int) -> _Step | None:
    for freq, words in _TIMES:
        match = words.match(text, at)
        if match:
            return _once(freq), match.end()
    day = _DAY_OF_EVERY.match(text, at)
    if day:
        return _once("monthly" if day["monthly"] else "quarterly"), day.end()
    periodic = _PERIODIC.match(text, at)
    units, end = _units(text, periodic.end() if periodic else at)
    once = _ONCE.match(text, end) if units else None
    if units and (periodic or once or re.compile(EVERY).match(text, at)):
        detail = _DETAIL_BEHIND.match(text, once.end() if once else end)
        end = detail.end() if detail else once.end() if once else end
        return tuple(Statement(term=Recurring(freq=freq)) for freq in units), end
    if periodic:
        words = text[at : periodic.end()]
        return _once("periodic"), at + len(words.removesuffix(" theo ").rstrip(" ,"))
    return None


def _once(freq: Frequency) -> tuple[Statement, ...]:
    return (Statement(term=Recurring(freq=freq)),)


def _units(text: str, at: int) -> tuple[list[Frequency], int]:
    found: list[Frequency] = []
    end = at
    while match := _UNIT_RE.match(text, at):
        found.append(next(name for name, _ in FREQUENCIES if match[name]))
        end = match.end()
        sep = _UNIT_SEP.match(text, end)
        if sep is None:
            break
        at = sep.end()
    return found, end


def span_at(text: str, at: int) -> tuple[Statement, int] | None:
    """The statement about points that begins at a place of a flat text, and where it ends."""
    step = _dated(text, at)
    return (step[0][0], step[1]) if step and step[0][0].points else None


def _dated(text: str, at: int) -> _Step | None:
    key, at = _key(text, at)
    stage = _STAGE.match(text, at) if key in ("at", "in") else None
    at = stage.end() if stage else at
    step = _points(text, at, key)
    if step is None:
        return None
    statement, end = step
    every = _EVERY_YEAR.match(text, end)
    if every and all(point.year is None and point.possible() for point in statement.points):
        return _once("annual"), every.end()
    onwards = _ONWARDS.match(text, end)
    if onwards and len(statement.points) == 1 and key in ("at", "in", "from"):
        return (evolve(statement, key="from"),), onwards.end()
    if stage and statement.key != "range" and len(statement.points) == 1:
        return None
    return (statement,), end


def _key(text: str, at: int) -> tuple[Key, int]:
    for key, words in _KEYS:
        match = words.match(text, at)
        if match:
            return key, match.end()
    return "at", at


def _points(text: str, at: int, key: Key) -> tuple[Statement, int] | None:
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


def _external(flat: Flat, at: int, *, first: bool) -> _Step | None:
    text = flat.text
    if not first and (do := _DO.match(text, at)):
        at = do.end()
    if not _EXTERNAL.match(text, at):
        return None
    for cut in _AFTER_EXTERNAL.finditer(text, at):
        if _direct(text, cut.end()) and _from(flat, cut.end(), first=False):
            return (_reference(flat, at, cut.start()),), cut.start()
    if _DUE_INSIDE.search(text, at):
        return None
    return (_reference(flat, at, len(text)),), len(text)


def _reference(flat: Flat, start: int, end: int) -> Statement:
    return Statement(term=External(reference=flat.words(start, end).strip(" .;,")))
