"""A scorecard for the eye: in a terminal and in a notebook, target by target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tthc.draw.html import Child, Column, Markup, element, head_of, join, row_of
from tthc.draw.palette import TONES
from tthc.model import Language
from tthc.targets.scorecards.aim import Aim, aims, with_parts
from tthc.targets.scorecards.caption import caption, heading
from tthc.targets.scorecards.picture import STYLES, TONE_OF, bullet, course, scales
from tthc.targets.scorecards.row_text import (
    counts_text,
    coverage_text,
    gap_cells,
    name_of,
    needed_text,
    part_text,
    place_and_goal,
    printable,
    reason_text,
    standing_text,
    unused_columns,
    value_text,
)
from tthc.targets.scorecards.wording import count_text, word

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from tthc.targets.scorecards.assessment import Assessment
    from tthc.targets.scorecards.scorecard import Scorecard

# Shares of the width, which are digits of 100 columns; the same in each table, so that columns stand under each other.
_NAME_WIDTH: Final = 23
_WIDTHS: Final = {"value": 17, "gap": 15, "needed": 15, "standing": 12, "coverage": 7}
_HTML_COLUMNS: Final = ("name", "value", "chart", "gap", "needed", "standing", "coverage", "course")
_EM_SPACE: Final = "\u2003"
_RULES: Final = (
    "table.scorecard{border-collapse:collapse}table.scorecard caption{text-align:left;padding:.3em .5em}"
    "table.scorecard th,table.scorecard td{text-align:left;vertical-align:middle;padding:.2em .5em}"
)


def rich_card(card: Scorecard, lang: Language) -> Group:
    """A table for each target under its words; they keep their shape in 100 columns."""
    from rich.console import Group
    from rich.text import Text

    found = aims(card)
    unused = unused_columns(card)
    shown = [column for column in _WIDTHS if column not in unused]
    parts = [Text(printable(f"{card.title} · {heading(card, lang)}".strip(" ·")), style="bold")]
    tables = (part for aim in found for part in (_rich_heading(aim, lang), _rich_table(aim, shown, lang)))
    return Group(*parts, *tables, Text(caption(card, lang), style="dim"))


def html_card(card: Scorecard, lang: Language) -> Markup:
    """One table with a body for each target, a fragment that brings the few rules it needs."""
    unused = unused_columns(card)
    names = [name for name in _HTML_COLUMNS if name not in unused]
    heads = [Column(word("column", name, lang), name) for name in names]
    title = " — ".join(part for part in (card.title, heading(card, lang), caption(card, lang)) if part)
    bodies = (_body(aim, heads, card, lang) for aim in aims(card))
    table = element("table", element("caption", title), head_of(heads), *bodies, role="table", class_="scorecard")
    return join([element("style", Markup(_RULES)), table])


def _rich_heading(aim: Aim, lang: Language) -> Text:
    """The words of a target, its level, how many units stand how."""
    from rich.text import Text

    text = Text("\n")
    text.append(f"{aim.number}. {printable(aim.target.text)}", style="bold")
    text.append(f"  {place_and_goal(aim, lang)}")
    if len(aim.assessments) > 1:
        text.append("\n")
        for place, (standing, count) in enumerate(aim.counts.items()):
            said = word(
                "phrase", "counted", lang, standing=word("standing", standing, lang), count=count_text(count, lang)
            )
            text.append(" · " if place else "   ")
            text.append(said, style=STYLES[standing])
    return text


def _rich_table(aim: Aim, shown: list[str], lang: Language) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    has_head = aim.number == 1 or len(aim.assessments) > 1
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False, show_header=has_head)
    table.add_column(word("column", "name", lang), ratio=_NAME_WIDTH)
    for column in shown:
        table.add_column(word("column", column, lang), ratio=_WIDTHS[column], overflow="fold")
    for one in aim.assessments:
        for depth, row in with_parts(one):
            cells = _texts(row, lang)
            name = "  " * depth + (f"└ {part_text(row.target, lang)}" if depth else name_of(row, lang))
            table.add_row(Text(printable(name)), *(Text(cells[column]) for column in shown), style=STYLES[row.standing])
    return table


def _texts(one: Assessment, lang: Language) -> dict[str, str]:
    """The cells of a row, each in one line or two."""
    counts, reason = counts_text(one, lang), reason_text(one, lang)
    value = reason if reason and one.value is None else value_text(one, lang)
    return {
        "value": f"{value} ({counts})" if counts else value,
        "gap": "\n".join(part for part in gap_cells(one, lang) if part),
        "needed": needed_text(one, lang),
        "standing": standing_text(one, lang),
        "coverage": coverage_text(one, lang),
    }


def _body(aim: Aim, heads: list[Column], card: Scorecard, lang: Language) -> Markup:
    """The rows of a target under its words."""
    said = join([element("strong", f"{aim.number}. {aim.target.text}"), f" ({place_and_goal(aim, lang)})"])
    head = element("th", said, scope="rowgroup", colspan=len(heads))
    rows = [row for one in aim.assessments for row in with_parts(one)]
    tops = scales(one for _, one in rows)
    drawn = []
    for depth, one in rows:
        cells = _html_cells(depth, one, tops[one.target], card, lang)
        drawn.append(row_of(heads, [cells[column.name or ""] for column in heads], class_=one.standing))
    return element("tbody", element("tr", head), *drawn)


def _html_cells(depth: int, one: Assessment, top: float, card: Scorecard, lang: Language) -> dict[str, Child]:
    texts = _texts(one, lang)
    dot = element("span", "● ", style=f"color:{TONES[TONE_OF[one.standing]].colour}")
    name = f"{_EM_SPACE * depth}└ {part_text(one.target, lang)}" if depth else name_of(one, lang)
    return texts | {
        "name": name,
        "chart": bullet(one, lang, top=top, margin=card.thresholds.margin),
        "gap": _lines(texts["gap"]),
        "standing": join([dot, texts["standing"]]),
        "course": course(one, lang),
    }


def _lines(text: str) -> Markup:
    return join(text.split("\n"), Markup("<br>"))
