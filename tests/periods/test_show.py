"""A timetable for the eye."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from tthc.model import (
    Adhoc,
    Before,
    By,
    Continuous,
    External,
    Language,
    Months,
    Plan,
    Progress,
    Recurring,
    Term,
    UnitMention,
    Unread,
    Unspecified,
    Window,
)
from tthc.periods import Timetable, timetable

PlanOf = Callable[..., Plan]
AS_OF = date(2026, 9, 10)
LONG = (
    "Tổ chức tập huấn, hướng dẫn nghiệp vụ kiểm soát thủ tục hành chính cho công chức đầu mối của các xã, phường " * 3
)


def printed(table: Timetable, width: int = 100, lang: Language = "vi") -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(table if lang == "vi" else table.to_rich(lang))
    return out.getvalue()


def test_a_terminal_shows_who_owes_what_by_when(plan: Plan) -> None:
    text = printed(timetable(plan, as_of=AS_OF))
    assert "Tiến độ tính đến 10/09/2026" in text
    assert "lịch công chức Việt Nam" in text and "18 mục" in text and "trong 7 ngày" in text
    for words in ("14/09/2026", "II.1.1", "review:I.1", "Sở Tư pháp", "đã qua hạn", "(tháng 9/2026)", "(30/10/2026)"):
        assert words in text


def test_english_writes_iso_dates(plan: Plan) -> None:
    text = printed(timetable(plan, as_of=AS_OF), lang="en")
    for words in ("Timetable as of 2026-09-10", "2026-09-14", "past due", "Vietnamese civil service"):
        assert words in text


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_long_titles_and_many_leads_keep_the_table_in_shape(plan_of: PlanOf, width: int, lang: Language) -> None:
    lead = tuple(UnitMention(name=f"Ủy ban nhân dân xã Sông Lam số {number}") for number in range(12))
    plan = plan_of(By(date=date(2026, 9, 13)), lead=lead)
    row = plan.find("I.1").model_copy(update={"title": LONG})
    group = plan.task_groups[0].model_copy(update={"tasks": (row,)})
    late = Progress(at="task:I.1", state="done", done_on=date(2026, 9, 14), as_of=date(2026, 9, 14))
    table = timetable(plan.model_copy(update={"task_groups": (group,)}), as_of=date(2026, 9, 20), progress=[late])
    lines = printed(table, width, lang).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert len(lines) < 16
    text = " ".join(" ".join(lines).split())
    assert ("13/09/2026" if lang == "vi" else "2026-09-13") in text
    assert text.count("…") >= 2


@pytest.mark.parametrize(
    ("term", "vi", "en"),
    [
        (Recurring(freq="quarterly"), "Báo cáo (quý I/2026)", "Báo cáo (Q1 2026)"),
        (Recurring(freq="periodic"), "Báo cáo (định kỳ)", "Báo cáo (periodically)"),
        (Months(months=("2026-03",)), "Báo cáo (tháng 3/2026)", "Báo cáo (2026-03)"),
        (Adhoc(), "Báo cáo (khi có phát sinh)", "Báo cáo (when the occasion arises)"),
        (External(reference="Theo Kế hoạch kiểm tra"), "Báo cáo (Theo Kế hoạch kiểm tra)", "(Theo Kế hoạch kiểm tra)"),
        (Unread(text="12/20266"), "Báo cáo (12/20266)", "Báo cáo (12/20266)"),
        (Window(start=date(2026, 3, 1)), "Báo cáo (từ 01/03/2026)", "Báo cáo (from 2026-03-01)"),
        (Window(), "Báo cáo (không đọc được ngày)", "Báo cáo (unreadable date)"),
        (Unspecified(), "Báo cáo (không ghi thời gian)", "Báo cáo (no time given)"),
        (Before(date=date.min), "Báo cáo (không đọc được ngày)", "Báo cáo (unreadable date)"),
        (By(date=date(2026, 3, 3)), "<td>Báo cáo</td>", "<td>Báo cáo</td>"),
        (Continuous(), "<td>Báo cáo</td>", "<td>Báo cáo</td>"),
    ],
)
def test_a_row_says_which_time_it_is_or_why_it_has_no_day(plan_of: PlanOf, term: Term, vi: str, en: str) -> None:
    table = timetable(plan_of(term), as_of=AS_OF)
    assert vi in table.to_html() and en in table.to_html("en")


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_notebook_shows_a_whole_and_escaped_table(plan_of: PlanOf) -> None:
    table = timetable(plan_of(By(date=date(2026, 9, 13)), lead=(UnitMention(name="Sở <A> & B"),)), as_of=AS_OF)
    page = table._repr_html_()
    reader = Balanced()
    reader.feed(page)
    assert reader.open == []
    assert "<td>14/09/2026</td>" in timetable(plan_of(By(date=date(2026, 9, 14))), as_of=AS_OF).to_html()
    assert "Sở &lt;A&gt; &amp; B" in page and "13/09/2026<br>(11/09/2026)" in page and 'class="due"' in page


def test_findings_are_counted_under_the_table(plan_of: PlanOf) -> None:
    assert "lưu ý: 1" in timetable(plan_of(Continuous(), period=None), as_of=AS_OF).to_html()
    assert "lưu ý" not in timetable(plan_of(Continuous()), as_of=AS_OF).to_html()


def test_an_empty_timetable_shows_too() -> None:
    assert "0 mục" in printed(timetable(Plan(title="Kế hoạch"), as_of=AS_OF))
