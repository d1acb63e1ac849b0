"""One mention of a document in a text: type word, number, date, issuer; what follows it is left to ``citation``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from tthc.text.document_number import DocumentNumber, read_number
from tthc.text.document_type import LAWS, TYPE_WORD, type_name, type_of_symbol
from tthc.text.issue_date import read_issue_date
from tthc.text.issuer import read_issuer
from tthc.text.law_name import read_law_name
from tthc.text.normal import Aligned

_TRIGGER = re.compile(rf"(?<!\w)(?:(?P<word>{TYPE_WORD})|(?<![./,@:%&=#-])(?P<bare>\d))", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"[ *_:(]{0,4}(?P<word>số)?[ *_:.]{0,4}", re.IGNORECASE)
_BARE_WORD = re.compile(r"(?P<word>(?<!\w)số)[ :*_]{0,4}\Z", re.IGNORECASE)
_LIST_GAP = re.compile(r"(?:[ ,;:*_]|và|các|số|\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹⁰])*", re.IGNORECASE)
_FOOTNOTE = re.compile(r" ?(?:\[(?P<mark>\d{1,3})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))")
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_SPACE = re.compile(r"\s+")
# A bare serial names a document only behind these words, and never where it counts or dates something.
_SHORT_TYPES = frozenset(("Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Thông tư", "Kết luận", "Đề án"))
_YEAR_TYPES = frozenset(("Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tư liên tịch", *LAWS))
_DATED_TYPES = frozenset((*_YEAR_TYPES, "Chỉ thị", "Kết luận", "Công điện", "Công văn"))
_COUNTED = re.compile(
    r" (?:năm|tháng|ngày|quý|tuần|giờ|lần|nhóm|nhiệm vụ|nội dung|đề|dự|mục|điểm|người|trường|cơ quan|đơn vị|vụ|hồ sơ"
    r"|văn bản|triệu|tỷ|tỉ|nghìn|ngàn|chương|thủ tục|TTHC|quyết|kế|sở|xã|huyện|tỉnh|loại|bộ|cấp|giai đoạn)(?!\w)",
    re.IGNORECASE,
)


@frozen
class Mention:
    """A document named in a text; ``start`` and ``end`` count in the aligned text.

    Attributes:
        type: the type word's usual form, or what the symbol stands for.
        number: None where the text gives none (a law named by its name, a document dated only).
        printed: number as printed, white space closed up; None where there is none or it is blank.
        issued_on: the date, where one stands and can exist.
        issuer: as printed.
        name: a law's name.
        footnote: mark of the footnote that follows the number.
        typed: whether a type word stands there; else the type is worked out.
    """

    type: str
    start: int
    end: int
    number: DocumentNumber | None = None
    printed: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    name: str | None = None
    footnote: str | None = None
    typed: bool = True


def find_mentions(aligned: Aligned) -> Iterator[Mention]:
    """Every mention, in order, none over another."""
    text, at = aligned.text, 0
    last: Mention | None = None
    while trigger := _TRIGGER.search(text, at):
        found = _typed(aligned, trigger) if trigger["word"] else _bare(aligned, trigger.start(), last)
        at = trigger.end()
        if found is not None:
            yield found
            last, at = found, max(at, found.end)


def _typed(aligned: Aligned, trigger: re.Match[str]) -> Mention | None:
    text, kind, after = aligned.text, type_name(trigger["word"]), trigger.end()
    if number := _number_behind(text, after, kind):
        return _complete(aligned, kind, trigger.start(), number.end, number=number)
    if kind in LAWS and trigger["word"][0].isupper():
        return _law(aligned, kind, trigger)
    if issuer := read_issuer(text, after):
        number = _number_behind(text, issuer.end, kind)
        if number and number.shape == "full":
            found = _complete(aligned, kind, trigger.start(), number.end, number=number)
            return found if found.issuer else _with_issuer(found, text[issuer.start : issuer.end])
    if kind in _DATED_TYPES and (dated := read_issue_date(text, after)) and dated.value:
        return _complete(aligned, kind, trigger.start(), after)
    return None


def _law(aligned: Aligned, kind: str, trigger: re.Match[str]) -> Mention | None:
    name = read_law_name(aligned.text, trigger.end(), kind)
    if name is None:
        return None
    number = _number_behind(aligned.text, name.end, kind)
    end = number.end if number and number.shape in ("full", "year") else name.end
    known = number if end > name.end else None
    return _complete(aligned, kind, trigger.start(), end, number=known, name=aligned.text[name.start : name.end])


def _number_behind(text: str, at: int, kind: str) -> DocumentNumber | None:
    opening = _NUMBER_WORD.match(text, at)
    if opening is None or opening.end() == at:
        return None
    number = read_number(text, opening.end())
    if number is None or number.shape == "full":
        return number
    if number.shape == "blank":
        return number if opening["word"] else None
    if number.shape == "year":
        return number if kind in _YEAR_TYPES else None
    plausible = kind in _SHORT_TYPES and text[at : at + 1] == " " and not _COUNTED.match(text, number.end)
    looks_like_year = len(number.serial) == 4 and number.serial[:2] in ("19", "20") and not opening["word"]
    return number if plausible and "." not in number.serial and not looks_like_year else None


def _bare(aligned: Aligned, at: int, last: Mention | None) -> Mention | None:
    """A number without a type word: one of a list that shares the word, or one whose symbol tells the kind."""
    text = aligned.text
    number = read_number(text, at)
    if number is None or number.shape != "full":
        return None
    worded = _BARE_WORD.search(text, max(0, at - 8), at)
    start = worded.start() if worded else at
    if worded and _is_own_number(aligned, start):
        return None
    kind = type_of_symbol(number.letters[0])
    listed = last is not None and last.number is not None and _is_listed(text, last, start)
    if last is not None and listed and (kind is None or last.type.startswith(kind)):
        kind = last.type
    elif kind is None or len(number.letters) < 2:
        kind = "Công văn" if worded and len(number.letters) > 1 and number.year is None else None
    return _complete(aligned, kind, start, number.end, number=number, typed=False) if kind else None


def _is_own_number(aligned: Aligned, start: int) -> bool:
    """Whether "Số:" opens a line: a letterhead's own number, no citation."""
    first, _ = aligned.span(start, start + 1)
    line = aligned.original[max(0, first - 24) : first]
    return aligned.original[first : first + 1] == "S" and not line.rpartition("\n")[2].strip(" \t*_|")


def _is_listed(text: str, last: Mention, start: int) -> bool:
    return start - last.end < 40 and _LIST_GAP.fullmatch(text, last.end, start) is not None


def _complete(
    aligned: Aligned,
    kind: str,
    start: int,
    end: int,
    *,
    number: DocumentNumber | None = None,
    name: str | None = None,
    typed: bool = True,
) -> Mention:
    """Read on behind the number: footnote mark, date, issuer, in either order."""
    text = aligned.text
    note = _FOOTNOTE.match(text, end)
    dated = read_issue_date(text, end)
    end = dated.end if dated else end
    issuer = read_issuer(text, end)
    if issuer:
        end = issuer.end
        late = None if dated else read_issue_date(text, end)
        dated, end = (late, late.end) if late and late.value else (dated, end)
    return Mention(
        type=kind,
        start=start,
        end=end,
        number=number,
        printed=_printed(aligned, number),
        issued_on=dated.value if dated else None,
        issuer=text[issuer.start : issuer.end] if issuer else None,
        name=name,
        footnote=(note["mark"] or note["raised"].translate(RAISED)) if note else None,
        typed=typed,
    )


def _printed(aligned: Aligned, number: DocumentNumber | None) -> str | None:
    if number is None or number.shape == "blank":
        return None
    start, end = aligned.span(number.start, number.end)
    return _SPACE.sub("", aligned.original[start:end])


def _with_issuer(found: Mention, issuer: str) -> Mention:
    return Mention(
        found.type, found.start, found.end, found.number, found.printed, found.issued_on, issuer, found.name, found.footnote
    )
