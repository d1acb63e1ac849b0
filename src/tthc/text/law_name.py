"""The name of a law (tên luật), by which it is cited without a number: where it ends, the sentence goes on."""

from __future__ import annotations

import re

from attrs import frozen

from tthc.text.normal import fold

_WORD = re.compile(r" ?(?P<word>[^\W\d_]+)")
_YEAR = re.compile(r" (?:năm )?(?P<year>(?:19|20)\d\d)(?![\w/])")
_AMENDING = re.compile(r" sửa đổi(?:, bổ sung)?(?: một số điều)? của (?:các )?(?=(?:Bộ luật|Luật|Pháp lệnh) )", re.IGNORECASE)
_LONGEST = 16
_ENDS = frozenset(
    "thuộc trong theo để của về tại được đã có là do nhằm này khi với cho như thì nêu trên từ đến số ngày sẽ gồm cần phải"
    " kèm nếu trước sau bằng không nhưng hoặc cũng".split()
)
_PAIR_ENDS = frozenset("quy định|hiện hành|đối với|ban hành|sửa đổi|thay thế|mới ban|có hiệu|bảo đảm".split("|"))
_BEHIND_AND = frozenset("các những văn luật bộ nghị thông quyết quy pháp chỉ kế chương hướng".split())
_BEHIND_COMMA = re.compile(r", (?=(?:chống|công chức|khen thưởng|chữa cháy|sửa chữa|tố cáo|sử dụng|vệ sinh|cứu hộ)(?!\w))")


@frozen
class LawName:
    """A law's name, as a stretch of the text."""

    start: int
    end: int


def read_law_name(text: str, at: int, kind: str) -> LawName | None:
    """The name that follows "Luật" at an index of a text with single spaces.

    Example:
        >>> text = "Luật Bảo vệ môi trường thuộc phạm vi"
        >>> found = read_law_name(text, 4, "Luật")
        >>> text[found.start:found.end]
        'Bảo vệ môi trường'
    """
    start = at + 1
    if amending := _AMENDING.match(text, at):
        inner = read_law_name(text, text.index(" ", amending.end()), "Luật")
        return LawName(start, inner.end) if inner else None
    end = start
    if text[start : start + 1].isupper():
        end = _words_end(text, start)
    elif kind != "Hiến pháp":
        return None
    if year := _YEAR.match(text, end if end > start else at):
        end = year.end()
    return LawName(start, end) if end > start else None


def _words_end(text: str, start: int) -> int:
    at = end = start
    for index in range(_LONGEST):
        found = _WORD.match(text, at)
        if found is None or index and _stops(text, found):
            break
        end = at = found.end()
        if comma := _BEHIND_COMMA.match(text, at):
            at = comma.end()
    return end


def _stops(text: str, found: re.Match[str]) -> bool:
    word, low = found["word"], fold(found["word"])
    if low == "và":
        following = _WORD.match(text, found.end())
        return following is None or fold(following["word"]) in _BEHIND_AND
    following = _WORD.match(text, found.end())
    second = fold(following["word"]) if following else ""
    if low == "của":
        return second != "nhà"
    return word[0].islower() and (low in _ENDS or f"{low} {second}" in _PAIR_ENDS)
