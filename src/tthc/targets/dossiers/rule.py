"""The official rule as expressions: what each dossier is, packed into one number (quy tắc đánh giá hồ sơ).

The scalar rule is ``tthc.periods.DossierClock``; both give the same verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from tthc.model import Period
from tthc.targets.dossiers.columns import ENDS, MOMENTS
from tthc.targets.dossiers.due_day import BY_LIMIT, ByLimit
from tthc.targets.dossiers.packing import Packing
from tthc.targets.dossiers.quality import FaultCode
from tthc.targets.dossiers.reading import UNREADABLE, Readied
from tthc.targets.dossiers.span import CUT_OFF, Span

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

PACKED, EARLY, ON_TIME = "packed", "early", "on_time"
_ONE_DAY: Final = timedelta(days=1)


@frozen
class Rule:
    """What is needed to judge the rows of a frame.

    Attributes:
        held: the frame and what it has.
        span: the periods.
        plausible: days that can be meant.
        units: known units, as their column has them; None where any unit is.
        by_limit: how limits give the day that is not appointed; None where there are none.
    """

    held: Readied
    span: Span
    plausible: Period
    units: tuple[Any, ...] | None
    by_limit: ByLimit | None

    def packed(self, *kept: str) -> Frame:
        """``packed``, which ``Packing`` reads, and whether it ended early or on time, beside the columns to keep.

        What the day of the appointment has no part in is judged first, so that little goes through the joins with the
        calendar and through the grouping.
        """
        import narwhals as nw

        shaped = self.held.frame.with_columns(self._ended().alias("ended"), self._day("received").alias("received_on"))
        ended = nw.col("ended")
        shaped = shaped.with_columns((ended.dt.date() if self._ends_have_times else ended).alias("ended_on"))
        asked = [self._day("supplement_since").alias("asked_on")] if self._has("supplement_since") else []
        shaped = shaped.select(
            *kept,
            *asked,
            *(self.by_limit.asked() if self.by_limit else ()),
            "received_on",
            "ended_on",
            self._appointed().alias("appointed_on"),
            self._twice().alias("twice"),
            self._received_in().alias("r"),
            self._ended_in().alias("f"),
            self._plain_faults().alias("plain_fault"),
            self._outside().alias("outside"),
        )
        due = nw.col("appointed_on")
        if self.by_limit:
            shaped, due = self.by_limit.joined(shaped, self.held.frame), nw.coalesce("appointed_on", BY_LIMIT)
        shaped = shaped.with_columns(due.alias("due_on"))
        shaped = shaped.with_columns(self._late_from().alias("d"))
        ended, once = nw.col("ended_on"), ~nw.col("twice")
        return shaped.select(
            *kept,
            self._code().alias(PACKED),
            (once & (ended < nw.col("due_on"))).alias(EARLY),
            (once & (ended == nw.col("due_on"))).alias(ON_TIME),
        )

    def _code(self) -> nw.Expr:
        import narwhals as nw

        pack, never = Packing(len(self.span)), len(self.span)
        late = nw.when(nw.col("d") < nw.col("f")).then(nw.col("d")).otherwise(never)
        code = pack.joined(nw.col("r"), nw.col("f"), late)
        plain, outside = nw.col("plain_fault"), nw.col("outside")
        counted = nw.when(outside < 0).then(outside).otherwise(code)
        return nw.when(plain < 0).then(plain).otherwise(self._first(self._due_faults(), otherwise=counted))

    def _first(self, faults: Mapping[FaultCode, nw.Expr], *, otherwise: nw.Expr) -> nw.Expr:
        """Packed, the first fault that a row has."""
        import narwhals as nw

        pack, code = Packing(len(self.span)), otherwise
        for fault, has in reversed(tuple(faults.items())):
            code = nw.when(has).then(pack.of_fault(fault)).otherwise(code)
        return code

    def _plain_faults(self) -> nw.Expr:
        """Packed, the first fault of those that a row has whatever it is due; 0 if none. They are looked for first."""
        import narwhals as nw

        unit = nw.col("unit")
        faults: dict[FaultCode, nw.Expr] = {"unit-missing": unit.is_null()}
        if self.held.has_text_units:
            faults["unit-missing"] |= unit == ""
        if self.units is not None:
            faults["unit-unknown"] = ~unit.is_in(self.units)
        if self.held.had_text:
            faults["date-unreadable"] = nw.col(UNREADABLE)
        faults["received-missing"] = nw.col("received").is_null()
        faults["date-implausible"] = self._implausible()
        faults["ended-before-received"] = self._ended_too_soon()
        return self._first(faults, otherwise=nw.lit(0))

    def _due_faults(self) -> dict[FaultCode, nw.Expr]:
        """In the order in which they are looked for, after the plain ones."""
        import narwhals as nw

        due, received_on = nw.col("due_on"), nw.col("received_on")
        faults: dict[FaultCode, nw.Expr] = {"due-missing": due.is_null(), "due-before-received": due < received_on}
        if self._has("supplement_since"):
            faults["supplement-before-received"] = nw.col("asked_on") < received_on
        return faults

    def _outside(self) -> nw.Expr:
        """Packed, why a row does not count in the periods; 0 where it does."""
        import narwhals as nw

        pack, span = Packing(len(self.span)), self.span
        before, after = nw.col("ended") < span.start, nw.col("received") >= span.until + _ONE_DAY
        code = nw.when(before).then(pack.of_outside("ended-before")).otherwise(0)
        return nw.when(after).then(pack.of_outside("received-after")).otherwise(code)

    def _twice(self) -> nw.Expr:
        import narwhals as nw

        return (nw.col("supplements") > 1).fill_null(value=False) if self._has("supplements") else nw.lit(value=False)

    def _received_in(self) -> nw.Expr:
        """Number of the period of receipt, from 1; 0 before."""
        import narwhals as nw

        before = nw.col("received") < self.span.start
        return nw.when(before).then(0).otherwise(self._number(nw.col("received_on")) + 1)

    def _ended_in(self) -> nw.Expr:
        """Number of the period of the end, from 0; that of all periods where it is pending after them."""
        import narwhals as nw

        known = nw.col("ended") < self.span.until + _ONE_DAY
        return nw.when(known).then(self._number(nw.col("ended_on"))).otherwise(len(self.span))

    def _late_from(self) -> nw.Expr:
        """Number of the first period at whose end it is overdue, should it be pending still; that of all if none.

        An open request in time keeps it within time for as long as it is pending.
        """
        import narwhals as nw

        span, due, never = self.span, nw.col("due_on"), len(self.span)
        in_time = (nw.col("ended_on") <= due) | (due >= span.until)
        if self._has("supplement_since"):
            asked = nw.col("asked_on")
            known = asked <= due
            in_time |= known if span.as_of is None else known & (asked <= span.as_of)
        late = nw.when(due < span.start).then(0).otherwise(self._number(nw.col("due_on"), later=_ONE_DAY))
        late = nw.when(in_time).then(never).otherwise(late)
        first = nw.when(nw.col("r") > 0).then(nw.col("r") - 1).otherwise(0)
        return nw.when(nw.col("twice")).then(first).otherwise(late)

    def _number(self, day: nw.Expr, *, later: timedelta = timedelta(0)) -> nw.Expr:
        """Number of the period a day lies in."""
        import narwhals as nw

        span = self.span
        if span.months is None:
            return nw.lit(0)
        is_reporting = span.regime == "reporting"
        shift = later - timedelta(days=CUT_OFF) if is_reporting else later
        if shift:
            day = day + shift
        month = day.dt.year().cast(nw.Int64) * 12 + day.dt.month() + (is_reporting - 1 - span.base)
        return month if span.months == 1 else month // span.months

    def _ended(self) -> nw.Expr:
        """What ended it: the first in rank that is recorded, up to the day known to."""
        import narwhals as nw

        known = []
        for role in self._ends:
            column = nw.col(role)
            if self.span.as_of is not None:
                column = nw.when(column < self.span.as_of + _ONE_DAY).then(column)
            if self._ends_have_times:
                column = column.cast(nw.Datetime("us"))
            known.append(column)
        if not known:
            return nw.lit(None).cast(nw.Date)
        return nw.coalesce(*known) if len(known) > 1 else known[0]

    def _ended_too_soon(self) -> nw.Expr:
        """Before it was received; 0:00 of that day is a day without a time, as many systems record it."""
        import narwhals as nw

        if not (self._ends_have_times and "received" in self.held.moments):
            return nw.col("ended_on") < nw.col("received_on")
        ended, day = nw.col("ended"), nw.col("ended_on")
        at_midnight = (day == nw.col("received_on")) & (ended == day)
        return nw.when(ended < nw.col("received")).then(~at_midnight).otherwise(nw.lit(value=False))

    def _appointed(self) -> nw.Expr:
        import narwhals as nw

        given = [self._day(role) for role in ("reappointment", "appointment") if self._has(role)]
        if not given:
            return nw.lit(None).cast(nw.Date)
        return nw.coalesce(*given) if len(given) > 1 else given[0]

    def _implausible(self) -> nw.Expr:
        import narwhals as nw

        first, end = self.plausible.start, self.plausible.end + _ONE_DAY
        outside = []
        for has_time in (False, True):
            alike = [nw.col(role) for role in MOMENTS if self._has(role) and (role in self.held.moments) == has_time]
            if len(alike) > 1:  # Spark takes the least of two and more only
                outside += [nw.min_horizontal(*alike) < first, nw.max_horizontal(*alike) >= end]
            outside += [(one < first) | (one >= end) for one in alike if len(alike) == 1]
        return reduce(or_, outside)

    @property
    def _ends(self) -> tuple[str, ...]:
        return tuple(role for role in ENDS if self._has(role))

    @property
    def _ends_have_times(self) -> bool:
        return any(role in self.held.moments for role in self._ends)

    def _has(self, role: str) -> bool:
        return role in self.held.roles

    def _day(self, role: str) -> nw.Expr:
        import narwhals as nw

        return nw.col(role).dt.date() if role in self.held.moments else nw.col(role)
