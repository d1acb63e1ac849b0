"""Whom a target binds, what it is measured by, and how it stands: the scorecard of one invented province."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import (
    Baseline,
    Comparator,
    Indicator,
    Language,
    Period,
    Plan,
    ReportingPeriod,
    Target,
    Task,
    TaskGroup,
    Unit,
    UnitMention,
)
from tthc.registry import UnitRegistry, province_registry
from tthc.targets import Assessment, Observation, Scorecard, Thresholds, scorecard
from tthc.testing import observations, plans, progress_notes, registered_units
from tthc.text import IndicatorCatalogue

REGISTRY = province_registry(
    "An Khê", communes=["xã Tân Lập", "xã Hòa Bình", "phường Tân An"], merged_on=date(2025, 3, 1)
)
TAN_LAP, HOA_BINH, TAN_AN = "an-khe.xa-tan-lap", "an-khe.xa-hoa-binh", "an-khe.phuong-tan-an"
MIDDLE, END = date(2026, 7, 10), date(2026, 12, 31)
ON_TIME = Target(
    text="trên 95% hồ sơ đúng hạn", indicator="dossiers-on-time", comparator=">", value=95, unit="%", at="body:I"
)


def told(target: Target = ON_TIME, **changes: Any) -> Target:
    return target.model_copy(update=changes)


def made(*targets: Target, tasks: Sequence[Task] = (), **fields: Any) -> Plan:
    said = {"title": "Kiểm soát TTHC năm 2026", "issuer": "UBND tỉnh An Khê", "period": Period.of_year(2026)}
    groups = (TaskGroup(label="I", title="Chung", tasks=tuple(tasks)),) if tasks else ()
    return Plan(**{**said, "targets": targets, "task_groups": groups, **fields})


def led_by(*leads: str | UnitMention, target: Target = ON_TIME, **fields: Any) -> Task:
    mentions = tuple(UnitMention(name=one) if isinstance(one, str) else one for one in leads)
    return Task(
        **{"label": "1", "title": "Giải quyết hồ sơ", "lead": mentions, "targets": (told(target, at=""),)} | fields
    )


def day_of(period: str) -> date:
    """The end of a period, at most the middle of the year, when all of these reports are in."""
    end = ReportingPeriod.parse(period).cut_off if period.startswith("report:") else Period.parse(period).end
    return min(end, date(2026, 6, 30))


def reported(unit: str, period: str, numerator: int, denominator: int, **fields: Any) -> Observation:
    said = {"indicator": "dossiers-on-time", "unit": unit, "period": period, "as_of": day_of(period)}
    counts = {"numerator": numerator, "denominator": denominator}
    return Observation(**{**said, **counts, **fields})


def bare(unit: str, period: str, value: float, **fields: Any) -> Observation:
    said = {"indicator": "dossiers-on-time", "unit": unit, "period": period, "as_of": day_of(period)}
    return Observation(**{**said, "value": value, **fields})


def scored(plan: Plan, *reports: Observation, **options: Any) -> Scorecard:
    return scorecard(plan, reports, **{"registry": REGISTRY, "as_of": END, **options})


def only(card: Scorecard) -> Assessment:
    (one,) = card
    return one


def names(card: Scorecard) -> list[str]:
    return [one.name for one in card]


def codes(card: Scorecard) -> list[str]:
    return [finding.code for finding in card.findings]


class TestWhomItBinds:
    def test_units_of_one_name_are_told_apart_by_the_unit_above_them(self) -> None:
        provinces = [Unit(id=one, name=f"UBND tỉnh {name}", kind="province", level="province")
                     for one, name in (("ak", "An Khê"), ("bs", "Bình Sơn"))]  # fmt: skip
        communes = [Unit(id=f"{one.id}.x", name="UBND xã Tân Lập", kind="commune", level="commune", parent=one.id)
                    for one in provinces]  # fmt: skip
        alone = Unit(id="ak.y", name="UBND xã Hòa Bình", kind="commune", level="commune", parent="ak")
        registry = UnitRegistry.of([*provinces, *communes, alone])
        card = scored(made(ON_TIME, issuer=None), registry=registry, also=["ak.x", "bs.x", "ak.y"])
        assert names(card)[1:] == [
            "UBND xã Tân Lập (UBND tỉnh An Khê)", "UBND xã Tân Lập (UBND tỉnh Bình Sơn)", "UBND xã Hòa Bình",
        ]  # fmt: skip

    def test_a_target_of_a_task_binds_its_leads_by_whatever_name(self) -> None:
        card = scored(made(tasks=[led_by("Sở KH&CN", "Sở Tư pháp")]))
        assert names(card) == ["Sở Khoa học và Công nghệ", "Sở Tư pháp"]
        assert {one.at for one in card} == {"task:I.1"}
        assert {one.title for one in card} == {"Giải quyết hồ sơ"}

    def test_a_unit_that_has_ended_gives_way_to_its_successor_which_is_bound_once(self) -> None:
        card = scored(made(tasks=[led_by("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ")]))
        assert names(card) == ["Sở Khoa học và Công nghệ"]

    def test_a_collective_is_spread_into_its_members(self) -> None:
        card = scored(made(tasks=[led_by(UnitMention(name="UBND cấp xã", collective=True))]))
        assert [one.unit for one in card] == [TAN_LAP, HOA_BINH, TAN_AN]

    def test_a_name_the_register_does_not_know_is_shown_without_figures(self) -> None:
        card = scored(made(tasks=[led_by("Ban Quản lý khu công nghiệp")]))
        one = only(card)
        assert (one.unit, one.name, one.standing, one.reason) == (
            None, "Ban Quản lý khu công nghiệp", "no_data", "unit-unknown",
        )  # fmt: skip
        assert codes(card)[0] == "target-unit-unknown"

    def test_a_name_that_is_only_near_is_not_taken_but_named(self) -> None:
        card = scored(made(tasks=[led_by("Sở Tu pháp")]))
        assert only(card).reason == "unit-unknown"
        assert "Sở Tư pháp" in card.findings[0].message("vi")

    def test_an_id_in_the_plan_goes_before_the_name(self) -> None:
        card = scored(made(tasks=[led_by(UnitMention(name="cơ quan tư pháp", unit_id="an-khe.so-tu-phap"))]))
        assert names(card) == ["Sở Tư pháp"]

    def test_where_nobody_leads_the_task_above_does_else_the_plan_s_own_unit(self) -> None:
        inner = led_by(label="1.1")
        outer = Task(label="1", title="…", lead=(UnitMention(name="Sở Nội vụ"),), tasks=(inner,))
        assert names(scored(made(tasks=[outer]))) == ["Sở Nội vụ"]
        assert names(scored(made(tasks=[led_by()]))) == ["UBND tỉnh An Khê"]

    def test_a_target_of_the_prose_binds_the_issuer_and_whoever_else_is_asked_for(self) -> None:
        card = scored(made(ON_TIME), also=["UBND cấp xã", "an-khe.so-tu-phap", "Sở Y tế", TAN_LAP])
        assert names(card) == [
            "UBND tỉnh An Khê", "UBND xã Tân Lập", "UBND xã Hòa Bình", "UBND phường Tân An", "Sở Tư pháp", "Sở Y tế",
        ]  # fmt: skip
        assert card.unit == "an-khe"

    def test_a_group_may_be_asked_for(self) -> None:
        groups = {"Vùng cao": [TAN_LAP, HOA_BINH]}
        reports = [reported(unit, "2026-01", 9, 10) for unit in (TAN_LAP, HOA_BINH, TAN_AN)]
        card = scored(made(ON_TIME), *reports, also=["Vùng cao"], groups=groups)
        _, highlands = card
        assert (highlands.name, str(highlands.figure and highlands.figure.tally)) == ("Vùng cao", "18/20")

    def test_whoever_else_is_asked_for_must_be_known(self) -> None:
        with pytest.raises(InputError, match="'Sở Vũ trụ' names no unit of the register on 2026-12-31"):
            scored(made(ON_TIME), also=["Sở Vũ trụ"])

    def test_the_plan_s_own_unit_can_be_named(self) -> None:
        card = scored(made(ON_TIME, issuer="UBND xã"), reported(TAN_LAP, "2026-01", 9, 10), within=TAN_LAP)
        assert (only(card).unit, card.unit, only(card).value) == (TAN_LAP, TAN_LAP, Fraction(90))
        assert "scorecard-issuer-unknown" not in codes(card)

    def test_without_a_known_issuer_all_units_together_are_measured(self) -> None:
        card = scored(made(ON_TIME, issuer="UBND tỉnh Không Tên"), reported(TAN_LAP, "2026-01", 9, 10))
        one = only(card)
        assert (one.unit, one.name, one.value) == (None, "UBND tỉnh Không Tên", Fraction(90))
        assert "scorecard-issuer-unknown" in codes(card)

    def test_names_are_looked_up_in_the_plan_s_own_province(self) -> None:
        both = UnitRegistry.of((*REGISTRY.units, *province_registry("Sông Lam").units))
        card = scored(made(tasks=[led_by("Sở Tư pháp")]), registry=both)
        assert only(card).unit == "an-khe.so-tu-phap"
        nowhere = scored(made(tasks=[led_by("Sở Tư pháp")], issuer=None), registry=both)
        assert only(nowhere).reason == "unit-unknown"

    def test_a_commune_s_plan_names_its_own_offices_and_units_of_its_province(self) -> None:
        registry = province_registry("An Khê", communes=["xã Tân Lập", "xã Hòa Bình"], offices=True)
        offices = UnitMention(name="phòng chuyên môn", collective=True)
        card = scored(
            made(ON_TIME, tasks=[led_by(offices, "Sở Tư pháp")], issuer="UBND xã Tân Lập"),
            registry=registry, also=["UBND cấp xã"],
        )  # fmt: skip
        units = [one.unit for one in card]
        assert units[:2] == [TAN_LAP, HOA_BINH]
        assert units[-1] == "an-khe.so-tu-phap"
        assert all((unit or "").startswith(TAN_LAP) for unit in units[2:-1])


class TestWhatIsMeasured:
    def test_a_province_is_the_sum_of_its_communes_never_the_mean_of_their_rates(self) -> None:
        card = scored(made(ON_TIME), reported(TAN_LAP, "2026-01", 9, 10), reported(TAN_AN, "2026-01", 1, 90))
        assert only(card).value == 10

    def test_only_reports_of_the_plan_s_period_made_by_the_day_count(self) -> None:
        card = scored(
            made(ON_TIME),
            reported(TAN_LAP, "2025-12", 0, 10),
            reported(TAN_LAP, "2026-01", 9, 10),
            reported(TAN_LAP, "2026-02", 0, 10, as_of=date(2026, 8, 1)),
            as_of=MIDDLE,
            within=TAN_LAP,
        )
        assert only(card).value == 90

    def test_a_target_due_within_the_period_is_measured_up_to_its_day(self) -> None:
        reports = (reported(TAN_LAP, "2026-06", 9, 10), reported(TAN_LAP, "2026-07", 0, 10))
        card = scored(made(told(due=date(2026, 6, 30))), *reports, within=TAN_LAP)
        one = only(card)
        assert (one.value, one.due, one.period) == (Fraction(90), date(2026, 6, 30), Period.of_half(2026, 1))

    def test_the_latest_report_of_a_period_holds(self) -> None:
        first = reported(TAN_LAP, "2026", 1, 10, as_of=date(2026, 3, 1))
        last = reported(TAN_LAP, "2026", 30, 40, as_of=date(2026, 6, 1))
        assert only(scored(made(ON_TIME), last, first, within=TAN_LAP)).value == 75

    def test_the_reporting_regime_is_measured_by_the_period_of_the_same_name(self) -> None:
        reports = (reported(TAN_LAP, "report:2026-M1", 9, 10), reported(TAN_LAP, "report:2027-M1", 0, 10))
        one = only(scored(made(ON_TIME), *reports, within=TAN_LAP))
        assert (one.value, str(one.period)) == (Fraction(90), "report:2026-Y1")

    def test_a_window_without_a_name_is_added_up_from_reporting_periods(self) -> None:
        reports = [reported(TAN_LAP, f"report:2026-M{month}", 9, 10) for month in range(1, 13)]
        one = only(scored(made(told(due=date(2026, 11, 30))), *reports, within=TAN_LAP))
        assert one.figure is not None
        assert (str(one.figure.tally), str(one.figure.coverage)) == ("99/110", "11/11")
        assert one.period == Period.of_months(2026, 1, 11)

    def test_of_two_regimes_the_calendar_wins(self) -> None:
        reports = (reported(TAN_LAP, "report:2026-M1", 0, 10), reported(TAN_AN, "2026-01", 9, 10))
        card = scored(made(ON_TIME), *reports)
        assert only(card).value == 90
        assert "figures-of-two-regimes" in codes(card)

    def test_a_dataframe_will_do(self) -> None:
        polars = pytest.importorskip("polars")
        frame = polars.DataFrame(
            {"indicator": ["dossiers-on-time"], "unit": [TAN_LAP], "period": ["2026-01"], "numerator": [9],
             "denominator": [10], "as_of": ["2026-02-02"]}
        )  # fmt: skip
        card = scorecard(made(ON_TIME), frame, registry=REGISTRY, as_of=END)
        assert only(card).value == 90

    def test_a_report_may_call_its_unit_by_name(self) -> None:
        reports = (reported("UBND xã Tân Lập", "2026-01", 9, 10), reported("UBND xã Không Tên", "2026-01", 9, 10))
        card = scored(made(ON_TIME), *reports, also=[TAN_LAP])
        assert [one.value for one in card] == [90, 90]
        assert "unit-unregistered" in codes(card)

    def test_a_merger_carries_earlier_figures_over_on_request(self) -> None:
        reports = (
            reported("an-khe.so-tttt", "2025-01", 5, 10),
            reported("an-khe.so-khcn", "2025-04", 10, 10),
        )
        plan = made(tasks=[led_by("Sở KH&CN")], period=Period.of_year(2025))
        apart, together = scored(plan, *reports), scored(plan, *reports, mergers=True)
        assert only(apart).value == 100
        assert only(together).value == 75
        assert "figures-before-merger" in codes(apart)
        assert "figures-before-merger" not in codes(together)

    def test_a_restriction_to_a_part_of_the_field_is_measured_by_reports_of_that_part_only(self) -> None:
        plan = made(told(scope="lĩnh vực đất đai"))
        whole, land = reported(TAN_LAP, "2026-01", 9, 10), reported(TAN_LAP, "2026-01", 1, 2, scope="đất đai")
        assert only(scored(plan, whole, land, within=TAN_LAP)).value == 50
        unreported = scored(plan, whole, within=TAN_LAP)
        assert only(unreported).reason == "nothing-reported"
        assert "target-scope-unreported" in codes(unreported)
        assert only(scored(plan, whole, within=TAN_LAP, scopes={"Lĩnh vực đất đai": None})).value == 90

    def test_a_restriction_that_the_indicator_has_itself_is_none(self) -> None:
        target = told(indicator="online-services-provided", scope="TTHC đủ điều kiện")
        report = reported(TAN_LAP, "2026-01", 9, 10, indicator="online-services-provided")
        assert only(scored(made(target), report, within=TAN_LAP)).value == 90

    def test_words_that_name_no_indicator_are_not_measured(self) -> None:
        card = scored(made(told(indicator=None)))
        assert only(card).reason == "no-indicator"
        assert codes(card) == ["target-without-indicator"]

    def test_a_plan_must_say_its_period_and_the_day_must_be_one(self) -> None:
        with pytest.raises(InputError, match="does not say what period"):
            scored(made(ON_TIME, period=None))
        with pytest.raises(InputError, match="as_of is to be a day"):
            scored(made(ON_TIME), as_of="2026-06-30")


class TestInWhatMeasure:
    def test_a_percentage_without_its_parts_is_a_value_with_no_count_beside_it(self) -> None:
        card = scored(made(ON_TIME), bare(TAN_LAP, "2026", 94.5), within=TAN_LAP, as_of=MIDDLE)
        one = only(card)
        assert (one.value, one.gap, one.standing, one.is_bare) == (Fraction(189, 2), Fraction(1, 2), "at_risk", True)
        assert (one.count, one.needed) == (None, None)

    def test_percentages_of_the_communes_make_none_of_the_province(self) -> None:
        card = scored(made(ON_TIME), bare(TAN_LAP, "2026", 94.5), bare(TAN_AN, "2026", 96))
        one = only(card)
        assert (one.standing, one.reason) == ("no_data", "not-addable")
        assert one.figure is not None
        assert len(one.figure.bare) == 2
        assert "target-not-addable" in codes(card)

    def test_of_several_percentages_that_of_the_whole_period_is_taken_else_the_latest(self) -> None:
        quarters = (bare(TAN_LAP, "2026-Q2", 97), bare(TAN_LAP, "2026-Q3", 96))
        card = scored(made(ON_TIME), *quarters, within=TAN_LAP)
        assert only(card).value == 96
        assert "bare-value-of-part" in codes(card)
        whole = scored(made(ON_TIME), *quarters, bare(TAN_LAP, "2026", 99), within=TAN_LAP)
        assert only(whole).value == 99
        assert "bare-value-of-part" not in codes(whole)

    def test_counts_are_sums_of_bare_values(self) -> None:
        target = told(indicator="procedures-reviewed", comparator=">=", value=20, unit="procedure")
        reports = [
            bare(one, "2026", 8, indicator="procedures-reviewed", measure="procedure") for one in (TAN_LAP, TAN_AN)
        ]
        one = only(scored(made(target), *reports))
        assert (one.value, one.gap, one.standing, one.count) == (Fraction(16), Fraction(4), "not_met", None)

    def test_what_a_numerator_counts_is_a_count_of_such_things(self) -> None:
        target = told(indicator="dossiers-overdue", comparator="<=", value=5, unit="dossier")
        late = reported(TAN_LAP, "2026-01", 7, 100, indicator="dossiers-overdue")
        one = only(scored(made(target), late, within=TAN_LAP))
        assert (one.value, one.gap, one.standing) == (Fraction(7), Fraction(2), "not_met")
        other = scored(made(told(target, unit="procedure")), late, within=TAN_LAP)
        assert only(other).reason == "measure-differs"
        assert "target-measure-differs" in codes(other)

    def test_measures_convert_where_they_measure_the_same(self) -> None:
        own = Indicator(id="waiting", vi="thời gian chờ", en="waiting time", unit="month", direction="lower")
        target = told(indicator="waiting", comparator="<=", value=1, unit="year")
        catalogue = IndicatorCatalogue.default().with_entries([own])
        report = bare(TAN_LAP, "2026", 9, indicator="waiting", measure="month")
        one = only(scored(made(target), report, within=TAN_LAP, indicators=catalogue))
        assert (one.value, one.standing) == (Fraction(3, 4), "met")

    def test_nothing_of_nothing_is_no_rate(self) -> None:
        one = only(scored(made(ON_TIME), reported(TAN_LAP, "2026-01", 0, 0), within=TAN_LAP))
        assert (one.standing, one.reason) == ("no_data", "nothing-occurred")


class TestChanges:
    LATE = told(
        text="giảm 50% hồ sơ quá hạn so với năm 2025", indicator="dossiers-overdue", comparator=">=", value=50,
        kind="reduction", baseline=Baseline(text="năm 2025", year=2025),
    )  # fmt: skip

    def late(self, period: str, numerator: int, denominator: int) -> Observation:
        return reported(TAN_LAP, period, numerator, denominator, indicator="dossiers-overdue")

    def test_where_the_indicator_is_the_share_cut_its_rate_is_the_value(self) -> None:
        target = told(indicator="compliance-cost-cut", comparator=">=", value=30, kind="reduction")
        report = reported(TAN_LAP, "2026", 35, 100, indicator="compliance-cost-cut")
        assert only(scored(made(target), report, within=TAN_LAP)).value == 35

    def test_else_the_rate_is_compared_with_that_of_the_baseline_s_year(self) -> None:
        card = scored(made(self.LATE), self.late("2025-01", 8, 100), self.late("2026-01", 2, 100), within=TAN_LAP)
        one = only(card)
        assert (one.value, one.gap, one.standing) == (Fraction(75), Fraction(-25), "met")
        assert one.baseline is not None
        assert str(one.baseline.tally) == "8/100"
        assert str(one).startswith("UBND xã Tân Lập: 2/100 so với 8/100 (75%) – ")

    def test_points_are_differences_of_rates(self) -> None:
        target = told(self.LATE, unit="pp", value=5)
        reports = (self.late("2025-01", 8, 100), self.late("2026-01", 2, 100))
        assert only(scored(made(target), *reports, within=TAN_LAP)).value == 6
        rising = told(target, kind="increase")
        assert only(scored(made(rising), *reports, within=TAN_LAP)).value == -6

    def test_a_sum_is_compared_with_the_same_months_of_the_baseline_s_year(self) -> None:
        target = told(self.LATE, indicator="visits", kind="increase", value=20)
        catalogue = IndicatorCatalogue.default().with_entries(
            [Indicator(id="visits", vi="lượt truy cập", en="visits", unit="time")]
        )
        months = [
            bare(TAN_LAP, f"{year}-{month:02}", value, indicator="visits", measure="time", as_of=date(2026, 7, 1))
            for year, value in ((2025, 100), (2026, 130))
            for month in range(1, 13)
            if year == 2025 or month <= 6
        ]
        one = only(scored(made(target), *months, within=TAN_LAP, as_of=MIDDLE, indicators=catalogue))
        assert (one.value, one.standing) == (Fraction(30), "on_course")
        assert "780 lần so với 600 lần (30%)" in str(one)

    def test_a_baseline_that_lacks_reports_is_found(self) -> None:
        office = "an-khe.so-tu-phap"
        months = [self.late("2025-03", 8, 100), self.late("2026-01", 2, 100)]
        reports = [one.model_copy(update={"unit": office}) for one in months]
        card = scored(made(self.LATE), *reports, within=office)
        assert only(card).value == 75
        assert "target-baseline-incomplete" in codes(card)
        whole = reports[0].model_copy(update={"period": Period.of_year(2025)})
        assert "target-baseline-incomplete" not in codes(scored(made(self.LATE), whole, reports[1], within=office))

    @pytest.mark.parametrize(
        ("baseline", "before"),
        [(Baseline(text="năm 2025", year=2025), None), (Baseline(text="trước đây"), 8), (Baseline(text="năm 20205", year=20205), 8), (None, 8),
         (Baseline(text="năm 2025", year=2025), 0)],
    )  # fmt: skip
    def test_without_something_to_start_from_there_is_no_change(self, baseline: Baseline, before: int | None) -> None:
        reports = [self.late("2026-01", 2, 100)] + ([] if before is None else [self.late("2025-01", before, 100)])
        card = scored(made(told(self.LATE, baseline=baseline)), *reports, within=TAN_LAP)
        assert only(card).reason == "baseline-missing"
        assert "target-baseline-missing" in codes(card)


class TestReportsThatNobodyAskedFor:
    @pytest.mark.parametrize("said", ["dossiers-on-tme", "Tỷ lệ hồ sơ giải quyết trước và đúng hạn"])
    def test_an_unknown_indicator_is_told_with_what_may_be_meant(self, said: str) -> None:
        card = scored(made(ON_TIME), reported(TAN_LAP, "2026-01", 9, 10, indicator=said))
        [finding] = [one for one in card.findings if one.code == "figures-of-unknown-indicator"]
        assert "dossiers-on-time" in finding.message("vi")
        assert said in finding.message("vi")

    def test_one_that_another_plan_may_ask_for_is_not(self) -> None:
        reports = (reported(TAN_LAP, "2026-01", 9, 10), reported(TAN_LAP, "2026-01", 9, 10, indicator="dossiers-early"))
        assert "figures-of-unknown-indicator" not in codes(scored(made(ON_TIME), *reports))
        own = told(ON_TIME, indicator="rieng")
        assert "figures-of-unknown-indicator" not in codes(
            scored(made(own), reported(TAN_LAP, "2026-01", 9, 10, indicator="rieng"))
        )


class TestParts:
    EARLY = told(text="trong đó trên 60% trước hạn", indicator="dossiers-early", value=60)
    WHOLE = told(parts=(EARLY,))
    REPORTS = (
        reported(TAN_LAP, "2026-01", 96, 100),
        reported(TAN_LAP, "2026-01", 58, 100, indicator="dossiers-early"),
    )

    def test_a_part_hangs_below_its_whole_and_is_measured_against_everything(self) -> None:
        one = only(scored(made(self.WHOLE), *self.REPORTS, within=TAN_LAP))
        (part,) = one.parts
        assert (one.value, part.value, part.base, part.standing) == (Fraction(96), Fraction(58), "all", "not_met")
        assert one.base is None

    def test_or_against_what_its_whole_counts(self) -> None:
        card = scored(made(self.WHOLE), *self.REPORTS, within=TAN_LAP, thresholds=Thresholds(base="whole"))
        (part,) = only(card).parts
        assert (part.value, part.base, part.standing) == (Fraction(58 * 100, 96), "whole", "met")
        assert "58/96 (60,4%)" in str(part)
        assert card.thresholds.base == "whole"

    def test_a_part_that_counts_more_than_its_whole_is_found(self) -> None:
        reports = (reported(TAN_LAP, "2026-01", 50, 100), self.REPORTS[1])
        card = scored(made(self.WHOLE), *reports, within=TAN_LAP, thresholds=Thresholds(base="whole"))
        assert "part-above-whole" in codes(card)

    def test_a_part_of_other_reports_than_its_whole_is_found(self) -> None:
        plan, other = made(self.WHOLE), reported(TAN_AN, "2026-01", 90, 100)
        thresholds = Thresholds(base="whole")
        assert "part-reported-apart" in codes(scored(plan, *self.REPORTS, other, thresholds=thresholds))
        assert "part-reported-apart" not in codes(scored(plan, *self.REPORTS, thresholds=thresholds))
        assert "part-reported-apart" not in codes(scored(plan, *self.REPORTS, other))

    def test_a_part_without_its_whole_has_no_share(self) -> None:
        card = scored(made(self.WHOLE), self.REPORTS[1], within=TAN_LAP, thresholds=Thresholds(base="whole"))
        (part,) = only(card).parts
        assert part.reason == "nothing-reported"

    def test_a_part_that_only_names_a_part_of_the_field_measures_what_its_whole_does(self) -> None:
        land = told(text="trong đó lĩnh vực đất đai trên 90%", indicator=None, scope="đất đai", value=90)
        report = reported(TAN_LAP, "2026-01", 19, 20, scope="đất đai")
        card = scored(made(told(parts=(land,))), report, within=TAN_LAP, thresholds=Thresholds(base="whole"))
        (part,) = only(card).parts
        assert (part.value, part.base) == (Fraction(95), "all")

    def test_a_part_is_due_with_its_whole(self) -> None:
        whole = told(self.WHOLE, due=date(2026, 6, 30))
        (part,) = only(scored(made(whole), *self.REPORTS, within=TAN_LAP)).parts
        assert part.due == date(2026, 6, 30)


class TestHowItStands:
    def half_year(self, good: int) -> list[Observation]:
        return [reported(TAN_LAP, f"2026-{month:02}", good, 100) for month in range(1, 7)]

    def one(self, plan: Plan, *reports: Observation, as_of: date, **options: Any) -> Assessment:
        return only(scored(plan, *reports, as_of=as_of, within=TAN_LAP, **options))

    def test_before_the_period_begins_nothing_is_due(self) -> None:
        one = self.one(made(ON_TIME), as_of=date(2025, 12, 31))
        assert (one.standing, one.reason) == ("not_due", "not-begun")

    def test_nobody_reported_is_no_data_and_never_not_met(self) -> None:
        one = self.one(made(ON_TIME), as_of=END)
        assert (one.standing, one.reason) == ("no_data", "nothing-reported")

    def test_on_course_and_at_risk_before_it_is_due_met_and_not_met_after(self) -> None:
        plan = made(ON_TIME)
        assert self.one(plan, *self.half_year(96), as_of=MIDDLE).standing == "on_course"
        assert self.one(plan, *self.half_year(95), as_of=MIDDLE).standing == "at_risk"
        assert self.one(plan, *self.half_year(96), as_of=END).standing == "met"
        assert self.one(plan, *self.half_year(95), as_of=END).standing == "not_met"

    def test_the_margin_is_an_argument_and_stands_in_the_result(self) -> None:
        card = scored(
            made(ON_TIME), *self.half_year(96), as_of=MIDDLE, within=TAN_LAP, thresholds=Thresholds(margin=Fraction(2))
        )
        assert only(card).standing == "at_risk"
        assert card.thresholds.margin == 2

    def test_a_fault_of_many_units_is_one_finding_with_their_number(self) -> None:
        card = scored(made(ON_TIME), also=["UBND cấp xã", "Sở Y tế"])
        (finding,) = card.findings
        assert finding.code == "target-unreported"
        assert "5 of 5 unit(s)" in finding.message("en")
        assert "UBND xã Hòa Bình …" in finding.message("vi")

    def test_a_bare_value_of_the_whole_period_is_no_thin_figure(self) -> None:
        card = scored(made(ON_TIME), bare(TAN_LAP, "2026", 96), within=TAN_LAP)
        assert (only(card).standing, only(card).coverage) == ("met", None)
        assert "coverage-incomplete" not in codes(card)

    def test_once_due_thin_coverage_is_told_beside_the_verdict(self) -> None:
        card = scored(made(ON_TIME), *self.half_year(96), within=TAN_LAP)
        one = only(card)
        assert one.figure is not None
        assert (one.standing, str(one.figure.coverage)) == ("met", "6/12")
        assert "coverage-incomplete" in codes(card)

    def test_what_is_needed_is_in_proportion_to_the_days_that_reports_cover(self) -> None:
        one = self.one(made(ON_TIME), *self.half_year(94), as_of=MIDDLE)
        assert one.needed is not None
        assert (one.needed.of, one.needed.by) == (round(600 * 184 / 181), "elapsed")
        total = one.needed.of + 600
        assert one.needed.count == total * 95 // 100 + 1 - 6 * 94
        assert one.needed.is_possible

    def test_days_nobody_reported_do_not_count_as_covered(self) -> None:
        one = self.one(made(ON_TIME), reported(TAN_LAP, "2026-06", 94, 100), as_of=MIDDLE)
        assert one.needed is not None
        assert one.needed.of == round(100 * 184 / 30)

    def test_a_report_on_the_year_so_far_covers_it_up_to_its_day(self) -> None:
        so_far = reported(TAN_LAP, "2026", 94, 181, as_of=date(2026, 6, 30))
        one = self.one(made(ON_TIME), so_far, as_of=MIDDLE)
        assert one.needed is not None
        assert one.needed.of == 184

    def test_what_no_day_is_covered_of_says_nothing_of_what_is_to_come(self) -> None:
        ahead = reported(TAN_LAP, "2026-12", 94, 100, as_of=date(2026, 6, 30))
        assert self.one(made(ON_TIME), ahead, as_of=MIDDLE).needed is None

    def test_what_is_still_to_come_can_be_given(self) -> None:
        remaining = {("dossiers-on-time", TAN_LAP): 10}
        one = self.one(made(ON_TIME), *self.half_year(94), as_of=MIDDLE, remaining=remaining)
        assert one.needed is not None
        assert (one.needed.of, one.needed.by, one.needed.is_possible, one.standing) == (10, "given", False, "at_risk")

    @pytest.mark.parametrize("count", [-1, 2.5, True, "10"])
    def test_what_is_still_to_come_must_be_a_count(self, count: Any) -> None:
        with pytest.raises(InputError, match="is no count"):
            scored(made(ON_TIME), remaining={("dossiers-on-time", TAN_LAP): count})

    def test_of_how_things_stand_what_is_open_remains(self) -> None:
        target = told(indicator="payment-enabled", comparator=">=", value=80)
        reports = [reported(TAN_LAP, f"2026-{m:02}", 50 + m, 100, indicator="payment-enabled") for m in range(1, 7)]
        one = self.one(made(target), *reports, as_of=MIDDLE)
        assert one.needed is not None
        assert (one.value, one.count) == (Fraction(56), 24)
        assert (one.needed.count, one.needed.of, one.needed.by) == (24, 44, "open")

    def test_nothing_is_needed_once_it_is_due_or_where_the_plan_ends_before(self) -> None:
        assert self.one(made(ON_TIME), *self.half_year(94), as_of=END).needed is None
        later = made(told(due=date(2030, 12, 31)))
        one = self.one(later, *self.half_year(94), as_of=END)
        assert (one.standing, one.needed) == ("at_risk", None)

    def test_the_history_has_a_value_for_each_month_and_none_for_a_gap(self) -> None:
        reports = [reported(TAN_LAP, f"2026-{month:02}", 90 + month, 100) for month in (1, 2, 4)]
        one = self.one(made(ON_TIME), *reports, as_of=date(2026, 5, 10))
        assert [(str(period), value) for period, value in one.history] == [
            ("2026-01-01/2026-01-31", 91), ("2026-02-01/2026-02-28", 92),
            ("2026-03-01/2026-03-31", None), ("2026-04-01/2026-04-30", 94),
        ]  # fmt: skip

    def test_one_month_is_no_history(self) -> None:
        assert self.one(made(ON_TIME), reported(TAN_LAP, "2026-01", 9, 10), as_of=MIDDLE).history == ()


@given(st.integers(0, 40), st.integers(1, 40), st.sampled_from([">", ">=", "<", "<="]), st.integers(0, 100))
def test_doing_just_what_is_needed_meets_the_target(
    good: int, remaining: int, comparator: Comparator, value: int
) -> None:
    plan, first = made(told(comparator=comparator, value=value)), reported(TAN_LAP, "2026-06", good, 40)
    given = {("dossiers-on-time", TAN_LAP): remaining}
    needed = only(scored(plan, first, within=TAN_LAP, as_of=MIDDLE, remaining=given)).needed
    assert needed is not None

    def verdict(count: int) -> str:
        rest = reported(TAN_LAP, "2026-07", count, remaining)
        return only(scored(plan, first, rest, within=TAN_LAP)).standing

    step = 1 if comparator in ("<", "<=") else -1
    if needed.is_possible:
        assert verdict(needed.count) == "met"
        if 0 <= needed.count + step <= remaining:
            assert verdict(needed.count + step) == "not_met"
    else:
        assert verdict(remaining if step < 0 else 0) == "not_met"


@given(st.permutations([reported(unit, f"2026-{month:02}", month, 10, as_of=date(2026, month + 1, day))
                        for unit in (TAN_LAP, TAN_AN) for month, day in ((1, 3), (1, 9), (2, 3))]))  # fmt: skip
def test_the_order_of_reports_changes_nothing(reports: list[Observation]) -> None:
    card = scored(made(ON_TIME), *reports, also=["UBND cấp xã"])
    assert card == scored(made(ON_TIME), *sorted(reports, key=str), also=["UBND cấp xã"])


@settings(max_examples=30)
@given(st.data(), plans(), registered_units(), st.lists(observations(), max_size=6))
def test_whatever_a_plan_says_it_is_scored_and_every_doubt_has_words(
    data: st.DataObject, plan: Plan, units: tuple[Unit, ...], reports: list[Observation]
) -> None:
    plan = plan.model_copy(update={"period": plan.period or Period.of_year(2026)})
    owes = any(placed.task.deliverables or not placed.task.tasks for placed in plan.tasks())
    card = scorecard(
        plan,
        reports,
        registry=UnitRegistry.of(units),
        as_of=data.draw(st.dates(date(2024, 1, 1), date(2028, 12, 31))),
        progress=data.draw(st.lists(progress_notes(plan if owes else None), max_size=4)),
        thresholds=Thresholds(base=data.draw(st.sampled_from(("all", "whole")))),
    )
    assert sum(card.counts().values()) == len(card)
    for one in card:
        assert (one.value is None) == (one.standing in ("no_data", "not_due"))
        assert (one.reason is None) == (one.gap is not None) == (one.value is not None)
    languages: tuple[Language, ...] = ("vi", "en")
    for finding in card.findings:
        assert all(finding.code not in finding.message(lang) for lang in languages)
