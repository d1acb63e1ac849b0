"""A scorecard as Markdown, to be put into a report or a message: a table for each target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc.model import Language
from tthc.targets import Assessment, Scorecard
from tthc.targets.scorecards.aim import Aim, aims, with_parts
from tthc.targets.scorecards.caption import heading, terms
from tthc.targets.scorecards.row_text import (
    counts_text,
    coverage_text,
    gap_cells,
    name_of,
    needed_text,
    part_text,
    place_and_goal,
    reason_text,
    standing_text,
    unused_columns,
    value_text,
)
from tthc.targets.scorecards.wording import word

_COLUMNS: Final = ("name", "value", "counts", "gap", "needed", "standing", "coverage")
# What Markdown would take for its own; a line break would end a row.
_ESCAPES: Final = str.maketrans({**{sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"}, "\n": " ", "\r": " "})


def scorecard_markdown(card: Scorecard, lang: Language = "vi") -> str:
    """The text.

    Example:
        >>> from datetime import date
        >>> print(scorecard_markdown(Scorecard((), date(2026, 6, 30), title="Kiểm soát TTHC năm 2026")))
        # Kiểm soát TTHC năm 2026
        <BLANKLINE>
        Thực hiện chỉ tiêu tính đến 30/06/2026
        <BLANKLINE>
        - “đúng tiến độ” là số liệu đến nay đã đạt mức của chỉ tiêu
        <BLANKLINE>
    """
    title = f"# {_plain(card.title)}" if card.title else f"# {word('page', 'kind', lang)}"
    blocks = [title, heading(card, lang), "\n".join(f"- {term}" for term in terms(card, lang))]
    blocks += [block for aim in aims(card) for block in _aim(aim, card, lang)]
    if card.findings:
        notes = "\n".join(f"- {_plain(finding.message(lang))}" for finding in card.findings)
        blocks += [f"## {word('heading', 'findings', lang)}", notes]
    return "\n\n".join(blocks) + "\n"


def _aim(aim: Aim, card: Scorecard, lang: Language) -> Iterator[str]:
    yield f"## {aim.number}. {_plain(aim.target.text)} ({_plain(place_and_goal(aim, lang))})"
    unused = unused_columns(card)
    names = [name for name in _COLUMNS if name not in unused]
    lines = [_line([word("column", name, lang) for name in names]), _line(["---"] * len(names))]
    for one in aim.assessments:
        for depth, row in with_parts(one):
            cells = _cells(row, depth, lang)
            lines.append(_line([_plain(cells[name]) for name in names]))
    yield "\n".join(lines)


def _cells(one: Assessment, depth: int, lang: Language) -> dict[str, str]:
    return {
        "name": f"– {part_text(one.target, lang)}" if depth else name_of(one, lang),
        "value": (reason_text(one, lang) if one.value is None else "") or value_text(one, lang),
        "counts": counts_text(one, lang),
        "gap": "; ".join(part for part in gap_cells(one, lang) if part),
        "needed": needed_text(one, lang),
        "standing": standing_text(one, lang),
        "coverage": coverage_text(one, lang),
    }


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return text.translate(_ESCAPES)
