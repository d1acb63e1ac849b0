"""Files of dossiers (dữ liệu hồ sơ) as frames that nothing is read of before it is counted: Parquet, CSV."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from os import PathLike
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, get_args

from attrs import frozen

from tthc.errors import InputError, MissingExtraError
from tthc.text.normal import fold

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FrameEngine = Literal["duckdb", "polars"]
"""What scans the files."""

_COLUMNS: Final = {
    "mã hồ sơ": "code",
    "số hồ sơ": "code",
    "đơn vị": "unit",
    "mã đơn vị": "unit",
    "đơn vị giải quyết": "unit",
    "ngày tiếp nhận": "received",
    "thời điểm tiếp nhận": "received",
    "ngày hẹn trả": "appointment",
    "ngày hẹn trả kết quả": "appointment",
    "ngày hẹn lại": "reappointment",
    "ngày xử lý xong": "processed",
    "ngày trả kết quả": "returned",
    "ngày dừng xử lý": "closed",
    "ngày từ chối": "closed",
    "hình thức nộp": "channel",
    "số lần bổ sung": "supplements",
    "số lần yêu cầu bổ sung": "supplements",
    "ngày yêu cầu bổ sung": "supplement_since",
    "số ngày chờ bổ sung": "waited",
    "thời hạn": "limit",
    "thời hạn giải quyết": "limit",
    "đơn vị tính thời hạn": "limit_unit",
    "lĩnh vực": "field",
    "thủ tục": "procedure",
    "mã thủ tục": "procedure",
    "cấp": "level",
}
_FOLDED: Final = {fold(name): role for name, role in _COLUMNS.items()}
_PARQUET: Final = b"PAR1"
_TEXTS: Final = (".csv", ".tsv", ".txt")
_SEPARATORS: Final = (";", "\t", ",")
_LONGEST_HEAD: Final = 1 << 16
_MEMORY: Final = "320MB"
# Nothing is left to be detected: what is found amiss is then an error and not a row less.
_READ_CSV: Final = (
    "SELECT * FROM read_csv(?, auto_detect = false, header = true, columns = {columns}, delim = ?, "
    "quote = '\"', escape = '\"', strict_mode = true)"
)


def duckdb_connection() -> DuckDBPyConnection:
    """A DuckDB connection with a modest memory, which goes to disk beyond it.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="scanning files of dossiers") from fault
    connection = duckdb.connect()
    connection.execute("SET memory_limit = ?", [_MEMORY])
    connection.execute("SET temp_directory = ?", [gettempdir()])
    connection.execute("SET preserve_insertion_order = false")
    return connection


def scan_dossiers(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    engine: FrameEngine = "duckdb",
    *,
    connection: DuckDBPyConnection | None = None,
) -> Any:
    r"""The rows of files, lazily, for ``tthc.targets.tally_dossiers``: a DuckDB relation or a polars lazy frame.

    Files are Parquet, or CSV in UTF-8 whose cells are parted by comma, semicolon or tab. Columns are called as in
    ``DossierColumns``, or in Vietnamese: mã hồ sơ, đơn vị, ngày tiếp nhận, ngày hẹn trả, ngày xử lý xong, ngày trả kết
    quả, ngày dừng xử lý, hình thức nộp, số lần bổ sung, thời hạn, lĩnh vực, thủ tục; others keep their names. All cells
    of CSV are text; days are read when dossiers are counted.

    Args:
        paths: the files.
        engine: what scans them.
        connection: for DuckDB, one of your own; that of ``duckdb_connection`` if None.

    Raises:
        InputError: there is no file, one cannot be read or is of an unknown kind, or the files have different columns.
        MissingExtraError: the engine is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "ho-so.csv")
        ...     said = "mã hồ sơ;đơn vị;ngày tiếp nhận;ngày hẹn trả\nH1;an-khe.tp;02/3/2026;09/3/2026\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     rows = scan_dossiers(file, "polars").collect().rows()
        >>> rows
        [('H1', 'an-khe.tp', '02/3/2026', '09/3/2026')]
    """
    if engine not in get_args(FrameEngine):
        raise InputError(f"files of dossiers are not scanned by {engine!r}", hint="use duckdb or polars")
    files = [paths] if isinstance(paths, str | PathLike) else list(paths)
    if not files:
        raise InputError("no file of dossiers is given", hint="give at least one")
    scanner: Scanner = _DuckDB(connection or duckdb_connection()) if engine == "duckdb" else _Polars()
    alike: dict[_Head, list[str]] = {}
    for file in map(Path, files):
        alike.setdefault(_head(file, scanner), []).append(str(file))
    columns = {head: _roles(head.names, alike[head][0]) for head in alike}
    first = next(iter(alike))
    for head, roles in columns.items():
        if set(roles) != set(columns[first]):
            odd = ", ".join(sorted(set(roles) ^ set(columns[first])))
            hint = f"files that are counted together have the same columns; see {odd}"
            raise InputError("the columns differ from those of the first file", hint=hint, where=alike[head][0])
    return scanner.joined([scanner.scan(held, head, columns[head]) for head, held in alike.items()], columns[first])


@frozen
class _Head:
    """What files have in common that are scanned at once.

    Attributes:
        names: what their columns are called.
        separator: what parts their cells; None for Parquet.
        begins: the mark that they begin with.
        ends_in: what ends their lines; a file that differs in it from the first would be read amiss.
    """

    names: tuple[str, ...]
    separator: str | None = None
    begins: bytes = b""
    ends_in: bytes = b""


class Scanner(Protocol):
    """What an engine does with files."""

    def names(self, file: str) -> Sequence[str]:
        """The columns of a Parquet file."""
        ...

    def scan(self, files: list[str], head: _Head, roles: Sequence[str]) -> Any:
        """Files of one head, their columns renamed."""
        ...

    def joined(self, frames: list[Any], roles: Sequence[str]) -> Any:
        """All of them, one below the other."""
        ...


def _head(file: Path, scanner: Scanner) -> _Head:
    try:
        with file.open("rb") as stream:
            start = stream.read(_LONGEST_HEAD)
    except OSError as fault:
        reason = f"the file cannot be read: {fault.strerror}"
        raise InputError(reason, hint="check the path", where=str(file)) from fault
    if start.startswith(_PARQUET):
        return _Head(tuple(scanner.names(str(file))))
    if file.suffix.lower() not in _TEXTS:
        hint = "use .parquet or .csv"
        raise InputError(f"dossiers cannot be read from {file.suffix!r}", hint=hint, where=str(file))
    begins = BOM_UTF8 if start.startswith(BOM_UTF8) else b""
    line, end, _ = start.removeprefix(begins).partition(b"\n")
    ends_in = b"\r\n" if line.endswith(b"\r") else end
    try:
        text = line.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError as fault:
        hint = 'save it as "CSV UTF-8" or as Unicode (UTF-8)'
        raise InputError(f"the text is not UTF-8 (byte {fault.start})", hint=hint, where=str(file)) from fault
    if not text.strip():
        raise InputError("the file is empty", hint="its first row names the columns", where=str(file))
    separator = max(_SEPARATORS, key=text.count)
    return _Head(tuple(next(csv.reader([text], delimiter=separator))), separator, begins, ends_in)


def role_of(name: str) -> str:
    """What a column is called when it is counted: the English name of a Vietnamese one, any other as it is.

    Example:
        >>> role_of("Lĩnh vực"), role_of("field"), role_of("phường")
        ('field', 'field', 'phường')
    """
    return _FOLDED.get(fold(name), name.strip())


def _roles(names: Sequence[str], where: str) -> tuple[str, ...]:
    """What the columns are called when they are counted."""
    roles = tuple(map(role_of, names))
    twice = [role for role, count in Counter(roles).items() if count > 1]
    if twice:
        shown = " and ".join(repr(name) for name, role in zip(names, roles, strict=True) if role == twice[0])
        raise InputError(f"the columns {shown} say the same", hint="leave one of them out", where=where)
    return roles


class _DuckDB:
    """Relations of one connection."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        import duckdb

        self._error = duckdb.Error
        self._connection = connection

    def names(self, file: str) -> Sequence[str]:
        try:
            return self._connection.read_parquet(file).columns
        except self._error as fault:
            raise InputError("the Parquet file is damaged", hint="write it again", where=file) from fault

    def scan(self, files: list[str], head: _Head, roles: Sequence[str]) -> Any:
        if head.separator is None:
            held = self._connection.read_parquet(files)
        else:
            try:
                columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in head.names)
                query = _READ_CSV.replace("columns}", f"{columns}}}")
                held = self._connection.sql(query, params=[files, head.separator])
            except self._error as fault:
                hint = "its cells are parted by comma, semicolon or tab, each row has as many as the first"
                raise InputError("the file is no table", hint=hint, where=files[0]) from fault
        pairs = zip(head.names, roles, strict=True)
        return held.project(", ".join(f"{_quoted(name)} AS {_quoted(role)}" for name, role in pairs))

    def joined(self, frames: list[Any], roles: Sequence[str]) -> Any:
        listed = ", ".join(map(_quoted, roles))
        return reduce(lambda one, other: one.union(other), (frame.project(listed) for frame in frames))


class _Polars:
    """Lazy frames."""

    def __init__(self) -> None:
        try:
            import polars as pl
        except ImportError as fault:
            raise MissingExtraError("frames", needed_for="scanning files of dossiers") from fault
        self._pl = pl

    def names(self, file: str) -> Sequence[str]:
        try:
            return list(self._pl.read_parquet_schema(file))
        except (self._pl.exceptions.PolarsError, OSError) as fault:
            raise InputError("the Parquet file is damaged", hint="write it again", where=file) from fault

    def scan(self, files: list[str], head: _Head, roles: Sequence[str]) -> Any:
        if head.separator is None:
            held = self._pl.scan_parquet(files, glob=False)
        else:
            held = self._pl.scan_csv(files, separator=head.separator, infer_schema=False, glob=False)
        return held.rename(dict(zip(head.names, roles, strict=True)))

    def joined(self, frames: list[Any], roles: Sequence[str]) -> Any:
        return self._pl.concat([frame.select(roles) for frame in frames], how="vertical_relaxed")


def _text(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
