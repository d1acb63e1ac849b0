"""How a dossier stands (tình trạng giải quyết hồ sơ), and how that was worked out."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from attrs import frozen

from tthc.model import Duration, Language
from tthc.periods.explanation import Step, explained
from tthc.periods.time_limit import Ending
from tthc.periods.wording import word

Verdict = Literal["early", "on_time", "overdue", "pending", "pending_overdue"]
"""trước hạn, đúng hạn, quá hạn; of a dossier that is not finished: trong hạn, quá hạn."""


@frozen
class DossierStanding:
    """How a dossier stands at the end of a day.

    Attributes:
        verdict: early, on time, overdue; pending or pending overdue where it is not finished.
        started: the moment its time is counted from.
        appointment: the moment it is judged by: the last one given to the applicant, else what the limit comes to;
            24:00 of a day is written as 0:00 of the next.
        by_limit: what the limit comes to, with its pauses and its steps; None without a limit.
        ended: the moment compared with the appointment: that of the end, of an open supplement request, or the end
            of the reporting period.
        used: time the clock ran, in the unit the limit's pauses are counted in.
        left: time from ``ended`` to the appointment, likewise; nothing where it has passed.
        over: time since the appointment passed, likewise; nothing where it has not.
        steps: how it was worked out.
    """

    verdict: Verdict
    started: datetime
    appointment: datetime
    by_limit: Ending | None
    ended: datetime
    used: Duration
    left: Duration
    over: Duration
    steps: tuple[Step, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether its time has passed, finished or not."""
        return self.verdict in ("overdue", "pending_overdue")

    def label(self, lang: Language = "vi") -> str:
        """The verdict in words."""
        return word("verdict", self.verdict, lang)

    def explain(self, lang: Language = "vi") -> str:
        """One line a step, with what it rests on."""
        return explained(self.steps, lang)
