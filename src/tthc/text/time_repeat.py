"""Statements that need no calendar: what repeats, what runs on, what waits for an occasion (hằng quý, thường xuyên)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tthc.model.term import Frequency, Recurring
from tthc.text.numeral import NUMERAL, NUMERALS
from tthc.text.time_each import day_of_each, detail_at, in_next, named_again
from tthc.text.time_point import QUARTER_WORD, YEAR, year_point
from tthc.text.time_span import Statement, Step
from tthc.text.time_words import EVERY, FREQUENCIES, STANDING

_END = r"(?!\w|\s*/|[.-]\d)"
_UNIT = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in FREQUENCIES)
_UNIT_RE = re.compile(rf"(?:{EVERY}\s+)?(?:{_UNIT})(?!\w|\s+\d(?!\s*lần))")
_UNIT_SEP = re.compile(
    rf"\s*(?:,|;(?!\s*(?:{EVERY}|\d{{1,2}}\s+\S+\s+(?:một|0?1)\s+lần))|và|hoặc|/)\s*(?:và\s+|hoặc\s+)?"
    r"(?:định kỳ\s+)?(?:cả\s+(?=năm))?"
)
_PERIODIC = re.compile(r"(?:theo\s+)?định\s+kỳ(?!\w)(?P<rest>\s*,?\s*(?:theo\s+)?)")
_EACH = re.compile(rf"{EVERY}|theo\s+(?:từng\s+)?(?=(?:tuần|tháng|{QUARTER_WORD}|năm)(?!\s+(?:học|tài)))")
_ONCE = re.compile(r"(?:\s+(?:0?1|một)\s+|\s*/\s*(?:(?:0?1|một)\s+)?)lần(?!\w)")
_NUMBER = rf"(?:\d{{1,2}}|{NUMERAL})"
_OF_UNIT = rf"(?P<unit>ngày|tuần|tháng|{QUARTER_WORD}|năm)(?!\w|\s+\d{{1,4}}(?!\d|\s*lần))"
_AT_LEAST = r"(?:(?:ít nhất|tối thiểu)\s+)?"
_COUNTED = (
    re.compile(
        rf"{_AT_LEAST}(?P<times>{_NUMBER})\s+lần\s*(?:/|trong|mỗi|một|trên)\s*(?:(?:mỗi|một|0?1)\s+)?"
        rf"(?:(?P<every>{_NUMBER})\s+)?{_OF_UNIT}"
    ),
    re.compile(rf"(?:mỗi|một|{EVERY})\s+{_OF_UNIT}\s+{_AT_LEAST}(?P<times>{_NUMBER})\s+lần(?!\w)(?P<every>)"),
    re.compile(
        rf"(?:(?:theo\s+)?định\s+kỳ\s+)?(?:{EVERY}\s+)?(?P<every>{_NUMBER})\s+{_OF_UNIT}"
        r"(?:\s+(?:0?1|một)\s+|\s*/\s*(?:(?:0?1|một)\s+)?)lần(?!\w)(?P<times>)"
    ),
    re.compile(rf"mỗi\s+(?P<every>{_NUMBER})\s+{_OF_UNIT}(?P<times>)"),
)
_FREQ_OF: Final[dict[str, Frequency]] = {
    "ngày": "daily", "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "annual",
}  # fmt: skip
_MONTHLY: Final[dict[int, Frequency]] = {3: "quarterly", 6: "semiannual", 12: "annual"}
_BEHIND = re.compile(
    r"\s*(?P<open>\(\s*)"
    r"|\s*,?\s+(?=(?:trước|chậm|muộn|vào|từ)\s|ngày\s+\d|thứ\s|cuối\s|đầu\s|\d{1,2}\s*(?:h|giờ))"
)
_CLOSE = re.compile(r"\s*\)")
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
    counted = _counted(text, at)
    if counted:
        detail = _detail_behind(text, counted[1])
        if detail is None:
            return (Statement(term=counted[0]),), counted[1]
        made = detail[0](counted[0].freq)
        update = {"every": counted[0].every, "times": counted[0].times}
        return (Statement(term=made.model_copy(update=update)),), detail[1]
    each = day_of_each(text, at)
    if each:
        return (Statement(term=each[0]),), each[1]
    return _units_of_time(text, at)


def _units_of_time(text: str, at: int) -> Step | None:
    periodic = _PERIODIC.match(text, at)
    start = periodic.end() if periodic else at
    if each := _EACH.match(text, start):
        start = each.end() if text.startswith("theo", start) else start
    units, end = _units(text, start)
    once = _ONCE.match(text, end) if units else None
    if units and (periodic or once or each or len(units) > 1):
        end = once.end() if once else end
        detail = _detail_behind(text, end)
        if detail is None:
            return tuple(Statement(term=Recurring(freq=freq)) for freq in units), end
        return tuple(Statement(term=detail[0](freq)) for freq in units), detail[1]
    if periodic:
        return _once("periodic"), periodic.start("rest")
    return None


def _once(freq: Frequency) -> tuple[Statement, ...]:
    return (Statement(term=Recurring(freq=freq)),)


def _counted(text: str, at: int) -> tuple[Recurring, int] | None:
    """So many times in so many units: "2 lần/tháng", "02 tuần một lần"; twice a year is half-yearly."""
    for pattern in _COUNTED:
        match = pattern.match(text, at)
        if match is None:
            continue
        times, every = _number(match["times"]), _number(match["every"])
        if not (0 < times < 100 and 0 < every < 100):
            return None
        unit = "quý" if re.fullmatch(QUARTER_WORD, match["unit"]) else match["unit"]
        freq = _FREQ_OF[unit]
        if freq == "monthly" and every in _MONTHLY:
            freq, every = _MONTHLY[every], 1
        if (freq, every, times) == ("annual", 1, 2):
            return Recurring(freq="semiannual"), match.end()
        return Recurring(freq=freq, every=_many(every), times=_many(times)), match.end()
    return None


def _number(word: str | None) -> int:
    if not word:
        return 1
    return int(word) if word.isdecimal() else NUMERALS[" ".join(word.split())]


def _many(number: int) -> int | None:
    return number if number > 1 else None


def _detail_behind(text: str, at: int) -> tuple[Callable[[Frequency], Recurring], int] | None:
    """What the day said behind a repetition, in brackets or not, makes of it."""
    opening = _BEHIND.match(text, at)
    found = detail_at(text, opening.end()) if opening else None
    if opening is None or found is None:
        return None
    detail, (is_next, end) = found[0], named_again(text, found[1])

    def apply(freq: Frequency) -> Recurring:
        made = detail.apply(freq)
        return in_next(made) if is_next else made

    if opening["open"] is None:
        return apply, end
    closing = _CLOSE.match(text, end)
    return (apply, closing.end()) if closing else None


def _units(text: str, at: int) -> tuple[list[Frequency], int]:
    found: list[Frequency] = []
    end = at
    while match := _UNIT_RE.match(text, at):
        found.append(next(name for name, _ in FREQUENCIES if match[name.replace("-", "_")]))
        end = match.end()
        sep = _UNIT_SEP.match(text, end)
        if sep is None:
            break
        at = sep.end()
    return found, end
