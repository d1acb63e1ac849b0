"""A figure as a value in the unit of a target, or the reason why there is none."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tthc.model import Indicator, MeasureUnit, Observation, Period, Tally, Target, TargetKind
from tthc.targets import Figure
from tthc.targets.scorecards.measuring import changed, counts_such, is_the_change, measured, share_of_whole

YEAR = Period.of_year(2026)
REVIEWED = Indicator(id="reviewed", vi="rà soát", en="reviewed", numerator="TTHC đã rà soát")


def figure(**fields: Any) -> Figure:
    said: dict[str, Any] = {"indicator": "reviewed", "unit": "a", "period": YEAR}
    return Figure(**(said | fields))


def bare(value: float, measure: MeasureUnit = "%", period: str = "2026", unit: str = "a") -> Observation:
    return Observation(
        indicator="reviewed",
        unit=unit,
        period=Period.parse(period),
        value=value,
        measure=measure,
        as_of=date(2026, 7, 1),
    )


def target(unit: MeasureUnit, kind: TargetKind = "reduction") -> Target:
    return Target(text="…", comparator=">=", value=10, unit=unit, kind=kind)


@pytest.mark.parametrize(
    ("held", "unit", "value", "reason"),
    [
        (figure(tally=Tally(1, 3)), "%", Fraction(100, 3), None),
        (figure(tally=Tally()), "%", None, "nothing-occurred"),
        (figure(), "%", None, "nothing-reported"),
        (figure(bare=(bare(96.5),)), "%", Fraction(193, 2), None),
        (figure(bare=(bare(96.5, unit="b"),)), "%", None, "not-addable"),
        (figure(bare=(bare(3, "day"),)), "%", None, "measure-differs"),
        (figure(bare=(bare(3, "day"),)), "day", Fraction(3), None),
        (figure(amount=Fraction(12), measure="procedure"), "procedure", Fraction(12), None),
        (figure(amount=Fraction(12), measure="dossier"), "procedure", None, "measure-differs"),
        (figure(tally=Tally(7, 9)), "procedure", Fraction(7), None),
        (figure(tally=Tally(0, 0)), "procedure", Fraction(0), None),
        (figure(tally=Tally(7, 9)), "dossier", None, "measure-differs"),
        (figure(tally=Tally()), "dossier", None, "nothing-occurred"),
    ],
)
def test_a_figure_has_a_value_or_a_reason(
    held: Figure, unit: MeasureUnit, value: Fraction | None, reason: str | None
) -> None:
    found = measured(held, unit, REVIEWED)
    assert (found.value, found.reason) == (value, reason)
    assert (found.counts is not None) == (value is not None and held.tally is not None and unit == "%")


def test_without_a_catalogue_entry_nobody_knows_what_a_numerator_counts() -> None:
    assert not counts_such(None, "procedure")
    assert not counts_such(REVIEWED, "day")


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (Tally(1, 2), Tally(0, 2), "nothing-occurred"),
        (Tally(1, 2), None, "nothing-reported"),
        (None, Tally(1, 2), "nothing-reported"),
    ],
)
def test_a_share_of_nothing_is_none(part: Tally | None, whole: Tally | None, reason: str) -> None:
    assert share_of_whole(figure(tally=part), figure(tally=whole)).reason == reason


@pytest.mark.parametrize(
    ("unit", "kind", "now", "before", "value", "reason"),
    [
        ("%", "reduction", figure(tally=Tally(1, 4)), figure(tally=Tally(1, 2)), 50, None),
        ("%", "increase", figure(tally=Tally(3, 4)), figure(tally=Tally(1, 2)), 50, None),
        ("pp", "increase", figure(tally=Tally(3, 4)), figure(tally=Tally(1, 2)), 25, None),
        ("%", "reduction", figure(bare=(bare(5),)), figure(tally=Tally(1, 10)), 50, None),
        ("procedure", "reduction", figure(amount=Fraction(30), measure="procedure"),
         figure(amount=Fraction(50), measure="procedure"), 20, None),
        ("month", "reduction", figure(bare=(bare(3, "month"),)), figure(bare=(bare(1, "year"),)), 9, None),
        ("pp", "reduction", figure(bare=(bare(3, "day"),)), figure(bare=(bare(4, "day"),)), None, "measure-differs"),
        ("hour", "reduction", figure(bare=(bare(3, "day"),)), figure(bare=(bare(4, "day"),)), None, "measure-differs"),
        ("%", "reduction", figure(bare=(bare(3, "day"),)), figure(bare=(bare(4, "hour"),)), None, "measure-differs"),
        ("%", "reduction", figure(tally=Tally(1, 4)), figure(tally=Tally(0, 2)), None, "baseline-missing"),
        ("%", "reduction", figure(tally=Tally(1, 4)), figure(), None, "baseline-missing"),
        ("%", "reduction", figure(), figure(tally=Tally(1, 2)), None, "nothing-reported"),
    ],
)  # fmt: skip
def test_a_change_is_from_what_was_before(
    unit: MeasureUnit, kind: TargetKind, now: Figure, before: Figure, value: int | None, reason: str | None
) -> None:
    found = changed(target(unit, kind), now, before)
    assert (found.value, found.reason) == (None if value is None else Fraction(value), reason)


def test_some_indicators_are_the_change_themselves() -> None:
    cut = Indicator(id="fees-cut", vi="giảm phí", en="fees cut")
    kind = Indicator(id="shorter", vi="rút ngắn", en="shorter", kind="reduction")
    counted = Indicator(id="simpler", vi="đơn giản", en="simpler", numerator="TTHC đã cắt giảm")
    assert all(is_the_change(target("%"), one) for one in (cut, kind, counted))
    assert not is_the_change(target("%"), REVIEWED)
    assert not is_the_change(target("%", "increase"), counted)
    assert not is_the_change(target("%"), None)


@pytest.mark.parametrize(
    ("periods", "taken"),
    [
        (["2026-01", "2026-Q4", "2026"], "2026"),
        (["2026-01", "2026-02", "2026-05", "2026-06"], "2026-06"),
        (["2026-H1", "2026-Q4"], "2026-H1"),
        (["2026-Q2", "2026-Q1", "2026-12"], "2026-Q2"),
    ],
)
def test_the_longest_then_the_latest_of_its_bare_values_stands_for_a_unit(periods: list[str], taken: str) -> None:
    values = tuple(bare(place, period=period) for place, period in enumerate(periods))
    best = figure(bare=(bare(9, unit="b"), *values)).own_bare
    assert best is not None
    assert best.period == Period.parse(taken)
