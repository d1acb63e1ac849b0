"""The invented nation that example and benchmark count: the same for a seed, and counted alike by both engines."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tthc.io.dossier_files import FrameEngine, scan_dossiers
from tthc.model import Period
from tthc.registry import UnitRegistry, national_registry
from tthc.targets import DossierTally, tally_dossiers

pl = pytest.importorskip("polars")
pytest.importorskip("duckdb")
pytest.importorskip("vietnam_provinces")

ROOT = Path(__file__).resolve().parents[1]
ROWS = 60_000


@pytest.fixture(scope="module")
def made() -> Any:
    sys.path.insert(0, str(ROOT / "examples"))
    try:
        return import_module("synthetic_nation")
    finally:
        sys.path.remove(str(ROOT / "examples"))


@pytest.fixture(scope="module")
def registry() -> UnitRegistry:
    return national_registry()


@pytest.fixture(scope="module")
def dossiers(made: Any, registry: UnitRegistry, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    made.write_nation(made.Nation.of(registry, rows=ROWS, seed=7), folder)
    return folder


def counted(folder: Path, engine: FrameEngine, registry: UnitRegistry) -> DossierTally:
    frame = scan_dossiers(sorted(folder.glob("*.parquet")), engine)
    by, year = ("unit", "month"), Period.of_year(2026)
    return tally_dossiers(frame, by=by, period=year, units=registry, limit_unit="working_day", examples=0)


def test_rows_do_not_hang_on_how_they_are_cut_into_files(
    made: Any, registry: UnitRegistry, dossiers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "BLOCK", 25_000)
    nation = made.Nation.of(registry, rows=ROWS, seed=7)
    files = made.write_nation(nation, tmp_path, part=25_000)
    assert [pl.read_parquet(file).height for file in files] == [25_000, 25_000, 10_000]
    again = made.write_nation(nation, tmp_path, part=ROWS)
    assert len(again) == 1 and pl.read_parquet(again[0]).height == ROWS
    assert pl.concat(nation.blocks()).equals(pl.read_parquet(again[0]))


def test_another_seed_is_another_nation(made: Any, registry: UnitRegistry, dossiers: Path) -> None:
    (block,) = made.Nation.of(registry, rows=ROWS, seed=8).blocks()
    assert not block.equals(pl.read_parquet(dossiers / "dossiers-000.parquet"))


def test_every_fault_is_there_and_no_row_is_lost(dossiers: Path, registry: UnitRegistry) -> None:
    tally = counted(dossiers, "duckdb", registry)
    assert tally.rows == ROWS
    assert {fault.code for fault in tally.quality} >= {
        "unit-unknown", "unit-missing", "received-missing", "ended-before-received", "due-missing", "date-implausible",
    }  # fmt: skip
    assert sum(fault.count for fault in tally.quality) < ROWS / 200


def test_both_engines_count_the_same(dossiers: Path, registry: UnitRegistry) -> None:
    by_duckdb, by_polars = (counted(dossiers, engine, registry) for engine in ("duckdb", "polars"))
    assert by_duckdb.counts == by_polars.counts
    assert by_duckdb.quality == by_polars.quality


def test_counting_by_hand_gives_the_same_table(
    dossiers: Path, registry: UnitRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT)
    by_hand = import_module("benchmarks.dossiers_by_hand")
    once = import_module("benchmarks.dossiers_once")
    rows, left_out = once._table(counted(dossiers, "duckdb", registry))
    ids = [unit.id for unit in registry.units]
    for way in (by_hand.by_sql, by_hand.by_polars):
        hand_rows, hand_left_out = way(dossiers, ids)
        assert sorted(hand_rows) == sorted(rows)
        assert hand_left_out == left_out
