"""The course of a figure as a small line."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw import TONES, sparkline

SVG = "{http://www.w3.org/2000/svg}"
AMOUNT = st.floats(-1e6, 1e6, allow_nan=False)


def draw(*values: float | None, goal: float | None = None, title: str = "diễn biến") -> ElementTree.Element:
    return ElementTree.fromstring(sparkline(values, title=title, goal=goal, tone="done"))


def dots(picture: ElementTree.Element) -> list[tuple[float, float, str | None]]:
    return [
        (float(one.get("cx") or ""), float(one.get("cy") or ""), one.get("class"))
        for one in picture.iter(f"{SVG}circle")
    ]


def runs(picture: ElementTree.Element) -> list[list[tuple[float, ...]]]:
    return [
        [tuple(map(float, point.split(","))) for point in (one.get("points") or "").split()]
        for one in picture.iter(f"{SVG}polyline")
    ]


@given(st.lists(st.none() | AMOUNT, max_size=24), st.none() | AMOUNT, st.text(max_size=20))
def test_any_values_make_a_well_formed_picture_that_holds_all_it_draws(
    values: list[float | None], goal: float | None, title: str
) -> None:
    picture = draw(*values, goal=goal, title=title)
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    points = [(x, y) for x, y, _ in dots(picture)] + [(run[0], run[1]) for line in runs(picture) for run in line]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
    known = [value for value in values if value is not None]
    assert sum(1 for _, _, name in dots(picture) if name) == bool(known)


@given(st.lists(st.none() | AMOUNT, min_size=1, max_size=24))
def test_every_value_is_drawn_once_in_a_run_or_by_itself(values: list[float | None]) -> None:
    picture = draw(*values)
    drawn = sum(map(len, runs(picture))) + sum(1 for _, _, name in dots(picture) if not name)
    assert drawn == sum(value is not None for value in values)


def test_the_line_breaks_where_a_period_has_no_value() -> None:
    picture = draw(90.0, 92.0, None, 94.0, None, 96.0, 95.0)
    assert [len(run) for run in runs(picture)] == [2, 2]
    assert len([1 for _, _, name in dots(picture) if not name]) == 1
    first, second = runs(picture)
    assert first[1][0] < second[0][0]


def test_the_last_value_there_is_is_marked_even_before_a_gap() -> None:
    picture = draw(90.0, 92.0, None)
    [(x, y, name)] = dots(picture)
    assert name == "v done"
    assert (x, y) == pytest.approx(runs(picture)[0][-1], abs=0.06)
    assert x < 93


def test_higher_is_higher_up_and_the_target_is_a_line_across() -> None:
    picture = draw(90.0, 98.0, goal=95.0)
    [[(_, low), (_, high)]] = runs(picture)
    line = picture.find(f"{SVG}line")
    assert line is not None
    assert high < float(line.get("y1") or "") < low
    assert line.get("y1") == line.get("y2")


def test_without_change_the_line_runs_in_the_middle() -> None:
    assert {y for run in runs(draw(95.0, 95.0, 95.0)) for _, y in run} == {12.0}


def test_without_any_value_nothing_is_drawn_but_the_words_stand() -> None:
    picture = draw(None, None, goal=95.0, title="chưa có số liệu")
    assert [one.tag for one in picture] == [f"{SVG}title"]
    assert picture.get("aria-label") == "chưa có số liệu"


def test_the_colour_of_the_last_point_is_that_of_the_tone() -> None:
    mark = next(one for one in draw(1.0, 2.0).iter(f"{SVG}circle"))
    assert mark.get("fill") == TONES["done"].colour
