"""What is known of one unit in one series and one asked period: sums that add, and how complete they are."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

ADDED_MEASURES: Final = frozenset(
    ("dossier", "procedure", "service", "task", "unit", "person", "document", "household", "enterprise", "VND", "USD",
     "ha", "tonne", "item", "time")
)  # fmt: skip
"""What bare values may be added of; percentages, points and lengths of time cannot be."""

Column: TypeAlias = int
"""A series and an asked period as one number: ``series * number of asked periods + period``."""


@frozen
class Cell:
    """Sums, and the reports they are made of.

    Attributes:
        numerator: the sum; of bare values that can be added, their sum.
        denominator: the sum; 0 of bare values.
        reported: parts of the period that are over and were reported.
        expected: parts of the period that are over, and for which a report is owed.
    """

    numerator: int | Fraction
    denominator: int
    reported: int
    expected: int

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.reported + other.reported,
            self.expected + other.expected,
        )

    @property
    def share(self) -> Fraction:
        """Reported of expected; nothing where nothing was due."""
        return Fraction(self.reported, self.expected) if self.expected else Fraction(0)

    def agrees_with(self, other: Cell) -> bool:
        """Whether both say the same figure."""
        return (self.numerator, self.denominator) == (other.numerator, other.denominator)
