"""Figures added up: the sums are those a clerk would get by hand, and what is missing or contradictory is said."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import permutations
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import Indicator, Observation, Period, ReportingPeriod, Tally, Unit
from tthc.registry import UnitRegistry, province_registry
from tthc.targets import Figure, RollUp, roll_up
from tthc.testing import observations
from tthc.text import IndicatorCatalogue

ON_TIME = "dossiers-on-time"
TAN_LAP, TAN_AN, HOA_BINH = "an-khe.xa-tan-lap", "an-khe.phuong-tan-an", "an-khe.xa-hoa-binh"
COMMUNES = (TAN_LAP, TAN_AN, HOA_BINH)
REGISTRY = UnitRegistry.of(
    (
        *province_registry("An Khê", communes=["xã Tân Lập", "phường Tân An", "xã Hòa Bình"]).units,
        *province_registry("Bình Sơn", communes=["xã Phú Mỹ"]).units,
    )
)
PHU_MY = "binh-son.xa-phu-my"
MONTHS = Period.of_year(2026).split("month")
Q1, YEAR = Period.of_quarter(2026, 1), Period.of_year(2026)
DAY = date(2027, 1, 5)


def report(unit: str, period: str, numerator: int, denominator: int, **more: Any) -> Observation:
    said = {"indicator": ON_TIME, "unit": unit, "period": period, "as_of": DAY} | more
    return Observation(numerator=numerator, denominator=denominator, **said)


def bare(unit: str, period: str, value: float, **more: Any) -> Observation:
    return Observation(**({"indicator": ON_TIME, "unit": unit, "period": period, "value": value, "as_of": DAY} | more))


def codes(rolled: RollUp) -> list[str]:
    return [finding.code for finding in rolled.findings]


def test_a_province_is_the_sum_of_its_communes_by_their_parts() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10), report(TAN_AN, "2026-01", 10, 90)], REGISTRY)
    figure = rolled.figure(ON_TIME, "an-khe", MONTHS[0])
    assert figure.tally == Tally(19, 100) and figure.rate == Fraction(19, 100)  # not the mean of 90 % and 11 %
    assert figure.basis == "children" and figure.own is None


def test_who_has_not_reported_is_missing_and_not_zero() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10)], REGISTRY)
    figure = rolled.figure(ON_TIME, "an-khe", MONTHS[0])
    assert figure.coverage == Tally(1, 3)
    assert figure.missing == (TAN_AN, HOA_BINH)
    nobody = rolled.figure(ON_TIME, "binh-son", MONTHS[0])
    assert nobody.tally is None and nobody.rate is None
    assert nobody.coverage == Tally(0, 1) and nobody.missing == (PHU_MY,)


def test_a_quarter_in_which_nobody_reported_is_owed_too() -> None:
    second = Period.of_quarter(2026, 2)
    reports = [report(TAN_LAP, "2026-01", 9, 10, as_of=date(2026, 2, 2))]
    rolled = roll_up(reports, REGISTRY, periods=[Q1, second], as_of=date(2026, 6, 5))
    silent = rolled.figure(ON_TIME, "an-khe", second)
    assert silent.tally is None and silent.basis == "none"
    assert silent.coverage == Tally(0, 6) and silent.missing == (TAN_LAP, TAN_AN, HOA_BINH)
    assert [one.period for one in rolled] == [Q1] * 3  # nothing is known of the other


def test_who_reports_by_month_owes_no_quarter_where_each_period_stands_by_itself() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10), report(TAN_LAP, "2026-Q1", 1, 2, scope="đất đai")], REGISTRY)
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).coverage == Tally(0, 0)


def test_nothing_occurred_is_a_report_without_a_rate() -> None:
    figure = roll_up([report(TAN_LAP, "2026-01", 0, 0)], REGISTRY).figure(ON_TIME, TAN_LAP, MONTHS[0])
    assert figure.tally == Tally(0, 0) and figure.rate is None
    assert figure.coverage == Tally(1, 1)


@pytest.mark.parametrize(
    ("by", "period"),
    [("quarter", Q1), ("half-year", Period.of_half(2026, 1)), ("year", YEAR), ("month", MONTHS[1])],
)
def test_months_add_up_to_longer_periods(by: Any, period: Period) -> None:
    reports = [report(TAN_LAP, f"2026-{month:02}", month, 10 * month) for month in range(1, 13)]
    figure = roll_up(reports, REGISTRY, by=by).figure(ON_TIME, TAN_LAP, period)
    months = [number for number, month in enumerate(MONTHS, 1) if month in period]
    assert figure.tally == Tally(sum(months), 10 * sum(months))
    assert figure.coverage == Tally(len(months), len(months))


def test_reporting_months_add_up_to_the_reporting_quarter_and_never_to_the_calendar_one() -> None:
    reports = [report(TAN_LAP, f"report:2026-M{month}", 1, 2) for month in (1, 2, 3)]
    rolled = roll_up(reports, REGISTRY, by="quarter")
    quarter = ReportingPeriod(kind="quarter", year=2026, number=1)
    assert rolled.periods == (quarter,)
    assert rolled.figure(ON_TIME, TAN_LAP, quarter).tally == Tally(3, 6)
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).tally is None
    asked = roll_up(reports, REGISTRY, periods=[Q1])
    assert asked.figure(ON_TIME, TAN_LAP, Q1).tally is None
    assert codes(asked) == ["period-left-out"] * 3


def test_a_period_may_lie_in_several_that_are_asked_for() -> None:
    reports = [report(TAN_LAP, f"2026-{month:02}", 1, month) for month in range(1, 7)]
    rolled = roll_up(reports, REGISTRY, periods=[Q1, Period.of_half(2026, 1), MONTHS[4]])
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(3, 6)
    assert rolled.figure(ON_TIME, TAN_LAP, Period.of_half(2026, 1)).tally == Tally(6, 21)
    assert rolled.figure(ON_TIME, TAN_LAP, MONTHS[4]).tally == Tally(1, 5)


def test_the_latest_report_of_a_period_holds_and_the_earlier_is_kept() -> None:
    early = report(TAN_LAP, "2026-01", 5, 10, as_of=date(2026, 2, 2))
    late = report(TAN_LAP, "2026-01", 8, 10, as_of=date(2026, 3, 2))
    rolled = roll_up([late, early], REGISTRY)
    assert rolled.figure(ON_TIME, TAN_LAP, MONTHS[0]).tally == Tally(8, 10)
    [one] = rolled.superseded
    assert (one.earlier, one.later) == (early, late)
    before = roll_up([late, early], REGISTRY, as_of=date(2026, 2, 15))
    assert before.figure(ON_TIME, TAN_LAP, MONTHS[0]).tally == Tally(5, 10)


def test_two_figures_of_one_day_hold_neither() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 5, 10), report(TAN_LAP, "2026-01", 8, 10)], REGISTRY)
    assert codes(rolled) == ["figures-conflict"]
    assert rolled.figure(ON_TIME, TAN_LAP, MONTHS[0]).tally is None
    same = report(TAN_LAP, "2026-01", 5, 10)
    assert roll_up([same, same], REGISTRY).figure(ON_TIME, TAN_LAP, MONTHS[0]).tally == Tally(5, 10)


def test_percentages_without_parts_are_carried_and_never_added() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10), bare(TAN_AN, "2026-01", 96.5)], REGISTRY)
    figure = rolled.figure(ON_TIME, "an-khe", MONTHS[0])
    assert figure.tally == Tally(9, 10) and figure.amount is None
    assert [one.value for one in figure.bare] == [96.5]
    assert figure.coverage == Tally(1, 3) and figure.missing == (TAN_AN, HOA_BINH)
    assert codes(rolled) == ["value-not-summed"]
    own = rolled.figure(ON_TIME, TAN_AN, MONTHS[0]).own_bare
    assert own is not None and own.exact == Fraction(193, 2)


def test_bare_counts_of_things_are_added() -> None:
    reports = [bare(unit, "2026-01", value, indicator="kiosks", measure="service") for unit, value in
               ((TAN_LAP, 2), (TAN_AN, 3.5))]  # fmt: skip
    figure = roll_up(reports, REGISTRY).figure("kiosks", None, MONTHS[0], measure="service")
    assert figure.amount == Fraction(11, 2) and figure.tally is None and figure.bare == ()


def test_a_unit_s_own_report_stands_beside_the_sum_of_those_below_it() -> None:
    children = [report(unit, "2026-01", 9, 10) for unit in COMMUNES]
    agreed = roll_up([*children, report("an-khe", "2026-01", 27, 30)], REGISTRY)
    figure = agreed.figure(ON_TIME, "an-khe", MONTHS[0])
    assert figure.own == figure.children == figure.tally == Tally(27, 30)
    assert figure.basis == "children" and codes(agreed) == []
    other = roll_up([*children, report("an-khe", "2026-01", 29, 30)], REGISTRY)
    figure = other.figure(ON_TIME, "an-khe", MONTHS[0])
    assert (figure.own, figure.children, figure.tally) == (Tally(29, 30), Tally(27, 30), Tally(27, 30))
    [finding] = other.findings
    assert finding.code == "figures-disagree" and "29/30" in finding.message("vi")


def test_where_units_below_are_missing_the_own_report_stands() -> None:
    reports = [report(TAN_LAP, "2026-01", 9, 10), report("an-khe", "2026-01", 27, 30)]
    rolled = roll_up(reports, REGISTRY)
    figure = rolled.figure(ON_TIME, "an-khe", MONTHS[0])
    assert (figure.basis, figure.tally, figure.coverage) == ("own", Tally(27, 30), Tally(1, 3))
    assert codes(rolled) == []
    assert rolled.figure(ON_TIME, None, MONTHS[0]).tally == Tally(27, 30)
    less = roll_up([report(TAN_LAP, "2026-01", 9, 10), report("an-khe", "2026-01", 8, 30)], REGISTRY)
    assert codes(less) == ["figures-disagree"]


def test_a_whole_period_and_its_parts_are_never_counted_twice() -> None:
    months = [report(TAN_LAP, f"2026-{month:02}", 1, 2) for month in (1, 2, 3)]
    rolled = roll_up([*months, report(TAN_LAP, "2026-Q1", 3, 6)], REGISTRY, by="quarter")
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(3, 6) and codes(rolled) == []
    other = roll_up([*months, report(TAN_LAP, "2026-Q1", 4, 6)], REGISTRY, by="quarter")
    assert other.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(3, 6) and codes(other) == ["periods-disagree"]
    part = roll_up([months[0], report(TAN_LAP, "2026-Q1", 4, 6)], REGISTRY, by="quarter")
    assert part.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(4, 6) and codes(part) == []


def test_nine_months_are_no_year_and_the_last_quarter_is_added_to_them() -> None:
    nine, last = report(TAN_LAP, "2026-01-01/2026-09-30", 9, 10), report(TAN_LAP, "2026-Q4", 5, 5)
    alone = roll_up([nine], REGISTRY, by="year").figure(ON_TIME, TAN_LAP, YEAR)
    assert (alone.tally, alone.coverage, alone.missing) == (Tally(9, 10), Tally(1, 4), (TAN_LAP,))
    both = roll_up([nine, last], REGISTRY, by="year").figure(ON_TIME, TAN_LAP, YEAR)
    assert (both.tally, both.coverage) == (Tally(14, 15), Tally(2, 2))
    whole = roll_up([nine, report(TAN_LAP, "2026", 60, 70)], REGISTRY, by="year")
    assert whole.figure(ON_TIME, TAN_LAP, YEAR).tally == Tally(60, 70) and codes(whole) == []


def test_a_few_days_do_not_stand_for_a_quarter() -> None:
    reports = [report(TAN_LAP, f"2026-{month:02}", 9, 10) for month in (1, 2, 3)]
    reports.append(report(TAN_LAP, "2026-01-05/2026-01-14", 1, 2))
    figure = roll_up(reports, REGISTRY, by="quarter").figure(ON_TIME, TAN_LAP, Q1)
    assert (figure.tally, figure.coverage) == (Tally(27, 30), Tally(3, 3))


def test_days_that_two_reports_share_are_counted_once() -> None:
    reports = [report(TAN_LAP, days, 9, 10) for days in ("2026-01-01/2026-01-10", "2026-01-05/2026-01-14")]
    rolled = roll_up(reports, REGISTRY, by="quarter")
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(9, 10)
    assert codes(rolled) == ["periods-overlap"] and "2026-01-05/2026-01-14" in rolled.findings[0].message("en")


def test_months_and_a_quarter_that_share_no_day_are_both_added() -> None:
    reports = [report(TAN_LAP, one, 1, 2) for one in ("2026-01", "2026-02", "2026-Q2")]
    figure = roll_up(reports, REGISTRY, by="half-year").figure(ON_TIME, TAN_LAP, Period.of_half(2026, 1))
    assert (figure.tally, figure.coverage) == (Tally(3, 6), Tally(3, 4))


def test_a_quarter_of_the_year_is_held_against_its_months() -> None:
    months = [report(TAN_LAP, f"2026-{month:02}", 1, 2) for month in range(1, 6)]
    known = {"by": "year", "as_of": date(2026, 6, 15)}
    for said, found in ((3, []), (4, ["periods-disagree"])):
        quarter = report(TAN_LAP, "2026-Q1", said, 6, as_of=date(2026, 4, 5))
        early = [evolved.model_copy(update={"as_of": date(2026, 6, 5)}) for evolved in months]
        rolled = roll_up([*early, quarter], REGISTRY, **known)  # type: ignore[arg-type]
        assert rolled.figure(ON_TIME, TAN_LAP, YEAR).tally == Tally(5, 10) and codes(rolled) == found


def test_of_what_stands_at_the_end_of_a_period_the_last_report_holds() -> None:
    full = "online-services-full"
    reports = [report(TAN_LAP, f"2026-{month:02}", 40 + month, 60, indicator=full) for month in (1, 2, 3)]
    reports += [report(TAN_AN, f"2026-{month:02}", 10, 60, indicator=full) for month in (1, 2)]
    rolled = roll_up(reports, REGISTRY, by="quarter")
    assert rolled.figure(full, TAN_LAP, Q1).tally == Tally(43, 60)
    province = rolled.figure(full, "an-khe", Q1)
    assert province.tally == Tally(53, 120)
    assert province.coverage == Tally(1, 3) and province.missing == (TAN_AN, HOA_BINH)  # that of February is old
    summed = IndicatorCatalogue((Indicator(id=full, vi="dịch vụ", en="services"),))
    assert roll_up(reports, REGISTRY, by="quarter", indicators=summed).figure(full, TAN_LAP, Q1).tally == Tally(
        126, 180
    )


def test_how_things_stood_in_september_does_not_say_how_they_stand_in_december() -> None:
    full = "online-services-full"
    nine = report(TAN_LAP, "2026-01-01/2026-09-30", 40, 60, indicator=full, as_of=date(2026, 10, 5))
    rolled = roll_up([nine], REGISTRY, by="year")
    assert rolled.figure(full, TAN_LAP, YEAR).coverage == Tally(0, 1)
    on_the_day = roll_up([nine], REGISTRY, by="year", as_of=date(2026, 10, 15))
    assert on_the_day.figure(full, TAN_LAP, YEAR).coverage == Tally(1, 1)


def test_only_what_is_over_is_owed() -> None:
    reports = [report(TAN_LAP, f"2026-{month:02}", 1, 1, as_of=date(2026, month + 1, 5)) for month in range(1, 5)]
    figure = roll_up(reports, REGISTRY, by="year", as_of=date(2026, 6, 15)).figure(ON_TIME, TAN_LAP, YEAR)
    assert (figure.tally, figure.coverage) == (Tally(4, 4), Tally(4, 5))


OLD = (
    Unit(id="t", name="UBND tỉnh An Khê", kind="province", level="province"),
    Unit(id="a", name="Sở A", kind="department", level="province", parent="t", valid_to=date(2026, 2, 28),
         successors=("b",)),
    Unit(id="b", name="Sở B", kind="department", level="province", parent="t"),
    Unit(id="c", name="Sở C", kind="department", level="province", parent="t", valid_to=date(2026, 2, 28),
         successors=("b", "d")),
    Unit(id="d", name="Sở D", kind="department", level="province", parent="t", valid_from=date(2026, 3, 1)),
)  # fmt: skip


def test_figures_from_before_a_merger_count_for_the_successor_on_request() -> None:
    registry = UnitRegistry.of(OLD[:3])
    reports = [report("a", "2026-01", 1, 2), report("a", "2026-02", 1, 2)]
    reports += [report("b", f"2026-0{month}", 5, 6) for month in (1, 2, 3)]
    apart = roll_up(reports, registry, by="quarter")
    assert apart.figure(ON_TIME, "b", Q1).tally == Tally(15, 18)
    assert apart.figure(ON_TIME, "a", Q1).coverage == Tally(2, 2)  # it owes nothing for March
    merged = roll_up(reports, registry, by="quarter", mergers=True)
    figure = merged.figure(ON_TIME, "b", Q1)
    assert (figure.tally, figure.coverage) == (Tally(17, 22), Tally(5, 5))
    assert merged.figure(ON_TIME, "a", Q1).tally is None
    for rolled in (apart, merged):
        assert rolled.figure(ON_TIME, "t", Q1).tally == Tally(17, 22)
        assert rolled.figure(ON_TIME, "t", Q1).coverage == Tally(5, 5)


def merging(*units: Unit) -> UnitRegistry:
    """Two provinces of which one ended with February, and further units."""
    kind: dict[str, Any] = {"kind": "province", "level": "province"}
    old = Unit(id="x", name="UBND tỉnh X", valid_to=date(2026, 2, 28), successors=("y",), **kind)
    return UnitRegistry.of((old, Unit(id="y", name="UBND tỉnh Y", **kind), *units))


def commune(name: str, parent: str, **more: Any) -> Unit:
    return Unit(id=name, name=name, kind="commune", level="commune", parent=parent, **more)


def test_what_a_province_reported_before_its_end_stands_beside_the_communes_of_its_successor() -> None:
    before = [report("x", f"2026-0{month}", 10, 20) for month in (1, 2)]
    months = [report(unit, f"2026-0{month}", 1, 1) for unit in ("y.c", "y.d") for month in (1, 2, 3)]
    registry = merging(commune("y.c", "y"), commune("y.d", "y"))
    for held, sum_ in ((months, Tally(26, 46)), (months[:3], Tally(23, 43))):
        rolled = roll_up([*before, *held], registry, by="quarter", mergers=True)
        assert rolled.figure(ON_TIME, "y", Q1).tally == rolled.figure(ON_TIME, None, Q1).tally == sum_
        assert rolled.figure(ON_TIME, "x", Q1).tally is None and codes(rolled) == []


def test_communes_of_a_province_that_ended_are_counted_once() -> None:
    registry = merging(commune("x.c", "x"), commune("y.c", "y"), commune("y.d", "y"))
    reports = [report("x", "2026-Q1", 10, 20), report("y", "2026-Q1", 5, 5), report("x.c", "2026-Q1", 10, 20),
               report("y.c", "2026-Q1", 2, 2)]  # fmt: skip
    rolled = roll_up(reports, registry, by="quarter", mergers=True)
    assert rolled.figure(ON_TIME, None, Q1).tally == rolled.figure(ON_TIME, "y", Q1).tally == Tally(15, 25)


def test_units_that_took_over_from_each_other_s_province_are_not_lost() -> None:
    end: dict[str, Any] = {"kind": "province", "level": "province", "valid_to": date(2026, 2, 28)}
    registry = UnitRegistry.of([
        Unit(id="p", name="P", successors=("q.a",), **end), Unit(id="q", name="Q", successors=("p.a",), **end),
        commune("q.a", "q"), commune("p.a", "p"),
    ])  # fmt: skip
    reports = [report("q.a", "2026-01", 1, 2), report("p.a", "2026-01", 3, 4)]
    assert roll_up(reports, registry, by="quarter", mergers=True).figure(ON_TIME, None, Q1).tally == Tally(4, 6)


def test_what_stood_with_a_unit_stands_with_its_successor_and_is_not_counted_twice() -> None:
    full = "online-services-full"
    registry = UnitRegistry.of(OLD[:3])
    before = [report("a", "2026-02", 10, 20, indicator=full)]
    for mergers, silent, told in ((False, None, Tally(30, 40)), (True, Tally(10, 20), Tally(30, 40))):
        alone = roll_up(before, registry, by="quarter", mergers=mergers).figure(full, "t", Q1)
        assert (alone.tally, alone.coverage, alone.missing) == (silent, Tally(0, 1), ("b",))
        after = [*before, report("b", "2026-03", 30, 40, indicator=full)]
        figure = roll_up(after, registry, by="quarter", mergers=mergers).figure(full, "t", Q1)
        assert (figure.tally, figure.coverage) == (told, Tally(1, 1))


def test_what_was_split_cannot_be_divided_and_stays() -> None:
    rolled = roll_up([report("c", "2026-01", 1, 2)], UnitRegistry.of(OLD), by="quarter", mergers=True)
    assert rolled.figure(ON_TIME, "c", Q1).tally == Tally(1, 2)
    assert codes(rolled) == ["unit-split"]


def test_groups_are_sums_of_their_units() -> None:
    groups = {"Miền núi": (TAN_LAP, PHU_MY)}
    reports = [report(TAN_LAP, "2026-01", 9, 10), report(PHU_MY, "2026-01", 1, 10), report(TAN_AN, "2026-01", 5, 5)]
    rolled = roll_up(reports, REGISTRY, groups=groups)
    figure = rolled.figure(ON_TIME, "Miền núi", MONTHS[0])
    assert (figure.tally, figure.coverage) == (Tally(10, 20), Tally(2, 2))
    half = roll_up(reports[:1], REGISTRY, groups=groups).figure(ON_TIME, "Miền núi", MONTHS[0])
    assert (half.tally, half.coverage, half.missing) == (Tally(9, 10), Tally(1, 2), (PHU_MY,))
    assert [one.unit for one in rolled][-1] == "Miền núi"


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ({"xa-la": (TAN_LAP,)}, "id of a unit"),
        ({"an-khe": (TAN_LAP,)}, "id of a unit"),
        ({"x": ("an-khe", TAN_LAP)}, "twice"),
        ({"x": ("nobody",)}, "no unit"),
    ],
)
def test_groups_that_cannot_be_are_refused(groups: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        roll_up([report("xa-la", "2026-01", 1, 1)], REGISTRY, groups=groups)


def test_a_group_holds_no_unit_beside_the_one_it_counts_for() -> None:
    registry = merging(commune("x.c", "x"), commune("y.c", "y"))
    reports = [report(unit, "2026-Q1", 1, 2) for unit in ("x.c", "y.c")]
    with pytest.raises(InputError, match="twice"):
        roll_up(reports, registry, mergers=True, groups={"Vùng": ("x.c", "y")})
    for mergers, ids in ((False, ("x.c", "y")), (True, ("x", "y")), (True, ("x.c", "y.c"))):
        rolled = roll_up(reports, registry, mergers=mergers, groups={"Vùng": ids})
        assert rolled.figure(ON_TIME, "Vùng", Q1).tally == Tally(2, 4)


def test_a_province_that_is_asked_answers_for_itself() -> None:
    unasked = report(TAN_LAP, "2026-01", 9, 10)
    for said, stands, coverage in (([], Tally(9, 10), Tally(0, 1)),
                                   ([report("an-khe", "2026-01", 27, 30)], Tally(27, 30), Tally(1, 1))):  # fmt: skip
        rolled = roll_up([unasked, *said], REGISTRY, expected=["an-khe"])
        figure = rolled.figure(ON_TIME, "an-khe", MONTHS[0])
        assert (figure.tally, figure.coverage) == (stands, coverage) and codes(rolled) == []
        assert figure.missing == (() if said else ("an-khe",))


def test_who_owes_reports_may_be_said() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10)], REGISTRY, expected=[TAN_LAP, TAN_AN])
    assert rolled.figure(ON_TIME, None, MONTHS[0]).missing == (TAN_AN,)
    with pytest.raises(InputError, match="nobody"):
        roll_up([], REGISTRY, expected=["nobody"])


def test_what_names_no_registered_unit_stands_by_itself() -> None:
    rolled = roll_up([report("xa-la", "2026-01", 9, 10), report(TAN_LAP, "2026-01", 1, 1)], REGISTRY)
    assert rolled.figure(ON_TIME, "xa-la", MONTHS[0]).tally == Tally(9, 10)
    assert rolled.figure(ON_TIME, None, MONTHS[0]).tally == Tally(1, 1)
    assert codes(rolled) == ["unit-unregistered"]
    with pytest.raises(InputError, match="nowhere"):
        rolled.figure(ON_TIME, "nowhere", MONTHS[0])


def test_more_than_there_is_is_said() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 11, 10), bare(TAN_AN, "2026-01", 99)], REGISTRY)
    assert codes(rolled) == ["rate-above-one", "value-not-summed"]


def test_more_than_there_is_may_be_corrected() -> None:
    wrong = report(TAN_LAP, "2026-01", 11, 10, as_of=date(2026, 2, 2))
    assert codes(roll_up([wrong, report(TAN_LAP, "2026-01", 9, 10)], REGISTRY)) == []


def test_a_scope_is_a_figure_of_its_own() -> None:
    reports = [report(TAN_LAP, "2026-01", 1, 2, scope="đất đai"), report(TAN_LAP, "2026-01", 9, 10)]
    rolled = roll_up(reports, REGISTRY)
    assert rolled.figure(ON_TIME, TAN_LAP, MONTHS[0]).tally == Tally(9, 10)
    assert rolled.figure(ON_TIME, TAN_LAP, MONTHS[0], scope="đất đai").tally == Tally(1, 2)


def test_by_and_periods_are_one_choice() -> None:
    with pytest.raises(InputError, match="both"):
        roll_up([], REGISTRY, by="year", periods=[YEAR])
    with pytest.raises(InputError, match="week"):
        roll_up([], REGISTRY, by="week")  # type: ignore[arg-type]


def test_a_moment_is_no_day_to_draw_up_figures_for() -> None:
    with pytest.raises(InputError, match="to be a day"):
        roll_up([], REGISTRY, as_of=datetime(2026, 2, 2, 9))


def test_a_label_is_no_period_that_can_be_asked_for() -> None:
    reports = [report(TAN_LAP, "2026-01", 1, 1)]
    for wrong in (["2026-Q1"], Q1):
        with pytest.raises(InputError, match="is no period"):
            roll_up(reports, REGISTRY, periods=wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="'2026-01' is no period"):
        roll_up(reports, REGISTRY).figure(ON_TIME, TAN_LAP, "2026-01")  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", list(permutations(range(3))))
def test_of_bare_values_that_of_the_whole_period_is_the_unit_s_own(chosen: tuple[int, ...]) -> None:
    said = [bare(TAN_LAP, "2026-01", 90), bare(TAN_LAP, "2026-02", 80), bare(TAN_LAP, "2026-Q1", 85)]
    figure = roll_up([said[at] for at in chosen], REGISTRY, by="quarter").figure(ON_TIME, TAN_LAP, Q1)
    assert figure.own_bare == said[2] and figure.bare == (said[0], said[2], said[1])


# A brute-force count beside every sum, on small worlds.

LEAVES = (*COMMUNES, PHU_MY)
WORLD = st.lists(
    observations(indicators=(ON_TIME, "online-dossiers"), units=LEAVES, over=MONTHS[:6], bare=False), max_size=30
)


def held(reports: Iterable[Observation]) -> list[Observation]:
    """The reports that hold, by comparing each with every other."""
    known = list(dict.fromkeys(reports))

    def rivals(one: Observation) -> list[Observation]:
        return [other for other in known if other is not one and (one.indicator, one.unit, one.period) ==
                (other.indicator, other.unit, other.period)]  # fmt: skip

    def is_last(one: Observation) -> bool:
        return all(
            other.as_of < one.as_of or (other.as_of == one.as_of and other.tally == one.tally) for other in rivals(one)
        )

    last = [one for one in known if is_last(one)]
    return list({(one.indicator, one.unit, one.period): one for one in last}.values())


def by_hand(reports: list[Observation], indicator: str, members: tuple[str, ...], period: Period) -> Tally | None:
    found = [one.tally for one in reports if one.indicator == indicator and one.unit in members
             and isinstance(one.period, Period) and one.period in period]  # fmt: skip
    tallies = [tally for tally in found if tally is not None]
    return Tally.total(tallies) if tallies else None


@given(WORLD, st.randoms(use_true_random=False))
def test_every_sum_is_that_of_a_count_by_hand_in_any_order(reports: list[Observation], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    rolled = roll_up(shuffled, REGISTRY, by="quarter")
    holding = held(reports)
    families: dict[str | None, tuple[str, ...]] = {None: LEAVES, "an-khe": COMMUNES, "binh-son": (PHU_MY,)}
    families |= {leaf: (leaf,) for leaf in LEAVES}
    for indicator in (ON_TIME, "online-dossiers"):
        for unit, members in families.items():
            for quarter in (Q1, Period.of_quarter(2026, 2)):
                figure = rolled.figure(indicator, unit, quarter)
                assert figure.tally == by_hand(holding, indicator, members, quarter)
                mine = [one for one in holding if one.indicator == indicator and one.unit in members
                        and isinstance(one.period, Period) and one.period in quarter]  # fmt: skip
                assert figure.coverage.numerator == len(mine)
                if any(one.indicator == indicator and isinstance(one.period, Period) and one.period in quarter
                       for one in holding):  # fmt: skip
                    assert figure.coverage.denominator == 3 * len(members)


Engine = Callable[[dict[str, list[Any]]], Any]
ENGINES: dict[str, Engine] = {
    "polars": lambda columns: pl.DataFrame(columns, strict=False),
    "polars lazy": lambda columns: pl.LazyFrame(columns, strict=False),
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}


def as_columns(reports: list[Observation]) -> dict[str, list[Any]]:
    names = ("indicator", "unit", "period", "numerator", "denominator", "value", "measure", "as_of", "source")
    columns: dict[str, list[Any]] = {name: [getattr(one, name) for one in reports] for name in names}
    labels = [one.label if isinstance(one, Period) else str(one) for one in columns["period"]]
    return columns | {"period": labels}


def figures(rolled: RollUp) -> list[Figure]:
    return list(rolled)


@pytest.mark.parametrize("engine", ENGINES)
@given(reports=st.lists(observations(over=MONTHS[:4]), min_size=1, max_size=12))
def test_a_dataframe_of_any_engine_gives_the_same_as_records(engine: str, reports: list[Observation]) -> None:
    frame = ENGINES[engine](as_columns(reports))
    plain, framed = roll_up(reports, REGISTRY, by="quarter"), roll_up(frame, REGISTRY, by="quarter")
    assert figures(framed) == figures(plain)
    assert framed.findings == plain.findings
    assert framed.superseded == plain.superseded


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"numerator": [-1]}, "row 1 is no observation: numerator"),
        ({"unit": [""]}, "row 1 is no observation: unit"),
        ({"unit": [None]}, "row 1 is no observation: unit"),
        ({"period": ["2026-13"]}, "2026-13"),
        ({"period": [202601]}, "202601"),
        ({"as_of": ["hôm qua"]}, "hôm qua"),
        ({"denominator": [None]}, "go together"),
        ({"measure": ["point"]}, "a rate in %"),
        ({"numerator": [1.5]}, "numerator"),
    ],
)
def test_a_dataframe_that_holds_no_figures_is_refused_by_row(change: dict[str, list[Any]], said: str) -> None:
    row = {"indicator": [ON_TIME], "unit": [TAN_LAP], "period": ["2026-01"], "numerator": [1], "denominator": [2]}
    with pytest.raises(InputError, match=said):
        roll_up(pl.DataFrame(row | {"as_of": [DAY]} | change, strict=False), REGISTRY)


def test_what_is_neither_records_nor_a_dataframe_is_refused() -> None:
    with pytest.raises(InputError, match="no observation"):
        roll_up(["37/40"], REGISTRY)
    with pytest.raises(InputError, match="has no column as_of"):
        roll_up(pl.DataFrame({"indicator": [], "unit": [], "period": []}), REGISTRY)


def test_the_last_of_many_rows_is_looked_at_too() -> None:
    rows: dict[str, list[Any]] = {
        "indicator": [ON_TIME] * 5,
        "unit": [TAN_LAP] * 5,
        "period": [f"2026-0{n}" for n in range(1, 6)],
    }
    rows |= {"numerator": [1, 1, 1, 1, None], "denominator": [2] * 5, "as_of": [DAY - timedelta(n) for n in range(5)]}
    with pytest.raises(InputError, match="row 5"):
        roll_up(pl.DataFrame(rows), REGISTRY)


def test_figures_are_a_dataframe() -> None:
    rolled = roll_up([report(TAN_LAP, "2026-01", 9, 10)], REGISTRY)
    frame = rolled.to_frame()
    assert frame.filter(pl.col("unit") == "an-khe").select("numerator", "denominator", "reported", "expected").row(0) == (
        9, 10, 1, 3,
    )  # fmt: skip
    assert len(frame) == len(rolled) == 3


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_figures_without_counts_are_rows_of_any_dataframe(backend: Any) -> None:
    kiosks = bare(TAN_LAP, "2026-01", 2, indicator="kiosks", measure="service")
    rolled = roll_up([kiosks, report(TAN_LAP, "2026-01", 9, 10)], REGISTRY)
    assert len(rolled.to_frame(backend)) == len(rolled) == 6
