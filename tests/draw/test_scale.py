from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw.scale import ENGLISH, VIETNAMESE, Scale

DAYS = st.dates()


@given(DAYS, DAYS, DAYS)
def test_a_day_has_its_place_between_the_ends(one: date, other: date, day: date) -> None:
    scale = Scale.over(one, other, left=100, right=900)
    assert 100 <= scale.at(day) <= scale.middle(day) <= scale.after(day) <= 900


@given(DAYS, DAYS, DAYS, DAYS)
def test_days_keep_their_order(one: date, other: date, first: date, second: date) -> None:
    scale = Scale.over(one, other, left=0, right=500)
    earlier, later = sorted((first, second))
    assert scale.at(earlier) <= scale.at(later)


@given(DAYS, DAYS)
def test_stretches_follow_on_each_other_without_a_gap(one: date, other: date) -> None:
    scale = Scale.over(one, other, left=0, right=700)
    for ticks in (scale.ticks(VIETNAMESE), scale.years(VIETNAMESE) or scale.ticks(VIETNAMESE)):
        assert ticks[0].left == 0
        assert ticks[-1].right == 700
        assert all(before.right == after.left for before, after in pairwise(ticks))
        assert len(ticks) <= 24


@given(DAYS, DAYS)
def test_the_order_of_the_ends_does_not_matter(one: date, other: date) -> None:
    assert Scale.over(one, other, left=0, right=1) == Scale.over(other, one, left=0, right=1)
    assert one in Scale.over(one, other, left=0, right=1)


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        (date(2026, 1, 5), date(2026, 3, 2), ["T1", "T2", "T3"]),
        (date(2026, 11, 30), date(2027, 2, 1), ["T11", "T12", "T1", "T2"]),
        (date(2025, 2, 1), date(2027, 12, 31), ["Quý I", "Quý II", "Quý III", "Quý IV"] * 3),
        (date(2021, 7, 1), date(2030, 12, 31), [str(year) for year in range(2021, 2031)]),
        (date(2000, 1, 1), date(2045, 12, 31), ["2000", "2001", "2004", "2007"]),
    ],
)
def test_the_axis_names_what_there_is_room_for(start: date, end: date, labels: list[str]) -> None:
    ticks = Scale.over(start, end, left=0, right=700).ticks(VIETNAMESE)
    assert [tick.label for tick in ticks][: len(labels)] == labels


def test_years_stand_over_months_and_quarters_only() -> None:
    year = Scale.over(date(2026, 12, 1), date(2027, 1, 1), left=0, right=62)
    assert [(tick.label, tick.middle) for tick in year.years(VIETNAMESE)] == [("Năm 2026", 15.5), ("Năm 2027", 46.5)]
    assert [tick.label for tick in year.years(ENGLISH)] == ["2026", "2027"]
    assert Scale.over(date(2020, 1, 1), date(2030, 1, 1), left=0, right=1).years(VIETNAMESE) == ()


def test_only_days_of_its_months_are_in_a_scale() -> None:
    scale = Scale.over(date(2026, 2, 10), date(2026, 3, 10), left=0, right=59)
    assert date(2026, 2, 1) in scale
    assert date(2026, 3, 31) in scale
    assert date(2026, 4, 1) not in scale
    assert "2026-03-01" not in scale
    assert scale.at(date(2026, 3, 1)) == 28
    assert scale.after(date(2026, 3, 31)) == 59
