"""What an office says of its days and its hours."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tthc.errors import ParseError
from tthc.model import OfficeDay, OfficeDays, OfficeHours
from tthc.testing import office_days, office_hours

HOURS = OfficeHours.parse("7:30-11:30, 13h30-17h")


@pytest.mark.parametrize(
    ("clock", "worked"),
    [(time(6), 0), (time(8), 30), (time(12), 240), (time(14), 270), (time(17), 450), (time(23), 450)],
)
def test_working_time_up_to_a_time_of_the_clock(clock: time, worked: int) -> None:
    assert HOURS.until(clock) == timedelta(minutes=worked)


@pytest.mark.parametrize(
    "text", ["", "8", "8:00", "12:00-8:00", "8:00-12:00, 11:00-13:00", "25:00-26:00", "8:00-12:00,"]
)
def test_hours_that_cannot_be_are_a_parse_error(text: str) -> None:
    with pytest.raises(ParseError):
        OfficeHours.parse(text)


@given(office_hours())
def test_parsing_is_the_inverse_of_printing(hours: OfficeHours) -> None:
    assert OfficeHours.parse(str(hours)) == hours


@given(office_hours(), st.integers(1, 1440))
def test_after_is_the_inverse_of_until(hours: OfficeHours, minutes: int) -> None:
    worked = min(timedelta(minutes=minutes), hours.per_day)
    assert hours.until(hours.after(worked)) == worked


def test_a_day_is_not_both_closed_and_worked() -> None:
    week = OfficeDay(date=date(2026, 9, 21), end=date(2026, 9, 25), name="Nghỉ do bão")
    friday = OfficeDay(date=date(2026, 9, 25), name="Trực")
    with pytest.raises(ValidationError, match="closed and worked"):
        OfficeDays(name="UBND xã Bãi Sậy", closed=(week,), worked=(friday,))


def test_several_days_are_in_order() -> None:
    with pytest.raises(ValidationError, match="ends"):
        OfficeDay(date=date(2026, 9, 25), end=date(2026, 9, 21), name="Nghỉ do bão")


@given(office_days())
def test_an_offices_days_come_back_from_json(days: OfficeDays) -> None:
    assert OfficeDays.model_validate_json(days.model_dump_json()) == days
