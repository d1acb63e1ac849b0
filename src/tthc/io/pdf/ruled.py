"""Grids of drawn lines: which lines belong to one table, and which places between them are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import neg
from typing import Final

from attrs import frozen

from tthc.io.pdf.page import Rule, Rules

_NEAR: Final = 3.0
"""Two lines that stand no further apart than this, in points, are one."""
_LEAST: Final = 2
MAX_LINES: Final = 600
"""A page with more lines in one direction is a drawing."""
MAX_PLACES: Final = 6_000
"""No table of a page has more places for cells."""


@frozen
class Box:
    """A cell of a ruled table, by its rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


@frozen
class Ruled:
    """A table of drawn lines.

    Attributes:
        xs: where its columns begin, and where the last one ends, from left to right.
        ys: where its rows begin, and where the last one ends, from the top down.
        boxes: its cells.
        owner: the cell at each row and column, as an index of ``boxes``.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    owner: tuple[tuple[int, ...], ...]

    def row_of(self, base: float) -> int | None:
        """The row that a height above the foot of the page lies in."""
        if not self.ys[-1] - 1 <= base <= self.ys[0] + 1:
            return None
        return min(max(bisect_right(self.ys, -base, key=neg) - 1, 0), len(self.ys) - 2)


def ruled_tables(rules: Rules) -> tuple[Ruled, ...]:
    """The tables that the lines of a page make, from the top down."""
    level, upright = _joined(rules.level), _joined(rules.upright)
    if not level or len(upright) < _LEAST or max(len(level), len(upright)) > MAX_LINES:
        return ()  # no table, or a drawing
    found = (table for group in _groups(level, upright) if (table := _table(*group)) is not None)
    return tuple(sorted(found, key=lambda table: -table.ys[0]))


def _joined(lines: Sequence[Rule]) -> list[Rule]:
    """The lines, those on one height that touch made one."""
    out: list[Rule] = []
    for band in _bands(sorted(lines, key=lambda line: line.at)):
        at = sum(line.at for line in band) / len(band)
        start, end = None, 0.0
        for line in sorted(band, key=lambda line: line.start):
            if start is None:
                start, end = line.start, line.end
            elif line.start <= end + _NEAR:
                end = max(end, line.end)
            else:
                out.append(Rule(at, start, end))
                start, end = line.start, line.end
        if start is not None:
            out.append(Rule(at, start, end))
    return out


def _bands(ordered: Sequence[Rule]) -> Iterator[list[Rule]]:
    band: list[Rule] = []
    for line in ordered:
        if band and line.at - band[0].at > _NEAR:
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _groups(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch each other, table by table."""
    left_level, left_upright = list(level), list(upright)
    while left_upright:
        group_level: list[Rule] = []
        group_upright = [left_upright.pop()]
        grown = True
        while grown:
            near = [line for line in left_level if any(_meet(line, other) for other in group_upright)]
            left_level = [line for line in left_level if line not in near]
            group_level += near
            beside = [line for line in left_upright if any(_meet(other, line) for other in group_level)]
            left_upright = [line for line in left_upright if line not in beside]
            group_upright += beside
            grown = bool(near or beside)
        yield group_level, group_upright


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _table(level: list[Rule], upright: list[Rule]) -> Ruled | None:
    if not level or len(upright) < _LEAST:
        return None
    xs = _places([line.at for line in upright] + [side for line in level for side in (line.start, line.end)])
    # A page may cut a row without drawing a line there: the uprights tell how far it goes.
    ys = _places([line.at for line in level] + [side for line in upright for side in (line.start, line.end)])[::-1]
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_PLACES:
        return None
    at_x = [[line for line in upright if abs(line.at - x) <= _NEAR] for x in xs]
    at_y = [[line for line in level if abs(line.at - y) <= _NEAR] for y in ys]
    walls = [[_stands(lines, (above + below) / 2) for lines in at_x] for above, below in pairwise(ys)]
    floors = [[_stands(lines, (left + right) / 2) for left, right in pairwise(xs)] for lines in at_y]
    boxes, owner = _cells(walls, floors)
    return Ruled(tuple(xs), tuple(ys), tuple(boxes), tuple(tuple(row) for row in owner))


def _places(values: list[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][0] <= 2 * _NEAR and value - out[-1][-1] <= _NEAR:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _stands(lines: Sequence[Rule], across: float) -> bool:
    return any(line.start <= across <= line.end for line in lines)


def _cells(walls: list[list[bool]], floors: list[list[bool]]) -> tuple[list[Box], list[list[int]]]:
    """The cells: from each place as far right as no wall stands, and as far down as no floor does."""
    height, width = len(walls), len(floors[0])
    owner = [[-1] * width for _ in range(height)]
    boxes: list[Box] = []
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            end = column + 1
            while end < width and not walls[row][end] and owner[row][end] < 0:
                end += 1
            below = row + 1
            while below < height and _opens(walls, floors, below, column, end):
                below += 1
            for inside in range(row, below):
                for place in range(column, end):
                    owner[inside][place] = len(boxes)
            boxes.append(Box(row, column, below - row, end - column))
    return boxes, owner


def _opens(walls: list[list[bool]], floors: list[list[bool]], row: int, column: int, end: int) -> bool:
    """Whether a cell above goes on into a row: no floor over it, no wall inside it."""
    return not any(floors[row][column:end]) and not any(walls[row][column + 1 : end])
