"""Rows as authors, web pages and PDF readers leave them: merged, shifted, overfull. Nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tthc.io.files import read_bytes
from tthc.model import Plan

HEAD = """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HÒA SƠN\tĐộc lập - Tự do - Hạnh phúc
Số: 27/KH-UBND\tHòa Sơn, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026

Phụ lục I

"""
HEADS = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm")
GROUP = ("I", "Công khai thủ tục hành chính")
FIRST = ("1", "Niêm yết thủ tục tại trụ sở", "Phòng Tư pháp", "Các thôn", "Tháng 3/2026", "Bảng niêm yết")
SECOND = ("2", "Rà soát trang thông tin", "Văn phòng UBND xã", "Phòng Kinh tế", "Quý II/2026", "Báo cáo rà soát")


def read(table: str) -> Plan:
    return read_bytes(f"{HEAD}{table}\n".encode(), name="ke-hoach.txt")


def barred(*rows: Sequence[str]) -> str:
    """Rows with a bar on a line of its own after each cell, and one more after each row."""
    return "\n".join(["|", *(line for row in rows for line in (*(part for cell in row for part in (cell, "|")), "|"))])


def tabbed(*rows: Sequence[str]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def markdown(*rows: Sequence[str]) -> str:
    first, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([first, "|---" * len(rows[0]) + "|", *rest])


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in plan.findings if finding.code != "line-of-form"]


@pytest.mark.parametrize("shape", [barred, tabbed, markdown])
def test_a_plain_table_has_its_rows_and_nothing_to_report(shape: Callable[..., str]) -> None:
    plan = read(shape(HEADS, GROUP, FIRST, SECOND))
    assert codes(plan) == []
    assert [placed.path for placed in plan.tasks()] == ["I.1", "I.2"]
    assert plan.find("I.2").lead_text == "Văn phòng UBND xã"
    assert plan.find("I.2").deliverables[0].products == ("Báo cáo rà soát",)
    assert str(plan.find("I.1").deliverables[0].schedule.start_text) == "Tháng 3/2026"


@pytest.mark.parametrize("shape", [barred, tabbed, markdown])
def test_more_cells_than_columns_are_kept_under_a_finding(shape: Callable[..., str]) -> None:
    plan = read(shape(HEADS, GROUP, (*FIRST, "Chưa có kinh phí"), SECOND))
    assert "row-cells-surplus" in codes(plan)
    assert any("Chưa có kinh phí" in (finding.quote or "") for finding in plan.findings)
    assert plan.find("I.1").deliverables[0].products == ("Bảng niêm yết",)


def test_a_row_merged_with_the_one_above_is_one_more_deliverable() -> None:
    plan = read(barred(HEADS, GROUP, FIRST, ("Tháng 9/2026", "Báo cáo kết quả niêm yết"), SECOND))
    assert "row-merged-above" in codes(plan)
    assert [one.products for one in plan.find("I.1").deliverables] == [
        ("Bảng niêm yết",),
        ("Báo cáo kết quả niêm yết",),
    ]
    assert plan.find("I.2").title == SECOND[1]


def test_lines_of_a_cell_between_bars_belong_together() -> None:
    listed = "- Bảng niêm yết;\n- Báo cáo"
    plan = read(barred(HEADS, GROUP, (*FIRST[:5], listed), SECOND))
    assert plan.find("I.1").deliverables[0].products == ("Bảng niêm yết", "Báo cáo")


def test_a_table_between_bars_ends_where_the_next_annex_begins() -> None:
    plan = read(barred(HEADS, GROUP, FIRST) + "\nPhụ lục II\nGhi nhớ cho các thôn")
    assert [annex.label for annex in plan.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert plan.find("I.1").deliverables[0].products == ("Bảng niêm yết",)


def test_a_group_and_its_first_task_in_one_row_are_two() -> None:
    row = ("I 1", "<b>Công khai thủ tục</b> Niêm yết tại trụ sở", *FIRST[2:])
    plan = read(tabbed(HEADS, row, SECOND))
    assert "row-two-in-one" in codes(plan)
    assert plan.task_groups[0].title == "Công khai thủ tục"
    assert plan.find("I.1").title == "Niêm yết tại trụ sở"


def test_the_numbers_of_the_columns_are_no_row() -> None:
    plan = read(tabbed(HEADS, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), GROUP, FIRST))
    assert [placed.path for placed in plan.tasks()] == ["I.1"]


@pytest.mark.parametrize("merged", ["I Công khai thủ tục hành chính", "I. Công khai thủ tục hành chính"])
def test_a_group_may_be_one_merged_cell(merged: str) -> None:
    plan = read(tabbed(HEADS, (merged, "", "", "", "", ""), FIRST))
    assert plan.task_groups[0].title == "Công khai thủ tục hành chính"
    assert plan.find("I.1").title == FIRST[1]


def test_what_a_page_cuts_from_a_row_is_put_back() -> None:
    cut = ("", "của xã và tại nhà văn hóa các thôn", "", "", "", "ở từng thôn")
    plan = read(tabbed(HEADS, GROUP, FIRST) + "\n\n" + tabbed(HEADS, cut, SECOND))
    assert plan.find("I.1").title == "Niêm yết thủ tục tại trụ sở của xã và tại nhà văn hóa các thôn"
    assert plan.find("I.1").deliverables[0].products_text == "Bảng niêm yết ở từng thôn"
    assert plan.find("I.2").title == SECOND[1]


def test_one_cell_a_line_with_one_time_under_two_columns_is_doubted() -> None:
    heads = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm")
    rows = (heads, ("Bắt đầu", "Hoàn thành"), GROUP, (*FIRST[:4], "Tháng 3", "Tháng 5", FIRST[5]), SECOND)
    plan = read("\n".join(cell for row in rows for cell in row))
    schedule = plan.find("I.1").deliverables[0].schedule
    assert (schedule.start_text, schedule.finish_text) == ("Tháng 3", "Tháng 5")
    doubted = {finding.at for finding in plan.findings if finding.code == "cell-cut-doubtful"}
    assert doubted == {"task:I.2"}


def test_times_and_products_one_cell_a_line_may_repeat_within_a_row() -> None:
    rows = (HEADS, GROUP, (*FIRST, "Tháng 9/2026", "Báo cáo kết quả niêm yết"), SECOND)
    plan = read("\n".join(cell for row in rows for cell in row))
    assert [one.products_text for one in plan.find("I.1").deliverables] == ["Bảng niêm yết", "Báo cáo kết quả niêm yết"]


def test_cells_of_one_a_line_stand_in_the_order_of_their_heads() -> None:
    heads = "TT\nNhiệm vụ\nSản phẩm\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian bắt đầu\nThời gian hoàn thành\n"
    rows = (
        "1\nRà soát thủ tục\nBáo cáo kết quả\nSở Tư pháp\nCác sở, ban, ngành\nTháng 1\nTháng 3\n"
        "2\nCông bố thủ tục\nQuyết định công bố\nSở Nội vụ\nUBND cấp xã\nTháng 4\nTháng 6\n"
    )
    found = read_bytes(f"KẾ HOẠCH\nKiểm soát TTHC năm 2026\n{heads}{rows}".encode(), name="a.txt")
    task = found.find("2")
    assert (task.title, task.lead_text, task.coordinating_text) == ("Công bố thủ tục", "Sở Nội vụ", "UBND cấp xã")
    assert task.deliverables[0].products == ("Quyết định công bố",)
    assert task.deliverables[0].schedule.start_text == "Tháng 4"
