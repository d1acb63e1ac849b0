"""A timetable for the eye: in a terminal and in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from tthc.model import External, Language, Limit, Recurring, Term, Unread, Week, Window
from tthc.model.wording import term_words
from tthc.periods.obligation import Obligation
from tthc.periods.wording import day_text, occurrence_text, short, word

if TYPE_CHECKING:
    from rich.table import Table

    from tthc.periods.timetable import Timetable

_TITLE_WIDTH: Final = 100
_LEAD_WIDTH: Final = 70
_WORDS_WIDTH: Final = 40
_COLUMNS: Final = ("due", "at", "task", "lead", "state")
_STYLES: Final = {"overdue": "bold red", "past_due": "red", "due_soon": "yellow", "done_late": "yellow"}
_DIM: Final = ("done_on_time", "done", "dropped", "ended", "no_date")


def heading(table: Timetable, lang: Language) -> str:
    """The day it is drawn up for, in words."""
    return word("phrase", "title", lang).format(as_of=day_text(table.as_of, lang))


def caption(table: Timetable, lang: Language) -> str:
    """What it counts with: rows, the threshold of "due soon", the calendar, findings."""
    facts = {"count": len(table), "soon": table.soon, "calendar": table.calendar.label(lang)}
    facts |= {"version": table.calendar.version}
    line = word("phrase", "caption", lang).format(**facts)
    if not table.findings:
        return line
    return f"{line} · {word('phrase', 'findings', lang).format(count=len(table.findings))}"


def rich_table(table: Timetable, lang: Language) -> Table:
    """As a rich table that keeps its shape in 100 columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=heading(table, lang), caption=caption(table, lang), box=box.SIMPLE_HEAD, pad_edge=False)
    due, at, task, lead, state = _heads(lang)
    shown.add_column(due, no_wrap=True)
    shown.add_column(at, no_wrap=True)
    shown.add_column(task, ratio=5, min_width=20)
    shown.add_column(lead, ratio=3, min_width=12)
    shown.add_column(state, max_width=12, min_width=10)
    for one in table:
        style = _STYLES.get(one.state, "dim" if one.state in _DIM else "")
        shown.add_row(*(Text(cell) for cell in _cells(one, lang)), style=style)
    return shown


def html_table(table: Timetable, lang: Language) -> str:
    """As an HTML table."""
    head = "".join(f"<th>{_lines(cell)}</th>" for cell in _heads(lang))
    rows = "".join(
        f'<tr class="{one.state}">{"".join(f"<td>{_lines(cell)}</td>" for cell in _cells(one, lang))}</tr>'
        for one in table
    )
    title = f"<caption>{escape(heading(table, lang))} — {escape(caption(table, lang))}</caption>"
    return f'<table class="timetable">{title}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _heads(lang: Language) -> tuple[str, ...]:
    due, *others = (word("phrase", name, lang) for name in _COLUMNS)
    return f"{due}\n{word('phrase', 'act_by', lang)}", *others


def _cells(one: Obligation, lang: Language) -> tuple[str, ...]:
    lead = "; ".join(dict.fromkeys(unit.name for unit in one.lead))
    place = one.at.removeprefix("task:")
    return _due(one, lang), place, _task(one, lang), short(lead, _LEAD_WIDTH), one.state_label(lang)


def _due(one: Obligation, lang: Language) -> str:
    """The due day, and under it the last working day where that is another one."""
    if one.due is None or one.act_by is None:
        return "–"
    due = day_text(one.due, lang)
    return due if one.act_by == one.due else f"{due}\n({day_text(one.act_by, lang)})"


def _task(one: Obligation, lang: Language) -> str:
    """The title, and which time of several it is or what stands in place of a date."""
    title = short(one.title, _TITLE_WIDTH)
    if one.is_repeated:
        return f"{title} ({occurrence_text(one.occurrence, lang)})"
    return title if one.due else f"{title} ({undated(one.term, lang)})"


def undated(term: Term, lang: Language) -> str:
    """What stands in place of a due day."""
    match term:
        case Recurring(freq=freq):
            return word("freq", freq, lang)
        case External(reference=words) | Unread(text=words):
            return short(words, _WORDS_WIDTH)
        case Limit() | Week():
            return short(term_words(term), _WORDS_WIDTH) if lang == "vi" else word("undated", term.kind, lang)
        case Window(start=start) if start:
            return word("phrase", "from", lang).format(day=day_text(start, lang))
    return word("undated", term.kind, lang)


def _lines(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
