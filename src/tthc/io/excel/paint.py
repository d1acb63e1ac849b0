"""How the workbook looks: formats, heads, lists to choose from, colours, and the page it prints on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from tthc.io.excel.cell import Shown
from tthc.io.excel.layout import ID, LISTS, MARK, Column, ColumnKind, Layout
from tthc.io.excel.table import letters
from tthc.io.excel.words import head, word
from tthc.model import Language
from tthc.text.normal import squeeze

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FONT: Final = {"font_name": "Times New Roman", "font_size": 12}
_CELL: Final = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
_KINDS: Final[Mapping[ColumnKind, Mapping[str, Any]]] = {
    "text": {},
    "code": {"num_format": "@"},
    "day": {"num_format": "dd/mm/yyyy", "align": "center"},
    "number": {"align": "right"},
    "percent": {"num_format": "0%", "align": "right"},
}
_STYLES: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {},
    "head": {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "high": {"bold": True, "bg_color": "#DDEBF7"},
    "low": {"font_color": "#595959"},
    "fill": {"bg_color": "#FFF9E5"},
    "left": {"align": "left"},
    "centre": {"align": "center"},
}
_ROW_STYLES: Final = {"group": "high", "annex": "high", "section": "high", "deliverable": "low", "term": "low"}
_COLOURS: Final = {
    "overdue": {"bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True},
    "past_due": {"bg_color": "#FCE4D6", "font_color": "#833C0C"},
    "due_soon": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "done": {"font_color": "#548235"},
    "met": {"bg_color": "#E2EFDA", "font_color": "#375623"},
    "not_met": {"bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True},
    "on_course": {"bg_color": "#DDEBF7", "font_color": "#1F4E79"},
    "at_risk": {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    "no_data": {"font_color": "#595959", "italic": True},
    "not_due": {"font_color": "#595959", "italic": True},
}
_MORE: Final = 500
"""Rows below the last one that have lists and colours too, for what an office adds."""
_MOST_HEADER: Final = 80


@frozen
class Paint:
    """The formats of one workbook.

    Attributes:
        book: the workbook.
        lang: the language of its words.
    """

    book: Workbook
    lang: Language
    _formats: dict[tuple[str, str], Format]

    @classmethod
    def of(cls, book: Workbook, lang: Language) -> Paint:
        """The formats for a new workbook."""
        return cls(book, lang, {})

    def format(self, kind: ColumnKind, style: str = "plain") -> Format:
        """The format of a kind of column in a style."""
        if (kind, style) not in self._formats:
            self._formats[kind, style] = self.book.add_format({**_FONT, **_CELL, **_KINDS[kind], **_STYLES[style]})
        return self._formats[kind, style]

    def number(self, pattern: str, style: str = "plain") -> Format:
        """The format of a number that Excel is to write as a pattern says."""
        key = (f"number {pattern}", style)
        if key not in self._formats:
            more = {"num_format": pattern, "align": "right"}
            self._formats[key] = self.book.add_format({**_FONT, **_CELL, **more, **_STYLES[style]})
        return self._formats[key]

    def formats(self, layout: Layout, kind: str = "") -> tuple[Format, ...]:
        """The formats of a row of a kind, that of the hidden id included."""
        style = _ROW_STYLES.get(kind, "plain")
        return (*(self.format(column.kind, style) for column in layout.columns), self.format("code"))

    def plain(self, **more: Any) -> Format:
        """A format without a border, for what stands beside the tables."""
        return self.book.add_format({**_FONT, "valign": "vcenter", **more})

    def colour(self, name: str) -> Format:
        """The format of a condition."""
        if ("colour", name) not in self._formats:
            self._formats["colour", name] = self.book.add_format(_COLOURS[name])
        return self._formats["colour", name]

    def sheet(self, layout: Layout) -> Worksheet:
        """A sheet with its hidden keys, its heads and its columns, yet without rows."""
        sheet = self.book.add_worksheet(word("sheet", layout.name, self.lang))
        for place, key in enumerate(layout.keys):
            sheet.write_string(0, place, MARK + layout.name if key == ID else key)
        for place, column in enumerate(layout.columns):
            sheet.set_column(place, place, column.width, self.format(column.kind))
            sheet.write_string(
                layout.head, place, head(layout.name, column.key, self.lang), self.format("text", "head")
            )
        last = len(layout.columns)
        sheet.write_string(layout.head, last, ID)
        sheet.set_column(last, last, 8, None, {"hidden": True})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(layout.head, 32)
        sheet.hide_gridlines(2)
        return sheet

    def page(self, sheet: Worksheet, layout: Layout, after: int, title: str) -> None:
        """Frozen heads, filters, and a page of A4 across with the heads on each.

        Args:
            sheet: the sheet.
            layout: which it is.
            after: the row after its last one, from 0.
            title: what the pages say above.
        """
        last = len(layout.columns) - 1
        keys = [column.key for column in layout.columns]
        sheet.freeze_panes(layout.head + 1, keys.index("title") + 1 if "title" in keys else 0)
        sheet.autofilter(layout.head, 0, max(after - 1, layout.head + 1), last)
        self.paper(sheet, layout.head, max(after - 1, layout.head), last, word("sheet", layout.name, self.lang), title)

    def paper(self, sheet: Worksheet, head: int, bottom: int, right: int, name: str, title: str) -> None:
        """A page of A4 across, as wide as the table, with the heads on each.

        Args:
            sheet: the sheet.
            head: the row of heads, from 0.
            bottom: the last row that is printed.
            right: the last column that is printed.
            name: what the pages say above on the left.
            title: and on the right.
        """
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, bottom, right)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
        shown = squeeze(title)[:_MOST_HEADER].replace("&[", "& [").replace("&", "&&")
        sheet.set_header(f'&L&"Times New Roman,Bold"{name}&R&"Times New Roman,Regular"{shown}')
        sheet.set_footer(f'&C&"Times New Roman,Regular"{word("control", "page", self.lang)}')

    def offer(self, sheet: Worksheet, layout: Layout, after: int, lists: Mapping[str, str]) -> None:
        """Lists to choose from, and days and shares that are none refused, down to some rows below the last one."""
        for place, column in enumerate(layout.columns):
            if (rule := _rule(column, layout, lists, self.lang)) is not None:
                sheet.data_validation(layout.head + 1, place, after + _MORE, place, rule)

    def light(self, sheet: Worksheet, layout: Layout, after: int, colours: Mapping[str, str]) -> None:
        """Colour the rows by conditions."""
        last = len(layout.columns) - 1
        for name, condition in colours.items():
            rule = {"type": "formula", "criteria": condition, "format": self.colour(name), "stop_if_true": True}
            sheet.conditional_format(layout.head + 1, 0, after + _MORE, last, rule)

    def lists(self, offered: Mapping[str, Sequence[Shown]]) -> dict[str, str]:
        """The hidden sheet of what the lists offer, and where each stands."""
        sheet = self.book.add_worksheet(LISTS)
        sheet.hide()
        found: dict[str, str] = {}
        for place, (name, words) in enumerate(offered.items()):
            sheet.write_string(0, place, name)
            for row, text in enumerate(words, start=1):
                sheet.write_string(row, place, str(text))
            letter = letters(place)
            found[name] = f"='{LISTS}'!${letter}$2:${letter}${max(len(words), 1) + 1}"
        return found


def _rule(column: Column, layout: Layout, lists: Mapping[str, str], lang: Language) -> dict[str, Any] | None:
    """What a cell of the column may hold; the units are only proposed, for a cell may name several."""
    if column.kind == "day":
        rule = {"validate": "date", "criteria": ">=", "value": "=DATE(1901,1,1)"}
        return {**rule, "error_type": "warning", "error_message": word("control", "day", lang)}
    if column.kind == "percent":
        rule = {"validate": "decimal", "criteria": "between", "minimum": "0", "maximum": "1"}
        return {**rule, "error_type": "warning", "error_message": word("control", "share", lang)}
    if column.choices is None:
        return None
    name = f"level-{layout.name}" if column.choices == "level" else column.choices
    said = {"show_error": column.choices != "mention", "error_message": word("control", "pick", lang)}
    return {"validate": "list", "source": lists[name], **said}
