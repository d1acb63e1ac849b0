"""The outline of a document: tables found, head, body, closing and annexes told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from attrs import evolve, frozen

from tthc.io.content import Content, Grid
from tthc.io.line import Line
from tthc.io.table.gridded import read_grid
from tthc.io.table.piped import find_piped
from tthc.io.table.row import Table
from tthc.io.table.stacked import find_stacked
from tthc.io.table.tabbed import find_tabbed
from tthc.io.table.wrapped import find_wrapped
from tthc.text.letterhead import find_date_line, find_number_line, is_type_word, split_type_word
from tthc.text.normal import fold, squeeze

# One way of finding rows a shape of table; the first that knows the head takes it.
SHAPES: tuple[Callable[[Sequence[Line], int], Table | None], ...] = (
    find_tabbed,
    find_piped,
    find_stacked,
    find_wrapped,
)
_ANNEX = re.compile(
    r"(?P<label>(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVX]+|\d{1,2}|[A-E]))?\s*[.:]?)"
    r"(?:\s*[-–]?\s+(?P<title>\S.*))?"
)
_RECIPIENTS = re.compile(r"n[ơo]i nhận\s*:?.*")
_CONTINUED = re.compile(r"\(?(?:bảng \w+ )?(?:tiếp theo|tiếp)\)?[.:]?")
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


def outline(content: Sequence[Content]) -> Outline:
    """Tell the parts of a document apart."""
    items: list[Line | Table] = []
    footnotes: list[Line] = []
    for block in _all_blocks(content):
        if isinstance(block, Table):
            items.append(block)
        else:
            kept, notes = _without_footnotes(block)
            items.extend(kept)
            footnotes.extend(notes)
    head, type_line, rest = _letterhead(items)
    body, closing, annexes = _parts(rest)
    return Outline(head, type_line, body, closing, annexes, tuple(footnotes))


def _letterhead(items: Sequence[Line | Table]) -> tuple[tuple[Line, ...], Line | None, Sequence[Line | Table]]:
    """The lines of the letterhead, the line of the word for the kind of document, and the rest."""
    first = takewhile(lambda item: isinstance(item, Line), items[:_HEAD_LINES])
    head = [item for item in first if isinstance(item, Line)]
    at = next((i for i, line in enumerate(head) if is_type_word(line.text)), None)
    if at is not None:
        return tuple(head[:at]), head[at], items[at + 1 :]
    at = next((i for i, line in enumerate(head) if split_type_word(line.text)), None)
    if at is not None:
        # "KẾ HOẠCH KIỂM SOÁT …": the word and the title in one line.
        word, title = split_type_word(head[at].text) or ("", "")
        return tuple(head[:at]), evolve(head[at], text=word), [evolve(head[at], text=title), *items[at + 1 :]]
    dated = [i for i, line in enumerate(head) if find_number_line(line.text) or find_date_line(line.text)]
    start = dated[-1] + 1 if dated else 0
    return tuple(head[:start]), None, items[start:]


def _parts(items: Sequence[Line | Table]) -> tuple[Part, tuple[Line, ...], tuple[Part, ...]]:
    """Body, closing and annexes."""
    end = len(items)
    closing_at = next((i for i, item in enumerate(items) if _opens_closing(item)), end)
    annexes_at = [i for i, item in enumerate(items) if _opens_annex(item)]
    first_annex = next((i for i in annexes_at if i > closing_at or closing_at == end), end)
    starts = [i for i in annexes_at if i >= first_annex]
    annexes = [Part(_grouped(items[a:b])) for a, b in zip(starts, [*starts[1:], end], strict=False)]
    closing = list(takewhile(lambda item: isinstance(item, Line), items[closing_at:first_annex]))
    after_closing = items[closing_at + len(closing) : first_annex]
    if after_closing:  # a table after the signature is an annex without a label
        annexes.insert(0, Part(_grouped(after_closing)))
    body = Part(_grouped(items[: min(closing_at, first_annex)]))
    return body, tuple(item for item in closing if isinstance(item, Line)), tuple(annexes)


def _all_blocks(content: Sequence[Content]) -> Iterator[Block]:
    """The tables of a document, those whose cells are known and those found in its lines, and the lines between.

    A table without a head that follows another, or a line that says it goes on, is the rest of it.
    """
    above: Table | None = None
    for is_grid, items in groupby(content, key=lambda item: isinstance(item, Grid)):
        if not is_grid:
            lines = [item for item in items if isinstance(item, Line)]
            if above is not None and not all(line.blank or _CONTINUED.fullmatch(fold(line.text)) for line in lines):
                yield above
                above = None
            yield from _blocks(lines)
            continue
        for grid in items:
            assert isinstance(grid, Grid)  # by the key of the grouping
            for block in read_grid(grid, above):
                if isinstance(block, Table) and above is not None and not block.head_lines:
                    above = evolve(above, rows=(*above.rows, *block.rows), extra=(*above.extra, *block.extra))
                    continue
                if above is not None:
                    yield above
                above = block if isinstance(block, Table) else None
                if above is None:
                    yield block
    if above is not None:
        yield above


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
        elif line.blank or line.whole:
            inside = False
        (notes if inside else kept).append(line)
    return kept, notes


def _opens_closing(item: Line | Table) -> bool:
    return isinstance(item, Line) and _RECIPIENTS.fullmatch(fold(item.text)) is not None


def _opens_annex(item: Line | Table) -> bool:
    return isinstance(item, Line) and annex_label(item.text) is not None


def annex_label(text: str) -> tuple[str, str] | None:
    """The label that opens an annex, and its title where that stands on the same line in capitals.

    Example:
        >>> annex_label("Phụ lục số 02"), annex_label("Phụ lục II DANH MỤC THỦ TỤC"), annex_label("Phụ lục II kèm theo")
        (('Phụ lục số 02', ''), ('Phụ lục II', 'DANH MỤC THỦ TỤC'), None)
    """
    found = _ANNEX.fullmatch(squeeze(text))
    if found is None:
        return None
    title = found["title"] or ""
    if title and (found["number"] is None or title.upper() != title or len(title) < 4):
        return None
    return found["label"], title


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
