"""The timetable of the report page as pictures, each short enough for a printed page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc.draw.html import Markup, element, join
from tthc.draw.palette import TONES
from tthc.draw.row import Row
from tthc.draw.scale import ENGLISH, VIETNAMESE
from tthc.draw.svg import timeline
from tthc.io.report.view import View
from tthc.model.paths import clean_label
from tthc.periods.obligation import Obligation
from tthc.periods.picture import items_of, printed_time
from tthc.periods.wording import word

# Rows of a picture that, with axis and key, fill a sheet of A4 laid across.
_ROWS_A_PAGE: Final = 25


def timeline_figures(view: View) -> Markup | None:
    """The pictures, none where no obligation is in the timetable."""
    pages = list(_pages([part for part in _parts(view) if len(part) > 1]))
    if not pages:
        return None
    start, end = _range(view)
    return join(_figure(view, rows, number, len(pages), start, end) for number, rows in enumerate(pages, start=1))


def _figure(view: View, rows: list[Row], part: int, parts: int, start: date, end: date) -> Markup:
    words = view.words
    as_of = words.day(view.timetable.as_of)
    facts = {"rows": len(rows), "start": words.day(start), "end": words.day(end), "as_of": as_of}
    picture = timeline(
        rows,
        start=start,
        end=end,
        as_of=view.timetable.as_of,
        as_of_text=as_of,
        title=words("timeline", "title", part=part, parts=parts),
        description=words("timeline", "description", **facts),
        legend={tone: word("tone", tone, words.lang) for tone in TONES},
        words=VIETNAMESE if words.lang == "vi" else ENGLISH,
        name=f"timeline-{part}",
    )
    scroll = element("div", picture, class_="scroll", tabindex=0, role="region", aria_label=words("timeline", "scroll"))
    return element("figure", scroll)


def _range(view: View) -> tuple[date, date]:
    """The plan's period; without one, from the first day named to the last."""
    if view.plan.period:
        return view.plan.period.start, view.plan.period.end
    days = [day for one in view.timetable for day in (one.opens, one.due) if day]
    return min(days, default=view.timetable.as_of), max(days, default=view.timetable.as_of)


def _pages(parts: list[list[Row]]) -> Iterator[list[Row]]:
    """Parts put together as long as they fit; a long one is cut, its heading repeated."""
    page: list[Row] = []
    for heading, *rows in parts:
        if page and len(page) + 1 + len(rows) > _ROWS_A_PAGE:
            yield page
            page = []
        left = rows
        while len(left) > _ROWS_A_PAGE - 1:
            yield [heading, *left[: _ROWS_A_PAGE - 1]]
            left = left[_ROWS_A_PAGE - 1 :]
        page += [heading, *left]
    if page:
        yield page


def _parts(view: View) -> Iterator[list[Row]]:
    """A heading and its rows each: groups, milestones, the review list; only what the timetable holds."""
    for block in view.blocks:
        heading = Row(block.group.title, clean_label(block.group.label), is_heading=True)
        yield [heading, *(row for placed in block.tasks for row in _row(view, f"task:{placed.path}", placed.path))]
    milestones = (row for duty in view.milestones for row in _row(view, duty.at, ""))
    yield [Row(view.words("heading", "milestones"), is_heading=True), *milestones]
    review = zip(view.plan.review_items, view.review, strict=True)
    reviewed = (row for item, duty in review for row in _row(view, duty.at, clean_label(item.label)))
    yield [Row(view.words("heading", "review"), is_heading=True), *reviewed]


def _row(view: View, at: str, label: str) -> Iterator[Row]:
    owed = view.owed_at(at)
    if not owed:
        return
    items = tuple(item for one in owed for item in items_of(one, view.words.lang))
    notes = dict.fromkeys(_note(one, view) for one in owed if one.due is None)
    note = "; ".join(note for note in notes if note)
    yield Row(owed[0].title, label, items, note=note, key=view.anchors[at])


def _note(one: Obligation, view: View) -> str:
    """What stands in place of a bar: the printed time, else the state."""
    return printed_time(one) or word("state", one.state, view.words.lang)
