"""How an obligation stands on a day, by what was reported."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, frozen

from tthc.model import Progress, UnitMention
from tthc.periods.explanation import Step
from tthc.periods.obligation import Obligation, ObligationState, called, names
from tthc.periods.reporting import done_day, rank
from tthc.text.normal import fold


@frozen
class Reports:
    """The last word of each unit that has one.

    Attributes:
        latest: the latest note of each unit, in the order of the leads.
        silent: names of the leads that have not reported.
    """

    latest: tuple[Progress, ...]
    silent: tuple[str, ...]

    @property
    def all_closed(self) -> bool:
        """Whether every lead has reported and none has work left."""
        return bool(self.latest) and not self.silent and all(note.state in ("done", "dropped") for note in self.latest)


def stand(obligation: Obligation, notes: tuple[Progress, ...], as_of: date, soon: int) -> Obligation:
    """The obligation with its state on a day and the steps that led to it."""
    reports = _reports(obligation.lead, notes)
    state = _state(obligation, reports, as_of, timedelta(days=soon))
    steps = [step for note in reports.latest for step in _note_steps(note)]
    if reports.latest and reports.silent:
        steps.append(Step.of("silent", units="; ".join(reports.silent)))
    if state == "past_due":
        steps.append(Step.of("past-due"))
    return evolve(obligation, state=state, progress=reports.latest, history=notes, steps=(*obligation.steps, *steps))


def as_lead(obligation: Obligation, name: str, as_of: date, soon: int) -> Obligation:
    """The obligation as one of its leads stands, by the notes of that lead alone."""
    own = tuple(unit for unit in obligation.lead if names((unit,), name))
    spoken = {alias for unit in own for alias in called(unit)}
    notes = tuple(note for note in obligation.history if note.unit is None or fold(note.unit) in spoken)
    reports = _reports(own, notes)
    state = _state(obligation, reports, as_of, timedelta(days=soon))
    return evolve(obligation, state=state, progress=reports.latest)


def _reports(lead: tuple[UnitMention, ...], notes: tuple[Progress, ...]) -> Reports:
    """A note without a unit speaks for all leads; a unit that is not a lead is a member of a collective one."""
    aliases = {alias: unit.name for unit in reversed(lead) for alias in called(unit)}
    words: dict[str, list[Progress]] = {unit.name: [] for unit in lead}
    for note in notes:
        if note.unit is not None:
            words.setdefault(aliases.get(fold(note.unit), fold(note.unit)), []).append(note)
    for_all = [note for note in notes if note.unit is None]
    words = words or {"": []}
    latest = {name: max((*own, *for_all), key=rank) for name, own in words.items() if own or for_all}
    return Reports(tuple(dict.fromkeys(latest.values())), tuple(name for name in words if name not in latest))


def _state(obligation: Obligation, reports: Reports, as_of: date, soon: timedelta) -> ObligationState:
    if obligation.term.kind == "completed":
        return "done"
    if reports.all_closed:
        return _closed(obligation, reports)
    if obligation.is_continuous:
        return _going_on(obligation, as_of)
    reported = {note.state for note in reports.latest}
    begun = bool(reported & {"in_progress", "done"})
    if obligation.due is None:
        return "in_progress" if begun else "no_date"
    if as_of > obligation.due:
        # Only a lead that says itself that it is not done is late; one that is silent may have done it.
        return "overdue" if reported & {"in_progress", "not_started"} else "past_due"
    if not reported:
        return "due"
    if begun:
        return "in_progress"
    return "due_soon" if obligation.due - as_of <= soon else "not_due"


def _closed(obligation: Obligation, reports: Reports) -> ObligationState:
    days = [done_day(note) for note in reports.latest if note.state == "done"]
    if not days:
        return "dropped"
    if obligation.due is None:
        return "done"
    return "done_on_time" if max(days) <= obligation.due else "done_late"


def _going_on(obligation: Obligation, as_of: date) -> ObligationState:
    if obligation.due and as_of > obligation.due:
        return "ended"
    return "not_due" if obligation.opens and as_of < obligation.opens else "running"


def _note_steps(note: Progress) -> tuple[Step, ...]:
    said = Step.of(
        "note",
        unit=note.unit,
        as_of=note.as_of,
        reported=note.state,
        done_on=note.done_on,
        percent=note.percent,
        evidence=note.evidence,
    )
    undated = note.state == "done" and note.done_on is None
    return (said, Step.of("note-day", day=note.as_of)) if undated else (said,)
