"""The counts of the report page: how large the plan is and, where units have reported, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tthc.draw.html import Markup, element, join
from tthc.io.report.view import View
from tthc.model import Tally
from tthc.periods.completion import Completion


def overview(view: View, findings: int) -> Markup:
    """What the plan holds, the states of its obligations, and what was reported on them."""
    plan, table = view.plan, view.timetable
    dated = sum(1 for one in table if one.due and not one.is_continuous)
    running = sum(1 for one in table if one.is_continuous)
    counts = {
        "groups": len(view.blocks),
        "tasks": sum(1 for _ in plan.tasks()),
        "units": len(plan.units()),
        "dated": dated,
        "running": running,
        "undated": len(table) - dated - running,
        "targets": len(plan.all_targets()),
        "review": len(plan.review_items),
        "findings": findings,
    }
    states = Counter(one.state for one in table)
    pills = (element("li", view.pill(state), f" {count}") for state, count in states.most_common())
    return join(
        [
            _tiles(view, {name: count for name, count in counts.items() if count}, "counts"),
            element("ul", *pills, class_="states") if states else None,
            _reported(view),
        ]
    )


def _reported(view: View) -> Markup | None:
    """Done, due soon and overdue as the units say; without any report nothing is said to be either."""
    words, table = view.words, view.timetable
    if not table.obligations:
        return None
    heading = element("h3", words("heading", "reported"))
    if not any(one.history for one in table):
        return join([heading, element("p", words("page", "nothing_reported"), class_="muted")])
    done = Completion.of(table)
    states = Counter(one.state for one in table if one.history)
    counts = {
        "on_time": done.on_time,
        "late": done.late,
        "in_progress": states["in_progress"],
        "due_soon": states["due_soon"],
        "overdue": done.overdue,
        "unreported": done.unreported,
    }
    said = [_rate(view, "rate", done.rate), _rate(view, "coverage", done.coverage)]
    return join([heading, _tiles(view, counts, "counts standing"), *(element("p", line) for line in said if line)])


def _rate(view: View, name: str, tally: Tally) -> str | None:
    if tally.rate is None:
        return None
    figures = {"part": tally.numerator, "whole": tally.denominator}
    return view.words("rate", name, **figures, percent=view.words.number(round(float(100 * tally.rate), 1)))


def _tiles(view: View, counts: Mapping[str, int], name: str) -> Markup:
    tiles = (
        element("div", element("dt", view.words("count", each)), element("dd", str(count)), class_=f"of-{each}")
        for each, count in counts.items()
    )
    return element("dl", *tiles, class_=name)
