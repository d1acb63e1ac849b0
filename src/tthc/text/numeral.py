"""Vietnamese words for small numbers (một … chín mươi chín), and their inverse in a regular expression."""

from __future__ import annotations

from itertools import product
from typing import Final

_ONES: Final = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN: Final = {1: ("mốt", "một"), 4: ("tư", "bốn"), 5: ("lăm", "năm"), 7: ("bảy", "bẩy")}


def _spellings(number: int) -> tuple[str, ...]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return {4: ("bốn", "tư"), 7: ("bảy", "bẩy")}.get(ones, (_ONES[ones],))
    heads = ("mười",) if tens == 1 else tuple(f"{word} mươi" for word in _spellings(tens))
    if ones == 0:
        return heads
    return tuple(f"{head} {word}" for head, word in product(heads, _AFTER_TEN.get(ones, (_ONES[ones],))))


NUMERALS: Final = {words: number for number in range(1, 100) for words in _spellings(number)}
"""Every spelling of 1 to 99, in small letters."""

NUMERAL: Final = "|".join(sorted(NUMERALS, key=len, reverse=True))
"""The same as alternatives of a regular expression, longest first."""
