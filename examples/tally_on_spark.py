"""The same count of dossiers on Spark and on DuckDB, compared cell by cell; needs `tthc[frames,spark]` and Java 17."""

from __future__ import annotations

import gc
import shutil
import warnings
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from tthc import Period
from tthc.io.dossier_files import scan_dossiers
from tthc.model.moment import VIETNAM_TIME
from tthc.targets import tally_dossiers

FILE = Path("ho-so.csv")
ROWS = 3000


def write_dossiers() -> None:
    """A year of dossiers of twelve communes; every hundredth has a fault."""
    lines = ["code,unit,received,appointment,processed,channel"]
    for n in range(ROWS):
        received = datetime(2026, 1, 1, 8, tzinfo=VIETNAM_TIME) + timedelta(minutes=n * 170)
        due = received + timedelta(days=5 + n % 11)
        ended = "" if n % 9 == 0 else f"{received + timedelta(days=n % 17):%d/%m/%Y %H:%M}"
        unit = "" if n % 100 == 0 else f"an-khe.xa-{n % 12:02}"
        lines.append(f"H{n:05},{unit},{received:%d/%m/%Y %H:%M},{due:%d/%m/%Y},{ended},{'online' if n % 3 else 'post'}")
    FILE.write_text("\n".join(lines) + "\n", "utf-8")


def compare() -> None:
    """Count on both and say whether they agree."""
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    year = Period.of_year(2026)
    far = tally_dossiers(spark.read.csv(str(FILE.resolve()), header=True), period=year, by=["unit", "month"])
    near = tally_dossiers(scan_dossiers(FILE), period=year, by=["unit", "month"])
    spark.stop()
    cells = sum(len(count.form()) for count in near)
    print(f"{near.counted:,} dossiers in {cells:,} cells, {near.quality[0].count} rows without a unit")
    print("Spark and DuckDB agree in every cell" if far.counts == near.counts else "they differ")
    print(f"resolved in time: {sum(count.early + count.on_time for count in near):,}")


if find_spec("pyspark") is None:
    print('Spark is not installed: pip install "tthc[spark]"')
elif shutil.which("java") is None:
    print("Spark needs Java 17 or later, and there is none here")
else:
    warnings.simplefilter("ignore", ResourceWarning)  # Spark closes its sockets when they are forgotten
    write_dossiers()
    compare()
    gc.collect()
