"""The few lines a unit wants each morning (bản tin hằng ngày): overdue, due soon, newly done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tthc.errors import InputError
from tthc.model import Language
from tthc.periods.obligation import Obligation
from tthc.periods.reporting import done_day
from tthc.periods.wording import day_text, occurrence_text, place_text, short, word

if TYPE_CHECKING:
    from tthc.periods.timetable import Timetable

_SHOWN: Final = 10
_TITLE_WIDTH: Final = 110


def digest(table: Timetable, *, unit: str | None = None, days: int = 7, lang: Language = "vi") -> str:
    """The lines, without mark-up, so that they can be sent anywhere.

    Args:
        table: the timetable of the day.
        unit: whose; then each thing stands as the unit's own notes say. All units if None.
        days: how many days ahead are "due soon", and how many back are "newly done".
        lang: language of the words around the plan's own.

    Raises:
        InputError: ``days`` is negative.
    """
    if days < 0:
        raise InputError(f"{days} is no number of days", hint="give days=0 or more")
    own = table.as_seen_by(unit) if unit else table
    parts = {
        "overdue": own.overdue(),
        "past_due": own.in_state("past_due"),
        "due_soon": own.due_within(days),
        "newly_done": own.where(lambda one: _newly_done(one, own, days)),
    }
    written = [_head(own, unit, lang)]
    for name, part in parts.items():
        if part:
            title = word("digest", name, lang).format(days=days)
            written += ["", f"{title}: {len(part)}", *_lines(part, name, lang)]
    if not any(parts.values()):
        written += ["", word("digest", "nothing", lang).format(days=days)]
    return "\n".join(written) + "\n"


def _head(table: Timetable, unit: str | None, lang: Language) -> str:
    weekday = word("weekday", str(table.as_of.weekday()), lang)
    facts = {"unit": unit or word("digest", "all", lang), "weekday": weekday, "day": day_text(table.as_of, lang)}
    return word("digest", "head", lang).format(**facts)


def _lines(part: Timetable, name: str, lang: Language) -> Iterator[str]:
    shown = part.obligations[:_SHOWN]
    for one in shown:
        at = one.at
        place = at.removeprefix("task:") if at.startswith("task:") else f"{place_text(at, lang)}:"
        title = short(one.title, _TITLE_WIDTH)
        if one.is_repeated:
            title = f"{title} ({occurrence_text(one.occurrence, lang)})"
        yield f"• {place} {title} – {_when(one, part, name, lang)}"
    if rest := len(part) - len(shown):
        yield word("digest", "more", lang).format(count=rest)


def _when(one: Obligation, table: Timetable, name: str, lang: Language) -> str:
    if name == "newly_done":
        days = [done_day(note) for note in one.progress if note.state == "done"]
        done = day_text(max(days), lang)
        return word("digest", "done_on", lang).format(day=done, state=one.state_label(lang))
    assert one.due is not None  # all others have one
    said = word("digest", "due", lang).format(day=day_text(one.due, lang))
    if name == "due_soon":
        if one.act_by and table.as_of <= one.act_by != one.due:
            said += word("digest", "act_by", lang).format(day=day_text(one.act_by, lang))
        elif one.due == table.as_of:
            said += word("digest", "today", lang)
        return said
    late = (table.as_of - one.due).days
    return said + word("digest", "late" if late != 1 else "late_one", lang).format(days=late)


def _newly_done(one: Obligation, table: Timetable, days: int) -> bool:
    if one.state not in ("done_on_time", "done_late", "done"):
        return False
    done = [done_day(note) for note in one.progress if note.state == "done"]
    return bool(done) and table.as_of - timedelta(days=days) <= max(done) <= table.as_of
