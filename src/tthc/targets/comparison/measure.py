"""Measures and what converts into what (đơn vị tính), by a closed registry of the package's own."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, cast

from tthc.model import MeasureUnit

if TYPE_CHECKING:
    from pint import UnitRegistry

_SIGNS: Final[dict[MeasureUnit, str]] = {"%": "percent"}
_UNITS: Final[dict[str, MeasureUnit]] = {name: unit for unit, name in _SIGNS.items()}


def converted(value: Fraction | int, unit: MeasureUnit, into: MeasureUnit) -> Fraction | None:
    """The same amount in another measure, exactly; None where the two do not measure the same.

    Months and years convert. Days, hours and working days do not: a day is 24 hours only of a span that is not
    continuous, and a figure does not say which it is of. Nor do percent and points of percent, two currencies, or
    two kinds of counted things.

    Legal basis: Civil Code 2015, Articles 146(1), 147, 148.

    Example:
        >>> converted(2, "year", "month"), converted(3, "month", "year")
        (Fraction(24, 1), Fraction(1, 4))
        >>> converted(1, "day", "hour") is None, converted(10, "%", "pp") is None
        (True, True)
    """
    if unit == into:
        return Fraction(value)
    (base, factor), (other_base, other_factor) = base_of(unit), base_of(into)
    return value * factor / other_factor if base == other_base else None


@cache
def base_of(unit: MeasureUnit) -> tuple[MeasureUnit, Fraction]:
    """The measure that a unit is made of, and how much of it one unit is.

    Example:
        >>> base_of("year"), base_of("%")
        (('month', Fraction(12, 1)), ('%', Fraction(1, 1)))
    """
    one = _registry().Quantity(Fraction(1), _SIGNS.get(unit, unit)).to_root_units()
    name = str(one.units)
    return _UNITS.get(name, cast("MeasureUnit", name)), Fraction(one.magnitude)


@cache
def _registry() -> UnitRegistry[Fraction]:
    """Our own definitions only: pint's would make a month 30.4375 days and % a number."""
    from pint import UnitRegistry

    registry: UnitRegistry[Fraction] = UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(files("tthc").joinpath("data", "measures.txt").read_text("utf-8").splitlines())
    return registry
