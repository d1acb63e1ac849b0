"""The rankings of the scorecard's page: who does best by each target that binds several units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tthc.draw.html import Child, Markup, element, join
from tthc.io.report.table import Entry, figure, listing
from tthc.io.scorecard.results import columns
from tthc.io.scorecard.view import View
from tthc.targets import Ranked
from tthc.targets.scorecards.aim import Aim
from tthc.targets.scorecards.picture import bullet, scale_of
from tthc.targets.scorecards.row_text import counts_text, ranked_values
from tthc.targets.scorecards.wording import goal_text

_COLUMNS: Final = ("rank", "name", "value", "counts", "chart")
_SHOWN: Final = 12


def rankings(view: View) -> Markup | None:
    """A table for each target by which two units or more have a figure; None where there is none."""
    tables = [_ranking(view, aim, places) for aim in view.aims if len(places := aim.ranking()) > 1]
    return element("div", *tables, class_="boards") if tables else None


def _ranking(view: View, aim: Aim, places: Sequence[Ranked]) -> Markup:
    title = join([f"{aim.number}.", view.words.printed(aim.target.text), f"({goal_text(aim.target, view.lang)})"], " ")
    heads = columns(view, _COLUMNS, row_head="name")
    entries = list(_entries(view, places))
    rest = len(entries) - _SHOWN if len(entries) > _SHOWN + 3 else 0
    shown, folded = (entries[:_SHOWN], entries[_SHOWN:]) if rest else (entries, [])
    unranked = [view.name_of(one) for one in aim.unranked()]
    return element(
        "div",
        element("h3", title),
        listing(heads, shown, name="ranking", caption=view.say("heading", "rankings"), folded=folded),
        _rest(view, rest) if rest else None,
        element("p", view.say("phrase", "unranked", names="; ".join(unranked)), class_="muted small")
        if unranked
        else None,
    )


def _rest(view: View, count: int) -> Markup:
    """How many more there are; the button works where the script does."""
    button = element("button", view.words("page", "unfold"), type="button", class_="unfold", hidden=True)
    return element(
        "p", element("span", view.say("page", "rest", count=count), class_="muted"), " ", button, class_="rest"
    )


def _entries(view: View, places: Sequence[Ranked]) -> Iterator[Entry]:
    top = scale_of(place.assessment for place in places)
    for place, value in zip(places, ranked_values(places, view.lang), strict=True):
        one = place.assessment
        cells: tuple[Child, ...] = (
            figure(place.rank, str(place.rank)),
            view.name_of(one),
            figure(float(one.value or 0), value),
            counts_text(one, view.lang),
            bullet(one, view.lang, top=top, margin=view.card.thresholds.margin),
        )
        yield cells, {"data_units": view.number_of(one), "data_when": f"{one.standing}@"}
