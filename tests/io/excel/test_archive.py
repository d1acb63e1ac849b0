"""Hostile and broken files end in one clear error, quickly and without filling the memory."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tthc.errors import InputError
from tthc.io.excel import archive
from tthc.io.excel.archive import check_extent, packed, unpacked
from tthc.io.excel.cell import read_cells
from tthc.io.workbook import read_workbook, workbook_bytes
from tthc.model import Plan

DATA = workbook_bytes(Plan(title="Kiểm soát TTHC"), as_of=date(2026, 6, 1))
SHEET = "xl/worksheets/sheet1.xml"


def with_part(name: str, content: bytes, data: bytes = DATA) -> bytes:
    """The workbook with a part put in place of another."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def with_cells(cells: str) -> bytes:
    """The workbook whose first sheet holds some rows."""
    return with_part(SHEET, f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no Excel workbook, or is damaged"),
        (b"PK\x03\x04", "no Excel workbook, or is damaged"),
        (DATA[: len(DATA) // 2], "no Excel workbook, or is damaged"),
        (DATA[:-30], "no Excel workbook, or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password, or of the old kind"),
        (b"%PDF-1.7", "no Excel workbook, or is damaged"),
        (with_part("xl/workbook.xml", b"<workbook"), "the workbook is damaged"),
        (with_part(SHEET, b"<worksheet><sheetData><row>"), "no sheet of a plan|the workbook is damaged"),
    ],
    ids=["empty", "begun", "half", "without its end", "password", "pdf", "bad book", "bad sheet"],
)
def test_what_is_no_workbook(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_workbook(data, where="theo-doi.xlsx")
    assert caught.value.where == "theo-doi.xlsx"
    assert caught.value.hint


def test_every_way_to_cut_a_workbook_off_is_one_error() -> None:
    for size in range(0, len(DATA), len(DATA) // 40):
        with pytest.raises(InputError):
            read_workbook(DATA[:size], where="x.xlsx")


def test_no_broken_byte_gives_anything_but_an_answer_or_one_error() -> None:
    for place in range(10, len(DATA), len(DATA) // 150):
        data = DATA[:place] + bytes([DATA[place] ^ 0xFF]) + DATA[place + 1 :]
        try:
            read_workbook(data, where="x.xlsx")
        except InputError:
            continue


def test_a_zip_that_is_a_word_document() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    with pytest.raises(InputError, match="a zip archive, but no Excel workbook"):
        read_workbook(out.getvalue(), where="x.xlsx")


def test_a_member_behind_a_password() -> None:
    data = bytearray(DATA)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="protected by a password"):
        read_workbook(bytes(data), where="x.xlsx")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="100000"><c r="A100000"><v>1</v></c></row>',
        "<row r='100000'><c t='n' r = 'a100000'><v>1</v></c></row>",
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c r="BM1"><v>1</v></c></row>',
        '<row r="1"><c r="CA1"><v>1</v></c></row>',
        '<row r="1"><c\ns="1"\nr="XFD1"><v>1</v></c></row>',
        '<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>',
        '<row r="1"><c r="A0100000"><v>1</v></c></row>',
        '<row r="1"><c r="AAAAAAA1"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_out(cells: str) -> None:
    with pytest.raises(InputError, match="beyond row 99,999 or column 64"):
        read_workbook(with_cells(cells), where="x.xlsx")


@pytest.mark.parametrize(
    "cell",
    [
        "<c><v>1</v></c>",
        "<c/>",
        '<c s="1"><v>1</v></c>',
        '<c r=""/>',
        '<c xr="A1"/>',
        "<x:c><v>1</v></x:c>",
        '<c s=">" r="XFD1"/>',
        '<c r="1A"/>',
    ],
)
def test_a_cell_without_a_place(cell: str) -> None:
    with pytest.raises(InputError, match="does not say where it stands"):
        read_workbook(with_cells(f'<row r="1">{cell}</row>'), where="x.xlsx")


def test_far_cells_are_found_in_any_part() -> None:
    with pytest.raises(InputError, match="a sheet reaches to XFD1"):
        read_workbook(with_part("xl/other/sheet.xml", b'<row><c r="XFD1"/></row>'), where="x.xlsx")


def test_text_that_looks_like_a_far_cell_is_only_text() -> None:
    text = 'a:c r="XFD1" <c r="XFD1048576"> a:c/ b:c>'
    plan = Plan(title=text, recipients=(text,))
    assert read_workbook(workbook_bytes(plan), where="x.xlsx").plan == plan


def test_the_last_cells_allowed_are_read() -> None:
    data = with_cells('<row r="99999"><c r="A99999"><v>1</v></c><c r="BL99999"/></row>')
    check_extent(unpacked(data, where="x"), where="x")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(InputError, match="unpacks to more than 1,000,000 bytes"):
        read_workbook(with_part("xl/media.xml", bytes(50_000_000)), where="x.xlsx")


def test_a_part_that_says_it_is_smaller_than_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1_000_000)
    data = bytearray(with_part("xl/media.xml", bytes(50_000_000)))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)
    with pytest.raises(InputError, match="unpacks to more than"):
        read_workbook(bytes(data), where="x.xlsx")


def test_limits_on_size_and_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PARTS", 5)
    with pytest.raises(InputError, match="more than 5 parts"):
        read_workbook(DATA, where="x.xlsx")
    monkeypatch.setattr(archive, "MAX_PACKED", 100)
    with pytest.raises(InputError, match="more than 100"):
        read_workbook(DATA, where="x.xlsx")


def test_a_method_of_packing_nobody_uses() -> None:
    data = bytearray(DATA)
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + place, 99)
    with pytest.raises(InputError, match="no Excel workbook, or is damaged"):
        read_workbook(bytes(data), where="x.xlsx")


def test_macros_stay_packed() -> None:
    data = with_part("xl/vbaProject.bin", b"Sub Auto_Open()")
    assert "xl/vbaProject.bin" not in unpacked(data, where="x.xlsm")
    assert read_workbook(data, where="x.xlsm").plan.title == "Kiểm soát TTHC"


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    book = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a9;</v></c></row></sheetData></worksheet>'
    try:
        grids = read_cells(with_part(SHEET, book.encode()))
    except InputError:
        return
    assert all(len(str(cell)) < 100 for grid in grids for row in grid.rows for cell in row)


def test_what_is_packed_anew_is_what_was_unpacked() -> None:
    parts = unpacked(DATA, where="x.xlsx")
    with ZipFile(packed(parts)) as file:
        assert {name: file.read(name) for name in file.namelist()} == parts
        assert all(zlib.crc32(parts[info.filename]) == info.CRC for info in file.infolist())


def test_limits_on_rows_can_be_raised_and_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_cells('<row r="100000"><c r="A100000"><v>1</v></c></row>')
    monkeypatch.setattr(archive, "MAX_ROWS", 200_000)
    check_extent(unpacked(data, where="x"), where="x")
    monkeypatch.setattr(archive, "MAX_ROWS", 5)
    with pytest.raises(InputError, match="beyond row 5 or column 64"):
        read_workbook(DATA, where="x.xlsx")


def test_sheets_that_span_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_CELLS", 100_000)
    data = with_cells('<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="Z9999"><v>1</v></c></row>')
    with pytest.raises(InputError, match="the sheets span more than 100,000 cells"):
        read_workbook(data, where="x.xlsx")
