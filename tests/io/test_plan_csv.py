"""The task table of a plan for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given

from tthc.io.files import read
from tthc.io.report.plan_csv import plan_csv
from tthc.model import Deliverable, Language, Plan, Schedule, Task, TaskGroup, UnitMention
from tthc.testing import plans


def rows(plan: Plan, lang: Language = "vi") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(plan_csv(plan, lang).decode("utf-8-sig"), newline="")))


def of_task(task: Task) -> Plan:
    return Plan(title="Kế hoạch", task_groups=(TaskGroup(label="I", title="Chung", tasks=(task,)),))


def test_a_row_has_the_words_of_the_plan_and_the_time_as_read(bundled_plan: Path) -> None:
    row = next(row for row in rows(read(bundled_plan)) if row["Vị trí"] == "task:II.2.2")
    assert row == {
        "Vị trí": "task:II.2.2",
        "Nhóm nhiệm vụ": "Nhóm nhiệm vụ về công bố, công khai thủ tục hành chính",
        "TT": "2.2",
        "Nhiệm vụ": "Đăng tải đường dẫn đến Cổng Dịch vụ công quốc gia và mã QR của từng thủ tục",
        "Chủ trì": "Phòng Văn hóa - Xã hội",
        "Phối hợp": "Trung tâm Phục vụ hành chính công xã; Đoàn Thanh niên xã",
        "Bắt đầu": "01/3",
        "Hoàn thành": "30/4",
        "Thời gian đọc được": "Từ tháng 3/2026 đến tháng 4/2026",
        "Sản phẩm": "Mã QR được dán tại Trung tâm; Bài viết hướng dẫn quét mã trên trang thông tin điện tử",
        "Chỉ tiêu": "",
    }


def test_each_deliverable_has_a_row_and_a_task_without_any_has_one() -> None:
    parts = tuple(Deliverable(products=(name,)) for name in ("Kế hoạch", "Báo cáo"))
    assert [row["Sản phẩm"] for row in rows(of_task(Task(title="Việc", deliverables=parts)))] == ["Kế hoạch", "Báo cáo"]
    assert [row["Nhiệm vụ"] for row in rows(of_task(Task(title="Việc")))] == ["Việc"]


def test_a_cell_from_which_no_unit_was_read_stays_as_printed() -> None:
    [row] = rows(of_task(Task(title="Việc", lead_text="Đoàn kiểm tra")), "en")
    assert (row["Lead"], row["Task"]) == ("Đoàn kiểm tra", "Việc")


@pytest.mark.parametrize("words", ["=1+1", "+84 24", "-3 ngày", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_would_start_a_formula_is_harmless(words: str) -> None:
    part = Deliverable(products_text=words, schedule=Schedule(start_text=words))
    [row] = rows(of_task(Task(label=words, title=words, lead=(UnitMention(name=words),), deliverables=(part,))))
    assert {row[name] for name in ("TT", "Nhiệm vụ", "Chủ trì", "Bắt đầu", "Sản phẩm")} == {f"'{words}"}


def test_spreadsheets_know_it_as_utf_8() -> None:
    assert plan_csv(Plan(title="Kế hoạch")).startswith("\ufeffVị trí,".encode())


@given(plans())
def test_every_deliverable_of_every_plan_is_there(plan: Plan) -> None:
    found = [row["Vị trí"] for row in rows(plan)]
    assert found == [f"task:{one.path}" for one in plan.tasks() for _ in range(max(1, len(one.task.deliverables)))]
