"""Files of dossiers as frames: CSV in any separator and either language, Parquet, and what is no such file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tthc.errors import InputError
from tthc.io.dossier_files import duckdb_connection, scan_dossiers
from tthc.model import Period
from tthc.targets import DossierTally, tally_dossiers

HEAD = ("mã hồ sơ", "Đơn vị", "Lĩnh vực", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày xử lý xong", "Hình thức nộp")
ROWS = (
    ("H1", "an-khe", "Hộ tịch", "02/3/2026 08:15", "09/3/2026", "06/3/2026", "trực tuyến"),
    ("H2", "an-khe", '"Đất; đai, nhà\tở"', "2026-03-03", "2026-03-10", "", "trực tiếp"),
    ("H3", "tan-lap", "", "31/02/2026", "11/3/2026", "", "trực tuyến"),
)
ENGINES = ("duckdb", "polars")


def written(folder: Path, separator: str, name: str = "ho-so.csv", mark: str = "\ufeff", end: str = "\r\n") -> Path:
    file = folder / name
    text = end.join(separator.join(row) for row in (HEAD, *ROWS)) + end
    file.write_bytes((mark + text).encode())
    return file


def counted(frame: Any) -> DossierTally:
    return tally_dossiers(frame, period=Period.of_quarter(2026, 1), by=("unit", "field"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_in_any_separator(tmp_path: Path, engine: Any, separator: str) -> None:
    tally = counted(scan_dossiers(written(tmp_path, separator), engine))
    assert [(one["unit"], one["field"], one.received) for one in tally] == [
        ("an-khe", "Hộ tịch", 1),
        ("an-khe", "Đất; đai, nhà\tở", 1),
    ]
    assert [(one.code, one.count) for one in tally.quality] == [("date-unreadable", 1)]
    assert tally.quality[0].examples[0].code == "H3"


@pytest.mark.parametrize("engine", ENGINES)
def test_several_files_are_counted_together_whatever_language_their_heads_are_in(tmp_path: Path, engine: Any) -> None:
    one = written(tmp_path, ";")
    same = written(tmp_path, ";", "khac.csv", mark="", end="\n")
    english = tmp_path / "english.csv"
    english.write_text(
        "channel,unit,field,received,appointment,processed,code\nonline,an-khe,Hộ tịch,2026-03-04,2026-03-11,,H9\n",
        "utf-8",
    )
    tally = counted(scan_dossiers([one, same, str(english)], engine))
    assert (tally.rows, tally.counted) == (7, 5)
    assert sum(count.received_online for count in tally) == 3


@pytest.mark.parametrize("engine", ENGINES)
def test_parquet_keeps_its_types(tmp_path: Path, engine: Any) -> None:
    file = tmp_path / "dossiers"  # told by what it holds, not by its name
    frame = pl.DataFrame(
        {"đơn vị": ["an-khe"], "field": ["x"], "ngày tiếp nhận": ["2026-03-02"], "hẹn": ["2026-03-09"]}
    )
    frame.with_columns(pl.col("ngày tiếp nhận", "hẹn").str.to_date()).rename({"hẹn": "ngày hẹn trả"}).write_parquet(
        file
    )
    assert counted(scan_dossiers([file, file], engine)).counted == 2


def test_nothing_is_read_before_it_is_counted(tmp_path: Path) -> None:
    assert isinstance(scan_dossiers(written(tmp_path, ";"), "polars"), pl.LazyFrame)
    assert type(scan_dossiers(written(tmp_path, ";"), connection=duckdb_connection())).__name__ == "DuckDBPyRelation"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\xef\xbb\xbf  \nx", "the file is empty"),
        ("a.csv", "đơn vị".encode("utf-16"), "the text is not UTF-8"),
        ("a.xlsx", b"PK\x03\x04", "dossiers cannot be read from '.xlsx'"),
        ("a.csv", "đơn vị;unit\na;b\n".encode(), "the columns 'đơn vị' and 'unit' say the same"),
        ("a.parquet", b"PAR1 and nothing else", "the Parquet file is damaged"),
    ],
)
def test_what_is_no_file_of_dossiers_is_refused(
    tmp_path: Path, engine: Any, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError, match=said) as told:
        scan_dossiers(file, engine)
    assert told.value.where == str(file)


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_are_too_long_are_said_to_be_and_no_traceback_of_the_engine(tmp_path: Path, engine: Any) -> None:
    file = tmp_path / "a.csv"
    file.write_text("unit,received\na,2026-03-02\nb,2026-03-03,x,y\n", "utf-8")
    with pytest.raises(InputError, match=r"could not read the dossiers|the file is no table"):
        tally_dossiers(scan_dossiers(file, engine), period=Period.of_year(2026))


def test_files_with_other_columns_are_told_by_name(tmp_path: Path) -> None:
    one, other = written(tmp_path, ";"), tmp_path / "b.csv"
    other.write_text("unit,received\na,2026-03-02\n", "utf-8")
    with pytest.raises(InputError, match="differ from those of the first file") as told:
        scan_dossiers([one, other])
    assert told.value.where == str(other) and "appointment" in (told.value.hint or "")


def test_a_file_that_is_not_there_or_an_engine_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        scan_dossiers(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read"):
        scan_dossiers(tmp_path)
    with pytest.raises(InputError, match="no file of dossiers"):
        scan_dossiers([])
    with pytest.raises(InputError, match="not scanned by 'sqlite'"):
        scan_dossiers("a.csv", "sqlite")  # type: ignore[arg-type]
