"""Time limits that a decree sets: what for, from when, on what basis. Three rules, three types."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Language
from tthc.model.moment import in_vietnam
from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step
from tthc.periods.time_limit import Ending, TimeLimit

_ONE_DAY: Final = timedelta(days=1)


@frozen
class Provision:
    """What sets a limit.

    Attributes:
        code: names it; stable.
        titles: what must be done, in Vietnamese and in English.
        events: what it runs from or up to, likewise; empty where it is a day of the year.
        bases: the article, likewise.
        since: the first day it holds; None where that is not known.
    """

    code: str
    titles: tuple[str, str]
    events: tuple[str, str]
    bases: tuple[str, str]
    since: date | None = None

    def title(self, lang: Language = "vi") -> str:
        """What must be done."""
        return _of(self.titles, lang)

    def event(self, lang: Language = "vi") -> str:
        """What it runs from or up to."""
        return _of(self.events, lang)

    def basis(self, lang: Language = "vi") -> str:
        """The article."""
        return _of(self.bases, lang)

    def check(self, day: date) -> None:
        """See that it holds on a day.

        Raises:
            InputError: it came into force later.
        """
        day = in_vietnam(day).date() if isinstance(day, datetime) else day
        if self.since and day < self.since:
            hint = "what held before that day is not in the table"
            raise InputError(f"{self.code} holds from {self.since}, not on {day}", hint=hint)


@frozen
class LimitAfter:
    """So long after an event (trong thời hạn … kể từ ngày …)."""

    provision: Provision
    limit: TimeLimit

    def ends(self, event: date, calendar: WorkCalendar | None = None) -> date:
        """Last day in time, counted from the day of the event.

        Raises:
            InputError: the provision was not in force yet on that day.
            CalendarRangeError: the calendar does not cover the day reached.
        """
        return self.ending(event, calendar).due

    def ending(self, event: date, calendar: WorkCalendar | None = None) -> Ending:
        """The same with its steps."""
        self.provision.check(event)
        return self.limit.ending(event, calendar)


@frozen
class LimitBefore:
    """At the latest so long before an event (chậm nhất trước … ngày)."""

    provision: Provision
    limit: TimeLimit

    def ends(self, event: date, calendar: WorkCalendar | None = None) -> date:
        """Last day in time: the day of the event less the limit; it does not move from a day off."""
        self.provision.check(event)
        return self.limit.before(event, calendar)

    def explain(self, event: date, calendar: WorkCalendar | None = None, lang: Language = "vi") -> str:
        """In a sentence."""
        day = self.ends(event, calendar)
        step = Step.of(
            "before-event",
            limit=self.limit.duration,
            event=self.provision.event(lang),
            day=day,
            source=self.provision.basis(lang),
        )
        return f"{step.text(lang)} [{step.basis(lang)}]"


@frozen
class YearlyLimit:
    """Before a day of every year (trước ngày … hằng năm)."""

    provision: Provision
    month: int
    day: int

    def ends(self, year: int) -> date:
        """Last day in time: the day before the one named, which is left out.

        Raises:
            InputError: no calendar has the year, or the provision was not in force yet.
        """
        try:
            named = date(year, self.month, self.day)
        except (TypeError, ValueError) as fault:
            raise InputError(f"{year} is not a year of the calendar", hint="give a year such as 2026") from fault
        self.provision.check(named)
        return named - _ONE_DAY


def _of(words: tuple[str, str], lang: Language) -> str:
    return words[0] if lang == "vi" else words[1]
