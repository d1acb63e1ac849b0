"""A sum of figures and how complete it is; and which of two sums for one thing stands (số cộng và độ đầy đủ)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from tthc.targets.figures.report_frame import AnyPeriod

ADDED_MEASURES: Final = frozenset(
    ("dossier", "procedure", "service", "task", "unit", "person", "document", "household", "enterprise", "VND", "USD",
     "ha", "tonne", "item", "time")
)  # fmt: skip
"""What bare values may be added of; percentages, points and lengths of time cannot be."""


@frozen
class Sum:
    """What was reported of one thing.

    Attributes:
        numerator: the sum; of bare values that can be added, their sum.
        denominator: the sum; 0 of bare values.
        reported: parts of the period that are over and were reported.
        owed: parts of the period that are over, and for which a report is owed.
    """

    numerator: int | Fraction
    denominator: int
    reported: int
    owed: int

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.reported + other.reported,
            self.owed + other.owed,
        )

    def covers_more_than(self, other: Sum) -> bool:
        """Whether a greater part of what is owed is in it; where nothing is owed, nothing is covered."""
        return self.owed > 0 and (other.owed == 0 or self.reported * other.owed > other.reported * self.owed)

    @property
    def is_full(self) -> bool:
        """Whether all that is owed is in it."""
        return 0 < self.owed == self.reported

    def agrees_with(self, other: Sum) -> bool:
        """Whether both say the same figure."""
        return (self.numerator, self.denominator) == (other.numerator, other.denominator)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}" if self.denominator else str(self.numerator)


@frozen
class Contradiction:
    """Two sums for one thing that cannot both be right.

    Attributes:
        series: number of the series.
        asked: number of the asked period.
        unit: the unit.
        whole: what the unit said of itself, or of the whole period.
        parts: the sum of the units below it, or of the parts of the period.
        period: the period it is about, where it is a part of the asked one.
    """

    series: int
    asked: int
    unit: str | None
    whole: Sum
    parts: Sum
    period: AnyPeriod | None = None
