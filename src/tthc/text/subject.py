"""What a cited document is about (trích yếu), as the words behind its issuer say it."""

from __future__ import annotations

import re

from tthc.text.issuer import begins_subject
from tthc.text.stretch import Stretch

_LONGEST = 900
_OPEN = re.compile(r"[ ,:*_]{0,4}(?:\(?ban hành kèm theo\)?)?")
_END = re.compile(
    r";|\.(?=\s|$)|…|[|<]|\*\*|\*\)| \((?:sau đây|gọi tắt|viết tắt|dưới đây|được sửa đổi|đã được)"
    r"|,? (?:đã )?được (?:sửa đổi|thay thế|bổ sung)(?!\w)"
    r"|, (?:đảm bảo|bảo đảm|nhằm|trong đó|để|trọng tâm|cụ thể|đồng thời)(?!\w)"
    r"|, (?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Chủ tịch|Sở|Bộ|Ban|Văn phòng|Chính phủ|Thủ tướng|Tỉnh ủy|Thành ủy)(?!\w)"
    r"| và các [^,;.]{0,40}(?:khác|liên quan)(?!\w)"
    r"| với (?:những |các )?nội dung|\s\[\d+\]"
)
_BRACKET = re.compile(r"[()]")
_LINK = re.compile(r"(?:,? (?:và|cùng với)|,)(?: các)?\Z", re.IGNORECASE)
_BASIS = re.compile(r" (?:theo|căn cứ|trên cơ sở)(?: các)?\Z", re.IGNORECASE)


def read_subject(text: str, at: int, *, others: tuple[int, ...], strong_only: bool) -> Stretch | None:
    """The subject that follows at an index of a text with single spaces; None where none does.

    Args:
        text: the text.
        at: where the mention ends.
        others: where the mentions behind it begin, in order.
        strong_only: leave out verbs that may be the sentence's own.
    """
    opening = _OPEN.match(text, at)
    start = opening.end() if opening else at
    if start == at or not begins_subject(text, start, strong_only=strong_only):
        return None
    end = min(len(text), start + _LONGEST)
    for found in _END.finditer(text, start, end):
        end = found.start()
        break
    end = _before_sibling(text, start, end, others)
    return Stretch(start, start + len(_balanced(text[start:end]).rstrip(" ,:;*_")))


def _before_sibling(text: str, start: int, end: int, others: tuple[int, ...]) -> int:
    """Cut before the next document of the same list; one the subject itself speaks of stays inside."""
    inside = False
    for other in others:
        if other >= end:
            break
        lead = text[start:other].rstrip(" ")
        basis = _BASIS.search(lead)
        if basis:
            return start + basis.start()
        link = _LINK.search(lead)
        if link and not inside:
            return start + link.start()
        inside = True
    return end


def _balanced(words: str) -> str:
    """Up to the parenthesis that closes one opened before."""
    depth = 0
    for bracket in _BRACKET.finditer(words):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return words[: bracket.start()]
    return words
