"""Tables of one cell a line, empty cells absent: what copying a web page leaves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tthc.io.line import Line
from tthc.io.table.assign import Run, cheapest, doubtful
from tthc.io.table.fill import fill
from tthc.io.table.row import Row, Table
from tthc.io.table.sequence import Sequencer, ends_table
from tthc.text.column import Role, column_role
from tthc.text.label import parse_label
from tthc.text.normal import fold, squeeze

_LEAST = 4
_TIMES: tuple[Role, Role] = ("start", "finish")


def find_stacked(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose heads stand one a line from a line on, if they do."""
    if column_role(lines[at].text) != "label":
        return None
    first = _after_heads(lines, at)
    if parse_label(lines[first].text if first < len(lines) else "") is None:
        return None
    heads = tuple(squeeze(line.text) for line in lines[at:first] if not line.blank)
    columns = _columns(heads)
    roles = tuple(role for role, _ in columns)
    if len(roles) < _LEAST or "title" not in roles:
        return None
    return _body(lines, at, first, roles, tuple(head for _, head in columns))


def _after_heads(lines: Sequence[Line], at: int) -> int:
    """The index of the first line after the heads that begin at a line."""
    index = at
    while index < len(lines):
        line = lines[index]
        role = None if line.blank else column_role(line.text.strip())
        if not line.blank and (role is None or (role == "label" and index > at)):
            break
        index += 1
    return index


def _columns(heads: Sequence[str]) -> list[tuple[Role, str]]:
    """What each column holds; the two heads under a spanning "Thời gian" stand where it does."""
    columns = [(column_role(head) or "other", head) for head in heads]
    above, under = columns[:-2], columns[-2:]
    spanning = next((at for at, (role, _) in enumerate(above) if role in _TIMES), None)
    if spanning is None or [role for role, _ in under] != list(_TIMES):
        return columns
    over = above[spanning][1]
    return [*above[:spanning], *((role, f"{over} {head}") for role, head in under), *above[spanning + 1 :]]


def _body(lines: Sequence[Line], at: int, first: int, roles: tuple[Role, ...], heads: tuple[str, ...]) -> Table:
    sequencer = Sequencer()
    rows: list[list[Line]] = []
    head_lines = [line for line in lines[at:first] if not line.blank]
    printed = [fold(line.text) for line in head_lines]
    last = index = first
    while index < len(lines) and not ends_table(lines[index].text):
        line = lines[index]
        repeated = list(islice((other for other in lines[index:] if not other.blank), len(printed)))
        if [fold(other.text) for other in repeated] == printed:
            # The heads stand again at the top of a page.
            head_lines += repeated
            last = index = lines.index(repeated[-1], index) + 1
            continue
        index += 1
        if line.blank:
            continue
        last = index
        label = parse_label(line.text)
        if label is not None and sequencer.accepts(label):
            sequencer.take(label)
            rows.append([line])
        else:
            rows[-1].append(line)
    return Table(
        roles,
        heads,
        tuple(row for group in rows for row in _rows(group, roles)),
        at,
        last,
        tuple(line.number for line in head_lines),
    )


def _rows(lines: Sequence[Line], roles: tuple[Role, ...]) -> tuple[Row, ...]:
    label, *cells = lines
    numbers = tuple(line.number for line in lines)
    if len(cells) <= 1:
        title = squeeze(cells[0].text) if cells else ""
        return (Row(label=label.text.strip(), title=title, lines=numbers, heading=True),)
    run = Run.of([line.text for line in cells], whole_lines=True, time_columns=len(set(_TIMES) & set(roles)))
    cuts = cheapest(run, roles)
    first, *further = fill(run, cuts[0], roles, label=label.text.strip(), lines=numbers)
    # Of two columns of times, one time alone may stand in either.
    unsure = doubtful(cuts) or (set(_TIMES) <= set(roles) and bool(first.start) != bool(first.finish))
    return (first.doubted("cell-cut-doubtful") if unsure else first, *further)
