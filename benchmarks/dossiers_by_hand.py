"""Dossiers counted by hand, in the SQL of DuckDB and in polars: what ``tally_dossiers`` is measured by.

Both know their columns, their year and their calendar, which the library has to find out. They give the same table: by
unit and month what came in, what was resolved and what is pending, and beside it what was left out and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tthc.periods import WorkCalendar

if TYPE_CHECKING:
    import polars as pl

Row: TypeAlias = tuple[str, int, int, int, int, int, int, int, int, int]
"""Unit, month from 0, received online, otherwise, carried, early, on time, overdue, pending, pending and overdue."""

Table: TypeAlias = tuple[list[Row], dict[str, int]]

FIRST, BEYOND = date(2026, 1, 1), date(2027, 1, 1)
"""The year that is counted."""

CELLS = """
CREATE TEMP TABLE cell AS
WITH dossier AS (
  SELECT unit, channel = 'online' AS online, supplements > 1 AS twice, received, received::DATE AS received_on,
    coalesce(processed, returned, closed) AS ended, ended::DATE AS ended_on,
    coalesce(reappointment, appointment)::DATE AS appointed, supplement_since::DATE AS asked,
    "limit" + waited AS allowed,
    least(received, appointment, reappointment, processed, returned, closed, supplement_since) AS earliest,
    greatest(received, appointment, reappointment, processed, returned, closed, supplement_since) AS latest
  FROM read_parquet(?)
), due AS (
  SELECT dossier.*, coalesce(appointed, working.day) AS due
  FROM dossier
  LEFT JOIN counted ON counted.day = CASE WHEN appointed IS NULL THEN received_on END
  LEFT JOIN working ON working.number = counted.number + allowed
), sorted_out AS (
  SELECT *, CASE
    WHEN unit IS NULL OR unit = '' THEN 'unit-missing'
    WHEN unit NOT IN (SELECT id FROM known) THEN 'unit-unknown'
    WHEN received IS NULL THEN 'received-missing'
    WHEN earliest < TIMESTAMP '2018-01-01' OR latest >= TIMESTAMP '2028-01-01' THEN 'date-implausible'
    WHEN ended < received AND ended <> date_trunc('day', received) THEN 'ended-before-received'
    WHEN due IS NULL THEN 'due-missing'
    WHEN due < received_on THEN 'due-before-received'
    WHEN asked < received_on THEN 'supplement-before-received'
    WHEN received >= DATE '2027-01-01' THEN 'received-after'
    WHEN ended < DATE '2026-01-01' THEN 'ended-before'
  END AS fault
  FROM due
), placed AS (
  SELECT fault, unit, online, twice, ended_on, due,
    greatest(datediff('month', DATE '2026-01-01', received_on), -1) AS came,
    coalesce(least(datediff('month', DATE '2026-01-01', ended_on), 12), 12) AS went,
    CASE
      WHEN twice THEN greatest(came, 0)
      WHEN ended_on <= due OR asked <= due THEN 12
      ELSE greatest(least(datediff('month', DATE '2026-01-01', due + 1), 12), 0)
    END AS late
  FROM sorted_out
)
SELECT fault,
  CASE WHEN fault IS NULL THEN unit END AS unit,
  CASE WHEN fault IS NULL THEN came END AS came,
  CASE WHEN fault IS NULL THEN went END AS went,
  CASE WHEN fault IS NULL THEN CASE WHEN late < went THEN late ELSE 12 END END AS late,
  count(*) AS n, count_if(online) AS online,
  count_if(NOT twice AND ended_on < due) AS early, count_if(NOT twice AND ended_on = due) AS on_time
FROM placed
GROUP BY ALL
"""

MONTHS = """
WITH event AS (
  SELECT unit, came AS month, online AS online, n - online AS other, 0 AS early, 0 AS on_time, 0 AS overdue,
    n AS stock, 0 AS stale FROM cell WHERE fault IS NULL
  UNION ALL
  SELECT unit, went, 0, 0, early, on_time, n - early - on_time, -n, CASE WHEN late < 12 THEN -n ELSE 0 END
  FROM cell WHERE fault IS NULL AND went < 12
  UNION ALL
  SELECT unit, late, 0, 0, 0, 0, 0, 0, n FROM cell WHERE fault IS NULL AND late < 12
), monthly AS (
  SELECT unit, month, sum(online) AS online, sum(other) AS other, sum(early) AS early, sum(on_time) AS on_time,
    sum(overdue) AS overdue, sum(stock) AS stock, sum(stale) AS stale
  FROM event GROUP BY unit, month
), every AS (
  SELECT unit, month FROM (SELECT DISTINCT unit FROM cell WHERE fault IS NULL), range(-1, 12) AS months(month)
), running AS (
  SELECT unit, month, coalesce(online, 0) AS online, coalesce(other, 0) AS other, coalesce(early, 0) AS early,
    coalesce(on_time, 0) AS on_time, coalesce(overdue, 0) AS overdue,
    sum(coalesce(stock, 0)) OVER to_date AS stock, sum(coalesce(stale, 0)) OVER to_date AS stale
  FROM every LEFT JOIN monthly USING (unit, month)
  WINDOW to_date AS (PARTITION BY unit ORDER BY month)
), carried AS (
  SELECT *, lag(stock) OVER (PARTITION BY unit ORDER BY month) AS carried FROM running
)
SELECT unit, month, online::BIGINT, other::BIGINT, carried::BIGINT, early::BIGINT, on_time::BIGINT, overdue::BIGINT,
  (stock - stale)::BIGINT, stale::BIGINT
FROM carried WHERE month >= 0 ORDER BY unit, month
"""

LEFT_OUT = "SELECT fault, sum(n)::BIGINT FROM cell WHERE fault IS NOT NULL GROUP BY fault"


def by_sql(folder: Path, units: Sequence[str]) -> Table:
    """The table in SQL, with what DuckDB does by itself."""
    import duckdb

    days, numbers = _counted()
    connection = duckdb.connect()
    connection.execute("CREATE TEMP TABLE known AS SELECT unnest(?) AS id", [list(units)])
    connection.execute("CREATE TEMP TABLE counted AS SELECT unnest(?) AS day, unnest(?) AS number", [days, numbers])
    connection.execute("CREATE TEMP TABLE working AS SELECT number, min(day) AS day FROM counted GROUP BY number")
    connection.execute(CELLS, [str(folder / "*.parquet")])
    return connection.execute(MONTHS).fetchall(), dict(connection.execute(LEFT_OUT).fetchall())


def by_polars(folder: Path, units: Sequence[str]) -> Table:
    """The table in polars, streamed."""
    import polars as pl

    days, numbers = _counted()
    counted = pl.LazyFrame({"day": days, "number": pl.Series(numbers, dtype=pl.Int32)})
    working = counted.group_by("number").agg(pl.col("day").min().alias("by_limit"))
    moments = ("received", "appointment", "reappointment", "processed", "returned", "closed", "supplement_since")
    ended, received = pl.coalesce("processed", "returned", "closed"), pl.col("received")
    dossiers = pl.scan_parquet(folder / "*.parquet").select(
        "unit",
        online=pl.col("channel") == "online",
        twice=pl.col("supplements") > 1,
        received_on=received.dt.date(),
        ended_on=ended.dt.date(),
        appointed=pl.coalesce("reappointment", "appointment").dt.date(),
        asked=pl.col("supplement_since").dt.date(),
        allowed=(pl.col("limit") + pl.col("waited")).cast(pl.Int32),
        implausible=(pl.min_horizontal(moments) < date(2018, 1, 1)) | (pl.max_horizontal(moments) >= date(2028, 1, 1)),
        too_soon=(ended < received) & (ended != received.dt.truncate("1d")),
    )
    dossiers = (
        dossiers.with_columns(looked_up=pl.when(pl.col("appointed").is_null()).then("received_on"))
        .join(counted, left_on="looked_up", right_on="day", how="left")
        .join(working, left_on=pl.col("number") + pl.col("allowed"), right_on="number", how="left")
        .with_columns(due=pl.coalesce("appointed", "by_limit"))
    )
    return _by_month(dossiers, units)


def _by_month(dossiers: pl.LazyFrame, units: Sequence[str]) -> Table:
    import polars as pl

    col, fault = pl.col, pl.col("fault")
    faults = (
        pl.when(col("unit").is_null() | (col("unit") == "")).then(0)
        .when(~col("unit").is_in(list(units))).then(1)
        .when(col("received_on").is_null()).then(2)
        .when("implausible").then(3)
        .when("too_soon").then(4)
        .when(col("due").is_null()).then(5)
        .when(col("due") < col("received_on")).then(6)
        .when(col("asked") < col("received_on")).then(7)
        .when(col("received_on") >= BEYOND).then(8)
        .when(col("ended_on") < FIRST).then(9)
    )  # fmt: skip
    placed = dossiers.with_columns(
        fault=faults.cast(pl.Int8),
        came=_month(col("received_on")).clip(-1),
        went=_month(col("ended_on")).clip(upper_bound=12).fill_null(12),
    )
    in_time = (col("ended_on") <= col("due")) | (col("asked") <= col("due"))
    late = (
        pl.when("twice").then(col("came").clip(0)).when(in_time).then(12)
        .otherwise(_month(col("due") + timedelta(days=1)).clip(0, 12))
    )  # fmt: skip
    placed = placed.with_columns(late=pl.when(late < col("went")).then(late).otherwise(12))
    keys = ("unit", "came", "went", "late")
    cells = (
        placed.select(
            "fault",
            *(pl.when(fault.is_null()).then(key).alias(key) for key in keys),
            "online",
            early=~col("twice") & (col("ended_on") < col("due")),
            on_time=~col("twice") & (col("ended_on") == col("due")),
        )
        .group_by("fault", *keys)
        .agg(pl.len().cast(pl.Int64).alias("n"), pl.col("online", "early", "on_time").sum().cast(pl.Int64))
        .collect(engine="streaming")
    )
    left_out = cells.filter(fault.is_not_null()).group_by("fault").agg(col("n").sum()).rows()
    return _unfolded(cells.filter(fault.is_null())), {LEFT_OUT_CODES[code]: count for code, count in left_out}


def _unfolded(cells: pl.DataFrame) -> list[Row]:
    import polars as pl

    col, kept = pl.col, cells.filter(pl.col("went") < 12)
    n = col("n")
    came = cells.select("unit", "online", month="came", other=n - col("online"), stock="n")
    overdue = n - col("early") - col("on_time")
    stale = pl.when(col("late") < 12).then(-n).otherwise(0)
    went = kept.select("unit", "early", "on_time", month="went", overdue=overdue, stock=-n, stale=stale)
    late = cells.filter(col("late") < 12).select("unit", month="late", stale="n")
    monthly = pl.concat([came, went, late], how="diagonal").group_by("unit", "month").sum()
    every = cells.select("unit").unique().join(pl.DataFrame({"month": range(-1, 12)}, {"month": pl.Int32}), how="cross")
    running = (
        every.join(monthly, on=["unit", "month"], how="left")
        .fill_null(0)
        .sort("unit", "month")
        .with_columns(pl.col("stock", "stale").cum_sum().over("unit"))
        .with_columns(carried=col("stock").shift(1).over("unit"), pending=col("stock") - col("stale"))
        .filter(col("month") >= 0)
    )
    columns = ("unit", "month", "online", "other", "carried", "early", "on_time", "overdue", "pending", "stale")
    return running.select(columns).rows()


def _month(day: pl.Expr) -> pl.Expr:
    import polars as pl

    return (day.dt.year() * 12 + day.dt.month() - (FIRST.year * 12 + 1)).cast(pl.Int32)


def _counted() -> tuple[list[date], list[int]]:
    """The days of the calendar, and how many working days there are up to each."""
    calendar = WorkCalendar.vietnam()
    days = [calendar.first + timedelta(days=n) for n in range((calendar.last - calendar.first).days + 1)]
    numbers, number = [], 0
    for day in days:
        number += calendar.is_working_day(day)
        numbers.append(number)
    return days, numbers


LEFT_OUT_CODES = (
    "unit-missing", "unit-unknown", "received-missing", "date-implausible", "ended-before-received", "due-missing",
    "due-before-received", "supplement-before-received", "received-after", "ended-before",
)  # fmt: skip
