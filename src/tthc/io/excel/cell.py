"""Cells as values: a sheet read from a file, a sheet written into one. No more than the libraries underneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from tthc.errors import InputError, MissingExtraError
from tthc.io.excel import archive
from tthc.io.excel.archive import looked_through

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; "" where it is empty."""

Shown = str | int | float | date | None
"""What is put into a cell."""

MAX_TEXT: Final = 32_767
"""Most characters a cell holds."""

# Excel counts days from 1900 and takes that year for a leap year, so the first year of its days is not used.
_FIRST_YEAR: Final = 1901


@frozen
class Grid:
    """A sheet as read.

    Attributes:
        name: its name.
        rows: its cells from A1 on.
    """

    name: str
    rows: Sequence[Sequence[Value]]


def read_cells(data: bytes, *, where: str = "workbook") -> tuple[Grid, ...]:
    """Every sheet of a workbook, hidden ones too; formulas as the values they had when it was saved.

    Raises:
        MissingExtraError: the extra ``excel`` is not installed.
        InputError: the file is no workbook, is damaged or protected by a password, or is beyond the limits.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as fault:
        raise MissingExtraError("excel", needed_for="reading a workbook") from fault
    stream = looked_through(data, where=where)
    grids: list[Grid] = []
    room = archive.MAX_CELLS
    try:
        with CalamineWorkbook.from_filelike(stream) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                room -= sheet.total_height * sheet.total_width
                if room < 0:
                    break
                grids.append(Grid(name, sheet.to_python(skip_empty_area=False)))
    except (CalamineError, OSError, ValueError) as fault:
        hint = "open it in Excel, save it as Excel Workbook (.xlsx) and give that file"
        raise InputError("the workbook is damaged", hint=hint, where=where) from fault
    if room < 0:
        message = f"the sheets span more than {archive.MAX_CELLS:,} cells"
        raise InputError(message, hint="delete what stands far below and right of the tables", where=where)
    return tuple(grids)


def write_cells(sheet: Worksheet, first: int, rows: Iterable[tuple[Sequence[Shown], Sequence[Format]]]) -> int:
    """Write rows of values, each value in a format of its own; text is never a formula.

    Args:
        sheet: the sheet.
        first: the first row, from 0.
        rows: the values of each row, and as many formats.

    Returns:
        The row after the last one.
    """
    text, number, blank, day = sheet.write_string, sheet.write_number, sheet.write_blank, sheet.write_datetime
    place = first
    for values, formats in rows:
        for column, value in enumerate(values):
            if value is None or value == "":
                blank(place, column, None, formats[column])
            elif isinstance(value, str):
                text(place, column, value, formats[column])
            elif isinstance(value, date):
                day(place, column, value, formats[column])
            else:
                number(place, column, value, formats[column])
        place += 1
    return place


def cell_day(day: date | None) -> date | str | None:
    """A day as a cell can hold it: as text where Excel's calendar does not reach."""
    return day if day is None or day.year >= _FIRST_YEAR else f"{day:%d/%m}/{day.year:04}"
