"""Durations in words (thời hạn): 15 ngày làm việc, không quá 03 tháng, nửa năm, 48 giờ, 1/2 ngày làm việc."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from tthc.errors import ParseError
from tthc.model.duration import Duration, DurationUnit
from tthc.model.wording import format_amount, format_duration
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.numeral import NUMERAL, NUMERALS

__all__ = ["find_durations", "format_amount", "format_duration", "parse_duration"]

_WORDS: Final[tuple[tuple[DurationUnit, str], ...]] = (
    ("working_hour", r"giờ\s+(?:làm\s+việc|hành\s+chính)"),
    ("working_day", r"ngày\s+làm\s+việc"),
    ("half_year", r"nửa\s+năm"),
    ("minute", r"phút"),
    ("hour", r"giờ(?:\s+đồng\s+hồ)?|h"),
    ("day", r"ngày(?:\s+đêm)?"),
    ("week", r"tuần(?:\s+lễ)?"),
    ("month", r"tháng"),
    ("quarter", r"qu[ýí]"),
    ("year", r"năm"),
)
_FIGURE: Final = r"\d{1,2}/\d{1,2}|\d{1,3}(?:\.\d{3})+(?!\d)|\d{1,9}(?:[.,]\d{1,9})?"
_UNIT: Final = "|".join(f"(?P<{unit}>{words})" for unit, words in _WORDS)
_AMOUNT: Final = rf"(?P<figure>{_FIGURE})(?:\s*\([^()]{{1,40}}\))?\s*|(?:(?P<numeral>{NUMERAL})|(?P<half>nửa))\s+"
_DURATION: Final = re.compile(rf"(?<![\w/.,-])(?:{_AMOUNT})(?:{_UNIT})(?!\w)(?P<more>\s+rưỡi(?!\w))?")
_LEAD: Final = re.compile(
    r"(?:(?:trong\s+vòng|trong|hết)\s+)?(?:thời\s+(?:hạn|gian)(?:\s+(?:giải\s+quyết|xử\s+lý))?\s*:?\s*)?"
    r"(?:(?:tối\s+đa|không\s+(?:được\s+)?(?:vượt\s+)?quá|chậm\s+nhất|muộn\s+nhất|trong(?:\s+vòng)?|là)(?:\s+là)?\s+)*"
)
_TRIGGER: Final = re.compile(r"\s*[,(]?\s*(?:(?:kể|tính)\s+từ|từ\s+khi|sau\s+khi)(?!\w).*", re.DOTALL)
# What makes a number and a unit of time part of a date: "ngày 15 tháng 12", "tháng 3 năm 2025", "16 giờ 00", "6 tháng
# cuối năm", and a kind of noun: "năm học".
_DATED_BEFORE: Final = re.compile(r"(?:(?<!\w)(?:ngày|tháng|quý|quí|năm|giờ|số|khoản|điều|mục)|[/-])\s*$")
_CLOCK_BEFORE: Final = re.compile(r"(?<!\w)(?:lúc|hồi|vào|trước|sau|từ|đến|tới)\s*$")
_DATED_AFTER: Final = re.compile(r"\s*(?:\d|(?:đầu|cuối|giữa)(?!\w)|năm\s+\d|i{1,3}(?!\w)|iv(?!\w))")
_CLOCK_AFTER: Final = re.compile(r"\s*(?:\d|phút|ngày|thứ|sáng|chiều|,?\s*ngày)")
_HALF: Final = Fraction(1, 2)


def find_durations(text: str) -> tuple[Found[Duration], ...]:
    """Every duration in a text; dates, times of the clock and parts of a year are none.

    Example:
        >>> text = "Trong 05 (năm) ngày làm việc, trước ngày 15 tháng 6"
        >>> [(one.text, str(one.value)) for one in find_durations(text)]
        [('05 (năm) ngày làm việc', '5 working_day')]
        >>> find_durations("16 giờ 00 ngày 30 tháng 6 năm 2026, 6 tháng cuối năm")
        ()
    """
    flat = Flat.of(text)
    found = []
    for match in _DURATION.finditer(flat.text):
        value = None if _is_dated(flat.text, match) else _value(match)
        if value is not None:
            start, end = flat.span(match.start(), match.end())
            found.append(Found(value, text[start:end], start, end))
    return tuple(found)


def parse_duration(text: str) -> Duration:
    """The duration of a phrase that says how long something may take.

    Words that make it a limit may stand before it (trong thời hạn, không quá, tối đa), what it runs from after it (kể
    từ ngày nhận đủ hồ sơ). A minimum, or a time before an event, is no such phrase.

    Raises:
        ParseError: the phrase is no duration, or says more than that.

    Example:
        >>> for phrase in ("15 ngày làm việc", "không quá 03 tháng", "nửa năm", "48 giờ", "1/2 ngày làm việc"):
        ...     print(parse_duration(phrase))
        15 working_day
        3 month
        1 half_year
        48 hour
        1/2 working_day
        >>> parse_duration("-3 ngày")
        Traceback (most recent call last):
        tthc.errors.ParseError: '-3 ngày' is not a duration (write it as in "15 ngày làm việc" or "không quá 03 tháng")
    """
    flat = Flat.of(text).text.strip().rstrip(" .;,")
    lead = _LEAD.match(flat)
    start = lead.end() if lead else 0
    match = _DURATION.match(flat, start)
    if match:
        rest = flat[match.end() :]
        value = _value(match)
        if value is not None and (not rest or _TRIGGER.fullmatch(rest)):
            return value
    hint = 'write it as in "15 ngày làm việc" or "không quá 03 tháng"'
    raise ParseError(f"{text!r:.120} is not a duration", hint=hint)


def duration_at(text: str, at: int) -> tuple[Duration, int] | None:
    """The duration that begins at a place of a flat text, and where it ends.

    Example:
        >>> duration, end = duration_at("trong 15 ngày làm việc", 6)
        >>> str(duration), end
        ('15 working_day', 22)
    """
    match = _DURATION.match(text, at)
    value = None if match is None or _is_dated(text, match) else _value(match)
    return (value, match.end()) if match and value is not None else None


def _is_dated(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 16]
    if _DATED_BEFORE.search(before) or _DATED_AFTER.match(after):
        return True
    is_hour = bool(match.groupdict().get("hour"))
    return is_hour and bool(_CLOCK_BEFORE.search(before) or _CLOCK_AFTER.match(after))


def _value(match: re.Match[str]) -> Duration | None:
    said = match.groupdict()
    unit = next(unit for unit, _ in _WORDS if said[unit])
    amount = _amount(said)
    if amount is None:
        return None
    if said["more"]:
        amount += _HALF
    if said["half"] and unit == "year":
        amount, unit = Fraction(1), "half_year"
    # Half a month is 15 days. Legal basis: Civil Code 2015, Article 146(1).
    if said["half"] and unit == "month":
        amount, unit = Fraction(15), "day"
    try:
        return Duration(amount=amount, unit=unit)
    except ValueError:
        return None


def _amount(said: dict[str, str | None]) -> Fraction | None:
    if said["half"]:
        return _HALF
    if said["numeral"]:
        return Fraction(NUMERALS[" ".join(said["numeral"].split())])
    figure = said["figure"] or ""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", figure):
        return Fraction(figure.replace(".", ""))
    top, _, bottom = figure.partition("/")
    if not bottom:
        return Fraction(figure.replace(",", "."))
    return Fraction(int(top), int(bottom)) if 0 < int(top) < int(bottom) else None
