"""When an office works on a working day (giờ làm việc); every office sets its own, so there is no default."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final, Self

from pydantic import Field, model_validator

from tthc.errors import ParseError
from tthc.model.frozen import Frozen

_SHIFT: Final = re.compile(r"\s*(\d{1,2})[:hg](\d{2})?\s*[-–]\s*(\d{1,2})[:hg](\d{2})?\s*")


class Shift(Frozen):
    """A stretch of a working day without a break (buổi)."""

    opens: time
    closes: time

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError(f"closes ({self.closes}) before it opens ({self.opens})")
        return self


class OfficeHours(Frozen):
    """The shifts of a working day, in order.

    Example:
        >>> hours = OfficeHours.parse("7:30-11:30, 13:30-17:00")
        >>> hours.per_day, str(hours)
        (datetime.timedelta(seconds=27000), '07:30-11:30, 13:30-17:00')
    """

    shifts: tuple[Shift, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        for one, after in pairwise(self.shifts):
            if after.opens < one.closes:
                raise ValueError(f"the shift at {after.opens} begins before the one at {one.opens} ends")
        return self

    @classmethod
    def parse(cls, text: str) -> OfficeHours:
        """Shifts parted by commas: 7:30-11:30, 13:30-17:00 (also 7h30-11h30).

        Raises:
            ParseError: they cannot be read, are out of order or overlap.
        """
        hint = 'write them as in "7:30-11:30, 13:30-17:00"'
        shifts = []
        for part in re.split(r"[,;]", text):
            found = _SHIFT.fullmatch(part)
            if found is None:
                raise ParseError(f"{text!r:.80} are no office hours", hint=hint)
            opens_hour, opens_minute, closes_hour, closes_minute = (int(number or 0) for number in found.groups())
            try:
                shifts.append(Shift(opens=time(opens_hour, opens_minute), closes=time(closes_hour, closes_minute)))
            except ValueError as fault:
                raise ParseError(f"{part.strip()!r:.80} is a shift that cannot be", hint=hint) from fault
        try:
            return cls(shifts=tuple(shifts))
        except ValueError as fault:
            raise ParseError(f"{text!r:.80}: the shifts overlap", hint=hint) from fault

    def __str__(self) -> str:
        return ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in self.shifts)

    @property
    def per_day(self) -> timedelta:
        """Working time of a whole day."""
        return sum((_length(shift) for shift in self.shifts), timedelta())

    @property
    def opens(self) -> time:
        """When the day begins."""
        return self.shifts[0].opens

    def until(self, clock: time) -> timedelta:
        """Working time from the opening to a time of the clock."""
        spent = ((shift, min(shift.closes, max(shift.opens, clock))) for shift in self.shifts)
        return sum((_between(shift.opens, end) for shift, end in spent), timedelta())

    def after(self, worked: timedelta) -> time:
        """The time of the clock at which so much of the day is worked; the inverse of ``until``."""
        left = worked
        for shift in self.shifts:
            if left <= _length(shift):
                return (datetime.combine(date.min, shift.opens) + left).time()
            left -= _length(shift)
        return self.shifts[-1].closes


def _length(shift: Shift) -> timedelta:
    return _between(shift.opens, shift.closes)


def _between(one: time, other: time) -> timedelta:
    return datetime.combine(date.min, other) - datetime.combine(date.min, one)
