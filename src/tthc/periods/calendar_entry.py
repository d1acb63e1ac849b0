"""The days on which a calendar departs from Monday to Friday, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from attrs import frozen

from tthc.model import Language, OfficeDay, OfficeDays
from tthc.periods.explanation import Step

EntryKind = Literal["holiday", "substitute", "swap-off", "swap-work", "closed", "worked"]
"""ngày nghỉ lễ, nghỉ bù, nghỉ hoán đổi, làm việc hoán đổi (làm bù), cơ quan nghỉ, cơ quan làm thêm."""

# A later layer overrides an earlier one of the same day.
LAYERS: Final[dict[EntryKind, int]] = {
    "holiday": 0,
    "substitute": 1,
    "swap-off": 2,
    "swap-work": 2,
    "closed": 3,
    "worked": 3,
}
WORKED: Final = frozenset({"swap-work", "worked"})
SWAPS: Final = frozenset({"swap-off", "swap-work"})


@frozen
class CalendarEntry:
    """One day a calendar says something about.

    Attributes:
        day: the day.
        kind: what it makes of the day.
        occasion: which holiday: "tet", "national" …; "" for others.
        of: the day it stands for: of a substitute the holiday, of a swap its counterpart.
        name: what an office calls it.
        law: slug of the article it rests on; "" for swaps, which have none, and for an office's own days.
        documents: the announcements or decisions it rests on; "" where none was needed or found.
        is_provisional: made by rule and assumption, not yet announced.
    """

    day: date
    kind: EntryKind
    occasion: str = ""
    of: date | None = None
    name: str = ""
    law: str = ""
    documents: str = ""
    is_provisional: bool = False

    @property
    def is_worked(self) -> bool:
        """Whether it makes the day a working day."""
        return self.kind in WORKED

    @property
    def rank(self) -> tuple[date, int]:
        """Days in order, of one day the deciding entry last."""
        return self.day, LAYERS[self.kind]

    def basis(self, lang: Language = "vi") -> str:
        """What it rests on, in words."""
        return self.step().basis(lang)

    def step(self) -> Step:
        """What it says, as a step of an explanation."""
        rests = {"law": self.law or None, "source": self.documents or None}
        match self.kind:
            case "holiday":
                return Step.of("holiday", day=self.day, occasion=self.occasion, **rests)
            case "substitute":
                return Step.of("substitute", day=self.day, occasion=self.occasion, of=self.of, **rests)
            case "swap-off" | "swap-work":
                return Step.of(self.kind, day=self.day, of=self.of, **rests)
        return Step.of(self.kind, day=self.day, name=self.name, **rests)


def office_entries(office: OfficeDays) -> tuple[CalendarEntry, ...]:
    """A day each of what an office adds to a calendar."""
    closed = (CalendarEntry(day, "closed", name=one.name, documents=one.basis) for one, day in _each(office.closed))
    worked = (CalendarEntry(day, "worked", name=one.name, documents=one.basis) for one, day in _each(office.worked))
    return (*closed, *worked)


def _each(days: tuple[OfficeDay, ...]) -> Iterator[tuple[OfficeDay, date]]:
    return ((one, day) for one in days for day in one.period.days())
