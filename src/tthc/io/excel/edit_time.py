"""Times as an office has left them: the typed cells of a term, and the words that say the same."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from tthc.io.excel.given import Given
from tthc.model import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    External,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Window,
)
from tthc.model.wording import schedule_words
from tthc.text.schedule import read_schedule

TERM_CELLS: Final = ("term", "from", "to", "detail")
WORD_CELLS: Final = ("start", "finish")

_PLAIN: Final[dict[str, Term]] = {
    "continuous": Continuous(),
    "adhoc": Adhoc(),
    "completed": Completed(),
    "unspecified": Unspecified(),
}
_CLOCK: Final = re.compile(r"(\d{1,2})\s*(?:h|:|giờ)\s*(\d{2})?", re.IGNORECASE)
_USED: Final = {
    "window": ("from", "to"),
    "before": ("to",),
    "by": ("to", "detail"),
}
"""The cells besides the first that a kind of term uses; the others use the details alone, or none."""


def term_of(old: Term | None, given: Given) -> Term | None:
    """The term that the typed cells of a row give; None where they are empty."""
    if not given.changed(TERM_CELLS):
        return old
    if given.is_blank(*TERM_CELLS):
        return None
    kind = given.choice("term", "term", old.kind if old else None)
    if kind is None:
        if given.words("term"):
            return Unread(text=_line(given))
        kind = "unread" if given.is_blank("from", "to") else "window"
    _note_unused(kind, given)
    return _of_kind(kind, old, given)


def schedule_of(old: Schedule | None, given: Given, terms: tuple[Term, ...]) -> Schedule:
    """The schedule of a row: what was changed, words or typed cells, says what the other is.

    Args:
        old: as it was written; None in a row that an office added.
        given: the row.
        terms: what the typed cells of the row and those below it say.
    """
    base = old or Schedule(start_text="", finish_text="")
    words = given.changed(WORD_CELLS)
    start = given.words("start") if "start" in words else base.start_text
    finish = given.words("finish") if "finish" in words else base.finish_text
    if terms == base.terms:
        if old is not None and not words:
            return old
        reading = read_schedule(start, finish, given.period)
        for fault in reading.faults:
            given.note(fault.code, words[0] if words else None, quote=fault.quote)
        return reading.schedule
    if words:
        if read_schedule(start, finish, given.period).schedule.terms != terms:
            given.note("workbook-time-two-ways", words[0])
        return Schedule(start_text=start, finish_text=finish, terms=terms)
    if start is None and finish is None:
        return Schedule(terms=terms)
    if base.text:
        given.note("workbook-time-rewritten", "start" if base.start_text else "finish", quote=base.text)
    said = schedule_words(terms)
    if start is None:
        return Schedule(finish_text=said, terms=terms)
    return Schedule(start_text=said, finish_text=None if finish is None else "", terms=terms)


def _of_kind(kind: str, old: Term | None, given: Given) -> Term:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "window":
        return _window(old if isinstance(old, Window) else Window(), given)
    if kind in ("before", "by"):
        return _fixed(kind, old.date if isinstance(old, (Before, By)) else None, given)
    detail = given.words("detail")
    if kind == "external" and detail:
        return External(reference=detail)
    if kind == "unread":
        return Unread(text=detail)
    if kind == "recurring" and not detail:
        return Recurring(freq="periodic")
    terms = read_schedule(detail, None, given.period).schedule.terms
    if len(terms) == 1 and terms[0].kind == kind:
        return terms[0]
    given.note("workbook-words-unread", "detail" if detail else "term")
    return Unread(text=detail or given.words("term"))


def _window(old: Window, given: Given) -> Term:
    start, end = given.day("from", old.start), given.day("to", old.end)
    if start and end and end < start:
        given.note("workbook-dates-reversed", "to")
        return Unread(text=_line(given))
    return Window(start=start, end=end)


def _fixed(kind: str, old: date | None, given: Given) -> Term:
    day = given.day("to", old)
    if day is None:
        if given.is_blank("to"):
            given.note("workbook-date-unread", "to", quote=_line(given))
        return Unread(text=_line(given))
    if kind == "before":
        return Before(date=day)
    return By(date=day, time=_clock(given))


def _clock(given: Given) -> time | None:
    words = given.words("detail")
    read = _CLOCK.fullmatch(words)
    if read and int(read[1]) < 24 and int(read[2] or 0) < 60:
        return time(int(read[1]), int(read[2] or 0))
    if words:
        given.note("workbook-words-unread", "detail")
    return None


def _note_unused(kind: str, given: Given) -> None:
    used = _USED.get(kind, () if kind in _PLAIN else ("detail",))
    for key in given.changed(("from", "to", "detail")):
        if key not in used and given.words(key):
            given.note("workbook-cell-unused", key)


def _line(given: Given) -> str:
    return " ".join(words for key in TERM_CELLS if (words := given.words(key)))
