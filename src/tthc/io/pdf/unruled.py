"""Tables without drawn lines: columns by the gaps between them, rows by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from attrs import frozen

from tthc.io.pdf.cells import PrintLine, cell_paragraphs, print_lines, whole_strips
from tthc.io.pdf.page import Strip
from tthc.io.pdf.rows import MODES, leading_of, shared
from tthc.io.pdf.ruled import Box
from tthc.io.table.sequence import Sequencer, ends_table
from tthc.text.column import column_role, is_head_vocabulary
from tthc.text.label import parse_label

_GAP: Final = 0.55
"""A gap this many times as high as letters may part two columns; between words it is half of that."""
_OPEN: Final = 0.12
"""A gap between columns is open on all but this share of lines."""
_REACH: Final = 0.15
"""What reaches into a column by less than this share of its own breadth does not stand in it."""
MAX_LINES: Final = 400
"""No page has more lines of print in a table."""
_LONGEST_HEAD: Final = 14
_LEAST_COLUMNS: Final = 4


@frozen
class PageCell:
    """A cell of a table on one page.

    Attributes:
        box: where it stands in the table.
        paragraphs: its text.
        full: its text goes down to its foot, so that it may go on on the next page.
    """

    box: Box
    paragraphs: tuple[str, ...]
    full: bool


@frozen
class PageTable:
    """A table on one page.

    Attributes:
        xs: where its columns begin and end.
        cells: its cells, in reading order.
        height: number of rows.
        ruled: lines are drawn around its columns; where not, their edges are no more than where words end.
    """

    xs: tuple[float, ...]
    cells: tuple[PageCell, ...]
    height: int
    ruled: bool = True


@frozen
class Found:
    """A table found among the lines of a page, and the heights between which it stands."""

    table: PageTable
    top: float
    foot: float


@frozen
class _Band:
    """What stands on one base line, parted at every gap that could part columns."""

    base: float
    pieces: tuple[PrintLine, ...]


def find_unruled(strips: Sequence[Strip]) -> Found | None:
    """The table among the letters of a page whose head names its columns; None where there is none."""
    bands = [band for strip in whole_strips(strips) if (band := _band(strip)).pieces]
    for index, band in enumerate(bands):
        if column_role(band.pieces[0].text) == "label" and len(band.pieces) >= _LEAST_COLUMNS - 1:
            return _found(bands, _head_start(bands, index), index)
    return None


def _band(strip: Strip) -> _Band:
    pieces: list[PrintLine] = []
    start = 0
    end = strip.glyphs[0][1]
    for index, (left, right, letter) in enumerate(strip.glyphs):
        if letter == " ":
            continue
        if left - end > strip.size * _GAP:
            pieces += print_lines([Strip(strip.base, strip.size, strip.glyphs[start:index])])
            start = index
        end = max(end, right)
    pieces += print_lines([Strip(strip.base, strip.size, strip.glyphs[start:])])
    return _Band(strip.base, tuple(pieces))


def _head_start(bands: Sequence[_Band], index: int) -> int:
    """The first line of a head: the cells beside a number in its middle may begin above it."""
    while index and all(is_head_vocabulary(piece.text) for piece in bands[index - 1].pieces):
        index -= 1
    return index


def _found(bands: Sequence[_Band], start: int, named: int) -> Found | None:
    body = named + 1
    while body < len(bands) and body - start < _LONGEST_HEAD and _is_head(bands[body]):
        body += 1
    end = body
    while end < len(bands) and not ends_table(" ".join(piece.text for piece in bands[end].pieces)):
        end += 1
    if end - start > MAX_LINES:
        return None
    columns = _columns(bands[start:end], bands[start:body])
    if len(columns) < _LEAST_COLUMNS or body == end:
        return None
    xs = (columns[0][0] - 1.0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 1.0)
    heads = _head_cells(bands[start:body], xs)
    named_roles = {column_role(head.paragraphs[0]) for head in heads}
    if not {"label", "title"} < named_roles or len(named_roles - {None}) < _LEAST_COLUMNS:
        return None
    cells = [*heads, *_rows(bands[body:end], xs, _twins(bands[start:body], xs))]
    height = max(cell.box.row for cell in cells) + 1
    foot = bands[end - 1].base - 1.0
    return Found(PageTable(tuple(xs), tuple(cells), height, ruled=False), bands[start].base + 1.0, foot)


def _is_head(band: _Band) -> bool:
    return all(is_head_vocabulary(piece.text) and parse_label(piece.text) is None for piece in band.pieces)


def _columns(bands: Sequence[_Band], head: Sequence[_Band]) -> list[tuple[float, float]]:
    """The stretches across the page that nearly every line leaves gaps between, or that the head tells apart."""
    marks: list[tuple[float, int]] = []
    for band in bands:
        marks += [(piece.left, 1) for piece in band.pieces] + [(piece.right, -1) for piece in band.pieces]
    most = len(bands) * _OPEN
    columns: list[tuple[float, float]] = []
    depth, since = 0, None
    for x, step in sorted(marks):
        depth += step
        if depth > most and since is None:
            since = x
        elif depth <= most and since is not None:
            columns.append((since, x))
            since = None
    found = _without_slivers(columns)
    return [part for column in _with_empty(found, head) for part in _parted(column, head)]


def _with_empty(columns: Sequence[tuple[float, float]], head: Sequence[_Band]) -> list[tuple[float, float]]:
    """The columns, those among them of which a page shows no more than the head."""
    out = list(columns)
    for band in head:
        for piece in band.pieces:
            if all(piece.right < left or piece.left > right for left, right in out):
                out.append((piece.left, piece.right))
    return sorted(out)


def _parted(column: tuple[float, float], head: Sequence[_Band]) -> list[tuple[float, float]]:
    """The columns that a stretch holds by its heads: a time over both of them hides the gap."""
    inside = sorted(
        (piece.left, piece.right)
        for band in head
        for piece in band.pieces
        if column[0] <= (piece.left + piece.right) / 2 <= column[1]
    )
    spans: list[tuple[float, float]] = []
    for left, right in inside:
        if any(_over((left, right), pair) for pair in combinations(inside, 2)):
            continue  # the head over two columns
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    return list(pairwise([column[0], *cuts, column[1]]))


def _over(head: tuple[float, float], pair: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    """Whether a head stands over two others that stand beside each other."""
    left, right = pair
    return left[1] < right[0] and head[0] < left[1] and head[1] > right[0]


def _without_slivers(columns: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns; stretches with hardly a gap between them are one."""
    out: list[tuple[float, float]] = []
    for left, right in columns:
        if out and left - out[-1][1] < 3.0:
            out[-1] = (out[-1][0], right)
        else:
            out.append((left, right))
    return out


def _head_cells(bands: Sequence[_Band], xs: Sequence[float]) -> list[PageCell]:
    """One cell a column; the words of a head over several columns stand in each of them."""
    texts: list[list[str]] = [[] for _ in xs[:-1]]
    for band in bands:
        for piece in band.pieces:
            first, last = _span(piece, xs)
            for column in range(first, last + 1):
                texts[column].append(piece.text)
    return [PageCell(Box(0, column, 1, 1), (" ".join(words),), full=False) for column, words in enumerate(texts)]


def _twins(bands: Sequence[_Band], xs: Sequence[float]) -> list[tuple[int, int]]:
    """The columns that stand under one head."""
    spans = (_span(piece, xs) for band in bands for piece in band.pieces)
    return [(first, last) for first, last in spans if first < last]


def _span(piece: PrintLine, xs: Sequence[float]) -> tuple[int, int]:
    """The first and the last column that a piece lies in, those it only reaches into left out."""
    least = (piece.right - piece.left) * _REACH
    inside = [column for column in range(len(xs) - 1) if _shared(piece, xs[column], xs[column + 1]) > least]
    if not inside:
        nearest = max(range(len(xs) - 1), key=lambda column: _shared(piece, xs[column], xs[column + 1]))
        return nearest, nearest
    return inside[0], inside[-1]


def _shared(piece: PrintLine, left: float, right: float) -> float:
    """How much of a piece lies between two places; below zero, how far it is from there."""
    return min(piece.right, right) - max(piece.left, left)


def _rows(bands: Sequence[_Band], xs: Sequence[float], twins: Sequence[tuple[int, int]]) -> list[PageCell]:
    """The cells of all rows: each number in the first column has one, and words belong to the row they stand beside.

    Columns under one head are shared out together, for a time may stand over both of them.
    """
    labels = _labels(bands, xs)
    columns: dict[tuple[int, int], list[PrintLine]] = {}
    for band in bands:
        for piece in band.pieces:
            if piece not in labels:
                first, last = _span(piece, xs)
                inside = next((twin for twin in twins if twin[0] <= first and last <= twin[1]), (first, last))
                columns.setdefault(inside, []).append(piece)
    places = [label.base for label in labels]
    lines = {span: _lines(pieces) for span, pieces in columns.items()}
    leading = leading_of(lines.values())
    shares = {mode: {span: shared(each, places, leading, mode) for span, each in lines.items()} for mode in MODES}
    best = min(MODES, key=lambda mode: sum(share.cost for share in shares[mode].values()))
    cells = [PageCell(Box(row, 0, 1, 1), (label.text,), full=False) for row, label in enumerate(labels, start=2)]
    foot = bands[-1].base
    for span, share in shares[best].items():
        for row, group in enumerate(share.groups, start=1):
            last = row == len(labels) + 1
            bases = {line.base for line in group}
            pieces = [piece for piece in columns[span] if piece.base in bases]
            cells += [_cell(row, part, each, xs, foot, last=last) for part, each in _by_column(pieces, span, xs)]
    return sorted(cells, key=lambda cell: (cell.box.row, cell.box.column))


def _by_column(
    pieces: Sequence[PrintLine], span: tuple[int, int], xs: Sequence[float]
) -> list[tuple[tuple[int, int], list[PrintLine]]]:
    """The pieces column by column; all together where one of them stands over several columns."""
    spans = [_span(piece, xs) for piece in pieces]
    if any(first < last for first, last in spans):
        return [(span, list(pieces))]
    parts: dict[tuple[int, int], list[PrintLine]] = {}
    for own, piece in zip(spans, pieces, strict=True):
        parts.setdefault(own, []).append(piece)
    return list(parts.items())


def _cell(
    row: int, span: tuple[int, int], pieces: Sequence[PrintLine], xs: Sequence[float], foot: float, *, last: bool
) -> PageCell:
    lines = _lines(pieces)
    full = last and lines[-1].base - foot < 1.5 * lines[-1].size
    box = Box(row, span[0], 1, span[1] - span[0] + 1)
    return PageCell(box, tuple(cell_paragraphs(lines, xs[span[1] + 1] - 2.0)), full)


def _labels(bands: Sequence[_Band], xs: Sequence[float]) -> list[PrintLine]:
    """The numbers in the first column, as far as they may follow each other."""
    sequencer = Sequencer()
    seen: set[str] = set()
    found = []
    for band in bands:
        label = parse_label(band.pieces[0].text) if _span(band.pieces[0], xs) == (0, 0) else None
        if label is None:
            continue
        # Where the page before ended is not known here: the first of its kind on a page may have any number.
        if label.kind not in seen or sequencer.accepts(label):
            sequencer.take(label)
            seen.add(label.kind)
            found.append(band.pieces[0])
    return found


def _lines(pieces: Sequence[PrintLine]) -> list[PrintLine]:
    """The lines of a column; pieces on one base line are one."""
    out: list[PrintLine] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before is not None and before.base == piece.base:
            out[-1] = PrintLine(before.base, before.size, before.left, piece.right, f"{before.text} {piece.text}")
        else:
            out.append(piece)
    return out
