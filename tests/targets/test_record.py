"""A scorecard as a dataframe."""

from __future__ import annotations

import sys
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from tests.targets.cards import AS_OF, card

from tthc.errors import InputError, MissingExtraError
from tthc.targets import Scorecard
from tthc.targets.scorecards.record import COLUMNS, records


def test_a_frame_has_a_row_an_assessment_and_each_part_below_its_whole() -> None:
    frame = card().to_frame()
    assert isinstance(frame, pl.DataFrame) and tuple(frame.columns) == COLUMNS
    assert frame.height == 17
    assert frame.select("name", "depth").rows()[:4] == [
        ("Sở Tư pháp", 0), ("Sở Tư pháp", 1), ("Sở Y tế", 0), ("Sở Y tế", 1),
    ]  # fmt: skip


def test_counts_are_whole_and_rates_are_floats() -> None:
    first = card().to_frame().to_dicts()[0]
    assert (first["numerator"], first["denominator"], first["count"], first["needed_of"]) == (37, 40, 2, 40)
    assert (first["rate"], first["value"], first["gap"], first["goal"]) == (0.925, 92.5, 2.5, 95.0)
    assert (first["reported"], first["expected"], first["is_possible"]) == (6, 6, True)
    assert (first["comparator"], first["measure"], first["period"], first["standing"]) == (">", "%", "2026", "at_risk")
    assert first["source"] == "observations"
    schema = card().to_frame().schema
    assert schema["numerator"] == pl.Int64 and schema["rate"] == pl.Float64 and schema["due"] == pl.Date


def test_what_is_not_known_is_null() -> None:
    [row] = [row for row in card().to_frame().to_dicts() if row["reason"] == "unit-unknown"]
    assert [row[name] for name in ("unit", "numerator", "rate", "value", "count", "reported", "is_possible")] == [
        None
    ] * 7


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
@pytest.mark.parametrize("held", [card(), Scorecard((), AS_OF)])
def test_every_library_gets_the_same_rows(backend: Any, held: Scorecard) -> None:
    frame = held.to_frame(backend)
    assert frame.shape == (len(records(held)), len(COLUMNS))
    assert [str(name) for name in (frame.column_names if backend == "pyarrow" else frame.columns)] == list(COLUMNS)


def test_pandas_keeps_counts_whole_beside_missing_ones() -> None:
    frame = card().to_frame("pandas")
    assert str(frame["numerator"].dtype) == "Int64" and int(frame["numerator"][4]) == 126_900
    assert frame["numerator"].isna().sum() > 0


def test_a_library_that_is_unknown_or_missing_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no dataframes of 'excel'"):
        card().to_frame("excel")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match="pandas is not installed"):
        card().to_frame("pandas")
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[frames\]"):
        card().to_frame()


def test_rows_follow_their_targets_not_the_order_of_units() -> None:
    mixed = evolve(card(), assessments=card().assessments[::-1])
    numbers = [record.number for record in records(mixed)]
    assert numbers == sorted(numbers)
