"""Which days are worked (lịch làm việc)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from attrs import frozen

from tthc.model import Language
from tthc.periods.wording import word

_ONE_DAY: Final = timedelta(days=1)
_MONDAY_TO_FRIDAY: Final = frozenset(range(5))


@frozen
class WorkCalendar:
    """The working days of an office (ngày làm việc), as a value that results can name.

    Attributes:
        name: which calendar; stable.
        version: version of its data.

    Example:
        >>> WorkCalendar.weekdays().is_working_day(date(2025, 12, 14))
        False
    """

    name: str
    version: str
    _weekdays: frozenset[int] = _MONDAY_TO_FRIDAY

    @classmethod
    def weekdays(cls) -> WorkCalendar:
        """Monday to Friday; public holidays and make-up days are not in it."""
        return cls(name="weekdays", version="1")

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day."""
        return day.weekday() in self._weekdays

    def roll(self, day: date) -> date:
        """The day itself where it is a working day, else the next one.

        Example:
            >>> WorkCalendar.weekdays().roll(date(2025, 12, 14))
            datetime.date(2025, 12, 15)
        """
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def roll_back(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it.

        Example:
            >>> WorkCalendar.weekdays().roll_back(date(2025, 12, 14))
            datetime.date(2025, 12, 12)
        """
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def label(self, lang: Language = "vi") -> str:
        """What it counts, in words."""
        return word("calendar", self.name, lang)
