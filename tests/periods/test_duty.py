"""What a plan asks for, row by row."""

from __future__ import annotations

from datetime import date

from tthc.model import By, Deliverable, Milestone, Plan, ReviewItem, Schedule, Task, TaskGroup
from tthc.periods.duty import duties


def test_tasks_come_before_milestones_and_review_items(plan: Plan) -> None:
    assert [duty.at for duty in duties(plan)] == [
        "task:I.1",
        "task:I.2",
        "task:II.A.a",
        "task:II.A.b",
        "task:II.A.c",
        "task:II.1.1",
        "task:II.2",
        "body:III.2",
        "body:III.2#2",
        "review:I.1",
        "review:2",
    ]


def test_a_row_with_sub_tasks_and_no_deliverable_owes_nothing_itself(plan: Plan) -> None:
    assert "task:II.1" not in {duty.at for duty in duties(plan)}


def test_a_row_without_deliverable_and_sub_tasks_is_still_a_duty(plan: Plan) -> None:
    [listing] = [duty for duty in duties(plan) if duty.at == "task:II.A.c"]
    assert (listing.deliverable, listing.schedule, listing.lead[0].name) == (None, Schedule(), "Văn phòng UBND tỉnh")


def test_each_deliverable_is_a_duty_of_its_own() -> None:
    parts = (Deliverable(products=("Kế hoạch",)), Deliverable(products=("Báo cáo", "Phụ lục")))
    groups = (TaskGroup(label="I", title="CHUNG", tasks=(Task(label="1", title="Rà soát", deliverables=parts),)),)
    found = [(duty.deliverable, duty.products) for duty in duties(Plan(title="Kế hoạch", task_groups=groups))]
    assert found == [(0, ("Kế hoạch",)), (1, ("Báo cáo", "Phụ lục"))]


def test_a_duty_knows_its_groups_outermost_first(plan: Plan) -> None:
    groups = {duty.at: duty.groups for duty in duties(plan)}
    assert groups["task:II.A.a"] == ("II", "II.A")
    assert groups["task:II.1.1"] == ("II",)
    assert groups["body:III.2"] == ()


def test_groups_that_share_a_label_are_told_apart_and_one_without_label_has_no_path() -> None:
    def group(label: str | None) -> TaskGroup:
        return TaskGroup(label=label, title="CHUNG", tasks=(Task(label="1", title="Rà soát"),))

    plan = Plan(title="Kế hoạch", task_groups=(group("I"), group("I"), group(None)))
    assert [(duty.at, duty.groups) for duty in duties(plan)] == [
        ("task:I.1", ("I",)),
        ("task:I.1#2", ("I#2",)),
        ("task:1", ()),
    ]


def test_review_items_without_numbers_are_counted() -> None:
    items = (ReviewItem(name="Thủ tục hộ tịch"), ReviewItem(name="Thủ tục đất đai"), ReviewItem(label="2", name="Khác"))
    assert [duty.at for duty in duties(Plan(title="Kế hoạch", review_items=items))] == [
        "review:1",
        "review:2",
        "review:2#2",
    ]


def test_a_milestone_keeps_its_words_as_title() -> None:
    when = Schedule(terms=(By(date=date(2026, 5, 5)),))
    [duty] = duties(Plan(title="Kế hoạch", milestones=(Milestone(text="gửi về Sở", schedule=when, at="annex2:II.1"),)))
    assert (duty.at, duty.title, duty.schedule, duty.lead) == ("annex2:II.1", "gửi về Sở", when, ())
