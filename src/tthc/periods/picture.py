"""A timetable as a picture: what each state looks like, and its obligations along a line of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from tthc.draw.html import Markup
from tthc.draw.month import ENGLISH_MONTH, VIETNAMESE_MONTH, Day, Entry, month_page
from tthc.draw.palette import TONES, Tone
from tthc.draw.row import Bar, Item, Mark, Row
from tthc.draw.scale import ENGLISH, VIETNAMESE
from tthc.draw.svg import timeline
from tthc.model import Language, Period
from tthc.periods.calendar import WorkCalendar
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.show import heading, undated
from tthc.periods.wording import day_text, occurrence_text, word

if TYPE_CHECKING:
    from tthc.periods.timetable import Timetable

TONE_OF: Final[Mapping[ObligationState, Tone]] = {
    "done_on_time": "done",
    "done_late": "late",
    "done": "done",
    "dropped": "idle",
    "in_progress": "active",
    "overdue": "overdue",
    "due_soon": "soon",
    "not_due": "planned",
    "due": "planned",
    "past_due": "past",
    "running": "standing",
    "ended": "idle",
    "no_date": "idle",
}
"""How each state looks."""


def gantt(table: Timetable, lang: Language) -> Markup:
    """The obligations along a line of time, a row each place of the plan, in the order of the timetable."""
    rows = list(_rows(table, lang))
    days = [day for one in table for day in (one.opens, one.due) if day]
    return timeline(
        rows,
        start=min(days, default=table.as_of),
        end=max(days, default=table.as_of),
        as_of=table.as_of,
        as_of_text=day_text(table.as_of, lang),
        title=" · ".join(part for part in (table.title, heading(table, lang)) if part),
        description=word("phrase", "rows", lang).format(count=len(rows)),
        legend={tone: word("tone", tone, lang) for tone in TONES},
        words=VIETNAMESE if lang == "vi" else ENGLISH,
    )


def month(table: Timetable, year: int, number: int, lang: Language) -> Markup:
    """What is due in a month, on the page of a calendar with its days off."""
    whole = Period.of_month(year, number)
    calendar = table.calendar
    days = [_day(calendar, day, lang) for day in whole.days() if calendar.covers(day)]
    entries = [_entry(one, one.due, lang) for one in table if one.due and one.due in whole and not one.is_continuous]
    return month_page(
        year,
        number,
        days=days,
        entries=entries,
        title=table.title,
        as_of=table.as_of,
        description=word("phrase", "rows", lang).format(count=len(entries)),
        words=VIETNAMESE_MONTH if lang == "vi" else ENGLISH_MONTH,
    )


def _day(calendar: WorkCalendar, day: date, lang: Language) -> Day:
    """A day of the page; its note is the last thing the calendar's entries say of it."""
    entries = calendar.entries_on(day)
    note = ""
    if entries:
        last = entries[-1]
        note = last.name or word("occasion" if last.occasion else "phrase", last.occasion or last.kind, lang)
        if last.kind == "substitute":
            note = word("phrase", "substitute", lang).format(occasion=note)
    return Day(day, is_off=not calendar.is_working_day(day), note=note)


def _entry(one: Obligation, due: date, lang: Language) -> Entry:
    leads = "; ".join(unit.name for unit in one.lead)
    said = said_of(one, day_text(due, lang), lang)
    return Entry(due, one.title, _number(one.at), TONE_OF[one.state], "\n".join(part for part in (leads, said) if part))


def items_of(one: Obligation, lang: Language) -> Iterator[Item]:
    """A bar for what has a first and a last day, a diamond for a fixed day, nothing for what has none."""
    if one.due is None:
        return
    if one.opens and one.opens < one.due and one.term.kind not in ("months", "recurring"):
        span = f"{day_text(one.opens, lang)} – {day_text(one.due, lang)}"
        yield Bar(one.opens, one.due, TONE_OF[one.state], said_of(one, span, lang))
        return
    yield Mark(one.due, TONE_OF[one.state], said_of(one, day_text(one.due, lang), lang))


def said_of(one: Obligation, time: str, lang: Language) -> str:
    """Its time and its state in words, with the month or quarter it is for."""
    name = occurrence_text(one.occurrence, lang)
    time = time if name == one.occurrence or not one.is_repeated else f"{name}, {time}"
    return word("phrase", "item", lang).format(time=time, state=one.state_label(lang))


def printed_time(one: Obligation) -> str | None:
    """The time as the plan prints it, where the explanation has it."""
    return next((str(value) for step in one.steps if step.code == "printed" for _, value in step.args), None)


def _rows(table: Timetable, lang: Language) -> Iterator[Row]:
    for at in dict.fromkeys(one.at for one in table):
        owed = [one for one in table if one.at == at]
        items = tuple(item for one in owed for item in items_of(one, lang))
        notes = dict.fromkeys(printed_time(one) or undated(one.term, lang) for one in owed if one.due is None)
        yield Row(owed[0].title, _number(at), items, note="; ".join(notes))


def _number(at: str) -> str:
    """The number of a task; other places have none that says anything by itself."""
    return at.removeprefix("task:") if at.startswith("task:") else ""
