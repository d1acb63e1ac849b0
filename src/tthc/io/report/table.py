"""A table of the report page: caption, heads, rows that a filter can tell apart and a button can put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from tthc.draw.html import Attribute, Child, Column, Markup, cell_of, element, head_of, row_of
from tthc.io.report.words import ReportWords

Entry: TypeAlias = tuple[Sequence[Child], Mapping[str, Attribute]]
"""The cells of a row, and its attributes."""

_CLASSES: Mapping[str, str] = {"task": "title"}


def columns(words: ReportWords, names: Iterable[str], *, row_head: str) -> tuple[Column, ...]:
    """Columns by the names of their heads; the cells of one name their rows."""
    return tuple(
        Column(words("column", name), _CLASSES.get(name, name), is_row_head=name == row_head) for name in names
    )


def listing(
    heads: Sequence[Column], entries: Iterable[Entry], *, name: str, caption: str, folded: Iterable[Entry] = ()
) -> Markup:
    """A plain table; the folded rows stay away until the page's script or the reader calls for them.

    Example:
        >>> page = listing([Column("Số")], [(["1"], {"id": "a"})], name="list", caption="Bảng")
        >>> page.count('<tr id="a" role="row">')
        1
    """
    shown = element("tbody", *_rows(heads, entries), role="rowgroup")
    rest = list(_rows(heads, folded))
    more = element("tbody", *rest, role="rowgroup", class_="more", hidden=True) if rest else None
    return framed(heads, (shown, more), name=name, caption=caption)


def framed(heads: Sequence[Column], bodies: Iterable[Markup | None], *, name: str, caption: str) -> Markup:
    """A table of given bodies; its caption is for those who do not see where it stands."""
    title = element("caption", caption, class_="unseen")
    return element("table", title, head_of(heads), *bodies, role="table", class_=name)


def cells(heads: Sequence[Column], contents: Sequence[Child], *, rows: int = 1) -> list[Markup]:
    """Cells over one row or several."""
    return [cell_of(head, content, rows=rows) for head, content in zip(heads, contents, strict=True)]


def day(when: date | None, words: ReportWords) -> Markup | None:
    """A day as the language writes it, by which the table can be put in order."""
    return element("time", words.day(when), datetime=when.isoformat(), class_="day") if when else None


def figure(value: float, shown: str) -> Markup:
    """A figure in words, likewise."""
    return element("data", shown, value=str(value), class_="number")


def _rows(heads: Sequence[Column], entries: Iterable[Entry]) -> Iterator[Markup]:
    for contents, attributes in entries:
        yield row_of(heads, contents, **attributes)
