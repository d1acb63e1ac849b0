"""Where nobody says which time is counted, the dossiers themselves do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tthc.errors import InputError
from tthc.model import Period
from tthc.targets import tally_dossiers

ROWS: dict[str, list[Any]] = {
    "unit": ["a", "a", "b", "b"],
    "received": [datetime(2026, 2, 10, 9), datetime(2026, 3, 31, 16), datetime(2026, 3, 2), datetime(2099, 5, 1)],
    "appointment": [datetime(2026, 2, 20), datetime(2026, 4, 10), datetime(2026, 3, 9), datetime(2099, 5, 9)],
    "processed": [datetime(2026, 2, 20, 8), datetime(2026, 4, 15, 8), None, datetime(2099, 5, 2)],
}
ENGINES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "polars": pl.DataFrame,
    "polars lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}
MEANT = Period.of_year(2026)


@pytest.mark.parametrize("engine", ENGINES)
def test_it_runs_from_the_first_receipt_to_the_last_thing_recorded(engine: str) -> None:
    tally = tally_dossiers(ENGINES[engine](ROWS), by=["unit", "month"], plausible=MEANT)
    assert [str(one.period.start)[:7] for one in tally.of(unit="a")] == ["2026-02", "2026-03", "2026-04"]
    assert tally == tally_dossiers(
        ENGINES[engine](ROWS), by=["unit", "month"], period=Period.of_months(2026, 2, 4), plausible=MEANT
    )
    assert sum(fault.count for fault in tally.quality) == 1  # the year 2099 makes no period longer


def test_without_parts_it_is_one_period_of_days() -> None:
    [one] = tally_dossiers(pl.DataFrame(ROWS), by=[], plausible=MEANT)
    assert one.period == Period(start=date(2026, 2, 10), end=date(2026, 4, 15))


def test_what_was_recorded_later_is_not_known_yet() -> None:
    [one] = tally_dossiers(pl.DataFrame(ROWS), by=[], as_of=date(2026, 3, 31))
    assert one.period == Period(start=date(2026, 2, 10), end=date(2026, 3, 31))
    assert (one.received, one.resolved) == (3, 1)


def test_without_a_receipt_there_is_none() -> None:
    with pytest.raises(InputError, match="no row says when a dossier was received"):
        tally_dossiers(pl.DataFrame(ROWS), as_of=date(2025, 1, 1))
