"""The part of a document that is meant (dẫn chiếu đến điểm, khoản, điều): khoản 11 Điều 1 of a decree."""

from __future__ import annotations

import re
from typing import Final

from tthc.text.stretch import Stretch

_NUMBERS: Final = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVXLC]{1,6})"
_LIST: Final = rf"{_NUMBERS}(?:(?:, | và |, và | đến (?:khoản |điểm |điều )?|-){_NUMBERS}(?![\w.]))*"
_PART: Final = (
    rf"(?:(?:các )?(?:tiết|điểm|khoản|điều|mục|tiểu mục|chương|phần|phụ lục) {_LIST}"
    r"(?:(?:,| và|, và) (?=(?:điểm|khoản|điều|mục))|)"
    r"(?: của)?)"
)
_PARTS: Final = rf"{_PART}(?:,? {_PART}){{0,5}}"
_BEFORE: Final = re.compile(
    rf"(?<!\w)(?P<parts>{_PARTS})(?: (?:của|tại|ban hành kèm theo|kèm theo))?(?: các)? ?\Z", re.IGNORECASE
)
_BEHIND: Final = re.compile(rf" ?\((?:tại |theo )?(?P<parts>{_PARTS})\)", re.IGNORECASE)
_WORDS: Final = re.compile(r"(?:tiết|điểm|khoản|điều|mục|chương|phần|phụ lục) ")
_SIGNS: Final = ("điều ", "khoản ", "điểm ", "mục ", "chương ", "phần ", "phụ lục ")
_REACH: Final = 90


def read_pinpoint(text: str, start: int, end: int) -> Stretch | None:
    """What part of a document is meant, by the words before or behind its mention in a text of single spaces.

    Example:
        >>> text = "sửa đổi tại khoản 11 Điều 1 Nghị định số 107/2021/NĐ-CP"
        >>> found = read_pinpoint(text, 28, len(text))
        >>> text[found.start:found.end]
        'khoản 11 Điều 1'
    """
    first = max(0, start - _REACH)
    near = text[first:start].lower()
    opening = _WORDS.search(near) if any(word in near for word in _SIGNS) else None
    found = _BEFORE.search(text, first + opening.start(), start) if opening else None
    found = found or (_BEHIND.match(text, end) if text.startswith((" (", "("), end) else None)
    if found is None:
        return None
    words = found["parts"].removesuffix(" của")
    return Stretch(found.start("parts"), found.start("parts") + len(words.rstrip(" ,")))
