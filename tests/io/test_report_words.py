from __future__ import annotations

import string
from datetime import date
from importlib.resources import files
from tomllib import loads
from typing import get_args

import pytest

from tthc.draw.palette import Tone
from tthc.io.report.words import ReportWords
from tthc.model import Language, MeasureUnit, Place, Severity, Target, TargetKind
from tthc.periods.obligation import ObligationState
from tthc.periods.picture import TONE_OF
from tthc.periods.wording import word

TABLE: dict[str, dict[str, dict[str, str]]] = loads(files("tthc").joinpath("data", "report.toml").read_text("utf-8"))
ROWS = [(kind, code) for kind, rows in TABLE.items() for code in rows]
VI, EN = ReportWords("vi"), ReportWords("en")


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize(("kind", "code"), ROWS)
def test_both_languages_say_the_same_with_the_same_values(kind: str, code: str) -> None:
    row = TABLE[kind][code]
    assert set(row) <= {"vi", "en", "one"}
    assert fields(row["vi"]) == fields(row["en"]) == fields(row.get("one", row["en"]))


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("unit", get_args(MeasureUnit)),
        ("severity", get_args(Severity)),
        ("target", get_args(TargetKind)),
    ],
)
def test_every_word_of_a_closed_list_has_a_row(kind: str, codes: tuple[str, ...]) -> None:
    assert set(codes) <= set(TABLE[kind])


def test_every_tone_has_a_name() -> None:
    assert all(word("tone", tone, "vi") != tone for tone in get_args(Tone))


def test_every_state_has_a_colour() -> None:
    assert set(TONE_OF) == set(get_args(ObligationState))


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (95, "95", "95"),
        (99.0, "99", "99"),
        (98.5, "98,5", "98.5"),
        (0.1, "0,1", "0.1"),
        (1500, "1.500", "1,500"),
        (1250000.75, "1.250.000,75", "1,250,000.75"),
        (100, "100", "100"),
        (0, "0", "0"),
        (-3.5, "-3,5", "-3.5"),
    ],
)
def test_figures_follow_the_language(value: float, vi: str, en: str) -> None:
    assert (VI.number(value), EN.number(value)) == (vi, en)


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "kind", "vi", "en"),
    [
        (">", 95, "%", "level", "> 95%", "> 95%"),
        (">=", 100, "%", "level", "≥ 100%", "≥ 100%"),
        ("<=", 1, "working_day", "level", "≤ 1 ngày làm việc", "≤ 1 working day"),
        ("<", 30, "hour", "level", "< 30 giờ", "< 30 hours"),
        (">=", 2.5, "pp", "increase", "tăng ≥ 2,5 điểm phần trăm", "up by ≥ 2.5 percentage points"),
        (">=", 30, "%", "reduction", "giảm ≥ 30%", "down by ≥ 30%"),
        (">=", 2000000, "VND", "reduction", "giảm ≥ 2.000.000 đồng", "down by ≥ VND 2,000,000"),
    ],
)
def test_a_target_is_written_with_sign_figure_and_unit(
    comparator: str, value: float, unit: str, kind: str, vi: str, en: str
) -> None:
    target = Target.model_validate({"text": "", "comparator": comparator, "value": value, "unit": unit, "kind": kind})
    assert (VI.amount(target), EN.amount(target)) == (vi, en)


@pytest.mark.parametrize(
    ("at", "vi"),
    [
        ("task:V.4", "Nhiệm vụ V.4"),
        ("group:V", "Nhóm V"),
        ("body:II.4", "Phần lời văn, II.4"),
        ("annex2:II.1", "Phụ lục 2, II.1"),
        ("annex3:", "Phụ lục 3"),
        ("document", "Toàn văn bản"),
        ("plan", "Phần đầu văn bản"),
        ("review:I.2", "Danh mục rà soát, I.2"),
        ("note:3", "note:3"),
        ("annex:1", "annex:1"),
        ("line", "line"),
        ("", ""),
    ],
)
def test_a_path_is_said_in_words_and_one_of_another_kind_stays(at: str, vi: str) -> None:
    assert VI.where(at) == vi


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_place_that_is_not_known_is_nothing(lang: Language) -> None:
    assert ReportWords(lang).place(None) == ReportWords(lang).place(Place()) == ""


def test_days_of_the_week_have_names() -> None:
    assert [VI.weekday(date(2026, 6, day)) for day in (15, 20, 21)] == ["thứ Hai", "thứ Bảy", "Chủ nhật"]
    assert EN.weekday(date(2026, 6, 21)) == "Sunday"


def test_only_in_another_language_are_the_plan_s_words_marked() -> None:
    assert VI.printed("Báo cáo") == "Báo cáo"
    assert EN.printed("Báo & cáo") == '<span lang="vi">Báo &amp; cáo</span>'
    assert EN.printed("") == ""
    assert EN.printed(None) is None
