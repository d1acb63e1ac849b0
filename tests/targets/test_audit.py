"""Codes on several rows are found, in one part or in many, by every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from tests.targets.dossier_worlds import ENGINES, World, worlds

from tthc.errors import InputError
from tthc.targets.dossiers.audit import MEBIBYTE, audit_dossiers

COUNTED = (
    "unit", "received", "appointment", "reappointment", "processed", "returned", "closed", "channel", "supplements",
    "supplement_since", "waited", "limit", "limit_unit",
)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@given(worlds(30))
@settings(max_examples=10)
def test_duplicates_are_those_found_by_hand(engine: Callable[[World], Any], world: World) -> None:
    rows = defaultdict(list)
    for row in world:
        rows[row["code"]].append(tuple(row[name] for name in COUNTED))
    several = {code: held for code, held in rows.items() if len(held) > 1}
    found = audit_dossiers(engine(world), examples=100)
    assert (found.rows, found.blank, found.codes) == (len(world), 0, len(several))
    assert found.repeated == sum(len(held) - 1 for held in several.values())
    assert {(one.code, one.rows, one.is_same) for one in found.examples} == {
        (code, len(held), len(set(held)) == 1) for code, held in several.items()
    }
    assert found.same + found.differing == found.codes


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_small_bound_makes_more_parts_and_finds_the_same(engine: str) -> None:
    import duckdb

    size = 20_000
    codes = [*(f"H{n:06}" for n in (*range(size), *range(0, size, 100))), "", None]
    frame: Any = pl.DataFrame({"code": codes, "unit": ["an-khe"] * len(codes), "received": ["2026-03-02"] * len(codes)})
    if engine == "duckdb":
        frame = duckdb.connect().from_arrow(frame.to_arrow())
    whole, parted = audit_dossiers(frame, examples=0), audit_dossiers(frame, memory=MEBIBYTE, examples=3)
    assert (whole.parts, parted.parts) == (1, 3)
    for one in (whole, parted):
        assert (one.rows, one.blank, one.codes, one.repeated, one.same) == (size + 202, 2, 200, 200, 200)
    assert len(parted.examples) == 3 and whole.examples == ()


def test_what_moves_from_one_column_to_another_is_a_difference() -> None:
    rows: dict[str, list[str | None]] = {"code": ["H1", "H1"], "unit": ["a", "a"], "received": ["2026-03-02"] * 2}
    rows |= {"processed": ["2026-03-05", None], "returned": [None, "2026-03-05"]}
    assert audit_dossiers(pl.DataFrame(rows)).differing == 1


def test_without_codes_or_memory_there_is_nothing_to_look_for() -> None:
    frame = pl.DataFrame({"unit": ["a"], "received": ["2026-03-02"]})
    with pytest.raises(InputError, match="no column of codes"):
        audit_dossiers(frame)
    with pytest.raises(InputError, match="1000 bytes are too few"):
        audit_dossiers(frame, memory=1000)
