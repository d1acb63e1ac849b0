"""The rows of a table of a web page, as a browser shows them: heads first, feet last, stray words before the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from tthc.io.web.look import is_hidden

_CELLS: Final = ("td", "th")
_SILENT: Final = frozenset(("caption", "colgroup", "col", "script", "style", "template"))


@define
class TableRows:
    """What stands in a table.

    Attributes:
        sections: rows that belong together, each a list of cells: a cell covers no row beyond its own section.
        stray: words and elements that stand in no cell.
    """

    sections: list[list[list[Any]]] = field(factory=list)
    stray: list[Any] = field(factory=list)

    @property
    def rows(self) -> Iterator[tuple[list[Any], int]]:
        """The rows in order, each with how many are left in its section, itself among them."""
        for section in self.sections:
            for number, row in enumerate(section):
                yield row, len(section) - number


def rows_of(table: Any) -> TableRows:
    """The rows of a table."""
    heads: list[list[list[Any]]] = []
    bodies: list[list[list[Any]]] = [[]]
    feet: list[list[list[Any]]] = []
    stray: list[Any] = []

    def gather(parent: Any, rows: list[list[Any]]) -> None:
        """The rows below an element; forms and the like that stand around rows are seen through."""
        _keep(stray, parent.text)
        loose: list[Any] | None = None
        for child in parent:
            tag = child.tag
            if tag == "tr":
                loose = None
                if not is_hidden(child):
                    rows.append(_cells(child, stray))
            elif tag in ("thead", "tbody", "tfoot"):
                loose = None
                section: list[list[Any]] = []
                gather(child, section)
                (heads if tag == "thead" else feet if tag == "tfoot" else bodies).append(section)
            elif tag in _CELLS:
                if loose is None:  # cells without a row share one
                    loose = []
                    rows.append(loose)
                loose.append(child)
            elif tag not in _SILENT:
                if any(True for _ in child.iter("tr", "td", "th")) and tag != "table":
                    gather(child, rows)
                else:
                    stray.append(child)
            _keep(stray, child.tail)

    gather(table, bodies[0])
    return TableRows([section for section in (*heads, *bodies, *feet) if section], stray)


def _cells(row: Any, stray: list[Any]) -> list[Any]:
    _keep(stray, row.text)
    cells = []
    for child in row:
        if child.tag in _CELLS:
            if not is_hidden(child):
                cells.append(child)
        elif child.tag not in _SILENT:
            inner = list(child.iter(*_CELLS)) if child.tag == "form" else []
            cells += inner
            if not inner:
                stray.append(child)
        _keep(stray, child.tail)
    return cells


def _keep(stray: list[Any], text: str | None) -> None:
    if text and not text.isspace():
        stray.append(text)
