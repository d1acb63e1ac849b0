"""The command that counts dossiers from files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tthc.io.observations import read_observations

Tthc = Callable[..., Result]

ROWS = """mã hồ sơ;đơn vị;lĩnh vực;ngày tiếp nhận;ngày hẹn trả;ngày xử lý xong;hình thức nộp
H1;an-khe;Hộ tịch;27/02/2026;06/3/2026;05/3/2026;trực tuyến
H2;an-khe;Đất đai;02/3/2026;09/3/2026;09/3/2026;trực tiếp
H3;tan-lap;Hộ tịch;03/3/2026;10/3/2026;;trực tuyến
H3;tan-lap;Hộ tịch;31/02/2026;10/3/2026;;trực tuyến
H5;xa-la;Hộ tịch;03/3/2026;10/3/2026;;trực tuyến
"""
UNITS = "mã;tên đơn vị;loại;cấp\nan-khe;UBND xã An Khê;commune;commune\ntan-lap;UBND xã Tân Lập;commune;commune\n"


@pytest.fixture
def dossiers(tmp_path: Path) -> Path:
    (tmp_path / "don-vi.csv").write_text(UNITS, "utf-8")
    file = tmp_path / "ho-so.csv"
    file.write_text(ROWS, "utf-8")
    return file


def test_the_form_is_shown_and_the_faults_beside_it(tthc: Tthc, dossiers: Path) -> None:
    said = tthc(
        "tally", dossiers, "--period", "2026-03", "--units", dossiers.parent / "don-vi.csv", "--as-of", "2026-04-02"
    )
    assert said.exit_code == 0
    assert "an-khe" in said.stdout and "tháng 3/2026" in said.stdout and "100%" in said.stdout
    assert "3 hồ sơ · 2 dòng lỗi · tính đến 02/04/2026" in said.stdout
    assert "đơn vị không có trong danh mục" in said.stderr and "H5 [xa-la]" in said.stderr
    assert "received 31/02/2026" in said.stderr


def test_no_column_is_lost_on_a_narrow_screen(tthc: Tthc, dossiers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = tthc("tally", dossiers, "--period", "2026-03", "--as-of", "2026-04-02")
    assert all(words in said.stdout for words in ("an-khe", "3/2026", "(8+9)/7", "100%"))


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_json_says_the_same_by_every_engine(tthc: Tthc, dossiers: Path, engine: str) -> None:
    asked = ("tally", dossiers, "--period", "quý I/2026", "--by", "đơn vị, month", "--as-of", "02/4/2026")
    said = json.loads(tthc(*asked, "--engine", engine, "--json").stdout)
    assert said["engine"] == engine and said["rows"] == 5 and said["counted"] == 4
    march = next(one for one in said["counts"] if (one["keys"]["unit"], one["period"]) == ("an-khe", "2026-03"))
    assert (march["carried"], march["received_other"], march["early"], march["on_time"]) == (1, 1, 1, 1)
    assert march["on_time_rate"] == {"numerator": 2, "denominator": 2}
    assert said["quality"][0]["code"] == "date-unreadable"


def test_the_reporting_regime_has_periods_of_its_own(tthc: Tthc, dossiers: Path) -> None:
    asked = ("tally", dossiers, "--by", "month", "--as-of", "2026-04-02", "--json")
    by_name = json.loads(tthc(*asked, "--period", "2026-Q1", "--reporting").stdout)
    assert [one["period"] for one in by_name["counts"]] == [f"report:2026-M{n}" for n in (1, 2, 3)]
    assert by_name["counts"] == json.loads(tthc(*asked, "--period", "report:2026-Q1").stdout)["counts"]
    refused = tthc("tally", dossiers, "--period", "2026-01-01/2026-02-03", "--reporting")
    assert refused.exit_code == 2 and "không phải là kỳ báo cáo" in refused.stderr


def test_counts_and_figures_are_written(tthc: Tthc, dossiers: Path, tmp_path: Path) -> None:
    table, figures = tmp_path / "bieu.csv", tmp_path / "so-lieu.csv"
    said = tthc("tally", dossiers, "--period", "2026-03", "--as-of", "2026-04-02", "-o", table, "--figures", figures)
    assert said.exit_code == 0 and said.stdout == ""
    assert f"Đã ghi {table}" in said.stderr and f"Đã ghi {figures}" in said.stderr
    head, first, *_ = table.read_text("utf-8-sig").splitlines()
    assert head.startswith('Đơn vị,Kỳ,Tính đến,"Tiếp nhận, tổng số (3)"')
    assert first == "an-khe,tháng 3/2026,31/03/2026,2,0,1,1,2,1,1,0,0,0,0,100%,100%"
    assert {one.indicator for one in read_observations(figures)} >= {"dossiers-on-time", "online-dossiers"}
    again = tthc("tally", dossiers, "--period", "2026-03", "--as-of", "2026-04-02", "-o", tmp_path / "bieu.json")
    assert again.exit_code == 0 and json.loads((tmp_path / "bieu.json").read_text("utf-8"))["counted"] == 4


def test_duplicates_are_looked_for_on_request(tthc: Tthc, dossiers: Path) -> None:
    said = tthc("tally", dossiers, "--period", "2026-03", "--as-of", "2026-04-02", "--duplicates", "--lang", "en")
    assert "1 code(s) stand on several rows, 1 row(s) too many; the rows of 0 agree" in said.stderr
    assert "H3: 2 rows that differ" in said.stderr
    clean = dossiers.parent / "sach.csv"
    clean.write_text("\n".join(ROWS.splitlines()[:3]) + "\n", "utf-8")
    said = tthc("tally", clean, "--period", "2026-03", "--as-of", "2026-04-02", "--duplicates", "--strict")
    assert said.exit_code == 0 and "Không có mã hồ sơ trùng" in said.stderr


def test_strict_ends_with_1_where_rows_have_faults(tthc: Tthc, dossiers: Path) -> None:
    assert tthc("tally", dossiers, "--period", "2026-03", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--period", "2026", "-o", "bieu.docx"), "không ghi được bảng tổng hợp vào loại tệp này"),
        (("--period", "2026", "--by", "xã"), "dữ liệu không có cột 'xã' để tổng hợp theo"),
        (("--period", "2026", "--by", "month,year"), "chỉ tổng hợp theo một loại kỳ"),
        (("--period", "2026", "--by", "month", "--figures", "a.csv"), "số liệu báo cáo phải theo đơn vị"),
        (("--period", "2027", "--as-of", "2026-04-02"), "chưa bắt đầu vào ngày 2026-04-02"),
        (("--period", "năm tới"), "năm tới"),
    ],
)
def test_what_cannot_be_done_is_said_in_vietnamese(
    tthc: Tthc, dossiers: Path, options: tuple[str, ...], said: str
) -> None:
    result = tthc("tally", dossiers, *options)
    assert result.exit_code == 2
    assert said in result.stderr
