"""What a time cell can say (các cách nêu thời gian): the kinds of term, told apart by ``kind``."""

from __future__ import annotations

from datetime import date
from datetime import date as calendar_day
from datetime import time as clock
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tthc.model.duration import Duration
from tthc.model.frozen import Frozen

Frequency = Literal[
    "daily", "weekly", "monthly", "quarterly", "semiannual", "nine-months", "annual", "periodic"
]  # fmt: skip
"""How often: hằng ngày, hằng tuần, hằng tháng, hằng quý, 6 tháng một lần, 9 tháng (once a year, for its first nine
months), hằng năm, định kỳ (not said how often)."""

LimitSide = Literal["within", "after", "before"]
"""No later than so long after an event (trong thời hạn), not before so long after it (sau), at the latest so long
before it (chậm nhất trước)."""

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


class DayOfEach(Frozen):
    """A day inside each period of a repetition (ngày 25 tháng cuối quý; thứ Sáu).

    Attributes:
        month: 1 for the first month of the period; above its last one for the next period's (tháng sau).
        day: of that month; 31 stands for the month's last.
        weekday: instead of month and day, a day of each week: 1 for Monday to 7 for Sunday.

    Example:
        >>> DayOfEach(month=3, day=25).day
        25
    """

    month: Annotated[int, Field(ge=1, le=24)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    weekday: Annotated[int, Field(ge=1, le=7)] | None = None

    @model_validator(mode="after")
    def _is_one_day(self) -> Self:
        if (self.day is None) == (self.weekday is None) or (self.weekday and self.month):
            raise ValueError("give a day of a month (day, and month where a period has several), or a weekday")
        return self


class Recurring(Frozen):
    """Comes again in each period (hằng tháng, hằng quý, hằng năm, định kỳ).

    Attributes:
        freq: how long the period is.
        every: once in so many of them, where that is more than one (02 tuần một lần).
        times: so many times in each, where that is more than once (2 lần/tháng).
        opens: first day of it in each period; None where it is the period's first, or is not said.
        due: last day of it in each period; None where it is the period's last, or is not said.
        before: ``due`` itself is outside (trước ngày 20 hằng tháng).
        time: up to this time of the day, by the clock in Vietnam.

    Example:
        >>> Recurring(freq="monthly", due=DayOfEach(day=20), before=True).freq
        'monthly'
    """

    kind: Literal["recurring"] = "recurring"
    freq: Frequency
    every: Annotated[int, Field(ge=2, le=99)] | None = None
    times: Annotated[int, Field(ge=2, le=99)] | None = None
    opens: DayOfEach | None = None
    due: DayOfEach | None = None
    before: bool = False
    time: clock | None = None

    @model_validator(mode="after")
    def _has_such_days(self) -> Self:
        days = [day for day in (self.opens, self.due) if day]
        if days and self.freq in ("daily", "periodic"):
            raise ValueError(f"what comes {self.freq} has no day of its period")
        if any((day.weekday is not None) != (self.freq == "weekly") for day in days):
            raise ValueError("a weekday is for what comes weekly, a day of the month for what comes less often")
        if self.before and self.due is None:
            raise ValueError("before: there is no day to be before")
        return self


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
    """Up to a day, the day itself inside (đến ngày, chậm nhất ngày).

    Attributes:
        date: the day.
        time: up to this time of that day, by the clock in Vietnam; None for its end (trước 15h00 ngày …).
    """

    kind: Literal["by"] = "by"
    date: date
    time: clock | None = None


class Months(Frozen):
    """Once in each of the months listed (tháng 3, 6, 9, 12)."""

    kind: Literal["months"] = "months"
    months: tuple[Month, ...] = Field(min_length=1)


class Week(Frozen):
    """In a week of a month (tuần 2 tháng 3). No law says which days that is, so it has none until somebody binds it.

    Attributes:
        month: the month.
        week: its number from 1; -1 for the last (tuần cuối).
    """

    kind: Literal["week"] = "week"
    month: Month
    week: Literal[-1, 1, 2, 3, 4, 5]


class Limit(Frozen):
    """A time limit from an event (trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ).

    When it ends ``tthc.periods.TimeLimit`` works out, once the day of the event is known.

    Attributes:
        duration: how long.
        event: the words that name the event, None where none do.
        date: the day of the event, where the words give one.
        side: on which side of the event, and of its own end, the act lies.

    Example:
        >>> limit = Limit(duration=Duration.of(5, "working_day"), event="ngày nhận đủ hồ sơ")
        >>> limit.side, str(limit.duration)
        ('within', '5 working_day')
    """

    kind: Literal["limit"] = "limit"
    duration: Duration
    event: str | None = None
    date: calendar_day | None = None
    side: LimitSide = "within"


class External(Frozen):
    """Set by another document, order or circumstance (theo Kế hoạch kiểm tra)."""

    kind: Literal["external"] = "external"
    reference: str


class Unread(Frozen):
    """Words that could not be read as a time; kept as printed."""

    kind: Literal["unread"] = "unread"
    text: str


Term = Annotated[
    Continuous
    | Adhoc
    | Completed
    | Unspecified
    | Recurring
    | Window
    | Before
    | By
    | Months
    | Week
    | Limit
    | External
    | Unread,
    Field(discriminator="kind"),
]
"""One statement of a schedule, told apart by ``kind``."""
