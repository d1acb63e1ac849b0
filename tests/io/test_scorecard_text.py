"""A scorecard as CSV, as Markdown and as a picture; what it cannot be written as."""

from __future__ import annotations

import csv
import re
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve
from tests.targets.cards import AS_OF, ON_TIME, assessed, card, reporting

import tthc
from tthc.errors import InputError, MissingExtraError
from tthc.io.files import write
from tthc.io.scorecard.markdown import scorecard_markdown
from tthc.io.scorecard.rows_csv import scorecard_csv
from tthc.model import Language
from tthc.targets import Scorecard


def table(held: Scorecard, lang: Language = "vi") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(scorecard_csv(held, lang).decode("utf-8-sig"))))


def test_csv_has_a_row_an_assessment_with_exact_counts() -> None:
    rows = table(card())
    assert len(rows) == 17
    first = rows[0]
    assert (first["Tử số"], first["Mẫu số"], first["Tỷ lệ"], first["Kết quả"]) == ("37", "40", "0,925", "92,5")
    assert (first["Tình trạng"], first["Hạn"], first["So"]) == ("có nguy cơ không đạt", "31/12/2026", ">")
    assert (first["Còn đạt được"], first["Cách ước"], first["Nguồn số liệu"]) == (
        "có", "theo số ngày đã có số liệu", "số liệu báo cáo",
    )  # fmt: skip


def test_csv_in_english_has_points_and_iso_days() -> None:
    first = table(card(), "en")[0]
    assert (first["Value"], first["Due"], first["Standing"]) == ("92.5", "2026-12-31", "at risk")


def test_a_surplus_is_a_negative_number_and_no_text() -> None:
    assert table(card())[1]["Còn thiếu"] == "-5"


def test_a_value_in_csv_never_looks_like_a_target_that_it_misses() -> None:
    hair = assessed(ON_TIME, "Sở Y tế", "not_met", tally=(94_999_999_99, 100_000_000_00), count=1)
    [row] = table(evolve(card(), assessments=(hair,)))
    assert row["Kết quả"] == "94,99999999" and row["Còn thiếu"] == "0,00000001"
    assert row["Tỷ lệ"] == "0,9499999999"


def test_a_cell_that_would_be_a_formula_is_made_harmless() -> None:
    odd = ON_TIME.model_copy(update={"text": "=1+1"})
    [row] = table(evolve(card(), assessments=(assessed(odd, "@Sở", "met", tally=(1, 1)),)))
    assert (row["Chỉ tiêu"], row["Đơn vị"]) == ("'=1+1", "'@Sở")


def test_a_reporting_period_keeps_its_label_in_csv() -> None:
    assert table(evolve(card(), assessments=(reporting(),)))[0]["Kỳ"] == "report:2026-H1"


def test_markdown_has_a_table_a_target_of_equal_rows() -> None:
    text = scorecard_markdown(card())
    assert text.startswith("# Kiểm soát thủ tục hành chính năm 2026\n\nThực hiện chỉ tiêu tính đến 30/06/2026\n")
    assert len(re.findall(r"^## \d\.", text, re.MULTILINE)) == 6
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len(lines) == 6 * 2 + 17
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    assert "| Sở Tư pháp | 92,5% | 37/40 | 2,5 điểm %; 2 hồ sơ | ≥ 39/40 (97,5%) |" in text
    assert "| – trong đó trên 60% | 65% |" in text


def test_markdown_escapes_what_would_be_markup() -> None:
    odd = ON_TIME.model_copy(update={"text": "đạt | *95%*\n# hết"})
    text = scorecard_markdown(evolve(card(), assessments=(assessed(odd, "Sở_A|B", "met", tally=(1, 1)),), title=""))
    assert "## 1. đạt \\| \\*95%\\* \\# hết" in text and "| Sở\\_A\\|B |" in text
    assert text.startswith("# Bảng điểm thực hiện chỉ tiêu\n")


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv", "svg", "md"])
@pytest.mark.parametrize("held", [card(), Scorecard((), AS_OF)])
def test_write_knows_a_scorecard(ending: str, held: Scorecard, tmp_path: Path) -> None:
    file = tmp_path / f"bang-diem.{ending}"
    tthc.write(held, file, lang="en")
    data = file.read_bytes()
    assert data.startswith(
        {"html": b"<!DOCTYPE", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "svg": b"<?xml", "md": b"#"}[ending]
    )
    if ending == "svg":
        ElementTree.fromstring(data)


@pytest.mark.parametrize("ending", [".docx", ".ics", ".json", ".pdf", ""])
def test_what_a_scorecard_cannot_be_written_as_is_answered_with_what_it_can(ending: str, tmp_path: Path) -> None:
    known = r"\.xlsx, \.html, \.csv, \.svg, \.md"
    with pytest.raises(
        InputError, match=rf"a Scorecard cannot be written as '.*' \(a Scorecard can be written as {known}"
    ):
        write(card(), tmp_path / f"a{ending}")
    assert not list(tmp_path.iterdir())


def test_a_plan_is_still_dumped_and_not_written_as_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a Plan cannot be written as '\.xlsx'"):
        write(tthc.Plan(title="Kiểm soát TTHC năm 2026"), tmp_path / "a.xlsx", as_of=AS_OF)


def test_without_its_library_a_workbook_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[excel\]"):
        write(card(), tmp_path / "a.xlsx")
