"""Which progress note (báo cáo tiến độ) speaks of which obligation, and what is wrong with a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tthc.model import Finding, Progress
from tthc.periods.obligation import Obligation

Notes = Mapping[str, tuple[Progress, ...]]
"""The notes that count, by the key of the obligation, oldest first."""


def assign(
    obligations: Iterable[Obligation], progress: Iterable[Progress], as_of: date
) -> tuple[Notes, tuple[Finding, ...]]:
    """Lay each note beside the obligations it speaks of.

    A note names a path and, if it likes, a deliverable. Where a deliverable is due several times the note speaks of
    the time in whose window its day lies (``done_on``, else ``as_of``), the one due first where windows overlap; of
    the last one before that day where it lies in none; of the first one where all lie ahead. A note that means another
    one says so: ``task:V.4@2025-Q1``.

    Returns:
        the notes that count, and what is wrong with the others; neither depends on the order of the notes.
    """
    by_path: dict[str, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        by_path[obligation.at].append(obligation)
    notes: dict[str, list[Progress]] = defaultdict(list)
    findings: list[Finding] = []
    for note in sorted(set(progress), key=rank):
        named = _named(note, by_path)
        faults = tuple(_faults(note, named, as_of))
        findings.extend(faults)
        if any(fault.code in UNCOUNTED for fault in faults):
            continue
        for obligation in _meant(note, named):
            notes[obligation.key].append(note)
    return {key: tuple(held) for key, held in notes.items()}, tuple(findings)


def rank(note: Progress) -> tuple[date, bool, str]:
    """Later notes after earlier ones; of one day, the one that names its deliverable last."""
    return note.as_of, note.deliverable is not None, note.model_dump_json()


def done_day(note: Progress) -> date:
    """The day a note that says done says it was done; its own day where it gives none."""
    return note.done_on or note.as_of


UNCOUNTED = {"progress-in-future", "progress-unplaced", "progress-unit-not-leading", "progress-done-ahead"}
"""What is wrong with a note that does not count."""


def _faults(note: Progress, named: tuple[Obligation, ...], as_of: date) -> Iterator[Finding]:
    day = note.as_of.isoformat()
    if not named:
        yield Finding.of("progress-unplaced", at=note.at, quote=note.note)
    elif not any(_may_report(note.unit, obligation) for obligation in named):
        yield Finding.of("progress-unit-not-leading", at=note.at, quote=note.note, unit=note.unit)
    if note.as_of > as_of:
        yield Finding.of("progress-in-future", at=note.at, quote=note.note, day=day, as_of=as_of.isoformat())
    elif note.done_on and note.done_on > note.as_of:
        done_on = note.done_on.isoformat()
        yield Finding.of("progress-done-ahead", at=note.at, quote=note.note, day=day, done_on=done_on)
    elif note.state == "done":
        if not note.evidence:
            yield Finding.of("progress-without-evidence", at=note.at, quote=note.note, day=day)
        if not note.done_on:
            yield Finding.of("progress-done-undated", at=note.at, quote=note.note, day=day)


def _may_report(unit: str | None, obligation: Obligation) -> bool:
    """A lead may, and where a collective leads or nobody is named, any unit: it may be a member."""
    open_to_all = not obligation.lead or any(mention.collective for mention in obligation.lead)
    return unit is None or open_to_all or obligation.is_led_by(unit)


def _named(note: Progress, by_path: Mapping[str, list[Obligation]]) -> tuple[Obligation, ...]:
    path, _, occurrence = note.at.partition("@")
    held = by_path.get(path if ":" in path else f"task:{path}", [])
    wanted = (None, note.deliverable) if note.deliverable in (None, 0) else (note.deliverable,)
    return tuple(
        one
        for one in held
        if (note.deliverable is None or one.deliverable in wanted) and occurrence in ("", one.occurrence)
    )


def _meant(note: Progress, named: tuple[Obligation, ...]) -> Iterator[Obligation]:
    parts: dict[int | None, list[Obligation]] = defaultdict(list)
    for obligation in named:
        parts[obligation.deliverable].append(obligation)
    for part in parts.values():
        dated = [one for one in part if one.due and not one.is_continuous]
        yield from (_at_time(dated, done_day(note)),) if dated else part


def _at_time(times: list[Obligation], day: date) -> Obligation:
    def due(one: Obligation) -> tuple[date, int]:
        return one.due or date.max, -(one.opens or date.min).toordinal()

    running = [one for one in times if (one.opens or date.min) <= day <= (one.due or date.max)]
    before = [one for one in times if one.due and one.due < day]
    if running:
        return min(running, key=due)
    return max(before, key=lambda one: (due(one)[0], -due(one)[1])) if before else min(times, key=due)
