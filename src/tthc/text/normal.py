"""One normal form to compare Vietnamese text by; what is printed is never altered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from attrs import frozen

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of Vietnamese, for a class of a regular expression (a range would take small ones in)."""
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Small letters of Vietnamese, likewise."""

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits set small above the line, as the number of a footnote is, in the order of their values."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_ZERO_WIDTH = re.compile("[\u200b\ufeff]")
_BLANK = re.compile(r"[^\S ]|[\u200b\ufeff]")
_RUN = re.compile("( {2,})")
_PLAIN = tuple(
    (odd, plain)
    for odds, plain in (
        (
            "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b",
            " ",
        ),
        ("\u2028\u2029\u202f\u205f\u3000\ufeff", " "),
        ("‐‑‒–—―−", "-"),
    )
    for odd in odds
)
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LOOK_ALIKE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
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
    composed = nfc(text)
    return " ".join(composed.split()) if _ZERO_WIDTH.search(composed) is None else _SPACES.sub(" ", composed).strip()


def fold(text: str) -> str:
    """The form texts are compared in: squeezed, small letters, one dash, plain digits, tone marks in one place.

    Decomposed text (as macOS writes it), full-width letters and digits, blanks that do not break and dashes that look
    alike are the same as the plain ones. Other marks are other words: see ``find_misprints``.

    Example:
        >>> fold("Uỷ ban  Nhân dân") == fold("Ủy ban nhân dân"), fold("hoá") == fold("hóa")
        (True, True)
        >>> fold("Năm\u00a0２０２６ – 2027")
        'năm 2026 - 2027'
    """
    flat = squeeze(text).translate(_LOOK_ALIKE).lower()
    parts = unicodedata.normalize("NFD", flat)
    moved = _TONE_PLACE.sub(lambda m: m[1][0] + m[2] + m[1][1], parts)
    return unicodedata.normalize("NFC", moved)


@lru_cache(maxsize=32768)
def fold_word(word: str) -> str:
    """The folded form of a short text that is likely to come again, such as a word."""
    return fold(word)


@frozen
class Aligned:
    """A text made easy to search, each character of which knows its place in the original.

    Attributes:
        text: NFC, every white-space run one space, one kind of dash; case and tones as printed.
        original: the text as given.
    """

    text: str
    original: str
    _cuts: tuple[int, ...]  # places in ``text`` behind which it is no longer as far from the beginning as before
    _shifts: tuple[int, ...]  # how far the original is ahead from each of them on

    @classmethod
    def of(cls, original: str) -> Aligned:
        r"""Align a text.

        Example:
            >>> Aligned.of("ngày\n 8 – 6").text
            'ngày 8 - 6'
        """
        composed, cuts, shifts = _composed(original)
        single = _one_blank(composed)
        if "  " not in single:
            return cls(single, original, cuts, shifts)
        text, more_cuts, more_shifts = _without_runs(single)
        if not cuts:
            return cls(text, original, more_cuts, more_shifts)
        inner = cls(single, original, cuts, shifts)
        outer = cls(text, single, more_cuts, more_shifts)
        places = sorted({*more_cuts, *(_at_or_after(outer, cut) for cut in cuts)})
        return cls(text, original, tuple(places), tuple(inner.place(outer.place(at)) - at for at in places))

    def place(self, at: int) -> int:
        """Where a character of ``text`` begins in the original."""
        known = bisect_right(self._cuts, at)
        return at + self._shifts[known - 1] if known else at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of ``text`` stands in the original; trailing white space is not taken."""
        first = self.place(start)
        last = self.place(end) if end < len(self.text) else len(self.original)
        while last > first and self.original[last - 1].isspace():
            last -= 1
        return first, last


def _composed(original: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """NFC, and where that is shorter than the original; a mark stays with the letter it stands on."""
    if unicodedata.is_normalized("NFC", original):
        return original, (), ()
    chars: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    length = shift = 0
    for cluster in _CLUSTER.finditer(original):
        composed = nfc(cluster[0])
        chars.append(composed)
        length += len(composed)
        if cluster.end() - length != shift:
            shift = cluster.end() - length
            cuts.append(length)
            shifts.append(shift)
    return "".join(chars), tuple(cuts), tuple(shifts)


def _one_blank(text: str) -> str:
    """The text with every blank a space and every dash one; as long as before."""
    if text.isascii():
        return _BLANK.sub(" ", text)
    for odd, plain in _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    return text


def _without_runs(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The text with one space for each run of them, and where it is shorter."""
    pieces = _RUN.split(text)  # what stands between the runs, and every second one a run
    shifts = tuple(accumulate(len(run) - 1 for run in pieces[1::2]))
    cuts = tuple(accumulate(len(piece) + 1 for piece in pieces[:-1:2]))
    return " ".join(pieces[::2]), cuts, shifts


def _at_or_after(aligned: Aligned, place: int) -> int:
    """The first character of the text that begins at a place of the original or behind it."""
    low, high = 0, len(aligned.text)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if aligned.place(middle) < place else (low, middle)
    return low
