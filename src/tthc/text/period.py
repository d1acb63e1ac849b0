"""Periods in words (kỳ, giai đoạn): that of a title, and a phrase as a whole with its inverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc.errors import InputError, ParseError
from tthc.model.period import Period
from tthc.model.reporting_period import ReportingPeriod, ReportKind
from tthc.model.wording import format_period
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_point import QUARTER_WORD, YEAR, days_in
from tthc.text.time_span import Statement, span_at
from tthc.text.time_terms import hull

__all__ = ["find_period", "format_period", "format_reporting_period", "parse_period", "parse_reporting_period"]

_ANCHOR = re.compile(
    r"(?<!\w)(?:giai đoạn|các năm|từ|(?:\d{1,2}|ba|sáu|chín)\s+tháng\s+(?:đầu|cuối)|tháng|năm|"
    + QUARTER_WORD
    + r")(?=[\s\d:])"
)
_NINE_MONTHS = re.compile(rf"(?:0?9|chín)\s+tháng(?:\s+đầu)?(?:\s+năm\s+|\s*/\s*)(?P<year>{YEAR})")
_REPORT = re.compile(r"(?:kỳ\s+)?báo\s+cáo\s+")
_KINDS: dict[str, ReportKind] = {
    "year": "year", "nine-months": "nine-months", "half-year": "half-year", "quarter": "quarter", "month": "month",
}  # fmt: skip
# Before a year these make it an end without a start, or somebody else's year.
_NO_START = re.compile(r"(?:đến|tới|so với|trước|hết|tầm nhìn|định hướng)\s+(?:hết\s+|cuối\s+)?$")


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
        if not any(first < start < last for first, last in dates):
            first, last = flat.span(start, end)
            kept = Found(period, text[first:last], first, last)
    return kept


def _mentions(text: str) -> Iterator[tuple[Period, int, int]]:
    at = 0
    while match := _ANCHOR.search(text, at):
        step = span_at(text, match.start())
        period = _period(step[0]) if step else None
        at = step[1] if step else match.end()
        if period and not _NO_START.search(text, max(0, match.start() - 30), match.start()):
            yield period, match.start(), at


def _period(statement: Statement) -> Period | None:
    """From the first to the last day of a statement that has both."""
    return hull(statement) if statement.key in ("at", "in", "range") else None


def parse_period(text: str, within: Period | None = None) -> Period:
    """The period that a whole phrase names: năm, 6 tháng, 9 tháng, quý, tháng, a range of months or days, giai đoạn.

    Args:
        text: the phrase.
        within: gives a year to a phrase without one ("quý III"), where just one fits.

    Raises:
        ParseError: it names no period, one that cannot be, or one without a year.

    Example:
        >>> for phrase in ("06 tháng cuối năm 2025", "Quý III/2025", "9 tháng năm 2026", "giai đoạn 2021 - 2025"):
        ...     print(parse_period(phrase))
        2025-07-01/2025-12-31
        2025-07-01/2025-09-30
        2026-01-01/2026-09-30
        2021-01-01/2025-12-31
        >>> parse_period("29/02/2025")
        Traceback (most recent call last):
        tthc.errors.ParseError: '29/02/2025' names no period (write it as in "quý III/2025" or "từ ngày 01/7/2025 đến ngày 30/9/2025")
    """  # noqa: E501  # the message of an error stands in one line
    flat = Flat.of(text).text.strip(" .;,")
    if nine := _NINE_MONTHS.fullmatch(flat):
        return Period.of_months(int(nine["year"]), 1, 9)
    step = span_at(flat, 0)
    if step and step[1] == len(flat) and step[0].key in ("at", "in", "range"):
        found = hull(step[0], within)
        if found:
            return found
    hint = 'write it as in "quý III/2025" or "từ ngày 01/7/2025 đến ngày 30/9/2025"'
    raise ParseError(f"{text!r:.120} names no period", hint=hint)


def parse_reporting_period(text: str) -> ReportingPeriod:
    """The reporting period that a whole phrase names, with the words "kỳ báo cáo" or "báo cáo" before it.

    Raises:
        ParseError: those words are missing, so that a calendar period may be meant; or what follows is none.

    Example:
        >>> parse_reporting_period("kỳ báo cáo quý III/2025").start
        datetime.date(2025, 6, 15)
    """
    flat = Flat.of(text).text.strip(" .;,")
    lead = _REPORT.match(flat)
    if lead is None:
        hint = 'write "kỳ báo cáo quý III/2025"; without those words it is a calendar period, see parse_period'
        raise ParseError(f"{text!r:.120} names no reporting period", hint=hint)
    period = parse_period(flat[lead.end() :])
    kind = _KINDS.get(period.kind)
    if kind is None:
        hint = "a report is for a month, a quarter, 6 months, 9 months or a year"
        raise ParseError(f"{text!r:.120} names no reporting period", hint=hint)
    months = {"month": 1, "quarter": 3, "half-year": 6}.get(kind, 12)
    try:
        return ReportingPeriod(kind=kind, year=period.start.year, number=(period.start.month - 1) // months + 1)
    except (ValueError, InputError) as fault:
        raise ParseError(f"{text!r:.120} names no reporting period that can be", hint="check the year") from fault


def format_reporting_period(period: ReportingPeriod) -> str:
    """The reporting period in Vietnamese; ``parse_reporting_period`` reads it back.

    Example:
        >>> format_reporting_period(ReportingPeriod(kind="half-year", year=2026, number=1))
        'kỳ báo cáo 6 tháng đầu năm 2026'
    """
    months = {"month": 1, "quarter": 3, "half-year": 6, "nine-months": 9}.get(period.kind, 12)
    first = (period.number - 1) * months + 1
    return f"kỳ báo cáo {format_period(Period.of_months(period.year, first, first + months - 1))}"
