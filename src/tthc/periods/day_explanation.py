"""Why a day is worked or not (giải thích một ngày)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from tthc.model import Language
from tthc.periods.explanation import Step, explained


@frozen
class DayExplanation:
    """A day of a calendar, explained.

    Attributes:
        day: the day.
        is_working: whether offices work on it.
        is_provisional: whether its year has not been announced yet.
        steps: weekday, holidays, swaps and the office's own days, in the order in which each overrides the one before.
    """

    day: date
    is_working: bool
    is_provisional: bool
    steps: tuple[Step, ...]

    def text(self, lang: Language = "vi") -> str:
        """One line a step, with what it rests on."""
        return explained(self.steps, lang)

    def __str__(self) -> str:
        return self.text()
