"""Elements of HTML and SVG as text, so that no other module writes an angle bracket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

# What XML 1.0 cannot hold at all, not even as a reference; Word leaves such characters in its texts.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Markup(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


Child: TypeAlias = str | None
"""A text, markup, or nothing."""

Attribute: TypeAlias = str | int | float | bool | None
"""A value; True for an attribute without one, None or False for no attribute."""


def escape(text: str) -> Markup:
    """The text as it is written in markup; markup stays as it is.

    Example:
        >>> escape("Sở TT&TT <cũ>")
        'Sở TT&amp;TT &lt;cũ&gt;'
    """
    if isinstance(text, Markup):
        return text
    return Markup(_FORBIDDEN.sub("\ufffd", text).translate(_REFERENCES))


def join(children: Iterable[Child], between: str = "") -> Markup:
    """Children one after the other, each escaped; None is left out.

    Example:
        >>> join(["1 < 2", None, void("br")])
        '1 &lt; 2<br>'
    """
    return Markup(escape(between).join(escape(child) for child in children if child is not None))


def element(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """An element with its end tag.

    A closing underscore of an attribute's name is dropped, other underscores become dashes.

    Example:
        >>> element("th", "Số & tên", scope="col", class_="n", data_label=None)
        '<th scope="col" class="n">Số &amp; tên</th>'
    """
    return Markup(f"<{name}{_written(attributes)}>{join(children)}</{name}>")


def void(name: str, /, **attributes: Attribute) -> Markup:
    """An element of HTML that has no content and no end tag."""
    return Markup(f"<{name}{_written(attributes)}>")


def shape(name: str, /, **attributes: Attribute) -> Markup:
    """An element of SVG without content.

    Example:
        >>> shape("rect", x=0.5, width=10.0, stroke_width=1)
        '<rect x="0.5" width="10" stroke-width="1"/>'
    """
    return Markup(f"<{name}{_written(attributes)}/>")


def _written(attributes: Mapping[str, Attribute]) -> str:
    return "".join(_one(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())


def _one(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if isinstance(value, float):
        value = f"{value:.2f}".rstrip("0").rstrip(".")
    return f' {name}="{escape(str(value))}"'


@frozen
class Column:
    """A column of a table.

    Attributes:
        head: its heading.
        name: class of its cells.
        is_row_head: its cells name their rows.
    """

    head: str
    name: str | None = None
    is_row_head: bool = False


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Child]], *, caption: str | None = None, name: str | None = None
) -> Markup:
    """A table with column heads; each cell repeats its head as ``data-label`` for narrow screens.

    Example:
        >>> table([Column("Số"), Column("Tên")], [["1", "A & B"]]).count("&amp;")
        1
    """
    body = element("tbody", *(row_of(columns, row) for row in rows))
    title = element("caption", caption) if caption else None
    return element("table", title, head_of(columns), body, role="table", class_=name)


def head_of(columns: Iterable[Column]) -> Markup:
    """The head of a table. The roles keep it a table for screen readers where a style sheet stacks its cells."""
    heads = (element("th", column.head, scope="col", role="columnheader", class_=column.name) for column in columns)
    return element("thead", element("tr", *heads, role="row"), role="rowgroup")


def row_of(columns: Iterable[Column], cells: Iterable[Child], **attributes: Attribute) -> Markup:
    """A row of a table."""
    pairs = zip(columns, cells, strict=True)
    return element("tr", *(cell_of(column, cell) for column, cell in pairs), **attributes, role="row")


def cell_of(column: Column, content: Child, *, rows: int = 1) -> Markup:
    """A cell under a column, over one row or several."""
    span = rows if rows > 1 else None
    if column.is_row_head:
        return element(
            "th", content, scope="row", role="rowheader", class_=column.name, rowspan=span, data_label=column.head
        )
    return element("td", content, role="cell", class_=column.name, rowspan=span, data_label=column.head)
