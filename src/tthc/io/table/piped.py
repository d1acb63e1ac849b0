"""Tables in which a bar on a line of its own ends a cell and two of them a row."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from tthc.io.line import Line, join
from tthc.io.table.assign import Run, cheapest
from tthc.io.table.fill import fill
from tthc.io.table.row import Row, Table, row_of
from tthc.io.table.sequence import ends_table
from tthc.text.column import Role, column_role
from tthc.text.label import parse_label

BAR = "|"


@frozen
class _Cell:
    text: str
    lines: tuple[int, ...]

    @property
    def empty(self) -> bool:
        return not self.text


def find_piped(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose first bar stands on a line, if its first row is one of heads."""
    if lines[at].raw.strip() != BAR:
        return None
    cells, last = _cells(lines, at)
    heads: list[_Cell] = []
    for cell in cells:
        if cell.empty:
            break
        heads.append(cell)
    roles = [column_role(cell.text) for cell in heads]
    if len(roles) < 3 or None in roles or roles[0] != "label" or "title" not in roles:
        return None
    columns = tuple(role for role in roles if role is not None)
    names = tuple(cell.text for cell in heads)
    rows = _rows(cells[len(heads) :], columns, names)
    head_lines = tuple(number for cell in heads for number in cell.lines)
    return Table(columns, names, rows, at, last, head_lines)


def _cells(lines: Sequence[Line], at: int) -> tuple[list[_Cell], int]:
    """The cells from a bar on, and the index after the table: an empty line or what cannot be in one ends it."""
    cells: list[_Cell] = []
    texts: list[str] = []
    numbers: list[int] = []
    index = at + 1
    while index < len(lines):
        line = lines[index]
        if line.raw.strip() == BAR:
            cells.append(_Cell(_text(texts), tuple(numbers)))
            texts, numbers = [], []
        elif not line.raw.strip():
            after = next((other for other in lines[index:] if other.raw.strip()), None)
            if after is None or after.raw.strip() != BAR:
                break
        elif ends_table(line.text):
            break
        else:
            texts.append(line.text)
            numbers.append(line.number)
        index += 1
    if texts:
        cells.append(_Cell(_text(texts), tuple(numbers)))
    return cells, index


def _text(lines: Sequence[str]) -> str:
    """The lines of a cell as one text; a bullet alone on its line goes with the next one."""
    parts: list[str] = []
    for line in lines:
        if parts and parts[-1] in ("-", "+", "–", "•"):
            parts[-1] += f" {line.strip()}"
        else:
            parts.append(line.strip())
    return join(parts)


def _rows(cells: Sequence[_Cell], roles: tuple[Role, ...], heads: tuple[str, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    current: list[_Cell] = []
    for index, cell in enumerate(cells):
        if not cell.empty:
            current.append(cell)
            continue
        ahead = next((other for other in cells[index + 1 :] if not other.empty), None)
        ended = len(current) >= len(roles) or ahead is None or parse_label(ahead.text) is not None
        if (current and ended) or (current and not ended and parse_label(current[0].text) is None):
            rows += _row(current, roles, heads)
            current = []
        elif current:
            current.append(cell)
    if any(not cell.empty for cell in current):
        rows += _row(current, roles, heads)
    return tuple(rows)


def _row(cells: Sequence[_Cell], roles: tuple[Role, ...], heads: tuple[str, ...]) -> tuple[Row, ...]:
    lines = tuple(number for cell in cells for number in cell.lines)
    while cells and cells[-1].empty:
        cells = cells[:-1]
    if parse_label(cells[0].text) is None:
        return _without_label(cells, roles, lines)
    if len(cells) <= 2:
        title = cells[1].text if len(cells) == 2 else ""
        return (Row(label=cells[0].text, title=title, lines=lines, heading=True),)
    texts = [cell.text for cell in cells]
    row = row_of(roles, heads, texts, lines)
    surplus = " ".join(text for text in texts[len(roles) :] if text)
    return (row.with_cell("other", surplus).doubted("row-cells-surplus") if surplus else row,)


def _without_label(cells: Sequence[_Cell], roles: tuple[Role, ...], lines: tuple[int, ...]) -> tuple[Row, ...]:
    """Rows whose first cells are merged with the row above: what the cells hold must be told from their words."""
    run = Run.of([cell.text.replace("\n", " ") for cell in cells if not cell.empty], whole_lines=True)
    below = tuple(role for role in roles if role not in ("label", "title"))
    best = cheapest(run, below)
    if not best:
        return (Row(title=run.text(0, len(run.words)), lines=lines).doubted("row-merged-above"),)
    return tuple(row.doubted("row-merged-above") for row in fill(run, best[0], roles, label="", lines=lines))
