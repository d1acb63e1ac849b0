"""What each engine says in its own way: moments by the clock in Vietnam, the table of days, rows of a small result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from attrs import frozen

from tthc.errors import InputError, MissingExtraError
from tthc.targets.dossiers.sql_table import spread

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

_OFFSET_HOURS: Final = 7
_OFFSET_MICROSECONDS: Final = _OFFSET_HOURS * 3_600_000_000
_TAKEN: Final = "a polars, DuckDB, pandas, pyarrow or PySpark frame"


class Engine(Protocol):
    """The engine of a frame, which does all the work on it."""

    name: ClassVar[str]

    def in_vietnam(self, frame: Frame, zoned: Sequence[str]) -> Frame:
        """The frame with moments that have a zone turned into plain moments of Vietnam's clock (UTC+7)."""
        ...

    def zoned(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """Those of some columns whose moments have a zone."""
        ...

    def void(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """Those of some columns whose type says that they hold nothing."""
        ...

    def table(self, frame: Frame, columns: Mapping[str, Sequence[int] | Sequence[date]]) -> Frame:
        """A small table beside the frame."""
        ...

    def sealed(self, frame: Frame, columns: Sequence[str]) -> Frame:
        """Some columns, so that a filter looks at them and not at what they are worked out from; others may follow."""
        ...

    def part(self, frame: Frame, code: str, others: Sequence[str], number: int, parts: int) -> Frame:
        """The rows whose code falls by its hash into one of so many parts: the code, a fingerprint of the others."""
        ...

    def rows(self, frame: Frame) -> list[tuple[Any, ...]]:
        """All rows of a small result."""
        ...


def opened(frame: Any) -> tuple[Frame, Engine]:
    """A frame as narwhals has it, and its engine; pandas and pyarrow frames are read by DuckDB where they lie.

    Raises:
        InputError: it is no frame that is taken.
        MissingExtraError: narwhals or the engine is not installed.
    """
    try:
        import narwhals as nw
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="counting dossiers") from fault
    try:
        held = nw.from_native(nw.to_native(frame, pass_through=True))
    except TypeError as fault:
        raise InputError(f"dossiers cannot be counted in a {type(frame).__name__}", hint=f"give {_TAKEN}") from fault
    except nw.exceptions.DuplicateError as fault:
        raise InputError("several columns of the frame have one name", hint="leave all but one out") from fault
    kind = held.implementation
    if kind.is_polars():
        return held.lazy(), Polars()
    if kind.is_pandas() or kind.is_pyarrow():
        return _framed(_by_duckdb(held.to_native(), is_arrow=kind.is_pyarrow())), DuckDB()
    if kind.is_duckdb():
        return held.lazy(), DuckDB()
    if kind.is_pyspark() or kind.is_pyspark_connect():
        return held.lazy(), Spark()
    raise InputError(f"dossiers cannot be counted in a frame of {kind.value}", hint=f"give {_TAKEN}")


def _by_duckdb(frame: Any, *, is_arrow: bool) -> Any:
    try:
        import duckdb
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="counting the dossiers of a pandas or pyarrow frame") from fault
    connection = duckdb.connect()
    if is_arrow:
        return connection.from_arrow(frame)
    try:
        return connection.from_df(_without_empty_floats(frame))
    except duckdb.Error as fault:
        raise _failed("duckdb", fault) from fault


def _without_empty_floats(frame: Any) -> Any:
    """The pandas frame with columns of nothing said to be so: pandas takes an empty column of a file for floats."""
    empty = [name for name, kind in frame.dtypes.items() if kind.kind == "f" and frame[name].isna().all()]
    if not empty or not len(frame):
        return frame
    held = frame.copy(deep=False)
    for name in empty:
        held[name] = None
    return held


@frozen
class Polars:
    """polars, with its streaming engine, so that a lazy frame is never wholly in memory."""

    name: ClassVar[str] = "polars"

    def zoned(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """By the type of the column."""
        import polars as pl

        schema = frame.to_native().collect_schema()
        return tuple(
            one for one in columns if isinstance(kind := schema[one], pl.Datetime) and kind.time_zone is not None
        )

    def void(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """By the type of the column."""
        import polars as pl

        schema = frame.to_native().collect_schema()
        return tuple(one for one in columns if schema[one] == pl.Null)

    def in_vietnam(self, frame: Frame, zoned: Sequence[str]) -> Frame:
        """By way of UTC, from which Vietnam's clock has always differed by seven hours in the days covered."""
        import polars as pl

        moved = pl.col(zoned).dt.convert_time_zone("UTC").dt.replace_time_zone(None) + pl.duration(hours=_OFFSET_HOURS)
        return _framed(frame.to_native().with_columns(moved))

    def table(self, frame: Frame, columns: Mapping[str, Sequence[int] | Sequence[date]]) -> Frame:
        """As a lazy frame."""
        import polars as pl

        return _framed(pl.LazyFrame(dict(columns)))

    def sealed(self, frame: Frame, columns: Sequence[str]) -> Frame:
        """Nothing else: what is worked out in steps is not written out anew for a filter."""
        return frame.select(*columns)

    def part(self, frame: Frame, code: str, others: Sequence[str], number: int, parts: int) -> Frame:
        """By the hashes of polars, which hold for one run."""
        import polars as pl

        held = frame.to_native().filter(pl.col(code).hash() % parts == number)
        marks = [pl.struct(others).hash().alias("fingerprint")] if others else []
        return _framed(held.select(code, *marks))

    def rows(self, frame: Frame) -> list[tuple[Any, ...]]:
        """Streamed."""
        import polars as pl

        try:
            rows: list[tuple[Any, ...]] = frame.to_native().collect(engine="streaming").rows()
        except (pl.exceptions.PolarsError, OSError) as fault:
            raise _failed(self.name, fault) from fault
        return rows


@frozen
class DuckDB:
    """DuckDB, on the connection of the relation given."""

    name: ClassVar[str] = "duckdb"

    def zoned(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """By the type of the column."""
        kinds = self._kinds(frame)
        return tuple(one for one in columns if kinds[one].endswith("WITH TIME ZONE") or kinds[one] == "TIMESTAMPTZ_NS")

    def void(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """By the type of the column."""
        kinds = self._kinds(frame)
        return tuple(one for one in columns if kinds[one] == '"NULL"')

    def _kinds(self, frame: Frame) -> dict[str, str]:
        held = frame.to_native()
        return dict(zip(held.columns, map(str, held.types), strict=True))

    def in_vietnam(self, frame: Frame, zoned: Sequence[str]) -> Frame:
        """By the count of microseconds, which is that of UTC whatever the zone of the connection."""
        from duckdb import ColumnExpression, ConstantExpression, FunctionExpression, StarExpression

        held = frame.to_native()
        moved = (
            FunctionExpression(
                "make_timestamp",
                FunctionExpression("epoch_us", ColumnExpression(one).cast("TIMESTAMPTZ"))
                + ConstantExpression(_OFFSET_MICROSECONDS),
            ).alias(one)
            for one in zoned
        )
        return _framed(held.select(StarExpression(exclude=list(zoned)), *moved))

    def table(self, frame: Frame, columns: Mapping[str, Sequence[int] | Sequence[date]]) -> Frame:
        """As a relation of the same connection."""
        return _framed(spread(frame.to_native().limit(0).aggregate("count(*) AS nothing"), columns))

    def sealed(self, frame: Frame, columns: Sequence[str]) -> Frame:
        """Nothing else: what is worked out in steps is not written out anew for a filter."""
        return frame.select(*columns)

    def part(self, frame: Frame, code: str, others: Sequence[str], number: int, parts: int) -> Frame:
        """By the hashes of DuckDB."""
        held = frame.to_native().filter(f'hash("{code}") % {parts} = {number}')
        listed = ", ".join(f'"{name}"' for name in others)
        return _framed(held.project(f'"{code}", hash({listed}) AS fingerprint' if others else f'"{code}"'))

    def rows(self, frame: Frame) -> list[tuple[Any, ...]]:
        """Fetched without pyarrow."""
        import duckdb

        try:
            rows: list[tuple[Any, ...]] = frame.to_native().fetchall()
        except duckdb.Error as fault:
            raise _failed(self.name, fault) from fault
        except RuntimeError as fault:  # so DuckDB says that Ctrl-C was pressed
            if "interrupted" not in str(fault):
                raise
            raise KeyboardInterrupt from fault
        return rows


@frozen
class Spark:
    """Spark, where one machine is outgrown."""

    name: ClassVar[str] = "spark"

    def zoned(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """TIMESTAMP is a moment of the world in Spark, TIMESTAMP_NTZ one by the clock."""
        kinds = dict(frame.to_native().dtypes)
        return tuple(one for one in columns if kinds[one] == "timestamp")

    def void(self, frame: Frame, columns: Sequence[str]) -> tuple[str, ...]:
        """By the type of the column."""
        kinds = dict(frame.to_native().dtypes)
        return tuple(one for one in columns if kinds[one] == "void")

    def in_vietnam(self, frame: Frame, zoned: Sequence[str]) -> Frame:
        """By the count of microseconds, which is that of UTC whatever the zone of the session."""
        from pyspark.sql import functions

        moved = {
            one: functions.expr(
                f"timestampadd(MICROSECOND, unix_micros(`{one}`) + {_OFFSET_MICROSECONDS}, "
                "TIMESTAMP_NTZ '1970-01-01 00:00:00')"
            )
            for one in zoned
        }
        return _framed(frame.to_native().withColumns(moved))

    def table(self, frame: Frame, columns: Mapping[str, Sequence[int] | Sequence[date]]) -> Frame:
        """Sent to every worker, so that the dossiers stay where they are."""
        from pyspark.sql import functions

        rows = list(zip(*columns.values(), strict=True))
        made = frame.to_native().sparkSession.createDataFrame(rows, list(columns))
        return _framed(functions.broadcast(made))

    def sealed(self, frame: Frame, columns: Sequence[str]) -> Frame:
        """With a number for each row, which no step can foretell, so that Spark filters after all steps.

        It would else put the filter before them, with every step written out in it as often as it is used.
        """
        from pyspark.sql import functions

        return _framed(frame.to_native().select(*columns, functions.monotonically_increasing_id().alias("row_number")))

    def part(self, frame: Frame, code: str, others: Sequence[str], number: int, parts: int) -> Frame:
        """By the hashes of Spark, which pass over what is missing, so that is told beside it."""
        from pyspark.sql import functions

        held = frame.to_native().where(functions.expr(f"pmod(xxhash64({code}), {parts}) = {number}"))
        missing = (functions.isnull(name) for name in others)
        marks = [functions.xxhash64(*others, *missing).alias("fingerprint")] if others else []
        return _framed(held.select(code, *marks))

    def rows(self, frame: Frame) -> list[tuple[Any, ...]]:
        """Collected."""
        from pyspark.errors import PySparkException

        try:
            return [tuple(row) for row in frame.to_native().collect()]
        except PySparkException as fault:
            raise _failed(self.name, fault) from fault


def _failed(engine: str, fault: Exception) -> InputError:
    """What an engine could not do with rows that it was given, in the first line of its own words."""
    said = str(fault).strip().partition("\n")[0]
    hint = "check that its files can be read and that every row has the same columns"
    return InputError(f"{engine} could not read the dossiers: {said:.300}", hint=hint)


def _framed(native: Any) -> Frame:
    import narwhals as nw

    framed: Frame = nw.from_native(native)
    return framed
