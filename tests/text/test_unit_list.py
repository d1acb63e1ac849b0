"""Units a cell names: where one ends and the next begins, and which are a whole class of units."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import ParseError
from tthc.text.normal import fold
from tthc.text.unit_list import begins_unit, parse_unit, split_units


def names(text: str) -> list[str]:
    return [unit.name for unit in split_units(text)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("Sở Tư pháp", ["Sở Tư pháp"]),
        ("Sở Tư pháp; Sở Nội vụ.", ["Sở Tư pháp", "Sở Nội vụ"]),
        ("Sở Tư pháp, Sở Nội vụ và Sở Y tế", ["Sở Tư pháp", "Sở Nội vụ", "Sở Y tế"]),
        ("- Văn phòng UBND tỉnh;\n- Các sở, ban, ngành", ["Văn phòng UBND tỉnh", "sở, ban, ngành"]),
        ("Sở Khoa học và Công nghệ", ["Sở Khoa học và Công nghệ"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh", ["Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"]),
        ("các Sở: Nội vụ, Tư pháp và Y tế", ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]),
        ("Văn phòng UBND tỉnh (Phòng Kiểm soát TTHC)", ["Văn phòng UBND tỉnh (Phòng Kiểm soát TTHC)"]),
        ("Trung tâm Phục vụ hành chính công xã, các thôn", ["Trung tâm Phục vụ hành chính công xã", "thôn"]),
        ("Thôn 3, Thôn 4; Trưởng các thôn", ["Thôn 3", "Thôn 4", "Trưởng các thôn"]),
    ],
)
def test_a_cell_names_these_units(cell: str, expected: list[str]) -> None:
    assert names(cell) == expected


@pytest.mark.parametrize(
    ("cell", "collective"),
    [
        ("Các sở, ban, ngành", True),
        ("UBND các xã, phường", True),
        ("Các thôn", True),
        ("Sở Tư pháp", False),
        ("Phòng Văn hóa - Xã hội", False),
    ],
)
def test_a_class_of_units_is_collective(cell: str, collective: bool) -> None:
    assert {unit.collective for unit in split_units(cell)} == {collective}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tư pháp", True),
        ("- các đơn vị có liên quan", True),
        ("Các thôn", True),
        ("Khu phố Tân Lập", True),
        ("Bí thư chi bộ thôn", True),
        ("Trạm Y tế", True),
        ("Công chức Tư pháp - Hộ tịch", True),
        ("Bản Lìm", True),
        ("Bản kế hoạch của xã", False),
        ("Các bản sao giấy tờ", False),
        ("Các nhiệm vụ được giao", False),
        ("Ban hành kế hoạch", False),
        ("Hội nghị tổng kết", False),
        ("Tháng 3/2026", False),
    ],
)
def test_what_begins_like_a_unit(text: str, expected: bool) -> None:
    assert begins_unit(text) is expected


@given(
    st.lists(
        st.sampled_from(["Sở Tư pháp", "Công an tỉnh", "Văn phòng UBND xã", "Sở Nông nghiệp và Môi trường"]), min_size=1
    ),
    st.sampled_from(["; ", ";\n- ", ", ", "\n- "]),
)
def test_units_put_in_a_list_come_out_in_their_order(units: list[str], between: str) -> None:
    assert names(("- " if "\n" in between else "") + between.join(units)) == units


@given(st.text(max_size=80))
def test_any_text_is_split_and_no_word_is_made_up(text: str) -> None:
    printed = fold(text)
    for unit in split_units(text):
        assert unit.name
        assert all(word in printed for word in fold(unit.name).split())


TABLE = Path(__file__).with_name("units.tsv")


def table() -> list[tuple[str, str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [
        (cell.replace("\\n", "\n"), units) for cell, units in (line.split("\t") for line in lines if line[0] != "#")
    ]


@pytest.mark.parametrize(("cell", "units"), table())
def test_a_cell_is_split_as_the_table_says(cell: str, units: str) -> None:
    said = [f"{unit}{' (*)' if unit.collective else ''}" for unit in split_units(cell)]
    assert " | ".join(said) == units
    decomposed = split_units(unicodedata.normalize("NFD", cell).replace(" ", "\u00a0"))
    assert [f"{unit}{' (*)' if unit.collective else ''}" for unit in decomposed] == said


@pytest.mark.parametrize("text", ["", "abc", "Sở Tư pháp; Sở Nội vụ", "xây dựng kế hoạch"])
def test_one_unit_is_asked_for_strictly(text: str) -> None:
    with pytest.raises(ParseError, match="names"):
        parse_unit(text)
    assert parse_unit("Các sở, ban, ngành").collective
