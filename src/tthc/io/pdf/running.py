"""Heads and feet that run over the pages of a PDF: the same words in the same place, but for the number of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from tthc.io.pdf.cells import whole_strips
from tthc.io.pdf.page import Strip
from tthc.io.pdf.ruled import Ruled
from tthc.text.column import is_head_vocabulary
from tthc.text.normal import fold

_OUTER: Final = 0.14
"""Heads and feet stand in this share of a page's height from its edges: 40 mm of A4."""
_STEP: Final = 4.0
"""Lines no further apart than this, in points, stand in the same place."""

Key = tuple[str, int]


@frozen
class Sheet:
    """What stands on a page.

    Attributes:
        strips: its letters.
        tables: its ruled tables.
        width: of the page, in points.
        height: of the page, in points.
    """

    strips: list[Strip]
    tables: tuple[Ruled, ...]
    width: float
    height: float


def without_running(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The pages without the heads and feet that several of them have."""
    keys = [dict(_keys(sheet, number)) for number, sheet in enumerate(sheets, start=1)]
    seen = Counter(key for found in keys for key in set(found.values()))
    for sheet, found in zip(sheets, keys, strict=True):
        gone = {base for base, key in found.items() if seen[key] > 1}
        yield evolve(sheet, strips=[s for s in sheet.strips if s.base not in gone]) if gone else sheet


def _keys(sheet: Sheet, number: int) -> Iterator[tuple[float, Key]]:
    """The lines that may be heads or feet, by the height of each part: their words and their place."""
    high, low = sheet.height * (1 - _OUTER), sheet.height * _OUTER
    outer = [strip for strip in sheet.strips if (strip.base > high or strip.base < low) and not _framed(sheet, strip)]
    own_number = re.compile(rf"\b{number}\b(?:\s*/\s*\d+)?")
    for line in whole_strips(outer):
        text = line.text
        words = fold(own_number.sub("", text)).strip(" -–|")
        # A head of a table is printed again as well: it tells the columns and is dealt with there.
        if words and not is_head_vocabulary(text):
            for strip in outer:
                if abs(strip.base - line.base) < _STEP:
                    yield strip.base, (words, round(line.base / _STEP))


def _framed(sheet: Sheet, strip: Strip) -> bool:
    return any(table.ys[-1] <= strip.base <= table.ys[0] for table in sheet.tables)
