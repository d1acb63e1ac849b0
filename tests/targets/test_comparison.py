"""What one target is to another: the set order, proved on small worlds and read off a table of phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tthc.model import Baseline, Period, Target
from tthc.targets.comparison.comparison import Comparison, Relation, compare
from tthc.targets.comparison.demand import DimensionPath, demands
from tthc.testing import targets
from tthc.text import parse_target

TABLE = Path(__file__).with_name("comparisons.tsv")
YEAR = Period.of_year(2026)
CONVERSE: dict[Relation, Relation] = {
    "same": "same", "stricter": "looser", "looser": "stricter", "overlapping": "overlapping",
    "incomparable": "incomparable",
}  # fmt: skip


def rows() -> Iterator[tuple[str, str, str, str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            first, second, relation, reason = line.split("\t")
            yield first, second, relation, reason


@pytest.mark.parametrize(("first", "second", "relation", "reason"), tuple(rows()))
def test_phrases_stand_to_each_other_as_the_table_says(first: str, second: str, relation: str, reason: str) -> None:
    found = compare(parse_target(first, YEAR), parse_target(second, YEAR))
    assert (found.relation, found.reason or "-") == (relation, reason)


def test_the_table_holds_every_relation_and_every_reason() -> None:
    assert {relation for _, _, relation, _ in rows()} == set(CONVERSE)
    reasons = {reason for _, _, _, reason in rows()} - {"-"}
    assert reasons == {"indicator", "unit", "scope", "kind", "baseline", "disjoint", "part"}


# A small world: few values of each kind, so that targets often meet.
bounds = st.sampled_from((1, 2, 12, 1.5))
parts = st.builds(
    Target,
    text=st.sampled_from(("trong đó tại xã", "trong đó trước hạn")),
    indicator=st.sampled_from(("early", "early", "online", "time", None)),
    comparator=st.sampled_from((">", ">=", "<")),
    value=bounds,
    unit=st.sampled_from(("month", "month", "year")),
)
wholes = st.builds(
    Target,
    text=st.just("thời gian giải quyết"),
    indicator=st.just("time"),
    comparator=st.sampled_from((">", ">=", "<", "<=")),
    value=bounds,
    unit=st.sampled_from(("month", "year")),
    parts=st.lists(parts, max_size=2).map(tuple),
)
near = st.builds(
    Target,
    text=st.sampled_from(("thời gian giải quyết", "thời hạn giải quyết")),
    indicator=st.sampled_from(("time", "cost", None)),
    comparator=st.sampled_from((">", ">=")),
    value=bounds,
    unit=st.sampled_from(("month", "year", "day")),
    kind=st.sampled_from(("level", "reduction", "increase")),
    baseline=st.sampled_from((None, Baseline(text="so với năm 2024", year=2024), Baseline(text="So với quy  định"))),
    scope=st.sampled_from((None, "hộ tịch", "Hộ  tịch")),
    parts=st.lists(parts, max_size=1).map(tuple),
)

Point = Mapping[DimensionPath, Fraction]


def in_months(target: Target) -> Fraction:
    return Fraction(str(target.value)) * (12 if target.unit == "year" else 1)


def is_met(target: Target, point: Point) -> bool:
    """Whether the values of a point, in months, meet a target and all of its parts, counted by hand."""
    said = {
        ">": lambda value, bound: value > bound,
        ">=": lambda value, bound: value >= bound,
        "<": lambda value, bound: value < bound,
        "<=": lambda value, bound: value <= bound,
    }
    return all(said[held.comparator](point[path], in_months(held)) for path, held in demands(target))


def points(*of: Target) -> list[Point]:
    """Enough points to tell any two sets apart whose ends are those of the targets: the ends, and beside them."""
    ends: dict[DimensionPath, set[Fraction]] = {}
    for path, held in (pair for target in of for pair in demands(target)):
        bound = in_months(held)
        ends.setdefault(path, set()).update((bound - Fraction(1, 4), bound, bound + Fraction(1, 4)))
    return [dict(zip(ends, values, strict=True)) for values in product(*ends.values())]


@given(wholes, wholes)
def test_the_relation_is_that_of_the_sets_of_points(a: Target, b: Target) -> None:
    found = compare(a, b)
    assume(found.reason != "part")
    grid = points(a, b)
    of_a, of_b = ([n for n, point in enumerate(grid) if is_met(target, point)] for target in (a, b))
    only_a, only_b, both = set(of_a) - set(of_b), set(of_b) - set(of_a), set(of_a) & set(of_b)
    if not only_a or not only_b:
        assert found.relation == ("looser" if only_a else "stricter" if only_b else "same")
    else:
        assert (found.relation, found.reason) == (("overlapping", None) if both else ("incomparable", "disjoint"))


@given(targets() | near | wholes)
def test_a_target_is_the_same_as_itself(target: Target) -> None:
    assert compare(target, target) == Comparison(target, target, "same")
    assert compare(target, target.model_copy()).relation == "same"


@given(st.tuples(wholes, wholes) | st.tuples(near, near) | st.tuples(targets(), targets()))
def test_said_the_other_way_round_it_is_the_converse(pair: tuple[Target, Target]) -> None:
    a, b = pair
    there, back = compare(a, b), compare(b, a)
    assert back.relation == CONVERSE[there.relation]
    assert back.reason == there.reason
    assert back.between == (there.between and there.between[::-1])


@given(st.tuples(wholes, wholes, wholes) | st.tuples(near, near, near))
def test_what_is_stricter_than_the_stricter_is_stricter(three: tuple[Target, Target, Target]) -> None:
    a, b, c = three
    steps = {compare(a, b).relation, compare(b, c).relation}
    if steps <= {"same", "stricter"}:
        assert compare(a, c).relation == ("stricter" if "stricter" in steps else "same")


@given(wholes, wholes, wholes)
def test_what_is_the_same_stands_alike_to_all_else(a: Target, b: Target, c: Target) -> None:
    like_a = a.model_copy(update={"at": "task:V.2", "upper": 99, "text": "thời gian trả kết quả"})
    assert compare(a, like_a).relation == "same"
    assert compare(like_a, b).relation == compare(a, b).relation
    if compare(a, b).relation == "same":
        assert compare(a, c).relation == compare(b, c).relation


@given(wholes, parts)
def test_a_further_part_makes_a_target_stricter_or_leaves_it(whole: Target, part: Target) -> None:
    asked_more = whole.model_copy(update={"parts": (*whole.parts, part)})
    assert compare(asked_more, whole).relation in {"stricter", "same"}


@given(near, near)
def test_there_is_a_reason_where_and_only_where_they_do_not_compare(a: Target, b: Target) -> None:
    found = compare(a, b)
    assert (found.reason is not None) == (found.relation == "incomparable") == (found.between is not None)
    if found.reason not in (None, "part"):
        assert found.between == (a, b)


@given(near, near)
def test_the_first_thing_in_which_they_differ_is_the_reason(a: Target, b: Target) -> None:
    alike = {
        "indicator": a == b or (a.indicator == b.indicator is not None),
        "unit": (a.unit == "day") == (b.unit == "day"),
        "scope": bool(a.scope) == bool(b.scope),
        "kind": a.kind == b.kind,
        "baseline": a.kind == "level" or a.baseline == b.baseline,
    }
    first = next((name for name, is_alike in alike.items() if not is_alike), None)
    found = compare(a, b)
    assert found.reason == first if first else found.reason in {None, "part", "disjoint"}


def held(indicator: str | None, value: float, **more: object) -> Target:
    fields = {"text": "x", "indicator": indicator, "comparator": ">=", "value": value, "unit": "%", **more}
    return Target.model_validate(fields)


def test_a_level_has_no_baseline_to_differ_in() -> None:
    printed = Baseline(text="so với năm 2024", year=2024)
    assert compare(held("early", 60, baseline=printed), held("early", 60)).relation == "same"


def test_no_words_of_a_scope_are_all_of_the_field() -> None:
    assert compare(held("early", 60, scope=""), held("early", 60)).relation == "same"


def test_days_do_not_count_but_are_told() -> None:
    a, b = held("early", 60, due="2026-06-30"), held("early", 60)
    assert compare(a, b).relation == "same"
    assert "30/06/2026" in compare(a, b).explain("vi")
    assert "2026-06-30" in compare(a, b).explain("en")


def test_parts_of_other_indicators_are_further_things_asked() -> None:
    a = held("time", 95, parts=(held("early", 60),))
    b = held("time", 95, parts=(held("online", 60),))
    assert compare(a, b).relation == "overlapping"


def test_a_part_in_another_unit_does_not_compare() -> None:
    a = held("time", 98, parts=(held("early", 60),))
    b = held("time", 95, parts=(held("early", 60, unit="pp"),))
    found = compare(a, b)
    assert (found.relation, found.reason) == ("incomparable", "part")
    assert found.between == (a.parts[0], b.parts[0])


def test_a_part_that_measures_what_its_whole_does_goes_by_its_words() -> None:
    hills = held("time", 95, parts=(held("time", 60, text="trong đó vùng cao 60%"),))
    coast = held("time", 95, parts=(held("time", 60, text="trong đó ven biển 60%"),))
    found = compare(hills, coast)
    assert (found.relation, found.reason) == ("incomparable", "part")
    assert "“trong đó vùng cao 60%” and “trong đó ven biển 60%”" in found.explain("en")
    assert compare(hills, held("time", 95)).relation == "stricter"


def test_a_part_of_a_part_counts() -> None:
    inner = held("early", 60, parts=(held("online", 20),))
    assert (
        compare(held("time", 95, parts=(inner,)), held("time", 95, parts=(held("early", 60),))).relation == "stricter"
    )


def test_parts_of_other_wholes_are_not_taken_for_each_other() -> None:
    a = held("time", 95, parts=(held("early", 60, parts=(held("online", 20),)),))
    b = held("time", 95, parts=(held("early", 60), held("online", 20, unit="pp")))
    assert compare(a, b).relation == "overlapping"


def test_two_parts_together_imply_what_neither_does_alone() -> None:
    online, paid = held("online", 20), held("paid", 10)
    apart = held("time", 95, parts=(held("early", 60, parts=(online,)), held("early", 50, parts=(paid,))))
    together = held("time", 95, parts=(held("early", 60, parts=(online, paid)),))
    assert compare(apart, together).relation == "same"


def test_parts_that_no_value_meets_are_named_as_the_reason() -> None:
    both = held("time", 95, parts=(held("early", 60), held("early", 80, comparator="<=")))
    outside = held("time", 95, parts=(held("early", 90),))
    found = compare(both, outside)
    assert (found.reason, found.between) == ("disjoint", (both.parts[1], outside.parts[0]))


def test_what_nothing_meets_lies_inside_all_it_compares_with() -> None:
    never = held("time", 95, parts=(held("early", 80), held("early", 70, comparator="<")))
    assert compare(never, held("time", 99)).relation == "stricter"
    assert compare(never, held("time", 10, comparator="<")).relation == "stricter"
    assert compare(never, held("cost", 10)).reason == "indicator"
