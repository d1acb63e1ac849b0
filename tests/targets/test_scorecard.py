"""A scorecard looked at: by unit, by target, counted, ranked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import Comparator, Period, Target
from tthc.targets import Assessment, Scorecard, Standing, Thresholds

ON_TIME = Target(text="đúng hạn", indicator="dossiers-on-time", comparator=">", value=95, unit="%", at="body:I")
LATE = Target(text="quá hạn", indicator="dossiers-overdue", comparator="<", value=5, unit="%", at="task:I.1")


def assessed(unit: str | None, value: Fraction | int | None, target: Target = ON_TIME, **fields: Any) -> Assessment:
    said: dict[str, Any] = {
        "target": target, "at": target.at, "title": "", "unit": unit, "name": f"Đơn vị {unit}", "reason": None,
        "standing": "no_data" if value is None else "met", "period": Period.of_year(2026), "due": date(2026, 12, 31),
        "value": None if value is None else Fraction(value),
    }  # fmt: skip
    return Assessment(**(said | fields))


def card(*assessments: Assessment, unit: str | None = None) -> Scorecard:
    return Scorecard(assessments, date(2026, 12, 31), unit=unit)


def places(found: Scorecard, *args: Any, **kwargs: Any) -> list[tuple[int, str | None]]:
    return [(one.rank, one.assessment.unit) for one in found.ranking(*args, **kwargs)]


def test_equals_share_a_rank_and_the_next_one_is_counted_on() -> None:
    found = card(assessed("a", 90), assessed("b", 97), assessed("c", 97), assessed("d", 80))
    assert places(found) == [(1, "b"), (1, "c"), (3, "a"), (4, "d")]


def test_of_a_ceiling_the_least_is_the_best() -> None:
    found = card(assessed("a", 3, LATE), assessed("b", 0, LATE))
    assert places(found) == [(1, "b"), (2, "a")]


def test_the_plan_s_own_unit_and_those_without_a_value_take_no_part() -> None:
    found = card(assessed("tinh", 96), assessed("a", 97), assessed("b", None), assessed(None, 99), unit="tinh")
    assert places(found) == [(1, "a")]
    assert [one.unit for one in found.unranked()] == ["b"]


def test_one_target_is_ranked_by_itself_its_place_or_its_indicator() -> None:
    found = card(assessed("a", 97), assessed("a", 3, LATE), assessed("b", 96), assessed("b", 1, LATE))
    assert places(found, ON_TIME) == [(1, "a"), (2, "b")]
    assert places(found, "task:I.1") == [(1, "b"), (2, "a")]
    assert places(found, indicator="dossiers-overdue") == [(1, "b"), (2, "a")]
    assert [one.unit for one in found.unranked(ON_TIME)] == []


def test_what_measures_different_things_is_not_ranked_together() -> None:
    found = card(assessed("a", 97), assessed("b", 3, LATE))
    with pytest.raises(InputError, match="2 targets that measure different things"):
        found.ranking()
    with pytest.raises(InputError, match="no target of the scorecard is so called"):
        found.ranking("task:IX.9")


def test_figures_up_to_different_days_are_not_ranked_together() -> None:
    half = assessed("b", 90, due=date(2026, 6, 30))
    with pytest.raises(InputError, match="different things"):
        card(assessed("a", 97), half).ranking(indicator="dossiers-on-time")
    found = card(assessed("tinh", 97), half, assessed("c", 91, due=date(2026, 6, 30)), unit="tinh")
    assert places(found) == [(1, "c"), (2, "b")]  # what the plan's own unit is held to does not matter


def test_a_unit_held_twice_to_one_indicator_counts_by_the_first() -> None:
    again = ON_TIME.model_copy(update={"at": "task:III.1"})
    found = card(assessed("a", 97), assessed("a", 99, again), assessed("b", 98))
    assert places(found, indicator="dossiers-on-time") == [(1, "b"), (2, "a")]


@given(st.lists(st.integers(0, 5), max_size=8), st.sampled_from([">=", "<="]))
def test_a_rank_is_one_more_than_the_number_of_those_that_are_better(values: list[int], comparator: Comparator) -> None:
    target = ON_TIME.model_copy(update={"comparator": comparator})
    found = card(
        *(assessed(f"u{place}", value, target) for place, value in enumerate(values)), assessed("x", 0, target)
    )
    for one in found.ranking():
        value = one.assessment.value or 0
        others = [*values, 0]
        better = sum(other > value if comparator == ">=" else other < value for other in others)
        assert one.rank == better + 1


def test_standings_are_counted_all_of_them_in_order() -> None:
    found = card(assessed("a", 97), assessed("b", None), assessed("c", 96))
    assert list(found.counts()) == list(get_args(Standing))
    assert found.counts() == {"met": 2, "not_met": 0, "on_course": 0, "at_risk": 0, "no_data": 1, "not_due": 0}


def test_it_is_taken_apart_by_unit_and_by_target() -> None:
    found = card(assessed("a", 97), assessed(None, None), assessed("a", 3, LATE))
    assert {unit: len(own) for unit, own in found.by_unit().items()} == {"a": 2, "Đơn vị None": 1}
    assert {target.at: len(own) for target, own in found.by_target().items()} == {"body:I": 2, "task:I.1": 1}
    assert found.of_unit("a").assessments == found.by_unit()["a"].assessments
    assert found.of_target("task:I.1").assessments == found.of_target(LATE).assessments
    assert len(found.in_standing("met")) == 2
    assert found.assessments[0] in found


@pytest.mark.parametrize("margin", [-1, "x"])
def test_a_margin_is_a_number_not_below_0(margin: Any) -> None:
    with pytest.raises(InputError):
        Thresholds(margin=margin)


def test_a_part_is_measured_against_one_of_two_things() -> None:
    wrong: Any = "half"
    with pytest.raises(InputError, match="a part cannot be measured against 'half'"):
        Thresholds(base=wrong)
