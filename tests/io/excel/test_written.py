"""The workbook as an office sees it."""

from __future__ import annotations

import re
from datetime import date, time
from xml.etree import ElementTree

import pytest

from tthc.io.excel.archive import unpacked
from tthc.io.excel.cell import Grid, read_cells
from tthc.io.excel.layout import SHEETS
from tthc.io.workbook import workbook_bytes
from tthc.model import (
    By,
    Continuous,
    Deliverable,
    Language,
    Period,
    Plan,
    Progress,
    Schedule,
    Task,
    TaskGroup,
    UnitMention,
)

AS_OF = date(2026, 6, 1)
WORK = Task(
    label="1",
    title="Rà soát",
    lead=(UnitMention(name="Sở Tư pháp"),),
    lead_text="Sở Tư pháp",
    deliverables=(
        Deliverable(schedule=Schedule(terms=(By(date=date(2026, 6, 15)),))),
        Deliverable(schedule=Schedule(terms=(Continuous(),))),
    ),
)
PLAN = Plan(
    code="18/KH-UBND",
    title="Kiểm soát TTHC",
    period=Period.of_year(2026),
    task_groups=(TaskGroup(label="I", title="Nhóm", tasks=(WORK,)),),
)
NOTE = Progress(at="task:I.1", deliverable=0, state="not_started", as_of=date(2026, 5, 30))
NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def written(lang: Language = "vi", *, as_of: date | None = AS_OF) -> bytes:
    return workbook_bytes(PLAN, as_of=as_of, progress=[NOTE], lang=lang)


def sheet_xml(data: bytes, number: int) -> ElementTree.Element:
    return ElementTree.fromstring(unpacked(data, where="x")[f"xl/worksheets/sheet{number}.xml"])


def grid(data: bytes, name: str) -> Grid:
    return next(grid for grid in read_cells(data) if grid.name == name)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (
            "vi",
            [
                "Kế hoạch",
                "Nhiệm vụ",
                "Theo dõi tiến độ",
                "Chỉ tiêu",
                "Mốc thời gian",
                "Rà soát",
                "Căn cứ pháp lý",
                "Nội dung",
            ],
        ),
        ("en", ["Plan", "Tasks", "Deadlines", "Targets", "Milestones", "Review", "Legal bases", "Text"]),
    ],
)
def test_names_of_the_sheets_and_what_is_hidden(lang: Language, names: list[str]) -> None:
    book = ElementTree.fromstring(unpacked(written(lang), where="x")["xl/workbook.xml"])
    sheets = [(sheet.get("name"), sheet.get("state")) for sheet in book.iterfind(".//x:sheet", NAMESPACE)]
    assert sheets == [*((name, None) for name in names), ("tthc-lists", "hidden"), ("tthc", "veryHidden")]


def test_days_are_days_and_the_standing_is_worked_out_already() -> None:
    rows = grid(written(), "Theo dõi tiến độ").rows
    first, second = rows[3:]
    keys = [str(key) for key in rows[0]]
    one = dict(zip(keys, first, strict=True))
    assert (one["due"], one["act_by"], one["reported"]) == (date(2026, 6, 15), date(2026, 6, 15), date(2026, 5, 30))
    assert (one["state"], one["standing"]) == ("chưa thực hiện", "chưa đến hạn")
    running = dict(zip(keys, second, strict=True))
    assert (running["occurrence"], running["due"], running["standing"]) == ("thường xuyên", "", "thường xuyên")


def test_the_day_stands_above_the_heads() -> None:
    assert AS_OF in grid(written(), "Theo dõi tiến độ").rows[1]
    open_day = written(as_of=None)
    assert b"<f>TODAY()</f>" in unpacked(open_day, where="x")["xl/worksheets/sheet3.xml"]
    assert not any(isinstance(cell, (date, time)) for cell in grid(open_day, "Theo dõi tiến độ").rows[1])


@pytest.mark.parametrize("number", range(1, len(SHEETS) + 1))
def test_heads_stay_in_sight_and_pages_are_a4_across(number: int) -> None:
    sheet = sheet_xml(written(), number)
    setup = sheet.find("x:pageSetup", NAMESPACE)
    pane = sheet.find(".//x:pane", NAMESPACE)
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    assert pane is not None
    assert pane.get("state") == "frozen"
    assert sheet.find("x:autoFilter", NAMESPACE) is not None
    keys = sheet.find(".//x:row", NAMESPACE)
    assert keys is not None
    assert keys.get("hidden") == "1"


def test_heads_are_printed_on_each_page() -> None:
    book = unpacked(written(), where="x")["xl/workbook.xml"].decode()
    assert len(re.findall("_xlnm.Print_Titles", book)) == len(SHEETS)


def test_lists_to_choose_from() -> None:
    tasks = sheet_xml(written(), 2)
    rules = {rule.get("sqref", "")[:1]: rule for rule in tasks.iterfind(".//x:dataValidation", NAMESPACE)}
    assert {column: rule.get("type") for column, rule in rules.items()} == {
        "A": "list", "D": "list", "E": "list", "I": "list", "J": "date", "K": "date",
    }  # fmt: skip
    assert rules["I"].get("showErrorMessage") == "1"
    assert rules["D"].get("showErrorMessage") is None  # a cell may name several units
    offered = grid(written(), "tthc-lists").rows
    columns = {column[0]: [cell for cell in column[1:] if cell] for column in zip(*offered, strict=True)}
    assert columns["state"] == ["chưa thực hiện", "đang thực hiện", "đã hoàn thành", "không thực hiện"]
    assert columns["mention"] == ["Sở Tư pháp"]
    assert columns["level-tasks"] == [
        "Nhóm", "Nhóm cấp 2", "Nhiệm vụ", "Nhiệm vụ cấp 2", "Nhiệm vụ cấp 3", "Sản phẩm", "Thời gian",
    ]  # fmt: skip


def test_colours_hang_on_the_day_above_the_heads() -> None:
    rules = sheet_xml(written(), 3).iterfind(".//x:cfRule/x:formula", NAMESPACE)
    formulas = [rule.text or "" for rule in rules]
    assert len(formulas) == 4
    assert all("$C$2" in formula for formula in formulas[:3])
    assert "TODAY" not in "".join(formulas)


def test_a_title_that_no_header_can_hold() -> None:
    plan = Plan(title="A & B &[Picture] &&D\x01" + "ư😀" * 200)
    header = sheet_xml(workbook_bytes(plan), 1).find(".//x:oddHeader", NAMESPACE)
    assert header is not None
    assert len((header.text or "").encode("utf-16-le")) <= 2 * 255
