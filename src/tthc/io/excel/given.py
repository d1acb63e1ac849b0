"""What an office has left in the cells of a row, and how to read a cell that it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from attrs import define, field, frozen

from tthc.errors import ParseError
from tthc.io.excel.cell import Value
from tthc.io.excel.show import Cells, cell_text, says, uncut
from tthc.io.excel.words import codes
from tthc.model import Finding, Language, Period, Place
from tthc.text.dates import parse_date
from tthc.text.normal import fold, squeeze
from tthc.text.quantity import parse_number


@frozen
class Spot:
    """Where the cells of a row stand.

    Attributes:
        sheet: name of the sheet.
        row: number of the row, from 1.
        columns: letters of the columns by their keys.
    """

    sheet: str
    row: int
    columns: Mapping[str, str]

    def place(self, key: str | None = None) -> Place:
        """The place of a cell; the first one of the row if None."""
        letters = self.columns.get(key or "", "A")
        return Place(sheet=self.sheet, cell=f"{letters}{self.row}")


@define
class Given:
    """The cells of one row beside what was put there.

    Attributes:
        cells: what they hold, by key.
        spot: where they stand.
        lang: the language the workbook was written in.
        period: the plan's period, for days without a year.
        findings: what could not be read; more are added as cells are read.
        shown: what was put there; nothing in a row that an office added.
    """

    cells: Mapping[str, Value]
    spot: Spot
    lang: Language
    period: Period | None
    findings: list[Finding]
    shown: Cells = field(factory=dict)

    def __contains__(self, key: str) -> bool:
        """Whether the cell was changed; a sheet without the column has changed nothing."""
        return key in self.cells and not says(self.cells[key], self.shown.get(key), self.lang)

    def changed(self, keys: Collection[str]) -> tuple[str, ...]:
        """Those of the cells that were changed."""
        return tuple(key for key in keys if key in self)

    def is_blank(self, *keys: str) -> bool:
        """Whether none of the cells holds anything."""
        return not any(self.words(key) for key in keys)

    def words(self, key: str) -> str:
        """The cell as text, white space folded."""
        return squeeze(self.block(key))

    def block(self, key: str) -> str:
        """The cell as text, with its lines."""
        text = cell_text(self.cells.get(key))
        shown = self.shown.get(key)
        return (uncut(text, shown, self.lang) if isinstance(shown, str) else text).strip()

    def optional(self, key: str) -> str | None:
        """The cell as text; None where it is empty."""
        return self.words(key) or None

    def day(self, key: str, old: date | None = None) -> date | None:
        """The day in a cell; what is no day is noted and leaves the old one."""
        value = self.cells.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if not (text := self.words(key)):
            return None
        if isinstance(value, str):
            try:
                return parse_date(text, self.period)
            except ParseError:
                pass
        self.note("workbook-date-unread", key)
        return old

    def number(self, key: str, old: float | None = None) -> int | float | None:
        """The number in a cell; what is none is noted and leaves the old one."""
        value = self.cells.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return int(value) if float(value).is_integer() else value
        if not (text := self.words(key)):
            return None
        if isinstance(value, str):
            try:
                return parse_number(text)
            except ParseError:
                pass
        self.note("workbook-number-unread", key)
        return old

    def choice(self, key: str, kind: str, old: str | None = None) -> str | None:
        """The code of the word in a cell; a word that is not on the list is noted and leaves the old one."""
        if not (text := self.words(key)):
            return None
        code = codes(kind).get(fold(text))
        if code is None:
            self.note("workbook-choice-unknown", key)
            return old
        return code

    def note(
        self, code: str, key: str | None = None, *, quote: str | None = None, at: str = "plan", **args: str
    ) -> None:
        """Add a finding about a cell, which it quotes unless other words are given."""
        place = self.spot.place(key)
        words = (self.words(key) if key else "") if quote is None else quote
        self.findings.append(
            Finding.of(code, at=at, quote=words or None, place=place, sheet=place.sheet, cell=place.cell, **args)
        )

    def line(self, keys: Collection[str]) -> str:
        """All that the cells say, for a finding that keeps it."""
        return " | ".join(text for key in keys if (text := self.words(key)))
