"""The elements of a web page: paragraphs and items to lines, tables to grids, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from tthc.io.content import MAX_DEPTH, Content, Draft, DraftCell, LineCounter, too_much
from tthc.io.table.gridded import is_task_grid
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
_BOLD: Final = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_MARKS: Final = frozenset(("a", "sup"))
_LIST_KINDS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
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
        self._counter = LineCounter()
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
        bold = bold or _is_bold(element)
        text = element.text
        if text:
            _add(flow, text, bold=bold)
        for child in element:
            tag = child.tag
            if tag == "br":
                flow.words.append("\n")
            elif tag in _BLOCKS:
                self._block(child, flow, depth, bold=bold)
            elif tag == "table":
                self._end_line(flow)
                flow.content.extend(self._table(child, depth))
            elif tag not in _SKIPPED:
                if tag in _MARKS and (mark := _note_mark(child, flow)) is not None:
                    flow.words.append(mark)
                elif len(child):
                    self._walk(child, flow, depth, bold=bold)
                else:
                    text = child.text
                    if text:
                        _add(flow, text, bold=bold or _is_bold(child))
            tail = child.tail
            if tail:
                _add(flow, tail, bold=bold)

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
        earlier = self._items.get(parent, 0)
        self._items[parent] = earlier + 1
        return _count_of(item, earlier)

    def _end_line(self, flow: _Flow) -> None:
        """What was gathered is a paragraph, or several lines where breaks part it."""
        text = "".join(flow.words)
        if text and not text.isspace():
            flow.content += self._counter.lines(text, heading=flow.bold, place=Place(line=flow.line))
        flow.words = []
        flow.bold = True

    def _table(self, table: Any, depth: int) -> Iterator[Content]:
        draft = self._draft(table, depth + 1)
        for caption in table.iterchildren("caption"):
            yield from self._inside(caption, depth + 1)
        grid = draft.grid()
        if draft.nested and not is_task_grid(grid):
            for cell in draft.cells:  # a table that only lays the page out
                yield from cell.inside
        elif grid.cells:
            yield grid

    def _draft(self, table: Any, depth: int) -> Draft:
        draft = Draft(self._where)
        rows = list(_rows(table))
        covered: dict[int, int] = {}  # the row above which a column is taken by a cell from further up
        for number, row in enumerate(rows):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while covered.get(column, 0) > number:
                    column += 1
                columns, span = max(_span(cell, "colspan"), 1), _span(cell, "rowspan")
                height = min(span or len(rows), len(rows) - number, MAX_SPAN)
                draft.add(DraftCell(number, column, self._inside(cell, depth), height, columns))
                for at in range(column, column + columns):
                    covered[at] = number + height
                column += columns
        return draft


def _is_bold(element: Any) -> bool:
    return element.tag in _BOLD or "font-weight: bold" in element.get("style", "")


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


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those of its head before those of its body, its foot last."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: Any, name: str) -> int:
    text = cell.get(name)
    if text is None:
        return 1
    text = text.strip()
    return min(int(text), MAX_SPAN) if text.isdecimal() and len(text) < 8 else 1


def _count_of(item: Any, earlier: int) -> str:
    """The number that a browser prints before an item of a numbered list, so many items after the first."""
    parent = item.getparent()
    kind = _LIST_KINDS.get(parent.get("type") or "1", "decimal")
    first = parent.get("start") or "1"
    start = int(first) if first.lstrip("-").isdecimal() and len(first) < 6 else 1
    return f"{counted(start + earlier, kind)}. "
