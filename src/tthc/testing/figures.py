"""Figures that units report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st

from tthc.model import Observation, Period, ReportingPeriod
from tthc.model.target import MeasureUnit
from tthc.testing.clock import reporting_periods
from tthc.testing.time import days, periods

_INDICATORS = ("dossiers-on-time", "online-dossiers", "online-services-full")
_UNITS = ("an-khe", "an-khe.xa-tan-lap", "an-khe.phuong-tan-an")
_MEASURES: tuple[MeasureUnit, ...] = ("%", "point", "procedure", "VND")
_LONGEST = 40


@st.composite
def observations(
    draw: st.DrawFn,
    *,
    indicators: Sequence[str] = _INDICATORS,
    units: Sequence[str] = _UNITS,
    over: Sequence[Period | ReportingPeriod] = (),
    bare: bool = True,
) -> Observation:
    """A figure of a unit for a period, with its parts or bare.

    Args:
        draw: given by hypothesis.
        indicators: what may be measured.
        units: ids of the units that may report.
        over: the periods that may be reported on; any if empty.
        bare: whether figures without parts are among them.

    Example:
        >>> from hypothesis import find
        >>> find(observations(), lambda one: one.tally is not None).unit
        'an-khe'
    """
    period = draw(st.sampled_from(over) if over else periods() | reporting_periods())
    last = period.end if isinstance(period, Period) else period.cut_off
    said = {
        "indicator": draw(st.sampled_from(indicators)),
        "unit": draw(st.sampled_from(units)),
        "period": period,
        "as_of": last + timedelta(draw(st.integers(0, _LONGEST))),
        "source": draw(st.none() | days().map("báo cáo ngày {:%d/%m/%Y}".format)),
    }
    if bare and draw(st.integers(0, 5)) == 0:
        value = draw(st.integers(0, 100) | st.decimals(0, 100, places=2).map(float))
        return Observation(**said, value=value, measure=draw(st.sampled_from(_MEASURES)))
    denominator = draw(st.integers(0, 60))
    return Observation(**said, numerator=draw(st.integers(0, denominator)), denominator=denominator)
