"""The time that dossiers themselves tell of (thời gian ghi nhận trong dữ liệu), where nobody says what is counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tthc.errors import InputError
from tthc.model import CalendarPart, Period
from tthc.targets.dossiers.columns import ENDS
from tthc.targets.dossiers.engine import Engine
from tthc.targets.dossiers.reading import Readied
from tthc.targets.figures.time_tree import holder


def recorded_period(
    held: Readied, engine: Engine, plausible: Period, part: CalendarPart | None, as_of: date | None
) -> Period:
    """From the first receipt to the last thing recorded, in whole months, quarters, halves or years where asked.

    Days that cannot be meant, and what was recorded after the day known to, are left aside.

    Raises:
        InputError: nothing says when a dossier was received.
    """
    import narwhals as nw

    last = min(plausible.end, as_of or date.max)
    known = []
    for role in ("received", *(role for role in ENDS if role in held.roles)):
        column = nw.col(role)
        is_meant = (column >= plausible.start) & (column < last + timedelta(days=1))
        known.append(nw.when(is_meant).then(column).alias(role))
    seen = held.frame.select(*known)
    names = seen.collect_schema().names()
    [row] = engine.rows(seen.select(nw.col("received").min().alias("first"), *(nw.col(one).max() for one in names)))
    first, *latest = (one.date() if isinstance(one, datetime) else one for one in row)
    if first is None:
        hint = "give the period, or name the column by DossierColumns(received=…)"
        raise InputError("no row says when a dossier was received", hint=hint)
    whole = Period(start=first, end=max(day for day in latest if day is not None))
    if part is None:
        return whole
    ends = [holder(Period(start=day, end=day), part) for day in (whole.start, whole.end)]
    begins, until = (one for one in ends if isinstance(one, Period))
    return Period(start=begins.start, end=until.end)
