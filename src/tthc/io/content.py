"""What a file of any format becomes before it is read: lines of text and grids of cells, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from tthc.errors import InputError
from tthc.io.line import Line, is_bulleted
from tthc.model import Place
from tthc.text.normal import nfc

MAX_COLUMNS = 200
"""Most columns that a table of a document may have."""
MAX_PLACES = 1_000_000
"""Most places (rows times columns) that a table may have."""
MAX_LINES = 200_000
"""Most paragraphs that a document may have, those in cells among them; a plan of a thousand pages has a fifth."""
MAX_DEPTH = 20
"""How deeply tables may stand in one another."""

_AT_ENDS = " \r\f\v\u00a0\ufeff"


@frozen
class Cell:
    """A cell of a grid.

    Attributes:
        row: its first row, counted from 0.
        column: its first column.
        text: what it says; paragraphs and list items on lines of their own, wrapped lines joined.
        lines: the lines it was made of.
        rows: how many rows it covers.
        columns: how many columns it covers.
    """

    row: int
    column: int
    text: str
    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1


@frozen
class Grid:
    """A table as it stands in a file, its merged cells told by their spans.

    Attributes:
        cells: in reading order.
        height: number of rows.
        width: number of columns.
        breaks: the rows at which a new page begins, each with the columns whose text goes down to the foot of the
            page before, so that it may go on.
    """

    cells: tuple[Cell, ...]
    height: int
    width: int
    breaks: Mapping[int, frozenset[int]] = field(factory=dict)

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Grid:
        """The grid of some cells."""
        listed = tuple(cells)
        height = max((cell.row + cell.rows for cell in listed), default=0)
        width = max((cell.column + cell.columns for cell in listed), default=0)
        return cls(listed, height, width)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in it."""
        return tuple(line for cell in self.cells for line in cell.lines)

    def matrix(self) -> list[list[Cell | None]]:
        """The cell at each row and column; where two overlap, the first one."""
        places: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in places[cell.row : cell.row + cell.rows]:
                for column in range(cell.column, cell.column + cell.columns):
                    if row[column] is None:
                        row[column] = cell
        return places


Content = Line | Grid


@define
class LineCounter:
    """Numbers the lines of a file in which nothing else does."""

    where: str
    last: int = 0

    def line(self, text: str, *, heading: bool = False, place: Place | None = None) -> Line:
        """The next line; ``place`` tells people where it stands."""
        self.last += 1
        if self.last > MAX_LINES:
            raise too_much(f"the file has more than {MAX_LINES:,} paragraphs", self.where)
        text = nfc(text.replace("\u00ad", ""))
        return Line(self.last, text, text, heading, place=place, whole=True)

    def lines(self, text: str, *, heading: bool = False, place: Place | None = None) -> list[Line]:
        """The lines of a paragraph, parted at its line breaks; none of a blank one."""
        if "\n" not in text:
            return [self.line(text.strip(_AT_ENDS), heading=heading, place=place)] if text.strip() else []
        parts = (part for part in text.split("\n") if part.strip())
        return [self.line(part.strip(_AT_ENDS), heading=heading, place=place) for part in parts]


@define
class Draft:
    """A table while it is gathered: what stands in each of its cells, tables inside it among it.

    Attributes:
        where: the file, for errors.
        cells: those met so far.
    """

    where: str
    cells: list[DraftCell] = field(factory=list)

    @property
    def nested(self) -> bool:
        """A table stands in one of its cells."""
        return any(isinstance(item, Grid) for cell in self.cells for item in cell.inside)

    def add(self, cell: DraftCell) -> None:
        """One more cell.

        Raises:
            InputError: it stands beyond ``MAX_COLUMNS``.
        """
        if cell.column + cell.columns > MAX_COLUMNS:
            raise too_much(f"a table has more than {MAX_COLUMNS} columns", self.where)
        self.cells.append(cell)

    def grid(self) -> Grid:
        """The grid, a table inside a cell read as lines of that cell.

        Raises:
            InputError: it has more than ``MAX_PLACES`` places.
        """
        grid = Grid.of(
            Cell(cell.row, cell.column, cell_text(lines), lines, cell.rows, cell.columns)
            for cell in self.cells
            for lines in (tuple(flat(cell.inside)),)
        )
        if grid.height * grid.width > MAX_PLACES:
            raise too_much(f"a table has more than {MAX_PLACES:,} places for cells", self.where)
        return grid


def too_much(message: str, where: str) -> InputError:
    """The error of a file beyond what any document needs."""
    return InputError(message, hint="this is no plan: check that the right file was given", where=where)


@define
class DraftCell:
    """A cell while it is gathered."""

    row: int
    column: int
    inside: list[Content]
    rows: int = 1
    columns: int = 1


def flat(content: Iterable[Content]) -> Iterator[Line]:
    """The lines of some content, those of grids cell by cell."""
    for item in content:
        if isinstance(item, Grid):
            yield from item.lines
        else:
            yield item


def cell_text(lines: Sequence[Line]) -> str:
    r"""The text of a cell of paragraphs: a paragraph that goes on in small letters belongs to the one before.

    Example:
        >>> cell_text([Line(1, "", "Báo cáo của"), Line(2, "", "đơn vị"), Line(3, "", "- Kế hoạch")])
        'Báo cáo của đơn vị\n- Kế hoạch'
    """
    texts: list[str] = []
    for line in lines:
        goes_on = texts and line.text[:1].islower() and texts[-1][-1:] not in (";", ".", ":") and line.text
        if goes_on and not is_bulleted(line.text):
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
    return "\n".join(texts)
