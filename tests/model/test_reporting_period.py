"""Reporting periods, from the 15th to the 14th."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tthc.errors import InputError, ParseError
from tthc.model import Period, ReportingPeriod, ReportKind
from tthc.testing import reporting_periods


@pytest.mark.parametrize(
    ("kind", "number", "start", "cut_off"),
    [
        ("month", 1, "2024-12-15", "2025-01-14"),
        ("month", 3, "2025-02-15", "2025-03-14"),
        ("quarter", 1, "2024-12-15", "2025-03-14"),
        ("quarter", 2, "2025-03-15", "2025-06-14"),
        ("quarter", 3, "2025-06-15", "2025-09-14"),
        ("quarter", 4, "2025-09-15", "2025-12-14"),
        ("half-year", 1, "2024-12-15", "2025-06-14"),
        ("half-year", 2, "2025-06-15", "2025-12-14"),
        ("nine-months", 1, "2024-12-15", "2025-09-14"),
        ("year", 1, "2024-12-15", "2025-12-14"),
    ],
)
def test_boundaries_are_those_of_the_reporting_regime(kind: ReportKind, number: int, start: str, cut_off: str) -> None:
    period = ReportingPeriod(kind=kind, year=2025, number=number)
    assert (str(period.start), str(period.cut_off)) == (start, cut_off)
    assert period.to_period() == Period(start=period.start, end=period.cut_off)


def test_a_day_of_december_belongs_to_the_next_reporting_year() -> None:
    day = date(2025, 12, 20)
    assert ReportingPeriod.holding(day, "year").year == 2026
    assert day in Period.of_year(2025)
    assert ReportingPeriod.holding(date(2025, 12, 14), "quarter") == ReportingPeriod(
        kind="quarter", year=2025, number=4
    )


def test_it_is_never_equal_to_a_calendar_period() -> None:
    quarter: object = ReportingPeriod(kind="quarter", year=2025, number=3)
    assert quarter not in (Period.of_quarter(2025, 3), Period.parse("2025-06-15/2025-09-14"))
    assert not isinstance(quarter, Period)


def test_moments_lie_in_it_by_their_day() -> None:
    march = ReportingPeriod(kind="month", year=2025, number=3)
    assert datetime(2025, 3, 14, 23, 59) in march and datetime(2025, 3, 15) not in march
    assert "2025-03-01" not in march
    evening = datetime(2025, 3, 14, 18, tzinfo=UTC)  # 01:00 on 15 March in Vietnam
    assert evening not in march and evening not in Period(start=march.start, end=march.cut_off)
    assert ReportingPeriod.holding(evening, "month").number == 4


@pytest.mark.parametrize("bad", [{"kind": "month", "year": 2025, "number": 13}, {"kind": "year", "year": 12}])
def test_a_reporting_period_that_cannot_be_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ReportingPeriod.model_validate(bad)


@pytest.mark.parametrize("text", ["2025-Q3", "report:2025-Q5", "report:2025-X1", "report:0001-Y1", "report:2025"])
def test_what_is_none_is_a_parse_error(text: str) -> None:
    with pytest.raises(ParseError, match="reporting period"):
        ReportingPeriod.parse(text)


def test_after_the_cut_off_of_nine_months_there_is_none() -> None:
    with pytest.raises(InputError, match="lies in no reporting nine-months"):
        ReportingPeriod.holding(date(2025, 9, 15), "nine-months")


@pytest.mark.parametrize(
    "period", [ReportingPeriod(kind="year", year=2200), ReportingPeriod(kind="month", year=2200, number=12)]
)
def test_the_last_has_no_successor(period: ReportingPeriod) -> None:
    with pytest.raises(InputError, match="there is no neighbour"):
        period.successor()


@given(reporting_periods())
def test_parsing_is_the_inverse_of_printing(period: ReportingPeriod) -> None:
    assert ReportingPeriod.parse(str(period)) == period
    assert ReportingPeriod.model_validate_json(period.model_dump_json()) == period


@given(reporting_periods())
def test_neighbours_follow_on_each_other(period: ReportingPeriod) -> None:
    after = period.successor()
    assert after.predecessor() == period and after.kind == period.kind
    if period.kind != "nine-months":
        assert after.start == period.cut_off + timedelta(days=1)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["month", "quarter", "half-year", "year"]))
def test_every_day_lies_in_one_of_each_kind(day: date, kind: ReportKind) -> None:
    period = ReportingPeriod.holding(day, kind)
    assert day in period and day not in period.successor() and day not in period.predecessor()


@given(reporting_periods())
def test_it_is_made_of_its_months(period: ReportingPeriod) -> None:
    assert Period.join(month.to_period() for month in period.months()) == period.to_period()
