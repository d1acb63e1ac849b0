"""How high rows are, so that wrapped text is seen before anybody touches them.

Excel fits a row to its text when it is edited, not when a file is opened; other programs never do. The heights are
written as found by the program itself, not as set by a person, so that a row still grows with what an office types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from math import ceil
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

_LINE: Final = 15.0
_HIGHEST: Final = 405.0
"""Excel shows no row higher than 409 points."""
_LETTER: Final = 1.05
"""Words leave room at the ends of lines: about so much more than their letters take, in digits of the column."""
_SET_BY_HAND: Final = re.compile(rb'(<row [^>]*?) customHeight="1"')


def row_height(cells: Iterable[object], widths: Iterable[float]) -> float | None:
    """The height of a row in points; None where one line is enough.

    Args:
        cells: what it shows.
        widths: how wide the columns are, in digits.

    Example:
        >>> row_height(["Báo cáo", "Niêm yết thủ tục hành chính tại trụ sở"], [20, 20]), row_height(["I"], [6])
        (30.0, None)
    """
    lines = max((_lines(cell, width) for cell, width in zip(cells, widths, strict=False)), default=1)
    return None if lines < 2 else min(lines * _LINE, _HIGHEST)


def _lines(cell: object, width: float) -> int:
    if not isinstance(cell, str) or (len(cell) * _LETTER <= width and "\n" not in cell):
        return 1
    return sum(max(ceil(len(part) * _LETTER / width), 1) for part in cell.split("\n"))


def growing(workbook: bytes) -> bytes:
    """The workbook with the heights of its rows free to grow."""
    out = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = _SET_BY_HAND.sub(rb"\1", content)
            target.writestr(part, content)
    return out.getvalue()
