"""Working days as a cumulative count, so that adding and counting are look-ups (one table a calendar)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import accumulate, compress

from attrs import frozen

_WEEK = b"\1\1\1\1\1\0\0"


@frozen(eq=False)
class DayIndex:
    """The days of a calendar, numbered from its first.

    Attributes:
        base: ordinal of the first day.
        worked: a byte a day, 1 where it is worked.
        counts: how many working days there are up to and including each day.
        days: the working days in order.
    """

    base: int
    worked: bytes
    counts: tuple[int, ...]
    days: tuple[date, ...]

    @classmethod
    def over(cls, first: date, last: date, exceptions: Mapping[date, bool]) -> DayIndex:
        """Monday to Friday from first to last, but for the days that are worked or not all the same.

        Example:
            >>> index = DayIndex.over(date(2026, 5, 1), date(2026, 5, 10), {date(2026, 5, 1): False})
            >>> index.counts
            (0, 0, 0, 1, 2, 3, 4, 5, 5, 5)
        """
        base, size = first.toordinal(), (last - first).days + 1
        week = _WEEK[first.weekday() :] + _WEEK[: first.weekday()]
        worked = bytearray((week * (size // 7 + 1))[:size])
        for day, is_worked in exceptions.items():
            if 0 <= (at := day.toordinal() - base) < size:
                worked[at] = is_worked
        days = map(date.fromordinal, compress(range(base, base + size), worked))
        return cls(base, bytes(worked), tuple(accumulate(worked)), tuple(days))
