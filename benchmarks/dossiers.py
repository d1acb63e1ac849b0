"""What counting dossiers costs: ``tally_dossiers`` beside SQL and polars written by hand, in time and in memory.

    python -m benchmarks.dossiers                       # up to ten million rows
    python -m benchmarks.dossiers --rows 50_000_000     # the whole nation

The four ways are taken in turn, each time in a process of its own; their tables are compared cell by cell.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.dossiers_once import WAYS
from benchmarks.figures import Figure, show
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000_000, 5_000_000, 10_000_000, 50_000_000)
SEED = 7
NATION = 50_000_000
RATIOS = {"duckdb": 1.1, "polars": 1.15}
"""What is promised of the whole nation; of few rows the third of a second that planning takes weighs more."""

MOST_MEBIBYTES = 512
GROWTH = 1.1
"""A million rows of many take at most so many times as long as a million alone."""

SETTINGS = {"POLARS_ROW_GROUP_PREFETCH_SIZE": "2"}
"""Else polars reads far ahead of what it has counted; for both sides."""


class Least(NamedTuple):
    """The least seconds of a way, by the clock and of the processors, and the most memory."""

    seconds: float
    processor: float
    peak: float


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000, help="the most rows (default: 10,000,000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is taken")
    parser.add_argument("--data", type=Path, default=ROOT / "build" / "nation", help="where the dossiers are kept")
    args = parser.parse_args()
    sizes = [*(size for size in SIZES if size < args.rows), args.rows]
    measured = {size: in_turn(made(args.data, size), args.rounds) for size in sizes}
    figures = [
        Figure(
            f"{engine}, {size // 1_000_000} million",
            ours.seconds,
            "by hand",
            floor.seconds,
            RATIOS[engine] if size >= NATION else None,
        )
        for size, engine in product(sizes, RATIOS)
        for ours, floor in [(measured[size][f"tally-{engine}"], measured[size][f"hand-{engine}"])]
    ]
    status = show(figures, f"best of {args.rounds}, the same table cell by cell")
    return max(status, show_growth(measured))


def made(data: Path, rows: int) -> Path:
    """The folder of so many dossiers, made where it is not there yet."""
    folder = data / f"{rows}-{SEED}"
    if not folder.exists():
        parts = data / f"{rows}-{SEED}.part"
        script = str(ROOT / "examples" / "synthetic_nation.py")
        options = ["--rows", str(rows), "--seed", str(SEED), "--out", str(parts)]
        subprocess.run([sys.executable, script, *options], check=True)
        parts.rename(folder)
    return folder


def in_turn(folder: Path, rounds: int) -> dict[str, Least]:
    """Each way so many times, all in turn.

    Raises:
        SystemExit: two ways give different tables.
    """
    found = dict.fromkeys(WAYS, Least(float("inf"), float("inf"), 0.0))
    with TemporaryDirectory() as tables:
        for _ in range(rounds):
            for way in WAYS:
                took, least = once(way, folder, Path(tables, way)), found[way]
                seconds, processor = min(took.seconds, least.seconds), min(took.processor, least.processor)
                found[way] = Least(seconds, processor, max(took.peak, least.peak))
            told_apart = {way: Path(tables, way).read_bytes() for way in WAYS}
            if len(set(told_apart.values())) > 1:
                raise SystemExit(f"the tables of {folder.name} differ: {differing(Path(tables))}")
    return found


def once(way: str, folder: Path, table: Path) -> Least:
    """One way, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.dossiers_once", way, str(folder), str(table)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **SETTINGS})
    return Least(**json.loads(done.stdout.splitlines()[-1]))


def differing(tables: Path) -> str:
    """The first row in which two tables differ, and what they left out."""
    (first, *others) = [(way, json.loads((tables / way).read_text("utf-8"))) for way in WAYS]
    for way, (rows, left_out) in others:
        for one, other in zip(first[1][0], rows, strict=False):
            if one != other:
                return f"{first[0]} {one}, {way} {other}"
        if (len(rows), left_out) != (len(first[1][0]), first[1][1]):
            return f"{first[0]} {len(first[1][0])} rows, {first[1][1]}; {way} {len(rows)} rows, {left_out}"
    return "not in their cells"


def show_growth(measured: dict[int, dict[str, Least]]) -> int:
    """Memory, and the time a million rows take; the result is an exit status."""
    title = f"at most {MOST_MEBIBYTES} MiB; a million rows at most {GROWTH:g} times what the least number takes"
    table = Table("measured", "rows", "s", "of processors", "ms a million", "growth", "MiB", title=title)
    least, held = min(measured), True
    for way in WAYS:
        for size, ways in measured.items():
            each = ways[way].seconds / size
            growth = each / (measured[least][way].seconds / least)
            holds = way.startswith("hand") or (ways[way].peak < MOST_MEBIBYTES and growth <= GROWTH)
            held &= holds
            took = (f"{ways[way].seconds:.2f}", f"{ways[way].processor:.2f}")
            shown = (*took, f"{each * 1e9:.0f}", f"{growth:.2f}", f"{ways[way].peak:.0f}")
            table.add_row(way, f"{size:,}", *shown, style=None if holds else "red")
    Console().print(table)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
