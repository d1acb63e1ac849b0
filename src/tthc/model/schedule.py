"""When a thing is to be done (thời gian thực hiện), as the cell says it: its words and their terms."""

from __future__ import annotations

from tthc.model.frozen import Frozen
from tthc.model.term import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    DayOfEach,
    External,
    Frequency,
    Limit,
    LimitSide,
    Month,
    Months,
    Recurring,
    Term,
    Unread,
    Unspecified,
    Week,
    Window,
)
from tthc.model.wording import schedule_words

__all__ = [
    "Adhoc",
    "Before",
    "By",
    "Completed",
    "Continuous",
    "DayOfEach",
    "External",
    "Frequency",
    "Limit",
    "LimitSide",
    "Month",
    "Months",
    "Recurring",
    "Schedule",
    "Term",
    "Unread",
    "Unspecified",
    "Week",
    "Window",
]


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

    def __str__(self) -> str:
        """The terms in Vietnamese, however they were printed; ``tthc.text.parse_schedule`` reads the same terms back.

        Example:
            >>> from datetime import date
            >>> print(Schedule(start_text="hàng quý", terms=(Recurring(freq="quarterly"), By(date=date(2026, 12, 1)))))
            Hằng quý; chậm nhất ngày 01/12/2026
        """
        return schedule_words(self.terms)
