"""How a value stands by a target: every standing, to the last digit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tthc.model import Comparator, Target
from tthc.targets.scorecards.assessment import Standing
from tthc.targets.scorecards.judging import gap_of, standing_of

DUE = date(2026, 12, 31)


def target(comparator: Comparator, value: float) -> Target:
    return Target(text="…", comparator=comparator, value=value, unit="%")


@pytest.mark.parametrize(
    ("comparator", "value", "standing"),
    [
        (">", "95", "not_met"),
        (">", "95.0001", "met"),
        (">=", "95", "met"),
        (">=", "94.9999", "not_met"),
        ("<", "95", "not_met"),
        ("<", "94.9999", "met"),
        ("<=", "95", "met"),
        ("<=", "95.0001", "not_met"),
    ],
)
def test_once_due_it_is_met_or_not_to_the_last_digit(comparator: Comparator, value: str, standing: Standing) -> None:
    found = standing_of(target(comparator, 95), Fraction(value), as_of=DUE, due=DUE, margin=Fraction(50))
    assert found == standing


@pytest.mark.parametrize(
    ("comparator", "value", "margin", "standing"),
    [
        (">=", 95, 0, "on_course"),
        (">=", 94, 0, "at_risk"),
        (">=", 96, 1, "on_course"),
        (">=", Fraction(1919, 20), 1, "at_risk"),
        (">", 95, 0, "at_risk"),
        ("<", 95, 0, "at_risk"),
        ("<=", 95, 0, "on_course"),
        ("<=", 94, 1, "on_course"),
        ("<=", Fraction(189, 2), 1, "at_risk"),
    ],
)
def test_before_it_is_due_the_margin_must_be_kept(
    comparator: Comparator, value: Fraction, margin: int, standing: Standing
) -> None:
    day = date(2026, 6, 30)
    found = standing_of(target(comparator, 95), Fraction(value), as_of=day, due=DUE, margin=Fraction(margin))
    assert found == standing


def test_a_rate_that_cannot_be_better_is_on_course_whatever_the_margin() -> None:
    day, margin = date(2026, 6, 30), Fraction(2)
    assert standing_of(target(">=", 100), Fraction(100), as_of=day, due=DUE, margin=margin) == "on_course"
    assert standing_of(target("<=", 0), Fraction(0), as_of=day, due=DUE, margin=margin) == "on_course"
    assert standing_of(target(">=", 99), Fraction(99), as_of=day, due=DUE, margin=margin) == "at_risk"


def test_what_is_counted_has_no_best() -> None:
    late = Target(text="…", comparator="<=", value=1, unit="dossier")
    found = standing_of(late, Fraction(0), as_of=date(2026, 6, 30), due=DUE, margin=Fraction(2))
    assert found == "at_risk"


def test_without_a_value_there_is_no_data_even_when_it_is_due() -> None:
    assert standing_of(target(">", 95), None, as_of=DUE, due=DUE, margin=Fraction(0)) == "no_data"


def test_the_gap_is_what_is_missing() -> None:
    assert gap_of(target(">", 95), Fraction(90)) == 5
    assert gap_of(target("<", 5), Fraction(7)) == 2
    assert gap_of(target(">=", 95.5), Fraction(96)) == Fraction(-1, 2)
    assert gap_of(target(">", 95), Fraction(95)) == 0
