"""Tables whose cells are known: by their heads to rows, merged cells spread over what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from tthc.io.content import Cell, Grid
from tthc.io.line import Line
from tthc.io.table.row import Row, Table
from tthc.text.column import Role, column_role
from tthc.text.label import leading_label, parse_label
from tthc.text.normal import fold, squeeze
from tthc.text.schedule import leading_times

_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
_UNITS: tuple[Role, ...] = ("lead", "coordinating")
_DELIVERY: tuple[Role, ...] = ("start", "finish", "products")
_TIMES: tuple[Role, ...] = ("start", "finish")
_DEEPEST_HEAD = 4

Matrix = list[list[Cell | None]]
Breaks = Mapping[int, frozenset[int]]


@frozen
class _Head:
    """The head of a table: what its columns hold, and the rows it takes."""

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    first: int
    after: int


def is_task_grid(grid: Grid) -> bool:
    """Whether a grid has the head of a table of tasks or of a review list."""
    return _find_head(grid.matrix(), 0) is not None


def read_grid(grid: Grid, above: Table | None = None) -> tuple[Table | tuple[Line, ...], ...]:
    """The tables in a grid, and the lines of what stands in it beside them, in order.

    Args:
        grid: a table of the file.
        above: the table right before it; one without a head that has as many columns goes on with it.
    """
    matrix = grid.matrix()
    head = _find_head(matrix, 0)
    if head is None:
        if above is None or len(above.roles) != grid.width or grid.width < 3:
            return (_by_rows(matrix, 0, grid.height),)
        return (_table(matrix, _Head(above.roles, above.heads, 0, 0), grid.height, grid.breaks),)
    blocks: list[Table | tuple[Line, ...]] = [_by_rows(matrix, 0, head.first)]
    while head is not None:
        after = _find_head(matrix, head.after, unlike=head)
        blocks.append(_table(matrix, head, after.first if after else grid.height, grid.breaks))
        head = after
    return tuple(block for block in blocks if block)


def _by_rows(matrix: Matrix, first: int, end: int) -> tuple[Line, ...]:
    """The lines of some rows, cell by cell."""
    cells = (cell for row in range(first, end) for _, cell in _own(matrix, row))
    return tuple(line for cell in cells for line in cell.lines)


def _own(matrix: Matrix, row: int) -> Iterator[tuple[int, Cell]]:
    """The cells that begin in a row, with their columns."""
    for column, cell in enumerate(matrix[row]):
        if cell is not None and cell.row == row and cell.column == column:
            yield column, cell


def _find_head(matrix: Matrix, start: int, unlike: _Head | None = None) -> _Head | None:
    for row in range(start, len(matrix)):
        head = _head(matrix, row)
        if head is not None and (unlike is None or head.names != unlike.names):
            return head
        if unlike is None and row > start + 5:
            return None  # a head stands at the top
    return None


def _head(matrix: Matrix, row: int) -> _Head | None:
    """The head that begins in a row, if each of its cells is the head of a column."""
    own = [(column, squeeze(cell.text)) for column, cell in _own(matrix, row) if cell.text.strip()]
    named = [column_role(text) for _, text in own]
    if len(named) < 3 or None in named or not {"title", "lead", "coordinating"} & set(named):
        return None
    after = _end_of_head(matrix, row)
    roles: list[Role] = []
    names: list[str] = []
    for column in range(len(matrix[row])):
        texts = list(dict.fromkeys(_texts(matrix, column, row, after)))
        found = [role for text in reversed(texts) if (role := column_role(text)) is not None]
        roles.append(found[0] if found else "other")
        names.append(squeeze(" ".join(texts)))
    if "title" not in roles:
        return None
    return _Head(tuple(roles), tuple(names), row, after)


def _texts(matrix: Matrix, column: int, first: int, after: int) -> Iterator[str]:
    for row in range(first, after):
        cell = matrix[row][column]
        if cell is not None and cell.text.strip():
            yield squeeze(cell.text)


def _end_of_head(matrix: Matrix, first: int) -> int:
    """The row after a head: as far down as its cells reach, and over rows of sub-heads under a spanning cell."""
    after = max(cell.row + cell.rows for _, cell in _own(matrix, first))
    spanning = any(cell.columns > 1 for _, cell in _own(matrix, first))
    after = after if after - first <= _DEEPEST_HEAD else first + 1
    while after < len(matrix) and after - first < _DEEPEST_HEAD:
        own = [(column, cell) for column, cell in _own(matrix, after) if cell.text.strip()]
        if not own or not spanning or own[0][0] == 0 or any(column_role(squeeze(cell.text)) is None for _, cell in own):
            break
        after += 1
    return after


def _table(matrix: Matrix, head: _Head, end: int, breaks: Breaks) -> Table:
    rows: list[Row] = []
    head_lines = [line.number for line in _by_rows(matrix, head.first, head.after)]
    row = head.after
    while row < end:
        repeated = _repeat(matrix, head, row)
        if repeated:
            head_lines += [line.number for line in _by_rows(matrix, row, row + repeated)]
        elif _is_furniture(matrix, row):
            head_lines += [line.number for line in _by_rows(matrix, row, row + 1)]
        else:
            made = _row(matrix, head, row, cut=row in breaks)
            full = breaks.get(row)
            if made is not None:
                rows += [made] if full is None else _after_break(made, head, matrix[row - 1], full)
        row += repeated or 1
    return Table(head.roles, head.names, tuple(rows), 0, 0, tuple(head_lines))


def _repeat(matrix: Matrix, head: _Head, row: int) -> int:
    """How many rows a repeat of the head takes here; 0 where there is none."""
    height = head.after - head.first
    if not height or row + height > len(matrix):
        return 0
    for offset in range(height):
        texts = [fold(cell.text) for _, cell in _own(matrix, row + offset)]
        if texts != [fold(cell.text) for _, cell in _own(matrix, head.first + offset)]:
            return 0
    return height


def _is_furniture(matrix: Matrix, row: int) -> bool:
    """A row that numbers the columns: (1) (2) (3)."""
    filled = [squeeze(cell.text) for _, cell in _own(matrix, row) if cell.text.strip()]
    return len(filled) > 2 and all(_COLUMN_NUMBERS.fullmatch(text) for text in filled)


def _row(matrix: Matrix, head: _Head, row: int, *, cut: bool) -> Row | None:
    """The row of a task, or of what stands above tasks; None where nothing begins in it."""
    own = {column: cell for column, cell in _own(matrix, row) if cell.text.strip()}
    if not own:
        return None
    lines = tuple(line.number for _, cell in _own(matrix, row) for line in cell.lines)
    if len(own) == 1:
        column, cell = next(iter(own.items()))
        if column == 0 and (cell.columns > 1 or head.roles[0] == "label"):
            return _merged(cell.text, lines)
        if head.roles[column] == "title" and column + cell.columns >= len(head.roles) - 1 and cell.columns > 1:
            return Row(title=cell.text, lines=lines, heading=True)
    # The first row on a page that has no number may be the rest of one, and then cells merged with it say nothing new.
    rest = cut and head.roles[0] == "label" and 0 not in own and not _goes_on(matrix, head, row)
    return _filled(matrix, head, row, own, lines, rest=rest)


def _filled(matrix: Matrix, head: _Head, row: int, own: dict[int, Cell], lines: tuple[int, ...], *, rest: bool) -> Row:
    same_task = _goes_on(matrix, head, row)
    delivers = any(head.roles[column] in _DELIVERY for column in own)
    made = Row(lines=lines)
    for column, role in enumerate(head.roles):
        cell = matrix[row][column]
        if cell is None or cell.column != column or not cell.text.strip():
            continue
        if cell.row != row:
            if rest or role in ("label", "title", "other"):
                continue
            if (role in _UNITS and same_task) or (role in _DELIVERY and same_task and not delivers):
                continue
        made = _with(made, role, head.names[column], cell.text)
    return made


def _goes_on(matrix: Matrix, head: _Head, row: int) -> bool:
    """Whether a row is a further one of the task above: its title is merged with it."""
    cells = (matrix[row][column] for column, role in enumerate(head.roles) if role == "title")
    return any(cell is not None and cell.row < row for cell in cells)


def _with(row: Row, role: Role, head: str, text: str) -> Row:
    if role == "other":
        return evolve(row, others=(*row.others, (head, text)))
    before: str = getattr(row, role)
    return evolve(row, **{role: f"{before}\n{text}" if before else text})  # type: ignore[arg-type]  # all are texts


def _after_break(row: Row, head: _Head, before: Sequence[Cell | None], full: frozenset[int]) -> list[Row]:
    """The first row on a page: a row of its own, the rest of the one before, or the one and then the other.

    A cell goes on where its part on the page before was full to the foot; two whole times are never one.
    """
    row = evolve(row, after_break=True)
    if row.label:
        return [evolve(row, goes_on=False)]
    if row.heading:
        return [evolve(row, goes_on=any(head.roles[column] == "title" for column in full))]
    above = {role: cell for role, cell in zip(head.roles, before, strict=True) if cell is not None}
    going = {role for column, role in enumerate(head.roles) if column in full}
    if any(_is_time(getattr(row, role)) and role in above and _is_time(above[role].text) for role in _TIMES):
        going -= set(_DELIVERY)
    if row.title and "title" not in going:
        return [evolve(row, goes_on=False)]
    cells: tuple[Role, ...] = ("title", *_UNITS, *_DELIVERY)
    rest = evolve(row, goes_on=True, **{role: "" for role in cells if role not in going})  # type: ignore[arg-type]
    new = Row(lines=row.lines, after_break=True, goes_on=False)
    new = evolve(new, **{role: getattr(row, role) for role in cells if role not in going})
    return [part for part in (rest, new) if part.text or part.others]


def _is_time(text: str) -> bool:
    """Whether a cell says a time and nothing else."""
    flat = squeeze(text)
    times = leading_times(flat)
    return bool(times) and not flat[times[-1].end :].strip(" .;")


def _merged(text: str, lines: Sequence[int]) -> Row:
    """A row of one cell: "I. Nhóm nhiệm vụ …", a bare label, or a heading without one."""
    whole = squeeze(text)
    label = leading_label(whole)
    if parse_label(whole) is not None:
        return Row(label=whole, lines=tuple(lines), heading=True)
    if label is not None and label[0].kind in ("roman", "capital", "number"):
        return Row(label=label[0].text, title=label[1], lines=tuple(lines), heading=True)
    return Row(title=whole, lines=tuple(lines), heading=True)
