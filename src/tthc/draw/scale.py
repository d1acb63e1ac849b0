"""The time axis of a picture: days to places, and where months, quarters and years begin."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from attrs import frozen


@frozen
class AxisWords:
    """What is written along the axis.

    Attributes:
        months: twelve short names.
        quarters: four short names.
        year: a form with {year}.
    """

    months: tuple[str, ...]
    quarters: tuple[str, ...]
    year: str


VIETNAMESE: Final = AxisWords(
    months=tuple(f"T{number}" for number in range(1, 13)),
    quarters=("Quý I", "Quý II", "Quý III", "Quý IV"),
    year="Năm {year}",
)
ENGLISH: Final = AxisWords(
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    quarters=("Q1", "Q2", "Q3", "Q4"),
    year="{year}",
)


@frozen
class Tick:
    """One stretch of the axis: from, to, and its name; first and last may be cut."""

    left: float
    right: float
    label: str

    @property
    def middle(self) -> float:
        """Where its name is centred."""
        return (self.left + self.right) / 2


@frozen
class Scale:
    """Whole months laid along a line.

    Attributes:
        first: the first day, the first of a month.
        last: the last day, the last of a month.
        left: where the first day begins.
        right: where the last day ends.
    """

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, one: date, other: date, *, left: float, right: float) -> Scale:
        """The whole months that hold both days and all between, in whichever order they come.

        Example:
            >>> scale = Scale.over(date(2025, 2, 3), date(2025, 6, 20), left=0, right=150)
            >>> scale.first.isoformat(), scale.last.isoformat(), scale.at(date(2025, 2, 1))
            ('2025-02-01', '2025-06-30', 0.0)
        """
        start, end = min(one, other), max(one, other)
        return cls(start.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1]), left, right)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def at(self, day: date) -> float:
        """Where a day begins; days outside stand at the ends."""
        return self._place(day.toordinal())

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self._place(day.toordinal() + 1)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.at(day) + self.after(day)) / 2

    @property
    def months(self) -> int:
        """How many months it holds."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def ticks(self, words: AxisWords) -> tuple[Tick, ...]:
        """The finest stretches there is room to name: months, quarters, years, or several years at once."""
        if self.months <= 24:
            return self._stretches(1, lambda year, month: words.months[month - 1])
        if self.months <= 48:
            return self._stretches(3, lambda year, month: words.quarters[(month - 1) // 3])
        years = -(-self.months // 240)
        return self._stretches(12 * years, lambda year, month: str(year))

    def years(self, words: AxisWords) -> tuple[Tick, ...]:
        """The years, where ``ticks`` are finer."""
        if self.months > 48:
            return ()
        return self._stretches(12, lambda year, month: words.year.format(year=year))

    def _stretches(self, size: int, name: Callable[[int, int], str]) -> tuple[Tick, ...]:
        return tuple(
            Tick(self._place(start), self._place(end), name(year, month)) for start, end, year, month in self._cut(size)
        )

    def _cut(self, size: int) -> Iterator[tuple[int, int, int, int]]:
        """Ordinals of start and end, year and month of each stretch of ``size`` months."""
        end_month = self.last.year * 12 + self.last.month
        month = self.first.year * 12 + self.first.month - 1
        while month < end_month:
            following = min((month // size + 1) * size, end_month)
            start = date(month // 12, month % 12 + 1, 1).toordinal()
            last = date((following - 1) // 12, (following - 1) % 12 + 1, 1)
            yield start, last.toordinal() + monthrange(last.year, last.month)[1], month // 12, month % 12 + 1
            month = following

    def _place(self, ordinal: int) -> float:
        start, end = self.first.toordinal(), self.last.toordinal() + 1
        share = (min(max(ordinal, start), end) - start) / (end - start)
        return self.left + share * (self.right - self.left)
