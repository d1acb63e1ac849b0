"""Vietnamese text: words of the field among syllables of every tone, with the marks that break careless code."""

from __future__ import annotations

from itertools import product
from unicodedata import normalize

from hypothesis import strategies as st

_WORDS = tuple(
    "bản cáo công của cấp cơ chế dịch vụ giải quyết hành chính hồ sơ kết quả kiểm soát một cửa người dân nhiệm "
    "phản ánh phường rà soát số hóa sở tỉnh tổ chức thủ tục trực tuyến ủy ban Văn phòng Sở Tư pháp UBND TTHC và "
    "đơn giản hóa đúng hạn được đặc khu Đề án ưu tiên ý kiến".split()
)
_ONSETS = (
    "",
    "b",
    "ch",
    "d",
    "đ",
    "gi",
    "kh",
    "l",
    "ngh",
    "ph",
    "qu",
    "th",
    "tr",
    "x",
    "Đ",
    "Ng",
)
_VOWELS = (
    "a",
    "ă",
    "â",
    "e",
    "ê",
    "i",
    "iê",
    "o",
    "ô",
    "ơ",
    "oa",
    "u",
    "ư",
    "ươ",
    "uyê",
    "y",
)
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_CODAS = ("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
_MARKS = (
    "“Một cửa”",
    '"số hóa"',
    "'",
    "-",
    "–",
    "(nếu có)",
    "95%",
    "01/7/2026",
    "27/KH-UBND;",
    ":",
    "#1",
    "&",
    "<b>",
)
_LOOKALIKES = ("null", "no", "1.0", "2026-01-01", "12:30", "~", "=1+1", "Không")


_SYLLABLES = tuple(normalize("NFC", "".join(parts)) for parts in product(_ONSETS, _VOWELS, _TONES, _CODAS))
_WORD = st.sampled_from(_WORDS) | st.sampled_from(_SYLLABLES) | st.sampled_from(_MARKS)


def phrases(*, max_words: int = 12) -> st.SearchStrategy[str]:
    """One line of text as a cell or a heading holds it: NFC, single spaces, never empty.

    Among it words that a careless YAML, CSV or HTML writer takes for something else.

    Example:
        >>> from unicodedata import is_normalized
        >>> from hypothesis import find
        >>> is_normalized("NFC", find(phrases(), lambda text: len(text) > 20))
        True
    """
    line = st.lists(_WORD, min_size=1, max_size=max_words).map(" ".join)
    return line | st.sampled_from(_LOOKALIKES)


def vietnamese_text(*, max_lines: int = 3) -> st.SearchStrategy[str]:
    """A paragraph as printed: one line or several, from a word to some hundred.

    Example:
        >>> from hypothesis import find
        >>> len(find(vietnamese_text(), lambda text: text.count(chr(10)) == 2).splitlines())
        3
    """
    whole = st.lists(_WORD, min_size=40, max_size=100).map(" ".join)
    line = phrases() | whole
    return st.lists(line, min_size=1, max_size=max_lines).map("\n".join)
