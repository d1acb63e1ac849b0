"""One normal form to compare Vietnamese text by; what is printed is never altered."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for a class of a regular expression (a range would take small ones in)."""
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Small letters of Vietnamese, likewise."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
# Tone marks: "hoá" and "hóa", "uỷ" and "ủy", "khoẻ" and "khỏe" are the same word.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PLACE = re.compile(rf"(o[ae]|u[y])([{_TONES}])(?![a-z\u0302\u0306\u031b])", re.IGNORECASE)


def nfc(text: str) -> str:
    """The text in Unicode normal form C, as everything inside the library is."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    r"""NFC, runs of white space as one space, none at the ends.

    Example:
        >>> squeeze("  Văn phòng\n UBND  tỉnh ")
        'Văn phòng UBND tỉnh'
    """
    return _SPACES.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """The form texts are compared in: squeezed, small letters, one dash, tone marks in one place.

    Example:
        >>> fold("Uỷ ban  Nhân dân") == fold("Ủy ban nhân dân"), fold("hoá") == fold("hóa")
        (True, True)
    """
    flat = squeeze(text).translate(_DASHES).lower()
    parts = unicodedata.normalize("NFD", flat)
    moved = _TONE_PLACE.sub(lambda m: m[1][0] + m[2] + m[1][1], parts)
    return unicodedata.normalize("NFC", moved)


@frozen
class Aligned:
    """A text made easy to search, each character of which knows its place in the original.

    Attributes:
        text: NFC, every white-space run one space, one kind of dash; case and tones as printed.
        original: the text as given.
    """

    text: str
    original: str
    _starts: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Aligned:
        r"""Align a text.

        Example:
            >>> Aligned.of("ngày\n 8 – 6").text
            'ngày 8 - 6'
        """
        chars: list[str] = []
        starts: list[int] = []
        at = 0
        while at < len(original):
            end = at + 1
            while end < len(original) and unicodedata.combining(original[end]):
                end += 1
            piece = nfc(original[at:end]).translate(_DASHES)
            if _SPACES.fullmatch(piece):
                piece = "" if chars and chars[-1] == " " else " "
            chars.extend(piece)
            starts.extend([at] * len(piece))
            at = end
        return cls("".join(chars), original, (*starts, len(original)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of ``text`` stands in the original; trailing white space is not taken."""
        first = self._starts[start]
        last = self._starts[end] if end < len(self._starts) else len(self.original)
        while last > first and self.original[last - 1].isspace():
            last -= 1
        return first, last
