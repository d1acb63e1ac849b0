"""The text of cells and columns: letters gathered by place, lines of print joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from tthc.io.line import is_bulleted
from tthc.io.pdf.page import Glyph, Strip
from tthc.text.label import leading_label
from tthc.text.normal import nfc

_CUT: Final = re.compile(r"\w-$|\d/[^\s]*[-/]$")
_DAY: Final = re.compile(r"^\(?\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d[.,;)]*$")
_RANGE: Final = re.compile(r"[-–—]\s*\d")
_SAME: Final = 0.4
"""Letters whose base lines are no further apart than this share of their height stand on one line."""


@frozen
class PrintLine:
    """One line of print in a cell or column.

    Attributes:
        base: height of its base line above the foot of the page.
        size: how high its letters are.
        left: where it begins.
        right: where it ends.
        text: its words.
    """

    base: float
    size: float
    left: float
    right: float
    text: str


def print_lines(strips: Sequence[Strip]) -> list[PrintLine]:
    """The lines of print that strips make, from the top down; strips on one base line are one."""
    lines = ((whole, nfc(whole.text)) for whole in whole_strips(strips))
    return [PrintLine(whole.base, whole.size, whole.left, whole.right, text) for whole, text in lines if text]


def whole_strips(strips: Sequence[Strip]) -> list[Strip]:
    """The strips from the top down, those on one base line put into one."""
    out: list[Strip] = []
    band: list[Strip] = []
    for strip in sorted(strips, key=_from_top):
        if band and band[0].base - strip.base > _SAME * max(band[0].size, strip.size):
            out.append(_whole(band))
            band = []
        band.append(strip)
    if band:
        out.append(_whole(band))
    return out


def _from_top(strip: Strip) -> float:
    return -strip.base


def _whole(band: Sequence[Strip]) -> Strip:
    if len(band) == 1:
        return band[0]
    glyphs: list[Glyph] = sorted((glyph for strip in band for glyph in strip.glyphs), key=_left)
    largest = max(band, key=lambda strip: len(strip.glyphs))
    return Strip(largest.base, largest.size, glyphs)


def _left(glyph: Glyph) -> float:
    return glyph[0]


def cell_paragraphs(lines: Sequence[PrintLine], right: float) -> list[str]:
    """The paragraphs of a cell: a line is wrapped where the next word had no room before the right edge.

    Args:
        lines: its lines of print, from the top down.
        right: how far print may go.
    """
    if not lines:
        return []
    texts = [lines[0].text]
    for before, line in pairwise(lines):
        goes_on = _wrapped(before, line, right) or _goes_on(before.text, line.text)
        if goes_on and not opens_item(line.text, before.text):
            texts[-1] = joined(texts[-1], line.text)
        else:
            texts.append(line.text)
    return texts


def _cuts_a_day(before: str, text: str) -> bool:
    """Whether a day too wide for its column is cut inside the year: "01/01/20" and "26"."""
    return _DAY.search(f"{before.rsplit(' ', 1)[-1]}{text.split(' ', 1)[0]}") is not None and before[-1:].isdigit()


def opens_item(text: str, before: str = "") -> bool:
    """Whether a line begins an item of a list; a range that is wrapped before its dash does not.

    Example:
        >>> opens_item("- Sở Tư pháp"), opens_item("a) Rà soát"), opens_item("– 2030;", "giai đoạn 2026")
        (True, True, False)
    """
    if is_bulleted(text):
        return not (before[-1:].isdigit() and _RANGE.match(text))
    label = leading_label(text)
    return label is not None and label[0].closed


def _wrapped(before: PrintLine, line: PrintLine, right: float) -> bool:
    """Whether the first word of a line had no room on the line before."""
    word = line.text.split(" ", 1)[0]
    letters = max(len(line.text), 1)
    breadth = (line.right - line.left) / letters
    return before.right + breadth * (len(word) + 1) > right - breadth


def _goes_on(before: str, text: str) -> bool:
    return text[:1].islower() and before[-1:] not in (".", ";", ":")


def joined(before: str, text: str) -> str:
    """Two parts of one paragraph; what is cut at a hyphen or inside a number closes up.

    Example:
        >>> joined("Quyết định số 12/QĐ-", "UBND"), joined("Sở Lao động -", "Thương binh"), joined("Báo cáo", "quý")
        ('Quyết định số 12/QĐ-UBND', 'Sở Lao động - Thương binh', 'Báo cáo quý')
    """
    closes = _CUT.search(before) is not None or _cuts_a_day(before, text)
    return f"{before}{text}" if closes else f"{before} {text}"
