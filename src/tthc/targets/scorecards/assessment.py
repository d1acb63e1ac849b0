"""How one unit stands by one target on a day (đánh giá mức độ đạt chỉ tiêu)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import frozen

from tthc.model import Language, Period, ReportingPeriod, Tally, Target
from tthc.targets.figures.figure import Figure

Standing = Literal["met", "not_met", "on_course", "at_risk", "no_data", "not_due"]
"""đạt, không đạt, đúng tiến độ, có nguy cơ không đạt, chưa có số liệu, chưa đến kỳ."""

Reason = Literal[
    "nothing-reported",
    "nothing-occurred",
    "no-indicator",
    "unit-unknown",
    "baseline-missing",
    "measure-differs",
    "not-begun",
    "not-addable",
]
"""Why there is no figure: nobody reported; 0 of 0 (không phát sinh); the words name no known indicator, or no unit
of the register; a change from a baseline nobody reported; reported in another measure; the period has not begun;
the units below reported bare percentages, which nobody can add."""

NeededBy = Literal["given", "plan", "elapsed", "open"]
"""What says how much work remains."""

Source = Literal["observations", "progress"]
"""Figures reported for the indicator; the progress notes on the plan's own tasks."""


@frozen
class Needed:
    """What the rest of the period must bring.

    Attributes:
        rate: share of the remaining work that must succeed (or, of a target "below", that may fail), exact.
        count: the least (or greatest) number of them.
        of: the remaining work it is of.
        is_possible: whether the target can still be met.
        by: "given" where the caller says how much work remains, "plan" where the plan's own task table does;
            "elapsed" where it is taken in proportion to the days that the figure covers; "open" where the indicator
            says how things stand, so that what remains is what is not yet done.
    """

    rate: Fraction
    count: int
    of: int
    is_possible: bool
    by: NeededBy


@frozen
class Assessment:
    """One target, one unit, one day.

    Attributes:
        target: the commitment.
        at: where it stands in the plan.
        title: the task it stands in; "" in the prose.
        unit: id of the unit it binds; None where the words name none of the register.
        name: the unit as the register has it, else as printed.
        standing: how it stands.
        reason: why there is no figure, where there is none.
        period: what is measured.
        due: last day on which the target is to be met.
        figure: what is known; None where nothing is.
        value: the measured value, in the unit of the target: 95.5 for 95.5 %.
        gap: how much is missing to the target, in its unit (points of percent for rates), 0 or below where it is met.
        count: how many more (of a target "below": fewer) would meet it at the present denominator; None for no rate.
        needed: what the rest of the period must bring; None once the target is due, or where nothing is known.
        base: of a part: "all" where it is measured against everything, "whole" against what the whole counts.
        parts: the target's own parts, in order.
        history: value by period, where several were reported, in order; None where a period has none.
        source: what the figure is made of.
        baseline: of a change, the figure that it starts from.
    """

    target: Target
    at: str
    title: str
    unit: str | None
    name: str
    standing: Standing
    reason: Reason | None
    period: Period | ReportingPeriod
    due: date
    figure: Figure | None = None
    value: Fraction | None = None
    gap: Fraction | None = None
    count: int | None = None
    needed: Needed | None = None
    base: Literal["all", "whole"] | None = None
    parts: tuple[Assessment, ...] = ()
    history: tuple[tuple[Period | ReportingPeriod, Fraction | None], ...] = ()
    source: Source = "observations"
    baseline: Figure | None = None

    @property
    def is_bare(self) -> bool:
        """Whether the value is one that the unit reported without its parts, which cannot be checked or added."""
        return self.value is not None and self.figure is not None and self.figure.own_bare is not None

    @property
    def coverage(self) -> Tally | None:
        """Reports in the value of those that are owed; None where none are, and of a bare value, which stands alone."""
        if self.figure is None or self.is_bare or not self.figure.coverage.denominator:
            return None
        return self.figure.coverage

    def describe(self, lang: Language = "vi") -> str:
        """How the unit stands, in one sentence, with what it takes to meet the target.

        A percentage has as many decimals as tell it from the target: 94.96 % is not written as 95 %.

        Example:
            >>> from tthc.model import Tally
            >>> target = Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%")
            >>> year = Period.of_year(2026)
            >>> figure = Figure("dossiers-on-time", "an-khe.so-tu-phap", year, tally=Tally(37, 40))
            >>> one = Assessment(target, "body:II.1", "", "an-khe.so-tu-phap", "Sở Tư pháp", "not_met", None, year,
            ...                  year.end, figure, Fraction("92.5"), Fraction("2.5"), 2)
            >>> print(one)
            Sở Tư pháp: 37/40 (92,5%) – không đạt, cần thêm 2 để đạt trên 95%
            >>> one.describe("en")
            'Sở Tư pháp: 37/40 (92.5%) – not met, 2 more needed to reach more than 95%'
        """
        from tthc.targets.scorecards.sentence import sentence

        return sentence(self, lang)

    def __str__(self) -> str:
        return self.describe()
