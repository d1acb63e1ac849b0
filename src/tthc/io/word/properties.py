"""What a paragraph and a cell say of themselves, each read in one go."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from tthc.io.word.element import w
from tthc.io.word.names import OFF, VAL, is_on, value
from tthc.text.normal import RAISED

_STYLE, _LIST, _OF_MARK, _BOLD = w("pStyle"), w("numPr"), w("rPr"), w("b")
_HIDDEN, _CAPITALS, _ALIGNED = w("vanish"), w("caps"), w("vertAlign")
_FIGURES: Final = str.maketrans("0123456789", RAISED)
_OF_CELL, _SPAN, _DOWN, _ACROSS = w("tcPr"), w("gridSpan"), w("vMerge"), w("hMerge")


class ParagraphProperties(NamedTuple):
    """What a paragraph says of itself.

    Attributes:
        style: the id of its style.
        list_id: the list it is in.
        depth: its level in that.
        open: its end was deleted, so it goes on with the next one.
    """

    style: str | None = None
    list_id: str | None = None
    depth: str | None = None
    open: bool = False


class CellProperties(NamedTuple):
    """What a cell says of itself.

    Attributes:
        columns: how many columns of the table it covers.
        goes_down: it is the rest of the cell above.
        goes_right: it is the rest of the cell on its left.
    """

    columns: int = 1
    goes_down: bool = False
    goes_right: bool = False


class RunLook(NamedTuple):
    """What a run looks like.

    Attributes:
        bold: in bold type.
        hidden: not shown.
        capitals: small letters are shown as capitals.
        raised: small above the line.
    """

    bold: bool = False
    hidden: bool = False
    capitals: bool = False
    raised: bool = False

    @property
    def changes(self) -> bool:
        """It shows other letters than the file holds."""
        return self.capitals or self.raised

    def shown(self, text: str) -> str:
        """A text as it is printed; raised figures as such, so that they are no part of a number before them."""
        if self.capitals:
            text = text.upper()
        return text.translate(_FIGURES) if self.raised and text.isascii() and text.isdecimal() else text


PLAIN: Final = RunLook()
_BOLD_LOOK: Final = RunLook(bold=True)
NO_PROPERTIES: Final = ParagraphProperties()
_PLAIN_CELL: Final = CellProperties()


def paragraph_properties(properties: Any) -> ParagraphProperties:
    """What a paragraph says of itself in the element of its properties."""
    style = list_id = depth = None
    is_open = False
    for item in properties:
        tag = item.tag
        if tag == _STYLE:
            style = item.get(VAL)
        elif tag == _LIST:
            list_id, depth = value(item, "numId"), value(item, "ilvl")
        elif tag == _OF_MARK:
            is_open = is_on(item, "del")
    return ParagraphProperties(style, list_id, depth, is_open)


def run_look(properties: Any) -> RunLook:
    """What a run looks like, by the element of its properties."""
    bold = hidden = capitals = raised = False
    for item in properties:
        tag = item.tag
        if tag == _BOLD:
            bold = item.get(VAL) not in OFF
        elif tag == _HIDDEN:
            hidden = item.get(VAL) not in OFF
        elif tag == _CAPITALS:
            capitals = item.get(VAL) not in OFF
        elif tag == _ALIGNED:
            raised = item.get(VAL) == "superscript"
    if hidden or capitals or raised:
        return RunLook(bold, hidden, capitals, raised)
    return _BOLD_LOOK if bold else PLAIN


def cell_properties(cell: Any) -> CellProperties:
    """The properties of a cell."""
    properties = child(cell, _OF_CELL)
    if properties is None:
        return _PLAIN_CELL
    columns = 1
    goes_down = goes_right = False
    for item in properties:
        tag = item.tag
        if tag == _SPAN:
            columns = max(count(item.get(VAL)), 1)
        elif tag == _DOWN:
            goes_down = item.get(VAL) != "restart"
        elif tag == _ACROSS:
            goes_right = item.get(VAL) != "restart"
    return CellProperties(columns, goes_down, goes_right)


def child(parent: Any, tag: str) -> Any:
    """The first element of a name right below another one; None where there is none."""
    for found in parent:
        if found.tag == tag:
            return found
    return None


def count(text: str | None) -> int:
    """A number of columns; 0 where it is none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else 0
