"""Rows in the text of a PDF: gathered from label to label, over the pages that cut them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from attrs import evolve, frozen

from tthc.io.line import Line
from tthc.io.table.assign import Run
from tthc.io.table.sequence import Sequencer, ends_table
from tthc.text.label import Label, leading_label
from tthc.text.normal import fold


@frozen
class PagePart:
    """Lines of one row on one page."""

    lines: tuple[Line, ...]
    texts: tuple[str, ...]


@frozen(slots=False)
class PageRow:
    """A row as found: its label and its lines, page by page."""

    label: Label | None
    pieces: tuple[PagePart, ...]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The run of each page."""
        last = len(self.pieces) - 1
        return tuple(
            Run.of(piece.texts, rest=number > 0, broken=number < last, within_lines=True)
            for number, piece in enumerate(self.pieces)
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for piece in self.pieces for line in piece.lines)


class RowFinder:
    """Gathers the lines of each row, page by page."""

    def __init__(self, pattern: Sequence[str]) -> None:
        self.pattern = pattern
        self.items: list[PageRow] = []
        self.head_lines: list[int] = []
        self.page_numbers: list[int] = []
        self._sequencer = Sequencer()
        self._page: list[tuple[Line, str]] = []

    def open_row(self, line: Line, found: tuple[Label, str]) -> None:
        """A line begins a row."""
        label, text = found
        self.close_page()
        self._sequencer.take(label)
        self.items.append(PageRow(label, ()))
        self._page.append((line, text))

    def accepts(self, found: tuple[Label, str]) -> bool:
        """Whether a label may begin the next row."""
        return _begins_row(found, self._sequencer)

    def add(self, line: Line) -> None:
        """A line goes on with the row."""
        self._page.append((line, line.text.strip()))

    def turn_page(self, head: Sequence[Line]) -> None:
        """A head is repeated; a bare number right before it is the number of the page."""
        while len(self._page) > 1 and self._page[-1][1].isdigit():
            self.page_numbers.append(self._page.pop()[0].number)
        self.head_lines.extend(line.number for line in head if not line.blank)
        self.close_page()

    def close_page(self) -> None:
        """What has been gathered is the row's part on this page."""
        if self._page:
            piece = PagePart(tuple(line for line, _ in self._page), tuple(text for _, text in self._page))
            self.items[-1] = evolve(self.items[-1], pieces=(*self.items[-1].pieces, piece))
            self._page = []


def find_rows(lines: Sequence[Line], first: int, head: Sequence[str]) -> tuple[RowFinder, int]:
    """The rows from a line on, and the index after the table."""
    finder = RowFinder([fold(text) for text in head])
    index = first
    while index < len(lines):
        line = lines[index]
        length = 0 if line.blank else _repeated(lines, index, finder.pattern)
        if length:
            finder.turn_page(lines[index : index + length])
        elif not line.blank:
            found = leading_label(line.text.strip())
            if ends_table(line.text):
                break
            if found and finder.accepts(found) and not _page_number(lines, index, finder.pattern):
                finder.open_row(line, found)
            elif finder.items:
                finder.add(line)
            else:
                break
        index += length or 1
    finder.close_page()
    return finder, index


def _repeated(lines: Sequence[Line], at: int, pattern: Sequence[str]) -> int:
    """How many lines a repeat of the head takes here; 0 where there is none."""
    index = at
    for text in pattern:
        while index < len(lines) and lines[index].blank:
            index += 1
        if index >= len(lines) or fold(lines[index].text) != text:
            return 0
        index += 1
    return index - at


def _page_number(lines: Sequence[Line], at: int, pattern: Sequence[str]) -> bool:
    """Whether a bare number stands right before a repeated head."""
    if not lines[at].text.strip().isdigit():
        return False
    after = at + 1 + sum(1 for _ in takewhile(lambda line: line.blank, lines[at + 1 :]))
    return after < len(lines) and _repeated(lines, after, pattern) > 0


def _begins_row(found: tuple[Label, str], sequencer: Sequencer) -> bool:
    label, rest = found
    if label.kind == "letter" or not sequencer.accepts(label):
        return False
    return not rest or rest[0].isupper() or rest[0] in "“\"'" or rest[:3].isdigit()
