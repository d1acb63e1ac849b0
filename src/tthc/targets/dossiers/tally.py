"""Dossiers counted (tổng hợp tình hình giải quyết hồ sơ): the counts, what they rest on, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from tthc.targets.dossiers.count import DossierCount
from tthc.targets.dossiers.quality import DossierFault, Outside
from tthc.targets.dossiers.span import AnyPeriod, Regime, Span


@frozen
class DossierTally:
    """Counts by key and period, in their order.

    Every row of the frame is in ``counted``, under one fault, or outside the periods.

    Attributes:
        counts: one for each key and each period.
        by: names of the keys.
        span: the periods.
        quality: faults of rows, in the order they were looked for.
        outside: rows received after the periods, or finished before them.
        counted: how many rows are in the counts.
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
