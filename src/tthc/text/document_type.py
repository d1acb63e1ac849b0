"""The kinds of administrative and legal document (loại văn bản): their names and the letters that stand for them.

Basis: Decree 30/2020/NĐ-CP, Article 7 and Annex III; the kinds of legal normative and of Party documents beside them.
"""

from __future__ import annotations

import re
from types import MappingProxyType

SYMBOLS = MappingProxyType(
    {
        "NQ": "Nghị quyết",
        "QĐ": "Quyết định",
        "CT": "Chỉ thị",
        "QC": "Quy chế",
        "QyĐ": "Quy định",
        "TC": "Thông cáo",
        "TB": "Thông báo",
        "HD": "Hướng dẫn",
        "CTr": "Chương trình",
        "KH": "Kế hoạch",
        "PA": "Phương án",
        "ĐA": "Đề án",
        "DA": "Dự án",
        "BC": "Báo cáo",
        "BB": "Biên bản",
        "TTr": "Tờ trình",
        "HĐ": "Hợp đồng",
        "CĐ": "Công điện",
        "BGN": "Bản ghi nhớ",
        "BTT": "Bản thỏa thuận",
        "GUQ": "Giấy ủy quyền",
        "GM": "Giấy mời",
        "GGT": "Giấy giới thiệu",
        "GNP": "Giấy nghỉ phép",
        "PG": "Phiếu gửi",
        "PC": "Phiếu chuyển",
        "PB": "Phiếu báo",
        "NĐ": "Nghị định",
        "TT": "Thông tư",
        "TTLT": "Thông tư liên tịch",
        "NQLT": "Nghị quyết liên tịch",
        "PL": "Pháp lệnh",
        "SL": "Sắc lệnh",
        "KL": "Kết luận",
        "CTHĐ": "Chương trình hành động",
        "VBHN": "Văn bản hợp nhất",
    }
)
"""Letters of the symbol and the kind they stand for; capitals matter (HD is not HĐ)."""

LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")
"""Kinds known by name, often cited without a number."""

_OTHERS = (
    "Công văn",
    "Thư công",
    "Lệnh",
    "Thông tri",
    "Thông báo kết luận",
    "Văn bản",
    "Kế hoạch hành động",
)
_SHORT_WORDS = MappingProxyType(
    {
        **{word: SYMBOLS[word] for word in ("NĐ", "QĐ", "NQ", "CT", "TT", "KH", "TB", "KL", "BC")},
        "CV": "Công văn",
    }
)
_NAMES = MappingProxyType({name.lower(): name for name in (*SYMBOLS.values(), *LAWS, *_OTHERS)})
_FOLDED_SYMBOLS = MappingProxyType({symbol.upper(): kind for symbol, kind in SYMBOLS.items()})

_MARKS, _OPENING = " *_:.(", "([{\"“”'‘’*_-/,;:.>|"
_MOST_MARKS, _MOST_WORDS, _REACH = 5, 4, 64
TYPE_WORD = (
    "(?:" + "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True)) + f"|(?-i:{'|'.join(_SHORT_WORDS)}))(?!\\w)"
)
"""Pattern of a type word; to be compiled with ``re.IGNORECASE`` for text of one space and one dash."""


def type_name(word: str) -> str:
    """The kind a printed type word names, in its usual capitals.

    Example:
        >>> type_name("NGHỊ ĐỊNH"), type_name("QĐ")
        ('Nghị định', 'Quyết định')
    """
    return _SHORT_WORDS.get(word) or _NAMES.get(word.lower(), word)


def type_before(text: str, low: int, at: int) -> tuple[str, int, int] | None:
    """The type word that a number at a place belongs to, and where it stands; nothing but "số" or "ngày" between.

    Example:
        >>> type_before("theo Nghị quyết số 57", 0, 19)
        ('Nghị quyết', 5, 15)
    """
    window = text[max(low, at - _REACH) : at]
    before = window.rstrip(_MARKS)
    if len(window) - len(before) > _MOST_MARKS:
        return None
    if before[-2:].lower() == "số" and not before[-3:-2].isalpha():
        before = before[:-2].rstrip(_MARKS)
    elif before[-5:].lower() == " ngày":
        before = before[:-5].rstrip(_MARKS + ",")
    words = before.rsplit(" ", _MOST_WORDS)[-_MOST_WORDS:]
    for number in range(len(words), 0, -1):
        phrase = " ".join(words[-number:]).lstrip(_OPENING)
        if phrase.lower() in _NAMES or phrase in _SHORT_WORDS:
            end = at - len(window) + len(before)
            return phrase, end - len(phrase), end
    return None


def type_of_symbol(symbol: str) -> str | None:
    """The kind the first letters of a symbol stand for; None for an official letter's, which has none.

    Example:
        >>> type_of_symbol("QĐ"), type_of_symbol("VPCP")
        ('Quyết định', None)
    """
    return SYMBOLS.get(symbol) or _FOLDED_SYMBOLS.get(symbol.upper())
