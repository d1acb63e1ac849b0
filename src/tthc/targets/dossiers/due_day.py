"""The day a dossier is due where only the procedure's limit is known (hạn giải quyết tính theo thời hạn).

Counted inside the engine, by two joins with small tables made from the work calendar.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache, reduce
from itertools import accumulate
from operator import and_
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import frozen

from tthc.errors import InputError
from tthc.periods import WorkCalendar
from tthc.targets.dossiers.columns import DossierColumns, spellings
from tthc.targets.dossiers.engine import Engine

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

LimitUnit = Literal["day", "working_day"]
"""ngày; ngày làm việc."""

BY_LIMIT: Final = "due_by_limit"

# The n-th working day stands at n, the day that a calendar day rolls to at its ordinal and this.
_ROLLED: Final = 10_000_000
_LONGEST: Final = 100_000

_FROM, _ALLOWED, _WORKING = "counted_from", "allowed", "in_working_days"
_DAY, _WORKED, _ORDINAL, _STEP = "day_of_receipt", "working_days_to", "ordinal", "step_at"


@frozen
class ByLimit:
    """How the due days of a frame's dossiers follow from their limits.

    Attributes:
        engine: the engine of the frame.
        roles: the columns that the frame has.
        moments: those of them that know the time of day.
        calendar: the working days.
        limit_unit: what limits count where no column says so.
        columns: what the values of the column are called.
    """

    engine: Engine
    roles: Collection[str]
    moments: Collection[str]
    calendar: WorkCalendar
    limit_unit: LimitUnit | None
    columns: DossierColumns

    def __attrs_post_init__(self) -> None:
        if self.limit_unit is not None and self.limit_unit not in ("day", "working_day"):
            raise InputError(
                f"a limit in {self.limit_unit!r} is not counted by the day", hint="give day or working_day"
            )
        if "limit_unit" not in self.roles and self.limit_unit is None:
            hint = 'give limit_unit="working_day" or "day", or a column limit_unit'
            raise InputError("nothing says what the limits of the dossiers count", hint=hint)

    def asked(self) -> tuple[nw.Expr, ...]:
        """What is to be looked up, of the columns of the frame: the day only where no appointment is given."""
        import narwhals as nw

        limit = nw.col("limit")
        waited = nw.col("waited").fill_null(0) if "waited" in self.roles else nw.lit(0)
        total, usable = limit + waited, (limit >= 0) & (waited >= 0) & (limit + waited <= _LONGEST)
        day = nw.col("received").dt.date() if "received" in self.moments else nw.col("received")
        given = [nw.col(role) for role in ("reappointment", "appointment") if role in self.roles]
        asked = [
            (nw.when(reduce(and_, (one.is_null() for one in given))).then(day) if given else day).alias(_FROM),
            nw.when(usable).then(total.ceil().cast(nw.Int32)).alias(_ALLOWED),
        ]
        return (*asked, self._is_working().alias(_WORKING)) if "limit_unit" in self.roles else tuple(asked)

    def joined(self, frame: Frame, beside: Frame) -> Frame:
        """The frame, which has what ``asked`` gives, with ``due_by_limit``; the tables are made beside the other one.

        The day of receipt is not counted; an end in calendar days that is a day off moves to the next working day;
        days waited for supplements come on top.

        Legal basis: Civil Code 2015, Articles 147(2), 148(5).
        """
        import narwhals as nw

        has_calendar_days = "limit_unit" in self.roles or self.limit_unit == "day"
        days = self.engine.table(beside, _days(self.calendar, has_calendar_days=has_calendar_days))
        steps = self.engine.table(beside, _steps(self.calendar, has_calendar_days=has_calendar_days))
        begun = frame.join(days, left_on=_FROM, right_on=_DAY, how="left")
        allowed = nw.col(_ALLOWED)
        worked = nw.col(_WORKED) + allowed
        # The calendar adds no working day to a day: it is due on the day of receipt, worked or not.
        at_once = allowed == 0
        if "limit_unit" in self.roles:
            rolled = nw.when(~nw.col(_WORKING)).then(nw.col(_ORDINAL) + allowed + _ROLLED)
            step = nw.when(nw.col(_WORKING)).then(worked).otherwise(rolled)
            at_once &= nw.col(_WORKING)
        elif has_calendar_days:
            step, at_once = nw.col(_ORDINAL) + allowed + _ROLLED, nw.lit(value=False)
        else:
            step = worked
        led = begun.with_columns(step.alias("step")).join(steps, left_on="step", right_on=_STEP, how="left")
        return led.with_columns(nw.when(at_once).then(nw.col(_FROM)).otherwise(nw.col(BY_LIMIT)).alias(BY_LIMIT))

    def _is_working(self) -> nw.Expr:
        """Whether a limit counts working days; nothing where the column says neither."""
        import narwhals as nw

        said = nw.col("limit_unit").cast(nw.String)
        working, plain = spellings(self.columns.working_day), spellings(self.columns.day)
        is_working, is_plain = (
            nw.any_horizontal(nw.lit(value=False), *(said == one for one in words), ignore_nulls=True)
            for words in (working, plain)
        )
        is_working = nw.when(is_working | is_plain).then(is_working)
        if self.limit_unit is None:
            return is_working
        usual = nw.lit(self.limit_unit == "working_day")
        return nw.when(said.is_null()).then(usual).otherwise(is_working)


def _days(calendar: WorkCalendar, *, has_calendar_days: bool) -> dict[str, list[int] | list[date]]:
    """How many working days there are up to each day."""
    days = _covered(calendar)
    counts = list(map(int, accumulate(map(calendar.is_working_day, days))))
    ordinals = {_ORDINAL: [day.toordinal() for day in days]} if has_calendar_days else {}
    return {_DAY: days, _WORKED: counts, **ordinals}


@cache
def _steps(calendar: WorkCalendar, *, has_calendar_days: bool) -> dict[str, list[int] | list[date]]:
    """Which day each step leads to."""
    days = _covered(calendar)
    working = [day for day in days if calendar.is_working_day(day)]
    at, reached = list(range(1, len(working) + 1)), list(working)
    if has_calendar_days:
        rolled = [day for day in days if working and day <= working[-1]]
        at += [_ROLLED + day.toordinal() for day in rolled]
        reached += map(calendar.roll, rolled)
    return {_STEP: at, BY_LIMIT: reached}


def _covered(calendar: WorkCalendar) -> list[date]:
    return [date.fromordinal(n) for n in range(calendar.first.toordinal(), calendar.last.toordinal() + 1)]
