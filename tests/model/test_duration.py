"""Durations: exact amounts of one unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from pydantic import ValidationError

from tthc.errors import InputError, ParseError
from tthc.model import Duration
from tthc.testing import durations


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("P3M", 3, "month"),
        ("P15D", 15, "day"),
        ("P2W", 2, "week"),
        ("P1Y", 1, "year"),
        ("PT48H", 48, "hour"),
        ("PT30M", 30, "minute"),
        ("PT1.5H", Fraction(3, 2), "hour"),
        ("P0,5D", Fraction(1, 2), "day"),
        ("15 working_day", 15, "working_day"),
        ("1/3 day", Fraction(1, 3), "day"),
    ],
)
def test_a_duration_is_read_from_iso_8601_or_its_own_form(text: str, amount: int, unit: str) -> None:
    assert Duration.parse(text) == Duration.of(amount, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1Y6M", "-P3D", "P-3D", "3", "3 fortnight", "P1.5M", "1/0 day", "P999999999D"]
)
def test_what_is_none_is_a_parse_error(text: str) -> None:
    with pytest.raises(ParseError):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("duration", "iso"),
    [
        (Duration.of(1, "quarter"), "P3M"),
        (Duration.of(1, "half_year"), "P6M"),
        (Duration.of("3/2", "hour"), "PT1.5H"),
        (Duration.of("1/3", "day"), None),
        (Duration.of(5, "working_day"), None),
        (Duration.of(4, "working_hour"), None),
    ],
)
def test_iso_8601_is_given_where_it_can_say_it(duration: Duration, iso: str | None) -> None:
    assert duration.iso() == iso


@pytest.mark.parametrize(
    ("amount", "unit"), [(-3, "day"), (10**9, "year"), ("1/2", "month"), ("x", "day"), (True, "day"), (1.5, "day")]
)
def test_an_amount_that_cannot_be_is_refused(amount: object, unit: str) -> None:
    with pytest.raises(InputError):
        Duration.of(amount, unit)  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Duration.model_validate({"amount": amount, "unit": unit})


def test_a_year_and_a_half_can_be_counted_in_months_but_half_a_month_cannot() -> None:
    assert Duration.of("3/2", "year").iso() == "P1.5Y"
    with pytest.raises(InputError, match="no whole number of months"):
        Duration.of("1/2", "month")


def test_a_float_is_refused_for_it_is_not_exact() -> None:
    with pytest.raises(InputError, match="a float is not exact"):
        Duration.of(0.1, "day")  # type: ignore[arg-type]


def test_units_are_kept_apart() -> None:
    assert Duration.of(3, "month") != Duration.of(1, "quarter") != Duration.of(90, "day")


@given(durations())
def test_parsing_is_the_inverse_of_printing(duration: Duration) -> None:
    assert Duration.parse(str(duration)) == duration
    assert Duration.model_validate_json(duration.model_dump_json()) == duration


@given(durations(units=("minute", "hour", "day", "week", "month")))
def test_iso_8601_comes_back(duration: Duration) -> None:
    iso = duration.iso()
    assert iso is not None and Duration.parse(iso) == duration
