"""The open deadlines of the report page: those before its day and those from it on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tthc.draw.html import Child, Markup, element, join
from tthc.io.report.table import Entry, columns, day, listing
from tthc.io.report.view import View, lines
from tthc.periods.obligation import Obligation
from tthc.periods.wording import occurrence_text

_SHOWN: Final = {"past": 30, "next": 15}


def deadlines(view: View) -> tuple[Markup | None, Markup | None]:
    """The two tables, None where nothing stands in one."""
    owed = [one for one in view.timetable if one.due and one.is_open and not one.is_continuous]
    as_of = view.timetable.as_of
    past = [one for one in owed if one.due and one.due < as_of]
    coming = [one for one in owed if one.due and one.due >= as_of]
    return _deadline_table(view, past, "past"), _deadline_table(view, coming, "next")


def _deadline_table(view: View, owed: Sequence[Obligation], name: str) -> Markup | None:
    if not owed:
        return None
    heads = columns(view.words, ("due", "act_by", "left", "task", "lead", "state"), row_head="task")
    entries = [_entry(view, one) for one in owed]
    shown, rest = entries[: _SHOWN[name]], entries[_SHOWN[name] :]
    caption = view.words("heading", name)
    return join([listing(heads, shown, name="deadlines", caption=caption, folded=rest), _rest(view, len(rest))])


def _rest(view: View, count: int) -> Markup | None:
    """How many more there are; the button works where the script does."""
    if not count:
        return None
    words = view.words
    button = element("button", words("page", "unfold", count=count), type="button", class_="unfold", hidden=True)
    return element("p", element("span", words("page", "rest", count=count), class_="muted"), " ", button, class_="rest")


def _entry(view: View, one: Obligation) -> Entry:
    words = view.words
    name = occurrence_text(one.occurrence, words.lang)
    of_several = element("span", name, class_="muted small") if name != one.occurrence else None
    contents: tuple[Child, ...] = (
        _dated(view, one, acting=False),
        _dated(view, one, acting=True) if one.act_by != one.due else "",
        element("data", view.days_left(one.due), value=(one.due - view.timetable.as_of).days, class_="day")
        if one.due
        else None,
        lines([join([view.link(one.at), " · ", words.printed(one.title)]), of_several]),
        view.units(one.lead),
        view.pill(one.state),
    )
    return contents, view.facets.row((one,), lead=one.lead, coordinating=one.coordinating)


def _dated(view: View, one: Obligation, *, acting: bool) -> Markup:
    """The due day, or the day to act by, and its day of the week."""
    when = one.act_by if acting else one.due
    weekday = element("span", view.words.weekday(when), class_="muted small") if when else None
    return lines([day(when, view.words), weekday])
