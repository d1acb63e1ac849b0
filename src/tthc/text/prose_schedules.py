"""Schedules in prose (thời gian trong câu văn): days to meet, what comes again, time limits from an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tthc.model.period import Period
from tthc.model.schedule import Limit, Recurring, Schedule, Term
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.prose_dates import find_milestones
from tthc.text.time_phrase import direct_at
from tthc.text.time_span import Statement
from tthc.text.time_terms import Doubt, terms_of
from tthc.text.time_words import EVERY

_BEGINS = re.compile(
    r"(?<!\w)(?:(?:trước|chậm nhất|muộn nhất|không quá|tối đa|ít nhất|trong|từ|sau|vào|lúc|tuần)\s(?=[^\d;.\n]{0,24}\d)"
    rf"|(?:định kỳ|{EVERY})\s"
    rf"|(?:ngày|thứ)\s(?=\S{{1,8}}\s(?:của\s)?(?:tháng\s(?:đầu|cuối|thứ|sau)|{EVERY}\s))"
    r"|\d{1,2}\s(?=lần|(?:ngày|tháng|giờ)\s(?:làm việc\s?)?,?\s?(?:kể|tính)\stừ))"
)
# Where the words of one statement end at the latest; the comma before "kể từ ngày" is inside it.
_STOP = re.compile(r"[;\n)]|\.(?=\s|$)|,(?!\s*(?:(?:kể|tính)\s+từ|\d|trước|chậm|(?:hằng|hàng|quý|năm|tháng)(?!\w)))")
_LED = re.compile(r"(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|chậm|muộn|không|tối\s+đa)")
_REACH = 300


def find_schedules(text: str, within: Period | None = None) -> tuple[Found[Schedule], ...]:
    """What a prose text says of time, with the place of the words, in order, none over another.

    Days, months and quarters to meet, spans from day to day, what comes again, time limits. Dates of cited documents,
    the years of a title or a vision and settings ("trong năm 2025") are not taken.

    Example:
        >>> text = "Gửi báo cáo trước ngày 15/8/2025 và định kỳ hằng quý; trả lời trong vòng 05 ngày kể từ ngày nhận."
        >>> for found in find_schedules(text):
        ...     print(found.text, "=", found.value)
        trước ngày 15/8/2025 = Trước ngày 15/08/2025
        định kỳ hằng quý = Hằng quý
        trong vòng 05 ngày kể từ ngày nhận = Trong thời hạn 5 ngày kể từ ngày nhận
    """
    dated = find_milestones(text, within)
    free = list(_between(dated, _others(text, within)))
    return tuple(sorted((*dated, *free), key=lambda found: found.start))


def _between(dated: tuple[Found[Schedule], ...], others: Iterator[Found[Schedule]]) -> Iterator[Found[Schedule]]:
    """Those of the others, in order, that lie over none of the dated ones."""
    ahead = iter((*dated, None))
    known = next(ahead)
    for found in others:
        while known is not None and known.end <= found.start:
            known = next(ahead)
        if known is None or found.end <= known.start:
            yield found


def _others(text: str, within: Period | None) -> Iterator[Found[Schedule]]:
    flat = Flat.of(text)
    at = 0
    while begins := _BEGINS.search(flat.text, at):
        start, at = begins.start(), begins.end()
        stop = _STOP.search(flat.text, start, start + _REACH)
        first, last = flat.span(start, stop.start() if stop else min(len(flat.text), start + _REACH))
        piece = Flat.of(text[first:last])
        step = direct_at(piece, 0)
        terms = terms_of(step[0], within) if step and all(map(_binds, step[0])) else None
        if step is None or terms is None or isinstance(terms, Doubt):
            continue
        words = _without_deed(piece.words(0, step[1]), terms)
        if any(isinstance(term, Limit) and not (term.event or _LED.match(words.lower())) for term in terms):
            continue  # "trong 5 năm": no more than a length of time
        yield Found(Schedule(start_text=words, terms=terms), words, first, first + len(words))
        at = max(at, start + step[1])


def _without_deed(words: str, terms: tuple[Term, ...]) -> str:
    """Up to the event of a time limit: what is then to be done is no word of time."""
    event = terms[0].event if isinstance(terms[0], Limit) else None
    return words[: words.find(event) + len(event)] if event else words


def _binds(said: Statement) -> bool:
    """Whether a statement asks for something, as the bare mention of a day, a month or a year does not."""
    if isinstance(said.term, Recurring | Limit):
        return True
    return bool(said.clock or said.week) or (said.key == "range" and any(point.is_day for point in said.points))
