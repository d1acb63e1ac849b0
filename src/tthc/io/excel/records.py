"""The hidden sheet: every row's record whole, so that a cell nobody changed counts exactly.

A record is JSON in ASCII, cut into pieces that a cell holds; each piece stands between two tildes, so that no program
takes it for a number or trims it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from attrs import frozen
from pydantic import ValidationError

from tthc.errors import FormError
from tthc.io.excel.cell import Grid
from tthc.io.excel.flatten import Sheets
from tthc.io.excel.row import Item, Paragraph, Row
from tthc.io.problems import problems_of
from tthc.model import (
    Annex,
    Deliverable,
    Language,
    LegalBasis,
    Milestone,
    Plan,
    Progress,
    ReviewItem,
    Section,
    Target,
    Task,
    TaskGroup,
    Term,
)
from tthc.model.frozen import Frozen
from tthc.model.plan import SCHEMA_VERSION

VERSION: Final = 1
"""Version of the workbook's form."""
MAX_PIECE: Final = 30_000
"""Most characters of a record in one cell."""

Found = TypeVar("Found", bound=Frozen)

_HEAD: Final = "workbook"
_HINT: Final = "take the workbook as it was before, or write it anew; the hidden sheet is not to be edited"
_ITEMS: Final[Mapping[str, type[Item]]] = {
    "annex": Annex,
    "basis": LegalBasis,
    "deliverable": Deliverable,
    "group": TaskGroup,
    "milestone": Milestone,
    "paragraph": Paragraph,
    "review": ReviewItem,
    "section": Section,
    "target": Target,
    "task": Task,
}
_COLLECTIONS: Final = {
    "legal_bases": (), "sections": (), "task_groups": (), "targets": (), "milestones": (), "review_items": (),
    "annexes": (),
}  # fmt: skip


class Owed(Frozen):
    """The row of an obligation among the deadlines.

    Attributes:
        row: id of the row that says what is owed.
        deliverable: index of the deliverable, from 0.
        occurrence: which time of several; None where there is one only.
        at: the path it had when the workbook was written.
        note: the note that the row shows.
        due: the last lawful day, as shown.
    """

    row: str
    deliverable: int | None = None
    occurrence: str | None = None
    at: str
    note: Progress | None = None
    due: date | None = None


class _Head(Frozen):
    version: int
    schema_version: int
    lang: Language


class _RowRecord(Frozen):
    sheet: str
    kind: str
    depth: int
    item: dict[str, Any] | None = None
    part: Deliverable | None = None
    term: Term | None = None
    up: str = ""
    at: str = ""


class _Notes(Frozen):
    notes: tuple[Progress, ...]


@frozen
class Records:
    """What the hidden sheet says.

    Attributes:
        lang: the language the workbook was written in.
        plan: the plan without what stands in rows.
        notes: every progress note.
        rows: the rows by the code of their sheet, in order.
        owed: the rows of the deadlines by their id.
    """

    lang: Language
    plan: Plan
    notes: tuple[Progress, ...]
    rows: Sheets
    owed: Mapping[str, Owed]


def record_pieces(records: Records) -> Iterator[tuple[str, int, str]]:
    """The cells of the hidden sheet: id, number of the piece, the piece."""
    yield from _pieces(_HEAD, _Head(version=VERSION, schema_version=SCHEMA_VERSION, lang=records.lang))
    # Its rows bring the rest; the version of the form stands in the head, so that an older plan stays readable.
    yield from _pieces("plan", records.plan.model_copy(update=_COLLECTIONS), but={"schema_version"})
    yield from _pieces("notes", _Notes(notes=records.notes))
    for sheet, rows in records.rows.items():
        for row in rows:
            item = None if row.item is None else row.item.model_dump(mode="json")
            yield from _pieces(
                row.id,
                _RowRecord(
                    sheet=sheet, kind=row.kind, depth=row.depth, item=item, part=row.part, term=row.term, up=row.up,
                    at=row.at,
                ),
            )  # fmt: skip
    for id_, owed in records.owed.items():
        yield from _pieces(id_, owed)


def read_records(grid: Grid, *, where: str) -> Records:
    """What a hidden sheet says; the inverse of :func:`record_pieces`.

    Raises:
        FormError: it is damaged, or of a newer version.
    """
    texts = _joined(grid)
    head = _record(_HEAD, texts, _Head, where)
    if head.version > VERSION or head.schema_version > SCHEMA_VERSION:
        known = f"this library knows {VERSION}.{SCHEMA_VERSION}"
        problem = f"the workbook is of version {head.version}.{head.schema_version}, {known}"
        raise FormError([problem], hint="install a newer tthc to open it", where=where)
    plan = _record("plan", texts, Plan, where)
    notes = _record("notes", texts, _Notes, where).notes
    rows: dict[str, list[Row]] = {}
    owed: dict[str, Owed] = {}
    for id_ in texts:
        if id_ in (_HEAD, "plan", "notes"):
            continue
        if id_.startswith("o"):
            owed[id_] = _record(id_, texts, Owed, where)
        else:
            record = _record(id_, texts, _RowRecord, where)
            rows.setdefault(record.sheet, []).append(_row(id_, record, where))
    return Records(head.lang, plan, notes, {sheet: tuple(found) for sheet, found in rows.items()}, owed)


def _pieces(id_: str, record: Frozen, *, but: set[str] | None = None) -> Iterator[tuple[str, int, str]]:
    text = json.dumps(record.model_dump(mode="json", exclude=but), ensure_ascii=True, separators=(",", ":"))
    text = text.replace("_x", "\\u005fx")  # Excel reads "_x0041_" as "A"
    size = MAX_PIECE - 2
    for number, start in enumerate(range(0, len(text), size)):
        yield id_, number, f"~{text[start : start + size]}~"


def _joined(grid: Grid) -> dict[str, str]:
    pieces: dict[str, dict[int, str]] = {}
    for row in grid.rows:
        if len(row) >= 3 and isinstance(row[0], str) and isinstance(row[1], float) and isinstance(row[2], str):
            pieces.setdefault(row[0], {})[int(row[1])] = row[2].removeprefix("~").removesuffix("~")
    return {id_: "".join(text for _, text in sorted(held.items())) for id_, held in pieces.items()}


def _row(id_: str, record: _RowRecord, where: str) -> Row:
    kind = _ITEMS.get(record.kind)
    item: Item | None = None
    if kind is not None and record.item is not None:
        item = _validated(id_, json.dumps(record.item), kind, where)
    return Row(record.kind, record.depth, item, record.part, record.term, id_, record.up, record.at)


def _record(id_: str, texts: Mapping[str, str], kind: type[Found], where: str) -> Found:
    if id_ not in texts:
        raise FormError([f"{id_}: the record is missing"], hint=_HINT, where=where)
    return _validated(id_, texts[id_], kind, where)


def _validated(id_: str, text: str, kind: type[Found], where: str) -> Found:
    try:
        tree = json.loads(text)
    except ValueError as fault:
        raise FormError([f"{id_}: the record cannot be read: {fault}"], hint=_HINT, where=where) from None
    try:
        return kind.model_validate_json(text)
    except ValidationError as fault:
        problems = [f"{id_}: {problem}" for problem in problems_of(fault, tree)]
        raise FormError(problems, hint=_HINT, where=where) from None
