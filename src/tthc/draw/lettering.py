"""How much room a text takes, guessed without a font, so that a picture never runs over."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import Final

_EM: Final = 12.0
# Shares of an em, a little wider than the common sans-serif faces have them.
_WIDTHS: Final = {
    **dict.fromkeys("ijl.,:;'|!I()[]/ ", 0.34),
    **dict.fromkeys('frt-"', 0.42),
    **dict.fromkeys("mwMWƠ%@—", 0.92),
}
_CAPITAL: Final = 0.72
_OTHER: Final = 0.60
_BOLD: Final = 1.08


def width_of(text: str, *, bold: bool = False) -> float:
    """Width of a text of 12 px, in px.

    Example:
        >>> width_of("ii") < width_of("mm")
        True
    """
    ems = sum(_width(char) for char in unicodedata.normalize("NFC", text))
    return ems * _EM * (_BOLD if bold else 1)


def shortened(text: str, room: float, *, bold: bool = False) -> str:
    """The text if it fits, else its first words and an ellipsis.

    Example:
        >>> shortened("Rà soát, đánh giá thủ tục hành chính", 120)
        'Rà soát, đánh giá…'
    """
    if width_of(text, bold=bold) <= room:
        return text
    left = room / _EM / (_BOLD if bold else 1) - _width("…")
    kept = text[: sum(1 for used in accumulate(map(_width, text)) if used <= left)]
    whole, _, cut = kept.rpartition(" ")
    # A single long word is cut anywhere; else at a word, unless that leaves half a line empty.
    kept = whole if whole and len(cut) < len(kept) / 2 else kept
    return kept.rstrip(" ,;:.–-") + "…"


def wrapped(text: str, room: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, broken between words; the last is shortened where it does not fit.

    Example:
        >>> wrapped("Rà soát, đánh giá thủ tục hành chính", 120, 2)
        ('Rà soát, đánh giá', 'thủ tục hành chính')
    """
    words = text.split()
    found: list[str] = []
    while words and len(found) < lines - 1:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        found.append(shortened(line, room))
    return (*found, shortened(" ".join(words), room)) if words else tuple(found)


def _width(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    base = unicodedata.normalize("NFD", char)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _CAPITAL if base.isupper() else _OTHER
