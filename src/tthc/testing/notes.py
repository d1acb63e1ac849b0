"""Notes that units report on a plan."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from tthc.model import Plan, Progress
from tthc.model.paths import PlacedTask
from tthc.model.progress import State
from tthc.testing.time import days
from tthc.testing.wording import phrases

_STATES: tuple[State, ...] = ("not_started", "in_progress", "done", "dropped")


def progress_notes(plan: Plan | None = None) -> st.SearchStrategy[Progress]:
    """A note on a task: of a plan, about something the task owes and from a unit that leads it; else of any plan.

    A plan whose tasks owe nothing has no such notes.

    Example:
        >>> from hypothesis import find
        >>> find(progress_notes(), lambda note: note.state == "done").at
        'task:I.1'
    """
    if plan is None:
        return _notes("task:I.1", 1, ())
    return st.one_of([_of(placed) for placed in plan.tasks() if placed.task.deliverables or not placed.task.tasks])


def _of(placed: PlacedTask) -> st.SearchStrategy[Progress]:
    names = tuple(unit.name for unit in placed.task.lead)
    return _notes(f"task:{placed.path}", len(placed.task.deliverables), names)


@st.composite
def _notes(draw: st.DrawFn, at: str, deliverables: int, leads: tuple[str, ...]) -> Progress:
    state = draw(st.sampled_from(_STATES))
    day = draw(days())
    done = day - timedelta(draw(st.integers(0, 60))) if state == "done" else None
    return Progress(
        at=at,
        deliverable=draw(st.sampled_from((None, *range(deliverables)))),
        unit=draw(st.sampled_from((None, *leads))),
        state=state,
        percent=100 if done else draw(st.none() | st.integers(0, 99)),
        done_on=done,
        evidence=draw(st.none() | st.integers(1, 999).map("{}/BC-UBND".format)),
        note=draw(st.none() | phrases()),
        as_of=day,
    )
