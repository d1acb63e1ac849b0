"""The body of a Word document: paragraphs to lines, tables to grids, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from tthc.io.content import MAX_DEPTH, Content, Draft, DraftCell, Grid, LineCounter, too_much
from tthc.io.line import Line
from tthc.io.table.gridded import is_task_grid
from tthc.io.word.element import w
from tthc.io.word.names import (
    BR,
    CR,
    ENDNOTE_MARK,
    FALLBACK,
    FOOTNOTE_MARK,
    HYPHEN,
    P_PR,
    R_PR,
    SYM,
    TAB,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    P,
    R,
    T,
    value,
)
from tthc.io.word.numbering import Numbering
from tthc.io.word.properties import (
    NO_PROPERTIES,
    PLAIN,
    ParagraphProperties,
    cell_properties,
    count,
    paragraph_properties,
    run_look,
)

_SKIPPED: Final = (w("moveFrom"), w("del"), w("instrText"), w("delText"), FALLBACK)
_SIGNS: Final = {TAB: "\t", HYPHEN: "-", SYM: ""}
_LABEL: Final = re.compile(r"\s*(?:[-–+•]|\(?[\dIVXa-zđA-Z.]{1,7}[.)])\s*")


@define
class _Words:
    """What stands in a paragraph while it is gathered.

    Attributes:
        parts: its words.
        plain: some of them are not bold.
        properties: what it says of itself.
    """

    parts: list[str] = field(factory=list)
    plain: bool = False
    properties: ParagraphProperties = NO_PROPERTIES

    @property
    def bold(self) -> bool:
        """All of its words are bold."""
        return bool(self.parts) and not self.plain


class Walker:
    """Reads the stories of a document: body, notes, text boxes.

    Args:
        numbering: counts the paragraphs of lists.
        headings: the ids of the styles of headings.
        where: the file, for errors.
    """

    def __init__(self, numbering: Numbering, headings: frozenset[str], where: str) -> None:
        self._numbering = numbering
        self._headings = headings
        self._where = where
        self._counter = LineCounter(where)
        self._carried = ""
        self._boxed = False
        self.marks: list[tuple[str, str]] = []
        """Kind and id of each note, in the order in which the text refers to them."""

    def content(self, story: Any) -> tuple[Content, ...]:
        """The content of a story, changes that were tracked accepted."""
        accept_changes(story)
        self._boxed = next(story.iter(TEXT_BOX), None) is not None
        return tuple(self._inside(story, 0))

    def note(self, number: int, story: Any) -> Iterator[Line]:
        """The lines of a note, and a blank one that ends it."""
        accept_changes(story)
        texts = []
        for paragraph in story.iter(P):
            words = _Words()
            self._gather(paragraph, words)
            texts.append("".join(words.parts).strip())
        yield self._counter.line(f"[{number}] {' '.join(text for text in texts if text)}")
        yield self._counter.line("")

    def _inside(self, parent: Any, depth: int) -> list[Content]:
        if depth > MAX_DEPTH:
            raise too_much(f"tables stand in tables more than {MAX_DEPTH} deep", self._where)
        out: list[Content] = []
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child, depth, out)
            elif tag == TBL:
                self._flush(out)
                out += self._table(child, depth)
            elif len(child) and not tag.endswith("Pr"):
                out += self._inside(child, depth)  # a content control, inserted paragraphs, an alternative
        self._flush(out)
        return out

    def _flush(self, out: list[Content]) -> None:
        """A paragraph whose end was deleted, and that nothing follows, ends here all the same."""
        if self._carried.strip():
            out += self._counter.lines(self._carried)
        self._carried = ""

    def _paragraph(self, paragraph: Any, depth: int, out: list[Content]) -> None:
        if self._boxed:
            for box in _text_boxes(paragraph):
                out += self._inside(box, depth + 1)
        words = _Words()
        self._gather(paragraph, words)
        properties, text = words.properties, self._carried + "".join(words.parts)
        if properties.open:
            self._carried = text  # the end of the paragraph was deleted: it goes on with the next
            return
        self._carried = ""
        label = self._numbering.label(properties)
        if not text or text.isspace():
            out.append(self._counter.line(""))
            return
        heading = words.bold or properties.style in self._headings
        out += self._counter.lines(f"{label}{_without_tabs(text.strip(' '))}", heading=heading)

    def _gather(self, parent: Any, words: _Words) -> None:
        """Gather what stands in a paragraph, or in a link or the like in it."""
        for item in parent:
            tag = item.tag
            if tag == R:
                self._run(item, words)
            elif tag == P_PR:
                words.properties = paragraph_properties(item)
            elif len(item):
                self._gather(item, words)

    def _run(self, run: Any, words: _Words) -> None:
        look = PLAIN
        for piece in run:
            tag = piece.tag
            if tag == T:
                text = piece.text or ""
                words.parts.append(look.shown(text) if look.changes else text)
                if not look.bold and text and not text.isspace():
                    words.plain = True
            elif tag == R_PR:
                look = run_look(piece)
                if look.hidden:
                    return  # nobody who reads the document sees it
            elif tag in _SIGNS:
                words.parts.append(_SIGNS[tag])
            elif tag in (BR, CR):
                words.parts.append("\n" if piece.get(w("type")) not in ("page", "column") else " ")
            elif tag in (FOOTNOTE_MARK, ENDNOTE_MARK):
                words.parts.append(self._mark(piece))
            elif len(piece):
                self._gather(piece, words)

    def _mark(self, piece: Any) -> str:
        kind = "footnote" if piece.tag == FOOTNOTE_MARK else "endnote"
        self.marks.append((kind, piece.get(w("id")) or ""))
        return f" [{len(self.marks)}]"

    def _table(self, table: Any, depth: int) -> Iterator[Content]:
        draft = self._draft(table, depth)
        grid = draft.grid()
        if draft.nested and not is_task_grid(grid):
            for cell in draft.cells:  # a table that only lays the page out
                yield from cell.inside
        else:
            yield grid

    def _draft(self, table: Any, depth: int) -> Draft:
        draft = Draft(self._where)
        open_cells: dict[int, DraftCell] = {}
        for number, row in enumerate(_children(table, TR)):
            column = count(value(row, "trPr/gridBefore"))
            begun: dict[int, DraftCell] = {}
            for cell in _children(row, TC):
                span, goes_down, goes_right = cell_properties(cell)
                inside = [item for item in self._inside(cell, depth + 1) if not _is_blank(item)]
                above = _over(open_cells, column) if goes_down else None
                if above is not None:
                    above.rows = number - above.row + 1
                    above.inside += inside
                    begun[column] = above
                elif goes_right and begun:
                    left = begun[max(begun)]
                    left.columns += span
                    left.inside += inside
                else:
                    made = DraftCell(number, column, inside, 1, span)
                    draft.add(made)
                    begun[column] = made
                column += span
            open_cells = begun
        return draft


def _over(cells: dict[int, DraftCell], column: int) -> DraftCell | None:
    """The cell of the row above that stands over a column, though it may begin further left."""
    return next((cell for start, cell in cells.items() if start <= column < start + cell.columns), None)


def accept_changes(story: Any) -> None:
    """Take out of a story what tracked changes delete or move away, and what repeats another part of it."""
    for deleted in list(story.iter(w("cellDel"))):
        cell = deleted.getparent().getparent()
        cell.getparent().remove(cell)
    for row in list(story.iter(TR)):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            row.getparent().remove(row)
    for element in list(story.iter(*_SKIPPED)):
        parent = element.getparent()
        # In the properties of a row or a paragraph's mark it says what was done to them, and stays.
        if parent is not None and not parent.tag.endswith("Pr"):
            parent.remove(element)


def _text_boxes(paragraph: Any) -> list[Any]:
    """The text boxes anchored in a paragraph, taken out of it."""
    boxes = list(paragraph.iter(TEXT_BOX))
    outer = [box for box in boxes if not any(above in boxes for above in box.iterancestors(TEXT_BOX))]
    for box in outer:
        box.getparent().remove(box)
    return outer


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls among them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (TBL, P) and len(child) and not child.tag.endswith("Pr"):
            yield from _children(child, tag)


def _is_blank(item: Content) -> bool:
    return not isinstance(item, Grid) and not item.text


def _without_tabs(text: str) -> str:
    """The text of a paragraph; tabs stay only where they lay out what stands side by side."""
    if "\t" not in text:
        return text
    parts = [part for part in re.split(r"\t+", text) if part.strip()]
    if len(parts) < 2 or _LABEL.fullmatch(parts[0]) or len(parts) > 3:
        return " ".join(part.strip() for part in parts)
    beside = all(part.strip()[:1].isupper() or part.strip()[:2].lower() == "số" for part in parts)
    return "\t".join(parts) if beside else " ".join(part.strip() for part in parts)
