"""What units reported, as columns (số liệu báo cáo dạng cột): the form in which millions of figures can be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from operator import gt
from typing import Any, TypeVar

from attrs import define, frozen

from tthc.errors import InputError
from tthc.model import Observation
from tthc.targets.figures.report_frame import AnyPeriod, ReportFrame

Key = TypeVar("Key")


@frozen(eq=False)
class Series:
    """What is measured: figures of one series compare and add, those of two never do."""

    indicator: str
    scope: str | None
    measure: str


@define(frozen=True, slots=False, eq=False)
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
    def _of_records(cls, reports: Any, as_of: date | None) -> Reported:
        records = tuple(reports) if isinstance(reports, Iterable) else (reports,)
        for place, one in enumerate(records):
            if not isinstance(one, Observation):
                hint = "give tthc.targets.Observation records, or a dataframe with their fields as columns"
                raise InputError(f"{one!r:.80} at place {place} is no observation", hint=hint)
        if as_of is not None:
            records = tuple(one for one in records if one.as_of <= as_of)
        series, series_of = _numbered([(one.indicator, one.scope, one.measure) for one in records])
        units, unit_of = _numbered([one.unit for one in records])
        periods, period_of = _numbered([one.period for one in records])
        numerators, denominators = [one.numerator for one in records], [one.denominator for one in records]
        days = [one.as_of for one in records]
        named = tuple(Series(*one) for one in series)
        observation = records.__getitem__
        return cls(series_of, unit_of, period_of, numerators, denominators, days, named, units, periods, observation)

    @classmethod
    def _of_frame(cls, frame: Any, as_of: date | None) -> Reported:
        table = ReportFrame.of(frame, as_of)
        series, series_of = table.series()
        units, unit_of = table.numbered("unit")
        periods, period_of = table.numbered("period")
        numerators, denominators, days = (table.values(name) for name in ("numerator", "denominator", "as_of"))
        named = tuple(Series(*one) for one in series)
        return cls(
            series_of, unit_of, period_of, numerators, denominators, days, named, units, periods, table.observation
        )

    @cached_property
    def pair_of(self) -> list[int]:
        """Series and unit of each report as one number: ``series * number of units + unit``."""
        count = len(self.units)
        return [series * count + unit for series, unit in zip(self.series_of, self.unit_of, strict=True)]

    def is_above_one(self) -> list[int]:
        """The places where more is counted than there is."""
        if None not in self.numerators and not any(map(gt, self.numerators, self.denominators)):
            return []
        pairs = zip(self.numerators, self.denominators, strict=True)
        return [place for place, (numerator, of) in enumerate(pairs) if numerator is not None and numerator > of]

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
    return isinstance(nw.from_native(reports, pass_through=True), (nw.DataFrame, nw.LazyFrame))
