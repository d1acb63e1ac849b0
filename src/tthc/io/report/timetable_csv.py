"""A timetable as CSV, for a spreadsheet: one row an obligation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import asdict

from tthc.io.report.csv_rows import csv_bytes, harmless
from tthc.model import Language
from tthc.periods.record import COLUMNS, Record
from tthc.periods.timetable import Timetable
from tthc.periods.wording import day_text, occurrence_text, word


def to_csv(timetable: Timetable, lang: Language = "vi") -> bytes:
    """The rows with a head in the language asked for, as UTF-8 with the mark by which spreadsheets know it.

    Days are written as the language writes them. A cell that would start a formula gets an apostrophe before it.

    Example:
        >>> from tthc.periods import WorkCalendar
        >>> empty = Timetable((), date(2026, 6, 1), 7, WorkCalendar.vietnam())
        >>> to_csv(empty, "en").decode("utf-8-sig").split(",")[:3]
        ['Key', 'Item', 'Task']
    """
    return csv_bytes(_rows(timetable, lang))


def _rows(timetable: Timetable, lang: Language) -> Iterator[list[str]]:
    yield [word("column", name, lang) for name in COLUMNS]
    for one in timetable:
        row = asdict(Record.of(one)) | {
            "state": one.state_label(lang),
            "occurrence": occurrence_text(one.occurrence, lang) if one.is_repeated else "",
        }
        yield [_cell(row[name], lang) for name in COLUMNS]


def _cell(value: object, lang: Language) -> str:
    match value:
        case None:
            return ""
        case date():
            return day_text(value, lang)
        case float():
            return f"{value:g}".replace(".", "," if lang == "vi" else ".")
    return harmless(str(value))
