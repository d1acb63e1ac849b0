"""The strictest of many, the loosest, and what implies what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Comparator, MeasureUnit, Target
from tthc.targets import compare, implied_by, loosest, strictest


def promise(comparator: Comparator, value: float, unit: MeasureUnit = "%", indicator: str | None = "on-time") -> Target:
    return Target(text=f"{comparator} {value}", indicator=indicator, comparator=comparator, value=value, unit=unit)


many = st.lists(
    st.builds(
        promise,
        st.sampled_from((">", ">=", "<")),
        st.integers(1, 3),
        st.sampled_from(("month", "month", "year")),
        st.sampled_from(("time", "time", "cost", None)),
    ),
    max_size=6,
).map(tuple)


def test_a_chain_has_one_strictest_and_one_loosest() -> None:
    chain = (promise(">=", 90), promise(">", 95), promise(">=", 95))
    assert strictest(chain) == (chain[1],)
    assert loosest(chain) == (chain[0],)


def test_of_equals_the_first_stays() -> None:
    year, months = promise("<=", 1, "year"), promise("<=", 12, "month")
    assert strictest((year, months)) == (year,)
    assert loosest((months, year)) == (months,)


def test_what_does_not_compare_stays_in_its_order() -> None:
    others = (promise(">=", 95), promise(">=", 60, indicator="early"), promise(">=", 98, indicator=None))
    assert strictest(others) == loosest(others) == others


def test_of_none_there_is_none() -> None:
    assert strictest(()) == loosest(()) == implied_by(promise(">", 1), ()) == ()


def test_a_target_is_implied_by_what_is_stricter_or_the_same() -> None:
    others = (promise(">", 95), promise(">=", 90), promise(">=", 95), promise("<", 99))
    assert implied_by(promise(">=", 95), iter(others)) == (others[0], others[2])


@given(many)
def test_where_the_strictest_are_met_all_are(targets: tuple[Target, ...]) -> None:
    kept = strictest(targets)
    assert all(implied_by(target, kept) for target in targets)


@given(many)
def test_all_imply_one_of_the_loosest(targets: tuple[Target, ...]) -> None:
    kept = loosest(targets)
    assert all(any(implied_by(one, (target,)) for one in kept) for target in targets)


@given(many)
def test_no_two_of_those_kept_imply_each_other(targets: tuple[Target, ...]) -> None:
    for kept in (strictest(targets), loosest(targets)):
        pairs = [(one, other) for n, one in enumerate(kept) for other in kept[n + 1 :]]
        assert {compare(one, other).relation for one, other in pairs} <= {"overlapping", "incomparable"}
        assert [target for target in dict.fromkeys(targets) if target in kept] == list(kept)


@given(many)
def test_keeping_what_was_kept_changes_nothing(targets: tuple[Target, ...]) -> None:
    assert strictest(strictest(targets)) == strictest(targets)
    assert loosest(loosest(targets)) == loosest(targets)
