"""The time a plan is for, from its title (thời kỳ của kế hoạch)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc.model.period import Period
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_point import QUARTER_WORD, days_in
from tthc.text.time_span import Statement, span_at
from tthc.text.time_terms import hull

_ANCHOR = re.compile(
    r"(?<!\w)(?:giai đoạn|các năm|từ|(?:\d{1,2}|ba|sáu|chín)\s+tháng\s+(?:đầu|cuối)|tháng|năm|"
    + QUARTER_WORD
    + r")(?=[\s\d:])"
)
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
