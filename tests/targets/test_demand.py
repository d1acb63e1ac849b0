"""All that a target asks for, dimension by dimension."""

from __future__ import annotations

from hypothesis import given

from tthc.model import Baseline, Target
from tthc.targets.comparison.demand import Demand, Dimension, demands
from tthc.targets.comparison.value_set import ValueSet
from tthc.testing import targets

TIME = Target(text="Thời gian giải quyết không quá 2 năm", indicator="time", comparator="<=", value=2, unit="year")
EARLY = Target(text="trong đó trên 60% trước hạn", indicator="early", comparator=">", value=60, unit="%")


def test_values_are_in_the_unit_of_the_dimension() -> None:
    demand = Demand.of(TIME)
    assert demand.root.unit == "month"
    assert demand.values == {(demand.root,): ValueSet.of_bound("<=", 24)}


def test_what_several_parts_ask_of_one_dimension_is_asked_together() -> None:
    least = EARLY.model_copy(update={"value": 80})
    most = EARLY.model_copy(update={"value": 90, "comparator": "<"})
    whole = TIME.model_copy(update={"parts": (EARLY, least, most)})
    demand = Demand.of(whole)
    path = (Dimension.of(TIME), Dimension.of(EARLY))
    assert demand.values[path] == ValueSet.of_bound(">", 80) & ValueSet.of_bound("<", 90)
    assert demand.targets[path] == (EARLY, least, most)


def test_demands_that_nothing_meets_are_one_set() -> None:
    never = EARLY.model_copy(update={"value": 60, "comparator": "<="})
    one = Demand.of(TIME.model_copy(update={"parts": (EARLY, never)}))
    other = Demand.of(TIME.model_copy(update={"value": 1, "parts": (EARLY, never, EARLY)}))
    assert one.values == other.values
    assert not one.values[one.root,]


def test_a_baseline_is_its_year_else_its_folded_words() -> None:
    def since(baseline: Baseline | None) -> int | str | None:
        return Dimension.of(EARLY.model_copy(update={"kind": "increase", "baseline": baseline})).baseline

    assert since(Baseline(text="so với cùng kỳ năm 2025", year=2025)) == 2025
    assert since(Baseline(text="so với  Quy định")) == "so với quy định"
    assert since(None) is None


@given(targets())
def test_every_part_has_a_dimension_below_that_of_its_whole(target: Target) -> None:
    paths = [path for path, _ in demands(target)]
    assert [held for _, held in demands(target)] == [target, *target.parts]
    assert paths[0] == (Demand.of(target).root,)
    assert all(path[:-1] == paths[0] and path != paths[0] for path in paths[1:])


@given(targets())
def test_a_demand_lies_inside_itself_and_is_not_parted_from_itself(target: Target) -> None:
    demand = Demand.of(target)
    assert demand.is_inside(Demand.of(target))
    assert demand.clash(demand) is None
    assert (demand.parted(demand) is None) == bool(demand.values[demand.root,])
