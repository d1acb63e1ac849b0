"""How a plan and a task show themselves in a terminal and in a notebook: one card, two ways to draw it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from attrs import frozen

from tthc.draw.html import Markup, element

if TYPE_CHECKING:
    from rich.panel import Panel
    from rich.table import Table

    from tthc.model.finding import Language
    from tthc.model.plan import Plan
    from tthc.model.target import Target
    from tthc.model.task import Task, TaskGroup

_WORDS: Final = {
    "plan": ("Kế hoạch", "Plan"),
    "draft": ("Kế hoạch (chưa có số)", "Plan (no number)"),
    "task": ("Nhiệm vụ", "Task"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "issued": ("Ngày ban hành", "Issued on"),
    "period": ("Thời kỳ", "Period"),
    "signatory": ("Người ký", "Signed by"),
    "holds": ("Gồm", "Holds"),
    "counts": (
        "{tasks} nhiệm vụ, {targets} chỉ tiêu, {milestones} mốc thời gian, {review} mục rà soát, {bases} căn cứ",
        "tasks: {tasks}, targets: {targets}, milestones: {milestones}, review items: {review}, legal bases: {bases}",
    ),
    "findings": ("Phát hiện", "Findings"),
    "severities": (
        "{error} lỗi, {warning} cảnh báo, {info} lưu ý",
        "{error} error(s), {warning} warning(s), {info} remark(s)",
    ),
    "group": ("Nhóm nhiệm vụ", "Task group"),
    "tasks": ("Số nhiệm vụ", "Tasks"),
    "target": ("Chỉ tiêu", "Target"),
    "words": ("Lời văn", "As printed"),
    "more": ("… và {count} mục nữa", "… and {count} more"),
    "lead": ("Chủ trì", "Lead"),
    "coordinating": ("Phối hợp", "Coordinating"),
    "time": ("Thời gian", "Time"),
    "product": ("Sản phẩm", "Product"),
    "subtask": ("Nhiệm vụ thành phần", "Sub-task"),
}
_SHOWN: Final = 8
_LONGEST: Final = 140
_SIGNS: Final = {">=": "≥", "<=": "≤"}
_INDENT: Final = "\u2003"


@frozen
class Listing:
    """Rows under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Card:
    """What is shown: a heading, a title, facts by name, and lists that are not empty."""

    heading: str
    title: str
    facts: tuple[tuple[str, str], ...]
    listings: tuple[Listing, ...]


def plan_card(plan: Plan, lang: Language = "vi") -> Card:
    """The head of a plan, its groups with the number of their tasks, its targets and what reading it found.

    Example:
        >>> from tthc.model import Plan
        >>> plan_card(Plan(title="Kiểm soát TTHC năm 2026", code="8/KH-UBND"), "en").heading
        'Plan 8/KH-UBND'
    """
    targets = plan.all_targets()
    period = f"{_day(plan.period.start, lang)} – {_day(plan.period.end, lang)}" if plan.period else None
    counts = _say("counts", lang).format(
        tasks=sum(1 for _ in plan.tasks()),
        targets=len(targets),
        milestones=len(plan.milestones),
        review=len(plan.review_items),
        bases=len(plan.legal_bases),
    )
    facts = (
        ("issuer", plan.issuer),
        ("issued", _day(plan.issued_on, lang) if plan.issued_on else plan.issued_text),
        ("period", period),
        ("signatory", _signed(plan)),
        ("holds", counts),
        ("findings", _severities(plan, lang) if plan.source else None),
    )
    groups = tuple(_group_rows(plan.task_groups, 0))
    aims = tuple((target_text(target, lang), target.text) for target in targets)
    return Card(
        f"{_say('plan', lang)} {plan.code}" if plan.code else _say("draft", lang),
        plan.title,
        _facts(facts, lang),
        _listings((_listing(("group", "tasks"), groups, lang), _listing(("target", "words"), aims, lang, _SHOWN))),
    )


def task_card(task: Task, lang: Language = "vi") -> Card:
    """The fields of a task."""
    facts = (
        ("lead", "; ".join(unit.name for unit in task.lead) or task.lead_text),
        ("coordinating", "; ".join(unit.name for unit in task.coordinating) or task.coordinating_text),
    )
    due = tuple(
        (part.schedule.text, "; ".join(part.products) or part.products_text or "") for part in task.deliverables
    )
    aims = tuple((target_text(target, lang), target.text) for target in task.targets)
    parts = tuple((f"{part.label or ''} {part.title}".strip(),) for part in task.tasks)
    return Card(
        " ".join(filter(None, (_say("task", lang), task.label))),
        task.title,
        _facts(facts, lang),
        _listings(
            (
                _listing(("time", "product"), due, lang),
                _listing(("target", "words"), aims, lang),
                _listing(("subtask",), parts, lang),
            )
        ),
    )


def target_text(target: Target, lang: Language = "vi") -> str:
    """Comparator, value and unit of a target, such as "≥ 95%".

    Example:
        >>> from tthc.model import Target
        >>> target_text(Target(text="giảm ít nhất 30%", comparator=">=", value=30, unit="%", kind="reduction"))
        'giảm ≥ 30%'
    """
    words = _measures()
    separators = ".," if lang == "vi" else ",."
    value = f"{target.value:,}".translate(str.maketrans(",.", separators))
    figure = words["unit"][target.unit][lang].format(n=value)
    amount = f"{_SIGNS.get(target.comparator, target.comparator)} {figure}"
    return words["target"][target.kind][lang].format(amount=amount)


@cache
def _measures() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The words for units and kinds of targets, which stand in one table with those of the report."""
    return tomllib.loads(files("tthc").joinpath("data", "report.toml").read_text("utf-8"))


def rich_card(card: Card) -> Panel:
    """The card for a terminal."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for name, value in card.facts:
        facts.add_row(Text(name), Text(_printable(value)))
    listings = (_rich_listing(listing) for listing in card.listings)
    body = Group(Text(_printable(card.title), style="bold"), facts, *listings)
    return Panel(body, title=Text(_printable(card.heading)), title_align="left")


def html_card(card: Card) -> Markup:
    """The card for a notebook."""
    left = "text-align:left;vertical-align:top"
    facts = (
        element("tr", element("th", name, scope="row", style=left), element("td", value, style=left))
        for name, value in card.facts
    )
    return element(
        "div",
        element("p", element("strong", card.heading), Markup("<br>"), card.title),
        element("table", *facts) if card.facts else None,
        *(_html_listing(listing, left) for listing in card.listings),
        class_="tthc-card",
    )


def _rich_listing(listing: Listing) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in listing.heads:
        table.add_column(head)
    for row in listing.rows:
        table.add_row(*(Text(_printable(cell)) for cell in row))
    return table


def _html_listing(listing: Listing, style: str) -> Markup:
    heads = element("tr", *(element("th", head, scope="col", style=style) for head in listing.heads))
    rows = (element("tr", *(element("td", cell, style=style) for cell in row)) for row in listing.rows)
    return element("table", element("thead", heads), element("tbody", *rows))


def _say(word: str, lang: Language) -> str:
    vietnamese, english = _WORDS[word]
    return vietnamese if lang == "vi" else english


def _day(day: date, lang: Language) -> str:
    return f"{day:%d/%m}/{day.year:04}" if lang == "vi" else day.isoformat()


def _facts(facts: tuple[tuple[str, str | None], ...], lang: Language) -> tuple[tuple[str, str], ...]:
    return tuple((_say(name, lang), value) for name, value in facts if value)


def _listing(
    heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], lang: Language, shown: int | None = None
) -> Listing:
    cut = tuple(tuple(_short(cell) for cell in row) for row in rows[:shown])
    if len(rows) > len(cut):
        blank = ("",) * (len(heads) - 1)
        cut = (*cut, (*blank, _say("more", lang).format(count=len(rows) - len(cut))))
    return Listing(tuple(_say(head, lang) for head in heads), cut)


def _listings(listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
    return tuple(listing for listing in listings if listing.rows)


def _group_rows(groups: tuple[TaskGroup, ...], depth: int) -> Iterator[tuple[str, str]]:
    for group in groups:
        name = " ".join(filter(None, (group.label, group.title)))
        yield _INDENT * depth + name, str(_size(group))
        yield from _group_rows(group.groups, depth + 1)


def _size(group: TaskGroup) -> int:
    """Tasks in a group, sub-groups and sub-tasks included."""

    def with_parts(task: Task) -> int:
        return 1 + sum(with_parts(part) for part in task.tasks)

    return sum(_size(inner) for inner in group.groups) + sum(with_parts(task) for task in group.tasks)


def _signed(plan: Plan) -> str | None:
    by = plan.signatory
    return ", ".join(filter(None, (by.authority, by.position, by.name))) if by else None


def _severities(plan: Plan, lang: Language) -> str:
    counts = {name: sum(found.severity == name for found in plan.findings) for name in ("error", "warning", "info")}
    return _say("severities", lang).format(**counts)


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _printable(text: str) -> str:
    """Without what would steer the terminal."""
    return "".join(char if char.isprintable() or char in ("\n", _INDENT) else "\ufffd" for char in text)
