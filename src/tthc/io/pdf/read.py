"""From a PDF to the content of a document: its pages read, tables and paragraphs that a page cuts put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from attrs import evolve

from tthc.errors import InputError, MissingExtraError
from tthc.io.content import Cell, Content, Grid, LineCounter, too_much
from tthc.io.line import Line
from tthc.io.parsed import Parsed, ScannedError
from tthc.io.pdf.cells import joined, opens_item
from tthc.io.pdf.layout import Item, PageLine, page_items
from tthc.io.pdf.nesting import check_nesting
from tthc.io.pdf.notes import parted
from tthc.io.pdf.page import MAX_LETTERS, Frame, rules, strips
from tthc.io.pdf.ruled import ruled_tables
from tthc.io.pdf.running import Sheet, without_running
from tthc.io.pdf.unruled import PageCell, PageTable
from tthc.model import Finding, Place
from tthc.text.normal import fold

MAX_PAGES: Final = 1_000
"""Most pages that are read."""

_SCANNED: Final = 20
"""A file with fewer letters a page than this is a scan."""
_NEAR: Final = 4.0
_DEEPEST_HEAD: Final = 4


def read_pdf(data: bytes, where: str) -> Parsed:
    """The content of a PDF with text: paragraphs, and tables by their drawn lines.

    Raises:
        InputError: the file is damaged, protected by a password, has more pages than ``MAX_PAGES``, or holds
            pictures of pages without text.
        MissingExtraError: pypdfium2 is not installed.
    """
    pages = list(pdf_pages(data, where))
    bodies, notes = [], []
    for number, items in enumerate(pages, start=1):
        rest, found = parted(items)
        bodies.append(rest)
        notes += [(note, number) for note in found]
    counter = LineCounter(where)
    content = list(_assembled(bodies, counter))
    # Notes come last, each ended by a blank line, as they do in a text.
    for note in notes:
        content += [_line(counter, note), counter.line("")]
    bare = [number for number, items in enumerate(pages, start=1) if any(_is_unruled(item) for item in items)]
    return Parsed(tuple(content), tuple(Finding.of("table-unruled", place=Place(page=number)) for number in bare))


def _is_unruled(item: Item) -> bool:
    return isinstance(item, PageTable) and not item.ruled


def pdf_pages(data: bytes, where: str) -> Iterator[list[Item]]:
    """Each page's paragraphs and tables, without the heads and feet that run over the pages.

    Raises:
        InputError: as :func:`read_pdf`.
        MissingExtraError: likewise.
    """
    check_nesting(data, where)
    with _opened(data, where) as document:
        if len(document) > MAX_PAGES:
            message = f"the PDF has {len(document):,} pages, more than {MAX_PAGES:,}"
            raise InputError(message, hint="give the plan alone", where=where)
        sheets = [_sheet(document, number, where) for number in range(len(document))]
    if sum(len(strip.glyphs) for sheet in sheets for strip in sheet.strips) < _SCANNED * len(sheets):
        hint = "recognise its text first (OCR) and give that, or put the text beside it under the same name (.txt)"
        raise ScannedError("the PDF holds pictures of pages, not text", hint=hint, where=where)
    for sheet in without_running(sheets):
        yield page_items(sheet.strips, sheet.tables, sheet.width, sheet.height)


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[Any]:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError("pdf", needed_for="reading a PDF") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            message, hint = "the PDF is protected by a password", "save it without one"
        else:
            message, hint = "the PDF is damaged or cut short", "fetch or print it again"
        raise InputError(message, hint=hint, where=where) from error
    try:
        yield document
    finally:
        document.close()


def _sheet(document: Any, number: int, where: str) -> Sheet:
    import pypdfium2

    try:
        page = document[number]
        width, height = page.get_size()
        turn = page.get_rotation()
        # Letters are placed on the page as it lies in the file.
        flat = (height, width) if turn in (90, 270) else (width, height)
        frame = Frame(turn, *flat)
        text_page = page.get_textpage()
        if text_page.count_chars() > MAX_LETTERS:
            raise too_much(f"page {number + 1} of the PDF has more than {MAX_LETTERS:,} letters", where)
        letters = strips(text_page, frame)
        tables = ruled_tables(rules(page, frame))
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        hint = "fetch or print it again"
        raise InputError(f"page {number + 1} of the PDF is damaged", hint=hint, where=where) from error
    return Sheet(letters, tables, width, height)


def _assembled(pages: Sequence[list[Item]], counter: LineCounter) -> Iterator[Content]:
    """The content of all pages, what a page cuts put together."""
    table: _Table | None = None
    paragraph: tuple[PageLine, int] | None = None
    for number, items in enumerate(pages, start=1):
        for index, item in enumerate(items):
            if isinstance(item, PageTable):
                if paragraph is not None:
                    yield _line(counter, paragraph)
                    paragraph = None
                if table is not None and index == 0 and table.takes(item):
                    table.go_on(item, number)
                    continue
                if table is not None:
                    yield table.grid(counter)
                table = _Table(item, number)
                continue
            if table is not None:
                yield table.grid(counter)
                table = None
            if paragraph is not None and index == 0 and _runs_on(paragraph[0], item):
                merged = PageLine(joined(paragraph[0].text, item.text), item.ends_full)
                paragraph = (merged, paragraph[1])
                continue
            if paragraph is not None:
                yield _line(counter, paragraph)
            paragraph = (item, number)
    if paragraph is not None:
        yield _line(counter, paragraph)
    if table is not None:
        yield table.grid(counter)


def _line(counter: LineCounter, paragraph: tuple[PageLine, int]) -> Line:
    return counter.line(paragraph[0].text, place=Place(page=paragraph[1]))


def _runs_on(before: PageLine, item: PageLine) -> bool:
    """Whether the first paragraph of a page is the rest of the last one of the page before."""
    if opens_item(item.text):
        return False
    return item.text[:1].islower() or (
        before.ends_full and item.opens_flush and before.text[-1:] not in (".", ";", ":", "/")
    )


class _Table:
    """A table over all the pages it runs on."""

    def __init__(self, first: PageTable, page: int) -> None:
        self._parts = [(first, page, 0)]

    def takes(self, rest: PageTable) -> bool:
        """Whether a table at the top of the next page is the rest: between the same edges, or under the same head."""
        first = self._parts[0][0]
        if not first.ruled and not rest.ruled:
            return len(first.xs) == len(rest.xs) and _row_texts(first, 0) == _row_texts(rest, 0)
        return abs(first.xs[0] - rest.xs[0]) <= _NEAR and abs(first.xs[-1] - rest.xs[-1]) <= _NEAR

    def go_on(self, rest: PageTable, page: int) -> None:
        """Add the part of the table on one more page; a head that is printed again is left out."""
        first = self._parts[0][0]
        if not rest.ruled:
            rest = evolve(rest, xs=first.xs)
        self._parts.append((rest, page, _repeated(first, rest)))

    def grid(self, counter: LineCounter) -> Grid:
        """The whole table."""
        xs = _union([part.xs for part, _, _ in self._parts])
        cells: list[Cell] = []
        breaks: dict[int, frozenset[int]] = {}
        full: frozenset[int] = frozenset()
        height = 0
        for part, page, skipped in self._parts:
            if height:
                breaks[height] = full
            shown = [
                _placed(cell, part.xs, xs, height - skipped, page, counter)
                for cell in part.cells
                if cell.box.row >= skipped
            ]
            cells = _carried_over(cells, shown, height) if height else shown
            height += part.height - skipped
            full = frozenset(
                _at(xs, part.xs[cell.box.column])
                for cell in part.cells
                if cell.full and cell.box.row + cell.box.rows == part.height
            )
        return evolve(Grid.of(cells), breaks=breaks)


def _carried_over(before: list[Cell], shown: list[Cell], height: int) -> list[Cell]:
    """The cells of a table and of one more page of it; one merged over rows that a page cuts is one cell again.

    On the new page the rest of such a cell is drawn empty. It is told from an empty cell by covering several rows on
    one of the pages.
    """
    top = {cell.column: cell for cell in shown if cell.row == height}
    rests: dict[tuple[int, int], Cell] = {
        (cell.column, cell.columns): cell for cell in top.values() if not cell.text and not cell.lines
    }
    out: list[Cell] = []
    used: set[int] = set()
    for cell in before:
        rest = rests.get((cell.column, cell.columns))
        if rest is not None and cell.text and cell.row + cell.rows == height and max(cell.rows, rest.rows) > 1:
            used.add(id(rest))
            out.append(evolve(cell, rows=cell.rows + rest.rows))
        else:
            out.append(cell)
    return out + [cell for cell in shown if id(cell) not in used]


def _placed(
    cell: PageCell, own: Sequence[float], xs: Sequence[float], down: int, page: int, counter: LineCounter
) -> Cell:
    box = cell.box
    column, end = _at(xs, own[box.column]), _at(xs, own[box.column + box.columns])
    place = Place(page=page)
    lines = tuple(line for text in cell.paragraphs for line in counter.lines(text, place=place))
    text = "\n".join(line.text for line in lines)
    return Cell(box.row + down, column, text, lines, box.rows, max(end - column, 1))


def _repeated(first: PageTable, rest: PageTable) -> int:
    """How many rows at the top of a page print the head of the table again."""
    count = 0
    while count < min(first.height, rest.height - 1, _DEEPEST_HEAD):
        printed = _row_texts(first, count)
        if not any(printed) or printed != _row_texts(rest, count):
            break
        count += 1
    return count


def _row_texts(table: PageTable, row: int) -> list[str]:
    return [fold(" ".join(cell.paragraphs)) for cell in table.cells if cell.box.row == row]


def _union(edges: Sequence[tuple[float, ...]]) -> list[float]:
    """All places at which columns begin or end, those close to each other as one."""
    out: list[float] = []
    for x in sorted({x for xs in edges for x in xs}):
        if not out or x - out[-1] > _NEAR:
            out.append(x)
    return out


def _at(xs: Sequence[float], x: float) -> int:
    right = min(bisect_left(xs, x), len(xs) - 1)
    return right - 1 if right and x - xs[right - 1] <= xs[right] - x else right
