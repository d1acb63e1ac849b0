"""What a document is found by (số, ký hiệu): its number, however it was printed."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from tthc.text.document_number import DocumentNumber, read_number
from tthc.text.document_type import TYPE_WORD, type_name
from tthc.text.normal import fold, nfc

_LEAD: Final = re.compile(rf"(?:(?P<type>{TYPE_WORD}) ?)?(?:số ?:? ?)?(?=\d)", re.IGNORECASE)
_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
# Full-width forms of "!" to "~", and all that looks like the dash of a symbol.
_SAME: Final = {0xFF01 + step: 0x21 + step for step in range(94)} | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_LOCAL: Final = re.compile(r"(?:ubnd|hđnd|tu)$")
_BODY: Final = re.compile(r"\b(?:ubnd|hđnd)\b")
_SHORT_OFFICE: Final = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))


@frozen
class NumberKey:
    """What all spellings of one number share.

    Attributes:
        serial: without zeros in front; "" where the text is no number.
        year: the year inside the number.
        letters: the symbol without its marks, folded; the whole text where it is no number.
        is_local: the symbol is one that every province, commune or Party committee of one gives.
    """

    serial: str
    year: int | None
    letters: str
    is_local: bool = False

    @property
    def is_whole(self) -> bool:
        """Serial and symbol are both there."""
        return bool(self.serial and self.letters)


def number_key(number: str) -> NumberKey:
    """The key of a number standing alone.

    Example:
        >>> number_key("4/2025/TT–VPCP") == number_key("04 / 2025/TT-VPCP")
        True
        >>> number_key("66/NQ-CP") == number_key("66-NQ/TW")
        False
    """
    tight = _SPACES.sub("", nfc(number).translate(_SAME))
    for spelling in (tight, tight.upper()):
        read = read_number(spelling, 0)
        if read and read.serial and read.end == len(spelling):
            serial, year, letters = read.key
            return NumberKey(serial or "0", year, letters, _is_local(read))
    return NumberKey("", None, fold(tight))


def split_type(text: str) -> tuple[str | None, str]:
    """The type word in front of a number, and the number.

    Example:
        >>> split_type("NĐ số 63/2010/NĐ-CP"), split_type("63/2010/NĐ-CP")
        (('Nghị định', '63/2010/NĐ-CP'), (None, '63/2010/NĐ-CP'))
    """
    flat = _SPACES.sub(" ", nfc(text).translate(_SAME)).strip()
    lead = _LEAD.match(flat)
    if lead is None:
        return None, flat
    return type_name(lead["type"]) if lead["type"] else None, flat[lead.end() :]


def is_same_type(one: str, other: str) -> bool:
    """Whether two type words name one kind, abbreviated or not."""
    return fold(type_name(one.strip())) == fold(type_name(other.strip()))


def may_be_same_issuer(one: str, other: str) -> bool:
    """Whether two names of offices may stand for one: one of them says no more than the other.

    Example:
        >>> may_be_same_issuer("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Bắc Ninh")
        True
        >>> may_be_same_issuer("UBND tỉnh Bắc Ninh", "UBND tỉnh Hà Nam")
        False
    """
    first, second = _office(one), _office(other)
    return first in second or second in first


def _office(name: str) -> str:
    folded = fold(name)
    for words, short in _SHORT_OFFICE:
        folded = folded.replace(words, short)
    # The head signs what the office decides: "Chủ tịch UBND tỉnh", "Thường trực HĐND".
    body = _BODY.search(folded)
    return folded[body.start() :] if body else folded


def _is_local(number: DocumentNumber) -> bool:
    return any(_LOCAL.search(fold(group)) for group in number.letters)
