"""What an office adds to the calendar: days it is closed, days it works besides (lịch riêng của cơ quan)."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import Field, model_validator

from tthc.model.frozen import Frozen
from tthc.model.period import Period


class OfficeDay(Frozen):
    """A day or several that an office closes or works, with what it rests on.

    Attributes:
        date: the day, or the first of several.
        end: the last of several; None for one day.
        name: why, as it is to be shown: "Nghỉ do bão số 5".
        basis: the document that says so.
    """

    date: dt.date
    end: dt.date | None = None
    name: str = Field(min_length=1)
    basis: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end is not None and self.end < self.date:
            raise ValueError(f"ends ({self.end}) before it starts ({self.date})")
        return self

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(start=self.date, end=self.end or self.date)


class OfficeDays(Frozen):
    """The closures and extra working days of one office.

    Attributes:
        name: the office, as results are to name its calendar.
        closed: days it does not work.
        worked: days it works although they are days off.

    Example:
        >>> storm = OfficeDay(date=dt.date(2026, 9, 24), name="Nghỉ do bão")
        >>> OfficeDays(name="UBND xã Bãi Sậy", closed=(storm,)).closed[0].period.length
        1
    """

    name: str = Field(min_length=1)
    closed: tuple[OfficeDay, ...] = ()
    worked: tuple[OfficeDay, ...] = ()

    @model_validator(mode="after")
    def _not_both(self) -> Self:
        for one in self.closed:
            for other in self.worked:
                if one.period.intersects(other.period):
                    raise ValueError(f"{one.name!r} and {other.name!r} say the same day is closed and worked")
        return self
