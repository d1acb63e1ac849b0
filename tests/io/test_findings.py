"""One change to the bundled plan, one finding more: what each documented slip is reported as, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tthc.io.files import read
from tthc.model import Plan

Change = Callable[[str], str]


def put(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def found(plan: Plan) -> set[tuple[str, str]]:
    """Codes and places of what was found, the lines of form aside."""
    return {(finding.code, finding.at) for finding in plan.findings if finding.severity != "info"}


CASES: tuple[tuple[str, str, Change], ...] = (
    ("code-missing", "plan", put("Số: 18/KH-UBND", "Số:       /KH-UBND")),
    ("date-missing", "plan", put("ngày 20 tháng 01 năm 2026", "ngày    tháng 02 năm 2026")),
    ("period-assumed", "plan", put("xã An Bình, tỉnh Sông Lam năm 2026", "xã An Bình, tỉnh Sông Lam")),
    ("code-mismatch", "annex1:", put("theo Kế hoạch số 18/KH-UBND", "theo Kế hoạch số 81/KH-UBND")),
    ("row-cells-surplus", "task:VI.5", put("Quyết định kiện toàn", "Quyết định kiện toàn\tBổ sung")),
    ("row-unit-repeated", "task:III.2.2", put("Phòng Kinh tế; Phòng Văn hóa", "Phòng Kinh tế; Phòng Kinh tế; Phòng Văn hóa")),
    ("row-time-misplaced", "task:I.3", put("Hằng tháng\t\t", "\tThường xuyên\t")),
    ("row-product-in-time", "task:I.3", put("Hằng tháng\t\tThông báo kết luận", "\tThông báo kết luận")),
    ("schedule-unread", "task:I.3", put("Hằng tháng\t\t", "Khi trời đẹp\t\t")),
    ("schedule-half-read", "task:II.3", put("Tháng 4\tTháng 6", "Tháng 4\tkhi trời đẹp")),
    ("schedule-reversed", "task:II.3", put("Tháng 4\tTháng 6", "Tháng 9\tTháng 6/2026")),
    ("date-impossible", "task:II.3", put("Tháng 4\tTháng 6", "31/4\tTháng 6")),
    ("date-year-doubtful", "task:II.3", put("tỉnh Sông Lam năm 2026", "tỉnh Sông Lam giai đoạn 2026 - 2028")),
)  # fmt: skip


@pytest.mark.parametrize(("code", "at", "change"), CASES, ids=[f"{code} {at}" for code, at, _ in CASES])
def test_a_slip_is_reported_where_it_is(code: str, at: str, change: Change, bundled_plan: Path, tmp_path: Path) -> None:
    text = bundled_plan.read_text("utf-8")
    file = tmp_path / "ke-hoach.txt"
    file.write_text(change(text), "utf-8")
    assert (code, at) in found(read(file)) - found(read(bundled_plan))


def test_a_plan_without_its_annexes_has_no_task_table(bundled_plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(bundled_plan.read_text("utf-8").partition("PHỤ LỤC I\n")[0], "utf-8")
    assert ("no-task-table", "document") in found(read(file))


def test_a_table_without_its_plan_lacks_the_head(bundled_plan: Path, tmp_path: Path) -> None:
    table = bundled_plan.read_text("utf-8").partition("Số TT\t")
    file = tmp_path / "phu-luc.txt"
    file.write_text(table[1] + table[2].partition("PHỤ LỤC II\n")[0], "utf-8")
    codes = {code for code, at in found(read(file)) if at == "plan"}
    assert codes == {"code-missing", "date-missing", "issuer-missing", "period-missing", "title-missing"}


def test_the_bundled_plan_has_the_one_slip_it_was_given(bundled_plan: Path) -> None:
    assert found(read(bundled_plan)) == {("date-impossible", "task:III.6")}
