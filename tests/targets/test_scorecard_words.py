"""The words of scorecards: complete, in both languages, with the same names to fill in."""

from __future__ import annotations

import string
import tomllib
from fractions import Fraction
from importlib.resources import files
from typing import get_args, get_type_hints

import pytest

from tthc.model import Comparator, Language, MeasureUnit, Period, ReportingPeriod, Target
from tthc.targets import Assessment, Needed, Standing
from tthc.targets.scorecards.assessment import Reason, Source
from tthc.targets.scorecards.record import COLUMNS
from tthc.targets.scorecards.wording import (
    bound_text,
    counted,
    counted_by,
    gap_text,
    goal_text,
    noun_text,
    period_text,
    value_of_target,
    word,
)
from tthc.text import IndicatorCatalogue

TABLE = tomllib.loads(files("tthc").joinpath("data", "scorecard.toml").read_text("utf-8"))
ROWS = [(kind, code) for kind, rows in TABLE.items() for code in rows]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("kind", "code"), ROWS)
def test_both_languages_say_the_same(kind: str, code: str) -> None:
    row = TABLE[kind][code]
    assert {"vi", "en"} <= set(row) <= {"vi", "en", "one"}
    assert names(row["vi"]) == names(row["en"]) == names(row.get("one", row["en"]))


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("standing", get_args(Standing)),
        ("reason", get_args(Reason)),
        ("source", get_args(Source)),
        ("bound", (*get_args(Comparator), "all")),
        ("column", COLUMNS),
    ],
)
def test_every_code_has_its_words(kind: str, codes: tuple[str, ...]) -> None:
    assert set(codes) <= set(TABLE[kind])


def test_every_way_to_know_the_rest_is_explained() -> None:
    ways = set(get_args(get_type_hints(Needed)["by"]))
    assert len(ways) > 2
    assert ways <= set(TABLE["by"]) and {f"by_{way}" for way in ways} <= set(TABLE["phrase"])


def target(comparator: Comparator = ">", value: float = 95, unit: MeasureUnit = "%", **fields: object) -> Target:
    return Target.model_validate({"text": "chỉ tiêu", "comparator": comparator, "value": value, "unit": unit, **fields})


@pytest.mark.parametrize(
    ("aim", "goal", "bound", "english"),
    [
        (target(), "> 95%", "trên 95%", "more than 95%"),
        (target(">=", 97.5), "≥ 97,5%", "từ 97,5% trở lên", "at least 97.5%"),
        (target("<", 5), "< 5%", "dưới 5%", "less than 5%"),
        (target("<=", 0), "≤ 0%", "không quá 0%", "at most 0%"),
        (target(">=", 100), "≥ 100%", "đủ 100%", "the full 100%"),
        (target(">=", 66.6667), "≥ 66,6667%", "từ 66,6667% trở lên", "at least 66.6667%"),
        (target(">=", 30, kind="reduction"), "giảm ≥ 30%", "giảm từ 30% trở lên", "down by at least 30%"),
        (target(">=", 100, kind="increase"), "tăng ≥ 100%", "tăng từ 100% trở lên", "up by at least 100%"),
        (target(">=", 1, "procedure"), "≥ 1 TTHC", "từ 1 TTHC trở lên", "at least 1 procedure"),
        (target(">=", 1200, "dossier"), "≥ 1.200 hồ sơ", "từ 1.200 hồ sơ trở lên", "at least 1,200 dossiers"),
    ],
)
def test_a_target_is_said_by_sign_and_in_words(aim: Target, goal: str, bound: str, english: str) -> None:
    assert (goal_text(aim, "vi"), bound_text(aim, "vi"), bound_text(aim, "en")) == (goal, bound, english)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("94.996", "94,996%"), ("99.96", "99,96%"), ("100", "100%"), ("0.01", "0,01%"), ("0", "0%"), ("95.04", "95,04%")],
)
def test_a_share_never_looks_like_its_target_nor_like_none_or_all(value: str, shown: str) -> None:
    assert value_of_target(Fraction(value), target(), "vi") == shown


def test_a_gap_that_is_there_is_never_written_as_none() -> None:
    assert gap_text(Fraction(1, 1000), "%", "vi") == "0,001 điểm %"
    assert gap_text(Fraction(3), "procedure", "en") == "3 procedures"
    assert gap_text(Fraction(0), "%", "en") == "0 pp"


@pytest.mark.parametrize(
    ("count", "indicator", "vi", "en"),
    [
        (37, "dossiers-on-time", "37 hồ sơ", "37 dossiers"),
        (1, "dossiers-overdue", "1 hồ sơ", "1 dossier"),
        (1200, "feedback-resolved", "1.200 phản ánh, kiến nghị", "1,200 pieces of feedback"),
        (2, "business-reports-electronic", "2 chế độ báo cáo", "2 reporting duties"),
        (2, "officials-trained", "2 người", "2 persons"),
        (4, "reform-index", "4", "4"),
        (4, "an-khe-kiosk", "4", "4"),
        (4, None, "4", "4"),
    ],
)
def test_a_count_says_what_it_counts_where_that_is_known(count: int, indicator: str | None, vi: str, en: str) -> None:
    assert (noun_text(count, indicator, "vi"), noun_text(count, indicator, "en")) == (vi, en)


def test_what_is_counted_is_the_numerator_of_the_catalogue() -> None:
    for one in IndicatorCatalogue.default().indicators:
        assert counted_by(one.id, "vi") == one.numerator
        assert counted_by(one.id, "en") == (one.en if one.numerator else None)


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        (Period.of_year(2026), "năm 2026", "2026"),
        (Period.of_months(2026, 1, 9), "9 tháng năm 2026", "January–September 2026"),
        (Period.parse("2026-02-03/2026-04-05"), "03/02/2026 – 05/04/2026", "2026-02-03 to 2026-04-05"),
        (ReportingPeriod.parse("report:2026-Q2"), "kỳ báo cáo quý II/2026", "reporting period Q2 2026"),
        (ReportingPeriod.parse("report:2026-H1"), "kỳ báo cáo 6 tháng đầu năm 2026", None),
        (ReportingPeriod.parse("report:2026-N1"), "kỳ báo cáo 9 tháng năm 2026", None),
        (ReportingPeriod.parse("report:2026-Y1"), "kỳ báo cáo năm 2026", "reporting period 2026"),
        (ReportingPeriod.parse("report:2026-M11"), "kỳ báo cáo tháng 11/2026", "reporting period 2026-11"),
    ],
)
def test_periods_have_names_and_those_of_the_reporting_regime_say_so(
    period: Period | ReportingPeriod, vi: str, en: str | None
) -> None:
    assert period_text(period, "vi") == vi
    assert en is None or period_text(period, "en") == en


@pytest.mark.parametrize(
    ("count", "lang", "said"), [(1, "en", "1 target"), (2, "en", "2 targets"), (1, "vi", "1 chỉ tiêu")]
)
def test_one_is_one(count: int, lang: Language, said: str) -> None:
    assert counted("phrase", "targets", count, lang) == said


def test_a_standing_of_an_assessment_has_its_word() -> None:
    assert {word("standing", one, "vi") for one in get_args(Standing)} == {
        "đạt", "không đạt", "đúng tiến độ", "có nguy cơ không đạt", "chưa có số liệu", "chưa đến kỳ",
    }  # fmt: skip
    assert Assessment.__doc__
