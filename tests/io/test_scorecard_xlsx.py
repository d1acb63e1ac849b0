"""A scorecard as a workbook, read back by other programs."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from attrs import evolve
from tests.targets.cards import ON_TIME, assessed, card, provinces

from tthc.io.excel.cell import read_cells
from tthc.io.scorecard.sheet import HEAD
from tthc.io.scorecard.workbook import scorecard_workbook
from tthc.model import Language
from tthc.targets import Scorecard

FIRST = HEAD + 2

# openpyxl knows no lines in cells and no bars that begin where they are told to; it says so and leaves them out.
pytestmark = pytest.mark.filterwarnings("ignore:(Sparkline Group|Conditional Formatting|Unknown) extension")


def opened(held: Scorecard, lang: Language = "vi") -> Any:
    return openpyxl.load_workbook(BytesIO(scorecard_workbook(held, lang)))


def column(sheet: Any, head: str) -> int:
    return [cell.value for cell in sheet[HEAD + 1]].index(head) + 1


def cells(sheet: Any, head: str) -> list[Any]:
    return [
        row[0].value for row in sheet.iter_rows(min_row=FIRST, min_col=column(sheet, head), max_col=column(sheet, head))
    ]


def test_sheets_are_named_in_the_language_asked_for() -> None:
    assert opened(card()).sheetnames == ["Kết quả", "Xếp hạng", "Diễn biến", "Lưu ý"]
    assert opened(card(), "en").sheetnames == ["Results", "Ranking", "Course", "Findings"]


def test_figures_are_real_numbers_and_shares_real_percentages() -> None:
    sheet = opened(card())["Kết quả"]
    value = column(sheet, "Kết quả")
    assert cells(sheet, "Tử số")[:3] == [37, 26, 2374]
    assert cells(sheet, "Kết quả")[:3] == [0.925, 0.65, 0.9496]
    assert [sheet.cell(FIRST + row, value).number_format for row in range(3)] == ["0.0%", "0.0%", "0.00%"]
    assert cells(sheet, "Kết quả")[14:16] == [14, 9]
    assert sheet.cell(FIRST + 14, value).number_format == "#,##0"
    assert cells(sheet, "Còn thiếu")[:4] == [2.5, None, pytest.approx(0.04), 4]
    assert cells(sheet, "Hạn")[0] == datetime(2026, 12, 31)


def test_a_missed_target_does_not_look_met_in_any_cell() -> None:
    hair = assessed(ON_TIME, "Sở Y tế", "not_met", tally=(9_499_999, 10_000_000), count=1)
    sheet = opened(evolve(card(), assessments=(hair,)))["Kết quả"]
    cell = sheet.cell(FIRST, column(sheet, "Kết quả"))
    assert (cell.value, cell.number_format) == (0.9499999, "0.00000%")
    gap = sheet.cell(FIRST, column(sheet, "Còn thiếu"))
    assert gap.number_format == "#,##0.00000"


def test_the_rate_still_needed_is_rounded_to_the_safe_side() -> None:
    sheet = opened(card())["Kết quả"]
    assert cells(sheet, "Tỷ lệ cần")[2] == 0.954
    assert cells(sheet, "Còn lại cần")[2] == 2384


def test_heads_stay_in_view_rows_can_be_filtered_and_pages_lie_across() -> None:
    for sheet in opened(card()):
        assert sheet.freeze_panes.endswith(str(FIRST))
        assert sheet.auto_filter.ref.startswith(f"A{HEAD + 1}:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert opened(card())["Kết quả"].freeze_panes == f"E{FIRST}"


def test_standings_are_coloured_by_what_they_say() -> None:
    sheet = opened(card())["Kết quả"]
    rules = [rule for held in sheet.conditional_formatting for rule in held.rules]
    assert {rule.formula[0].strip('"') for rule in rules} == {
        "đạt", "không đạt", "đúng tiến độ", "có nguy cơ không đạt", "chưa có số liệu", "chưa đến kỳ",
    }  # fmt: skip
    assert set(cells(sheet, "Tình trạng")) <= {rule.formula[0].strip('"') for rule in rules}


def test_title_day_and_terms_stand_above() -> None:
    sheet = opened(card())["Kết quả"]
    assert sheet["A1"].value == "Kiểm soát thủ tục hành chính năm 2026"
    assert sheet["A2"].value == "Thực hiện chỉ tiêu tính đến 30/06/2026"
    assert "tính trên toàn bộ" in sheet["A3"].value


def test_the_ranking_has_ranks_and_bars_that_begin_at_nothing() -> None:
    sheet = opened(card())["Xếp hạng"]
    assert cells(sheet, "Hạng") == [1, 2, 3, 4, 5, 1, 2, 1, 2]
    assert cells(sheet, "Đơn vị")[:2] == ["UBND xã Tân Lập", "UBND xã Đông Hải"]
    bars = [rule for held in sheet.conditional_formatting for rule in held.rules if rule.type == "dataBar"]
    assert len(bars) == 3 and {bar.dataBar.cfvo[0].val for bar in bars} == {0}


def test_courses_have_a_column_a_period_an_empty_cell_for_a_gap_and_a_line_in_the_results() -> None:
    data = scorecard_workbook(card())
    sheet = openpyxl.load_workbook(BytesIO(data))["Diễn biến"]
    assert [cell.value for cell in sheet[HEAD + 1]][3:5] == ["tháng 1/2026", "tháng 2/2026"]
    assert [cell.value for cell in sheet[FIRST]][3:] == [0.912, 0.935, None, 0.92, 0.944, 0.925]
    with ZipFile(BytesIO(data)) as parts:
        results = parts.read("xl/worksheets/sheet1.xml").decode()
    assert sorted(re.findall(r"<xm:f>(.*?)</xm:f><xm:sqref>(.*?)</xm:sqref>", results)) == [
        ("'Diễn biến'!D5:I5", "Q5"),
        ("'Diễn biến'!D6:I6", "Q7"),
        ("'Diễn biến'!D7:I7", "Q9"),
    ]


def test_sheets_without_rows_are_left_out() -> None:
    alone = evolve(card(), assessments=(assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1)),), findings=())
    assert opened(alone).sheetnames == ["Kết quả"]
    assert opened(evolve(alone, assessments=())).sheetnames == ["Kết quả"]


def test_text_is_never_a_formula() -> None:
    odd = ON_TIME.model_copy(update={"text": "=1+1", "indicator": "=cmd"})
    sheet = opened(evolve(card(), assessments=(assessed(odd, "=HYPERLINK(1)", "met", tally=(1, 1)),)))["Kết quả"]
    for head in ("Chỉ tiêu", "Đơn vị", "Mã chỉ số"):
        cell = sheet.cell(FIRST, column(sheet, head))
        assert cell.data_type == "s" and cell.value.startswith("=")


def test_a_count_beyond_what_excel_holds_is_kept_as_text() -> None:
    huge = assessed(ON_TIME, "Sở Y tế", "met", tally=(10**20, 10**20))
    assert cells(opened(evolve(card(), assessments=(huge,)))["Kết quả"], "Tử số") == [str(10**20)]


def test_the_same_card_gives_the_same_bytes_and_another_reader_reads_them() -> None:
    data = scorecard_workbook(provinces(), "en")
    assert data == scorecard_workbook(provinces(), "en")
    [results, ranking, course] = read_cells(data)
    assert (results.name, len(results.rows)) == ("Results", HEAD + 1 + 68)
    assert len(ranking.rows) == len(course.rows) == HEAD + 1 + 68
