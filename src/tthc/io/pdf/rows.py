"""Which lines of a column belong to which row, where nothing is drawn between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, Literal

from attrs import frozen

from tthc.io.pdf.cells import PrintLine

Mode = Literal["top", "middle"]
MODES: Final[tuple[Mode, ...]] = ("top", "middle")
"""A cell begins on the line of its number, or stands about it."""

_CUT: Final = 4.0
"""What it costs to part two lines that stand as close as the lines of one cell, in points."""
_HELD: Final = 6.0
"""What it costs to hold two lines together that stand further apart than the lines of one cell."""
_BESIDE: Final = 2.0
"""What stands no further from a number than this, in points, is on its line."""
_BEFORE: Final = 4.0
"""What each line before the first row costs: it should be the rest of a row of the page before."""


@frozen
class Share:
    """The lines of a column row by row, those before the first row first, and how ill they fit."""

    groups: tuple[tuple[PrintLine, ...], ...]
    cost: float


def shared(lines: Sequence[PrintLine], places: Sequence[float], leading: float, mode: Mode) -> Share:
    """Share the lines of a column among rows so that each cell stands where its row does.

    Args:
        lines: from the top down.
        places: the height of each row's number.
        leading: how far apart the lines of one cell stand.
        mode: how cells stand to their number.
    """
    count = len(lines)
    seams = [_seam(lines, end, leading, places) for end in range(count + 1)]
    # costs[row][end]: the least cost of giving the first `end` lines to the rows before and to this one.
    costs = [[_BEFORE * end + (seams[end] if places else 0.0) for end in range(count + 1)]]
    starts: list[list[int]] = [[0] * (count + 1)]
    beside = ((float("inf"), *places[:-1]), (*places[1:], float("-inf")))
    for place, above, below in zip(places, *beside, strict=False):
        best = list(costs[-1])
        begun = list(range(count + 1))
        for start in range(count):
            base = costs[-1][start]
            for end in range(start + 1, count + 1):
                cost = base + _misfit(lines[start:end], place, (above, below), leading, mode) + seams[end]
                if cost < best[end]:
                    best[end], begun[end] = cost, start
        costs.append(best)
        starts.append(begun)
    groups: list[tuple[PrintLine, ...]] = []
    end = count
    for row in range(len(places), 0, -1):
        start = starts[row][end]
        groups.append(tuple(lines[start:end]))
        end = start
    groups.append(tuple(lines[:end]))
    return Share(tuple(reversed(groups)), costs[-1][count])


def leading_of(columns: Iterable[Sequence[PrintLine]]) -> float:
    """How far apart the lines of one cell stand: what is usual among lines that follow each other in a column."""
    steps = sorted(above.base - line.base for lines in columns for above, line in pairwise(lines))
    return steps[len(steps) // 4] if steps else 0.0


def _seam(lines: Sequence[PrintLine], end: int, leading: float, places: Sequence[float]) -> float:
    """What it costs to end a cell before a line; nothing where that stands beside a number."""
    if not 0 < end < len(lines) or any(abs(lines[end].base - place) < _BESIDE for place in places):
        return 0.0
    return _CUT if lines[end - 1].base - lines[end].base < leading * 1.15 else 0.0


def _misfit(cell: Sequence[PrintLine], place: float, beside: tuple[float, float], leading: float, mode: Mode) -> float:
    """How far some lines are from where a cell of a row should stand.

    Args:
        cell: the lines.
        place: the height of the row's number.
        beside: those of the numbers above and below it.
        leading: how far apart the lines of one cell stand.
        mode: how cells stand to their number.
    """
    top, foot = cell[0].base, cell[-1].base
    wide = sum(above.base - line.base > leading * 1.6 for above, line in pairwise(cell))
    beyond = sum(line.base < beside[1] + leading / 2 or line.base > beside[0] - _BESIDE for line in cell)
    stands = top if mode == "top" else (top + foot) / 2
    return abs(stands - place) + _HELD * (wide + beyond)
