"""One count of dossiers in a process of its own, so that its memory is its own.

    python -m benchmarks.dossiers_once tally-duckdb FOLDER TABLE

Prints seconds, those of the processors, and mebibytes as JSON and writes the table to a file.
"""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

from benchmarks.dossiers_by_hand import Row, Table, by_polars, by_sql

from tthc.io.dossier_files import FrameEngine, scan_dossiers
from tthc.model import Period
from tthc.registry import national_registry
from tthc.targets import DossierTally, tally_dossiers

WAYS = ("tally-duckdb", "hand-duckdb", "tally-polars", "hand-polars")
"""The library and the floor on each engine."""


def main() -> None:
    """Count, measure, print."""
    way, folder, table = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    registry = national_registry()
    ids = [unit.id for unit in registry.units]
    engine: FrameEngine = "duckdb" if way.endswith("duckdb") else "polars"
    for needed in (engine, "narwhals"):
        import_module(needed)  # an import is not part of a count
    begin, begun = perf_counter(), _processor()
    counted: Table | DossierTally
    if way.startswith("hand"):
        counted = by_sql(folder, ids) if way == "hand-duckdb" else by_polars(folder, ids)
    else:
        counted = tally_dossiers(
            scan_dossiers(sorted(folder.glob("*.parquet")), engine),
            by=("unit", "month"),
            period=Period.of_year(2026),
            limit_unit="working_day",
            units=ids,
            examples=0,
        )
    seconds, processor = perf_counter() - begin, _processor() - begun
    peak = _peak()
    rows, left_out = _table(counted) if isinstance(counted, DossierTally) else counted
    table.write_text(json.dumps([sorted(rows), dict(sorted(left_out.items()))]), "utf-8")
    print(json.dumps({"seconds": seconds, "processor": processor, "peak": peak}))


def _processor() -> float:
    """Seconds that the processors have worked for this program, whatever else the machine does."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _table(tally: DossierTally) -> Table:
    rows: list[Row] = [
        (
            str(one["unit"]), one.period.start.month - 1, one.received_online, one.received_other, one.carried,
            one.early, one.on_time, one.overdue, one.pending, one.pending_overdue,
        )
        for one in tally
    ]  # fmt: skip
    return rows, {fault.code: fault.count for fault in tally.quality} | dict(tally.outside)


def _peak() -> float:
    """Mebibytes at the most; Linux tells those of this program alone, apart from those of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main()
