"""A text flattened for searching: small letters, one dash, plain blanks and digits; spans lead to the original."""

from __future__ import annotations

import unicodedata

from attrs import frozen

from tthc.text.normal import Aligned

_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_BLANKS = dict.fromkeys("\u00a0\u200b\u202f\u3000\ufeff", " ")
_WIDE = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {
    "\uff0f": "/",
    "\uff0e": ".",
    "\uff0d": "-",
    "\uff0c": ",",
}
_TABLE = str.maketrans({**_DASHES, **_BLANKS, **_WIDE})


@frozen
class Flat:
    """A flattened text.

    Attributes:
        text: what patterns are matched against; as long as the original wherever that is in NFC.
        original: the text as given.
    """

    text: str
    original: str
    _aligned: Aligned | None = None

    @classmethod
    def of(cls, original: str) -> Flat:
        """Flatten a text.

        Example:
            >>> Flat.of("Từ THÁNG 3 – 6").text
            'từ tháng 3 - 6'
            >>> Flat.of("Ｔháng １２／２０２５").text[-7:]
            '12/2025'
        """
        if unicodedata.is_normalized("NFC", original):
            return cls(_flatten(original), original)
        aligned = Aligned.of(original)
        return cls(_flatten(aligned.text), original, aligned)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of ``text`` stands in the original."""
        return (start, end) if self._aligned is None else self._aligned.span(start, end)

    def words(self, start: int, end: int) -> str:
        """The original words of a stretch of ``text``."""
        first, last = self.span(start, end)
        return self.original[first:last]


def _flatten(text: str) -> str:
    flat = text.translate(_TABLE)
    small = flat.lower()
    return small if len(small) == len(flat) else "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)
