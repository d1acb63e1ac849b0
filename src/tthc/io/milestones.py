"""The dated steps of the prose, each with the words that set it and whom its result goes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tthc.model import Milestone, Period, Schedule
from tthc.text.found import Found
from tthc.text.normal import UPPER, squeeze
from tthc.text.prose_dates import find_milestones
from tthc.text.unit_list import begins_unit

_CLAUSE = re.compile(rf"(?<=;)\s+|(?<=[\w%)][.)])\s+(?=[{UPPER}0-9])")
# What goes to the unit, or what the unit does with it, is no part of its name.
_MATTER = re.compile(
    r"\s(?:phê duyệt|ban hành|xem xét|quyết định|tổng hợp|báo cáo|kết quả|phương án|danh sách|kế hoạch|dự thảo|"
    r"để|theo|trước|chậm)\b"
)
_TO = re.compile(r"\b(?:gửi về|gửi cho|gửi|báo cáo|trình|về|cho)\s+")


def milestones(placed: Iterable[tuple[str, str]], within: Period | None) -> tuple[Milestone, ...]:
    """The milestones of paragraphs, each given with its path."""
    return tuple(step for at, text in placed if at != "body:" for step in _of_paragraph(at, text, within))


def _of_paragraph(at: str, text: str, within: Period | None) -> Iterator[Milestone]:
    for found in find_milestones(text, within):
        start, end = _clause(text, found)
        schedule = Schedule(terms=found.value.terms)
        yield Milestone(
            text=squeeze(text[start:end]).rstrip(" ;."),
            schedule=schedule,
            addressee=_addressee(text[start : found.start]),
            at=at,
        )


def _clause(text: str, found: Found[Schedule]) -> tuple[int, int]:
    """The clause up to the date; where the date opens it, the whole clause."""
    cuts = [match.end() for match in _CLAUSE.finditer(text) if match.end() <= found.start]
    start = cuts[-1] if cuts else 0
    if found.start - start > 12:
        return start, found.end
    after = [match.start() for match in _CLAUSE.finditer(text) if match.start() >= found.end]
    return start, after[0] if after else len(text)


def _addressee(words: str) -> str | None:
    """The unit that stands between "gửi … về" and the date."""
    for match in reversed(list(_TO.finditer(words))):
        after = words[match.end() :].strip()
        if _MATTER.match(f" {after}"):
            continue  # "gửi báo cáo": what is sent, not to whom
        if begins_unit(after) and "," not in re.sub(r"\([^)]*\)", "", after.rstrip(" ,")):
            return squeeze(_MATTER.split(after)[0]).strip(" ,;.") or None
    return None
