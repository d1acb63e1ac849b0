"""What the cells of a row show of its record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from tthc.io.excel.cell import MAX_TEXT, Shown, Value, cell_day
from tthc.io.excel.row import Item, Paragraph, Row
from tthc.io.excel.words import level_word, word
from tthc.model import (
    Annex,
    Before,
    By,
    Deliverable,
    External,
    Language,
    LegalBasis,
    Limit,
    Milestone,
    Months,
    Recurring,
    ReviewItem,
    Schedule,
    Section,
    Target,
    Task,
    TaskGroup,
    Term,
    UnitMention,
    Unread,
    Week,
    Window,
)
from tthc.model.wording import term_words
from tthc.text.normal import nfc

Cells = dict[str, Shown]
"""What a row shows, by the key of the column."""

_KEPT: Final = MAX_TEXT - 200
"""Characters shown of a text that is too long for a cell; the rest makes room for saying so."""
_WHOLE: Final = 2**53
"""Whole numbers beyond this are not exact in a cell."""
# Excel reads "_x0041_" in a file as "A"; a character without width between keeps what was meant.
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4})")
_JOINER: Final = "\u2060"
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def row_cells(row: Row, lang: Language) -> Cells:
    """Every cell of a row that says something."""
    cells: Cells = {"level": level_word(row.kind, row.depth, lang)}
    if row.item is not None:
        cells |= _item(row.item, lang)
    if row.part is not None:
        cells |= _item(row.part, lang)
    if row.term is not None:
        cells |= _term(row.term, lang)
    return cells


def fitting(value: Shown, lang: Language) -> Shown:
    """The value as a cell can hold it: a long text is cut and says so, what no file can hold is replaced."""
    if isinstance(value, (int, float)):
        return value if abs(value) < _WHOLE else str(value)
    if not isinstance(value, str):
        return value
    text = _clean(value)
    kept = _kept(text)
    return text if kept is None else text[:kept] + _mark(len(text) - kept, lang)


def uncut(cell: str, shown: str, lang: Language) -> str:
    """A text read from a cell, with the rest that the cell could not show of what stood there."""
    text = _clean(shown)
    kept = _kept(text)
    mark = "" if kept is None else _mark(len(text) - kept, lang)
    return cell.removesuffix(mark) + text[kept:].replace(_JOINER, "") if mark and cell.endswith(mark) else cell


def _clean(text: str) -> str:
    plain = _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPE.sub(f"_{_JOINER}", plain)


def _kept(text: str) -> int | None:
    """How many characters of a text a cell can show; None where it can show all. Excel counts those of UTF-16."""
    if len(text) <= MAX_TEXT // 2:
        return None
    size = len(text.encode("utf-16-le")) // 2
    if size <= MAX_TEXT:
        return None
    return _KEPT if size == len(text) else _KEPT // 2


def _mark(count: int, lang: Language) -> str:
    return word("control", "cut", lang).format(count=count)


def cell_text(value: Value | None) -> str:
    """What a cell says, as text: a whole number without its point, a day as Vietnamese offices write it.

    Example:
        >>> cell_text(3.0), cell_text("I.1"), cell_text(None)
        ('3', 'I.1', '')
    """
    match value:
        case None:
            return ""
        case str():
            return nfc(value.replace("\r\n", "\n").replace("\r", "\n").replace(_JOINER, ""))
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else f"{value:.15g}"
        case int():
            return str(value)
        case date():
            return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value)


def says(value: Value | None, shown: Shown, lang: Language) -> bool:
    """Whether a cell still holds what was put there."""
    expected = fitting(shown, lang)
    if isinstance(expected, (int, float)):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return abs(value - expected) <= 1e-12 * max(abs(value), abs(expected))
        expected = float(expected)
    return cell_text(value).strip() == cell_text(expected).strip()


def printed(text: str | None, values: Iterable[str]) -> str:
    """A cell as printed; where the plan has no such cell, its values."""
    return text or "; ".join(values)


def _item(item: Item, lang: Language) -> Cells:
    match item:
        case TaskGroup():
            return {"label": item.label, "title": item.title}
        case Task():
            return {"label": item.label, "title": item.title, **_units(item)}
        case Deliverable():
            return {"products": printed(item.products_text, item.products), **_words(item.schedule)}
        case Target():
            return _target(item, lang)
        case Milestone():
            return {"at": item.at, "text": item.text, "addressee": item.addressee, **_words(item.schedule)}
        case ReviewItem():
            cells: Cells = {"list": item.list, "label": item.label, "title": item.name}
            return cells | _units(item) | _words(item.schedule)
        case LegalBasis():
            names = ("type", "number", "issuer", "subject", "pinpoint", "text")
            return {**{name: getattr(item, name) for name in names}, "issued_on": cell_day(item.issued_on)}
        case Section():
            return {"label": item.label, "text": item.title}
        case Annex():
            return {"label": item.label, "text": item.title, "caption": item.caption}
        case Paragraph():
            return {"text": item.text}


def _units(item: Task | ReviewItem) -> Cells:
    lead, coordinating = (item.lead_text, item.coordinating_text) if isinstance(item, Task) else (None, None)
    return {
        "lead": printed(lead, _names(item.lead)),
        "coordinating": printed(coordinating, _names(item.coordinating)),
    }


def _names(units: tuple[UnitMention, ...]) -> Iterable[str]:
    return (unit.name for unit in units)


def _words(schedule: Schedule) -> Cells:
    return {"start": schedule.start_text, "finish": schedule.finish_text}


def _target(target: Target, lang: Language) -> Cells:
    base = target.baseline
    return {
        "at": target.at,
        "text": target.text,
        "indicator": target.indicator,
        "kind": word("kind", target.kind, lang),
        "comparator": word("comparator", target.comparator, lang),
        "value": target.value,
        "upper": target.upper,
        "unit": word("unit", target.unit, lang),
        "baseline": base.text if base else None,
        "baseline_year": base.year if base else None,
        "due": cell_day(target.due),
        "scope": target.scope,
    }


def _term(term: Term, lang: Language) -> Cells:
    cells: Cells = {"term": word("term", term.kind, lang)}
    match term:
        case Window():
            cells |= {"from": cell_day(term.start), "to": cell_day(term.end)}
        case Before() | By():
            clock = term.time if isinstance(term, By) else None
            cells |= {"to": cell_day(term.date), "detail": f"{clock:%Hh%M}" if clock else None}
        case Recurring() | Months() | Week() | Limit() | External() | Unread():
            cells["detail"] = term_words(term)
    return cells
