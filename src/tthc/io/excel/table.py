"""The sheets of a workbook found again, whatever an office has renamed, moved or added around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from tthc.io.excel.cell import Grid, Value
from tthc.io.excel.given import Spot
from tthc.io.excel.layout import ID, LISTS, MARK, RECORDS, SHEETS, Layout
from tthc.io.excel.show import cell_text
from tthc.io.excel.words import LANGUAGES, codes, head
from tthc.model import Finding, Place
from tthc.text.normal import fold

_LAYOUTS = {layout.name: layout for layout in SHEETS}
_SEARCHED = 10
"""Rows in which the keys and the heads of a sheet are looked for."""


@frozen
class Line:
    """A row as it stands in a file.

    Attributes:
        id: of its record; "" in a row that an office added.
        cells: what the columns hold, by key.
        spot: where it stands.
    """

    id: str
    cells: dict[str, Value]
    spot: Spot


@frozen
class Table:
    """A sheet as it stands in a file.

    Attributes:
        layout: which one it is.
        above: the rows between the keys and the heads.
        lines: the rows below the heads that say anything.
    """

    layout: Layout
    above: tuple[Line, ...]
    lines: tuple[Line, ...]


def tables_of(grids: Iterable[Grid], findings: list[Finding]) -> dict[str, Table]:
    """The sheets of the workbook by their code; sheets and columns of an office's own are noted."""
    found: dict[str, Table] = {}
    for grid in grids:
        if grid.name in (RECORDS, LISTS):
            continue
        table = _table(grid, findings)
        if table is not None:
            found.setdefault(table.layout.name, table)
        elif any(cell_text(cell).strip() for row in grid.rows for cell in row):
            place = Place(sheet=grid.name, cell="A1")
            findings.append(Finding.of("workbook-sheet-unknown", place=place, sheet=grid.name, cell="A1"))
    return found


def letters(column: int) -> str:
    """The letters of a column, counted from 0.

    Example:
        >>> letters(0), letters(27)
        ('A', 'AB')
    """
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


def _table(grid: Grid, findings: list[Finding]) -> Table | None:
    rows = grid.rows
    marked = _marked(rows)
    if marked:
        layout, keys_at = marked
        known = {fold(key): key for key in layout.keys} | {fold(MARK + layout.name): ID}
        columns = _columns(rows[keys_at], known)
        heads_at = _heads_at(rows, layout, keys_at + 1) or keys_at + layout.head
    else:
        named = _LAYOUTS.get(codes("sheet").get(fold(grid.name), ""))
        at = _heads_at(rows, named, 0) if named else None
        if named is None or at is None:
            return None
        layout, keys_at, heads_at = named, at, at
        columns = _columns(rows[at], _heads(layout))
    _note_columns(grid, heads_at, columns, findings)
    lines = tuple(_lines(grid, columns, keys_at + 1))
    return Table(
        layout,
        tuple(line for line in lines if line.spot.row <= heads_at),
        tuple(line for line in lines if line.spot.row > heads_at + 1 and _says_anything(line)),
    )


def _marked(rows: Sequence[Sequence[Value]]) -> tuple[Layout, int] | None:
    for place, row in enumerate(rows[:_SEARCHED]):
        for cell in row:
            name = cell_text(cell)
            if name.startswith(MARK) and (layout := _LAYOUTS.get(name.removeprefix(MARK))):
                return layout, place
    return None


def _heads(layout: Layout) -> dict[str, str]:
    """From a folded head, in any language, to the key of its column."""
    keys = [column.key for column in layout.columns]
    return {fold(head(layout.name, key, lang)): key for lang in LANGUAGES for key in keys} | {ID: ID}


def _heads_at(rows: Sequence[Sequence[Value]], layout: Layout, first: int) -> int | None:
    heads = _heads(layout)
    for place, row in enumerate(rows[first : first + _SEARCHED], start=first):
        if len({fold(cell_text(cell)) for cell in row} & heads.keys()) >= min(2, len(layout.columns)):
            return place
    return None


def _columns(row: Sequence[Value], known: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        if key := known.get(fold(cell_text(cell))):
            found.setdefault(key, place)
    return found


def _lines(grid: Grid, columns: dict[str, int], first: int) -> Iterator[Line]:
    named = {key: letters(place) for key, place in columns.items()}
    cells = [(key, place) for key, place in columns.items() if key != ID]
    id_at = columns.get(ID)
    for number, row in enumerate(grid.rows[first:], start=first + 1):
        width = len(row)
        own = cell_text(row[id_at]).strip() if id_at is not None and id_at < width else ""
        values = {key: row[place] if place < width else "" for key, place in cells}
        yield Line(own, values, Spot(grid.name, number, named))


def _says_anything(line: Line) -> bool:
    return any(value != "" and cell_text(value).strip() for value in line.cells.values())


def _note_columns(grid: Grid, heads_at: int, columns: dict[str, int], findings: list[Finding]) -> None:
    taken = set(columns.values())
    width = max((len(row) for row in grid.rows), default=0)
    for column in range(width):
        if column in taken:
            continue
        below = [cell_text(row[column]).strip() for row in grid.rows[heads_at + 1 :] if column < len(row)]
        if any(below):
            headed = grid.rows[heads_at][column] if column < len(grid.rows[heads_at]) else ""
            cell = f"{letters(column)}{heads_at + 1}"
            place = Place(sheet=grid.name, cell=cell)
            quote = cell_text(headed) or next(filter(None, below))
            findings.append(Finding.of("workbook-column-unknown", place=place, quote=quote, sheet=grid.name, cell=cell))
