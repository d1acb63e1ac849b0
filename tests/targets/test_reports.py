"""Reports asked for by target: what lies in a window, by which measure, and the days they cover."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tthc.model import Finding, Period, Plan, ReportingPeriod
from tthc.registry import province_registry
from tthc.targets import Observation
from tthc.targets.scorecards.bound import Binder
from tthc.targets.scorecards.reports import IndicatorReports, Reports
from tthc.targets.scorecards.window import Window
from tthc.text import IndicatorCatalogue

REGISTRY = province_registry("An Khê", communes=["xã Tân Lập", "phường Tân An"])
TAN_LAP, TAN_AN = "an-khe.xa-tan-lap", "an-khe.phuong-tan-an"
END = date(2026, 12, 31)


def reported(unit: str, period: str, **fields: Any) -> Observation:
    said: dict[str, Any] = {"indicator": "dossiers-on-time", "unit": unit, "period": period, "as_of": END}
    counts = {} if "value" in fields else {"numerator": 9, "denominator": 10}
    return Observation(**(said | counts | fields))


def made(*reports: Observation, as_of: date = END, **options: Any) -> Reports:
    binder = Binder.of(Plan(title="…", issuer="UBND tỉnh An Khê"), REGISTRY, as_of, within=None)
    return Reports.of(reports, binder, catalogue=IndicatorCatalogue.default(), **options)


def about(*reports: Observation, days: str = "2026", **options: Any) -> IndicatorReports:
    indicator = reports[0].indicator if reports else "dossiers-on-time"
    return made(*reports, **options).about(indicator, Window(Period.parse(days), Period.parse(days).end))


def findings_of(*reports: Observation, days: str) -> list[Finding]:
    held = made(*reports)
    held.about(reports[0].indicator, Window(Period.parse(days), Period.parse(days).end))
    return [one for one in held.findings if one.code == "figures-across-period"]


def labels(found: IndicatorReports) -> list[str]:
    return [str(one) if isinstance(one, ReportingPeriod) else one.label for one in found.pieces]


def test_the_finest_parts_that_anybody_reported_are_the_pieces() -> None:
    assert labels(about(reported(TAN_LAP, "2026-Q1"), reported(TAN_AN, "2026-02")))[:2] == ["2026-01", "2026-02"]
    assert labels(about(reported(TAN_LAP, "2026-Q1"), reported(TAN_AN, "2026"))) == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip
    assert labels(about(reported(TAN_LAP, "2026"))) == []


def test_pieces_that_are_not_over_are_there_only_where_they_were_reported() -> None:
    early = reported(TAN_LAP, "2026-05", as_of=date(2026, 5, 10))
    assert labels(about(early, as_of=date(2026, 5, 20)))[-1] == "2026-05"
    late = reported(TAN_LAP, "2026-04", as_of=date(2026, 5, 2))
    assert labels(about(late, as_of=date(2026, 5, 20)))[-1] == "2026-04"


def test_the_wanted_measure_comes_first_then_counts() -> None:
    found = about(
        reported(TAN_LAP, "2026-01", value=3, measure="dossier"),
        reported(TAN_LAP, "2026-01"),
        reported(TAN_LAP, "2026-01", value=3, measure="procedure"),
    )
    order = [figure.measure for figure in found.figures(TAN_LAP, None, "procedure")]
    assert order == ["procedure", "%", "dossier"]


def test_days_covered_twice_count_once_and_gaps_do_not_count() -> None:
    found = about(reported(TAN_LAP, "2026-Q1"), reported(TAN_LAP, "2026-02"), reported(TAN_LAP, "2026-05"))
    assert found.days_covered(TAN_LAP, None) == (90 + 31, date(2026, 5, 31))


def test_a_province_is_covered_by_the_units_below_it_and_everything_by_all() -> None:
    found = about(reported(TAN_LAP, "2026-01"), reported(TAN_AN, "2026-02"))
    assert found.days_covered("an-khe", None) == (59, date(2026, 2, 28))
    assert found.days_covered(None, None) == (59, date(2026, 2, 28))
    assert found.days_covered(TAN_AN, None) == (28, date(2026, 2, 28))
    assert found.days_covered(TAN_AN, "đất đai") is None


def test_a_unit_without_reports_of_its_own_is_taken_to_be_covered_as_all_are() -> None:
    found = about(reported("an-khe.so-tttt", "2026-01"))
    assert found.days_covered("an-khe.so-khcn", None) == (31, date(2026, 1, 31))


def test_a_bare_percentage_covers_no_day_of_what_is_counted() -> None:
    found = about(reported(TAN_LAP, "2026-01"), reported(TAN_AN, "2026-02", value=99))
    assert found.days_covered("an-khe", None) == (31, date(2026, 1, 31))
    found = about(reported(TAN_LAP, "2026-01"), reported(TAN_LAP, "2026-02", value=3, measure="procedure"))
    assert found.days_covered(TAN_LAP, None, "procedure") == (28, date(2026, 2, 28))


@pytest.mark.parametrize("period", ["2026", "2026-12", "2026-Q4", "2026-H2"])
def test_a_report_that_reaches_beyond_the_window_is_left_aside_and_told(period: str) -> None:
    [finding] = findings_of(reported(TAN_LAP, "2026-01"), reported(TAN_LAP, period), days="2026-01-01/2026-12-14")
    assert finding.code == "figures-across-period"
    assert (finding.args["period"], finding.args["count"]) == (period, 1)
    assert period in finding.message("vi")


def test_nothing_is_told_of_it_where_the_unit_reports_to_the_end_of_the_window() -> None:
    months = [reported(TAN_LAP, f"2026-0{month}") for month in range(1, 7)]
    assert findings_of(*months, reported(TAN_LAP, "2026"), days="2026-H1") == []
    assert findings_of(*months, reported(TAN_LAP, "2026-07"), reported(TAN_LAP, "2026-H2"), days="2026-H1") == []
    assert len(findings_of(*months, reported(TAN_AN, "2026"), days="2026-H1")) == 1
    assert findings_of(reported(TAN_LAP, "report:2026-Y1"), days="2026-01-01/2026-12-14") == []


def test_a_report_made_before_its_period_begins_covers_nothing() -> None:
    found = about(reported(TAN_LAP, "2026-12", as_of=date(2026, 11, 1)), as_of=date(2026, 11, 2))
    assert found.days_covered(TAN_LAP, None) is None


@pytest.mark.parametrize(("indicator", "total"), [("dossiers-on-time", "27/30"), ("payment-enabled", "9/10")])
def test_several_reporting_periods_add_up_or_the_last_holds(indicator: str, total: str) -> None:
    reports = [reported(TAN_LAP, f"report:2026-M{month}", indicator=indicator) for month in (1, 10, 11)]
    found = about(*reports, days="2026-01-01/2026-11-30")
    (figure,) = found.figures(TAN_LAP, None, "%")
    assert (str(figure.tally), figure.period) == (total, Period.of_months(2026, 1, 11))


def test_sums_and_bare_values_of_several_reporting_periods_are_put_together() -> None:
    sums = [
        reported(TAN_LAP, f"report:2026-M{month}", value=month, measure="procedure", indicator="reform")
        for month in (1, 11)
    ]
    (figure,) = about(*sums, days="2026-01-01/2026-11-30").figures(TAN_LAP, None, "procedure")
    assert figure.amount == 12
    bare = [reported(TAN_LAP, f"report:2026-M{month}", value=90 + month) for month in (1, 11)]
    (figure,) = about(*bare, days="2026-01-01/2026-11-30").figures(TAN_LAP, None, "%")
    assert figure.own_bare is not None
    assert figure.own_bare.value == 101
    assert len(figure.bare) == 2


def test_nothing_reported_is_a_figure_that_says_so() -> None:
    found = about()
    (figure,) = found.figures(TAN_LAP, None, "%")
    assert (figure.tally, figure.basis, found.pieces) == (None, "none", ())
