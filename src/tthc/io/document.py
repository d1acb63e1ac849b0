"""Published documents of every format: from their content to the plan.

One pipeline for every format and shape: lines and grids, then the parts of the document and the rows of its tables,
then cells, then phrases. What finds no place becomes a finding with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tthc.io.annexes import AnnexParts, annex_parts
from tthc.io.closing import read_closing
from tthc.io.content import flat
from tthc.io.head import caption_citations, read_head, title_of
from tthc.io.ledger import Ledger, short
from tthc.io.line import Line, join
from tthc.io.milestones import milestones
from tthc.io.outline import Outline, outline
from tthc.io.parsed import Parsed
from tthc.io.prose import Paragraph, paragraphs, placed_paragraphs, sections
from tthc.io.table.row import Row, Table
from tthc.io.task_build import Columns, TaskBuilder, placed_target
from tthc.io.task_tree import task_tree
from tthc.model import (
    Annex,
    LegalBasis,
    Period,
    Plan,
    ReviewItem,
    Section,
    Source,
    Target,
    TaskGroup,
)
from tthc.text.citation import find_legal_bases
from tthc.text.column import is_review_head
from tthc.text.letterhead import is_subject_line
from tthc.text.normal import squeeze
from tthc.text.target import find_targets


def plan_of(parsed: Parsed, *, name: str, kind: str, digest: str) -> Plan:
    """The plan that the content of a document holds."""
    lines = tuple(flat(parsed.content))
    ledger = Ledger(lines)
    ledger.add(parsed.notes)
    parts = outline(parsed.content)
    annexes = [annex_parts(part) for part in parts.annexes]
    title, prose = _title_and_prose(parts, ledger)
    cited = caption_citations([annex.caption for annex in annexes if annex.caption])
    printed = "\n".join(line.raw for line in lines)
    head = read_head(parts.head, title, prose, cited, printed, ledger)
    _check_captions(annexes, head.code, ledger)
    closing = read_closing(parts.closing)
    ledger.take(closing.taken)
    ledger.take_form(closing.form)
    tables = _Tables(head.period, ledger)
    tables.add(parts.body.tables)
    records = tuple(_annex_records(annexes, closing.rest, tables, ledger))
    body = sections(_taken(prose, ledger))
    placed = tuple(_placed(body, records))
    # Named field by field: what the head says is the head of the plan.
    return Plan(
        code=head.code,
        number_text=head.number_text,
        title=head.title,
        issuer=head.issuer,
        place=head.place,
        issued_on=head.issued_on,
        issued_text=head.issued_text,
        period=head.period,
        legal_bases=_legal_bases(body),
        sections=(*body, *_footnotes(parts, ledger)),
        task_groups=tables.settle(),
        targets=tuple(_targets(placed, head.period)),
        milestones=milestones(placed, head.period),
        review_items=tuple(tables.reviews),
        annexes=records,
        recipients=closing.recipients,
        signatory=closing.signatory,
        source=Source(name=name, format=kind, sha256=digest, findings=ledger.settle()),
    )


def _annex_records(
    annexes: Sequence[AnnexParts], rest: Sequence[Line], tables: _Tables, ledger: Ledger
) -> Iterator[Annex]:
    """The annexes in their order; what stands after the signature without a label comes last."""
    for annex in annexes:
        ledger.take(annex.lines)
        notes = tables.add(annex.tables)
        _taken(annex.prose, ledger)
        yield annex.annex([squeeze(row.text) for row in notes])
    if rest:
        yield Annex(sections=sections(_taken(paragraphs(rest), ledger)))


def _taken(items: tuple[Paragraph, ...], ledger: Ledger) -> tuple[Paragraph, ...]:
    """The paragraphs, their lines noted as taken."""
    ledger.take(number for item in items for number in item.lines)
    return items


def _placed(body: Sequence[Section], annexes: Sequence[Annex]) -> Iterator[tuple[str, str]]:
    """Every paragraph of the prose with its path."""
    yield from placed_paragraphs(body, "body:")
    for number, annex in enumerate(annexes, start=1):
        yield from placed_paragraphs(annex.sections, f"annex{number}:")


def _title_and_prose(parts: Outline, ledger: Ledger) -> tuple[str, tuple[Paragraph, ...]]:
    """The title, and the paragraphs of the body."""
    lines = parts.body.lines
    first = next((line.text for line in lines if not line.blank), "")
    if parts.type_line is None and not is_subject_line(first):
        return "", paragraphs(lines)
    if parts.type_line is not None:
        ledger.take_form([parts.type_line.number])
    title, used = title_of(lines)
    ledger.take(line.number for line in lines[:used])
    return title, paragraphs(lines[used:])


def _legal_bases(body: Sequence[Section]) -> tuple[LegalBasis, ...]:
    """The documents named before the first numbered section."""
    first = body[0].paragraphs if body and body[0].label is None else ()
    return find_legal_bases(first)


def _targets(placed: Iterable[tuple[str, str]], period: Period | None) -> Iterable[Target]:
    for at, text in placed:
        if at != "body:":
            yield from (placed_target(found.value, at) for found in find_targets(text, period))


def _footnotes(parts: Outline, ledger: Ledger) -> tuple[Section, ...]:
    notes: list[list[str]] = []
    for line in parts.footnotes:
        if line.text.strip().startswith("["):
            notes.append([])
        notes[-1].append(line.text)
        ledger.take([line.number])
    split = (join(note).replace("\n", " ").partition("]") for note in notes)
    return tuple(Section(label=f"{label}]", paragraphs=(text.strip(),)) for label, _, text in split)


def _check_captions(annexes: Sequence[AnnexParts], code: str | None, ledger: Ledger) -> None:
    """An annex must name the plan by the plan's own number."""
    for number, annex in enumerate(annexes, start=1):
        if annex.caption and code:
            cited = caption_citations([annex.caption])
            if cited and cited[0].number and cited[0].number != code:
                ledger.note(
                    "code-mismatch",
                    at=f"annex{number}:",
                    quote=short(annex.caption),
                    line=annex.lines[0],
                    annex_code=cited[0].number,
                    plan_code=code,
                )


class _Tables:
    """Reads the tables of a plan, each as tasks or as a review list."""

    def __init__(self, period: Period | None, ledger: Ledger) -> None:
        self._ledger = ledger
        self._builder = TaskBuilder(period, ledger)
        self._groups: list[TaskGroup] = []
        self.reviews: list[ReviewItem] = []

    def add(self, tables: Sequence[Table]) -> list[Row]:
        """Read some tables; gives the notes that stand among their rows."""
        notes: list[Row] = []
        for table in tables:
            self._ledger.take_form(self._first_head(table))
            self._ledger.skip(table.head_lines)
            self._ledger.take_form(table.extra)
            tree = task_tree(table)
            columns = Columns(table.roles)
            if is_review_head(" ".join(table.heads)) and "products" not in table.roles:
                self.reviews.extend(self._builder.review_items(tree.groups, columns))
            else:
                self._groups.extend(self._builder.groups(tree.groups, columns))
            for row in tree.notes:
                self._ledger.take(row.lines)
            notes.extend(tree.notes)
        return notes

    def settle(self) -> tuple[TaskGroup, ...]:
        """The task groups of all tables."""
        if not self._groups:
            self._ledger.note("no-task-table")
        return self._builder.settle(self._groups)

    def _first_head(self, table: Table) -> tuple[int, ...]:
        """The lines of a table's head where it stands first; its repeats are no loss."""
        if not table.head_lines:
            return ()
        below = [number for row in table.rows for number in row.lines if number > table.head_lines[0]]
        return tuple(number for number in table.head_lines if not below or number < min(below))
