"""Tables in the text of a PDF: cells wrapped and run into each other, page heads repeated, nothing marked.

Rows begin at labels that may follow each other. Where the cells of a row end is worked out twice: once without
knowing how wide the columns are, and, the widths learnt from that, once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import evolve, frozen

from tthc.io.line import Line, is_bulleted, join
from tthc.io.table.assign import NO_WIDTHS, Cell, Cut, Run, Widths, cheapest, doubtful
from tthc.io.table.cost import ODD, SLIGHT, WRONG, cell_cost
from tthc.io.table.fill import fill, with_cell
from tthc.io.table.page_row import PageRow, find_rows
from tthc.io.table.row import Row, Table
from tthc.text.column import Role, column_role, head_roles, is_head_vocabulary
from tthc.text.label import Label
from tthc.text.normal import fold

_LONGEST_HEAD = 14
_LEAST_COLUMNS = 4
_PASSES = 3
_HEADING = 4.0
_ALTERNATIVES = 16


@frozen
class _Reading:
    """The cells of an item."""

    cost: float
    cells: tuple[tuple[Run, Cut], ...]
    heading: bool = False
    doubtful: bool = False


def find_wrapped(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose wrapped head begins on a line, if one does."""
    head = _head(lines, at)
    if head is None:
        return None
    texts, first = head
    roles = head_roles(" ".join(texts))
    if not {"label", "title", "lead"} <= set(roles):
        return None
    finder, last = find_rows(lines, first, texts)
    items = finder.items
    if not items:
        return None
    readings = _read_all(items, roles)
    rows = tuple(
        row
        for index, (item, reading) in enumerate(zip(items, readings, strict=True))
        for row in _rows(item, reading, roles, first=index == 0)
    )
    head_lines = (*(line.number for line in lines[at:first] if not line.blank), *finder.head_lines)
    return Table(roles, tuple(texts), rows, at, last, head_lines, tuple(finder.page_numbers))


def _head(lines: Sequence[Line], at: int) -> tuple[list[str], int] | None:
    """The lines of a wrapped head and the index after it."""
    opening = fold(lines[at].text)
    if not (opening in ("số", "tt", "stt", "số tt") or opening.startswith(("stt ", "tt ", "số tt "))):
        return None
    texts: list[str] = []
    index = at
    while index < len(lines) and len(texts) < _LONGEST_HEAD:
        line = lines[index]
        if not line.blank:
            if not is_head_vocabulary(line.text):
                break
            texts.append(line.text.strip())
        index += 1
    # Where each line is the head of one column, the cells stand one a line and are not wrapped.
    wrapped = any(column_role(text) is None or len(head_roles(text)) > 1 for text in texts)
    return (texts, index) if wrapped and len(head_roles(" ".join(texts))) >= _LEAST_COLUMNS else None


def _read_all(items: Sequence[PageRow], roles: tuple[Role, ...]) -> list[_Reading]:
    """The cells of all rows, the widths of the columns learnt on the way."""
    widths: Widths = NO_WIDTHS
    readings: list[_Reading] = []
    for _ in range(_PASSES):
        readings = []
        for index, item in enumerate(items):
            after = items[index + 1].label if index + 1 < len(items) else None
            readings.append(_read(item, after, roles, widths))
        learnt = _widths(readings)
        if learnt == widths:
            break
        widths = learnt
    return readings


def _read(item: PageRow, after: Label | None, roles: tuple[Role, ...], widths: Widths) -> _Reading:
    """The cheapest reading of one row: as cells, or as a heading that spans the table."""
    heading = _as_heading(item, after, widths)
    if item.label is not None and item.label.kind in ("roman", "capital"):
        return heading
    kept: list[_Reading] = [_Reading(0.0, ())]
    for run in item.runs:
        cuts = cheapest(run, roles, widths, _ALTERNATIVES if len(item.pieces) > 1 else 2)
        kept = sorted(
            (
                _Reading(
                    reading.cost + cut.cost,
                    (*reading.cells, (run, cut)),
                    doubtful=len(item.pieces) == 1 and doubtful(cuts),
                )
                for reading in kept
                for cut in cuts
            ),
            key=lambda reading: reading.cost,
        )[: _ALTERNATIVES**2]
    if len(item.pieces) > 1:
        kept = sorted(
            (evolve(reading, cost=reading.cost + _joined_cost(reading, widths)) for reading in kept),
            key=lambda r: r.cost,
        )
        if len(kept) > 1 and kept[1].cost - kept[0].cost < 1.0:
            kept[0] = evolve(kept[0], doubtful=True)
    best = kept[0] if kept else heading
    return heading if heading.cost < best.cost else best


def _joined_cost(reading: _Reading, widths: Widths) -> float:
    """What changes in the cost of the cells once their parts on both sides of a page break are put together."""
    cost = 0.0
    for cell, parts in _parts(reading).items():
        if not parts[0].text:
            continue
        before = cell_cost(cell, parts[0].text, broken=True)
        rest = [part for part in parts[1:] if part.text]
        whole = join([line for part in (parts[0], *rest) for line in part.text.split("\n")])
        cost += cell_cost(cell, whole) - before
        if rest and not is_bulleted(rest[0].text) and parts[0].last[-1:] not in (".", ";", ":"):
            width = widths.get(cell)
            if width is not None and len(parts[0].last) + 1 + len(rest[0].text.split()[0]) <= width - 1:
                cost += 1.5 * SLIGHT  # the line before the break had room for the word after it
    return cost


@frozen
class _CellPart:
    """The part of a cell on one page, and its last line."""

    text: str
    last: str


def _parts(reading: _Reading) -> dict[Cell, list[_CellPart]]:
    parts: dict[Cell, list[_CellPart]] = defaultdict(list)
    for run, cut in reading.cells:
        for cell, start, end in cut.spans:
            parts[cell].append(_CellPart(run.text(start, end), (run.lines(start, end) or ("",))[-1]))
    return parts


def _as_heading(item: PageRow, after: Label | None, widths: Widths) -> _Reading:
    """A row of one merged cell: lines wider than the title column, sub-tasks right after it."""
    longest = max((len(text) for piece in item.pieces for text in piece.texts), default=0)
    width = widths.get("title")
    cost = _HEADING
    if item.label is not None and (after is None or not after.opens_below(item.label)):
        cost += WRONG
    if width is not None and longest > width * 1.2 + 1:
        cost -= ODD
    cells = tuple((run, Cut(0.0, (("title", 0, len(run.words)),))) for run in item.runs)
    return _Reading(cost, cells, heading=True)


def _widths(readings: Sequence[_Reading]) -> Widths:
    """How wide each column is: the length that nearly all lines of its wrapped cells keep to."""
    lengths: dict[Cell, list[int]] = defaultdict(list)
    for reading in readings:
        if reading.heading:
            continue
        for run, cut in reading.cells:
            for cell, start, end in cut.spans:
                lines = list(run.lines(start, end))
                if len(lines) > 1:
                    lengths[cell].extend(len(line) for line in lines)
    return {cell: sorted(found)[int(len(found) * 0.96)] for cell, found in lengths.items() if len(found) >= 5}


def _rows(item: PageRow, reading: _Reading, roles: tuple[Role, ...], *, first: bool) -> list[Row]:
    label = item.label.text if item.label else ""
    if reading.heading:
        title = join([line for run, cut in reading.cells for line in run.text(0, len(run.words)).split("\n")])
        return [Row(label=label, title=title, lines=item.numbers, heading=True)]
    run, cut = reading.cells[0]
    rows = list(fill(run, cut, roles, label=label, lines=item.numbers))
    for run, cut in reading.cells[1:]:
        rest = Row()
        for cell, start, end in cut.spans:
            rest = with_cell(rest, cell, run.text(start, end), roles)
        rows[-1 if len(rows) == 1 else 0] = rows[-1 if len(rows) == 1 else 0].continued(rest)
    if reading.doubtful:
        rows[0] = rows[0].doubted("cell-cut-doubtful")
    return rows
