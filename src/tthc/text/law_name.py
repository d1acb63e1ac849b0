"""The name of a law (tên luật), by which it is cited without a number: where it ends, the sentence goes on."""

from __future__ import annotations

import re

from attrs import frozen

from tthc.text.issuer_words import word_set
from tthc.text.normal import fold_word
from tthc.text.stretch import Stretch

_WORD = re.compile(r" ?(?P<word>[^\W\d_]+)")
_YEAR = re.compile(r" (?:năm )?(?P<year>(?:19|20)\d\d)(?![\w/])")
_AMENDING = re.compile(
    r" sửa đổi(?:, bổ sung)?(?: một số điều)? của (?:các )?(?:Bộ luật|Luật|Pháp lệnh)(?= )",
    re.IGNORECASE,
)
_LONGEST = 16
_ENDS = word_set(
    "thuộc trong theo để của về tại được đã có là do nhằm này khi với cho như thì nêu trên từ đến số ngày sẽ "
    "gồm cần phải"
    " năm kèm nếu trước sau bằng không nhưng hoặc cũng"
)
_PAIR_ENDS = word_set("quy định|hiện hành|đối với|ban hành|sửa đổi|thay thế|mới ban|có hiệu|bảo đảm")
_BEHIND_AND = word_set("các những văn luật bộ nghị thông quyết quy pháp chỉ kế chương hướng")
_BEHIND_COMMA = re.compile(
    r", (?=(?:chống|công chức|khen thưởng|chữa cháy|sửa chữa|tố cáo|sử dụng|vệ sinh|cứu hộ)(?!\w))"
)


@frozen
class LawName:
    """A law's name, and the year said behind it.

    Attributes:
        name: where the name stands; None where the law has none (Hiến pháp năm 2013).
        year: the year.
        end: index after name and year.
    """

    name: Stretch | None
    year: int | None
    end: int


def read_law_name(text: str, at: int, kind: str) -> LawName | None:
    """The name that follows "Luật" at an index of a text with single spaces.

    Example:
        >>> text = "Luật Bảo vệ môi trường thuộc phạm vi"
        >>> found = read_law_name(text, 4, "Luật")
        >>> text[found.name.start:found.end]
        'Bảo vệ môi trường'
    """
    amending = _AMENDING.match(text, at)
    start, first = at + 1, (amending.end() if amending else at) + 1
    if not text[first : first + 1].isupper() and (amending or kind != "Hiến pháp"):
        return None
    end = _words_end(text, first) if text[first : first + 1].isupper() else start
    name = Stretch(start, end) if end > start else None
    if year := _YEAR.match(text, end if name else at):
        return LawName(name, int(year["year"]), year.end())
    return LawName(name, None, end) if name else None


def _words_end(text: str, start: int) -> int:
    at = end = start
    for index in range(_LONGEST):
        found = _WORD.match(text, at)
        if found is None or (index and _stops(text, found)):
            break
        end = at = found.end()
        if comma := _BEHIND_COMMA.match(text, at):
            at = comma.end()
    return end


def _stops(text: str, found: re.Match[str]) -> bool:
    word, low = found["word"], fold_word(found["word"])
    if low == "và":
        following = _WORD.match(text, found.end())
        return following is None or fold_word(following["word"]) in _BEHIND_AND
    following = _WORD.match(text, found.end())
    second = fold_word(following["word"]) if following else ""
    if low == "của":
        return second != "nhà"
    return word[0].islower() and (low in _ENDS or f"{low} {second}" in _PAIR_ENDS)
