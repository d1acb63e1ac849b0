"""What units reported, as columns (số liệu báo cáo dạng cột): the form in which millions of figures can be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from itertools import compress
from operator import attrgetter, gt, le
from typing import Any, Final, TypeVar

from attrs import frozen
from pydantic import ValidationError

from tthc.errors import InputError
from tthc.model import Observation, Period, ReportingPeriod

AnyPeriod = Period | ReportingPeriod
Key = TypeVar("Key")

_FIELDS: Final = (
    "indicator", "scope", "measure", "unit", "period", "numerator", "denominator", "value", "as_of", "source",
)  # fmt: skip
_NEEDED: Final = ("indicator", "unit", "period", "as_of")
_DEFAULTS: Final = {"measure": "%"}


@frozen(eq=False)
class Series:
    """What is measured: figures of one series compare and add, those of two never do."""

    indicator: str
    scope: str | None
    measure: str


@frozen(eq=False)
class Reported:
    """Columns of one length; series, units and periods are numbers that stand for the entries of the tables.

    Attributes:
        series_of: number of the series of each report.
        unit_of: number of its unit.
        period_of: number of its period.
        numerators: its numerator; None of a bare value.
        denominators: likewise.
        as_of: day of each report.
        series: the series there are.
        units: the ids there are.
        periods: the periods there are.
        observation: the report at a place, as a record.
    """

    series_of: list[int]
    unit_of: list[int]
    period_of: list[int]
    numerators: list[Any]
    denominators: list[Any]
    as_of: list[date]
    series: tuple[Series, ...]
    units: tuple[str, ...]
    periods: tuple[AnyPeriod, ...]
    observation: Callable[[int], Observation]

    def __len__(self) -> int:
        return len(self.series_of)

    @classmethod
    def of(cls, reports: Any, as_of: date | None) -> Reported:
        """From observations or a dataframe, those that were known on a day.

        Raises:
            InputError: it is neither, or a row of the dataframe is no observation.
        """
        if isinstance(reports, (list, tuple)) or not _is_frame(reports):
            return cls._of_records(reports, as_of)
        return cls._of_frame(reports, as_of)

    @classmethod
    def _of_records(cls, reports: Iterable[Any], as_of: date | None) -> Reported:
        records = tuple(reports)
        for place, one in enumerate(records):
            if not isinstance(one, Observation):
                hint = "give tthc.targets.Observation records, or a dataframe with their fields as columns"
                raise InputError(f"{one!r:.80} at place {place} is no observation", hint=hint)
        if as_of is not None:
            records = tuple(one for one in records if one.as_of <= as_of)
        columns = {name: list(map(attrgetter(name), records)) for name in _FIELDS}
        return cls._of_columns(columns, {}, records.__getitem__)

    @classmethod
    def _of_frame(cls, frame: Any, as_of: date | None) -> Reported:
        columns = _columns(frame)
        days = columns["as_of"] = _days(columns["as_of"])
        if as_of is not None and days and max(days) > as_of:
            known = list(map(le, days, [as_of] * len(days)))
            columns = {name: list(compress(column, known)) for name, column in columns.items()}

        def observation(place: int) -> Observation:
            fields = {name: columns[name][place] for name in _FIELDS}
            return _record(place, {name: value for name, value in fields.items() if value is not None})

        _look_through(columns, observation)
        labels = {label: _period(label) for label in dict.fromkeys(columns["period"])}
        return cls._of_columns(columns, labels, observation)

    @classmethod
    def _of_columns(
        cls, columns: dict[str, list[Any]], labels: dict[Any, AnyPeriod], observation: Callable[[int], Observation]
    ) -> Reported:
        kinds = list(zip(columns["indicator"], columns["scope"], columns["measure"], strict=True))
        series, series_of = _numbered(kinds)
        units, unit_of = _numbered(columns["unit"])
        periods, period_of = _numbered(columns["period"])
        return cls(
            series_of,
            unit_of,
            period_of,
            columns["numerator"],
            columns["denominator"],
            columns["as_of"],
            tuple(Series(*one) for one in series),
            units,
            tuple(labels.get(one, one) for one in periods),
            observation,
        )

    def is_above_one(self) -> list[int]:
        """The places where more is counted than there is."""
        counted = [place for place, number in enumerate(self.numerators) if number is not None]
        if len(counted) == len(self):
            above = map(gt, self.numerators, self.denominators)
            return [place for place, is_above in enumerate(above) if is_above]
        return [place for place in counted if self.numerators[place] > self.denominators[place]]

    def exact(self, place: int) -> Fraction:
        """The bare value at a place, exactly as printed."""
        value = self.observation(place).exact
        assert value is not None  # asked for only where there are no counts
        return value


def _numbered(column: Sequence[Key]) -> tuple[tuple[Key, ...], list[int]]:
    """The different entries of a column in order of first mention, and for each place the number of its entry."""
    number = {entry: place for place, entry in enumerate(dict.fromkeys(column))}
    return tuple(number), list(map(number.__getitem__, column))


def _is_frame(reports: Any) -> bool:
    try:
        import narwhals as nw
    except ImportError:
        return False
    return not isinstance(nw.from_native(reports, pass_through=True), type(reports))


def _columns(frame: Any) -> dict[str, list[Any]]:
    import narwhals as nw

    table = nw.from_native(frame)
    names = table.collect_schema().names()
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        hint = f"name the columns as the fields of an observation: {', '.join(_FIELDS)}"
        raise InputError(f"the dataframe has no column {', '.join(missing)}", hint=hint)
    table = table.select(*(name for name in _FIELDS if name in names))
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    columns = {name: _plain(eager[name]) for name in eager.columns}
    size = len(eager)
    return {name: columns.get(name, [_DEFAULTS.get(name)] * size) for name in _FIELDS}


def _plain(column: Any) -> list[Any]:
    """The values of a column; what is not there is None, whatever the engine calls it."""
    import narwhals as nw

    if column.dtype.is_float():
        column = column.fill_nan(None)
        numbers: list[Any] = column.to_list()
        return [int(one) if one is not None and one == int(one) else one for one in numbers]
    if column.dtype == nw.Object:
        return [None if one != one else one for one in column.to_list()]  # noqa: PLR0124  # NaN is not itself
    listed: list[Any] = column.to_list()
    return listed


def _days(column: list[Any]) -> list[date]:
    """Days, from days, moments or ISO texts."""
    known: dict[Any, date] = {}
    for value in dict.fromkeys(column):
        try:
            day = value.date() if isinstance(value, datetime) else value
            known[value] = day if isinstance(day, date) else date.fromisoformat(day)
        except (TypeError, ValueError):
            hint = "give a date, or write it 2026-04-02"
            raise InputError(f"{value!r:.80} in column as_of is no day", hint=hint) from None
    return list(map(known.__getitem__, column))


def _period(label: Any) -> AnyPeriod:
    if isinstance(label, (Period, ReportingPeriod)):
        return label
    if not isinstance(label, str):
        hint = "write it as its label: 2026-03, 2026-Q1, 2026, report:2026-M3"
        raise InputError(f"{label!r:.80} in column period is no period", hint=hint)
    return ReportingPeriod.parse(label) if label.startswith("report:") else Period.parse(label)


def _look_through(columns: dict[str, list[Any]], observation: Callable[[int], Observation]) -> None:
    """Refuse what is no observation: each kind of row is tried once, figures are looked at all.

    Raises:
        InputError: names the first such row.
    """
    measures = [_DEFAULTS["measure"] if one is None else one for one in columns["measure"]]
    columns["measure"] = measures
    kinds = zip(
        columns["indicator"],
        columns["unit"],
        measures,
        map(type, columns["numerator"]),
        map(type, columns["denominator"]),
        map(type, columns["value"]),
        strict=True,
    )
    first: dict[Any, int] = {}
    for place, kind in enumerate(kinds):
        if kind not in first:
            first[kind] = place
    for place in first.values():
        observation(place)
    for name in ("numerator", "denominator"):
        counts = [one for one in columns[name] if one is not None]
        if counts and min(counts) < 0:
            observation(columns[name].index(min(counts)))


def _record(place: int, fields: dict[str, Any]) -> Observation:
    try:
        return Observation.model_validate(fields)
    except ValidationError as fault:
        said = fault.errors()[0]
        where = ".".join(map(str, said["loc"]))
        reason = f"{where}: {said['msg']}" if where else said["msg"]
        hint = "correct this row; its fields are those of an observation"
        raise InputError(f"row {place + 1} is no observation: {reason}", hint=hint) from None
