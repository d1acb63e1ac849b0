"""The same counts on a cluster: Spark on two threads of this machine, beside DuckDB."""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from tests.targets.dossier_worlds import CALENDAR, KNOWN, SCHEMA, Row, in_duckdb, worlds

from tthc.errors import InputError
from tthc.model import Period
from tthc.targets.dossiers.audit import audit_dossiers
from tthc.targets.dossiers.columns import DossierColumns
from tthc.targets.dossiers.counting import tally_dossiers

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LEAST_JAVA = 17
# Sockets to the Java program are closed when they are forgotten.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def java_version() -> int:
    """The number of the Java there is; 0 for none."""
    program = shutil.which("java")
    if program is None:
        return 0
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False, timeout=60).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if java_version() < LEAST_JAVA:
        pytest.skip(f"Spark needs Java {LEAST_JAVA} or later, and there is none")
    from pyspark.sql import SparkSession

    options = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "America/New_York",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What a test leaves is done with before the next one begins."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.fixture(scope="module")
def world() -> list[Row]:
    """Some hundred dossiers, the same on every machine."""
    held: list[Row] = []

    @given(worlds(40))
    @settings(max_examples=80, derandomize=True, database=None, phases=[Phase.generate])
    def gather(few: list[Row]) -> None:
        held.extend(few)

    gather()
    return held


def in_spark(spark: SparkSession, world: list[Row]) -> Any:
    import polars as pl
    from pyspark.sql import types

    kinds = {pl.String: types.StringType(), pl.Int64: types.LongType()}
    fields = [types.StructField(name, kinds.get(kind, types.TimestampNTZType())) for name, kind in SCHEMA.items()]
    return spark.createDataFrame([tuple(row[name] for name in SCHEMA) for row in world], types.StructType(fields))


def test_spark_and_duckdb_count_the_same_in_every_cell(spark: SparkSession, world: list[Row]) -> None:
    asked: dict[str, Any] = {
        "period": Period.parse("2025-12-01/2026-04-15"),
        "by": ("unit", "month"),
        "calendar": CALENDAR,
        "units": KNOWN,
    }
    far, near = tally_dossiers(in_spark(spark, world), **asked), tally_dossiers(in_duckdb(world), **asked)
    assert len(world) > 200 and near.counted > 50 and len(near.quality) >= 5
    assert (far.engine, near.engine) == ("spark", "duckdb")
    assert far.counts == near.counts
    assert (far.outside, far.counted, far.rows) == (near.outside, near.counted, near.rows)
    assert [(one.code, one.count) for one in far.quality] == [(one.code, one.count) for one in near.quality]
    assert [[row.code for row in one.examples] for one in far.quality] == [
        [row.code for row in one.examples] for one in near.quality
    ]


def test_spark_and_duckdb_find_the_same_duplicates(spark: SparkSession, world: list[Row]) -> None:
    few = world[:60]
    far, near = audit_dossiers(in_spark(spark, few)), audit_dossiers(in_duckdb(few))
    assert near.codes and near.same < near.codes
    assert (far.codes, far.repeated, far.same, far.examples) == (near.codes, near.repeated, near.same, near.examples)


def test_spark_takes_a_timestamp_as_a_moment_of_the_world_and_text_as_it_stands(spark: SparkSession) -> None:
    late = datetime(2026, 3, 31, 12, 30, tzinfo=timezone(timedelta(hours=-5)))  # 00:30 of 1 April in Vietnam
    rows = [("an-khe", late, "31/03/2026 23:30", "15/4/2026"), ("an-khe", late, "31/02/2026", "15/4/2026")]
    frame = spark.createDataFrame(rows, ["unit", "received", "written", "appointment"])
    april = Period.of_month(2026, 4)
    assert tally_dossiers(frame, period=april, by=()).total().received_other == 2
    written = tally_dossiers(frame, period=april, by=(), columns=DossierColumns(received="written"))
    assert (written.total().carried, written.total().received_other) == (1, 0)
    assert [(one.code, one.count) for one in written.quality] == [("date-unreadable", 1)]


def test_what_spark_cannot_do_is_said_in_one_line(spark: SparkSession) -> None:
    broken = spark.createDataFrame([("an-khe", "2026-03-02")], ["unit", "received"]).selectExpr(
        "unit", "received", "raise_error('no such disk') AS appointment"
    )
    with pytest.raises(InputError, match="spark could not read the dossiers"):
        tally_dossiers(broken.withColumn("appointment", broken.appointment.cast("string")), period=Period.of_year(2026))


def test_days_in_spark_begin_at_midnight_in_vietnam_wherever_the_session_is(spark: SparkSession) -> None:
    from pyspark.sql import types

    moments = [datetime(2026, 3, 31, 23, 59, 59), datetime(2026, 4, 1), datetime(2026, 4, 1, 0, 30)]
    schema = types.StructType(
        [types.StructField("unit", types.StringType()), types.StructField("received", types.TimestampNTZType())]
    )
    frame = spark.createDataFrame([("an-khe", moment) for moment in moments], schema).selectExpr(
        "unit", "received", "DATE '2026-04-20' AS appointment"
    )
    total = tally_dossiers(frame, period=Period.of_month(2026, 4), by=()).total()
    assert (total.carried, total.received_other) == (1, 2)
