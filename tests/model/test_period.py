"""Periods: intervals with names, and the algebra of their days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError, ParseError
from tthc.model import Period
from tthc.model.period import CalendarPart
from tthc.testing import periods

PARTS: tuple[CalendarPart, ...] = ("year", "half-year", "quarter", "month")
parts = st.sampled_from(PARTS)


@pytest.mark.parametrize(
    ("period", "kind", "label"),
    [
        (Period.of_year(2025), "year", "2025"),
        (Period.of_half(2025, 1), "half-year", "2025-H1"),
        (Period.of_half(2025, 2), "half-year", "2025-H2"),
        (Period.of_quarter(2025, 3), "quarter", "2025-Q3"),
        (Period.of_month(2024, 2), "month", "2024-02"),
        (Period.of_months(2026, 1, 9), "nine-months", "2026-01-01/2026-09-30"),
        (Period.of_months(2026, 2, 4), "months", "2026-02-01/2026-04-30"),
        (Period.of_months(2026, 4, 9), "months", "2026-04-01/2026-09-30"),
        (Period.parse("2021-01-01/2025-12-31"), "months", "2021-01-01/2025-12-31"),
        (Period.parse("2025-06-15/2025-09-14"), "days", "2025-06-15/2025-09-14"),
        (Period.parse("2025-07-01/2025-07-30"), "days", "2025-07-01/2025-07-30"),
    ],
)
def test_a_period_knows_its_kind_and_label(period: Period, kind: str, label: str) -> None:
    assert (period.kind, period.label) == (kind, label)
    assert Period.parse(label) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-13",
        "2025-Q5",
        "2025-H3",
        "0000",
        "0012",
        "0012-Q1",
        "29/02/2025",
        "2025-02-29/2025-03-01",
        "2025-03-02/2025-03-01",
        "12",
    ],
)
def test_what_cannot_be_a_period_is_a_clear_error(text: str) -> None:
    with pytest.raises(ParseError, match="period"):
        Period.parse(text)


@pytest.mark.parametrize(("year", "first", "last"), [(2025, 0, 1), (2025, 5, 13), (2025, 5, 4)])
def test_months_that_do_not_exist_are_an_error(year: int, first: int, last: int) -> None:
    with pytest.raises(InputError, match=f"months {first} to {last} of the year {year}"):
        Period.of_months(year, first, last)


@pytest.mark.parametrize("year", [0, 12, 26, 1899, 20205])
def test_a_year_that_cannot_be_is_a_clear_error(year: int) -> None:
    for make in (Period.of_year, lambda one: Period.of_quarter(one, 1), lambda one: Period.of_month(one, 1)):
        with pytest.raises(InputError, match=f"{year} is no year of a plan or report"):
            make(year)


@pytest.mark.parametrize("make", [lambda: Period.of_quarter(2025, 5), lambda: Period.of_half(2025, 0)])
def test_a_part_a_year_does_not_have_is_an_error(make: object) -> None:
    with pytest.raises(InputError, match="a year has no part"):
        make()  # type: ignore[operator]


def test_days_moments_and_periods_lie_in_a_period_with_both_its_ends() -> None:
    quarter = Period.of_quarter(2025, 3)
    assert date(2025, 7, 1) in quarter and date(2025, 9, 30) in quarter and date(2025, 10, 1) not in quarter
    assert datetime(2025, 9, 30, 23, 59) in quarter and datetime(2025, 10, 1) not in quarter
    assert Period.of_month(2025, 9) in quarter and Period.of_year(2025) not in quarter
    assert "2025-07-01" not in quarter


@pytest.mark.parametrize(
    ("period", "after"),
    [
        ("2025", "2026"),
        ("2025-H2", "2026-H1"),
        ("2025-Q4", "2026-Q1"),
        ("2025-12", "2026-01"),
        ("2025-01-01/2025-09-30", "2026-01-01/2026-09-30"),
        ("2025-02-01/2025-03-31", "2025-04-01/2025-05-31"),
        ("2025-02-27/2025-02-28", "2025-03-01/2025-03-02"),
    ],
)
def test_the_next_period_is_of_the_same_kind(period: str, after: str) -> None:
    assert Period.parse(period).successor() == Period.parse(after)
    assert Period.parse(after).predecessor() == Period.parse(period)


@pytest.mark.parametrize("period", [Period(start=date(9999, 1, 1), end=date.max), Period(start=date.max, end=date.max)])
def test_the_last_period_has_no_successor(period: Period) -> None:
    with pytest.raises(InputError, match="no calendar holds"):
        period.successor()


def test_the_first_period_has_no_predecessor() -> None:
    with pytest.raises(InputError, match="no calendar holds"):
        Period(start=date(1, 1, 1), end=date(1, 1, 31)).predecessor()


def test_a_period_splits_only_into_parts_of_the_calendar() -> None:
    assert [one.label for one in Period.of_year(2025).split("quarter")] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
    cut = Period.parse("2025-02-10/2025-04-05").split("month")
    assert [str(one) for one in cut] == ["2025-02-10/2025-02-28", "2025-03-01/2025-03-31", "2025-04-01/2025-04-05"]
    with pytest.raises(InputError, match="cannot be split by 'week'"):
        Period.of_year(2025).split("week")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parts",
    [[], [Period.of_month(2025, 1), Period.of_month(2025, 3)], [Period.of_month(2025, 1), Period.of_year(2025)]],
)
def test_periods_with_a_gap_or_an_overlap_do_not_join(parts: list[Period]) -> None:
    with pytest.raises(InputError):
        Period.join(parts)


@given(periods(), parts)
def test_splitting_and_joining_is_the_identity(period: Period, part: CalendarPart) -> None:
    pieces = period.split(part)
    assert Period.join(reversed(pieces)) == period
    assert sum(piece.length for piece in pieces) == period.length


@given(periods())
def test_parsing_is_the_inverse_of_printing(period: Period) -> None:
    assert Period.parse(str(period)) == Period.parse(period.label) == period


@given(periods())
def test_successor_and_predecessor_undo_each_other(period: Period) -> None:
    after = period.successor()
    assert after.predecessor() == period and after.kind == period.kind
    assert after.start > period.start and (
        period.kind == "nine-months" or after.start == period.end + timedelta(days=1)
    )


@given(periods(), periods())
def test_clipping_gives_the_days_both_have(one: Period, other: Period) -> None:
    both = one.clip(other)
    assert both == other.clip(one)
    assert (both is not None) == one.intersects(other)
    if both:
        assert both in one and both in other and both.clip(one) == both
        assert both.start == max(one.start, other.start) and both.end == min(one.end, other.end)


@given(periods())
def test_a_period_holds_each_of_its_days(period: Period) -> None:
    days = list(period.days())
    assert (days[0], days[-1], len(days)) == (period.start, period.end, period.length)
