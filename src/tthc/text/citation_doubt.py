"""Where a cited number and the words around it do not agree (sai sót khi viện dẫn); nothing is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc.text.document_type import LAWS, SYMBOLS, type_of_symbol
from tthc.text.fault import Fault
from tthc.text.mention import Mention

# Legal normative documents of these kinds bear their year in the number (63/2010/NĐ-CP).
_YEARED: Final = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
# What another kind of document issues or approves is often cited by that one's number: Đề án 06/QĐ-TTg.
_CARRIED: Final = frozenset(
    {"Đề án", "Dự án", "Quy chế", "Quy định", "Phương án", "Chương trình", "Chương trình hành động", "Văn bản",
     "Kế hoạch hành động", "Bản ghi nhớ", "Điều lệ"}
)  # fmt: skip
_ASSEMBLY: Final = re.compile(r"(?:UBTV)?QH\d{1,2}")
_OFFICES: Final = frozenset(
    "CP TTg VPCP BTP BNV BTC BCA BQP BYT BXD BGTVT BTNMT BNNPTNT BNNMT BKHCN BKHĐT BTTTT BVHTTDL BGDĐT BLĐTBXH BCT BNG "
    "TTCP NHNN UBDT BDTTG TANDTC VKSNDTC KTNN UBTVQH UBND HĐND CTUBND CTN TW TU".split()
)
"""Abbreviations of those who issue the circulars and decrees that plans cite."""


def doubts_of(mention: Mention) -> Iterator[Fault]:
    """What is odd about a mention; the quote is the number, or the date where that is what cannot be."""
    number, printed = mention.number, mention.printed
    if mention.misdated:
        yield Fault("citation-date-impossible", mention.misdated)
    if number is None or printed is None or number.shape != "full":
        return
    if mention.typed and _another_kind(mention):
        yield Fault("citation-type-mismatch", f"{mention.type} {printed}")
    if mention.type in _YEARED and number.year is None:
        yield Fault("citation-year-missing", printed)
    if number.year and mention.issued_on and number.year != mention.issued_on.year and "VBHN" not in number.letters:
        yield Fault("citation-year-mismatch", f"{printed} {mention.issued_on:%d/%m/%Y}")
    if (mention.type in _YEARED and _misprinted(number.letters[-1])) or _run_together(number.letters):
        yield Fault("citation-symbol-doubtful", printed)


def _another_kind(mention: Mention) -> bool:
    """Whether the first letters of the symbol stand for another kind than the words say."""
    assert mention.number is not None
    first = mention.number.letters[0]
    if mention.type in _CARRIED or _ASSEMBLY.fullmatch(first):
        return False
    kind = type_of_symbol(first)
    if mention.type in LAWS:
        return kind not in (None, mention.type)
    if mention.type == "Công văn":
        return kind is not None
    if kind is None:
        return len(mention.number.letters) > 1 or mention.type in _YEARED
    return not (mention.type.startswith(kind) or kind.startswith(mention.type))


def _run_together(letters: tuple[str, ...]) -> bool:
    """Whether kind and office stand without the mark between them (66/NQCP)."""
    return len(letters) == 1 and any(
        letters[0].startswith(symbol) and letters[0][len(symbol) :] in _OFFICES for symbol in SYMBOLS
    )


def _misprinted(office: str) -> bool:
    """Whether an office nobody knows is a letter away from one that is known (BTTT, BTTTT)."""
    if office in _OFFICES or len(office) < 3:
        return False
    return any(_one_letter_apart(office, known) for known in _OFFICES if len(known) > 2)


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
