"""A figure against its target as a small bar."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw import TONES, Bullet, bullet_chart, scale_top

SVG = "{http://www.w3.org/2000/svg}"
AMOUNT = st.floats(-1e6, 1e6, allow_nan=False)
CHARTS = st.builds(
    Bullet,
    st.none() | AMOUNT,
    AMOUNT,
    st.booleans(),
    st.floats(0, 1e3),
    st.floats(0.1, 1e6),
    st.sampled_from(list(TONES)),
)


def draw(chart: Bullet, title: str = "92,5%") -> ElementTree.Element:
    return ElementTree.fromstring(bullet_chart(chart, title=title))


def bands(picture: ElementTree.Element) -> list[tuple[float, float, str]]:
    """From, to and shade of what lies behind the bar."""
    rects = [one for one in picture.iter(f"{SVG}rect") if one.get("class") is None]
    return [
        (
            float(one.get("x") or 0),
            float(one.get("x") or 0) + float(one.get("width") or 0),
            one.get("fill-opacity") or "",
        )
        for one in rects
    ]


def bar(picture: ElementTree.Element) -> ElementTree.Element | None:
    return next((one for one in picture.iter() if (one.get("class") or "").startswith("v ")), None)


def line_at(picture: ElementTree.Element) -> float:
    line = picture.find(f"{SVG}line")
    assert line is not None
    return float(line.get("x1") or "nan")


@given(CHARTS, st.text(max_size=30))
def test_any_figure_makes_a_well_formed_picture_that_holds_all_it_draws(chart: Bullet, title: str) -> None:
    picture = draw(chart, title)
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    for rect in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width + 0.02
        assert 0 <= y <= y + high <= height
    assert 0 <= line_at(picture) <= width
    assert (bar(picture) is None) == (chart.value is None)


@given(CHARTS)
def test_the_shades_cover_the_whole_scale_once(chart: Bullet) -> None:
    found = bands(draw(chart))
    assert found[0][0] == 0 and found[-1][1] == pytest.approx(160, abs=0.02)
    for (_, end, _), (start, _, _) in pairwise(found):
        assert start == pytest.approx(end, abs=0.02)


def test_what_misses_is_darker_left_of_a_floor_and_right_of_a_limit() -> None:
    assert bands(draw(Bullet(97.0, 90.0, margin=5.0))) == [
        (0, 144, ".26"),
        (144, 152, ".17"),
        (152, 160, ".09"),
    ]
    assert bands(draw(Bullet(2.0, 5.0, is_limit=True, margin=1.0, top=10.0))) == [
        (0, 64, ".09"),
        (64, 80, ".17"),
        (80, 160, ".26"),
    ]


def test_the_bar_is_as_long_as_the_value_and_wears_its_tone() -> None:
    drawn = bar(draw(Bullet(50.0, 95.0, tone="overdue")))
    assert drawn is not None
    assert (drawn.get("width"), drawn.get("class"), drawn.get("fill")) == ("80", "v overdue", TONES["overdue"].colour)


def test_nothing_measured_is_no_bar_and_none_is_a_thin_one() -> None:
    assert bar(draw(Bullet(None, 95.0))) is None
    drawn = bar(draw(Bullet(0.0, 95.0)))
    assert drawn is not None and drawn.get("width") == "1"


@pytest.mark.parametrize(("value", "start"), [(101.0, "M0 6.00h155l5 3.00"), (-1.0, "M0 9.00l5-3.00")])
def test_a_value_outside_points_out_of_the_scale(value: float, start: str) -> None:
    drawn = bar(draw(Bullet(value, 95.0)))
    assert drawn is not None and (drawn.get("d") or "").startswith(start)


def test_a_target_of_everything_stands_at_the_edge() -> None:
    assert line_at(draw(Bullet(99.0, 100.0))) == 159


def test_those_who_do_not_see_it_get_its_words() -> None:
    picture = draw(Bullet(92.5, 95.0), "92,5% <trên 95%>")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "92,5% <trên 95%>")
    assert picture.findtext(f"{SVG}title") == "92,5% <trên 95%>"


@given(st.lists(st.none() | AMOUNT, max_size=6), st.floats(0, 1e6), st.none() | st.floats(1, 1e6))
def test_a_shared_scale_holds_the_line_and_what_is_not_far_off(
    values: list[float | None], goal: float, whole: float | None
) -> None:
    top = scale_top(values, goal, whole=whole)
    least = max(goal, whole or 0)
    assert top > 0 and top >= least * (1 - 1e-9)
    for value in values:
        if value is not None and value <= 2 * least:
            assert top >= value * (1 - 1e-9)


@pytest.mark.parametrize(
    ("values", "goal", "whole", "top"),
    [
        ([], 95, 100, 100),
        ([100.0], 100, 100, 100),
        ([100.5], 95, 100, 120),
        ([5000.0], 95, 100, 200),
        ([3.0, 4.0], 0, None, 4),
        ([], 0, None, 1),
        ([14.0], 12, None, 15),
        ([7.0], 12, None, 15),
    ],
)
def test_a_scale_ends_at_a_round_number(values: list[float], goal: float, whole: float | None, top: float) -> None:
    assert scale_top(values, goal, whole=whole) == top
