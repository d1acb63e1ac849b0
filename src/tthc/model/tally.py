"""Exact counts that add: so many of so many (tỷ lệ có tử số và mẫu số)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from tthc.errors import InputError


def _count(instance: object, attribute: object, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InputError(f"{value!r} is not a count", hint="give whole numbers that are not negative")


@frozen
class Tally:
    """A numerator and a denominator, kept apart so that rates of many units add by their parts.

    Attributes:
        numerator: how many.
        denominator: of how many.

    Example:
        >>> both = Tally(9, 10) + Tally(1, 90)
        >>> both, both.rate
        (Tally(numerator=10, denominator=100), Fraction(1, 10))
        >>> Tally().rate is None
        True
    """

    numerator: int = field(default=0, validator=_count)
    denominator: int = field(default=0, validator=_count)

    def __add__(self, other: object) -> Tally:
        if not isinstance(other, Tally):  # a number has a numerator and a denominator too
            return NotImplemented
        return Tally(self.numerator + other.numerator, self.denominator + other.denominator)

    @classmethod
    def total(cls, parts: Iterable[Tally]) -> Tally:
        """The sum; of none ``Tally(0, 0)``."""
        return sum(parts, cls())

    @property
    def rate(self) -> Fraction | None:
        """Numerator by denominator, exact; None for 0 of 0, which has no rate."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"
