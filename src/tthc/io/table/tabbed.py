"""Tables whose cells are parted by tabs, or by the bars of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from tthc.io.line import Line, without_markup
from tthc.io.markup import aside
from tthc.io.table.row import Row, Table, row_of
from tthc.text.column import Role, column_role
from tthc.text.label import leading_label, parse_label
from tthc.text.normal import fold, squeeze

_MARKDOWN_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_COLUMN_NUMBERS = re.compile(r"(?:\(?\d{1,2}\)?\s*)+")


def cells_of(line: Line) -> tuple[str, ...]:
    """The cells of a line, markup still on them; () where it is no row of a table."""
    if "\t" in line.raw:
        return tuple(cell.strip() for cell in line.raw.strip("\r\n").split("\t"))
    bare = line.raw.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") >= 3:
        return tuple(cell.strip() for cell in aside(bare[1:-1]).split("|"))  # an escaped bar parts nothing
    return ()


def find_tabbed(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose head stands at a line, if one does."""
    head = _head(lines, at)
    if head is None:
        return None
    roles, heads, body = head
    printed = {_key(lines[index]) for index in range(at, body) if cells_of(lines[index])}
    rows: list[Row] = []
    head_lines = [lines[index].number for index in range(at, body)]
    last, index, broken = body, body, False
    while index < len(lines):
        line, cells = lines[index], cells_of(lines[index])
        if not cells:
            if not line.blank:
                break
            broken = broken or bool(rows)
        elif _key(line) in printed:
            head_lines.append(line.number)
            broken, last = True, index + 1
        elif _is_furniture(line, cells):
            head_lines.append(line.number)
            last = index + 1
        else:
            if _head(lines, index) is not None:
                break
            row = _row(roles, heads, cells, line.number)
            rows.append(evolve(row, after_break=broken and bool(rows)))
            broken, last = False, index + 1
        index += 1
    return Table(roles, heads, tuple(rows), at, last, tuple(head_lines))


def _key(line: Line) -> str:
    return fold(without_markup(line.raw.replace("\t", " ¦ ")))


def _is_furniture(line: Line, cells: Sequence[str]) -> bool:
    if _MARKDOWN_RULE.fullmatch(line.raw):
        return True
    filled = [cell for cell in cells if cell]
    return len(filled) > 2 and all(_COLUMN_NUMBERS.fullmatch(cell) for cell in filled)


def _head(lines: Sequence[Line], at: int) -> tuple[tuple[Role, ...], tuple[str, ...], int] | None:
    """Roles and heads of the columns, and the index after the head, which may take two lines."""
    cells = cells_of(lines[at])
    if len(cells) < 3:
        return None
    heads = [squeeze(without_markup(cell)) for cell in cells]
    named = [column_role(head) for head in heads if head]
    if len(named) < 3 or None in named or not {"title", "lead", "coordinating"} & set(named):
        return None
    index = at + 1
    below = cells_of(lines[index]) if index < len(lines) else ()
    if _MARKDOWN_RULE.fullmatch(lines[index].raw if index < len(lines) else ""):
        index += 1
        below = cells_of(lines[index]) if index < len(lines) else ()
    under = [squeeze(without_markup(cell)) for cell in below]
    if (
        any(under)
        and not under[0]
        and all(column_role(cell) for cell in under if cell)
        and not any(parse_label(cell) for cell in under if cell)
    ):
        index += 1
    else:
        under = []
    roles: list[Role] = []
    names: list[str] = []
    for column in range(max(len(heads), len(under))):
        above = heads[column] if column < len(heads) else ""
        own = under[column] if column < len(under) else ""
        names.append(squeeze(f"{_spanned(heads, column)} {own}") if own else above)
        roles.append(column_role(own) or column_role(above) or "other")
    return tuple(roles), tuple(names), index


def _spanned(heads: Sequence[str], column: int) -> str:
    """The head over a column: its own, or the one to the left that spans it."""
    return next((heads[left] for left in range(min(column, len(heads) - 1), -1, -1) if heads[left]), "")


def _row(roles: tuple[Role, ...], heads: tuple[str, ...], raw: Sequence[str], number: int) -> Row:
    cells = [without_markup(cell) for cell in raw]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and cells and cells[0]:
        return _merged(cells[0], number)
    group = re.fullmatch(r"([IVX]+)\s+(\d{1,2})", cells[0]) if cells else None
    bold = re.match(r"\s*<b>(.+?)</b>\s*(\S.*)|\s*\*\*(.+?)\*\*\s*(\S.*)", raw[1]) if group and len(raw) > 1 else None
    row = row_of(roles, heads, cells, (number,))
    surplus = [cell for cell in cells[len(roles) :] if cell]
    if surplus:
        row = evolve(row, others=(*row.others, *(("", cell) for cell in surplus))).doubted("row-cells-surplus")
    if group and bold:
        return evolve(row, title=f"{without_markup(bold[1] or bold[3])}\n{without_markup(bold[2] or bold[4])}").doubted(
            "row-two-in-one"
        )
    return row


def _merged(cell: str, number: int) -> Row:
    """A row of one cell: "I Nhóm nhiệm vụ …", a bare label, or the rest of a heading cut by a page."""
    flat = squeeze(cell)
    label = leading_label(flat)
    if parse_label(flat) is not None:
        return Row(label=flat, lines=(number,), heading=True)
    if label is not None and label[0].kind in ("roman", "capital", "number"):
        return Row(label=label[0].text, title=label[1], lines=(number,), heading=True)
    return Row(title=flat, lines=(number,), heading=True)
