"""What a unit reports on an obligation (báo cáo tiến độ), beside the plan."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from tthc.model.frozen import Frozen

State = Literal["not_started", "in_progress", "done", "dropped"]
"""chưa thực hiện, đang thực hiện, đã hoàn thành, không thực hiện."""


class Progress(Frozen):
    """One note on one obligation.

    Attributes:
        at: the obligation's path, such as ``task:V.4``.
        deliverable: index of the deliverable, from 0; None for all.
        unit: the unit that reports; None for all leads.
        state: how far it is.
        percent: 0 to 100.
        done_on: the day it was done.
        evidence: code of the document that proves it.
        note: free words.
        as_of: the day the note speaks of.

    Example:
        >>> Progress(at="task:V.4", state="done", done_on=date(2025, 8, 9), as_of=date(2025, 8, 10)).percent is None
        True
    """

    at: str
    deliverable: int | None = Field(default=None, ge=0)
    unit: str | None = None
    state: State
    percent: float | None = Field(default=None, ge=0, le=100)
    done_on: date | None = None
    evidence: str | None = None
    note: str | None = None
    as_of: date
