"""Dated steps in prose (mốc thời gian): only what plainly binds somebody to a day, a month or a quarter."""

from __future__ import annotations

import re
from datetime import date

from tthc.model.period import Period
from tthc.model.schedule import Before, By, Schedule, Term, Window
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_phrase import statements
from tthc.text.time_point import DAY, QUARTER_WORD, YEAR
from tthc.text.time_terms import Doubt, terms_of

_DAY = re.sub(r"\(\?P<\w+>", "(?:", DAY)
_OF = rf"(?:\s*[/.-]\s*|\s+năm\s+|\s+){YEAR}(?!\w)"
_YEAR = re.compile(YEAR)
_EVERY_YEAR = r"(?:\s+(?:của\s+)?(?:hàng|hằng|mỗi)\s+năm)?"
_MILESTONE = re.compile(
    rf"(?<!\w)(?:(?:trước|(?:chậm|muộn)\s+nhất(?:\s+(?:là|vào|đến|trước))*|không\s+(?:quá|muộn\s+hơn)|đến(?:\s+hết)?)\s+(?:{_DAY}){_EVERY_YEAR}"
    rf"|(?:trong|hoàn\s+thành)\s+(?:tháng\s*\d{{1,2}}|{QUARTER_WORD}\s*(?:iv|iii|ii|i|[1-4])){_OF})"
)
# What stands before "đến ngày" where it ends a span or tells what was reached, not what is due.
_NOT_DUE = re.compile(r"(?<!\w)(?:tính\s+$|(?:từ|giai\s+đoạn)\s+(?:ngày|tháng|quý|năm|đầu|\d)[^.;]{0,40}$)")
_FRACTION = re.compile(r"(?:đến|không\s+quá)(?:\s+hết)?\s+\d")


def find_milestones(text: str, within: Period | None = None) -> tuple[Found[Schedule], ...]:
    """The days, months and quarters by which a prose text wants a thing done, with the place of their words.

    Dates of cited documents, the years of a title or a vision and settings ("trong năm 2025") are not taken.

    Example:
        >>> [str(found.value.terms[0].date) for found in find_milestones("gửi về Văn phòng trước ngày 15/8/2025")]
        ['2025-08-15']
    """
    flat = Flat.of(text)
    found: list[Found[Schedule]] = []
    for match in _MILESTONE.finditer(flat.text):
        if match[0].startswith("đến") and _NOT_DUE.search(flat.text, max(0, match.start() - 60), match.start()):
            continue
        if _FRACTION.match(match[0]) and not _YEAR.search(match[0]):
            continue  # "đến 2/3 số hồ sơ"
        start, end = flat.span(match.start(), match.end())
        words = text[start:end]
        said = statements(Flat.of(words))
        terms = terms_of(said, within) if said else None
        if terms and not isinstance(terms, Doubt) and not (within and _over(terms[0], within.start)):
            found.append(Found(Schedule(start_text=words, finish_text=None, terms=terms), words, start, end))
    return tuple(found)


def _over(term: Term, start: date) -> bool:
    """Whether the day lies before the plan begins: told, not asked for."""
    last = term.date if isinstance(term, Before | By) else term.end if isinstance(term, Window) else None
    return last is not None and last < start
