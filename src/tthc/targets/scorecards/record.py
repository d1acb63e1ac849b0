"""An assessment as one flat row: what tables, spreadsheets and dataframes take."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, fields_dict, frozen

from tthc.model import ReportingPeriod
from tthc.periods.dataframe import Backend, Kind, dataframe
from tthc.targets.scorecards.aim import aims, with_parts

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment
    from tthc.targets.scorecards.scorecard import Scorecard


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

_COUNTS: Final = (
    "number", "depth", "numerator", "denominator", "count", "needed_count", "needed_of", "reported", "expected",
)  # fmt: skip
_FLOATS: Final = ("goal", "rate", "value", "gap", "needed_rate")
_KINDS: Final[dict[str, Kind]] = {
    "due": "date",
    "is_possible": "bool or none",
    **dict.fromkeys(_COUNTS, "int or none"),
    **dict.fromkeys(_FLOATS, "float"),
}


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
    rows = [asdict(record) for record in records(card)]
    return dataframe({name: [row[name] for row in rows] for name in COLUMNS}, _KINDS, backend)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
