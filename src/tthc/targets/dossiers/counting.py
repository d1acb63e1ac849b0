"""Dossiers counted inside the engine of their frame (tổng hợp hồ sơ), in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tthc.errors import InputError
from tthc.model import CalendarPart, Period
from tthc.model.period import MONTHS_IN
from tthc.periods import WorkCalendar
from tthc.registry.units import UnitRegistry
from tthc.targets.dossiers.columns import DossierColumns
from tthc.targets.dossiers.due_day import ByLimit, LimitUnit
from tthc.targets.dossiers.engine import Engine, opened
from tthc.targets.dossiers.examples import examples_of
from tthc.targets.dossiers.packing import Packing
from tthc.targets.dossiers.quality import FAULTS, DossierFault, FaultCode, FaultExample
from tthc.targets.dossiers.reading import Readied, readied
from tthc.targets.dossiers.recorded import recorded_period
from tthc.targets.dossiers.rule import EARLY, ON_TIME, PACKED, Rule
from tthc.targets.dossiers.span import Span
from tthc.targets.dossiers.tally import DossierTally
from tthc.targets.dossiers.unfold import Unfolded
from tthc.targets.figures.report_frame import AnyPeriod


def tally_dossiers(
    frame: Any,
    *,
    by: Sequence[str] = ("unit",),
    period: AnyPeriod | None = None,
    columns: DossierColumns | None = None,
    as_of: date | None = None,
    calendar: WorkCalendar | None = None,
    limit_unit: LimitUnit | None = None,
    units: UnitRegistry | Iterable[str] | None = None,
    plausible: Period | None = None,
    examples: int = 5,
) -> DossierTally:
    """Count dossiers by the official rule, in the columns of form II.06a, from any frame.

    All the work is done by the engine of the frame in one pass over the data, and only the small result is fetched.
    A dossier that is received in one period and resolved in a later one is pending at the end of the first and carried
    into the next. What is wrong with rows is counted apart and never in a rate.

    Source: form II.06a/VPCP/KSTT; the method document of the index set of Decision 766/QĐ-TTg, by which
    ``tthc.periods.DossierClock`` judges one dossier.

    Args:
        frame: polars (lazy as well), DuckDB, pandas, pyarrow or PySpark.
        by: columns, and at most one of month, quarter, half-year, year, which parts the time.
        period: the time counted, of the calendar or of the reporting regime. If None, from the first receipt to the
            last thing recorded, in whole months, quarters, halves or years where ``by`` has such; the data are then
            looked through once more.
        columns: what the columns are called.
        as_of: the last day anything is known of: what was recorded later is left out, and what is pending is measured
            by this day where the period ends later. None where all that is recorded counts.
        calendar: the working days that limits are counted with; the Vietnamese civil service's if None.
        limit_unit: what limits count where no column says so.
        units: the units there are; a dossier of another is a fault. None where any unit is one.
        plausible: days that can be meant; those that the calendar covers if None.
        examples: how many rows to show of each fault.

    Raises:
        InputError: it is no frame that is taken, a column is missing or holds no days, nothing says what limits count,
            or the period cannot be parted so.
        MissingExtraError: the engine is not installed.
    """
    keys, part = _parted(by)
    span = None if period is None else Span.of(period, part, as_of)
    columns, calendar = columns or DossierColumns(), calendar or WorkCalendar.vietnam()
    meant = plausible or Period(start=calendar.first, end=calendar.last)
    lazy, engine = opened(frame)
    held = readied(lazy, engine, columns, keys)
    if span is None:
        span = Span.of(recorded_period(held, engine, meant, part, as_of), part, as_of)

    def rule(held: Readied) -> Rule:
        has_limit = "limit" in held.roles
        by_limit = ByLimit(engine, held.roles, held.moments, calendar, limit_unit, columns) if has_limit else None
        return Rule(held, span, meant, _ids(units), by_limit)

    made = Unfolded.of(_groups(rule(held), engine), len(span))
    shown: Mapping[FaultCode, tuple[FaultExample, ...]] = {}
    if made.faults and examples > 0:
        beside = readied(lazy, engine, columns, (), as_recorded=True)
        recorded = rule(beside).packed(*beside.said)
        shown = examples_of(recorded, beside, engine, Packing(len(span)), made.faults, examples)
    faults = (DossierFault(code, made.faults[code], shown.get(code, ())) for code in FAULTS if code in made.faults)
    return DossierTally(
        made.counts(keys, span),
        keys,
        span,
        tuple(faults),
        made.left_out,
        made.counted,
        columns.unit if columns.unit in keys else None,
        "channel" in held.roles,
        calendar.name,
        calendar.version,
        engine.name,
    )


def _parted(by: Sequence[str]) -> tuple[tuple[str, ...], CalendarPart | None]:
    """The columns, each once, and the word for the parts of the time."""
    if isinstance(by, str):
        raise InputError(f"{by!r} is one word, not columns to count by", hint=f"give by=[{by!r}]")
    words: list[CalendarPart] = [part for part in MONTHS_IN if part in by]
    if len(words) > 1:
        raise InputError(f"dossiers are counted by one kind of period, not by {' and '.join(words)}", hint="give one")
    return tuple(dict.fromkeys(one for one in by if one not in MONTHS_IN)), words[0] if words else None


def _ids(units: UnitRegistry | Iterable[str] | None) -> tuple[str, ...] | None:
    if units is None:
        return None
    return tuple(one.id for one in units.units) if isinstance(units, UnitRegistry) else tuple(units)


def _groups(rule: Rule, engine: Engine) -> list[tuple[Any, ...]]:
    """Values of the keys, packed number, count, and how many of them ended early, ended on time, came online."""
    import narwhals as nw

    keys, flags = rule.held.keys, [EARLY, ON_TIME, *(["channel"] if "channel" in rule.held.roles else [])]
    packed = rule.packed(*keys, *flags[2:])
    packed = packed.with_columns(*(nw.when(nw.col(flag)).then(1).alias(flag) for flag in flags))
    counted = [nw.len().alias("rows"), *(nw.col(flag).count() for flag in flags)]
    rows = engine.rows(packed.group_by(*keys, PACKED).agg(*counted).select(*keys, PACKED, "rows", *flags))
    return rows if len(flags) == 3 else [(*row, 0) for row in rows]
