"""What is known of an indicator for a unit and a period (số liệu tổng hợp): counts, what they rest on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final, Literal

from attrs import field, frozen

from tthc.model import MeasureUnit, Observation, Period, ReportingPeriod, Tally

Basis = Literal["own", "children", "none"]
"""The unit's own report, the sum of the units below it, or nothing that can be added."""

_SHORTEST_MONTH: Final = 28


@frozen
class Figure:
    """One rolled-up figure.

    A unit's own report and the sum of what the units below it report are kept apart; ``basis`` says which of the two
    ``tally`` and ``amount`` are.

    Attributes:
        indicator: slug of what is measured.
        unit: id of the unit, or the name of a group; None for all units of the register.
        period: what it covers.
        scope: the part of the field, None for all of it.
        tally: the counts; None where nobody reported any.
        amount: a sum of bare values that can be added, such as procedures or VND; None where there are none.
        measure: what ``amount`` and the bare values count.
        basis: what ``tally`` and ``amount`` are.
        own: the unit's own counts.
        children: the sum of the counts of the units below it.
        bare: values reported without their parts, of the unit itself and of those below it: shown, never added.
        coverage: reports that are in the figure, of those expected: one for each unit and each part of the period.
        missing: ids of the units that owe a report.
    """

    indicator: str
    unit: str | None
    period: Period | ReportingPeriod
    scope: str | None = None
    tally: Tally | None = None
    amount: Fraction | None = None
    measure: MeasureUnit = "%"
    basis: Basis = "none"
    own: Tally | None = None
    children: Tally | None = None
    bare: tuple[Observation, ...] = ()
    coverage: Tally = field(factory=Tally)
    missing: tuple[str, ...] = ()

    @property
    def rate(self) -> Fraction | None:
        """Numerator by denominator, exact; None where nothing was counted or the denominator is 0."""
        return self.tally.rate if self.tally else None

    @property
    def own_bare(self) -> Observation | None:
        """The value the unit itself reported without its parts, where that is all there is of it.

        Of several the one of the longest period, of equals the latest: of a year so far, a quarter and a month that of
        the year so far, of twelve months the last.
        """
        if self.tally is not None or self.amount is not None:
            return None
        return max((one for one in self.bare if one.unit == self.unit), key=_reach, default=None)


def _reach(one: Observation) -> tuple[int, date]:
    days = one.period if isinstance(one.period, Period) else one.period.to_period()
    return days.length // _SHORTEST_MONTH, days.end
