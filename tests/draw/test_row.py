from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tthc.draw.row import SIZE, Bar, Item, Mark, place
from tthc.draw.scale import Scale

YEAR = Scale.over(date(2026, 1, 1), date(2026, 12, 31), left=400, right=1100)
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))
ITEMS = st.lists(st.one_of(DAYS.map(Mark), st.tuples(DAYS, DAYS).map(lambda pair: Bar(*pair))), max_size=12)


@given(ITEMS)
def test_no_item_covers_another_and_none_leaves_the_axis(items: list[Item]) -> None:
    placed = place(items, YEAR)
    assert sorted(map(id, items)) == sorted(id(one.item) for one in placed)
    for one in placed:
        assert YEAR.left <= one.left < one.right <= YEAR.right
        assert one.right - one.left >= 2 * SIZE - 1e-9
        for other in placed:
            apart = one.right <= other.left or other.right <= one.left
            assert one is other or one.lane != other.lane or apart


@given(ITEMS)
def test_lanes_are_used_from_the_top(items: list[Item]) -> None:
    lanes = {one.lane for one in place(items, YEAR)}
    assert lanes == set(range(len(lanes)))


def test_the_months_of_a_year_share_one_lane() -> None:
    marks = [Mark(date(2026, month, 28)) for month in range(1, 13)]
    assert {one.lane for one in place(marks, YEAR)} == {0}


def test_a_bar_covers_its_first_and_its_last_day() -> None:
    (bar,) = place([Bar(date(2026, 3, 1), date(2026, 4, 30))], YEAR)
    assert bar.left == YEAR.at(date(2026, 3, 1))
    assert bar.right == YEAR.at(date(2026, 5, 1))
