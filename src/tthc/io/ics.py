"""The deadlines of a timetable as an iCalendar file (RFC 5545), for the calendars of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import takewhile
from typing import Final

from attrs import frozen
from dateutil.rrule import MONTHLY, rrule
from icalendar import Calendar, Event, Todo

from tthc.io.report.words import ReportWords
from tthc.model import Language, Recurring
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.recurrence import MONTHS_OF_FREQUENCY
from tthc.periods.reporting import done_day
from tthc.periods.timetable import Timetable
from tthc.periods.wording import occurrence_text

_PRODUCT: Final = "-//tthc//control plan deadlines//{lang}"
# RFC 5545 allows no control character in a text but the tab; a line break is written as \n.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_STATUS: Final[dict[ObligationState, str]] = {
    "done_on_time": "COMPLETED",
    "done_late": "COMPLETED",
    "done": "COMPLETED",
    "dropped": "CANCELLED",
    "in_progress": "IN-PROCESS",
}
# A day of completion is written as a moment in UTC that is the same day wherever in Vietnam it is read.
_NOON_IN_VIETNAM: Final = time(5)


def to_ics(timetable: Timetable, lang: Language = "vi") -> bytes:
    r"""An event and a to-do for each due day: the event is seen in every calendar, the to-do can be ticked off.

    An event lasts the whole day and leaves it free. What recurs is one event with a rule; each of its times is a to-do
    of its own, for each is reported on its own. What has no due day and what runs on through the period are left out.
    Each keeps its UID as long as the plan's issuer, number and year are the same, so that a later file replaces the
    earlier one.

    Args:
        timetable: the timetable, whole or of one unit.
        lang: language of the words around the plan's own.

    Example:
        >>> from tthc.model import By, Deliverable, Plan, Schedule, Task, TaskGroup
        >>> from tthc.periods.planning import timetable
        >>> part = Deliverable(schedule=Schedule(terms=(By(date=date(2026, 6, 15)),)))
        >>> group = TaskGroup(label="I", title="Chung", tasks=(Task(label="1", title="Báo cáo", deliverables=(part,)),))
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026", task_groups=(group,))
        >>> lines = to_ics(timetable(plan, as_of=date(2026, 6, 1))).split(b"\r\n")
        >>> [line.decode() for line in lines if line.startswith((b"BEGIN", b"DTSTART", b"DUE"))]
        ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260615', 'BEGIN:VTODO', 'DUE;VALUE=DATE:20260615']
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT.format(lang=lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if timetable.title:
        calendar.add("x-wr-calname", _clean(timetable.title))
    writer = _Writer(timetable.as_of, ReportWords(lang), timetable.plan_id)
    dated = [one for one in timetable if one.due and not one.is_continuous]
    for series in _series(dated):
        calendar.add_component(writer.event(series))
    for one in dated:
        calendar.add_component(writer.todo(one))
    return bytes(calendar.to_ical())


def _series(dated: list[Obligation]) -> Iterator[tuple[Obligation, ...]]:
    """The times of what recurs together, where the first of them stands; all else by itself."""
    together: dict[str, list[Obligation]] = {}
    for one in dated:
        together.setdefault(_series_key(one), []).append(one)
    return (tuple(held) for held in together.values())


def _series_key(one: Obligation) -> str:
    """The key of an obligation without its occurrence, where it is one of a series."""
    if not isinstance(one.term, Recurring):
        return one.key
    place, _, occurrence = one.key.rpartition("@")
    twin = occurrence.partition("#")[2]
    return f"{place}@{one.term.freq}{f'#{twin}' if twin else ''}"


@frozen
class _Writer:
    """Writes the parts of one calendar."""

    as_of: date
    words: ReportWords
    identity: str

    def event(self, series: tuple[Obligation, ...]) -> Event:
        """The due day, or the rule by which it comes again."""
        one = series[0]
        days = [each.due for each in series if each.due]
        event = Event()
        self._put(event, one, f"{_series_key(one)}", many=len(series) > 1)
        event.add("dtstart", days[0])
        if days[0] < date.max:
            event.add("dtend", days[0] + timedelta(days=1))  # the end is the first day after
        if len(days) > 1:
            self._repeat(event, series, days)
        event.add("status", "CANCELLED" if all(each.state == "dropped" for each in series) else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        return event

    def todo(self, one: Obligation) -> Todo:
        """One time, with how far it is."""
        todo = Todo()
        self._put(todo, one, f"{one.key} todo", many=False)
        if one.opens and one.due and one.opens < one.due:
            todo.add("dtstart", one.opens)
        todo.add("due", one.due)
        todo.add("status", _STATUS.get(one.state, "NEEDS-ACTION"))
        if todo["status"] == "COMPLETED":
            done = max(done_day(note) for note in one.progress) if one.progress else self.as_of
            todo.add("completed", datetime.combine(done, _NOON_IN_VIETNAM, UTC))
        percents = [note.percent for note in one.progress if note.percent is not None]
        if percents:
            todo.add("percent-complete", int(min(percents)))
        return todo

    def _put(self, part: Event | Todo, one: Obligation, key: str, *, many: bool) -> None:
        digest = sha256(f"{self.identity}\n{key}".encode("utf-8", "replace")).hexdigest()
        part.add("uid", f"{digest[:40]}@tthc")
        part.add("dtstamp", datetime.combine(self.as_of, time(), UTC))
        part.add("summary", _clean(_summary(one, self.words, many=many)))
        lines = _facts(one, self.words) if many else _description(one, self.as_of, self.words)
        part.add("description", _clean("\n".join(lines)))
        if not many:
            part.add("categories", [one.state_label(self.words.lang)])

    def _repeat(self, event: Event, series: tuple[Obligation, ...], days: list[date]) -> None:
        """By a rule where one gives just these days; a last time cut to the plan's period is none of it."""
        term = series[0].term
        months = MONTHS_OF_FREQUENCY.get(term.freq) if isinstance(term, Recurring) else None
        regular = _by_rule(days, months) if months else 1
        if regular > 1:
            rule = {"freq": "monthly", "interval": months, "bymonthday": -1, "until": days[regular - 1]}
            event.add("rrule", rule)
        if days[max(regular, 1) :]:
            event.add("rdate", days[max(regular, 1) :], parameters={"VALUE": "DATE"})


def _by_rule(days: list[date], months: int) -> int:
    """How many of the days from the first on are ends of months, so many months apart."""
    first = datetime.combine(days[0], time())
    rule = rrule(MONTHLY, dtstart=first, interval=months, bymonthday=-1, count=len(days))
    pairs = zip(days, rule, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1].date(), pairs))


def _summary(one: Obligation, words: ReportWords, *, many: bool) -> str:
    place = one.at.removeprefix("task:") if one.at.startswith("task:") else words.where(one.at)
    name = occurrence_text(one.occurrence, words.lang)
    named = one.is_repeated and not many and name != one.occurrence
    title = words("calendar", "time", title=one.title, time=name) if named else one.title
    return f"{place} {title}".strip(" ")


def _facts(one: Obligation, words: ReportWords) -> Iterator[str]:
    facts = {
        "lead": "; ".join(unit.name for unit in one.lead),
        "coordinating": "; ".join(unit.name for unit in one.coordinating),
        "products": "; ".join(one.products),
    }
    yield from (words("calendar", name, text=text) for name, text in facts.items() if text)


def _description(one: Obligation, as_of: date, words: ReportWords) -> Iterator[str]:
    yield from _facts(one, words)
    if one.act_by and one.act_by != one.due:
        yield words("calendar", "act_by", text=words.day(one.act_by))
    yield words("calendar", "state", day=words.day(as_of), text=one.state_label(words.lang))
    yield one.explain(words.lang)


def _clean(text: str) -> str:
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
