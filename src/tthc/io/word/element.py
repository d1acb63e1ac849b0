"""WordprocessingML as text: elements, paragraphs, tables (ISO/IEC 29500-1, 17). Lengths are twips, 1/20 of a point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NewType
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

Xml = NewType("Xml", str)
"""Elements of WordprocessingML, one or several."""

Merge = Literal["restart", "continue"]

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, escaped or not."""
_BREAKS: Final = re.compile("\r\n|[\n\r]|\t")
_MARGINS: Final = {"top": 40, "left": 85, "bottom": 40, "right": 85}
_NO_MARGINS: Final = {"left": 0, "right": 0}


@frozen
class Cell:
    """A cell of a table.

    Attributes:
        texts: its paragraphs.
        style: of all of them.
        span: how many columns it takes.
        merge: "restart" opens a cell that goes on in the rows below, "continue" is one of those.
    """

    texts: tuple[str, ...] = ("",)
    style: str = "cell"
    span: int = 1
    merge: Merge | None = None


@frozen
class Row:
    """A row of a table.

    Attributes:
        cells: from the left.
        head: it comes again on each page.
        whole: no page may cut it.
        held: it stays on the page of the next row.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False
    held: bool = False


def w(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    return f"{{{NAMESPACE}}}{name}"


def twips(millimetres: float) -> int:
    """A length in mm in twips.

    Example:
        >>> twips(25.4)
        1440
    """
    return round(millimetres * 1440 / 25.4)


def tag(name: str, *inside: Xml, **attributes: str | int | None) -> Xml:
    """An element; attributes that are None are left out.

    Example:
        >>> tag("p", tag("jc", val="both"))
        '<w:p><w:jc w:val="both"/></w:p>'
    """
    given = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    content = "".join(inside)
    return Xml(f"<w:{name}{given}>{content}</w:{name}>" if content else f"<w:{name}{given}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Several elements as one text."""
    return Xml("".join(parts))


def elements(parts: Xml) -> list[Any]:
    """The elements of a text, of python-docx."""
    from docx.oxml import parse_xml

    return list(parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{parts}</w:body>'))


def element(part: Xml) -> Any:
    """The element of a text that holds one."""
    return elements(part)[0]


def legal(text: str) -> str:
    r"""A text without the characters that no XML may hold.

    Example:
        >>> legal("Kế\x00 hoạch")
        'Kế hoạch'
    """
    return NOT_XML.sub("", text)


def run(text: str) -> Xml:
    r"""A run of text; line breaks and tabs become what Word has for them.

    Example:
        >>> run("a & b\nc").removeprefix("<w:r>")
        '<w:t xml:space="preserve">a &amp; b</w:t><w:br/><w:t xml:space="preserve">c</w:t></w:r>'
    """
    legible = legal(text)
    parts: list[str] = []
    at = 0
    for mark in _BREAKS.finditer(legible):
        parts += [_text(legible[at : mark.start()]), "<w:tab/>" if mark[0] == "\t" else "<w:br/>"]
        at = mark.end()
    parts.append(_text(legible[at:]))
    return tag("r", Xml("".join(parts)))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def paragraph(text: str, style: str, *, outline: int | None = None, held: bool = False) -> Xml:
    """A paragraph in one of the styles of :mod:`tthc.io.word.style`.

    Args:
        text: its words.
        style: the key of the style.
        outline: the level of a heading, from 0.
        held: it stays on the page of the next one.
    """
    keep = tag("keepNext") if held else Xml("")
    level = tag("outlineLvl", val=min(outline, 8)) if outline is not None else Xml("")
    return tag("p", tag("pPr", tag("pStyle", val=style_id(style)), keep, level), *((run(text),) if text else ()))


def style_id(style: str) -> str:
    """The id in the file of a style."""
    return "Tthc" + "".join(part.capitalize() for part in style.split("_"))


def rule(length: int, width: int) -> Xml:
    """A line drawn in the middle of a column.

    Args:
        length: of the line.
        width: of the column.
    """
    side = max(0, (width - length) // 2)
    border = tag("pBdr", tag("bottom", val="single", sz=6, space=1, color="000000"))
    spacing = tag("spacing", before=0, after=0, line=40, lineRule="exact")
    return tag("p", tag("pPr", tag("pStyle", val=style_id("gap")), border, spacing, tag("ind", left=side, right=side)))


def table(widths: Sequence[int], rows: Iterable[Row]) -> Xml:
    """A table with lines around every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (tag(side, val="single", sz=4, space=0, color="000000") for side in sides)
    return _table(widths, tag("tblBorders", *lines), _MARGINS, (_row(row, widths) for row in rows))


def side_by_side(widths: Sequence[int], *columns: Xml) -> Xml:
    """Paragraphs in columns without lines, kept on one page."""
    cells = (
        tag("tc", tag("tcPr", tag("tcW", w=width, type="dxa")), content or paragraph("", "gap"))
        for width, content in zip(widths, columns, strict=True)
    )
    return _table(widths, Xml(""), _NO_MARGINS, [tag("tr", tag("trPr", tag("cantSplit")), *cells)])


def _table(widths: Sequence[int], borders: Xml, margins: Mapping[str, int], rows: Iterable[Xml]) -> Xml:
    properties = tag(
        "tblPr",
        tag("tblW", w=sum(widths), type="dxa"),
        tag("jc", val="center"),
        borders,
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *(tag(side, w=length, type="dxa") for side, length in margins.items())),
    )
    grid = tag("tblGrid", *(tag("gridCol", w=width) for width in widths))
    # With a declaration of its own, lxml moves a long table in time that grows with its length, not with its square.
    return Xml(f'<w:tbl xmlns:w="{NAMESPACE}">{joined((properties, grid, *rows))}</w:tbl>')


def _row(row: Row, widths: Sequence[int]) -> Xml:
    cells: list[Xml] = []
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        merge = None if cell.merge is None else tag("vMerge", val=cell.merge)
        properties = tag(
            "tcPr",
            tag("tcW", w=width, type="dxa"),
            tag("gridSpan", val=cell.span) if cell.span > 1 else Xml(""),
            merge or Xml(""),
            tag("vAlign", val="center"),
        )
        cells.append(
            tag("tc", properties, *(paragraph(text, cell.style, held=row.held) for text in cell.texts or ("",)))
        )
    flags = (tag("cantSplit") if row.whole else Xml(""), tag("tblHeader") if row.head else Xml(""))
    return tag("tr", tag("trPr", *flags), *cells)
