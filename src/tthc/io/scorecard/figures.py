"""The figures of a scorecard as numbers of a worksheet, each with the pattern Excel writes it by."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import frozen

from tthc.io.excel.cell import Shown
from tthc.model import Target
from tthc.targets.scorecards.number import Rounding, places_apart
from tthc.targets.scorecards.wording import places_of, unlike

TEXT: Final = "text"
CODE: Final = "code"
DAY: Final = "day"
CENTRE: Final = "centre"
COUNT: Final = "#,##0"
_MOST: Final = 15
"""Decimals beyond which a number of a worksheet is not exact."""


@frozen
class Cell:
    """What a cell holds.

    Attributes:
        value: the number, text or day.
        pattern: a pattern of Excel, or one of the kinds of columns.
    """

    value: Shown
    pattern: str = TEXT


def count_cell(count: int | None) -> Cell:
    """A whole number."""
    return Cell(count, COUNT)


def middle_cell(value: Shown) -> Cell:
    """What reads best in the middle of its column: a number of a row, a rank, a measure."""
    return Cell(value, CENTRE)


def value_cell(value: Fraction | None, target: Target) -> Cell:
    """A value: a real percentage for shares, else a number; with as many decimals as tell it from the target."""
    if value is None:
        return Cell(None)
    places = places_apart(value, places_of(target.unit), unlike(target))
    if target.unit == "%":
        return share_cell(value / 100, places)
    return Cell(float(value), _decimal(value, places))


def gap_cell(gap: Fraction | None, target: Target) -> Cell:
    """A difference, in points of percent for shares; never 0 if it is not."""
    if gap is None:
        return Cell(None)
    return Cell(float(gap), _decimal(gap, places_apart(gap, places_of(target.unit), (Fraction(0),))))


def share_cell(share: Fraction | None, places: int = 1, rounding: Rounding = "nearest") -> Cell:
    """A share of 1 as a percentage.

    Args:
        share: the share.
        places: decimals of the percentage.
        rounding: the side it is rounded to, so that Excel shows no less, or no more, than is needed.
    """
    if share is None:
        return Cell(None)
    if rounding != "nearest":
        scaled = share * 10 ** (places + 2)
        share = Fraction(-(-scaled // 1) if rounding == "up" else scaled // 1, 10 ** (places + 2))
    return Cell(float(share), _with_places("0", places) + "%")


def _decimal(value: Fraction, places: int) -> str:
    return COUNT if value.denominator == 1 else _with_places(COUNT, places)


def _with_places(pattern: str, places: int) -> str:
    return f"{pattern}.{'0' * min(places, _MOST)}" if places else pattern
