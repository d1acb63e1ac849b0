"""When a thing is to be done (thời gian thực hiện), as the cell says it: a list of terms."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tthc.model.frozen import Frozen

Frequency = Literal["monthly", "quarterly", "semiannual", "annual", "periodic"]
"""How often: hằng tháng, hằng quý, 6 tháng một lần, hằng năm, định kỳ (not said how often)."""

Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A calendar month, ISO 8601: ``2025-03``."""


class Continuous(Frozen):
    """Runs through the plan's period (thường xuyên)."""

    kind: Literal["continuous"] = "continuous"


class Adhoc(Frozen):
    """When the occasion arises (đột xuất, khi có phát sinh)."""

    kind: Literal["adhoc"] = "adhoc"


class Completed(Frozen):
    """Already done when the plan was issued (đã hoàn thành)."""

    kind: Literal["completed"] = "completed"


class Unspecified(Frozen):
    """The cells are empty."""

    kind: Literal["unspecified"] = "unspecified"


class Recurring(Frozen):
    """Once in each period (hằng tháng, hằng quý, hằng năm, định kỳ)."""

    kind: Literal["recurring"] = "recurring"
    freq: Frequency


class Window(Frozen):
    """From a day to a day, both inside; an end that is not said is None (quý III; tháng 7 – tháng 12)."""

    kind: Literal["window"] = "window"
    start: date | None = None
    end: date | None = None


class Before(Frozen):
    """Before a day, the day itself outside (trước ngày)."""

    kind: Literal["before"] = "before"
    date: date


class By(Frozen):
    """Up to a day, the day itself inside (đến ngày, chậm nhất ngày)."""

    kind: Literal["by"] = "by"
    date: date


class Months(Frozen):
    """Once in each of the months listed (tháng 3, 6, 9, 12)."""

    kind: Literal["months"] = "months"
    months: tuple[Month, ...] = Field(min_length=1)


class External(Frozen):
    """Set by another document, order or circumstance (theo Kế hoạch kiểm tra)."""

    kind: Literal["external"] = "external"
    reference: str


class Unread(Frozen):
    """Words that could not be read as a time; kept as printed."""

    kind: Literal["unread"] = "unread"
    text: str


Term = Annotated[
    Continuous | Adhoc | Completed | Unspecified | Recurring | Window | Before | By | Months | External | Unread,
    Field(discriminator="kind"),
]
"""One statement of a schedule, told apart by ``kind``."""


class Schedule(Frozen):
    """The time cells of a row and what they say.

    Attributes:
        start_text: the cell "Bắt đầu" (or the cell that spans both columns) as printed;
            "" where it is empty, None where the table has no such column.
        finish_text: the cell "Hoàn thành", likewise.
        terms: what they say, in the order said.

    Example:
        >>> Schedule(start_text="Thường xuyên", finish_text="", terms=(Continuous(),)).text
        'Thường xuyên'
    """

    start_text: str | None = None
    finish_text: str | None = None
    terms: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        """The printed words of both cells, joined by a dash where both say something."""
        return " – ".join(part for part in (self.start_text, self.finish_text) if part)
