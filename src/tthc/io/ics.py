"""The deadlines of a timetable as an iCalendar file (RFC 5545), for the calendars of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from icalendar import Calendar, Event

from tthc.io.report_words import ReportWords
from tthc.model import Language, Plan
from tthc.periods.obligation import Obligation
from tthc.periods.timetable import Timetable
from tthc.periods.wording import occurrence_text

_PRODUCT: Final = "-//tthc//control plan deadlines//{lang}"
# RFC 5545 allows no control character in a text but the tab; a line break is written as \n.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def to_ics(timetable: Timetable, lang: Language = "vi", *, plan: Plan | None = None) -> bytes:
    """One event of a whole day for each due day, free time to the calendar it stands in.

    Events and not to-dos, which Google Calendar does not show and Outlook does not import. What has no due day and
    what runs on through the period are left out. An event keeps its UID as long as the plan is the same, so that a
    later file replaces the earlier one.

    Args:
        timetable: the timetable, whole or of one unit.
        lang: language of the words around the plan's own.
        plan: the plan, whose issuer, number and year tell its events from those of another plan of the same title.

    Example:
        >>> from tthc.model import By, Deliverable, Schedule, Task, TaskGroup
        >>> from tthc.periods.timetable import timetable
        >>> part = Deliverable(schedule=Schedule(terms=(By(date=date(2026, 6, 15)),)))
        >>> group = TaskGroup(label="I", title="Chung", tasks=(Task(label="1", title="Báo cáo", deliverables=(part,)),))
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,))
        >>> b"DTSTART;VALUE=DATE:20260615" in to_ics(timetable(plan, as_of=date(2026, 6, 1)))
        True
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT.format(lang=lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if timetable.title:
        calendar.add("x-wr-calname", _clean(timetable.title))
    identity = _identity(timetable, plan)
    for one in timetable:
        if one.due and not one.is_continuous:
            calendar.add_component(_event(one, one.due, timetable.as_of, ReportWords(lang), identity))
    return bytes(calendar.to_ical())


def _event(one: Obligation, due: date, as_of: date, words: ReportWords, identity: str) -> Event:
    event = Event()
    digest = sha256(f"{identity}\n{one.key}".encode("utf-8", "replace")).hexdigest()
    event.add("uid", f"{digest[:40]}@tthc")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", due)
    if due < date.max:
        event.add("dtend", due + timedelta(days=1))  # the end is the first day after
    event.add("summary", _clean(_summary(one, words)))
    event.add("description", _clean("\n".join(_description(one, as_of, words))))
    event.add("categories", [one.state_label(words.lang)])
    event.add("status", "CANCELLED" if one.state == "dropped" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _identity(timetable: Timetable, plan: Plan | None) -> str:
    """What tells a plan from others: who issued it under which number in which year; in a draft its title."""
    if plan is None or plan.code is None:
        return timetable.title
    return f"{plan.issuer} {plan.code} {plan.issued_on.year if plan.issued_on else ''}"


def _summary(one: Obligation, words: ReportWords) -> str:
    place = one.at.removeprefix("task:") if one.at.startswith("task:") else words.where(one.at)
    name = occurrence_text(one.occurrence, words.lang)
    title = one.title if name == one.occurrence else words("calendar", "time", title=one.title, time=name)
    return f"{place} {title}".strip(" ")


def _description(one: Obligation, as_of: date, words: ReportWords) -> Iterator[str]:
    facts = {
        "lead": "; ".join(unit.name for unit in one.lead),
        "coordinating": "; ".join(unit.name for unit in one.coordinating),
        "products": "; ".join(one.products),
        "act_by": words.day(one.act_by) if one.act_by and one.act_by != one.due else "",
    }
    yield from (words("calendar", name, text=text) for name, text in facts.items() if text)
    yield words("calendar", "state", day=words.day(as_of), text=one.state_label(words.lang))
    yield one.explain(words.lang)


def _clean(text: str) -> str:
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
