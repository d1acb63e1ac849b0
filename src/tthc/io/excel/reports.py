"""What offices have filled in beside the deadlines, as progress notes; each note knows its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from attrs import define, field, frozen

from tthc.io.excel.deadlines import CONTROLS, at_text, tracking_cells
from tthc.io.excel.given import Given
from tthc.io.excel.layout import TRACKING
from tthc.io.excel.records import Owed
from tthc.io.excel.table import Line, Table
from tthc.model import Finding, Language, Period, Progress
from tthc.text.normal import fold

Places = Mapping[str, tuple[str, int | None]]
"""Path and index of the deliverable that a row asks for now, by its id."""


@frozen
class Report:
    """A progress note and where it stands.

    Attributes:
        note: the note.
        sheet: name of the sheet; None where it stands on none.
        cells: the cells by the fields of the note.
        edited: an office has written or changed it since the workbook was made.
    """

    note: Progress
    sheet: str | None = None
    cells: Mapping[str, str] = field(factory=dict)
    edited: bool = False


@define
class Reader:
    """Reads the rows of the deadlines.

    Attributes:
        table: the sheet.
        owed: the records of its rows.
        places: where what they ask for stands now.
        lang: the language the workbook was written in.
        period: the plan's period.
        findings: where to note what cannot be read.
    """

    table: Table
    owed: Mapping[str, Owed]
    places: Places
    lang: Language
    period: Period | None
    findings: list[Finding]

    def reports(self, notes: Iterable[Progress]) -> tuple[Report, ...]:
        """The notes that the workbook was written with, and in their place or after them those of the office."""
        shown = Counter(owed.note for owed in self.owed.values() if owed.note)
        rows: dict[Progress, Report] = {}
        gone: set[Progress] = set()
        new: list[Report] = []
        for line in self.table.lines:
            owed = self._owed(line)
            if owed is None:
                continue
            given = self._given(line, owed)
            was = owed.note
            if not given.changed(TRACKING):
                if was is not None:
                    rows.setdefault(was, _report(was, given, edited=False))
                continue
            now = self._note(given, owed)
            if was is not None and now is not was and shown[was] == 1 and (now is None or now.as_of == was.as_of):
                gone.add(was)
            if now is not None and now is not was:
                new.append(_report(now, given, edited=True))
        kept = (rows.get(note, Report(note)) for note in notes if note not in gone)
        return (*kept, *new)

    def _given(self, line: Line, owed: Owed) -> Given:
        shown = tracking_cells(owed.note, self.lang) | {"due": owed.due}
        given = Given(line.cells, line.spot, self.lang, self.period, self.findings, shown)
        if line.id and "due" in given:
            given.note("workbook-cell-unused", "due")
        return given

    def _owed(self, line: Line) -> Owed | None:
        """The record of a row; of one that an office added that of the row with the same path."""
        if line.id in self.owed:
            return self.owed[line.id]
        given = Given(line.cells, line.spot, self.lang, self.period, self.findings)
        at = fold(given.words("at"))
        same = [owed for owed in self.owed.values() if at and at in (fold(owed.at), fold(at_text(owed.at, self.lang)))]
        if not same:
            if not given.is_blank(*TRACKING):
                given.note("workbook-row-misplaced", "at", quote=given.line(given.cells))
            return None
        return Owed(row=same[0].row, deliverable=same[0].deliverable, occurrence=same[0].occurrence, at=same[0].at)

    def _note(self, given: Given, owed: Owed) -> Progress | None:
        """The note of a row that was changed; the old one where it cannot be read, None where it was cleared."""
        was = owed.note
        if given.is_blank(*TRACKING):
            return None
        state = given.choice("state", "state", was.state if was else None)
        done_on = given.day("done_on", was.done_on if was else None)
        day = self._day(given, was, done_on)
        place = self.places.get(owed.row)
        if state is None or day is None or place is None:
            cause = "workbook-row-misplaced" if place is None else "workbook-report-incomplete"
            given.note(cause, "state" if state is None else "reported", quote=given.line(TRACKING))
            return was
        at, deliverable = place
        fields = {
            "at": f"{at}@{owed.occurrence}" if owed.occurrence else at,
            "deliverable": deliverable,
            "unit": given.optional("unit") or self._unit(),
            "state": state,
            "percent": self._percent(given, was),
            "done_on": done_on,
            "evidence": given.optional("evidence"),
            "note": given.optional("note"),
            "as_of": day,
        }
        return Progress.model_validate(fields)

    def _percent(self, given: Given, was: Progress | None) -> float | None:
        if "percent" not in given:
            return was.percent if was else None
        value = given.cells.get("percent")
        if isinstance(value, str):
            given.cells = {**given.cells, "percent": value.replace("%", " ")}
        number = given.number("percent")
        if number is None:
            return None
        percent = number if isinstance(value, str) else round(number * 100, 6)
        if 0 <= percent <= 100:
            return float(percent)
        given.note("workbook-percent-out-of-range", "percent", quote=f"{percent:g}%")
        return was.percent if was else None

    def _day(self, given: Given, was: Progress | None, done_on: date | None) -> date | None:
        """The day a changed row speaks of: as it says; else that of the workbook, if not before what it says itself."""
        if "reported" in given and (day := given.day("reported")):
            return day
        days = [day for day in (self._as_of(), was.as_of if was else None) if day]
        return max((*days, *((done_on,) if done_on else ()))) if days else done_on

    def _control(self, name: str) -> object:
        values = [line.cells.get(CONTROLS[name], "") for line in self.table.above]
        return next((value for value in values if value != ""), None)

    def _as_of(self) -> date | None:
        value = self._control("as_of")
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def _unit(self) -> str | None:
        value = self._control("unit")
        return value.strip() or None if isinstance(value, str) else None


def _report(note: Progress, given: Given, *, edited: bool) -> Report:
    names = {"reported": "as_of"}
    cells = {names.get(key, key): str(given.spot.place(key).cell) for key in TRACKING if key in given.cells}
    return Report(note, given.spot.sheet, cells, edited)
