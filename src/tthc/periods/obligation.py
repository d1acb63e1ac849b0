"""Who owes what by when (nghĩa vụ, việc phải làm)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from tthc.model import Language, Progress, Term, UnitMention
from tthc.periods.explanation import Step, explained
from tthc.periods.wording import word
from tthc.text.normal import fold

ObligationState = Literal[
    "done_on_time", "done_late", "done", "dropped", "in_progress", "overdue", "due_soon", "not_due",
    "due", "past_due", "running", "ended", "no_date",
]  # fmt: skip
"""How an obligation stands.

With a progress note: done on time, done late, ``done`` where there is no day to measure by, dropped, in progress,
overdue, due soon, not due. Without any: ``due`` or ``past_due``, for no report is not proof. ``running`` and
``ended`` are for what goes on through the plan's period; ``no_date`` for what has no due day.
"""


@frozen
class Obligation:
    """One thing one or several units owe, once.

    Attributes:
        at: where the plan says it: ``task:V.4``, ``review:I.2`` or the milestone's own path such as ``annex2:II.1``.
        deliverable: index of the task's deliverable, from 0; None where the row has none.
        occurrence: which time of several: "2025-03", "2025-Q1", "2025-H2", "2025"; the due day of a single
            one; the kind of the term where there is no due day.
        title: what is to be done.
        lead: units that lead (đơn vị chủ trì).
        coordinating: units that coordinate (đơn vị phối hợp).
        products: what is to be delivered.
        term: the words of the plan it comes from, as read.
        opens: first day, None where none is said.
        due: last lawful day, None where there is none.
        act_by: last working day not after ``due``.
        state: how it stands on the day the timetable is for.
        steps: how the days and the state were worked out.
        groups: paths of the task groups it stands in, outermost first.
        progress: the notes that count, the latest of each unit.
        history: all notes that count, oldest first; the last of each unit is in ``progress``.
        key: unique in the timetable, the same whatever the day it is drawn up for.
    """

    at: str
    deliverable: int | None
    occurrence: str
    title: str
    lead: tuple[UnitMention, ...]
    coordinating: tuple[UnitMention, ...]
    products: tuple[str, ...]
    term: Term
    opens: date | None
    due: date | None
    act_by: date | None
    state: ObligationState
    steps: tuple[Step, ...]
    groups: tuple[str, ...]
    progress: tuple[Progress, ...]
    history: tuple[Progress, ...]
    key: str

    @property
    def is_continuous(self) -> bool:
        """Whether it runs through the plan's period (thường xuyên) and so is never late."""
        return self.term.kind == "continuous"

    @property
    def is_provisional(self) -> bool:
        """Whether its day to act by hangs on days off that are not announced yet."""
        return any(step.code == "provisional" for step in self.steps)

    @property
    def is_repeated(self) -> bool:
        """Whether it is one time of several (hằng tháng, tháng 3, 6, 9, 12)."""
        return self.due is not None and self.term.kind in ("months", "recurring")

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in ("done_on_time", "done_late", "done", "dropped", "ended")

    def is_led_by(self, unit: str) -> bool:
        """Whether a unit of that name or id leads; case, spelling variants and a parenthesis after the name aside."""
        return names(self.lead, unit)

    def state_label(self, lang: Language = "vi") -> str:
        """The state in words."""
        return word("state", self.state, lang)

    def explain(self, lang: Language = "vi") -> str:
        """How the days and the state were worked out, one line a step, each with what it rests on."""
        return explained(self.steps, lang)

    def __str__(self) -> str:
        return f"{self.key} {self.due or self.term.kind} {self.state}"


def called(mention: UnitMention) -> tuple[str, ...]:
    """The names a unit answers to, folded: as printed, without a parenthesis at the end, its id.

    Example:
        >>> called(UnitMention(name="Văn phòng Sở (Bộ phận Một cửa)"))
        ('văn phòng sở (bộ phận một cửa)', 'văn phòng sở')
    """
    full = fold(mention.name)
    short = full[: full.index(" (")] if full.endswith(")") and " (" in full else full
    return tuple(dict.fromkeys((full, short, *((fold(mention.unit_id),) if mention.unit_id else ()))))


def names(mentions: tuple[UnitMention, ...], unit: str) -> bool:
    """Whether a unit of that name or id is among the mentions."""
    wanted = fold(unit)
    return any(wanted in called(mention) for mention in mentions)
