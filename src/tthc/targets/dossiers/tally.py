"""Dossiers counted (tổng hợp tình hình giải quyết hồ sơ): the counts, what they rest on, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from tthc.errors import InputError
from tthc.model import Language, Observation
from tthc.periods.dataframe import Backend
from tthc.targets.dossiers.count import DossierCount, Key
from tthc.targets.dossiers.quality import DossierFault, Outside
from tthc.targets.dossiers.span import Regime, Span
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.time_tree import label_of

if TYPE_CHECKING:
    from rich.table import Table


@frozen
class DossierTally:
    """Counts by key and period, in their order.

    Every row of the frame is in ``counted``, under one fault, or outside the periods. A key of which nothing is
    counted in any period has no row: who has not reported is missing, not zero.

    Attributes:
        counts: one for each key and each period.
        by: names of the keys.
        span: the periods.
        quality: faults of rows, in the order they were looked for.
        outside: rows received after the periods, or finished before them.
        counted: how many rows are in the counts.
        unit_key: which of the keys is the unit; None where they are not counted by it.
        has_channel: whether the frame said how dossiers came in; if not, all stand under ``received_other``.
        calendar: name of the calendar that limits were counted with and days were checked by.
        calendar_version: version of its data.
        engine: what counted: polars, duckdb, spark.
    """

    counts: tuple[DossierCount, ...]
    by: tuple[str, ...]
    span: Span
    quality: tuple[DossierFault, ...]
    outside: tuple[tuple[Outside, int], ...]
    counted: int
    unit_key: str | None
    has_channel: bool
    calendar: str
    calendar_version: str
    engine: str

    def __iter__(self) -> Iterator[DossierCount]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)

    def __contains__(self, item: object) -> bool:
        return item in self.counts

    @property
    def periods(self) -> tuple[AnyPeriod, ...]:
        """The periods counted, in order."""
        return self.span.periods

    @property
    def regime(self) -> Regime:
        """Whether they are periods of the calendar or of the reporting regime."""
        return self.span.regime

    @property
    def rows(self) -> int:
        """All rows of the frame."""
        return self.counted + sum(one.count for one in self.quality) + sum(count for _, count in self.outside)

    def of(self, **keys: Key) -> DossierTally:
        """The counts of some keys, such as ``of(unit="an-khe.tp")``; what was left out stays as it was of all.

        Raises:
            InputError: they were not counted by such a key.
        """
        kept = (one for one in self if all(one[name] == value for name, value in keys.items()))
        return evolve(self, counts=tuple(kept))

    def in_period(self, period: AnyPeriod | str) -> DossierTally:
        """The counts of one period, by itself or by its label; what was left out stays as it was of all.

        Raises:
            InputError: it was not counted.
        """
        kept = tuple(one for one in self if period in (one.period, label_of(one.period)))
        if not kept and not any(period in (one, label_of(one)) for one in self.periods):
            labels = ", ".join(map(label_of, self.periods))
            raise InputError(f"{period} was not counted", hint=f"the periods are {labels}")
        return evolve(self, counts=kept)

    def totals(self) -> tuple[DossierCount, ...]:
        """All keys together, one count for each period."""
        empty = (DossierCount((), one, until) for one, until in zip(self.periods, self.span.measured, strict=True))
        sums = {one.period: one for one in empty}
        for period, total in sums.items():
            sums[period] = reduce(add, (one for one in self if one.period == period), total)
        return tuple(sums.values())

    def total(self) -> DossierCount:
        """All keys of the only period together.

        Raises:
            InputError: there are several: what is pending at the end of one is carried into the next, so that their
                sum would count it twice.
        """
        totals = self.totals()
        if len(totals) > 1:
            hint = "use totals() or in_period(…), or count the whole time as one period"
            raise InputError(f"counts of {len(totals)} periods have no total", hint=hint)
        return totals[0]

    def observations(self, *, as_of: date, source: str | None = None) -> tuple[Observation, ...]:
        """The counts as figures for ``roll_up`` and ``scorecard``.

        They are ``dossiers-on-time``, ``dossiers-early`` and ``dossiers-overdue``, of those resolved, and
        ``online-dossiers``, of those received in the period. A further key, such as the field, is their scope.

        Args:
            as_of: the day they are reported.
            source: where they come from.

        Raises:
            InputError: they were not counted by unit, or by more than one further key.
        """
        from tthc.targets.dossiers.observing import observations

        return observations(self, as_of, source)

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row a count: keys, period, what ``DossierCount`` has, and the two rates as floats.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.targets.dossiers.record import to_frame

        return to_frame(self, backend)

    def to_rich(self, lang: Language = "vi", *, most: int = 60) -> Table:
        """As a table for the terminal in the columns of form II.06a, with the totals; at most so many rows."""
        from tthc.targets.dossiers.show import rich_table

        return rich_table(self, lang, most)

    def __rich__(self) -> Table:
        return self.to_rich()

    def to_html(self, lang: Language = "vi") -> str:
        """As HTML tables of the counts and of the faults, a fragment."""
        from tthc.targets.dossiers.show import html_table

        return html_table(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()
