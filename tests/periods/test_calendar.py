"""Monday to Friday, until the real calendar lands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.periods.calendar import WorkCalendar

WEEK = WorkCalendar.weekdays()
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "works", "back", "forward"),
    [
        (date(2026, 9, 11), True, date(2026, 9, 11), date(2026, 9, 11)),
        (date(2026, 9, 12), False, date(2026, 9, 11), date(2026, 9, 14)),
        (date(2026, 9, 13), False, date(2026, 9, 11), date(2026, 9, 14)),
        (date(2027, 1, 1), True, date(2027, 1, 1), date(2027, 1, 1)),
        (date(2028, 1, 1), False, date(2027, 12, 31), date(2028, 1, 3)),
    ],
)
def test_a_day_rolls_to_the_nearest_weekday(day: date, works: bool, back: date, forward: date) -> None:
    assert (WEEK.is_working_day(day), WEEK.roll_back(day), WEEK.roll(day)) == (works, back, forward)


@given(DAYS)
def test_rolling_lands_on_a_working_day_with_none_skipped(day: date) -> None:
    back, forward = WEEK.roll_back(day), WEEK.roll(day)
    assert back <= day <= forward
    assert WEEK.is_working_day(back) and WEEK.is_working_day(forward)
    between = [back + timedelta(days=n) for n in range(1, (forward - back).days)]
    assert not any(WEEK.is_working_day(one) for one in between)


@given(DAYS)
def test_rolling_twice_changes_nothing(day: date) -> None:
    assert WEEK.roll(WEEK.roll(day)) == WEEK.roll(day)
    assert WEEK.roll_back(WEEK.roll_back(day)) == WEEK.roll_back(day)


def test_a_calendar_names_itself_and_says_what_it_leaves_out() -> None:
    assert (WEEK.name, WEEK.version) == ("weekdays", "1")
    assert WEEK.label("en") == "weekdays only, no public holidays"
    assert "ngày nghỉ lễ" in WEEK.label("vi")
    assert WorkCalendar.weekdays() == WEEK


def test_a_calendar_of_an_unknown_name_shows_the_name() -> None:
    assert WorkCalendar(name="so-noi-vu", version="2").label("vi") == "so-noi-vu"
