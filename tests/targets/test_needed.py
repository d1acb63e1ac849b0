"""How many more are missing and still needed, against a count that tries every number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Comparator, Tally
from tthc.targets.comparison.value_set import ValueSet
from tthc.targets.scorecards.needed import missing_count, needed_of, needed_of_open, to_come

comparators = st.sampled_from((">", ">=", "<", "<="))
percents = st.fractions(0, 120, max_denominator=20)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    denominator = draw(st.integers(1, 60))
    return Tally(draw(st.integers(0, denominator)), denominator)


def rate(numerator: int, denominator: int) -> Fraction:
    return Fraction(100 * numerator, denominator)


@given(tallies(), comparators, percents)
def test_what_is_missing_is_the_least_number_that_meets_the_target(
    tally: Tally, comparator: Comparator, percent: Fraction
) -> None:
    wanted, sign = ValueSet.of_bound(comparator, percent), -1 if comparator in ("<", "<=") else 1
    tried = (k for k in range(200) if rate(tally.numerator + sign * k, tally.denominator) in wanted)
    assert missing_count(tally, comparator, percent) == next(tried)


@given(tallies(), st.integers(1, 60), comparators, percents)
def test_what_is_needed_is_the_least_number_or_the_greatest_allowed(
    tally: Tally, remaining: int, comparator: Comparator, percent: Fraction
) -> None:
    wanted = ValueSet.of_bound(comparator, percent)
    whole = tally.denominator + remaining
    fitting = [n for n in range(remaining + 1) if rate(tally.numerator + n, whole) in wanted]
    needed = needed_of(tally, remaining, comparator, percent, "given")
    assert needed is not None
    assert needed.is_possible == bool(fitting)
    if fitting:
        assert needed.count == (max(fitting) if comparator in ("<", "<=") else min(fitting))
    assert needed.rate == Fraction(needed.count, remaining)
    assert needed.of == remaining


@given(tallies(), comparators, percents)
def test_of_how_things_stand_only_what_is_open_can_still_be_done(
    tally: Tally, comparator: Comparator, percent: Fraction
) -> None:
    needed = needed_of_open(tally, comparator, percent)
    if needed is None:
        assert comparator in ("<", "<=") or tally.numerator == tally.denominator
        return
    assert needed.of == tally.denominator - tally.numerator
    after = rate(tally.numerator + needed.count, tally.denominator)
    assert after in ValueSet.of_bound(comparator, percent)
    assert needed.is_possible == (needed.count <= needed.of)


def test_above_95_percent_of_40_are_39() -> None:
    assert missing_count(Tally(37, 40), ">", Fraction(95)) == 2
    assert missing_count(Tally(38, 40), ">=", Fraction(95)) == 0


def test_more_than_there_are_is_still_said() -> None:
    assert missing_count(Tally(10, 10), ">", Fraction(100)) == 1


def test_nothing_is_needed_where_nothing_remains() -> None:
    assert needed_of(Tally(37, 40), 0, ">", Fraction(95), "given") is None


def test_a_ceiling_that_is_broken_already_allows_none() -> None:
    needed = needed_of(Tally(9, 10), 10, "<=", Fraction(5), "given")
    assert needed is not None
    assert (needed.count, needed.is_possible) == (0, False)


@pytest.mark.parametrize(
    ("denominator", "covered", "left", "expected"),
    [(100, 181, 184, 102), (1, 2, 1, 1), (1, 4, 1, 0), (50, 0, 10, 0), (50, 10, 0, 0), (50, 10, -3, 0)],
)
def test_work_to_come_is_in_proportion_rounded_half_up(
    denominator: int, covered: int, left: int, expected: int
) -> None:
    assert to_come(denominator, covered, left) == expected
