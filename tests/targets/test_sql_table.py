"""A table spread by DuckDB is the table that was given."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.targets.dossiers.sql_table import spread

duckdb = pytest.importorskip("duckdb")

FIRST = date(2026, 1, 1)
GAPS = st.lists(st.integers(0, 70), min_size=1, max_size=30)


def spread_rows(columns: dict[str, list[int] | list[date]]) -> list[tuple[object, ...]]:
    made = spread(duckdb.sql("SELECT 1 AS one"), columns)
    return sorted(made.fetchall())


@given(gaps=GAPS, steps=st.lists(st.integers(0, 1), min_size=30, max_size=30), start=st.integers(-9, 10_000_000))
def test_whatever_the_columns_the_rows_are_those_given(gaps: list[int], steps: list[int], start: int) -> None:
    days = [FIRST + timedelta(days=day) for day in accumulate(gaps)]
    columns: dict[str, list[int] | list[date]] = {
        "day": days,
        "ordinal": list(range(start, start + len(days))),
        "counted": list(accumulate(steps[: len(days)])),
    }
    assert spread_rows(columns) == sorted(zip(*columns.values(), strict=True))
    del columns["counted"]
    assert spread_rows(columns) == sorted(zip(*columns.values(), strict=True))
    del columns["day"]
    assert spread_rows(columns) == sorted(zip(*columns.values(), strict=True))


def test_a_calendar_of_eighty_years_is_said_in_few_words() -> None:
    days = [FIRST + timedelta(days=day) for day in range(30_000)]
    working = list(accumulate(day.weekday() < 5 for day in days))
    made = spread(duckdb.sql("SELECT 1 AS one"), {"day": days, "working": list(map(int, working))})
    assert len(made.sql_query()) < 40_000
    assert made.aggregate("count(*), max(day), max(working)").fetchall() == [(30_000, days[-1], working[-1])]
