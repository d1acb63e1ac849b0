"""Number and symbol of a document (số, ký hiệu văn bản): 63/2010/NĐ-CP, 766/QĐ-TTg, 57-NQ/TW, 28/2026/QH16."""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

from tthc.text.normal import fold_word

_HEAD = re.compile(r"(?P<serial>\d{1,5}[a-zđ]?(?:\.\d{1,3})?)(?![\d%])")
_YEAR = re.compile(r" ?/ ?(?P<year>(?:19|20)\d\d)(?!\d)")
_TIGHT = re.compile(r" ?[-/](?! )|[-/] (?! )")
_LOOSE = re.compile(r" ?[-/] ?")
_LETTERS = re.compile(r"[A-ZĐĂÂÊÔƠƯ][A-Za-zĐđĂÂÊÔƠƯ&]{0,19}\d{0,3}(?!(?![¹²³⁴-⁹⁰])[\w@])")
_BLANK = re.compile(r"[ .…_]{0,40}(?=[/-])")
_AFTER_SHORT = re.compile(r"(?! ?[-/] ?\d|(?![¹²³⁴-⁹⁰])[\w@%]|[.,]\d)")

Shape = Literal["full", "year", "short", "blank"]
"""With a symbol; serial and year only; serial only; a symbol whose serial is left blank (draft)."""


@frozen
class DocumentNumber:
    """A number found in a text.

    Attributes:
        shape: how much of it is printed.
        start: index of its first character.
        end: index after the last one.
        serial: "63", "66.7"; "" where it is blank.
        year: the year inside the number, None where it has none.
        letters: the groups of the symbol, such as ("NĐ", "CP").
        dashed: the serial is followed by a dash, as in the Party's documents (57-NQ/TW).
    """

    shape: Shape
    start: int
    end: int
    serial: str
    year: int | None = None
    letters: tuple[str, ...] = ()
    dashed: bool = False

    @property
    def key(self) -> tuple[str, int | None, str]:
        """What two spellings of one number share: zeros in front, dashes and slashes do not count."""
        return self.serial.lstrip("0"), self.year, fold_word("".join(self.letters))


def read_number(text: str, at: int) -> DocumentNumber | None:
    """The number that begins at an index of a text with single spaces; None if none does.

    Example:
        >>> read_number("71/NQ -CP ngày", 0).letters, read_number("2.269/6.974 hồ sơ", 0)
        (('NQ', 'CP'), None)
    """
    head = _HEAD.match(text, at)
    if head is None:
        return _read_blank(text, at)
    year = _YEAR.match(text, head.end())
    value = int(year["year"]) if year else None
    after = year.end() if year else head.end()
    letters, end = _read_letters(text, after)
    if letters:
        dashed = text[after : after + 2].strip().startswith("-")
        return DocumentNumber("full", at, end, head["serial"], value, letters, dashed)
    if not _AFTER_SHORT.match(text, after) or text[after : after + 2].strip()[:1] == "/":
        return None
    return DocumentNumber("year" if year else "short", at, after, head["serial"], value)


def _read_blank(text: str, at: int) -> DocumentNumber | None:
    gap = _BLANK.match(text, at)
    if gap is None:
        return None
    letters, end = _read_letters(text, gap.end())
    return DocumentNumber("blank", at, end, "", letters=letters) if letters else None


def _read_letters(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The groups of the symbol from its first mark on, and where it ends; a stray blank is stepped over.

    Blanks on both sides of a mark are stepped over before the second group only: behind it " - " begins a remark.
    """
    groups: list[str] = []
    end = at
    while mark := (_LOOSE if len(groups) < 2 else _TIGHT).match(text, end):
        group = _LETTERS.match(text, mark.end())
        if group is None or not _is_acronym(group[0]) or _is_web_name(text, group.end()):
            break
        groups.append(group[0])
        end = group.end()
    return tuple(groups), end


def _is_acronym(word: str) -> bool:
    return sum(map(str.isupper, word)) >= sum(map(str.islower, word))


def _is_web_name(text: str, at: int) -> bool:
    return text[at : at + 1] == "." and text[at + 1 : at + 2].islower()
