"""Counts that add."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import Tally

TALLIES = st.builds(Tally, st.integers(0, 10**9), st.integers(0, 10**9))


@given(TALLIES, TALLIES, TALLIES)
def test_tallies_are_a_commutative_monoid(a: Tally, b: Tally, c: Tally) -> None:
    assert a + b == b + a and (a + b) + c == a + (b + c) and a + Tally() == a
    assert Tally.total([a, b, c]) == a + b + c and Tally.total([]) == Tally()


def test_the_rate_is_exact_and_nothing_of_nothing_has_none() -> None:
    assert Tally(1, 3).rate == Fraction(1, 3) and Tally(0, 5).rate == 0 and Tally().rate is None
    assert str(Tally(37, 40)) == "37/40"


@pytest.mark.parametrize("count", [-1, 1.0, "3", True, None])
def test_what_is_no_count_is_refused(count: object) -> None:
    with pytest.raises(InputError, match="is not a count"):
        Tally(count, 10)  # type: ignore[arg-type]


def test_a_tally_and_a_number_do_not_add() -> None:
    with pytest.raises(TypeError):
        _ = Tally(1, 2) + 3
