"""A closed interval of days: the time a plan is for (thời kỳ của kế hoạch)."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from tthc.model.frozen import Frozen


class Period(Frozen):
    """The days from ``start`` to ``end``, both inside (kỳ, giai đoạn).

    Example:
        >>> half = Period(start=date(2025, 7, 1), end=date(2025, 12, 31))
        >>> date(2025, 12, 31) in half
        True
        >>> str(half)
        '2025-07-01/2025-12-31'
    """

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year (năm).

        Example:
            >>> Period.of_year(2025).end
            datetime.date(2025, 12, 31)
        """
        return cls(start=date(year, 1, 1), end=date(year, 12, 31))
