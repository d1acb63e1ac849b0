"""The table of results: every assessment under its target, with its bar and its course."""

from __future__ import annotations

from typing import Final

from tthc.draw.html import Child, Column, Markup, element, join, row_of
from tthc.io.report.table import figure, framed
from tthc.io.report.view import lines
from tthc.io.scorecard.view import View
from tthc.targets import Assessment
from tthc.targets.scorecards.aim import Aim, with_parts
from tthc.targets.scorecards.picture import bullet, course, scales
from tthc.targets.scorecards.row_text import (
    counts_text,
    coverage_text,
    gap_cells,
    is_covered,
    needed_text,
    part_text,
    reason_text,
    unused_columns,
    value_text,
)
from tthc.targets.scorecards.wording import goal_text

_COLUMNS: Final = ("name", "value", "chart", "gap", "needed", "standing", "coverage", "course")
# The style sheet of the report has a meaning of its own for some names.
_CLASSES: Final = {"counts": "tally"}


def result_table(view: View) -> Markup:
    """A body for each target, a row for each unit, below it one for each part."""
    unused = unused_columns(view.card)
    heads = columns(view, tuple(name for name in _COLUMNS if name not in unused), row_head="name")
    bodies = (_body(view, heads, aim) for aim in view.aims)
    return framed(heads, bodies, name="scores", caption=view.say("heading", "results"))


def columns(view: View, names: tuple[str, ...], *, row_head: str) -> tuple[Column, ...]:
    """Columns by the names of their heads; the cells of one name their rows."""
    return tuple(
        Column(view.say("column", name), _CLASSES.get(name, name), is_row_head=name == row_head) for name in names
    )


def anchor(aim: Aim, place: int) -> str:
    """The id of the row of a target's unit, counted from 0."""
    return f"a{aim.number}-{place + 1}"


def _body(view: View, heads: tuple[Column, ...], aim: Aim) -> Markup:
    tops = scales(row for one in aim.assessments for _, row in with_parts(one))
    rows: list[Markup] = []
    for place, one in enumerate(aim.assessments):
        first = anchor(aim, place)
        for number, (depth, row) in enumerate(with_parts(one)):
            shown = _cells(view, row, depth, tops[row.target])
            cells = [shown[head.name or ""] for head in heads]
            rows.append(
                row_of(
                    heads,
                    cells,
                    id=f"{first}-{number}" if number else first,
                    class_="sub" if depth else None,
                    data_parent=first if depth else None,
                    data_units=view.number_of(one),
                    data_when=f"{row.standing}@",
                )
            )
    return element("tbody", _heading(view, aim, len(heads)), *rows, role="rowgroup", data_depth=0)


def _heading(view: View, aim: Aim, wide: int) -> Markup:
    """The words of a target, its level, where it stands, how many units stand how."""
    title = join(
        [element("span", f"{aim.number}.", class_="path"), view.words.printed(aim.target.text)],
        " ",
    )
    facts = [goal_text(aim.target, view.lang), view.words.where(aim.at) if aim.at else None, aim.title or None]
    counts = join((view.counted_pill(standing, count) for standing, count in aim.counts.items()), " ")
    content = join(
        [
            title,
            element("p", " · ".join(fact for fact in facts if fact), class_="muted"),
            element("p", counts) if len(aim.assessments) > 1 else None,
        ]
    )
    cell = element("th", content, scope="rowgroup", role="rowheader", colspan=wide, id=f"g{aim.number}")
    return element("tr", cell, role="row", class_="group")


def _cells(view: View, one: Assessment, depth: int, top: float) -> dict[str, Child]:
    lang = view.lang
    return {
        "name": part_text(one.target, lang) if depth else view.name_of(one),
        "value": _value(view, one),
        "chart": bullet(one, lang, top=top, margin=view.card.thresholds.margin),
        "gap": _gap(view, one),
        "needed": needed_text(one, lang),
        "standing": view.pill(one.standing),
        "coverage": _coverage(view, one),
        "course": course(one, lang),
    }


def _value(view: View, one: Assessment) -> Child:
    if one.value is None:
        return element("span", reason_text(one, view.lang) or value_text(one, view.lang), class_="muted")
    counts = counts_text(one, view.lang)
    shown = figure(float(one.value), value_text(one, view.lang))
    return join([shown, element("span", counts, class_="muted small") if counts else None], " ")


def _gap(view: View, one: Assessment) -> Child:
    gap, count = gap_cells(one, view.lang)
    if not gap or one.gap is None:
        return None
    return lines([element("data", gap, value=str(float(one.gap))), count])


def _coverage(view: View, one: Assessment) -> Child:
    coverage = one.coverage
    if coverage is None or coverage.rate is None:
        return None
    name = None if is_covered(one) else "partial"
    return element("data", coverage_text(one, view.lang), value=str(float(coverage.rate)), class_=name)
