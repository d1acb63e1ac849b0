"""How a plan and a task show themselves: everything that counts, nothing that breaks a terminal or a page."""

from __future__ import annotations

import io
from datetime import date
from html.parser import HTMLParser

import pytest
from rich.console import Console

from tthc.model import (
    Deliverable,
    Finding,
    Language,
    MeasureUnit,
    Period,
    Plan,
    Schedule,
    Signatory,
    Source,
    Target,
    Task,
    TaskGroup,
    UnitMention,
)
from tthc.model.show import html_card, plan_card, rich_card, target_text, task_card

TARGETS = tuple(
    Target(text=f"Phấn đấu trên {value}% hồ sơ đúng hạn", comparator=">", value=value, unit="%")
    for value in range(80, 90)
)
PART = Task(label="1.1", title="Lập danh mục", coordinating_text="Đơn vị liên quan")
TASK = Task(
    label="1",
    title="Rà soát quy định <b>nội bộ</b> & công bố",
    lead=(UnitMention(name="Sở Tư pháp"), UnitMention(name="Sở Nội vụ")),
    lead_text="Sở Tư pháp; Sở Nội vụ",
    deliverables=(
        Deliverable(products=("Báo cáo", "Tờ trình"), schedule=Schedule(start_text="Tháng 3", finish_text="Tháng 6")),
        Deliverable(products_text="Công văn", schedule=Schedule(start_text="Quý III")),
    ),
    targets=(Target(text="giảm 30%", comparator=">=", value=30, unit="%", kind="reduction"),),
    tasks=(PART,),
)
PLAN = Plan(
    code="8/KH-UBND",
    title="Kiểm soát thủ tục hành chính năm 2026 <script>",
    issuer="UBND tỉnh Hương Giang",
    issued_on=date(2026, 1, 9),
    period=Period.of_year(2026),
    signatory=Signatory(name="Trần Văn Bình", position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH"),
    task_groups=(
        TaskGroup(label="I", title="Chỉ đạo", groups=(TaskGroup(title="Nhóm nhỏ", tasks=(PART,)),), tasks=(TASK,)),
        TaskGroup(title="", tasks=()),
    ),
    targets=TARGETS,
    source=Source(name="a.txt", format="text", sha256="0", findings=(Finding.of("code-missing"),)),
)


def shown(what: object, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False).print(what)
    return out.getvalue()


def test_a_plan_shows_head_groups_targets_and_findings() -> None:
    text = shown(PLAN)
    for words in (
        "Kế hoạch 8/KH-UBND",
        "UBND tỉnh Hương Giang",
        "09/01/2026",
        "01/01/2026 – 31/12/2026",
        "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Trần Văn Bình",
        "3 nhiệm vụ, 11 chỉ tiêu",
        "0 lỗi, 1 cảnh báo, 0 lưu ý",
        "> 80%",
        "… và 3 mục nữa",
    ):
        assert words in text, words
    assert max(map(len, text.splitlines())) <= 100


def test_groups_are_shown_with_all_their_tasks() -> None:
    groups, _ = plan_card(PLAN).listings
    assert groups.rows == (("I Chỉ đạo", "3"), ("\u2003Nhóm nhỏ", "1"), ("", "0"))


def test_a_plan_in_english() -> None:
    card = plan_card(PLAN, "en")
    assert card.heading == "Plan 8/KH-UBND"
    assert ("Issued on", "2026-01-09") in card.facts
    assert card.listings[0].heads == ("Task group", "Tasks")


def test_an_empty_draft_shows_what_it_has() -> None:
    card = plan_card(Plan(title="Kiểm soát TTHC", issued_text="ngày     tháng 01 năm 2026"))
    assert card.heading == "Kế hoạch (chưa có số)"
    assert card.listings == ()
    assert dict(card.facts)["Ngày ban hành"] == "ngày     tháng 01 năm 2026"
    assert "Phát hiện" not in dict(card.facts)


def test_a_task_shows_its_fields() -> None:
    text = shown(TASK)
    for words in (
        "Nhiệm vụ 1",
        "Sở Tư pháp; Sở Nội vụ",
        "Tháng 3 – Tháng 6",
        "Báo cáo; Tờ trình",
        "giảm ≥ 30%",
        "1.1 Lập",
    ):
        assert words in text, words


def test_cells_that_were_not_split_are_shown_as_printed() -> None:
    assert ("Phối hợp", "Đơn vị liên quan") in task_card(PART).facts
    assert task_card(TASK).listings[0].rows[1] == ("Quý III", "Công văn")
    assert task_card(Task(title="a")).heading == "Nhiệm vụ"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("what", [PLAN, TASK, Task(title="<i>"), Plan(title="&")])
def test_a_notebook_shows_escaped_words_in_closed_tags(what: Plan | Task) -> None:
    html = what._repr_html_()
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert tags.seen <= {"div", "p", "strong", "br", "table", "thead", "tbody", "tr", "th", "td"}


def test_a_notebook_and_a_terminal_show_the_same() -> None:
    card = plan_card(PLAN)
    html, text = html_card(card), shown(rich_card(card), width=200)
    for name, value in card.facts:
        assert name in html
        assert name in text
        assert value in html
        assert value in text


def test_nothing_in_a_plan_can_steer_the_terminal() -> None:
    text = shown(Plan(title="a\x1b[2Jb\x07c\x9bd", code="[red]8[/red]", issuer="x\x1b]0;y\x07"))
    assert not any(char in text for char in "\x1b\x07\x9b")
    assert "[red]8[/red]" in text


@pytest.mark.parametrize(
    ("value", "unit", "lang", "words"),
    [
        (95, "%", "vi", "≥ 95%"),
        (99.5, "%", "vi", "≥ 99,5%"),
        (1250000, "VND", "vi", "≥ 1.250.000 đồng"),
        (1250000, "VND", "en", "≥ VND 1,250,000"),
        (15, "working_day", "vi", "≥ 15 ngày làm việc"),
    ],
)
def test_a_target_is_written_as_the_language_writes_it(
    value: float, unit: MeasureUnit, lang: Language, words: str
) -> None:
    assert target_text(Target(text="a", comparator=">=", value=value, unit=unit), lang) == words


@pytest.mark.parametrize("unit", MeasureUnit.__args__)  # type: ignore[attr-defined]
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_unit_has_words(unit: MeasureUnit, lang: Language) -> None:
    assert "7" in target_text(Target(text="a", comparator="<", value=7, unit=unit), lang)


def test_a_long_text_is_cut_at_a_word() -> None:
    title = "nhiệm vụ " * 40
    [listing] = task_card(Task(title="a", tasks=(Task(title=title),))).listings
    [[cell]] = listing.rows
    assert cell.endswith("…")
    assert title.startswith(cell.removesuffix("…") + " ")
