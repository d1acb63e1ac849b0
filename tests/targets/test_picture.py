"""Scorecards as pictures."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import get_args
from xml.etree import ElementTree

import pytest
from attrs import evolve
from tests.targets.cards import CUT, INDEX, ON_TIME, OVERDUE, REVIEWED, assessed, card, provinces

from tthc.draw.palette import TONES
from tthc.model import Target
from tthc.targets import Standing
from tthc.targets.scorecards.picture import STYLES, TONE_OF, bullet, course, course_text, scale_of, scales

SVG = "{http://www.w3.org/2000/svg}"


def test_every_standing_looks_different_and_has_a_colour_everywhere() -> None:
    assert set(TONE_OF) == set(STYLES) == set(get_args(Standing))
    assert len({TONES[tone] for tone in TONE_OF.values()}) == len(TONE_OF)


@pytest.mark.parametrize(
    ("target", "values", "top"),
    [
        (ON_TIME, [92.5, 97], 100),
        (ON_TIME, [150], 150),
        (OVERDUE, [0.1], 10),
        (OVERDUE, [12.8], 15),
        (OVERDUE, [90], 20),
        (CUT, [12], 40),
        (INDEX, [], 120),
        (REVIEWED, [14, 9], 15),
    ],
)
def test_bars_that_stand_under_each_other_share_a_scale_that_fits_their_target(
    target: Target, values: list[float], top: float
) -> None:
    held = [assessed(target, f"Đơn vị {value}", "met", bare=value) for value in values]
    assert scale_of(held or [assessed(target, "Sở Y tế", "no_data", reason="nothing-reported")]) == top


def test_a_limit_of_nothing_has_a_scale() -> None:
    none = OVERDUE.model_copy(update={"comparator": "<=", "value": 0})
    assert scale_of([assessed(none, "Sở Y tế", "not_met", tally=(3, 100))]) == 3


def test_parts_have_scales_of_their_own() -> None:
    found = scales([assessed(ON_TIME, "A", "met", tally=(1, 1)), assessed(OVERDUE, "A", "met", tally=(0, 1))])
    assert found == {ON_TIME: 100, OVERDUE: 10}


def test_a_bar_says_its_figure_and_its_target() -> None:
    one = assessed(ON_TIME, "Sở Y tế", "at_risk", tally=(2374, 2500))
    assert 'aria-label="94,96%, chỉ tiêu &gt; 95%"' in bullet(one, "vi", top=100)
    assert 'aria-label="94.96%, target &gt; 95%"' in bullet(one, "en", top=100, margin=Fraction(1))


def test_a_figure_beyond_all_measure_is_drawn_all_the_same() -> None:
    one = assessed(ON_TIME, "Sở Y tế", "met", tally=(10**400, 1))
    assert "<path" in bullet(one, "vi", top=scale_of([one]))
    assert "<svg" in evolve(card(), assessments=(one,)).to_svg()


def test_a_course_names_each_period_and_leaves_a_gap_where_one_is_missing() -> None:
    one = card().assessments[0]
    said = course_text(one, "vi")
    assert said.startswith("tháng 1/2026: 91,2%; tháng 2/2026: 93,5%; tháng 3/2026: –; ")
    assert said.endswith("tháng 6/2026: 92,5%")
    drawn = course(one, "vi")
    assert drawn is not None and drawn.count("<polyline") == 2


def test_one_period_is_no_course() -> None:
    assert course(assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1), history=("100",)), "vi") is None


def test_the_whole_card_is_one_well_formed_picture() -> None:
    picture = ElementTree.fromstring(card().to_svg())
    said = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert "Kiểm soát thủ tục hành chính năm 2026 · Thực hiện chỉ tiêu tính đến 30/06/2026" in said
    assert "không phát sinh · 0/0" in said and "94,96% · 2.374/2.500" in said
    assert sum(text.startswith("có nguy cơ không đạt") for text in said) == 5 + 1
    bars = [shape for shape in picture.iter() if re.match("v (done|overdue|active|soon)$", shape.get("class") or "")]
    assert len(bars) >= 12


def test_the_same_card_gives_the_same_bytes() -> None:
    assert provinces().to_svg("en") == provinces().to_svg("en")
