"""How a value stands by a target on a day (kết luận đạt hay không đạt)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tthc.model import Target
from tthc.targets.comparison.value_set import ValueSet, exact
from tthc.targets.scorecards.assessment import Standing
from tthc.targets.scorecards.ranking import is_limit


def standing_of(target: Target, value: Fraction | None, *, as_of: date, due: date, margin: Fraction) -> Standing:
    """Met or not met once it is due, to the last digit; before, on course where it is met with so much to spare.

    A rate that cannot be better, 100 % of a level or 0 % of one to stay below, is on course whatever the margin.

    Example:
        >>> most = Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%")
        >>> due, value = date(2026, 12, 31), Fraction(191, 2)
        >>> standing_of(most, value, as_of=due, due=due, margin=Fraction(1))
        'met'
        >>> standing_of(most, value, as_of=date(2026, 6, 30), due=due, margin=Fraction(1))
        'at_risk'
    """
    if value is None:
        return "no_data"
    is_met = value in ValueSet.of(target)
    if as_of >= due:
        return "met" if is_met else "not_met"
    is_safe = -gap_of(target, value) >= margin or _is_best(target, value)
    return "on_course" if is_met and is_safe else "at_risk"


def gap_of(target: Target, value: Fraction) -> Fraction:
    """How much is missing, in the unit of the target; 0 or below where it is met, 0 as well exactly at a strict bound.

    Example:
        >>> gap_of(Target(text="dưới 5%", comparator="<", value=5, unit="%"), Fraction(7))
        Fraction(2, 1)
    """
    bound = exact(target.value)
    return value - bound if is_limit(target) else bound - value


def _is_best(target: Target, value: Fraction) -> bool:
    if target.unit != "%" or target.kind != "level":
        return False
    return value == 0 if is_limit(target) else value == 100
