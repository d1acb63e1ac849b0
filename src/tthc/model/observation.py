"""What a unit reports on an indicator (số liệu báo cáo), beside the plan."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from tthc.model.frozen import Frozen
from tthc.model.period import Period
from tthc.model.reporting_period import ReportingPeriod
from tthc.model.tally import Tally
from tthc.model.target import MeasureUnit


def _by_label(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return ReportingPeriod.parse(value) if value.startswith("report:") else Period.parse(value)


ReportedPeriod = Annotated[Period | ReportingPeriod, BeforeValidator(_by_label)]
"""A plain period or one of the reporting regime; also by its label, "2026-03" or "report:2026-M3"."""


class Observation(Frozen):
    """One figure that one unit reports for one period: a numerator and a denominator, or a bare value without parts.

    Attributes:
        indicator: slug of what is measured.
        unit: id of the unit it is about, which need not be the one that sent it.
        period: what it covers; calendar and reporting periods are never taken for each other.
        numerator: how many; with a denominator.
        denominator: of how many.
        value: a figure without its parts, such as "96,5 %" or 12 procedures; a percentage of this kind cannot be added.
        measure: what a bare value counts.
        scope: the part of the field it is for; None for all of it.
        as_of: the day it was reported; a later report of the same period takes the place of an earlier one.
        source: the document or system it comes from.

    Example:
        >>> march = Observation(indicator="dossiers-on-time", unit="an-khe.so-tu-phap", period="2026-03",
        ...                     numerator=37, denominator=40, as_of=date(2026, 4, 2))
        >>> march.period.label, march.tally
        ('2026-03', Tally(numerator=37, denominator=40))
        >>> Observation(indicator="reform-index", unit="an-khe", period="2026", value=88.5, measure="point",
        ...             as_of=date(2027, 1, 5)).exact
        Fraction(177, 2)
    """

    indicator: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    period: ReportedPeriod
    numerator: int | None = Field(default=None, ge=0)
    denominator: int | None = Field(default=None, ge=0)
    value: int | float | None = None
    measure: MeasureUnit = "%"
    scope: str | None = None
    as_of: date
    source: str | None = None

    @model_validator(mode="after")
    def _one_figure(self) -> Self:
        in_parts = (self.numerator is not None) + (self.denominator is not None)
        if in_parts == 1:
            raise ValueError("numerator and denominator go together; give both, or the bare value")
        if in_parts and self.value is not None:
            raise ValueError("give numerator and denominator, or the bare value, not both")
        if not in_parts and self.value is None:
            raise ValueError("give numerator and denominator, or a bare value")
        if in_parts and self.measure != "%":
            raise ValueError(f"numerator and denominator make a rate in %, not in {self.measure}")
        return self

    @property
    def tally(self) -> Tally | None:
        """The counts; None of a bare value."""
        if self.numerator is None or self.denominator is None:
            return None
        return Tally(self.numerator, self.denominator)

    @property
    def exact(self) -> Fraction | None:
        """The bare value exactly as its figures say, 96.5 being 193/2; None of counts."""
        return None if self.value is None else Fraction(str(self.value))
