"""A worksheet with a title, heads and rows of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from tthc.io.excel.heights import row_height
from tthc.io.excel.paint import Paint
from tthc.io.excel.show import fitting
from tthc.io.scorecard.figures import CENTRE, Cell
from tthc.model import Language
from tthc.targets.scorecards.wording import word

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD: Final = 3
"""Place of the row of heads, from 0; above it stand title, day and what the words mean."""


@frozen
class Sheet:
    """A worksheet being written.

    Attributes:
        name: its code.
        sheet: the worksheet.
        paint: the formats.
        columns: names and widths, in order.
        heads: heads of columns that the table of words does not hold, by their names.
    """

    name: str
    sheet: Worksheet
    paint: Paint
    columns: Mapping[str, float]
    heads: Mapping[str, str]

    @classmethod
    def begin(
        cls,
        paint: Paint,
        name: str,
        columns: Mapping[str, float],
        above: Sequence[str],
        heads: Mapping[str, str] | None = None,
    ) -> Sheet:
        """A new worksheet with what stands above its rows.

        Args:
            paint: the formats of its workbook.
            name: its code.
            columns: names and widths, in order.
            above: title, day and terms, a line each; at most three.
            heads: heads of columns that are no words of scorecards.
        """
        made = cls(name, paint.book.add_worksheet(word("sheet", name, paint.lang)), paint, columns, heads or {})
        sheet = made.sheet
        for row, line in enumerate(above):
            look = {"bold": True, "font_size": 14} if row == 0 else {"italic": row > 1}
            sheet.write_string(row, 0, str(fitting(line, paint.lang)), paint.plain(**look))
        for place, (column, width) in enumerate(columns.items()):
            sheet.set_column(place, place, width)
            head = made.heads[column] if column in made.heads else word("column", column, paint.lang)
            sheet.write_string(HEAD, place, str(fitting(head, paint.lang)), paint.format("text", "head"))
        sheet.set_row(HEAD, 34)
        sheet.hide_gridlines(2)
        return made

    @property
    def lang(self) -> Language:
        """The language of its words."""
        return self.paint.lang

    def place(self, column: str) -> int:
        """Where a column stands, from 0."""
        return list(self.columns).index(column)

    def write(self, row: int, cells: Mapping[str, Cell], style: str = "plain") -> None:
        """Write a row and make it as high as its text.

        Args:
            row: its place, from 0.
            cells: what stands in the columns; those it does not name stay empty.
            style: how it looks.
        """
        shown = [cells.get(column, _EMPTY) for column in self.columns]
        values = [fitting(cell.value, self.lang) for cell in shown]
        height = row_height(values, self.columns.values())
        if height is not None:
            self.sheet.set_row(row, height)
        for place, (cell, value) in enumerate(zip(shown, values, strict=True)):
            look = self._format(cell.pattern, style)
            if value is None or value == "":
                self.sheet.write_blank(row, place, None, look)
            elif isinstance(value, str):
                self.sheet.write_string(row, place, value, look)
            elif isinstance(value, int | float):
                self.sheet.write_number(row, place, value, look)
            else:
                self.sheet.write_datetime(row, place, value, look)

    def finish(self, after: int, *, fixed: int, last: str, title: str) -> None:
        """Frozen heads, filters, and pages of A4 across.

        Args:
            after: the row after the last one.
            fixed: how many columns stay in view.
            last: the last column that is printed.
            title: what the pages say above.
        """
        bottom = max(after - 1, HEAD + 1)
        self.sheet.freeze_panes(HEAD + 1, fixed)
        self.sheet.autofilter(HEAD, 0, bottom, len(self.columns) - 1)
        self.paint.paper(self.sheet, HEAD, bottom, self.place(last), word("sheet", self.name, self.lang), title)

    def _format(self, pattern: str, style: str) -> Format:
        if pattern == CENTRE:
            return self.paint.format("text", CENTRE)
        if pattern in ("text", "code", "day"):
            return self.paint.format(pattern, style)  # type: ignore[arg-type]
        return self.paint.number(pattern, style)


_EMPTY: Final = Cell(None)
