"""The rows of a sheet as an office has left them, each beside its record, and which stands under which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from tthc.io.excel.given import Given, Spot
from tthc.io.excel.layout import Layout
from tthc.io.excel.row import Row, parents, rank
from tthc.io.excel.show import row_cells
from tthc.io.excel.table import Line, Table
from tthc.io.excel.words import parse_level, word
from tthc.model import Finding, Language, Period, Place

# The cells that a kind of row uses.
_TIME: Final = ("start", "finish", "term", "from", "to", "detail")
_USED: Final = {
    "group": ("label", "title"),
    "task": ("label", "title", "lead", "coordinating", "products", *_TIME),
    "deliverable": ("products", *_TIME),
    "term": ("term", "from", "to", "detail"),
    "annex": ("label", "text", "caption"),
    "section": ("label", "text"),
    "paragraph": ("text",),
    "milestone": ("at", "text", "addressee", *_TIME),
    "review": ("list", "label", "title", "lead", "coordinating", *_TIME),
}


@frozen
class Entry:
    """A row of a file.

    Attributes:
        id: of its record, "" for a new row.
        kind: what it is.
        depth: how deep among its kind.
        record: as it was written; None for a new row, and for one that was made another kind of row.
        given: its cells.
    """

    id: str
    kind: str
    depth: int
    record: Row | None
    given: Given


@frozen
class Forest:
    """The rows of a sheet, in order.

    Attributes:
        entries: the rows.
        above: for each the place of the one it stands under.
        below: the places of those right under a row, and of those under none.
    """

    entries: tuple[Entry, ...]
    above: tuple[int | None, ...]
    below: Mapping[int | None, tuple[int, ...]]

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Forest:
        """Find out which row stands under which."""
        above = parents([rank(entry.kind, entry.depth) for entry in entries])
        below: dict[int | None, list[int]] = {}
        for place, up in enumerate(above):
            below.setdefault(up, []).append(place)
        return cls(entries, above, {up: tuple(places) for up, places in below.items()})

    def under(self, place: int | None) -> tuple[int, ...]:
        """The places of the rows right under a row; of those under none if None."""
        return self.below.get(place, ())

    def note_moved(self) -> None:
        """Note each row that stands under another one than before, so that a sheet sorted by mistake is seen."""
        for entry, up in zip(self.entries, self.above, strict=True):
            now = "" if up is None else self.entries[up].id
            if entry.record is not None and entry.record.up != now:
                entry.given.note("workbook-row-moved", quote=entry.given.line(_USED.get(entry.kind, ())))


def entries_of(
    table: Table | None,
    layout: Layout,
    rows: tuple[Row, ...],
    *,
    lang: Language,
    period: Period | None,
    findings: list[Finding],
) -> tuple[Entry, ...]:
    """The rows of a sheet beside their records; of a sheet that is gone its records, for nothing is lost.

    Args:
        table: the sheet; None where the file has none.
        layout: which sheet it is.
        rows: the records.
        lang: the language the workbook was written in.
        period: the plan's period.
        findings: where to note what is odd.
    """
    if table is None:
        name = word("sheet", layout.name, lang)
        if rows:
            findings.append(Finding.of("workbook-sheet-missing", place=Place(sheet=name), sheet=name))
        spots = (Spot(name, number, {}) for number in range(layout.head + 2, layout.head + 2 + len(rows)))
        return tuple(
            Entry(row.id, row.kind, row.depth, row, Given({}, spot, lang, period, findings))
            for row, spot in zip(rows, spots, strict=True)
        )
    records = {row.id: row for row in rows}
    return tuple(_entry(line, layout, records.get(line.id), lang, period, findings) for line in table.lines)


def _entry(
    line: Line, layout: Layout, record: Row | None, lang: Language, period: Period | None, findings: list[Finding]
) -> Entry:
    given = Given(line.cells, line.spot, lang, period, findings)
    said = parse_level(given.words("level"), layout.levels)
    if said is None and "level" in line.cells:
        given.note("workbook-level-unknown", "level", quote=given.line(line.cells))
    default = (record.kind, record.depth) if record else (_default(layout, given), 1)
    kind, depth = said or default
    if record is not None and record.kind == kind:
        given.shown = row_cells(record, lang)
    else:
        record = None
    for key in given.changed([key for key in line.cells if key not in (*_USED.get(kind, line.cells), "level")]):
        given.note("workbook-cell-unused", key)
    return Entry(line.id, kind, depth, record, given)


def _default(layout: Layout, given: Given) -> str:
    """What a row is whose kind nobody can tell: a time where it says nothing else, else the thing the sheet lists."""
    kinds = layout.levels
    if "term" in kinds and given.is_blank(*(key for key in given.cells if key not in ("level", *_TIME[2:]))):
        return "term"
    return next(kind for kind in ("task", "paragraph", *kinds) if kind in kinds)
