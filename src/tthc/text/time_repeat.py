"""Statements that need no calendar: what repeats, what runs on, what waits for an occasion (hằng quý, thường xuyên)."""

from __future__ import annotations

import re

from tthc.model.schedule import Frequency, Recurring
from tthc.text.time_point import QUARTER_WORD, YEAR, year_point
from tthc.text.time_span import Statement, Step
from tthc.text.time_words import EVERY, FREQUENCIES, STANDING, TIMES

_END = r"(?!\w|\s*/|[.-]\d)"
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in FREQUENCIES)
_UNIT_RE = re.compile(rf"(?:{EVERY}\s+)?(?:{_UNIT})(?!\w|\s+\d(?!\s*lần))")
_UNIT_SEP = re.compile(r"\s*(?:,|;|và|hoặc|/)\s*(?:và\s+|hoặc\s+)?(?:định kỳ\s+)?")
_PERIODIC = re.compile(r"(?:theo\s+)?định\s+kỳ(?!\w)(?P<rest>\s*,?\s*(?:theo\s+)?)")
_EVERY = re.compile(EVERY)
_ONCE = re.compile(r"(?:\s+(?:0?1|một)\s+|\s*/\s*(?:(?:0?1|một)\s+)?)lần(?!\w)")
_DETAIL = (
    # The day inside a month or year stays in the printed words: the model's repetition has none.
    r"(?:(?:xong\s+|hoàn thành\s+)?(?:trước|chậm nhất|vào)(?:\s+là)?\s+)?(?:ngày\s+)?(?:[12]\d|3[01]|0?[1-9])"
    rf"(?:\s*/\s*\d{{1,2}}|\s+tháng\s+\d{{1,2}})?(?:\s+(?:của\s+)?{EVERY}\s+(?:tháng|{QUARTER_WORD}|năm))?"
    r"(?!\w|\s*[/.-]\s*\d|\s+năm|\s+tháng)"
)
_DETAIL_BEHIND = re.compile(rf"\s*(?:\(\s*{_DETAIL}\s*\)|,?\s+(?=trước|chậm|vào){_DETAIL})")
_DAY_OF_EVERY = re.compile(
    r"(?:(?:trước|chậm nhất|vào)(?:\s+là)?\s+)?ngày\s+(?:[12]\d|3[01]|0?[1-9])\s+(?:của\s+)?"
    rf"{EVERY}\s+(?:(?P<monthly>tháng)|(?P<quarterly>{QUARTER_WORD}))(?!\w|\s+\d)"
)
_TIMES = tuple((name, re.compile(rf"(?:{words})(?!\w)")) for name, words in TIMES)
_STANDING = tuple((term, re.compile(rf"(?:{words})(?!\w)")) for term, words in STANDING)
_THROUGH = re.compile(
    r"(?:thường xuyên\s*,?\s*(?:liên tục\s*)?(?:trong\s+)?(?:suốt\s+|cả\s+)?|(?:trong\s+)?(?:suốt|cả)\s+)"
    rf"năm(?:\s+(?P<y>{YEAR}))?{_END}"
)


def through(text: str, at: int) -> Step | None:
    """All through a year: "thường xuyên trong năm 2026", "cả năm"."""
    match = _THROUGH.match(text, at)
    if match is None:
        return None
    return (Statement("through", (year_point(int(match["y"]) if match["y"] else None),)),), match.end()


def standing(text: str, at: int) -> Step | None:
    """Continuous, done, or when the occasion arises."""
    for term, words in _STANDING:
        match = words.match(text, at)
        if match:
            return (Statement(term=term),), match.end()
    return None


def recurring(text: str, at: int) -> Step | None:
    """What repeats, each unit a statement: "hằng quý, năm"; "trước ngày 15 hằng tháng" is monthly."""
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
    if units and (periodic or once or _EVERY.match(text, at)):
        detail = _DETAIL_BEHIND.match(text, once.end() if once else end)
        end = detail.end() if detail else once.end() if once else end
        return tuple(Statement(term=Recurring(freq=freq)) for freq in units), end
    if periodic:
        return _once("periodic"), periodic.start("rest")
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
