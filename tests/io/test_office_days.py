"""An office's own days from the file it keeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import tthc
from tthc.errors import FormError, InputError
from tthc.model import OfficeDay, OfficeDays

OWN = OfficeDays(
    name="UBND xã Bãi Sậy",
    closed=(OfficeDay(date=date(2026, 9, 24), end=date(2026, 9, 25), name="Nghỉ do bão", basis="CĐ 05/CĐ-UBND"),),
    worked=(OfficeDay(date=date(2026, 9, 26), name="Trực trả kết quả"),),
)
YAML = """
name: UBND xã Bãi Sậy
closed:
  - date: 24/9/2026
    end: 2026-09-25
    name: Nghỉ do bão
    basis: CĐ 05/CĐ-UBND
worked:
  - {date: 26/09/2026, name: Trực trả kết quả}
"""
TOML = """
name = "UBND xã Bãi Sậy"
[[closed]]
date = 2026-09-24
end = "25/9/2026"
name = "Nghỉ do bão"
basis = "CĐ 05/CĐ-UBND"
[[worked]]
date = 2026-09-26
name = "Trực trả kết quả"
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("lich.yaml", YAML), ("lich.yml", YAML), ("lich.toml", TOML), ("lich.json", OWN.model_dump_json())],
)
def test_the_three_kinds_of_file_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert tthc.read_office_days(file) == OWN


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "a.yaml",
            "name: X\nclosed:\n  - {date: 29/02/2025, name: Nghỉ}\n",
            "closed[0].date: the day 29/02/2025 does not exist",
        ),
        ("a.yaml", "name: X\nworked:\n  - {date: 20260924, name: Nghỉ}\n", "worked[0].date: 20260924 is no date"),
        ("a.yaml", "name: X\nclosed:\n  - {date: 24/9/2026}\n", "closed[0].name: is missing"),
        ("a.yaml", "name: X\nclosed: 24/9/2026\n", "closed"),
        ("a.yaml", "name: X\nopen: []\n", "open: is not a field of the form"),
        ("a.yaml", "- X\n", "the whole file: should be an object"),
        ("a.yaml", "name: [\n", "line"),
        ("a.toml", "name = \n", "Invalid value"),
        ("a.toml", "name = 'X'\n[[closed]]\ndate = 2026-09-24T08:00:00\nname = 'Nghỉ'\n", "closed[0].date"),
        ("a.json", "{}", "name: is missing"),
        ("a.json", "{", "line 1"),
    ],
)
def test_every_fault_is_named_with_its_place(tmp_path: Path, name: str, text: str, problem: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(FormError) as caught:
        tthc.read_office_days(file)
    assert any(line.startswith(problem) for line in caught.value.problems), caught.value.problems
    assert caught.value.where == name


def test_a_file_that_is_not_there_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        tthc.read_office_days(tmp_path / "none.yaml")
    with pytest.raises(InputError, match=r"cannot be read from '\.xlsx'"):
        tthc.read_office_days(tmp_path / "lich.xlsx")
    (tmp_path / "lich.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(InputError, match="not UTF-8"):
        tthc.read_office_days(tmp_path / "lich.yaml")
