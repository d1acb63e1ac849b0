"""``tthc scorecard``: from a plan as text and figures as a clerk keeps them to a verdict."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Tthc = Callable[..., Result]

PLAN = """ỦY BAN NHÂN DÂN TỈNH AN KHÊ

Số: 12/KH-UBND

An Khê, ngày 15 tháng 01 năm 2026

# KẾ HOẠCH

Kiểm soát thủ tục hành chính năm 2026

## I. MỤC TIÊU

1. Trên 95% hồ sơ thủ tục hành chính được giải quyết trước và đúng hạn, trong đó có trên 60% trả trước hạn.

2. Đến 30/6/2026, tối thiểu 80% thủ tục hành chính có nghĩa vụ tài chính được tích hợp thanh toán trực tuyến.

## II. NHIỆM VỤ

| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Giải quyết hồ sơ: tỷ lệ hồ sơ quá hạn dưới 5% | UBND cấp xã | Sở Tư pháp | Thường xuyên |
| 2 | Báo cáo kết quả | Sở KH&CN | | Trước ngày 15/12/2026 |
"""
UNITS = """mã;tên đơn vị;loại;cấp;trực thuộc
an-khe.xa-tan-lap;UBND xã Tân Lập;commune;commune;an-khe
an-khe.phuong-tan-an;UBND phường Tân An;ward;commune;an-khe
"""
FIGURES = """chỉ tiêu;đơn vị;kỳ;tử số;mẫu số;ngày báo cáo
dossiers-on-time;UBND xã Tân Lập;2026-01;37;40;02/02/2026
dossiers-on-time;an-khe.phuong-tan-an;2026-01;159;160;02/02/2026
dossiers-early;UBND xã Tân Lập;2026-01;20;40;02/02/2026
dossiers-early;an-khe.phuong-tan-an;2026-01;100;160;02/02/2026
dossiers-overdue;UBND xã Tân Lập;2026-01;3;40;02/02/2026
dossiers-overdue;UBND phường Tân An;2026-01;1;160;02/02/2026
payment-enabled;an-khe;2026-06;70;100;30/6/2026
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ke-hoach.md").write_text(PLAN, "utf-8")
    (tmp_path / "don-vi.csv").write_text(UNITS, "utf-8")
    (tmp_path / "so-lieu.csv").write_text(FIGURES, "utf-8")
    return tmp_path


@pytest.fixture
def score(tthc: Tthc, folder: Path) -> Callable[..., Result]:
    def run(*args: object) -> Result:
        said = ("--province", "An Khê", "--units", folder / "don-vi.csv", "--observations", folder / "so-lieu.csv")
        return tthc("scorecard", folder / "ke-hoach.md", *said, "--as-of", "10/7/2026", *args)

    return run


def data(said: Result) -> dict[str, Any]:
    assert said.exit_code == 0, said.stderr
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def test_numbers_come_exact_with_a_rounded_one_beside_them(score: Callable[..., Result]) -> None:
    card = data(score("--json"))
    whole, payment, *communes = card["assessments"]
    assert (card["unit"], card["as_of"]) == ("an-khe", "2026-07-10")
    assert (whole["name"], whole["standing"], whole["value"]) == (
        "UBND tỉnh An Khê", "on_course", {"numerator": 98, "denominator": 1, "rounded": 98.0},
    )  # fmt: skip
    assert (whole["figure"]["numerator"], whole["figure"]["denominator"], whole["figure"]["basis"]) == (
        196, 200, "children",
    )  # fmt: skip
    (part,) = whole["parts"]
    assert (part["value"]["rounded"], part["base"], part["standing"]) == (60.0, "all", "at_risk")
    assert (payment["standing"], payment["gap"]["rounded"], payment["count"], payment["due"]) == (
        "not_met", 10.0, 10, "2026-06-30",
    )  # fmt: skip
    assert [(one["unit"], one["standing"]) for one in communes] == [
        ("an-khe.xa-tan-lap", "at_risk"), ("an-khe.phuong-tan-an", "on_course"),
    ]  # fmt: skip
    assert card["counts"] == {"met": 0, "not_met": 1, "on_course": 2, "at_risk": 1, "no_data": 0, "not_due": 0}


def test_the_base_of_parts_and_the_margin_are_options(score: Callable[..., Result]) -> None:
    card = data(score("--json", "--base", "whole", "--margin", "3,5"))
    whole = card["assessments"][0]
    assert whole["parts"][0]["figure"]["numerator"] == 120
    assert (whole["parts"][0]["base"], whole["parts"][0]["value"]["numerator"]) == ("whole", 3000)
    assert whole["standing"] == "at_risk"
    assert card["thresholds"] == {"margin": {"numerator": 7, "denominator": 2, "rounded": 3.5}, "base": "whole"}


def test_one_unit_and_those_asked_for_besides(score: Callable[..., Result]) -> None:
    card = data(score("--json", "--also", "UBND cấp xã", "--unit", "Ubnd xã  Tân lập"))
    assert {one["unit"] for one in card["assessments"]} == {"an-khe.xa-tan-lap"}
    assert len(card["assessments"]) == 3


def test_a_unit_that_no_target_binds_is_told(score: Callable[..., Result]) -> None:
    assert "Không có chỉ tiêu nào giao cho “Sở Y tế”." in score("--unit", "Sở Y tế").stderr
    assert "Tên gần nhất: UBND xã Tân Lập" in score("--unit", "UBND xã Tân Lạp").stderr


def test_it_is_shown_with_its_findings_in_the_language_asked_for(score: Callable[..., Result]) -> None:
    said = score("--lang", "en")
    assert said.exit_code == 0
    assert "UBND xã Tân Lập" in said.stdout
    assert "at risk" in said.stdout


def test_findings_say_where_they_belong_in_words(score: Callable[..., Result], folder: Path) -> None:
    head = "chỉ tiêu;đơn vị;kỳ;tử số;mẫu số;ngày báo cáo\n"
    (folder / "sai.csv").write_text(f"{head}dung-han;UBND xã Tân Lập;2026-01;1;2;02/02/2026\n", "utf-8")
    said = score("--also", "Sở Tư pháp", "--observations", folder / "sai.csv").stdout
    assert "\n1 số liệu về “dung-han” không được dùng" in said
    assert "\nPhần lời văn, I.1: " in said
    assert "document:" not in said


@pytest.mark.parametrize("ending", ["html", "csv", "svg", "xlsx"])
def test_it_is_written_by_the_ending(score: Callable[..., Result], folder: Path, ending: str) -> None:
    said = score("-o", folder / f"bang.{ending}")
    assert said.exit_code == 0, said.stderr
    assert (folder / f"bang.{ending}").stat().st_size > 100


def test_progress_notes_and_scopes_are_taken(score: Callable[..., Result], folder: Path) -> None:
    (folder / "tien-do.csv").write_text("at,state,done_on,as_of\ntask:2,done,2026-07-01,2026-07-01\n", "utf-8")
    assert score("--progress", folder / "tien-do.csv", "--scope", "trên địa bàn tỉnh=", "--mergers").exit_code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--also", "Sở Vũ trụ"), "không phải đơn vị nào trong danh mục"),
        (("--within", "khong-co"), "danh mục không có đơn vị mang mã 'khong-co'"),
        (("--margin", "-1"), "mức dự phòng -1 nhỏ hơn 0"),
        (("--margin", "x"), "'x' không phải là số"),
        (("--scope", "đất đai"), "'đất đai' chưa đúng"),
    ],
)
def test_what_cannot_be_used_is_said(score: Callable[..., Result], args: tuple[str, ...], words: str) -> None:
    said = score(*args)
    assert said.exit_code == 2
    assert words in said.stderr


def test_without_a_register_nobody_can_be_named(tthc: Tthc, folder: Path) -> None:
    said = tthc("scorecard", folder / "ke-hoach.md", "--as-of", "10/7/2026")
    assert said.exit_code == 2
    assert "chưa nêu danh mục đơn vị" in said.stderr
    assert "--province, --nation hoặc --units" in said.stderr


def test_a_province_of_the_nation_brings_its_communes(tthc: Tthc, folder: Path) -> None:
    pytest.importorskip("vietnam_provinces")
    plan = PLAN.replace("AN KHÊ", "BẮC NINH")
    (folder / "bac-ninh.md").write_text(plan, "utf-8")
    asked = ("scorecard", folder / "bac-ninh.md", "--nation", "--as-of", "10/7/2026", "--json")
    card = data(tthc(*asked, "--province", "Bắc Ninh"))
    assert card["unit"] == "bac-ninh"
    assert len(card["assessments"]) > 50
    said = tthc(*asked, "--province", "An Khê")
    assert said.exit_code == 2
    assert "không có tỉnh, thành phố 'An Khê'" in said.stderr
