"""A timetable for the eye: in a terminal and in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from tthc.model import Language
from tthc.periods.obligation import Obligation
from tthc.periods.wording import day_text, occurrence_text, word

if TYPE_CHECKING:
    from rich.table import Table

    from tthc.periods.timetable import Timetable

_TITLE_WIDTH: Final = 110
_LEAD_WIDTH: Final = 70
_COLUMNS: Final = ("due", "task", "lead", "state")
_STYLES: Final = {"overdue": "bold red", "past_due": "red", "due_soon": "yellow", "done_late": "yellow"}
_DIM: Final = ("done_on_time", "done", "dropped", "ended", "no_date")


def heading(table: Timetable, lang: Language) -> str:
    """The day it is drawn up for, in words."""
    return word("phrase", "title", lang).format(as_of=day_text(table.as_of, lang))


def caption(table: Timetable, lang: Language) -> str:
    """What it counts with: rows, the threshold of "due soon", the calendar, findings."""
    facts = {"count": len(table), "soon": table.soon, "calendar": table.calendar.label(lang)}
    line = word("phrase", "caption", lang).format(**facts)
    if not table.findings:
        return line
    return f"{line} · {word('phrase', 'findings', lang).format(count=len(table.findings))}"


def rich_table(table: Timetable, lang: Language) -> Table:
    """As a rich table that keeps its shape in 100 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=heading(table, lang), caption=caption(table, lang), box=box.SIMPLE_HEAD, expand=False)
    shown.add_column(word("phrase", "due", lang), no_wrap=True)
    shown.add_column(word("phrase", "task", lang), ratio=5, min_width=30)
    shown.add_column(word("phrase", "lead", lang), ratio=3, min_width=16)
    shown.add_column(word("phrase", "state", lang), max_width=14)
    for one in table:
        style = _STYLES.get(one.state, "dim" if one.state in _DIM else "")
        shown.add_row(*(Text(cell) for cell in _cells(one, lang)), style=style)
    return shown


def html_table(table: Timetable, lang: Language) -> str:
    """As an HTML table."""
    head = "".join(f"<th>{escape(word('phrase', name, lang))}</th>" for name in _COLUMNS)
    rows = "".join(
        f'<tr class="{one.state}">{"".join(f"<td>{escape(cell)}</td>" for cell in _cells(one, lang))}</tr>'
        for one in table
    )
    title = f"<caption>{escape(heading(table, lang))} — {escape(caption(table, lang))}</caption>"
    return f'<table class="timetable">{title}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _cells(one: Obligation, lang: Language) -> tuple[str, str, str, str]:
    lead = "; ".join(unit.name for unit in one.lead)
    return _due(one, lang), _task(one, lang), _short(lead, _LEAD_WIDTH), one.state_label(lang)


def _due(one: Obligation, lang: Language) -> str:
    return day_text(one.due, lang) if one.due else "–"


def _task(one: Obligation, lang: Language) -> str:
    place = one.at.removeprefix("task:")
    name = occurrence_text(one.occurrence, lang)
    of_several = one.term.kind in ("months", "recurring") and name != one.occurrence
    time = f" ({name})" if of_several else ""
    acting = ""
    if one.due and one.act_by != one.due and one.act_by and not one.is_continuous:
        acting = f" [{word('phrase', 'act_by', lang).format(day=day_text(one.act_by, lang))}]"
    return f"{place} · {_short(one.title, _TITLE_WIDTH)}{time}{acting}"


def _short(text: str, width: int) -> str:
    """Cut at a word, with an ellipsis, where the text is too long for a cell."""
    if len(text) <= width:
        return text
    return f"{text[:width].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
