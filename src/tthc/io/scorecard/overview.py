"""The overview of the scorecard's page: counts by standing, a line a target, units against targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from tthc.draw.html import Child, Column, Markup, element, join
from tthc.io.report.table import Entry, listing
from tthc.io.scorecard.results import anchor, columns
from tthc.io.scorecard.view import View
from tthc.targets import Assessment
from tthc.targets.scorecards.caption import terms
from tthc.targets.scorecards.picture import TONE_OF
from tthc.targets.scorecards.row_text import standing_text, value_text
from tthc.targets.scorecards.wording import goal_text

_FEWEST_ACROSS: Final = 3
_SUMMARY: Final = ("number", "target", "goal", "units", "standing")


def overview(view: View) -> Markup:
    """How much there is, how it stands, and what that means."""
    counts = Counter(one.standing for one in view.card)
    sizes = {"tile_targets": len(view.aims), "tile_units": len(view.units)}
    tiles = [_tile(view.say("page", name), count) for name, count in sizes.items()]
    tiles += [
        _tile(view.pill(standing), counts[standing], f"of-{standing}") for standing in TONE_OF if counts[standing]
    ]
    said = (element("li", term) for term in terms(view.card, view.lang))
    return join(
        [
            element("dl", *tiles, class_="counts standing"),
            element("h3", view.say("page", "terms")),
            element("ul", *said, class_="terms"),
            _summary(view) if len(view.aims) > 1 else None,
        ]
    )


def _tile(name: Child, count: int, class_: str | None = None) -> Markup:
    return element("div", element("dt", name), element("dd", str(count)), class_=class_)


def _summary(view: View) -> Markup:
    """A line for each target, which leads to its results."""
    heads = columns(view, _SUMMARY, row_head="target")
    rows: Iterator[Entry] = (
        (
            (
                str(aim.number),
                element("a", view.words.printed(aim.target.text), href=f"#g{aim.number}"),
                goal_text(aim.target, view.lang),
                str(len(aim.assessments)),
                join((view.counted_pill(standing, count) for standing, count in aim.counts.items()), " "),
            ),
            {},
        )
        for aim in view.aims
    )
    return listing(heads, rows, name="summary", caption=view.say("heading", "summary"))


def matrix(view: View) -> Markup | None:
    """Units down, targets across, a mark where they meet; None where the table of results shows as much at a glance."""
    if len(view.aims) < _FEWEST_ACROSS or len(view.units) < 2:
        return None
    met: dict[tuple[int, int], tuple[str, Assessment]] = {}
    for aim in view.aims:
        for place, one in enumerate(aim.assessments):
            met[view.number_of(one), aim.number] = (anchor(aim, place), one)
    heads = [Column(view.say("column", "name"), "name", is_row_head=True)]
    heads += [Column(str(aim.number), "mark") for aim in view.aims]
    rows = (
        ((name, *(_mark(view, met.get((number, aim.number))) for aim in view.aims)), {"data_units": number})
        for number, name in view.units.values()
    )
    table = listing(heads, rows, name="matrix", caption=view.say("heading", "matrix"))
    note = element("p", view.say("page", "matrix_note"), class_="muted")
    legend = element("ul", *(element("li", view.pill(standing)) for standing in TONE_OF), class_="states")
    scroll = element("div", table, class_="scroll", tabindex=0, role="region", aria_label=view.say("heading", "matrix"))
    return join([note, scroll, legend])


def _mark(view: View, found: tuple[str, Assessment] | None) -> Markup | None:
    """The standing as a mark that leads to the row, its words for those who do not see it or point at it."""
    if found is None:
        return None
    place, one = found
    said = f"{standing_text(one, view.lang)}, {value_text(one, view.lang)}"
    dot = element("span", element("span", said, class_="unseen"), class_=f"pill {TONE_OF[one.standing]}")
    return element("a", dot, href=f"#{place}", title=said)
