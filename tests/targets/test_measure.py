"""Measures: the closed list, what converts, and that nobody pays for it before it is used."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import MeasureUnit
from tthc.targets.comparison import measure
from tthc.targets.comparison.measure import base_of, converted

UNITS: tuple[MeasureUnit, ...] = get_args(MeasureUnit)
fractions = st.fractions(min_value=-(10**6), max_value=10**6)


def test_the_registry_holds_the_closed_list_and_nothing_else() -> None:
    registry = measure._registry()
    assert set(registry._units) == {"percent" if unit == "%" else unit for unit in UNITS}


@pytest.mark.parametrize("name", ["meter", "minute", "week", "kilotask", "celsius"])
def test_what_the_usual_registry_knows_is_not_known(name: str) -> None:
    assert name not in measure._registry()


def test_only_months_and_years_convert() -> None:
    pairs = {(one, other) for one, other in product(UNITS, UNITS) if one != other and converted(1, one, other)}
    assert pairs == {("month", "year"), ("year", "month")}


@pytest.mark.parametrize(
    ("unit", "into"),
    [("hour", "day"), ("day", "working_day"), ("%", "pp"), ("VND", "USD"), ("dossier", "procedure"), ("item", "task")],
)
def test_what_is_not_the_same_measure_does_not_convert(unit: MeasureUnit, into: MeasureUnit) -> None:
    assert converted(24, unit, into) is None
    assert converted(24, into, unit) is None


def test_a_year_is_twelve_months_exactly() -> None:
    assert converted(Fraction(1, 3), "year", "month") == 4
    assert converted(7, "month", "year") == Fraction(7, 12)


@given(fractions, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_there_and_back_is_the_same_value(value: Fraction, unit: MeasureUnit, into: MeasureUnit) -> None:
    there = converted(value, unit, into)
    if there is None:
        assert converted(value, into, unit) is None
    else:
        assert type(there) is Fraction
        assert converted(there, into, unit) == value


@given(st.sampled_from(UNITS))
def test_a_unit_converts_into_its_base(unit: MeasureUnit) -> None:
    base, factor = base_of(unit)
    assert converted(1, unit, base) == factor
    assert base_of(base) == (base, Fraction(1))


def modules_after(code: str) -> set[str]:
    code = f"import sys; {code}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(ran.stdout.split())


def test_the_room_is_entered_without_the_registry() -> None:
    heavy = {"pint", "numpy", "narwhals", "polars", "duckdb", "rich"}
    assert not heavy & modules_after("import tthc.targets")


def test_whether_a_value_meets_a_target_is_told_without_the_registry() -> None:
    code = "from tthc.targets import meets; from tthc.model import Target; "
    assert "pint" not in modules_after(code + "meets(3, Target(text='', comparator='>', value=2, unit='task'))")
