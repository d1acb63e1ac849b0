"""How many more, now and in the time that is left (số còn phải đạt): exact counts for a ratio and a target."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from tthc.model import Comparator, Tally
from tthc.targets.scorecards.assessment import Needed, NeededBy

_HALF = Fraction(1, 2)


def missing_count(tally: Tally, comparator: Comparator, percent: Fraction) -> int:
    """How many more of the same denominator must be counted, or of a target "below" how many fewer; 0 where it is met.

    The answer stands even where it is more than there are.

    Example:
        >>> missing_count(Tally(0, 40), ">", Fraction(95)), missing_count(Tally(0, 40), ">=", Fraction(95))
        (39, 38)
        >>> missing_count(Tally(3, 40), "<", Fraction(5)), missing_count(Tally(3, 40), "<=", Fraction(5))
        (2, 1)
    """
    if _is_lower(comparator):
        return max(0, tally.numerator - _most(tally.denominator, comparator, percent))
    return max(0, _least(tally.denominator, comparator, percent) - tally.numerator)


def needed_of(tally: Tally, remaining: int, comparator: Comparator, percent: Fraction, by: NeededBy) -> Needed | None:
    """What the remaining work must bring; None where none is left.

    Of a target "below" the count is the greatest that may still fall under it, at most all that remains.

    Example:
        >>> needed_of(Tally(37, 40), 10, ">", Fraction(95), "given")
        Needed(rate=Fraction(11, 10), count=11, of=10, is_possible=False, by='given')
    """
    if remaining <= 0:
        return None
    whole = tally.denominator + remaining
    if _is_lower(comparator):
        room = _most(whole, comparator, percent) - tally.numerator
        count, is_possible = min(max(room, 0), remaining), room >= 0
    else:
        count = max(0, _least(whole, comparator, percent) - tally.numerator)
        is_possible = count <= remaining
    return Needed(Fraction(count, remaining), count, remaining, is_possible, by)


def to_come(denominator: int, covered: int, left: int) -> int:
    """The work of the days left, in proportion to that of the days covered, rounded half up.

    Example:
        >>> to_come(100, 181, 184), to_come(1, 2, 1)
        (102, 1)
    """
    return floor(Fraction(denominator * left, covered) + _HALF) if covered and left > 0 else 0


def needed_of_open(tally: Tally, comparator: Comparator, percent: Fraction) -> Needed | None:
    """What is to be done of what is not yet done, where a ratio says how things stand and nothing further comes in.

    Example:
        >>> needed_of_open(Tally(60, 100), ">=", Fraction(80))
        Needed(rate=Fraction(1, 2), count=20, of=40, is_possible=True, by='open')
    """
    open_ones = tally.denominator - tally.numerator
    if _is_lower(comparator) or open_ones <= 0:
        return None
    count = missing_count(tally, comparator, percent)
    return Needed(Fraction(count, open_ones), count, open_ones, count <= open_ones, "open")


def _is_lower(comparator: Comparator) -> bool:
    return comparator in ("<", "<=")


def _least(denominator: int, comparator: Comparator, percent: Fraction) -> int:
    """The least numerator that is at or above a share."""
    bound = percent * denominator / 100
    return floor(bound) + 1 if comparator == ">" else ceil(bound)


def _most(denominator: int, comparator: Comparator, percent: Fraction) -> int:
    """The greatest numerator that is at or below a share."""
    bound = percent * denominator / 100
    return ceil(bound) - 1 if comparator == "<" else floor(bound)
