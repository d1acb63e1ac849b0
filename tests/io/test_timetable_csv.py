"""A timetable for a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tthc
from tthc.io.report.timetable_csv import to_csv
from tthc.model import (
    By,
    Deliverable,
    Language,
    Plan,
    Progress,
    Recurring,
    Schedule,
    Task,
    TaskGroup,
    Term,
    UnitMention,
)
from tthc.periods import Timetable, timetable
from tthc.testing import plans

DAY = date(2026, 6, 20)


def table_of(title: str, *terms: Term, products: tuple[str, ...] = ("Báo cáo",)) -> Timetable:
    part = Deliverable(products=products, schedule=Schedule(terms=terms))
    lead = (UnitMention(name="Sở Tư pháp"), UnitMention(name="Sở Nội vụ"))
    row = Task(label="1", title=title, lead=lead, deliverables=(part,))
    plan = Plan(
        title="Kế hoạch", period=tthc.Period.of_year(2026), task_groups=(TaskGroup(label="I", title="A", tasks=(row,)),)
    )
    note = Progress(at="task:I.1", unit="Sở Tư pháp", state="in_progress", percent=62.5, note="chờ ý kiến", as_of=DAY)
    return timetable(plan, as_of=DAY, progress=[note])


def rows(table: Timetable, lang: Language = "vi") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(to_csv(table, lang).decode("utf-8-sig"), newline="")))


def test_a_row_says_who_owes_what_by_when_and_how_it_stands() -> None:
    [row] = rows(table_of("Rà soát, đánh giá", By(date=date(2026, 8, 30))))
    assert row == {
        "Mã": "task:I.1/0@2026-08-30",
        "Vị trí": "task:I.1",
        "Nhiệm vụ": "Rà soát, đánh giá",
        "Kỳ": "",
        "Đơn vị chủ trì": "Sở Tư pháp; Sở Nội vụ",
        "Đơn vị phối hợp": "",
        "Sản phẩm": "Báo cáo",
        "Bắt đầu": "",
        "Hạn": "30/08/2026",
        "Cần xong": "28/08/2026",
        "Tình trạng": "đang thực hiện",
        "Ngày hoàn thành": "",
        "Tỷ lệ (%)": "62,5",
        "Minh chứng": "",
        "Ghi chú": "chờ ý kiến",
    }


def test_in_english_the_head_is_english_and_days_are_iso() -> None:
    row = rows(table_of("Rà soát", Recurring(freq="semiannual")), "en")[0]
    assert (row["Due"], row["Act by"], row["Occurrence"], row["Percent"]) == (
        "2026-06-30",
        "2026-06-30",
        "first half of 2026",
        "62.5",
    )


@pytest.mark.parametrize("title", ["=1+1", "+84 24", "-3 ngày", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_would_start_a_formula_is_harmless(title: str) -> None:
    [row] = rows(table_of(title, By(date=DAY)))
    assert row["Nhiệm vụ"] == f"'{title}"


def test_spreadsheets_know_it_as_utf_8() -> None:
    assert to_csv(table_of("Rà soát", By(date=DAY))).startswith(b"\xef\xbb\xbfM\xc3\xa3,")


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_words_come_back(title: str, product: str) -> None:
    [row] = rows(table_of(title, By(date=DAY), products=(product,)))
    for cell, said in ((row["Nhiệm vụ"], title), (row["Sản phẩm"], product)):
        assert cell.removeprefix("'") == said.replace("\x00", "\ufffd").removeprefix("'")


@given(plans())
def test_every_plan_gives_a_row_an_obligation(plan: Plan) -> None:
    table = timetable(plan, as_of=DAY)
    assert [row["Key"] for row in rows(table, "en")] == [one.key for one in table]


def test_a_timetable_and_a_plan_are_written_by_the_ending_of_the_file(tmp_path: Path) -> None:
    table = table_of("Rà soát", By(date=DAY))
    tthc.write(table, tmp_path / "bang.csv", lang="en")
    assert (tmp_path / "bang.csv").read_bytes() == to_csv(table, "en")
    tthc.write(table, tmp_path / "bang.svg")
    assert (tmp_path / "bang.svg").read_text("utf-8").startswith("<?xml")
