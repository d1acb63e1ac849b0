"""The elements of a web page: paragraphs and items to lines, tables to grids, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import define, field

from tthc.io.content import MAX_COLUMNS, MAX_DEPTH, Content, Draft, DraftCell, LineCounter, too_much
from tthc.io.table.gridded import is_task_grid
from tthc.io.web.look import is_bold, is_hidden
from tthc.io.web.table import TableRows, rows_of
from tthc.io.word.numbering import counted
from tthc.model import Place
from tthc.text.normal import RAISED

MAX_SPAN = 1_000
"""Most rows that one cell may cover."""

_SKIPPED: Final = frozenset("script style noscript template head nav button select textarea iframe object svg".split())
_BLOCKS: Final = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main ol p pre section ul caption".split()
)
_MARKS: Final = frozenset(("a", "sup"))
_LIST_KINDS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_FIGURES: Final = re.compile(r"\s*\+?(\d{1,7})")
_WHOLE: Final = re.compile(r"-?\d{1,6}")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


@define
class _Flow:
    """The content of an element while it is gathered."""

    line: int | None
    content: list[Content] = field(factory=list)
    words: list[str] = field(factory=list)
    bold: bool = True


class Walker:
    """Reads the elements of a page.

    Args:
        where: the file, for errors.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._counter = LineCounter(where)
        self._items: dict[Any, int] = {}

    def content(self, root: Any) -> tuple[Content, ...]:
        """The content of a page."""
        return tuple(self._inside(root, 0))

    def _inside(self, element: Any, depth: int) -> list[Content]:
        if depth > MAX_DEPTH:
            raise too_much(f"tables stand in tables more than {MAX_DEPTH} deep", self._where)
        flow = _Flow(element.sourceline)
        self._walk(element, flow, depth, bold=False)
        self._end_line(flow)
        return flow.content

    def _walk(self, element: Any, flow: _Flow, depth: int, *, bold: bool) -> None:
        bold = bold or is_bold(element)
        text = element.text
        if text:
            _add(flow, text, bold=bold)
        for child in element:
            self._child(child, flow, depth, bold=bold)
            tail = child.tail
            if tail:
                _add(flow, tail, bold=bold)

    def _child(self, child: Any, flow: _Flow, depth: int, *, bold: bool) -> None:
        tag = child.tag
        if tag == "br":
            flow.words.append("\n")
        elif tag in _SKIPPED or is_hidden(child):
            return
        elif tag in _BLOCKS:
            self._block(child, flow, depth, bold=bold)
        elif tag == "table":
            self._end_line(flow)
            flow.content.extend(self._table(child, depth))
        elif tag in _MARKS and (mark := _note_mark(child, flow)) is not None:
            flow.words.append(mark)
        elif len(child):
            self._walk(child, flow, depth, bold=bold)
        elif child.text:
            _add(flow, child.text, bold=bold or is_bold(child))

    def _block(self, element: Any, flow: _Flow, depth: int, *, bold: bool) -> None:
        if flow.words:
            self._end_line(flow)
        flow.line = element.sourceline
        if element.tag == "li":
            flow.words.append(self._item_label(element))
        self._walk(element, flow, depth, bold=bold)
        if flow.words:
            self._end_line(flow)

    def _item_label(self, item: Any) -> str:
        """What a browser prints before an item of a list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "" if re.match(r"\s*[-–+•]", item.text or "") else "- "
        first = _number(parent.get("start"), 1)
        count = _number(item.get("value"), self._items.get(parent, first - 1) + 1)
        self._items[parent] = count
        return f"{counted(count, _LIST_KINDS.get(parent.get('type') or '1', 'decimal'))}. "

    def _end_line(self, flow: _Flow) -> None:
        """What was gathered is a paragraph, or several lines where breaks part it."""
        text = "".join(flow.words)
        if text and not text.isspace():
            flow.content += self._counter.lines(text, heading=flow.bold, place=Place(line=flow.line))
        flow.words = []
        flow.bold = True

    def _table(self, table: Any, depth: int) -> Iterator[Content]:
        for caption in table.iterchildren("caption"):
            yield from self._inside(caption, depth + 1)
        rows = rows_of(table)
        if rows.stray:
            yield from self._stray(rows.stray, table, depth + 1)
        draft = self._draft(rows, depth + 1)
        grid = draft.grid()
        if draft.nested and not is_task_grid(grid):
            for cell in draft.cells:  # a table that only lays the page out
                yield from cell.inside
        elif grid.cells:
            yield grid

    def _stray(self, stray: Sequence[Any], table: Any, depth: int) -> Iterator[Content]:
        """What stands in a table but in none of its cells: a browser shows it before the table."""
        for item in stray:
            if isinstance(item, str):
                place = Place(line=table.sourceline)
                yield from self._counter.lines(_SPACES.sub(" ", item), place=place)
            else:
                flow = _Flow(item.sourceline)
                self._child(item, flow, depth, bold=False)
                self._end_line(flow)
                yield from flow.content

    def _draft(self, table: TableRows, depth: int) -> Draft:
        draft = Draft(self._where)
        covered: dict[int, int] = {}  # the row above which a column is taken by a cell from further up
        for number, (row, left) in enumerate(table.rows):
            column = 0
            for cell in row:
                while covered.get(column, 0) > number:
                    column += 1
                columns = min(max(_span(cell, "colspan"), 1), max(MAX_COLUMNS - column, 1))
                height = min(_span(cell, "rowspan") or left, left)
                draft.add(DraftCell(number, column, self._inside(cell, depth), height, columns))
                for at in range(column, column + columns):
                    covered[at] = number + height
                column += columns
        return draft


def _add(flow: _Flow, text: str, *, bold: bool) -> None:
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    if text == " " and not flow.words:
        return  # no line begins with a space
    flow.words.append(text)
    if flow.bold and not bold and not text.isspace():
        flow.bold = False


def _note_mark(element: Any, flow: _Flow) -> str | None:
    """The number of a footnote in brackets, of a raised figure as such; None where an element is neither."""
    text = "".join(element.itertext()).strip()
    if not text.isdecimal() or not text.isascii() or len(text) > 3:
        return None
    if element.tag == "a" or element.find(".//a") is not None:
        link = element if element.tag == "a" else element.find(".//a")
        if not (link.get("href") or "").startswith("#"):
            return None
        begins = not "".join(flow.words).strip()
        return f"[{text}] " if begins else f" [{text}]"
    return "".join(RAISED[int(digit)] for digit in text)


def _span(cell: Any, name: str) -> int:
    """How many rows or columns a cell covers; as browsers do, by the figures that a value begins with."""
    text = cell.get(name)
    if text is None:
        return 1
    figures = _FIGURES.match(text)
    return min(int(figures[1]), MAX_SPAN) if figures else 1


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _WHOLE.fullmatch(text) else otherwise
