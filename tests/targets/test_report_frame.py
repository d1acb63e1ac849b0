"""Dataframes of reports: whatever an engine calls a number, a day or nothing, the figures are those of the records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from tthc.errors import InputError
from tthc.model import Period, Tally
from tthc.registry import province_registry
from tthc.targets import roll_up

ON_TIME = "dossiers-on-time"
TAN_LAP, TAN_AN = "an-khe.xa-tan-lap", "an-khe.phuong-tan-an"
REGISTRY = province_registry("An Khê", communes=["xã Tân Lập", "phường Tân An"])
JANUARY = Period.of_month(2026, 1)
Q1 = Period.of_quarter(2026, 1)


def rows(**more: Any) -> dict[str, Any]:
    said = {"indicator": [ON_TIME] * 2, "unit": [TAN_LAP, TAN_AN], "period": ["2026-01"] * 2, "numerator": [5, 8]}
    return said | {"denominator": [10, 10], "as_of": [date(2026, 2, 2)] * 2} | more


def total(frame: Any) -> Tally | None:
    return roll_up(frame, REGISTRY).figure(ON_TIME, None, JANUARY).tally


def summed_by_duckdb() -> Any:
    con = duckdb.connect()
    con.register("reports", pa.table(rows()))
    names = "indicator, unit, period, as_of"
    return con.sql(f"select {names}, sum(numerator) numerator, sum(denominator) denominator from reports group by all")


FRAMES: dict[str, Callable[[], Any]] = {
    "sums of DuckDB, which are HUGEINT": summed_by_duckdb,
    "decimals": lambda: pl.DataFrame(rows(numerator=[Decimal("5.00"), Decimal(8)], denominator=[Decimal(10)] * 2)),
    "whole floats": lambda: pd.DataFrame(rows(numerator=[5.0, 8.0])),
    "small integers": lambda: pl.DataFrame(rows()).cast({"numerator": pl.Int8, "denominator": pl.UInt16}),
    "objects of pandas": lambda: pd.DataFrame(rows()).astype(object),
    "categories": lambda: pd.DataFrame(rows()).astype({"indicator": "category", "unit": "category"}),
    "dictionaries of Arrow": lambda: pa.table(rows() | {"unit": pa.array([TAN_LAP, TAN_AN]).dictionary_encode()}),
    "a frame of narwhals": lambda: nw.from_native(pl.DataFrame(rows())),
    "a measure said of some": lambda: pl.DataFrame(rows(measure=[None, "%"])),
    "nothing but nothing": lambda: pl.DataFrame(rows(scope=[None, None], value=[None, None], source=[None, None])),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_the_sum_does_not_depend_on_what_an_engine_calls_things(kind: str) -> None:
    assert total(FRAMES[kind]()) == Tally(13, 20)


def test_missing_numbers_of_pandas_are_nothing() -> None:
    numbers = {name: pd.array([5 if name == "numerator" else 10, None], dtype="Int64") for name in
               ("numerator", "denominator")}  # fmt: skip
    frame = pd.DataFrame(rows(value=pd.array([None, 96.5], dtype="Float64"), **numbers))
    figure = roll_up(frame, REGISTRY).figure(ON_TIME, None, JANUARY)
    assert figure.tally == Tally(5, 10) and [one.value for one in figure.bare] == [96.5]


def test_one_period_under_two_labels_is_one() -> None:
    restated = rows(unit=[TAN_LAP] * 2, period=["2026-01", "2026-01-01/2026-01-31"],
                    as_of=[date(2026, 2, 2), date(2026, 3, 2)])  # fmt: skip
    rolled = roll_up(pl.DataFrame(restated), REGISTRY, by="quarter")
    assert rolled.figure(ON_TIME, TAN_LAP, Q1).tally == Tally(8, 10)
    assert len(rolled.superseded) == 1


def test_what_is_reported_later_is_not_known_before() -> None:
    frame = pl.DataFrame(rows(unit=["xa-la", TAN_LAP], period=["2026-05", "2026-01"], indicator=["x", ON_TIME],
                              as_of=[date(2026, 6, 2), date(2026, 2, 2)]))  # fmt: skip
    rolled = roll_up(frame, REGISTRY, as_of=date(2026, 3, 1))
    assert rolled.periods == (JANUARY,) and rolled.indicators == (ON_TIME,) and rolled.findings == ()


def test_a_moment_is_of_the_day_it_is_in_vietnam() -> None:
    late = datetime(2026, 2, 1, 18, tzinfo=UTC)  # 1 o'clock of the next day there
    frame = pl.DataFrame(rows(as_of=[late, late]))
    assert len(roll_up(frame, REGISTRY, as_of=date(2026, 2, 1))) == 0
    assert len(roll_up(frame, REGISTRY, as_of=date(2026, 2, 2))) == 4


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table])
def test_a_frame_without_rows_has_no_figures(make: Callable[[Any], Any]) -> None:
    empty: dict[str, list[Any]] = {name: [] for name in rows()}
    assert len(roll_up(make(empty), REGISTRY, by="year")) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"numerator": ["5", "8"]}, "row 1: '5' in column numerator is no number"),
        ({"numerator": [True, True]}, "row 1: True in column numerator"),
        ({"numerator": [Decimal(5), Decimal("8.5")]}, "row 2 is no observation: numerator"),
        ({"numerator": [None, None], "denominator": [None, None], "value": [1.5, float("inf")]}, "row 2: inf"),
    ],
)
def test_what_is_no_number_is_refused_by_row(more: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        roll_up(pl.DataFrame(rows(**more)), REGISTRY)


@pytest.mark.parametrize("wrong", [None, 5])
def test_what_holds_no_reports_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="is no observation"):
        roll_up(wrong, REGISTRY)
