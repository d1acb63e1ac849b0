"""The day a dossier is due where only the procedure's limit is known (hạn giải quyết tính theo thời hạn).

Counted inside the engine, by two joins with small tables made from the work calendar.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, Literal

from tthc.errors import InputError
from tthc.periods import WorkCalendar
from tthc.targets.dossiers.columns import DossierColumns
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


def with_due_day(
    frame: Frame,
    engine: Engine,
    roles: Collection[str],
    *,
    calendar: WorkCalendar,
    limit_unit: LimitUnit | None,
    columns: DossierColumns,
) -> Frame:
    """The frame with ``due_by_limit``: nothing where an appointment is given, or no limit that can be counted.

    The day of receipt is not counted; an end in calendar days that is a day off moves to the next working day; days
    waited for supplements come on top.

    Legal basis: Civil Code 2015, Articles 147(2), 148(5).

    Raises:
        InputError: nothing says what the limit counts.
    """
    import narwhals as nw

    unit = _unit(roles, limit_unit, columns)
    waited = nw.col("waited").fill_null(0) if "waited" in roles else nw.lit(0)
    total = (nw.col("limit") + waited).ceil().cast(nw.Int64)
    usable = (nw.col("limit") >= 0) & (waited >= 0) & (nw.col("limit") + waited <= _LONGEST)
    for role in ("reappointment", "appointment"):
        if role in roles:
            usable &= nw.col(role).is_null()
    looked = frame.with_columns(
        nw.when(usable).then(_day("received", frame)).alias("looked_up"),
        nw.when(usable).then(total).alias("allowed"),
        unit.alias("counted_in"),
    )
    has_calendar_days = "limit_unit" in roles or limit_unit == "day"
    days = engine.table(frame, _days(calendar))
    steps = engine.table(frame, _steps(calendar, has_calendar_days=has_calendar_days))
    begun = looked.join(days, left_on="looked_up", right_on="day_of_receipt", how="left")
    allowed, working = nw.col("allowed"), nw.col("counted_in") == "working_day"
    rolled = nw.when(nw.col("counted_in") == "day").then(nw.col("ordinal") + allowed + _ROLLED)
    step = nw.when(working).then(nw.col("working_days_to") + allowed).otherwise(rolled)
    led = begun.with_columns(step.alias("step")).join(steps, left_on="step", right_on="step_at", how="left")
    # The calendar adds no working day to a day: it is due on the day of receipt, worked or not.
    due = nw.when(working & (allowed == 0)).then(nw.col("looked_up")).otherwise(nw.col(BY_LIMIT))
    return led.with_columns(due.alias(BY_LIMIT))


def _unit(roles: Collection[str], limit_unit: LimitUnit | None, columns: DossierColumns) -> nw.Expr:
    import narwhals as nw

    if limit_unit is not None and limit_unit not in ("day", "working_day"):
        raise InputError(f"a limit in {limit_unit!r} is not counted by the day", hint="give day or working_day")
    if "limit_unit" not in roles:
        if limit_unit is None:
            hint = 'give limit_unit="working_day" or "day", or a column limit_unit'
            raise InputError("nothing says what the limits of the dossiers count", hint=hint)
        return nw.lit(limit_unit)
    said = nw.col("limit_unit").cast(nw.String)
    in_days = nw.when(said.is_in(columns.day)).then(nw.lit("day"))
    known = nw.when(said.is_in(columns.working_day)).then(nw.lit("working_day")).otherwise(in_days)
    return known if limit_unit is None else nw.when(said.is_null()).then(nw.lit(limit_unit)).otherwise(known)


def _day(role: str, frame: Frame) -> nw.Expr:
    import narwhals as nw

    column = nw.col(role)
    return column if frame.collect_schema()[role] == nw.Date else column.dt.date()


@cache
def _days(calendar: WorkCalendar) -> dict[str, list[int] | list[date]]:
    """How many working days there are up to each day."""
    days = _covered(calendar)
    counts = accumulate(map(calendar.is_working_day, days))
    ordinals = [day.toordinal() for day in days]
    return {"day_of_receipt": days, "working_days_to": list(map(int, counts)), "ordinal": ordinals}


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
    return {"step_at": at, BY_LIMIT: reached}


def _covered(calendar: WorkCalendar) -> list[date]:
    return [date.fromordinal(n) for n in range(calendar.first.toordinal(), calendar.last.toordinal() + 1)]
