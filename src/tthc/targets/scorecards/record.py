"""An assessment as one flat row: what tables, spreadsheets and dataframes take."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from attrs import asdict, fields_dict, frozen

from tthc.errors import InputError, MissingExtraError
from tthc.model import ReportingPeriod
from tthc.targets.scorecards.aim import aims, with_parts

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment
    from tthc.targets.scorecards.scorecard import Scorecard

Backend = Literal["polars", "pandas", "pyarrow"]
"""The library a dataframe is to be of."""


@frozen
class Record:
    """The row; what is not there is None.

    Attributes:
        number: the place of the whole target among those of the scorecard, from 1.
        depth: 0 for a whole target, 1 for a part of it, and so on.
        at: where the target stands in the plan.
        title: the task it stands in.
        target: its words.
        indicator: slug of what is measured.
        kind: a level, or a change from a baseline.
        comparator: how the value is compared.
        goal: what with.
        measure: what values count.
        scope: the part of the field.
        base: of a part: what it is measured against.
        unit: id of the unit.
        name: its name.
        standing: code, such as "at_risk".
        reason: code of why there is no figure.
        period: label of what is measured.
        due: last day.
        numerator: how many, exact.
        denominator: of how many, exact.
        rate: the first by the second.
        value: in the measure of the target.
        gap: what is missing, in the same.
        count: how many more, or fewer, would meet the target.
        needed_count: what the rest of the period must bring at least, or may at most.
        needed_of: how much is still to come.
        needed_rate: the first by the second.
        needed_by: how that is known: "given", "plan", "elapsed" or "open".
        is_possible: whether the target can still be met.
        reported: reports in the figure.
        expected: reports there should be.
        source: what the figure is made of: "observations" or "progress".
    """

    number: int
    depth: int
    at: str
    title: str
    target: str
    indicator: str | None
    kind: str
    comparator: str
    goal: float
    measure: str
    scope: str | None
    base: str | None
    unit: str | None
    name: str
    standing: str
    reason: str | None
    period: str
    due: date
    numerator: int | None
    denominator: int | None
    rate: float | None
    value: float | None
    gap: float | None
    count: int | None
    needed_count: int | None
    needed_of: int | None
    needed_rate: float | None
    needed_by: str | None
    is_possible: bool | None
    reported: int | None
    expected: int | None
    source: str

    @classmethod
    def of(cls, one: Assessment, *, number: int, depth: int = 0) -> Record:
        """The row of an assessment."""
        target, needed, coverage = one.target, one.needed, one.coverage
        tally = one.figure.tally if one.figure else None
        return cls(
            number=number,
            depth=depth,
            at=one.at,
            title=one.title,
            target=target.text,
            indicator=target.indicator,
            kind=target.kind,
            comparator=target.comparator,
            goal=float(target.value),
            measure=target.unit,
            scope=target.scope,
            base=one.base,
            unit=one.unit,
            name=one.name,
            standing=one.standing,
            reason=one.reason,
            period=str(one.period) if isinstance(one.period, ReportingPeriod) else one.period.label,
            due=one.due,
            numerator=tally.numerator if tally else None,
            denominator=tally.denominator if tally else None,
            rate=_float(tally.rate if tally else None),
            value=_float(one.value),
            gap=_float(one.gap),
            count=one.count,
            needed_count=needed.count if needed else None,
            needed_of=needed.of if needed else None,
            needed_rate=_float(needed.rate if needed else None),
            needed_by=needed.by if needed else None,
            is_possible=needed.is_possible if needed else None,
            reported=coverage.numerator if coverage else None,
            expected=coverage.denominator if coverage else None,
            source=one.source,
        )


COLUMNS = tuple(fields_dict(Record))
"""Names of the columns, in order."""

_INTEGERS = (
    "number", "depth", "numerator", "denominator", "count", "needed_count", "needed_of", "reported", "expected",
)  # fmt: skip
_FLOATS = ("goal", "rate", "value", "gap", "needed_rate")


def records(card: Scorecard) -> tuple[Record, ...]:
    """The rows of a scorecard in the order of its targets, each part below its whole."""
    return tuple(
        Record.of(row, number=aim.number, depth=depth)
        for aim in aims(card)
        for one in aim.assessments
        for depth, row in with_parts(one)
    )


def to_frame(card: Scorecard, backend: Backend = "polars") -> Any:
    """The assessments as a dataframe, a row each; empty columns keep their types.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    if backend not in ("polars", "pandas", "pyarrow"):
        raise InputError(f"there are no dataframes of {backend!r}", hint="ask for polars, pandas or pyarrow")
    try:
        import narwhals as nw
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="a dataframe") from fault
    schema = {name: _column_type(name, nw) for name in COLUMNS}
    rows = [asdict(record) for record in records(card)]
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in COLUMNS}
    try:
        if backend == "pandas":
            columns = _nullable(columns)
        return nw.from_dict(columns, schema, backend=backend).to_native()
    except ImportError as fault:
        raise InputError(f"{backend} is not installed", hint=f"install it with: pip install {backend}") from fault


def _nullable(columns: dict[str, list[Any]]) -> dict[str, Any]:
    """The columns as pandas keeps them apart from nothing: its plain whole numbers and flags know no missing value."""
    pandas = import_module("pandas")
    kinds = {"is_possible": "boolean"} | dict.fromkeys(_INTEGERS, "Int64") | dict.fromkeys(_FLOATS, "float64")
    return {name: pandas.Series(values, dtype=kinds.get(name, "object")) for name, values in columns.items()}


def _column_type(name: str, nw: Any) -> Any:
    if name in _INTEGERS:
        return nw.Int64
    if name in _FLOATS:
        return nw.Float64
    return {"due": nw.Date, "is_possible": nw.Boolean}.get(name, nw.String)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
