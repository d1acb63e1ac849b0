"""Numbers written for people: rounded, but never onto or across a number they do not reach."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Language
from tthc.targets.scorecards.number import Rounding, number_text, places_apart, rounded

VALUES = st.fractions(-(10**7), 10**7, max_denominator=10**6)
ROUNDINGS: st.SearchStrategy[Rounding] = st.sampled_from(["nearest", "up", "down"])


def read(text: str, lang: Language) -> Fraction:
    """What a reader takes a written number for."""
    return Fraction(text.replace(",", "") if lang == "en" else text.replace(".", "").replace(",", "."))


@given(VALUES, st.lists(VALUES, max_size=3), st.integers(0, 3), ROUNDINGS, st.sampled_from(["vi", "en"]))
def test_a_written_number_lies_on_the_same_side_of_what_it_is_told_apart_from(
    value: Fraction, others: list[Fraction], places: int, rounding: Rounding, lang: Language
) -> None:
    seen = read(number_text(value, lang, places, apart=others, rounding=rounding), lang)
    for other in others:
        if other != value:
            assert (seen > other, seen < other) == (value > other, value < other)


@given(VALUES, st.integers(0, 4), ROUNDINGS)
def test_rounding_moves_by_less_than_one_of_the_last_place_and_to_its_side(
    value: Fraction, places: int, rounding: Rounding
) -> None:
    found = rounded(value, places, rounding)
    last = Fraction(1, 10**places)
    assert (found / last).denominator == 1
    assert abs(found - value) <= (last / 2 if rounding == "nearest" else last)
    assert rounding != "up" or found >= value
    assert rounding != "down" or found <= value


@given(VALUES, st.integers(0, 3))
def test_a_number_that_is_short_enough_is_written_as_it_is(value: Fraction, places: int) -> None:
    short = rounded(value, places)
    assert read(number_text(short, "vi", places), "vi") == short


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("92.5", "92,5", "92.5"),
        ("95", "95", "95"),
        ("0.05", "0,1", "0.1"),
        ("-0.05", "-0,1", "-0.1"),
        ("0.04", "0", "0"),
        ("1234567.89", "1.234.567,9", "1,234,567.9"),
    ],
)
def test_separators_follow_the_language(value: str, vi: str, en: str) -> None:
    assert (number_text(Fraction(value), "vi"), number_text(Fraction(value), "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "apart", "shown"),
    [
        ("94.96", "95", "94,96"),
        ("94.9996", "95", "94,9996"),
        ("95", "95", "95"),
        ("66.66", "66.6667", "66,66"),
        ("94.96", "90", "95"),
    ],
)
def test_a_missed_target_never_looks_met(value: str, apart: str, shown: str) -> None:
    assert number_text(Fraction(value), "vi", apart=[Fraction(apart)]) == shown


def test_more_decimals_for_one_number_do_not_bring_it_onto_another() -> None:
    value, others = Fraction("95.046"), [Fraction("95.049"), Fraction("95.0")]
    assert places_apart(value, 1, others) == 3
    assert number_text(value, "en", apart=others) == "95.046"


def test_a_number_without_end_may_look_like_itself() -> None:
    assert number_text(Fraction(200, 3), "vi", apart=[Fraction(200, 3)]) == "66,7"
