"""The workbook: nothing is lost, and what an office changes in it comes back as it meant it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import FormError, InputError
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
    return [text.decode() for part in unpacked(data, where="x").values() for text in re.findall(rb"<f>([^<]*)</f>", part)]


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
        back = read_workbook(workbook_bytes(plan, as_of=data.draw(st.none() | st.just(AS_OF)), progress=notes), where="x")
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
        empty = Task(title="", label="", lead_text="", coordinating_text=None, deliverables=(Deliverable(products_text=""), Deliverable()))
        group = TaskGroup(label="", title="", tasks=(empty, Task(title="")))
        plan = Plan(title="", code="", place=None, task_groups=(group,), signatory=Signatory(), recipients=("",), sections=(Section(), Section(title="", paragraphs=("", ""))), annexes=(Annex(),))  # fmt: skip
        assert read_workbook(workbook_bytes(plan), where="x.xlsx").plan == plan

    def test_days_that_excel_does_not_know(self) -> None:
        days = tuple(Deliverable(schedule=by(day)) for day in (date.min, date(1899, 12, 31), date(1900, 2, 28), date.max))
        plan = Plan(title="t", issued_on=date(1850, 1, 1), task_groups=(TaskGroup(title="", tasks=(Task(title="t", deliverables=days),)),))
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
        assert schedule == Schedule(start_text="Chậm nhất ngày 30/04/2026", finish_text="", terms=(By(date=date(2026, 4, 30)),))
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
            ({"term": "trong khoảng", "from_": date(2026, 1, 5)}, Window(start=date(2026, 1, 5), end=date(2026, 3, 15))),
            ({"term": "", "from_": "05/01/2026"}, Window(start=date(2026, 1, 5), end=date(2026, 3, 15))),
            ({"term": "trước ngày"}, Before(date=date(2026, 3, 15))),
            ({"detail": "15h30"}, By(date=date(2026, 3, 15), time="15:30")),
            ({"term": "định kỳ", "to": "", "detail": "hằng quý"}, Recurring(freq="quarterly")),
            ({"term": "định kỳ", "to": ""}, Recurring(freq="periodic")),
            ({"term": "theo văn bản khác", "to": "", "detail": "Theo Kế hoạch 5"}, External(reference="Theo Kế hoạch 5")),
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
    def test_what_cannot_be_read_leaves_what_was_there(self, office: Office, cells: dict[str, Any], fault: tuple[str, str]) -> None:
        office.put("tasks", "Lập kế hoạch", **cells)
        back = office.read()
        assert found(back) == [fault]
        assert str(next(iter(cells.values()))).replace("2026-01-01", "01/01/2026") in str(back.findings[0].quote)
        assert back.plan == PLAN

    @pytest.mark.parametrize(
        ("cells", "words", "code"),
        [
            ({"term": "trong khoảng", "from_": date(2026, 5, 1)}, "trong khoảng 01/05/2026 15/03/2026", "workbook-dates-reversed"),
            ({"to": ""}, "chậm nhất ngày", "workbook-date-unread"),
            ({"term": "các tháng", "to": "", "detail": "mấy tháng"}, "mấy tháng", "workbook-words-unread"),
        ],
    )
    def test_a_time_that_is_none_is_kept_as_words(self, office: Office, cells: dict[str, Any], words: str, code: str) -> None:
        office.put("tasks", "Lập kế hoạch", **cells)
        back = office.read()
        assert task(back, "I.1").deliverables[0].schedule.terms == (Unread(text=words),)
        assert code in {code for code, _ in found(back)}

    def test_a_term_is_added_and_deleted(self, office: Office) -> None:
        office.delete("tasks", "theo văn bản khác")
        office.add("tasks", "Họp giao ban", level="Thời gian", term="chậm nhất ngày", to=date(2026, 9, 1))
        back = office.read()
        assert task(back, "I.2").deliverables[0].schedule.terms == (Continuous(),)
        assert task(back, "II.3").deliverables[0].schedule.terms == (Recurring(freq="monthly"), By(date=date(2026, 9, 1)))
        assert task(back, "II.3").deliverables[0].schedule.start_text == "Hằng tháng; chậm nhất ngày 01/09/2026"

    def test_rows_are_added(self, office: Office) -> None:
        office.add("tasks", "Họp giao ban", level="Nhóm", label="III", title="Nhóm mới")
        office.add("tasks", "Nhóm mới", level="Nhiệm vụ", label="1", title="Việc mới", lead="Sở Nội vụ", finish="Tháng 6", products="Công văn")
        office.add("tasks", "Việc mới", level="nhiệm vụ cấp 2", label="1.1", title="Việc con", start="Thường xuyên")
        office.add("tasks", "Việc mới", level="Sản phẩm", products="Báo cáo", term="chậm nhất ngày", to="15/7/2026")
        back = office.read()
        new = task(back, "III.1")
        assert found(back) == []
        assert (new.title, new.lead, new.lead_text, new.coordinating_text) == ("Việc mới", (UnitMention(name="Sở Nội vụ"),), "Sở Nội vụ", "")
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
