"""Tables of one cell a line, empty cells absent: what copying a web page leaves."""

from __future__ import annotations

from collections.abc import Sequence

from tthc.io.line import Line
from tthc.io.table.assign import Run, cheapest, doubtful
from tthc.io.table.fill import fill
from tthc.io.table.row import Row, Table
from tthc.io.table.sequence import Sequencer, ends_table
from tthc.text.column import Role, column_role
from tthc.text.label import parse_label
from tthc.text.normal import squeeze

_LEAST = 4


def find_stacked(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose heads stand one a line from a line on, if they do."""
    if column_role(lines[at].text) != "label":
        return None
    roles: list[Role] = []
    heads: list[str] = []
    index = at
    while index < len(lines):
        line = lines[index]
        role = None if line.blank else column_role(line.text.strip())
        if role is None and not line.blank:
            break
        if role is not None:
            if role == "label" and roles:
                break
            roles.append(role)
            heads.append(squeeze(line.text))
        index += 1
    if (
        len(roles) < _LEAST
        or "title" not in roles
        or parse_label(lines[index].text if index < len(lines) else "") is None
    ):
        return None
    return _body(lines, at, index, tuple(roles), tuple(heads))


def _body(lines: Sequence[Line], at: int, first: int, roles: tuple[Role, ...], heads: tuple[str, ...]) -> Table:
    sequencer = Sequencer()
    starts: list[int] = []
    last = first
    for index in range(first, len(lines)):
        line = lines[index]
        if ends_table(line.text):
            break
        if not line.blank:
            last = index + 1
            label = parse_label(line.text)
            if label is not None and sequencer.accepts(label):
                sequencer.take(label)
                starts.append(index)
    rows = tuple(
        _row([line for line in lines[start:end] if not line.blank], roles)
        for start, end in zip(starts, [*starts[1:], last], strict=True)
    )
    numbers = tuple(line.number for line in lines[at:first] if not line.blank)
    return Table(roles, heads, rows, at, last, numbers)


def _row(lines: Sequence[Line], roles: tuple[Role, ...]) -> Row:
    label, *cells = lines
    numbers = tuple(line.number for line in lines)
    if len(cells) <= 1:
        return Row(label=label.text.strip(), title=squeeze(cells[0].text) if cells else "", lines=numbers, heading=True)
    run = Run.of([line.text for line in cells], whole_lines=True)
    cuts = cheapest(run, roles)
    row = fill(run, cuts[0], roles, label=label.text.strip(), lines=numbers)[0]
    return row.doubted("cell-cut-doubtful") if doubtful(cuts) else row
