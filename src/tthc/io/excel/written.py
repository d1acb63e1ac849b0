"""A plan and its progress written as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from tthc.errors import MissingExtraError
from tthc.io.excel.cell import Shown, write_cells
from tthc.io.excel.deadlines import (
    CONTROLS,
    DeadlineRow,
    deadline_rows,
    duty_rows,
    standing,
    standing_word,
    undated,
)
from tthc.io.excel.flatten import Sheets, flattened
from tthc.io.excel.formulas import Formulas
from tthc.io.excel.heights import growing, row_height
from tthc.io.excel.layout import DEADLINES, PLAN, RECORDS, ROWED, SHEETS, Layout
from tthc.io.excel.paint import Paint
from tthc.io.excel.plan_sheet import plan_rows
from tthc.io.excel.records import Records, record_pieces
from tthc.io.excel.show import fitting, row_cells
from tthc.io.excel.table import letters
from tthc.io.excel.words import choices, level_word, word
from tthc.model import Language, Plan, Progress
from tthc.periods import timetable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SOON: Final = 7
"""Days ahead that count as soon, until an office writes another number above the deadlines."""

_NO_DAY: Final = date(2000, 1, 1)


def written(plan: Plan, *, as_of: date | None, progress: Iterable[Progress], lang: Language) -> bytes:
    """The bytes of the workbook; see ``tthc.io.workbook.workbook_bytes``."""
    try:
        import xlsxwriter
    except ImportError as fault:
        raise MissingExtraError("excel", needed_for="writing a workbook") from fault
    notes = tuple(progress)
    rows = flattened(plan)
    day = as_of or max((note.as_of for note in notes), default=_NO_DAY)
    table = timetable(plan, as_of=day, progress=notes, soon=SOON)
    deadlines = tuple(deadline_rows(table, duty_rows(rows), lang))
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        # Without a day of its own the file would carry the hour it was written at.
        book.set_properties(
            {"title": str(fitting(plan.title[:200], lang)), "created": _midnight(plan.issued_on or day)}
        )
        paint = Paint.of(book, lang)
        sheets = {layout.name: paint.sheet(layout) for layout in SHEETS}
        lists = paint.lists(_offered(plan, rows, lang))
        title = str(fitting(plan.code or plan.title, lang))
        for layout in SHEETS:
            sheet = sheets[layout.name]
            if layout is PLAN:
                after = _write_plan(sheet, plan, paint)
            elif layout is DEADLINES:
                after = _write_deadlines(sheet, deadlines, as_of, paint)
            else:
                after = _write_rows(sheet, layout, rows, paint)
            paint.offer(sheet, layout, after, lists)
            paint.page(sheet, layout, after, title)
        owed = {row.id: row.owed for row in deadlines}
        hidden = book.add_worksheet(RECORDS)
        hidden.very_hidden()
        for place, piece in enumerate(record_pieces(Records(lang, plan, notes, rows, owed))):
            id_, number, text = piece
            hidden.write_string(place, 0, id_)
            hidden.write_number(place, 1, number)
            hidden.write_string(place, 2, text)
        sheets[PLAN.name].activate()
    return growing(out.getvalue())


def _fit(sheet: Worksheet, layout: Layout, rows: Iterable[Iterable[object]]) -> None:
    """Make rows as high as their text."""
    widths = [column.width for column in layout.columns]
    for place, row in enumerate(rows, start=layout.head + 1):
        height = row_height(row, widths)
        if height is not None:
            sheet.set_row(place, height)


def _write_plan(sheet: Worksheet, plan: Plan, paint: Paint) -> int:
    name, text, day = paint.format("text", "high"), paint.format("text"), paint.format("day", "left")
    rows = [
        ((field, fitting(value, paint.lang), id_), (name, day if isinstance(value, date) else text, text))
        for field, value, id_ in plan_rows(plan, paint.lang)
    ]
    _fit(sheet, PLAN, (cells for cells, _ in rows))
    return write_cells(sheet, PLAN.head + 1, rows)


def _write_rows(sheet: Worksheet, layout: Layout, rows: Sheets, paint: Paint) -> int:
    lang = paint.lang
    formats = {kind: paint.formats(layout, kind) for kind in layout.levels}
    keys = layout.keys[:-1]

    def written_row(cells: Mapping[str, Shown], id_: str) -> list[Shown]:
        return [*(fitting(cells.get(key), lang) for key in keys), id_]

    shown = [(written_row(row_cells(row, lang), row.id), formats[row.kind]) for row in rows[layout.name]]
    _fit(sheet, layout, (cells for cells, _ in shown))
    return write_cells(sheet, layout.head + 1, shown)


def _write_deadlines(sheet: Worksheet, rows: tuple[DeadlineRow, ...], as_of: date | None, paint: Paint) -> int:
    lang = paint.lang
    columns = {key: letters(place) for place, key in enumerate(DEADLINES.keys)}
    controls = {name: f"${columns[key]}${DEADLINES.head}" for name, key in CONTROLS.items()}
    formulas = Formulas(columns, controls["as_of"], controls["soon"], lang)
    _write_controls(sheet, as_of, paint)
    formats = [paint.format(column.kind) for column in DEADLINES.columns]
    filled = DEADLINES.keys.index("state")
    formats[filled:-1] = [paint.format(column.kind, "fill") for column in DEADLINES.columns[filled:-1]]
    first = DEADLINES.head + 1
    shown = [([fitting(cell, lang) for cell in row.values], formats) for row in rows]
    _fit(sheet, DEADLINES, (cells for cells, _ in shown))
    after = write_cells(sheet, first, shown)
    last = len(DEADLINES.columns) - 1
    for place, row in enumerate(rows, start=first):
        said = standing_word(standing(row, as_of, SOON), lang) if as_of else ""
        sheet.write_formula(place, last, formulas.standing(place + 1, undated(row)), formats[last], said)
        sheet.write_string(place, last + 1, row.id)
    paint.light(sheet, DEADLINES, after, formulas.colours(first + 1))
    return after


def _write_controls(sheet: Worksheet, as_of: date | None, paint: Paint) -> None:
    """The cells above the heads: the day, how many days ahead count as soon, and who reports."""
    place = DEADLINES.head - 1
    name = paint.plain(bold=True, align="right")
    entry = {"bg_color": "#FFF9E5", "border": 1, "bold": True, "align": "center"}
    day = paint.plain(num_format="dd/mm/yyyy", **entry)
    for control, key in CONTROLS.items():
        column = DEADLINES.keys.index(key)
        sheet.write_string(place, column - 1, word("control", control, paint.lang), name)
        if control == "unit":
            sheet.write_blank(place, column, None, paint.plain(**entry))
        elif control == "soon":
            sheet.write_number(place, column, SOON, paint.plain(**entry))
        elif as_of is None:
            sheet.write_formula(place, column, "=TODAY()", day, "")
        else:
            sheet.write_datetime(place, column, as_of, day)
    sheet.set_row(place, 24)


def _offered(plan: Plan, rows: Sheets, lang: Language) -> dict[str, list[Shown]]:
    """The words of every list."""
    fixed = ("term", "kind", "comparator", "unit", "state")
    offered: dict[str, list[Shown]] = {kind: [word(kind, code, lang) for code in choices(kind)] for kind in fixed}
    for layout in ROWED:
        deepest = dict(layout.kinds)
        for row in rows[layout.name]:
            deepest[row.kind] = max(deepest[row.kind], row.depth)
        offered[f"level-{layout.name}"] = [
            level_word(kind, depth, lang) for kind, last in deepest.items() for depth in range(1, last + 1)
        ]
    units = [unit.name for unit in plan.units()]
    return offered | {"mention": [fitting(name, lang) for name in dict.fromkeys(units)]}


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a property of the file, which has no zone
