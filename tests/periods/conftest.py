"""An invented plan that holds every kind of time once, and small builders beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    Deliverable,
    External,
    Milestone,
    Months,
    Period,
    Plan,
    Recurring,
    ReviewItem,
    Schedule,
    Task,
    TaskGroup,
    Term,
    UnitMention,
    Unread,
    Window,
)

OFFICE = UnitMention(name="Văn phòng UBND tỉnh", unit_id="vp-ubnd")
JUSTICE = UnitMention(name="Sở Tư pháp")
YEAR = Period.of_year(2026)
COMMUNES = UnitMention(name="UBND cấp xã", collective=True)


def schedule(text: str, *terms: Term) -> Schedule:
    return Schedule(start_text=text, finish_text="", terms=terms)


def task(label: str, title: str, when: Schedule, *lead: UnitMention, helps: tuple[UnitMention, ...] = ()) -> Task:
    part = Deliverable(products=("Văn bản",), products_text="Văn bản", schedule=when)
    return Task(label=label, title=title, lead=lead, coordinating=helps, deliverables=(part,))


@pytest.fixture
def plan() -> Plan:
    """Half a year of an invented province."""
    guide = task(
        "1", "Hướng dẫn các xã công khai thủ tục", schedule("Trước 15/9/2026", Before(date=date(2026, 9, 15))), OFFICE
    )
    train = task(
        "2",
        "Tập huấn nghiệp vụ một cửa",
        schedule("Quý III", Window(start=date(2026, 7, 1), end=date(2026, 9, 30))),
        OFFICE,
        JUSTICE,
    )
    survey = task("1.1", "Lấy ý kiến người dân", schedule("Hằng tháng", Recurring(freq="monthly")), COMMUNES)
    rate = Task(label="1", title="Đo sự hài lòng", tasks=(survey,))
    report = task(
        "2",
        "Báo cáo kết quả rà soát",
        schedule("Định kỳ và đột xuất", Recurring(freq="periodic"), Adhoc()),
        JUSTICE,
        helps=(OFFICE,),
    )
    publish = task("a)", "Niêm yết thủ tục hành chính", schedule("Thường xuyên", Continuous()), COMMUNES)
    inspect = task(
        "b)", "Kiểm tra", schedule("Theo Kế hoạch kiểm tra", External(reference="Theo Kế hoạch kiểm tra")), OFFICE
    )
    listing = Task(label="c)", title="Danh mục dịch vụ công", lead=(OFFICE,))
    groups = (
        TaskGroup(label="I", title="CHỈ ĐẠO", tasks=(guide, train)),
        TaskGroup(
            label="II",
            title="THỰC HIỆN",
            groups=(TaskGroup(label="A", title="Công khai", tasks=(publish, inspect, listing)),),
            tasks=(rate, report),
        ),
    )
    milestones = (
        Milestone(
            text="gửi báo cáo đến ngày 30/11/2026",
            schedule=Schedule(terms=(By(date=date(2026, 11, 30)),)),
            at="body:III.2",
        ),
        Milestone(text="trình phê duyệt", schedule=Schedule(terms=(Unread(text="12/20266"),)), at="body:III.2"),
    )
    review = (
        ReviewItem(
            list="I",
            label="1",
            name="Thủ tục hộ tịch",
            lead=(JUSTICE,),
            schedule=schedule("Tháng 8, 10", Months(months=("2026-08", "2026-10"))),
        ),
        ReviewItem(name="Thủ tục đất đai", lead=(OFFICE,), schedule=schedule("Đã hoàn thành", Completed())),
    )
    return Plan(
        title="Kiểm soát thủ tục hành chính 6 tháng cuối năm 2026 tỉnh Sông Lam",
        period=Period(start=date(2026, 7, 1), end=date(2026, 12, 31)),
        task_groups=groups,
        milestones=milestones,
        review_items=review,
    )


PlanOf = Callable[..., Plan]


@pytest.fixture
def plan_of() -> PlanOf:
    """A plan for 2026 with one task "I.1" of these terms."""

    def build(*terms: Term, lead: tuple[UnitMention, ...] = (OFFICE,), period: Period | None = YEAR) -> Plan:
        row = task("1", "Báo cáo", schedule("như bảng", *terms), *lead)
        return Plan(title="Kế hoạch", period=period, task_groups=(TaskGroup(label="I", title="CHUNG", tasks=(row,)),))

    return build
