"""The copies of one workbook that units have filled in, put together; where they disagree nobody is preferred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from tthc.io.excel.reports import Report
from tthc.io.problems import path_of
from tthc.model import Finding, Plan, Progress
from tthc.text.normal import fold

Key = tuple[str, int | None, str]
"""What a note speaks of, and for whom: path, index of the deliverable, unit."""

_COMPARED: Final = ("state", "percent", "done_on", "evidence", "note")


@frozen
class Side:
    """What one file says.

    Attributes:
        file: its name.
        sheet: name of the sheet.
        cell: the cell, such as "H7".
        value: what the cell says, as the note has it.
        note: the whole note.
    """

    file: str
    sheet: str | None
    cell: str | None
    value: object
    note: Progress


@frozen
class Conflict:
    """One field that several files report differently on the same obligation.

    Attributes:
        at: path of the obligation, with its time where it comes several times.
        deliverable: index of the deliverable, from 0.
        unit: the unit all of them report for; None where they name none.
        field: name of the field of ``Progress``.
        sides: what each file says, in the order of the files.
    """

    at: str
    deliverable: int | None
    unit: str | None
    field: str
    sides: tuple[Side, ...]

    def __str__(self) -> str:
        said = "; ".join(f"{side.file} {side.sheet}!{side.cell}: {side.value}" for side in self.sides)
        return f"{self.at} {self.field}: {said}"


@frozen
class Copy:
    """A workbook to merge: the name of its file, its plan and its notes."""

    file: str
    plan: Plan
    reports: tuple[Report, ...]


def merged_notes(copies: Sequence[Copy]) -> tuple[tuple[Progress, ...], tuple[Conflict, ...]]:
    """The notes that stand, and the conflicts, whose notes are left out until somebody has decided.

    Notes the workbook was handed out with stay unless a copy has replaced or deleted them. Notes of different units
    on one obligation do not conflict, for each unit reports for itself.
    """
    kept = _kept(copies)
    edited: dict[Key, list[tuple[str, Report]]] = {}
    for copy in copies:
        for report in copy.reports:
            if report.edited:
                edited.setdefault(_key(report.note), []).append((copy.file, report))
    conflicts: list[Conflict] = []
    notes: list[Progress] = list(kept)
    for said in edited.values():
        found = tuple(_conflicts(said))
        conflicts += found
        if not found:
            notes += (report.note for _, report in said)
    return tuple(dict.fromkeys(notes)), tuple(conflicts)


def plan_differences(copies: Sequence[Copy]) -> Iterator[Finding]:
    """A finding for each place in which the plan of a copy is not that of the first."""
    first, *others = copies
    tree = first.plan.model_dump(mode="json")
    for copy in others:
        if copy.plan == first.plan:
            continue
        for steps, value in _differences(tree, copy.plan.model_dump(mode="json"), ()):
            quote = None if value is None else str(value)
            yield Finding.of(
                "workbook-plan-differs", at="plan", quote=quote, file=copy.file, first=first.file, path=path_of(steps)
            )


def _kept(copies: Sequence[Copy]) -> tuple[Progress, ...]:
    """The notes of the first copy that no copy has replaced or deleted."""
    handed_out = [[report.note for report in copy.reports if not report.edited] for copy in copies]
    everywhere = set(handed_out[0]).intersection(*handed_out[1:]) if handed_out else set()
    return tuple(note for note in (handed_out[0] if handed_out else ()) if note in everywhere)


def _key(note: Progress) -> Key:
    return note.at, note.deliverable, fold(note.unit or "")


def _conflicts(said: Sequence[tuple[str, Report]]) -> Iterator[Conflict]:
    """The fields in which reports of different files on one thing differ."""
    if len({file for file, _ in said}) < 2:
        return
    note = said[0][1].note
    for field in _COMPARED:
        values = {getattr(report.note, field) for _, report in said}
        if len(values) > 1:
            sides = tuple(
                Side(file, report.sheet, report.cells.get(field), getattr(report.note, field), report.note)
                for file, report in said
            )
            yield Conflict(note.at, note.deliverable, note.unit, field, sides)


def _differences(one: Any, other: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for name in dict.fromkeys((*one, *other)):
            yield from _differences(one.get(name), other.get(name), (*steps, name))
    elif isinstance(one, list) and isinstance(other, list):
        for place in range(max(len(one), len(other))):
            yield from _differences(_at(one, place), _at(other, place), (*steps, place))
    elif one != other:
        yield steps, other


def _at(values: list[Any], place: int) -> Any:
    return values[place] if place < len(values) else None
