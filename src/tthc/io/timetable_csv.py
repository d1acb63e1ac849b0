"""A timetable as CSV, for a spreadsheet: one row an obligation."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Final

from attrs import asdict

from tthc.model import Language
from tthc.periods.record import COLUMNS, Record
from tthc.periods.timetable import Timetable
from tthc.periods.wording import day_text, occurrence_text, word

# A spreadsheet takes a cell that begins so for a formula, and may run it.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(timetable: Timetable, lang: Language = "vi") -> bytes:
    """The rows with a head in the language asked for, as UTF-8 with the mark by which spreadsheets know it.

    Days are written as the language writes them. A cell that would start a formula gets an apostrophe before it.

    Example:
        >>> from tthc.periods import WorkCalendar
        >>> empty = Timetable((), date(2026, 6, 1), 7, WorkCalendar.vietnam())
        >>> to_csv(empty, "en").decode("utf-8-sig").split(",")[:3]
        ['Key', 'Item', 'Task']
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(word("column", name, lang) for name in COLUMNS)
    for one in timetable:
        row = asdict(Record.of(one)) | {
            "state": one.state_label(lang),
            "occurrence": occurrence_text(one.occurrence, lang) if one.is_repeated else "",
        }
        writer.writerow(_cell(row[name], lang) for name in COLUMNS)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object, lang: Language) -> str:
    match value:
        case None:
            return ""
        case date():
            return day_text(value, lang)
        case float():
            return f"{value:g}".replace(".", "," if lang == "vi" else ".")
    text = str(value).replace("\x00", "\ufffd")
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
