"""What every shape of table becomes: rows of cells by what their columns hold."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from tthc.io.line import join
from tthc.text.column import Role
from tthc.text.normal import squeeze

_CELLS: tuple[Role, ...] = ("title", "lead", "coordinating", "start", "finish", "products")


@frozen
class Doubt:
    """Why a row had to be guessed: the code of a finding, the line, and the words as they stood there."""

    code: str
    line: int | None
    quote: str


@frozen
class Row:
    """One row; a cell is "" where it is empty, its list items stand on lines of their own.

    Attributes:
        others: head and text of the cells that have no field in a task.
        lines: numbers of the lines it stands on.
        after_break: the first row after a page break.
        heading: the row is one merged cell.
        goes_on: whether it is the rest of the row before, cut by a page; None where only its words can tell.
        doubts: why its cells had to be guessed.
    """

    label: str = ""
    title: str = ""
    lead: str = ""
    coordinating: str = ""
    start: str = ""
    finish: str = ""
    products: str = ""
    others: tuple[tuple[str, str], ...] = ()
    lines: tuple[int, ...] = ()
    after_break: bool = False
    heading: bool = False
    goes_on: bool | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """All that is printed in it."""
        return " ".join(cell for cell in (self.label, self.title, *self.details) if cell)

    @property
    def details(self) -> tuple[str, ...]:
        """The cells besides label and title."""
        return (self.lead, self.coordinating, self.start, self.finish, self.products)

    @property
    def bare(self) -> bool:
        """Label and title alone."""
        return not any(self.details)

    @property
    def after_untitled(self) -> bool:
        """It has units but neither number nor title: the rows around it may be shifted."""
        return not self.label and not self.title and bool(self.lead) and not self.after_break

    def doubted(self, code: str) -> Row:
        """The row with one more reason to doubt it."""
        doubt = Doubt(code, self.lines[0] if self.lines else None, squeeze(self.text))
        return evolve(self, doubts=(*self.doubts, doubt))

    def continued(self, rest: Row) -> Row:
        """The row with the part of it that stands on the next page."""
        row = self
        for role in _CELLS:
            row = row.with_cell(role, getattr(rest, role))
        return evolve(
            row,
            others=(*self.others, *rest.others),
            lines=(*self.lines, *rest.lines),
            doubts=(*self.doubts, *rest.doubts),
        )

    def with_cell(self, role: Role, text: str, head: str = "") -> Row:
        """The row with more text in a cell; list items keep lines of their own."""
        if not text:
            return self
        if role == "other":
            return evolve(self, others=(*self.others, (head, text)))
        cells = {role: join([*getattr(self, role).split("\n"), *text.split("\n")])}
        return evolve(self, **cells)  # type: ignore[arg-type]  # the roles left are the names of text cells


@frozen
class Table:
    """A table of a plan.

    Attributes:
        roles: what its columns hold.
        heads: the heads as printed.
        rows: its rows.
        first: index of its first line; ``last`` the index after its last one.
        head_lines: numbers of the lines of its heads, the repeated ones included.
        extra: numbers of lines inside it that belong to no row.
    """

    roles: tuple[Role, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int
    last: int
    head_lines: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()


def row_of(roles: Iterable[Role], heads: Iterable[str], cells: Iterable[str], lines: tuple[int, ...]) -> Row:
    """A row from cells in the order of the columns; a second cell of one role is joined to the first."""
    row = Row(lines=lines)
    for role, head, cell in zip(roles, heads, cells, strict=False):
        row = row.with_cell(role, cell, head)
    return row
