"""The workbook: nothing is lost, and what an office changes in it comes back as it meant it."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import FormError, InputError, MissingExtraError
from tthc.io.excel.archive import unpacked
from tthc.io.excel.cell import read_cells
from tthc.io.excel.words import codes
from tthc.io.workbook import Workbook, merge_workbooks, read_workbook, workbook_bytes
from tthc.model import (
    Annex,
    Before,
    By,
    Continuous,
    Deliverable,
    Duration,
    External,
    Language,
    LegalBasis,
    Limit,
    Milestone,
    Period,
    Plan,
    Progress,
    Recurring,
    ReviewItem,
    Schedule,
    Section,
    Signatory,
    Target,
    Task,
    TaskGroup,
    UnitMention,
    Unread,
    Window,
)
from tthc.model.finding import catalogue
from tthc.periods import timetable
from tthc.testing import plans, progress_notes

AS_OF = date(2026, 6, 1)
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Office:
    """An office with a workbook open: it finds a row by words in it, writes into cells, adds, moves and deletes rows."""

    def __init__(self, data: bytes) -> None:
        self.sheets = {grid.name: [list(row) for row in grid.rows] for grid in read_cells(data)}

    def sheet(self, code: str) -> list[list[Any]]:
        return next(rows for name, rows in self.sheets.items() if codes("sheet").get(name.lower()) == code)

    def at(self, code: str, words: str) -> int:
        rows = self.sheet(code)
        return next(place for place, row in enumerate(rows) if any(words in str(cell) for cell in row) and place > 1)

    def column(self, code: str, key: str) -> int:
        return self.sheet(code)[0].index(key)

    def put(self, code: str, words: str, **cells: Any) -> None:
        row = self.sheet(code)[self.at(code, words)]
        for key, value in cells.items():
            row[self.column(code, key.rstrip("_"))] = value

    def add(self, code: str, below: str, **cells: Any) -> None:
        rows = self.sheet(code)
        row: list[Any] = [""] * len(rows[0])
        for key, value in cells.items():
            row[self.column(code, key.rstrip("_"))] = value
        rows.insert(self.at(code, below) + 1, row)

    def delete(self, code: str, words: str) -> list[Any]:
        return self.sheet(code).pop(self.at(code, words))

    def save(self) -> bytes:
        out = BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                for place, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if isinstance(value, str):
                            sheet.write_string(place, column, value)
                        elif isinstance(value, (date, datetime)):
                            sheet.write_datetime(place, column, value)
                        else:
                            sheet.write(place, column, value)
        return out.getvalue()

    def read(self) -> Workbook:
        return read_workbook(self.save(), where="theo-doi.xlsx")


def found(workbook: Workbook) -> list[tuple[str, str | None]]:
    """Code and cell of each finding."""
    return [(finding.code, finding.place.cell if finding.place else None) for finding in workbook.findings]


def formulas_of(data: bytes) -> list[str]:
    """The formulas of all sheets."""
    return [
        text.decode() for part in unpacked(data, where="x").values() for text in re.findall(rb"<f>([^<]*)</f>", part)
    ]


def by(day: date, start: str = "", finish: str = "") -> Schedule:
    return Schedule(start_text=start, finish_text=finish, terms=(By(date=day),))


def make_plan() -> Plan:
    """A small plan with all that a plan can hold."""
    tasks = (
        Task(
            label="1",
            title="Lập kế hoạch rà soát",
            lead=(UnitMention(name="Sở Tư pháp", unit_id="so-tu-phap"),),
            lead_text="Sở Tư pháp",
            coordinating=(UnitMention(name="Sở, ban, ngành", collective=True),),
            coordinating_text="Các sở, ban, ngành",
            deliverables=(
                Deliverable(
                    products=("Kế hoạch",), products_text="Kế hoạch", schedule=by(date(2026, 3, 15), "Đến 15/3/2026")
                ),
                Deliverable(
                    products=("Báo cáo",), products_text="Báo cáo", schedule=by(date(2026, 12, 1), "", "Đến 01/12/2026")
                ),
            ),
            targets=(Target(text="đạt tối thiểu 95%", comparator=">=", value=95, unit="%", at="task:I.1"),),
        ),
        Task(
            label="2",
            title="Công khai thủ tục",
            lead=(UnitMention(name="Văn phòng"),),
            lead_text="Văn phòng",
            deliverables=(
                Deliverable(
                    schedule=Schedule(
                        start_text="Thường xuyên; theo Kế hoạch kiểm tra",
                        finish_text="",
                        terms=(Continuous(), External(reference="theo Kế hoạch kiểm tra")),
                    )
                ),
            ),
            tasks=(Task(label="2.1", title="Niêm yết"),),
        ),
    )
    inner = TaskGroup(label="A", title="Nhóm trong", tasks=(Task(label="1", title="Việc trong nhóm trong"),))
    monthly = Schedule(start_text="Hằng tháng", finish_text="", terms=(Recurring(freq="monthly"),))
    third = Task(label="3", title="Họp giao ban", deliverables=(Deliverable(schedule=monthly),))
    return Plan(
        code="18/KH-UBND",
        title="Kiểm soát thủ tục hành chính năm 2026",
        issuer="UBND xã An Bình",
        issued_on=date(2026, 1, 20),
        period=Period.of_year(2026),
        legal_bases=(
            LegalBasis(
                type="Nghị định",
                number="63/2010/NĐ-CP",
                text="Nghị định số 63/2010/NĐ-CP",
                amended_by=(LegalBasis(type="Nghị định", number="92/2017/NĐ-CP", text="Nghị định số 92/2017/NĐ-CP"),),
            ),
        ),
        sections=(
            Section(
                label="I",
                title="Mục đích",
                paragraphs=("Đoạn một.", "Đoạn hai."),
                sections=(Section(label="1", title="Yêu cầu", paragraphs=("Đoạn ba.",)),),
            ),
        ),
        task_groups=(
            TaskGroup(label="I", title="Nhóm đầu", tasks=tasks, groups=(inner,)),
            TaskGroup(label="II", title="Nhóm sau", tasks=(third,)),
        ),
        targets=(
            Target(
                text="Trên 98% hồ sơ đúng hạn, trong đó trên 60% trước hạn",
                indicator="dossiers-on-time",
                comparator=">",
                value=98,
                unit="%",
                at="body:I",
                parts=(Target(text="trên 60% trước hạn", comparator=">", value=60, unit="%", at="body:I"),),
            ),
        ),
        milestones=(Milestone(text="Gửi danh sách", schedule=Schedule(terms=(Before(date=date(2026, 2, 6)),)), at="body:I"),),
        review_items=(
            ReviewItem(label="1", name="Lĩnh vực đất đai", lead=(UnitMention(name="Phòng Kinh tế"),), schedule=by(date(2026, 6, 30), "", "30/6/2026")),
        ),
        annexes=(Annex(label="Phụ lục I", title="Danh mục", caption="(Kèm theo Kế hoạch)", sections=(Section(paragraphs=("Đoạn bốn.",)),)),),
        recipients=("Như trên", "Lưu: VT"),
        signatory=Signatory(name="Trần Thị Mai", position="CHỦ TỊCH", authority=None),
    )  # fmt: skip


PLAN = make_plan()
DATA = workbook_bytes(PLAN, as_of=AS_OF)


@pytest.fixture
def office() -> Office:
    return Office(DATA)


def task(workbook: Workbook, path: str) -> Task:
    return workbook.plan.find(path)


class TestNothingIsLost:
    @given(plans(), st.sampled_from(LANGUAGES))
    def test_a_plan_comes_back_as_it_was(self, plan: Plan, lang: Language) -> None:
        back = read_workbook(workbook_bytes(plan, as_of=AS_OF, lang=lang), where="x.xlsx")
        assert back.plan == plan
        assert back.findings == ()

    @given(st.data())
    def test_notes_come_back_as_they_were(self, data: st.DataObject) -> None:
        plan = data.draw(plans())
        owing = any(placed.task.deliverables or not placed.task.tasks for placed in plan.tasks())
        notes = tuple(data.draw(st.lists(progress_notes(plan if owing else None), max_size=4, unique=True)))
        back = read_workbook(
            workbook_bytes(plan, as_of=data.draw(st.none() | st.just(AS_OF)), progress=notes), where="x"
        )
        assert back.progress == notes
        assert back.findings == ()

    @pytest.mark.parametrize(
        "text",
        [
            "=1+1", "+84", "-1", "@SUM(A1)", "'", '"', "a\nb", "a\r\nb", "a\rb", "\t", "a\x00\x01\x1fb", "_x0041_", "_x005F_x0041_",
            "\ufffe", "\u2060", "😀" * 20_000, "ơ" * 40_000, "x" * 32_767, "x" * 32_768, " ", " đầu và cuối ", "TRUE", "1.0", "1e5",
            "31/12/2026", "#N/A", "<b>&amp;</b>", "]]>", "~", "ơ\u031b",
        ],
        ids=lambda text: ascii(text[:12]),
    )  # fmt: skip
    def test_text_that_breaks_careless_programs(self, text: str) -> None:
        plan = Plan(
            title=text,
            code=text,
            recipients=(text,),
            sections=(Section(label=text, title=text, paragraphs=(text,)),),
            task_groups=(
                TaskGroup(
                    label=text,
                    title=text,
                    tasks=(Task(label=text, title=text, lead=(UnitMention(name=text),), lead_text=text),),
                ),
            ),
        )
        data = workbook_bytes(plan)
        back = read_workbook(data, where="x.xlsx")
        assert back.plan == plan
        assert back.findings == ()
        for content in unpacked(data, where="x.xlsx").values():
            ElementTree.fromstring(content)
        assert not any(formula.startswith(("1+", "SUM", "84")) for formula in formulas_of(data))

    def test_no_text_and_an_absent_cell_are_told_apart(self) -> None:
        empty = Task(
            title="",
            label="",
            lead_text="",
            coordinating_text=None,
            deliverables=(Deliverable(products_text=""), Deliverable()),
        )
        group = TaskGroup(label="", title="", tasks=(empty, Task(title="")))
        plan = Plan(title="", code="", place=None, task_groups=(group,), signatory=Signatory(), recipients=("",), sections=(Section(), Section(title="", paragraphs=("", ""))), annexes=(Annex(),))  # fmt: skip
        assert read_workbook(workbook_bytes(plan), where="x.xlsx").plan == plan

    def test_days_that_excel_does_not_know(self) -> None:
        days = tuple(
            Deliverable(schedule=by(day)) for day in (date.min, date(1899, 12, 31), date(1900, 2, 28), date.max)
        )
        plan = Plan(
            title="t",
            issued_on=date(1850, 1, 1),
            task_groups=(TaskGroup(title="", tasks=(Task(title="t", deliverables=days),)),),
        )
        assert read_workbook(workbook_bytes(plan), where="x.xlsx").plan == plan

    def test_large_and_odd_numbers(self) -> None:
        values: tuple[float, ...] = (2**53 + 1, 10**30, 0.1 + 0.2, 1 / 3, 1e-9, -5, 5.0)
        targets = tuple(Target(text="t", comparator=">=", value=value, upper=value, unit="VND") for value in values)
        assert read_workbook(workbook_bytes(Plan(title="t", targets=targets)), where="x.xlsx").plan.targets == targets

    def test_the_same_record_twice(self) -> None:
        one = Task(label="1", title="Một", targets=(Target(text="t", comparator=">", value=1, unit="%"),))
        group = TaskGroup(label="I", title="Nhóm", tasks=(one, one))
        plan = Plan(title="t", task_groups=(group, group))
        assert read_workbook(workbook_bytes(plan), where="x.xlsx").plan == plan

    def test_the_same_plan_gives_the_same_bytes(self) -> None:
        assert workbook_bytes(PLAN, as_of=AS_OF) == DATA

    def test_a_workbook_saved_by_another_program(self, office: Office) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        saved = BytesIO()
        openpyxl.load_workbook(BytesIO(DATA)).save(saved)
        for data in (saved.getvalue(), office.save()):
            back = read_workbook(data, where="x.xlsx")
            assert (back.plan, back.findings) == (PLAN, ())


class TestTheTaskTable:
    def test_a_changed_cell_is_read_again_and_all_others_stay(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", title="Lập  kế hoạch\nmới", lead="Sở Tư pháp; Công an tỉnh")
        back = office.read()
        changed = task(back, "I.1")
        assert (changed.title, changed.lead_text) == ("Lập kế hoạch mới", "Sở Tư pháp; Công an tỉnh")
        assert changed.lead == (UnitMention(name="Sở Tư pháp", unit_id="so-tu-phap"), UnitMention(name="Công an tỉnh"))
        assert changed.coordinating == PLAN.find("I.1").coordinating
        assert changed.deliverables == PLAN.find("I.1").deliverables
        assert found(back) == []

    def test_an_emptied_cell_is_empty(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", coordinating="", products="")
        changed = task(office.read(), "I.1")
        assert (changed.coordinating, changed.coordinating_text) == ((), "")
        assert (changed.deliverables[0].products, changed.deliverables[0].products_text) == ((), "")

    def test_products_are_parted(self, office: Office) -> None:
        office.put("tasks", "Báo cáo", products="- Báo cáo quý;\n- Báo cáo năm.")
        assert task(office.read(), "I.1").deliverables[1].products == ("Báo cáo quý", "Báo cáo năm")

    def test_changed_words_give_the_time(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", start="Trước ngày 31/3")
        back = office.read()
        assert task(back, "I.1").deliverables[0].schedule.terms == (Before(date=date(2026, 3, 31)),)
        assert found(back) == []

    def test_words_that_are_no_time_are_kept_and_noted(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", start="31/02/2026")
        back = office.read()
        assert task(back, "I.1").deliverables[0].schedule.terms == (Unread(text="31/02/2026"),)
        assert found(back) == [("date-impossible", "F4")]

    def test_a_changed_day_rewrites_the_words(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", to=date(2026, 4, 30))
        back = office.read()
        schedule = task(back, "I.1").deliverables[0].schedule
        assert schedule == Schedule(
            start_text="Chậm nhất ngày 30/04/2026", finish_text="", terms=(By(date=date(2026, 4, 30)),)
        )
        assert found(back) == [("workbook-time-rewritten", "F4")]
        assert back.findings[0].quote == "Đến 15/3/2026"

    def test_words_and_cells_changed_in_two_ways(self, office: Office) -> None:
        office.put("tasks", "Lập kế hoạch", start="Tháng 9", to="30/4/2026")
        back = office.read()
        schedule = task(back, "I.1").deliverables[0].schedule
        assert (schedule.start_text, schedule.terms) == ("Tháng 9", (By(date=date(2026, 4, 30)),))
        assert found(back) == [("workbook-time-two-ways", "F4")]

    @pytest.mark.parametrize(
        ("cells", "term"),
        [
            ({"term": "thường xuyên", "to": ""}, Continuous()),
            (
                {"term": "trong khoảng", "from_": date(2026, 1, 5)},
                Window(start=date(2026, 1, 5), end=date(2026, 3, 15)),
            ),
            ({"term": "", "from_": "05/01/2026"}, Window(start=date(2026, 1, 5), end=date(2026, 3, 15))),
            ({"term": "trước ngày"}, Before(date=date(2026, 3, 15))),
            ({"detail": "15h30"}, By(date=date(2026, 3, 15), time="15:30")),
            ({"term": "định kỳ", "to": "", "detail": "hằng quý"}, Recurring(freq="quarterly")),
            ({"term": "định kỳ", "to": ""}, Recurring(freq="periodic")),
            (
                {"term": "theo văn bản khác", "to": "", "detail": "Theo Kế hoạch 5"},
                External(reference="Theo Kế hoạch 5"),
            ),
            (
                {"term": "Thời hạn", "to": "", "detail": "trong thời hạn 5 ngày làm việc kể từ ngày nhận đủ hồ sơ"},
                Limit(duration=Duration.of(5, "working_day"), event="ngày nhận đủ hồ sơ"),
            ),
            ({"term": "BEFORE"}, Before(date=date(2026, 3, 15))),
        ],
    )
    def test_a_kind_of_time_is_chosen_from_the_list(self, office: Office, cells: dict[str, Any], term: Any) -> None:
        office.put("tasks", "Lập kế hoạch", **cells)
        back = office.read()
        assert task(back, "I.1").deliverables[0].schedule.terms == (term,)
        assert {code for code, _ in found(back)} == {"workbook-time-rewritten"}

    @pytest.mark.parametrize(
        ("cells", "fault"),
        [
            ({"to": "31/02/2026"}, ("workbook-date-unread", "K4")),
            ({"to": "sắp tới"}, ("workbook-date-unread", "K4")),
            ({"to": 46000}, ("workbook-date-unread", "K4")),
            ({"term": "khi rảnh"}, ("workbook-choice-unknown", "I4")),
            ({"from_": date(2026, 1, 1)}, ("workbook-cell-unused", "J4")),
            ({"detail": "đầu giờ"}, ("workbook-words-unread", "L4")),
        ],
    )
    def test_what_cannot_be_read_leaves_what_was_there(
        self, office: Office, cells: dict[str, Any], fault: tuple[str, str]
    ) -> None:
        office.put("tasks", "Lập kế hoạch", **cells)
        back = office.read()
        assert found(back) == [fault]
        assert str(next(iter(cells.values()))).replace("2026-01-01", "01/01/2026") in str(back.findings[0].quote)
        assert back.plan == PLAN

    @pytest.mark.parametrize(
        ("cells", "words", "code"),
        [
            (
                {"term": "trong khoảng", "from_": date(2026, 5, 1)},
                "trong khoảng 01/05/2026 15/03/2026",
                "workbook-dates-reversed",
            ),
            ({"to": ""}, "chậm nhất ngày", "workbook-date-unread"),
            ({"term": "các tháng", "to": "", "detail": "mấy tháng"}, "mấy tháng", "workbook-words-unread"),
        ],
    )
    def test_a_time_that_is_none_is_kept_as_words(
        self, office: Office, cells: dict[str, Any], words: str, code: str
    ) -> None:
        office.put("tasks", "Lập kế hoạch", **cells)
        back = office.read()
        assert task(back, "I.1").deliverables[0].schedule.terms == (Unread(text=words),)
        assert code in {code for code, _ in found(back)}

    def test_a_term_is_added_and_deleted(self, office: Office) -> None:
        office.delete("tasks", "theo văn bản khác")
        office.add("tasks", "Họp giao ban", level="Thời gian", term="chậm nhất ngày", to=date(2026, 9, 1))
        back = office.read()
        assert task(back, "I.2").deliverables[0].schedule.terms == (Continuous(),)
        assert task(back, "II.3").deliverables[0].schedule.terms == (
            Recurring(freq="monthly"),
            By(date=date(2026, 9, 1)),
        )
        assert task(back, "II.3").deliverables[0].schedule.start_text == "Hằng tháng; chậm nhất ngày 01/09/2026"

    def test_rows_are_added(self, office: Office) -> None:
        office.add("tasks", "Họp giao ban", level="Nhóm", label="III", title="Nhóm mới")
        office.add(
            "tasks",
            "Nhóm mới",
            level="Nhiệm vụ",
            label="1",
            title="Việc mới",
            lead="Sở Nội vụ",
            finish="Tháng 6",
            products="Công văn",
        )
        office.add("tasks", "Việc mới", level="nhiệm vụ cấp 2", label="1.1", title="Việc con", start="Thường xuyên")
        office.add("tasks", "Việc mới", level="Sản phẩm", products="Báo cáo", term="chậm nhất ngày", to="15/7/2026")
        back = office.read()
        new = task(back, "III.1")
        assert found(back) == []
        assert (new.title, new.lead, new.lead_text, new.coordinating_text) == (
            "Việc mới",
            (UnitMention(name="Sở Nội vụ"),),
            "Sở Nội vụ",
            "",
        )
        first, second = new.deliverables
        assert first.schedule == Schedule(start_text="", finish_text="Tháng 6", terms=(Window(end=date(2026, 6, 30)),))
        assert second.products == ("Báo cáo",)
        assert second.schedule == by(date(2026, 7, 15), "Chậm nhất ngày 15/07/2026")
        assert task(back, "III.1.1").deliverables[0].schedule.terms == (Continuous(),)

    def test_rows_are_deleted(self, office: Office) -> None:
        office.delete("tasks", "Niêm yết")
        office.delete("tasks", "Báo cáo")
        back = office.read()
        assert task(back, "I.2").tasks == ()
        assert task(back, "I.1").deliverables == PLAN.find("I.1").deliverables[:1]
        assert found(back) == []

    def test_a_row_is_moved_with_all_that_it_is(self, office: Office) -> None:
        moved = office.delete("tasks", "Việc trong nhóm trong")
        rows = office.sheet("tasks")
        rows.insert(office.at("tasks", "Họp giao ban"), moved)
        back = office.read()
        assert back.plan.find("II.1") == PLAN.find("I.A.1")
        assert [code for code, _ in found(back)] == ["workbook-row-moved"]

    def test_targets_and_notes_follow_a_task_whose_path_has_changed(self) -> None:
        note = Progress(at="task:I.1", deliverable=1, state="in_progress", as_of=date(2026, 5, 1))
        office = Office(workbook_bytes(PLAN, as_of=AS_OF, progress=[note]))
        office.put("tasks", "Lập kế hoạch", label="7")
        back = office.read()
        assert [target.at for target in task(back, "I.7").targets] == ["task:I.7"]
        assert back.progress == (note.model_copy(update={"at": "task:I.7"}),)

    def test_a_copied_row_is_another_task(self, office: Office) -> None:
        rows, place = office.sheet("tasks"), office.at("tasks", "Họp giao ban")
        rows.insert(place + 1, list(rows[place]))
        rows[place + 1][office.column("tasks", "title")] = "Họp tổng kết"
        titles = [one.title for one in office.read().plan.find_group("II").tasks]
        assert titles == ["Họp giao ban", "Họp tổng kết"]

    def test_rows_that_have_no_place_are_noted_with_all_their_words(self, office: Office) -> None:
        office.add("tasks", "Nhóm sau", level="Sản phẩm", products="Tờ trình", start="Tháng 5")
        back = office.read()
        assert back.plan == PLAN
        assert found(back) == [("workbook-row-misplaced", "A12")]
        assert back.findings[0].quote == "Sản phẩm | Tháng 5 | Tờ trình"

    def test_a_row_without_a_kind_is_a_task_and_noted(self, office: Office) -> None:
        office.add("tasks", "Họp giao ban", title="Việc không rõ loại")
        back = office.read()
        assert [one.title for one in back.plan.find_group("II").tasks] == ["Họp giao ban", "Việc không rõ loại"]
        assert [code for code, _ in found(back)] == ["workbook-level-unknown"]

    def test_a_task_above_all_groups_stands_in_one_without_a_heading(self, office: Office) -> None:
        office.sheet("tasks").insert(2, office.delete("tasks", "Họp giao ban"))
        groups = office.read().plan.task_groups
        assert [(group.title, [one.title for one in group.tasks][:1]) for group in groups] == [
            ("", ["Họp giao ban"]),
            ("Nhóm đầu", ["Lập kế hoạch rà soát"]),
            ("Nhóm sau", []),
        ]

    def test_a_cell_that_the_kind_of_row_does_not_use(self, office: Office) -> None:
        office.put("tasks", "Nhóm sau", lead="Sở Nội vụ")
        back = office.read()
        assert found(back) == [("workbook-cell-unused", "D11")]
        assert back.findings[0].quote == "Sở Nội vụ"

    def test_the_end_of_a_text_too_long_for_a_cell_stays_when_its_beginning_is_changed(self) -> None:
        text = "Đầu " + "ư" * 40_000 + " cuối"
        plan = Plan(title="t", sections=(Section(paragraphs=(text,)),))
        office = Office(workbook_bytes(plan))
        rows = office.sheet("prose")
        cell = rows[3][office.column("prose", "text")]
        rows[3][office.column("prose", "text")] = cell.replace("Đầu ", "Mới ", 1)
        assert office.read().plan.sections[0].paragraphs == (text.replace("Đầu ", "Mới ", 1),)


class TestTheOtherSheets:
    def test_fields_of_the_plan(self, office: Office) -> None:
        office.put("plan", "Tên kế hoạch", value="Tên mới")
        office.put("plan", "Ngày ban hành", value="21/01/2026")
        office.put("plan", "Thời kỳ đến ngày", value=date(2026, 6, 30))
        office.put("plan", "Người ký: thẩm quyền", value="TM. ỦY BAN NHÂN DÂN")
        office.put("plan", "Lưu: VT", value="Lưu: VT, VP")
        office.add("plan", "Lưu: VT", field="Nơi nhận", value="Cổng thông tin")
        office.delete("plan", "Như trên")
        office.delete("plan", "Cơ quan ban hành")
        back = office.read()
        assert found(back) == []
        assert back.plan.title == "Tên mới"
        assert back.plan.issuer is None
        assert back.plan.issued_on == date(2026, 1, 21)
        assert back.plan.period == Period(start=date(2026, 1, 1), end=date(2026, 6, 30))
        assert back.plan.signatory == Signatory(
            name="Trần Thị Mai", position="CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN"
        )
        assert back.plan.recipients == ("Lưu: VT, VP", "Cổng thông tin")

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("Tên kế hoạch", "", "workbook-field-required"),
            ("Ngày ban hành", "hôm qua", "workbook-date-unread"),
            ("Thời kỳ đến ngày", date(2025, 1, 1), "workbook-dates-reversed"),
            ("Thời kỳ đến ngày", "", "workbook-date-unread"),
        ],
    )
    def test_fields_of_the_plan_that_cannot_be(self, office: Office, field: str, value: Any, code: str) -> None:
        office.put("plan", field, value=value)
        back = office.read()
        assert back.plan == PLAN
        assert [one for one, _ in found(back)] == [code]

    def test_a_field_that_no_plan_has(self, office: Office) -> None:
        office.add("plan", "Lưu: VT", field="Kinh phí", value="100 triệu đồng")
        back = office.read()
        assert back.plan == PLAN
        assert back.findings[0].quote == "Kinh phí | 100 triệu đồng"

    def test_changed_words_of_a_target_change_what_they_promise(self, office: Office) -> None:
        office.put("targets", "Trên 98%", text="Tối thiểu 99% hồ sơ đúng hạn, trong đó trên 60% trước hạn")
        [target] = office.read().plan.targets
        assert (target.comparator, target.value, target.unit, target.indicator) == (">=", 99, "%", "dossiers-on-time")
        assert target.parts == PLAN.targets[0].parts

    def test_changed_cells_of_a_target(self, office: Office) -> None:
        office.put(
            "targets",
            "Trên 98%",
            comparator="≥",
            value="98,5",
            due=date(2026, 12, 31),
            unit="hồ sơ",
            kind="giảm",
            baseline="so với năm 2025",
            baseline_year=2025,
            upper=99,
        )
        [target] = office.read().plan.targets
        assert (target.comparator, target.value, target.upper, target.unit, target.kind) == (
            ">=",
            98.5,
            99,
            "dossier",
            "reduction",
        )
        assert target.due == date(2026, 12, 31)
        assert target.baseline is not None
        assert (target.baseline.text, target.baseline.year) == ("so với năm 2025", 2025)

    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"value": "gần hết"}, "workbook-number-unread"),
            ({"value": ""}, "workbook-number-unread"),
            ({"unit": "mớ"}, "workbook-choice-unknown"),
            ({"due": "cuối năm"}, "workbook-date-unread"),
            ({"comparator": "khoảng"}, "workbook-choice-unknown"),
        ],
    )
    def test_cells_of_a_target_that_cannot_be(self, office: Office, cells: dict[str, Any], code: str) -> None:
        office.put("targets", "Trên 98%", **cells)
        back = office.read()
        assert back.plan == PLAN
        assert [one for one, _ in found(back)] == [code]

    def test_targets_are_added_to_the_plan_and_to_tasks(self, office: Office) -> None:
        office.add("targets", "Trên 98%", level="Chỉ tiêu", at="body:II", text="Phấn đấu 100% thủ tục được công khai")
        office.add(
            "targets", "đạt tối thiểu 95%", level="Chỉ tiêu", at="task:I.2", text="mọi thủ tục", value=5, unit="thủ tục"
        )
        office.add(
            "targets", "mọi thủ tục", level="Chỉ tiêu cấp 2", at="task:I.2", text="trong đó tối thiểu 60% trước hạn"
        )
        back = office.read()
        assert found(back) == []
        assert [(target.value, target.unit, target.at) for target in back.plan.targets] == [
            (98, "%", "body:I"),
            (100, "%", "body:II"),
        ]
        [target] = task(back, "I.2").targets
        assert (target.comparator, target.value, target.unit, target.text) == (">=", 5, "procedure", "mọi thủ tục")
        assert [(part.value, part.unit) for part in target.parts] == [(60, "%")]

    def test_a_new_target_without_a_figure_is_noted_whole(self, office: Office) -> None:
        office.add("targets", "Trên 98%", level="Chỉ tiêu", at="body:I", text="Nâng cao chất lượng phục vụ")
        back = office.read()
        assert [target.value for target in back.plan.targets] == [98]
        assert ("workbook-words-unread", "C4") in found(back)
        assert "Nâng cao chất lượng phục vụ" in str(back.findings[0].quote)

    def test_targets_whose_task_is_gone_stay_with_the_plan(self, office: Office) -> None:
        office.delete("tasks", "Lập kế hoạch")
        office.delete("tasks", "Báo cáo")
        back = office.read()
        assert [target.value for target in back.plan.targets] == [98, 95]
        assert ("workbook-owner-gone", "B5") in found(back)

    def test_milestones_and_review_items(self, office: Office) -> None:
        office.put("milestones", "Gửi danh sách", to=date(2026, 2, 10), addressee="Sở Tư pháp")
        office.put("review", "Lĩnh vực đất đai", lead="Phòng Kinh tế; Công an xã", finish="31/7/2026")
        office.add(
            "review",
            "Lĩnh vực đất đai",
            level="Thủ tục",
            label="2",
            title="Lĩnh vực hộ tịch",
            start="01/3",
            finish="30/6",
        )
        office.add(
            "milestones",
            "Gửi danh sách",
            level="Mốc",
            at="body:II",
            text="Báo cáo",
            term="chậm nhất ngày",
            to="30/6/2026",
        )
        back = office.read()
        first, second = back.plan.milestones
        assert (first.schedule, first.addressee) == (Schedule(terms=(Before(date=date(2026, 2, 10)),)), "Sở Tư pháp")
        assert (second.text, second.at, second.schedule.terms) == ("Báo cáo", "body:II", (By(date=date(2026, 6, 30)),))
        land, civil = back.plan.review_items
        assert land.lead == (UnitMention(name="Phòng Kinh tế"), UnitMention(name="Công an xã"))
        assert land.schedule.terms == (Window(end=date(2026, 7, 31)),)
        assert (civil.name, civil.label) == ("Lĩnh vực hộ tịch", "2")
        assert civil.schedule.terms == (Window(start=date(2026, 3, 1), end=date(2026, 6, 30)),)
        assert found(back) == []

    def test_legal_bases(self, office: Office) -> None:
        office.put("bases", "63/2010", issued_on="08/6/2010", issuer="Chính phủ")
        office.put("bases", "92/2017", text="Nghị định số 48/2013/NĐ-CP ngày 14/5/2013")
        office.add("bases", "92/2017", level="Căn cứ", text="Thông tư số 02/2017/TT-VPCP ngày 31/10/2017")
        office.add("bases", "02/2017", level="Căn cứ", type="Quyết định", number="5/QĐ-UBND")
        office.add("bases", "5/QĐ", level="Căn cứ", text="những điều đã bàn")
        back = office.read()
        first, second, third, last = back.plan.legal_bases
        assert (first.issued_on, first.issuer) == (date(2010, 6, 8), "Chính phủ")
        assert [(basis.number, basis.issued_on) for basis in first.amended_by] == [("48/2013/NĐ-CP", date(2013, 5, 14))]
        assert (second.label, second.issued_on) == ("Thông tư 02/2017/TT-VPCP", date(2017, 10, 31))
        assert (third.label, third.text) == ("Quyết định 5/QĐ-UBND", "Quyết định 5/QĐ-UBND")
        assert last.text == "những điều đã bàn"
        assert [code for code, _ in found(back)] == ["workbook-words-unread"]

    def test_prose(self, office: Office) -> None:
        office.put("prose", "Đoạn một.", text="Đoạn đầu,\\nhai dòng.")
        office.delete("prose", "Đoạn hai.")
        office.add("prose", "Đoạn ba.", level="Đoạn", text="Đoạn thêm.")
        office.add("prose", "Đoạn thêm.", level="Mục cấp 2", label="2", text="Phạm vi")
        office.add("prose", "Phạm vi", level="Mục", label="II", text="Tổ chức")
        office.put("prose", "Phụ lục", caption="")
        plan = office.read().plan
        first, second = plan.sections
        assert first.paragraphs == ("Đoạn đầu,\\nhai dòng.",)
        assert [(one.label, one.title, one.paragraphs) for one in first.sections] == [
            ("1", "Yêu cầu", ("Đoạn ba.", "Đoạn thêm.")),
            ("2", "Phạm vi", ()),
        ]
        assert (second.label, second.title) == ("II", "Tổ chức")
        assert plan.annexes[0].caption is None

    def test_paragraphs_above_all_sections(self, office: Office) -> None:
        office.sheet("prose").insert(2, office.delete("prose", "Đoạn ba."))
        assert office.read().plan.sections[0] == Section(paragraphs=("Đoạn ba.",))

    def test_columns_and_sheets_of_the_offices_own(self, office: Office) -> None:
        for place, row in enumerate(office.sheet("tasks")):
            row.insert(3, "Theo dõi" if place == 1 else "anh Bình" if place == 3 else "")
        office.sheets["Ghi chép"] = [["việc riêng"]]
        back = office.read()
        assert back.plan == PLAN
        assert found(back) == [("workbook-column-unknown", "D2"), ("workbook-sheet-unknown", "A1")]

    def test_a_sheet_that_is_gone_and_a_column_that_is_gone_lose_nothing(self, office: Office) -> None:
        del office.sheets["Chỉ tiêu"]
        column = office.column("tasks", "coordinating")
        for row in office.sheet("tasks"):
            del row[column]
        back = office.read()
        assert back.plan == PLAN
        assert [code for code, _ in found(back)] == ["workbook-sheet-missing"]

    def test_sheets_are_known_by_their_keys_and_rows_may_stand_above(self, office: Office) -> None:
        office.sheets = {f"{name} (2026)" if name[:4] != "tthc" else name: rows for name, rows in office.sheets.items()}
        for name, rows in office.sheets.items():
            if not name.startswith("tthc"):
                rows.insert(1, ["", "ghi chú của văn phòng"])
        assert office.read().plan == PLAN

    def test_without_its_records_the_workbook_is_read_from_its_words(self, office: Office) -> None:
        del office.sheets["tthc"]
        for rows in office.sheets.values():
            del rows[0]
        back = office.read()
        assert [code for code, _ in found(back)][:1] == ["workbook-records-missing"]
        assert back.plan.title == PLAN.title
        assert [placed.path for placed in back.plan.tasks()] == [placed.path for placed in PLAN.tasks()]
        assert back.plan.find("I.1").deliverables == PLAN.find("I.1").deliverables
        assert back.plan.sections == PLAN.sections
        assert [part.value for part in back.plan.targets[0].parts] == [60]


class TestProgress:
    def test_what_an_office_fills_in_is_a_note(self, office: Office) -> None:
        office.put(
            "deadlines",
            "Kế hoạch",
            state="đã hoàn thành",
            percent=1,
            done_on="14/3/2026",
            evidence="5/BC-UBND",
            note="đủ",
            unit="Sở Tư pháp",
            reported=date(2026, 3, 20),
        )
        back = office.read()
        assert found(back) == []
        assert back.progress == (
            Progress(
                at="task:I.1",
                deliverable=0,
                unit="Sở Tư pháp",
                state="done",
                percent=100,
                done_on=date(2026, 3, 14),
                evidence="5/BC-UBND",
                note="đủ",
                as_of=date(2026, 3, 20),
            ),
        )
        [report] = back.reports
        assert (report.sheet, report.cells["state"], report.edited) == ("Theo dõi tiến độ", "H7", True)

    def test_the_day_and_the_unit_above_the_heads_count_for_all_rows(self, office: Office) -> None:
        controls = office.sheet("deadlines")[1]
        assert controls[office.column("deadlines", "occurrence")] == AS_OF
        controls[office.column("deadlines", "note")] = "Sở Tư pháp"
        office.put("deadlines", "Báo cáo", state="đang thực hiện", percent="40%")
        [note] = office.read().progress
        assert (note.unit, note.as_of, note.percent, note.deliverable) == ("Sở Tư pháp", AS_OF, 40, 1)

    def test_work_done_after_the_day_of_the_workbook_is_reported_when_done(self, office: Office) -> None:
        office.put("deadlines", "Báo cáo", state="đã hoàn thành", done_on=date(2026, 7, 2))
        [note] = office.read().progress
        assert note.as_of == date(2026, 7, 2)

    def test_one_time_of_several_is_named(self, office: Office) -> None:
        office.put("deadlines", "tháng 4/2026", state="đang thực hiện")
        [note] = office.read().progress
        assert (note.at, note.deliverable) == ("task:II.3@2026-04", 0)
        [one] = timetable(PLAN, as_of=AS_OF, progress=[note]).in_state("overdue")
        assert one.occurrence == "2026-04"

    @pytest.mark.parametrize(
        ("cells", "fault"),
        [
            ({"percent": 1.4}, ("workbook-percent-out-of-range", "I7")),
            ({"percent": "-5%"}, ("workbook-number-unread", "I7")),
            ({"percent": "nhiều"}, ("workbook-number-unread", "I7")),
            ({"done_on": "32/1/2026"}, ("workbook-date-unread", "J7")),
            ({"reported": "hôm kia"}, ("workbook-date-unread", "N7")),
        ],
    )
    def test_what_cannot_be_read_is_noted(self, office: Office, cells: dict[str, Any], fault: tuple[str, str]) -> None:
        office.put("deadlines", "Kế hoạch", state="đang thực hiện", **cells)
        back = office.read()
        assert found(back) == [fault]
        assert [note.state for note in back.progress] == ["in_progress"]
        assert back.progress[0].percent is None

    @pytest.mark.parametrize("cells", [{"done_on": date(2026, 3, 1)}, {"state": "xong rồi", "note": "đã gửi"}])
    def test_a_report_without_a_state_is_noted_whole(self, office: Office, cells: dict[str, Any]) -> None:
        office.put("deadlines", "Kế hoạch", **cells)
        back = office.read()
        assert back.progress == ()
        assert found(back)[-1] == ("workbook-report-incomplete", "H7")

    def test_a_workbook_without_a_day_needs_one(self) -> None:
        office = Office(workbook_bytes(PLAN))
        office.put("deadlines", "Kế hoạch", state="đang thực hiện")
        back = office.read()
        assert (back.progress, found(back)) == ((), [("workbook-report-incomplete", "N7")])

    def test_a_later_report_stands_beside_the_earlier_one(self) -> None:
        early = Progress(at="task:I.1", deliverable=0, state="in_progress", percent=20, as_of=date(2026, 2, 1))
        office = Office(workbook_bytes(PLAN, as_of=AS_OF, progress=[early]))
        office.put("deadlines", "Kế hoạch", percent=0.5)
        first, second = office.read().progress
        assert first == early
        assert second == early.model_copy(update={"percent": 50.0, "as_of": AS_OF})

    def test_a_report_of_the_same_day_takes_the_place_of_the_other_and_a_cleared_one_is_gone(self) -> None:
        old = Progress(at="task:I.1", deliverable=0, state="in_progress", percent=20, as_of=AS_OF)
        office = Office(workbook_bytes(PLAN, as_of=AS_OF, progress=[old]))
        office.put("deadlines", "Kế hoạch", percent=0.5)
        assert office.read().progress == (old.model_copy(update={"percent": 50.0}),)
        office.put("deadlines", "Kế hoạch", state="", percent="", reported="")
        assert office.read().progress == ()

    def test_a_note_for_several_things_stays_when_one_of_them_is_reported_on(self) -> None:
        both = Progress(at="task:I.1", state="in_progress", as_of=AS_OF)
        office = Office(workbook_bytes(PLAN, as_of=AS_OF, progress=[both]))
        office.put("deadlines", "Báo cáo", state="đã hoàn thành")
        assert office.read().progress == (both, both.model_copy(update={"deliverable": 1, "state": "done"}))

    def test_each_unit_that_reported_has_a_row_and_another_is_added(self) -> None:
        notes = [Progress(at="task:I.3", unit=unit, state="in_progress", as_of=AS_OF) for unit in ("A", "B")]
        work = Task(label="3", title="Việc chung", deliverables=(Deliverable(schedule=by(date(2026, 9, 9))),))
        plan = Plan(title="t", task_groups=(TaskGroup(label="I", title="Nhóm", tasks=(work,)),))
        office = Office(workbook_bytes(plan, as_of=AS_OF, progress=notes))
        assert len(office.sheet("deadlines")) == 3 + 2
        office.add("deadlines", "Việc chung", at="I.3", state="đã hoàn thành", unit="C")
        back = office.read()
        assert found(back) == []
        assert {(note.unit, note.state) for note in back.progress} == {
            ("A", "in_progress"),
            ("B", "in_progress"),
            ("C", "done"),
        }

    def test_a_report_on_nothing_and_a_changed_due_day_are_noted(self, office: Office) -> None:
        office.put("deadlines", "Kế hoạch", due=date(2026, 5, 1))
        office.add("deadlines", "Kế hoạch", at="IX.9", state="đã hoàn thành", note="việc khác")
        back = office.read()
        assert (back.plan, back.progress) == (PLAN, ())
        assert [code for code, _ in found(back)] == ["workbook-cell-unused", "workbook-row-misplaced"]

    def test_the_order_of_the_deadlines_does_not_matter(self, office: Office) -> None:
        rows = office.sheet("deadlines")
        rows[3:] = rows[:2:-1]
        office.put("deadlines", "Kế hoạch", state="đang thực hiện")
        assert [note.at for note in office.read().progress] == ["task:I.1"]


def filled(**cells: Any) -> Workbook:
    """A copy of the workbook in which one row of the deadlines is filled in."""
    office = Office(DATA)
    office.put("deadlines", cells.pop("row", "Kế hoạch"), **cells)
    return office.read()


class TestCopiesOfOneWorkbook:
    def test_what_units_have_filled_in_is_put_together(self) -> None:
        one, other = filled(state="đã hoàn thành"), filled(row="Báo cáo", state="đang thực hiện")
        merged = merge_workbooks([("a.xlsx", one), ("b.xlsx", other), ("c.xlsx", one)])
        assert merged.plan == PLAN
        assert {(note.deliverable, note.state) for note in merged.progress} == {(0, "done"), (1, "in_progress")}
        assert (merged.conflicts, merged.findings) == ((), ())

    def test_two_files_that_report_differently_are_a_conflict(self) -> None:
        one, other = filled(state="đã hoàn thành", percent=1), filled(state="đang thực hiện", percent=1)
        merged = merge_workbooks([("a.xlsx", one), ("b.xlsx", other)])
        [conflict] = merged.conflicts
        assert (conflict.at, conflict.deliverable, conflict.field) == ("task:I.1", 0, "state")
        assert [(side.file, side.sheet, side.cell, side.value) for side in conflict.sides] == [
            ("a.xlsx", "Theo dõi tiến độ", "H7", "done"),
            ("b.xlsx", "Theo dõi tiến độ", "H7", "in_progress"),
        ]
        assert (
            str(conflict) == "task:I.1 state: a.xlsx Theo dõi tiến độ!H7: done; b.xlsx Theo dõi tiến độ!H7: in_progress"
        )
        assert merged.progress == ()

    def test_units_that_report_for_themselves_do_not_conflict(self) -> None:
        one, other = filled(state="đã hoàn thành", unit="A"), filled(state="đang thực hiện", unit="B")
        merged = merge_workbooks([("a.xlsx", one), ("b.xlsx", other)])
        assert merged.conflicts == ()
        assert {(note.unit, note.state) for note in merged.progress} == {("A", "done"), ("B", "in_progress")}

    def test_notes_handed_out_stay_until_a_copy_replaces_them(self) -> None:
        notes = [Progress(at="task:I.1", deliverable=index, state="in_progress", as_of=AS_OF) for index in (0, 1)]
        data = workbook_bytes(PLAN, as_of=AS_OF, progress=notes)
        office = Office(data)
        office.put("deadlines", "Kế hoạch", state="đã hoàn thành")
        merged = merge_workbooks([("a.xlsx", read_workbook(data, where="a")), ("b.xlsx", office.read())])
        assert merged.progress == (notes[1], notes[0].model_copy(update={"state": "done"}))

    def test_plans_that_differ_are_noted(self, office: Office) -> None:
        office.put("tasks", "Họp giao ban", title="Họp")
        office.delete("tasks", "Báo cáo")
        merged = merge_workbooks([("a.xlsx", read_workbook(DATA, where="a")), ("b.xlsx", office.read())])
        assert merged.plan == PLAN
        assert [(one.code, one.args["path"], one.args["file"]) for one in merged.findings] == [
            ("workbook-plan-differs", "task_groups[0].tasks[0].deliverables[1]", "b.xlsx"),
            ("workbook-plan-differs", "task_groups[1].tasks[0].title", "b.xlsx"),
        ]
        assert "b.xlsx" in merged.findings[1].message("vi")

    def test_nothing_cannot_be_merged(self) -> None:
        with pytest.raises(InputError, match="no workbook to merge"):
            merge_workbooks([])


class TestLibraries:
    @pytest.mark.parametrize("name", ["xlsxwriter", "python_calamine"])
    def test_a_library_that_is_not_installed_is_named(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(MissingExtraError, match=r"needs the optional dependency tthc\[excel\]"):
            read_workbook(workbook_bytes(PLAN), where="x.xlsx")

    def test_they_are_imported_only_where_they_are_used(self) -> None:
        asked = "import sys, tthc.io.workbook; sys.exit(bool({'xlsxwriter', 'python_calamine'} & set(sys.modules)))"
        assert subprocess.run([sys.executable, "-c", asked], check=False, timeout=60).returncode == 0


class TestDamagedWorkbooks:
    def test_a_workbook_of_something_else(self) -> None:
        out = BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            book.add_worksheet("Lương").write(0, 0, 5)
        with pytest.raises(InputError, match="no sheet of a plan"):
            read_workbook(out.getvalue(), where="luong.xlsx")

    def test_records_that_were_edited(self, office: Office) -> None:
        office.sheets["tthc"][0][2] = "~{}~"
        office.sheets["tthc"][1][2] = "~{~"
        with pytest.raises(FormError, match=r"theo-doi.xlsx.*\n.*workbook: version: is missing"):
            office.read()

    def test_records_that_are_gone(self, office: Office) -> None:
        del office.sheets["tthc"][1]
        with pytest.raises(FormError, match="plan: the record is missing"):
            office.read()

    def test_a_workbook_of_a_newer_version(self, office: Office) -> None:
        office.sheets["tthc"][0][2] = '~{"version":2,"schema_version":2,"lang":"vi"}~'
        with pytest.raises(FormError, match="install a newer tthc"):
            office.read()

    def test_every_code_names_the_cell(self) -> None:
        codes = [code for code in catalogue() if code.startswith("workbook-")]
        missing = [code for code in codes if "{sheet}" not in catalogue()[code]["vi"]]
        assert missing == ["workbook-records-missing", "workbook-plan-differs"]


VALUES = st.one_of(
    st.sampled_from(("", "x", "=1", "0", "-3", "1.234,5", "50%", "31/12/2026", "31/02/2026", "Quý III", "Thường xuyên", "tối đa 5 ngày", "Sở Tư pháp; Công an", "\n", "đã hoàn thành", "trong khoảng", "Nhiệm vụ cấp 3", "Thời gian", "Nhóm cấp 2", "Mục", "%", "t1", "task:I.1", "V" * 40_000)),
    st.integers(-5, 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.text(max_size=8),
)  # fmt: skip


class TestWhateverAnOfficeDoes:
    @given(st.data())
    def test_it_ends_in_a_plan_that_can_be_filed_again(self, data: st.DataObject) -> None:
        """No cell, row or sheet that is written over, cut or moved ends in anything but a plan and findings."""
        office = Office(DATA)
        names = [name for name in office.sheets if not name.startswith("tthc")]
        for _ in range(data.draw(st.integers(1, 4))):
            rows = office.sheets[data.draw(st.sampled_from(names))]
            place = data.draw(st.integers(0, len(rows) - 1))
            match data.draw(st.sampled_from(("write", "write", "write", "delete", "copy", "move", "clear"))):
                case "write":
                    rows[place][data.draw(st.integers(0, len(rows[place]) - 1))] = data.draw(VALUES)
                case "delete" if len(rows) > 1:
                    del rows[place]
                case "copy":
                    rows.insert(data.draw(st.integers(0, len(rows))), list(rows[place]))
                case "move":
                    rows.insert(data.draw(st.integers(0, len(rows) - 1)), rows.pop(place))
                case "clear":
                    rows[place] = [""] * len(rows[place])
        back = office.read()
        assert Plan.model_validate_json(back.plan.model_dump_json(), strict=True) == back.plan
        again = read_workbook(workbook_bytes(back.plan, as_of=AS_OF, progress=back.progress), where="x.xlsx")
        assert (again.plan, again.progress, again.findings) == (back.plan, back.progress, ())
        for finding in back.findings:
            assert finding.message("vi") != finding.message("en")
            assert "{" not in finding.message("vi").replace(finding.quote or " ", "")
