"""The values that meet a target: an algebra of intervals with exact ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import Comparator, Target
from tthc.targets.comparison.value_set import Cut, ValueSet, exact, meets
from tthc.testing import targets

FEW = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2))
# Between and beyond all ends that are drawn, so that sets which differ differ in one of them.
POINTS = tuple(Fraction(quarter, 4) for quarter in range(-2, 11))

cuts = st.none() | st.builds(Cut, st.sampled_from(FEW), st.booleans())
sets = st.builds(ValueSet, cuts, cuts)
comparators: st.SearchStrategy[Comparator] = st.sampled_from((">", ">=", "<", "<="))


def held(values: ValueSet) -> frozenset[Fraction]:
    return frozenset(point for point in POINTS if point in values)


def target(comparator: Comparator, value: float, upper: float | None = None) -> Target:
    return Target(text="tỷ lệ hồ sơ đúng hạn", comparator=comparator, value=value, upper=upper, unit="%")


@pytest.mark.parametrize(
    ("comparator", "below", "at", "above"),
    [(">", False, False, True), (">=", False, True, True), ("<", True, False, False), ("<=", True, True, False)],
)
def test_the_comparator_says_on_which_side(comparator: Comparator, below: bool, at: bool, above: bool) -> None:
    values = ValueSet.of(target(comparator, 95))
    near = Fraction(1, 10**30)
    assert (95 - near in values, 95 in values, 95 + near in values) == (below, at, above)


def test_figures_are_taken_as_they_are_printed() -> None:
    assert Fraction(966, 10) in ValueSet.of(target("<=", 96.6))
    assert meets(96.6, target(">=", 96.6))
    assert not meets(Fraction(96.6), target(">=", 96.6))  # what the machine makes of 96.6 is a little less
    assert meets(Decimal("96.6"), target(">=", 96.6))


def test_there_are_no_bounds_but_those_written() -> None:
    assert meets(110, target(">=", 100))
    assert ValueSet.of(target(">", 4)) != ValueSet.of(target(">=", 5))


def test_the_upper_end_of_a_range_adds_nothing() -> None:
    assert ValueSet.of(target(">=", 80, 90)) == ValueSet.of(target(">=", 80))


@pytest.mark.parametrize("thing", [True, None, "96", float("nan"), float("inf"), Decimal("NaN"), 1j])
def test_what_is_no_number_meets_nothing(thing: object) -> None:
    assert thing not in ValueSet()


@pytest.mark.parametrize("bound", [float("nan"), float("-inf"), Decimal("Infinity")])
def test_a_bound_is_a_number(bound: float | Decimal) -> None:
    with pytest.raises(InputError, match="is not a number"):
        ValueSet.of_bound(">", bound)


@given(st.integers(), st.integers(1, 10**9))
def test_exact_numbers_stay_as_they_are(numerator: int, denominator: int) -> None:
    assert exact(Fraction(numerator, denominator)) == Fraction(numerator, denominator)
    assert exact(10**5000) == 10**5000


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6))
def test_a_decimal_and_the_number_of_the_same_figures_are_one(value: Decimal) -> None:
    assert exact(float(value)) == exact(value)


@given(sets, sets)
def test_sets_are_equal_where_they_hold_the_same(one: ValueSet, other: ValueSet) -> None:
    assert (one == other) == (held(one) == held(other))
    assert one != other or hash(one) == hash(other)


@given(sets, sets)
def test_a_set_lies_inside_where_all_it_holds_is_in_the_other(one: ValueSet, other: ValueSet) -> None:
    assert (one <= other) == (held(one) <= held(other))
    assert (one < other) == (held(one) < held(other))
    assert one.isdisjoint(other) == held(one).isdisjoint(held(other))
    assert bool(one) == bool(held(one))


@given(sets, sets, sets)
def test_what_lies_in_both_is_a_meet(one: ValueSet, other: ValueSet, third: ValueSet) -> None:
    assert held(one & other) == held(one) & held(other)
    assert one & other == other & one
    assert (one & other) & third == one & (other & third)
    assert one & one == one
    assert one & ValueSet() == one


@given(sets, st.fractions(min_value=Fraction(1, 100), max_value=100).filter(bool), st.sampled_from(POINTS))
def test_in_another_unit_the_same_values_lie_inside(one: ValueSet, factor: Fraction, point: Fraction) -> None:
    assert (point * factor in one.scaled(factor)) == (point in one)
    assert one.scaled(factor).scaled(1 / factor) == one


@given(targets(), st.fractions())
def test_meeting_is_what_the_comparator_says(promise: Target, value: Fraction) -> None:
    bound = Fraction(str(promise.value))
    said = {">": value > bound, ">=": value >= bound, "<": value < bound, "<=": value <= bound}
    assert meets(value, promise) == said[promise.comparator]
    assert meets(bound, promise) == ("=" in promise.comparator)


@given(comparators, st.sampled_from(FEW))
def test_it_is_written_as_an_interval(comparator: Comparator, bound: Fraction) -> None:
    written = {">": f"({bound}, ∞)", ">=": f"[{bound}, ∞)", "<": f"(-∞, {bound})", "<=": f"(-∞, {bound}]"}
    assert str(ValueSet.of_bound(comparator, bound)) == written[comparator]


def test_all_that_holds_nothing_is_one_set() -> None:
    empty = ValueSet.of_bound(">", 3) & ValueSet.of_bound("<=", 3)
    assert empty == ValueSet(Cut(Fraction(7)), Cut(Fraction(1)))
    assert (str(empty), str(ValueSet())) == ("∅", "(-∞, ∞)")


@pytest.mark.parametrize("value", [np.int64(96), np.uint8(96), np.float64(95.1), np.float32(95.1)])
def test_numbers_of_dataframes_are_numbers(value: Any) -> None:
    assert meets(value, target(">", 95)) and not meets(value, target("<", 95))
    assert exact(value) in (96, Fraction(951, 10))
