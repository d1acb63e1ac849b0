"""A plan as Markdown, and read back from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.io.files import read, read_bytes
from tthc.io.markup import aside, back, escaped
from tthc.io.plan_markdown import to_markdown
from tthc.model import (
    Annex,
    Continuous,
    Deliverable,
    Plan,
    ReviewItem,
    Schedule,
    Section,
    Signatory,
    Task,
    TaskGroup,
    UnitMention,
    Unspecified,
)
from tthc.testing import plans
from tthc.text.normal import squeeze

JUSTICE = UnitMention(name="Sở Tư pháp")
WARDS = UnitMention(name="phường", collective=True)
# What reading gives a row without a time.
UNTIMED = Schedule(terms=(Unspecified(),))
BARE = Deliverable(schedule=UNTIMED)


def again(plan: Plan) -> Plan:
    return read_bytes(to_markdown(plan).encode(), name="ke-hoach.md")


def of_groups(*groups: TaskGroup) -> Plan:
    return Plan(title="Kiểm soát thủ tục hành chính năm 2026", task_groups=groups)


def task(title: str, label: str | None = "1", **more: object) -> Task:
    return Task.model_validate(
        {"label": label, "title": title, "lead": (JUSTICE,), "lead_text": "Sở Tư pháp", "deliverables": (BARE,), **more}
    )


def table(plan: Plan) -> list[str]:
    return [line for line in to_markdown(plan).split("\n") if line.startswith("|")]


def facts(plan: Plan) -> Iterator[tuple[str, object]]:
    for placed in plan.tasks():
        one = placed.task
        for name in ("label", "title", "lead", "coordinating", "lead_text", "coordinating_text", "targets"):
            yield f"{placed.path} {name}", getattr(one, name)
        for number, part in enumerate(one.deliverables):
            for name in ("products", "products_text", "schedule"):
                yield f"{placed.path} {number} {name}", getattr(part, name)


def test_the_bundled_plan_reads_back_whole(bundled_plan: Path, tmp_path: Path) -> None:
    plan = read(bundled_plan)
    file = tmp_path / "ke-hoach.md"
    file.write_text(to_markdown(plan), "utf-8")
    found = read(file)
    first, second = dict(facts(plan)), dict(facts(found))
    assert sum(second.get(place) == fact for place, fact in first.items()) >= 0.99 * len(first)
    kept = {name: getattr(plan, name) for name in Plan.model_fields if name != "source"}
    assert {name: getattr(found, name) for name in kept} == kept


def test_a_table_has_the_columns_that_the_plan_has() -> None:
    part = Deliverable(schedule=Schedule(finish_text="Quý III"))
    rows = table(of_groups(TaskGroup(label="I", title="Chung", tasks=(task("Rà soát", deliverables=(part,)),))))
    assert rows == [
        "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |",
        "| --- | --- | --- | --- |",
        "| I | **Chung** |  |  |",
        "| 1 | Rà soát | Sở Tư pháp | Quý III |",
    ]


def test_groups_with_other_columns_stand_in_a_table_of_their_own() -> None:
    part = Deliverable(products=("Báo cáo",), products_text="Báo cáo", schedule=UNTIMED)
    groups = (
        TaskGroup(label="I", title="Chung", tasks=(task("Rà soát"),)),
        TaskGroup(label="II", title="Riêng", tasks=(task("Kiểm tra", deliverables=(part,)),)),
    )
    plan = of_groups(*groups)
    assert sum(row.startswith("| TT |") for row in table(plan)) == 2
    assert [one.task.deliverables for one in again(plan).tasks()] == [(BARE,), (part,)]


def test_sub_groups_sub_tasks_and_further_deliverables_keep_their_places() -> None:
    parts = tuple(
        Deliverable(
            products=(name,), products_text=name, schedule=Schedule(start_text="Thường xuyên", terms=(Continuous(),))
        )
        for name in ("Kế hoạch", "Báo cáo")
    )
    inner = TaskGroup(label="A", title="Đào tạo", tasks=(task("Tập huấn", deliverables=parts),))
    outer = TaskGroup(
        label="I",
        title="Chung",
        groups=(inner,),
        tasks=(task("Công khai", label="1", tasks=(task("Niêm yết", "1.1"), task("Đăng tải", "1.2"))),),
    )
    found = again(of_groups(outer))
    assert [one.path for one in found.tasks()] == ["I.A.1", "I.1", "I.1.1", "I.1.2"]
    assert found.find("I.A.1").deliverables == parts


def test_a_group_with_units_of_its_own_is_one_row() -> None:
    group = TaskGroup(label="I", title="Công tác kiểm tra", tasks=(task("Công tác kiểm tra", None), task("Tổng kết")))
    rows = table(of_groups(group))
    assert rows[2] == "| I | **Công tác kiểm tra** | Sở Tư pháp |"
    assert again(of_groups(group)).task_groups == (group,)


def test_a_group_without_number_is_a_row_of_one_cell_and_one_without_title_none() -> None:
    named = TaskGroup(title="Nhóm chung", tasks=(task("Rà soát"),))
    bare = TaskGroup(title="", tasks=(task("Rà soát"),))
    assert table(of_groups(named))[2] == "| **Nhóm chung** |  |  |"
    assert table(of_groups(bare))[2] == "| 1 | Rà soát | Sở Tư pháp |"
    assert again(of_groups(named)).task_groups == (named,)
    assert again(of_groups(bare)).task_groups == (bare,)


def test_list_items_of_a_cell_stand_on_lines_of_their_own() -> None:
    text = "- Kế hoạch kiểm tra - Báo cáo"
    part = Deliverable(products=("Kế hoạch kiểm tra", "Báo cáo"), products_text=text, schedule=UNTIMED)
    plan = of_groups(TaskGroup(label="I", title="Chung", tasks=(task("Kiểm tra", deliverables=(part,)),)))
    assert table(plan)[-1].endswith("| - Kế hoạch kiểm tra<br>- Báo cáo |")
    assert again(plan).find("I.1").deliverables == (part,)


def test_units_that_no_cell_prints_are_written_by_name() -> None:
    one = Task(label="1", title="Rà soát", lead=(JUSTICE, WARDS))
    plan = of_groups(TaskGroup(label="I", title="Chung", tasks=(one,)))
    assert "Sở Tư pháp; các phường" in to_markdown(plan)
    assert again(plan).find("I.1").lead == (JUSTICE, WARDS)


def test_review_lists_are_told_apart() -> None:
    when = Schedule(start_text="", terms=(Unspecified(),))
    items = tuple(
        ReviewItem(list=name, label=label, name=f"Nhóm hộ tịch {label}", lead=(JUSTICE,), schedule=when)
        for name, label in (("I", "1"), ("I", "2"), ("II", "1"))
    )
    plan = Plan(title="Rà soát thủ tục hành chính năm 2026", review_items=items)
    assert again(plan).review_items == items


@pytest.mark.parametrize(
    ("issuer", "letterhead"),
    [
        ("UBND tỉnh Sông Lam", ["**ỦY BAN NHÂN DÂN TỈNH SÔNG LAM**"]),
        ("Sở Tư pháp tỉnh Sông Lam", ["**ỦY BAN NHÂN DÂN TỈNH SÔNG LAM**", "**SỞ TƯ PHÁP**"]),
        ("Bộ Tư pháp", ["**BỘ TƯ PHÁP**"]),
    ],
)
def test_the_letterhead_names_the_issuer(issuer: str, letterhead: list[str]) -> None:
    plan = Plan(title="Kiểm soát thủ tục hành chính năm 2026", code="8/KH", issuer=issuer)
    written = to_markdown(plan).split("\n\n")
    assert written[: len(letterhead)] == letterhead
    assert written[len(letterhead)] == "Số: 8/KH"
    assert again(plan).issuer == issuer


def test_a_letter_has_no_word_for_its_kind() -> None:
    assert "KẾ HOẠCH" not in to_markdown(Plan(title="V/v kiểm soát thủ tục hành chính năm 2026"))
    assert "KẾ HOẠCH" not in to_markdown(Plan(title=""))


def test_prose_keeps_its_numbers_lists_and_footnotes() -> None:
    listed = Section(label="a", paragraphs=("Gồm có.", "- Công khai;", "- Đối thoại.", "+ Tại trụ sở."))
    prose = (
        Section(paragraphs=("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010;",)),
        Section(label="I", title="MỤC ĐÍCH", sections=(Section(label="1", title="Yêu cầu", sections=(listed,)),)),
        Section(label="[1]", paragraphs=("Theo báo cáo năm 2025.",)),
    )
    signed = Signatory(name="Lê Văn Minh", position="CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN")
    plan = Plan(title="Kế hoạch năm 2026", sections=prose, recipients=("Sở Tư pháp", "Lưu: VT"), signatory=signed)
    written = to_markdown(plan)
    assert "### I. MỤC ĐÍCH\n\n#### 1. Yêu cầu\n\na) Gồm có.\n\n- Công khai;\n- Đối thoại.\n+ Tại trụ sở." in written
    assert written.endswith("- Sở Tư pháp;\n- Lưu: VT.\n\n**TM. ỦY BAN NHÂN DÂN**\n\n**CHỦ TỊCH**\n\n**Lê Văn Minh**\n")
    found = again(plan)
    assert (found.sections, found.recipients, found.signatory) == (prose, plan.recipients, signed)


def test_tables_stand_in_the_annexes_that_are_about_them() -> None:
    plan = Plan(
        title="Kế hoạch năm 2026",
        task_groups=(TaskGroup(label="I", title="Chung", tasks=(task("Rà soát"),)),),
        review_items=(ReviewItem(label="1", name="Hộ tịch"),),
        annexes=(
            Annex(label="Phụ lục I", title="DANH MỤC RÀ SOÁT", caption="(Kèm theo Kế hoạch số 1/KH-UBND)"),
            Annex(label="Phụ lục II", title="NHIỆM VỤ"),
        ),
    )
    parts = to_markdown(plan).split("\n\n")
    assert [parts.index(head) < at for head, at in zip(("# Phụ lục I", "# Phụ lục II"), _tables_at(parts), strict=True)]
    assert "rà soát" in parts[_tables_at(parts)[0]]
    assert again(plan).annexes == plan.annexes


def _tables_at(parts: list[str]) -> list[int]:
    return [at for at, part in enumerate(parts) if part.startswith("| TT |")]


ODD = st.text(alphabet="ab Đ|*_<>&#`\\/-.;1", max_size=30)


@given(ODD, ODD, ODD)
def test_no_sign_of_a_cell_is_taken_for_markup(title: str, product: str, unit: str) -> None:
    said = [squeeze(f"{word} {text} x") for word, text in (("Việc", title), ("Bản", product), ("Sở", unit))]
    part = Deliverable(products=(said[1],), products_text=said[1])
    one = Task(label="1", title=said[0], lead_text=said[2], deliverables=(part,))
    found = again(of_groups(TaskGroup(label="I", title="Chung", tasks=(one,)))).find("I.1")
    assert [found.title, found.deliverables[0].products_text, found.lead_text] == said


@given(ODD)
def test_what_is_escaped_is_brought_back(text: str) -> None:
    assert back(aside(escaped(text))) == text
    assert not set("|*_<&`") & set(aside(escaped(text)))


@given(plans())
def test_every_plan_is_written_with_whole_tables(plan: Plan) -> None:
    widths = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in table(plan)]
    heads = [row for row in table(plan) if row.startswith("| TT |")]
    assert len(heads) <= len(plan.task_groups) + bool(plan.review_items)
    assert set(widths) <= {len(head.split("|")) - 1 for head in heads}
