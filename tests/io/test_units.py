"""A user's own units: the same from every kind of file, every fault with its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tthc.errors import FormError, InputError
from tthc.io.units import read_units
from tthc.model.unit import Unit

ENTRY = {
    "id": "bql-kcn",
    "name": "Ban Quản lý các khu công nghiệp",
    "aliases": ["BQL KCN", "Ban QLKCN"],
    "kind": "agency",
    "level": "province",
    "valid_from": "2025-07-01",
    "successors": ["bql-kkt"],
}
FILES = {
    "a.json": json.dumps({"units": [ENTRY]}, ensure_ascii=False),
    "a.yaml": "units:\n- {id: bql-kcn, name: Ban Quản lý các khu công nghiệp, aliases: [BQL KCN, Ban QLKCN], kind: agency,\n"
    "   level: province, valid_from: 01/7/2025, successors: [bql-kkt]}\n",
    "a.toml": '[[units]]\nid = "bql-kcn"\nname = "Ban Quản lý các khu công nghiệp"\naliases = ["BQL KCN", "Ban QLKCN"]\n'
    'kind = "agency"\nlevel = "province"\nvalid_from = 2025-07-01\nsuccessors = ["bql-kkt"]\n',
    "a.csv": "mã,tên đơn vị,tên khác,loại,cấp,từ ngày,đơn vị kế thừa\n"
    "bql-kcn,Ban Quản lý các khu công nghiệp,BQL KCN|Ban QLKCN,agency,province,01/7/2025,bql-kkt\n",
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_units(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FILES[name], "utf-8")
    (unit,) = read_units(file)
    assert unit == Unit.model_validate(ENTRY | {"valid_from": date(2025, 7, 1)})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "mã,tên đơn vị,loại,cấp\nA B,Ban A,agency,province\n", ["row 2, id"]),
        ("a.csv", "mã,tên đơn vị,loại,cấp\na,Ban A,sở,province\n", ["row 2, kind"]),
        ("a.csv", "mã,tên đơn vị,loại\na,Ban A,agency\n", ["row 1: the column level is missing"]),
        ("a.csv", "mã,tên đơn vị,loại,cấp,màu\n", ["no such column: 'màu'"]),
        (
            "a.csv",
            "mã,tên đơn vị,loại,cấp,từ ngày\na,A,agency,province,31/02/2025\n",
            ["valid_from: the day 31/02/2025"],
        ),
        ("a.csv", "mã,tên đơn vị,loại,cấp\na,A,agency,province,x\n", ["row 2: 5 cells under 4 columns"]),
        ("a.json", '{"units": [{"id": "a"}, 5]}', ["units[0].name", "units[1]: should be an object"]),
        ("a.json", '{"unit": []}', ["unit: is not a field of the form"]),
        ("a.json", '{"units": {}}', ["units: a list of units is expected"]),
        ("a.yaml", "units: [", ["line"]),
        ("a.toml", "units = [", [""]),
    ],
)
def test_every_fault_is_named_with_its_place(name: str, text: str, said: list[str], tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(FormError) as caught:
        read_units(file)
    assert name in str(caught.value)
    for words in said:
        assert words in str(caught.value)


def test_a_file_that_cannot_be_used_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"units cannot be read from '\.docx'"):
        read_units(tmp_path / "a.docx")
    with pytest.raises(InputError, match="cannot be read"):
        read_units(tmp_path / "missing.csv")
    latin = tmp_path / "a.csv"
    latin.write_bytes("mã,tên\n".encode("cp1258", "replace"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_units(latin)
