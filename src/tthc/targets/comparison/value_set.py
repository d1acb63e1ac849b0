"""The set of values that meet a target (tập giá trị đạt chỉ tiêu): an interval with exact ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Final

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Comparator, Target


@frozen(order=True)
class Cut:
    """A place between values: just below one, or just above it. Cuts are in the order of their places.

    Attributes:
        value: the value it stands beside.
        is_above: whether the value itself lies below the cut.

    Example:
        >>> Cut(Fraction(95)) < Cut(Fraction(95), is_above=True) < Cut(Fraction(96))
        True
    """

    value: Fraction
    is_above: bool = False


@frozen
class ValueSet:
    """Every value between two cuts, exactly.

    There are no bounds but those that are written: a rate may be above 100 %, as 110 % of a plan is, and what is
    counted may come as an average, so "> 4 dossiers" is not taken for ">= 5 dossiers".

    Attributes:
        lower: where it begins; None where it has no beginning.
        upper: where it ends; None where it has no end. Nothing lies between a cut and one that is not above it: all
            such sets are the one empty set.

    Example:
        >>> above, least = ValueSet.of_bound(">", 95), ValueSet.of_bound(">=", 95)
        >>> 95 in above, 95 in least, above < least
        (False, True, True)
        >>> str(least & ValueSet.of_bound("<", 97.5))
        '[95, 195/2)'
    """

    lower: Cut | None = None
    upper: Cut | None = None

    def __attrs_post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower >= self.upper:
            object.__setattr__(self, "lower", _NOWHERE)
            object.__setattr__(self, "upper", _NOWHERE)

    @classmethod
    def of(cls, target: Target) -> ValueSet:
        """The values of a target in its unit, parts aside; of a change, how much changes (a reduction is positive).

        Example:
            >>> cut = Target(text="giảm ít nhất 30%", comparator=">=", value=30, unit="%", kind="reduction")
            >>> Fraction(50) in ValueSet.of(cut)
            True
        """
        return cls.of_bound(target.comparator, target.value)

    @classmethod
    def of_bound(cls, comparator: Comparator, bound: Fraction | Decimal | float) -> ValueSet:
        """The values on one side of a bound.

        Raises:
            InputError: the bound is no number.
        """
        value = exact(bound)
        match comparator:
            case ">":
                return cls(lower=Cut(value, is_above=True))
            case ">=":
                return cls(lower=Cut(value))
            case "<":
                return cls(upper=Cut(value))
            case "<=":
                return cls(upper=Cut(value, is_above=True))

    def __contains__(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, (Real, Decimal)):
            return False
        try:
            place = Cut(exact(value))
        except InputError:  # not a number, or endless
            return False
        return (self.lower is None or self.lower <= place) and (self.upper is None or place < self.upper)

    def __bool__(self) -> bool:
        return self.lower is None or self.lower != self.upper

    def __and__(self, other: ValueSet) -> ValueSet:
        """What lies in both."""
        lowers = [one for one in (self.lower, other.lower) if one is not None]
        uppers = [one for one in (self.upper, other.upper) if one is not None]
        return ValueSet(max(lowers, default=None), min(uppers, default=None))

    def __le__(self, other: ValueSet) -> bool:
        """Whether it lies inside the other, or is it."""
        return self & other == self

    def __lt__(self, other: ValueSet) -> bool:
        """Whether it lies inside the other, and is not it."""
        return self != other and self <= other

    def scaled(self, factor: Fraction) -> ValueSet:
        """The same values in a unit of which a positive number makes one of the present unit."""
        ends = (self.lower, self.upper)
        lower, upper = (None if one is None else Cut(one.value * factor, one.is_above) for one in ends)
        return ValueSet(lower, upper)

    def isdisjoint(self, other: ValueSet) -> bool:
        """Whether no value lies in both."""
        return not self & other

    def __str__(self) -> str:
        if not self:
            return "∅"
        start = "(-∞" if self.lower is None else f"{'(' if self.lower.is_above else '['}{self.lower.value}"
        end = "∞)" if self.upper is None else f"{self.upper.value}{']' if self.upper.is_above else ')'}"
        return f"{start}, {end}"


_NOWHERE: Final = Cut(Fraction(0))


def exact(value: Real | Decimal | float) -> Fraction:
    """A number exactly as its figures say: 96.5 is 193/2 and 0.1 is 1/10.

    Raises:
        InputError: it is no number.
    """
    try:
        if isinstance(value, Rational):
            return Fraction(int(value.numerator), int(value.denominator))
        return Fraction(str(value))  # a float, also of 32 bits, is what it prints as
    except (ValueError, OverflowError):
        raise InputError(f"{value!r:.80} is not a number", hint="give one such as 95 or 97.5") from None


def meets(value: Fraction | Decimal | float, target: Target) -> bool:
    """Whether a value in the unit of a target meets it, exactly; its parts are targets of their own.

    Example:
        >>> most = Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%")
        >>> meets(Fraction(95), most), meets(95.1, most)
        (False, True)
    """
    return value in ValueSet.of(target)
