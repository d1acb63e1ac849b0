"""The report page unit by unit: what each leads, how that stands, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from tthc.draw.html import Child, Markup, element, join
from tthc.io.report.table import Entry, columns, day, figure, listing
from tthc.io.report.view import View, lines
from tthc.model import UnitMention
from tthc.periods.obligation import Obligation
from tthc.periods.standing import as_lead
from tthc.text.normal import fold_word


@frozen
class _Share:
    """What a unit leads: its number and name, the paths that say so, its obligations as it stands itself."""

    number: int
    name: str
    at: tuple[str, ...]
    owed: tuple[Obligation, ...]


def unit_table(view: View) -> Markup | None:
    """A row for each unit that leads something, the one with most to do first; None where none is named."""
    shares = sorted(_shares(view), key=lambda share: -len(share.at))
    if not shares:
        return None
    heads = columns(view.words, ("unit", "leads", "next", "what", "standing"), row_head="unit")
    entries = (_entry(view, share) for share in shares)
    return listing(heads, entries, name="units", caption=view.words("heading", "units"))


def _shares(view: View) -> Iterator[_Share]:
    """Units by their names, however the plan writes them with capitals; only those the timetable knows of."""
    table = view.timetable
    places: dict[str, dict[str, None]] = {}
    named = [(f"task:{placed.path}", placed.task.lead) for placed in view.plan.tasks()]
    named += [(duty.at, duty.lead) for duty in view.review]
    for at, lead in named:
        for unit in lead:
            places.setdefault(fold_word(unit.name), {})[at] = None
    owed: dict[str, list[Obligation]] = {}
    for one in table:
        for name in dict.fromkeys(fold_word(unit.name) for unit in one.lead):
            owed.setdefault(name, []).append(as_lead(one, name, table.as_of, table.soon))
    for name, held in places.items():
        if name in owed:
            yield _Share(*view.facets.units[name], tuple(held), tuple(owed[name]))


def _entry(view: View, share: _Share) -> Entry:
    words = view.words
    coming = next((one for one in share.owed if _is_coming(one, view)), None)
    links = join((view.link(at, at.partition(":")[2] if at.startswith("task:") else None) for at in share.at), ", ")
    states = Counter(one.state for one in share.owed)
    button = element(
        "button",
        words("filter", "of_unit"),
        element("span", f": {share.name}", class_="unseen"),
        type="button",
        class_="quiet",
        data_unit=share.number,
        hidden=True,
    )
    contents: tuple[Child, ...] = (
        lines([words.printed(share.name), button]),
        lines([figure(len(share.at), words.counted("due", "leads", len(share.at), count=len(share.at))), links]),
        _next(view, coming) if coming else "",
        lines([view.link(coming.at), words.printed(coming.title)]) if coming else "",
        lines(join([view.pill(state), f" {count}"]) for state, count in states.most_common()),
    )
    return contents, view.facets.row(share.owed, lead=(UnitMention(name=share.name),))


def _is_coming(one: Obligation, view: View) -> bool:
    return one.due is not None and one.due >= view.timetable.as_of and one.is_open and not one.is_continuous


def _next(view: View, one: Obligation) -> Markup:
    left = element("span", view.days_left(one.due), class_="muted small") if one.due else None
    return lines([day(one.due, view.words), left])
