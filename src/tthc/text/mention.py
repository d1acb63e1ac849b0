"""One mention of a document in a text: type word, number, date, issuer; what follows it is left to ``citation``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from tthc.text.anchor import law_places, number_places
from tthc.text.document_number import DocumentNumber, read_number
from tthc.text.document_type import LAWS, TYPE_WORD, type_before, type_name, type_of_symbol
from tthc.text.issue_date import IssueDate, read_issue_date
from tthc.text.issuer import read_issuer
from tthc.text.law_name import LawName, read_law_name
from tthc.text.normal import Aligned, squeeze
from tthc.text.stretch import Stretch

_TYPE_WORD = re.compile(rf"(?<!\w){TYPE_WORD}", re.IGNORECASE)
_LAW_WORD = re.compile("|".join(sorted(LAWS, key=len, reverse=True)), re.IGNORECASE)
_INSIDE = re.compile(r"[\w./,@:%&=#-]")  # in front of a digit: it is no beginning of a number
_ISSUER_REACH = 160
_NUMBER_WORD = re.compile(r"[ *_:(]{0,4}(?P<word>số)?[ *_:.]{0,4}", re.IGNORECASE)
_BARE_WORD = re.compile(r"(?P<word>(?<!\w)số)[ :*_]{0,4}\Z", re.IGNORECASE)
_LIST_GAP = re.compile(r"(?:[ ,;:*_]|và|các|số|\[\d+\]|[¹²³⁴⁵⁶⁷⁸⁹⁰])*", re.IGNORECASE)
_FOOTNOTE = re.compile(r" ?(?:\[(?P<mark>\d{1,3})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))")
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_SPACE = re.compile(r"\s+")
# A bare serial names a document only behind these words, and never where it counts or dates something.
_SHORT_TYPES = frozenset(
    (
        "Nghị định",
        "Nghị quyết",
        "Quyết định",
        "Chỉ thị",
        "Thông tư",
        "Kết luận",
        "Đề án",
    )
)
_YEAR_TYPES = frozenset(("Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tư liên tịch", *LAWS))
_DATED_TYPES = frozenset((*_YEAR_TYPES, "Chỉ thị", "Kết luận", "Công điện", "Công văn"))
_COUNTED = re.compile(
    r" (?:năm|tháng|ngày(?! ?\d)|quý|tuần|giờ|lần|nhóm|nhiệm vụ|nội dung|đề|dự|mục|điểm|người|trường|cơ quan|"
    r"đơn vị|vụ|hồ sơ"
    r"|văn bản|triệu|tỷ|tỉ|nghìn|ngàn|chương|thủ tục|TTHC|quyết|kế|sở|xã|huyện|tỉnh|loại|bộ|cấp|giai đoạn)(?!\w)",
    re.IGNORECASE,
)


# Laws and resolutions of the National Assembly share one form of number; which it is only the type word says.
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}")


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
        year: the year said behind it.
        footnote: mark of the footnote that follows the number.
        typed: whether a type word stands there; else the type is worked out.
        misdated: the words of a date that cannot exist.
    """

    type: str
    start: int
    end: int
    number: DocumentNumber | None = None
    printed: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    name: str | None = None
    year: int | None = None
    footnote: str | None = None
    typed: bool = True
    misdated: str | None = None


def find_mentions(aligned: Aligned) -> Iterator[Mention]:
    """Every mention, in order, none over another."""
    text, at = aligned.text, 0
    last: Mention | None = None
    for place in sorted({*law_places(text), *number_places(text)}):
        if place < at:
            continue
        found = _at_place(aligned, place, at, last)
        if found is not None:
            yield found
            last, at = found, found.end


def _at_place(aligned: Aligned, place: int, low: int, last: Mention | None) -> Mention | None:
    """The mention of which a sign stands at a place, its words not before another place."""
    text = aligned.text
    if text[place].isupper():
        word = _LAW_WORD.match(text, place)
        return _typed(aligned, word[0], place, word.end()) if word and not text[place - 1 : place].isalnum() else None
    word_before = type_before(text, low, place)
    if word_before:
        return _typed(aligned, *word_before)
    if not text[place].isdecimal() or _INSIDE.match(text[place - 1 : place]):
        return None
    return _behind_issuer(aligned, low, place) or _bare(aligned, place, last)


def _behind_issuer(aligned: Aligned, low: int, place: int) -> Mention | None:
    """A number that its issuer stands before: "Nghị định của Chính phủ số 63/2010/NĐ-CP"."""
    window = aligned.text[max(low, place - _ISSUER_REACH) : place]
    if "của " not in window and "do " not in window:
        return None
    for word in _TYPE_WORD.finditer(window):
        start = place - len(window) + word.start()
        found = _typed(aligned, word[0], start, start + len(word[0]))
        if found and found.number and found.number.start == place:
            return found
    return None


def _typed(aligned: Aligned, word: str, start: int, after: int) -> Mention | None:
    text, kind = aligned.text, type_name(word)
    if number := _number_behind(text, after, kind):
        return _complete(aligned, kind, start, number.end, number=number)
    if kind in LAWS and word[0].isupper():
        return _law(aligned, kind, start, after)
    if issuer := read_issuer(text, after):
        number = _number_behind(text, issuer.end, kind)
        if number and number.shape == "full":
            return _complete(aligned, kind, start, number.end, number=number, above=issuer)
    if kind in _DATED_TYPES and (dated := read_issue_date(text, after)) and dated.value:
        return _complete(aligned, kind, start, after)
    return None


def _law(aligned: Aligned, kind: str, start: int, after: int) -> Mention | None:
    law = read_law_name(aligned.text, after, kind)
    if law is None:
        return None
    number = _number_behind(aligned.text, law.end, kind)
    if number and number.shape in ("full", "year"):
        return _complete(aligned, kind, start, number.end, number=number, law=law)
    return _complete(aligned, kind, start, law.end, law=law)


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
    looks_like_year = len(number.serial) == 4 and number.serial[:2] in ("19", "20")
    # Numbers below ten are printed with a zero in front; one without is a count or the next row's label.
    counts = not opening["word"] and (looks_like_year or len(number.serial) == 1)
    return number if plausible and number.serial.isdecimal() and not counts else None


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
    kind = _kind_of_bare(text, number, start, last, worded=worded is not None)
    return _complete(aligned, kind, start, number.end, number=number, typed=False) if kind else None


def _kind_of_bare(text: str, number: DocumentNumber, start: int, last: Mention | None, *, worded: bool) -> str | None:
    kind = type_of_symbol(number.letters[0])
    listed = last is not None and last.number is not None and _is_listed(text, last, start)
    if last is not None and listed and (kind is None or last.type.startswith(kind)):
        return last.type
    if kind is None and number.year and _ASSEMBLY.fullmatch(number.letters[0]):
        return "Văn bản"
    if len(number.letters) < 2:
        return None
    return kind or ("Công văn" if worded and number.year is None else None)


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
    law: LawName | None = None,
    above: Stretch | None = None,
    typed: bool = True,
) -> Mention:
    """Read on behind the number: footnote mark, date, issuer; ``above`` is the issuer named before the number."""
    if kind == "Đề án" and number and number.shape == "short":
        return Mention(kind, start, end, number, _printed(aligned, number))
    text = aligned.text
    note = _FOOTNOTE.match(text, end)
    dated, issuer, until = _origin(text, end)
    if until == end and note:
        dated, issuer, until = _origin(text, note.end())
        until = until if dated or issuer else end
    return Mention(
        type=kind,
        start=start,
        end=until,
        number=number,
        printed=_printed(aligned, number),
        issued_on=dated.value if dated else None,
        issuer=words(aligned, issuer or above),
        name=words(aligned, law.name) if law else None,
        year=law.year if law else None,
        footnote=(note["mark"] or note["raised"].translate(RAISED)) if note else None,
        typed=typed,
        misdated=text[end : dated.end].strip(" ,(") if dated and dated.is_impossible else None,
    )


def _origin(text: str, at: int) -> tuple[IssueDate | None, Stretch | None, int]:
    """Date and issuer, in either order, and where they end."""
    dated = read_issue_date(text, at)
    end = dated.end if dated else at
    issuer = read_issuer(text, end)
    if issuer is None:
        return dated, None, end
    late = None if dated else read_issue_date(text, issuer.end)
    return (late, issuer, late.end) if late and late.value else (dated, issuer, issuer.end)


def words(aligned: Aligned, stretch: Stretch | Mention | None) -> str | None:
    """The words of a stretch as printed, white space folded."""
    if stretch is None:
        return None
    start, end = aligned.span(stretch.start, stretch.end)
    return squeeze(aligned.original[start:end])


def _printed(aligned: Aligned, number: DocumentNumber | None) -> str | None:
    if number is None or number.shape == "blank":
        return None
    start, end = aligned.span(number.start, number.end)
    return _SPACE.sub("", aligned.original[start:end])
