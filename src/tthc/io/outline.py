"""The outline of a document: tables found, head, body, closing and annexes told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from tthc.io.line import Line
from tthc.io.table.piped import find_piped
from tthc.io.table.row import Table
from tthc.io.table.stacked import find_stacked
from tthc.io.table.tabbed import find_tabbed
from tthc.io.table.wrapped import find_wrapped
from tthc.text.letterhead import is_type_word
from tthc.text.normal import fold, squeeze

# One way of finding rows a shape of table; the first that knows the head takes it.
SHAPES: tuple[Callable[[Sequence[Line], int], Table | None], ...] = (
    find_tabbed,
    find_piped,
    find_stacked,
    find_wrapped,
)
ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?:\s+(?:số\s+|SỐ\s+)?(?:[IVX]+|\d{1,2}|[A-E]))?\s*[.:]?")
_RECIPIENTS = re.compile(r"n[ơo]i nhận\s*:?.*")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s*\S")
_HEAD_LINES = 60

Block = Table | tuple[Line, ...]


@frozen
class Part:
    """A stretch of a document: lines of prose and tables, in order."""

    blocks: tuple[Block, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines outside tables."""
        return tuple(line for block in self.blocks if not isinstance(block, Table) for line in block)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@frozen
class Outline:
    """A document in its parts.

    Attributes:
        head: the lines before the word for its kind.
        type_line: that line, None where there is none.
        body: from the title to the recipients.
        closing: recipients and signature.
        annexes: each from its label to the next.
        footnotes: the lines of footnotes.
    """

    head: tuple[Line, ...]
    type_line: Line | None
    body: Part
    closing: tuple[Line, ...]
    annexes: tuple[Part, ...]
    footnotes: tuple[Line, ...]


def outline(lines: Sequence[Line]) -> Outline:
    """Tell the parts of a document apart."""
    blocks = _blocks(lines)
    flat: list[Line | Table] = []
    footnotes: list[Line] = []
    for block in blocks:
        if isinstance(block, Table):
            flat.append(block)
        else:
            kept, notes = _without_footnotes(block)
            flat.extend(kept)
            footnotes.extend(notes)
    type_at = next(
        (i for i, item in enumerate(flat[:_HEAD_LINES]) if isinstance(item, Line) and is_type_word(item.text)), None
    )
    head = tuple(item for item in flat[: type_at or 0] if isinstance(item, Line))
    start = 0 if type_at is None else type_at + 1
    type_line = flat[type_at] if type_at is not None else None
    closing_at = _find(flat, start, lambda line: _RECIPIENTS.fullmatch(fold(line.text)) is not None)
    annexes_at = [i for i in range(start, len(flat)) if _opens_annex(flat[i])]
    end = len(flat)
    first_annex = next((i for i in annexes_at if closing_at is None or i > closing_at), end)
    body_end = min(closing_at if closing_at is not None else end, first_annex)
    starts = [i for i in annexes_at if i >= first_annex]
    closing = flat[closing_at:first_annex] if closing_at is not None else []
    annexes = [Part(_grouped(flat[a:b])) for a, b in zip(starts, [*starts[1:], end], strict=False)]
    table_at = next((i for i, item in enumerate(closing) if isinstance(item, Table)), None)
    if table_at is not None:
        annexes.insert(0, Part(_grouped(closing[table_at:])))
        closing = closing[:table_at]
    return Outline(
        head,
        type_line if isinstance(type_line, Line) else None,
        Part(_grouped(flat[start:body_end])),
        tuple(item for item in closing if isinstance(item, Line)),
        tuple(annexes),
        tuple(footnotes),
    )


def _blocks(lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    prose: list[Line] = []
    index = 0
    while index < len(lines):
        table = None if lines[index].text.strip() == "" else _table(lines, index)
        if table is None:
            prose.extend(_split(lines[index]))
            index += 1
            continue
        if prose:
            blocks.append(tuple(prose))
            prose = []
        blocks.append(table)
        index = max(table.last, index + 1)
    if prose:
        blocks.append(tuple(prose))
    return blocks


def _table(lines: Sequence[Line], at: int) -> Table | None:
    return next((table for find in SHAPES if (table := find(lines, at)) is not None), None)


def _split(line: Line) -> list[Line]:
    """A line of prose as it is read: cells of a layout table are lines of their own."""
    if "\t" not in line.text.strip():
        return [line]
    return [evolve(line, text=part.strip()) for part in line.text.split("\t") if part.strip()]


def _without_footnotes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without footnotes, and those of footnotes: from "[1]" to the next blank line or the end."""
    kept: list[Line] = []
    notes: list[Line] = []
    inside = False
    for line in lines:
        if _FOOTNOTE.match(line.text.strip()):
            inside = True
        elif line.blank:
            inside = False
        (notes if inside else kept).append(line)
    return kept, notes


def _find(items: Sequence[Line | Table], start: int, test: Callable[[Line], bool]) -> int | None:
    return next((i for i in range(start, len(items)) if isinstance(item := items[i], Line) and test(item)), None)


def _opens_annex(item: Line | Table) -> bool:
    return isinstance(item, Line) and ANNEX.fullmatch(squeeze(item.text)) is not None


def _grouped(items: Sequence[Line | Table]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    prose: list[Line] = []
    for item in items:
        if isinstance(item, Table):
            if prose:
                blocks.append(tuple(prose))
                prose = []
            blocks.append(item)
        else:
            prose.append(item)
    if prose:
        blocks.append(tuple(prose))
    return tuple(blocks)
