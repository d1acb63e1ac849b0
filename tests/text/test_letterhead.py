"""Number, date, issuer and signature as the form of an administrative document prints them (Decree 30/2020)."""

from __future__ import annotations

from datetime import date

import pytest

from tthc.text.letterhead import (
    agency_name,
    find_date_line,
    find_number_line,
    is_form,
    is_subject_line,
    is_type_word,
    normal_agency,
    small_letters,
    split_type_word,
)
from tthc.text.signature import is_person_name, is_signature_line, read_signature


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Số: 27/KH-UBND", "27/KH-UBND"),
        ("Số 27 /KH-UBND", "27/KH-UBND"),
        ("Số:      /KH-UBND", None),
    ],
)
def test_a_number_line_has_a_code_unless_its_number_is_left_blank(line: str, code: str | None) -> None:
    found = find_number_line(line)
    assert found is not None
    assert found.code == code


def test_other_lines_have_no_number() -> None:
    assert find_number_line("Số lượng hồ sơ") is None


@pytest.mark.parametrize(
    ("line", "place", "issued"),
    [
        ("Hòa Sơn, ngày 15 tháng 01 năm 2026", "Hòa Sơn", date(2026, 1, 15)),
        ("Hòa Sơn, ngày 15 tháng 1 năm 2026.", "Hòa Sơn", date(2026, 1, 15)),
        ("Hòa Sơn, ngày     tháng 01 năm 2026", "Hòa Sơn", None),
        ("Hòa Sơn, ngày 31 tháng 02 năm 2026", "Hòa Sơn", None),
    ],
)
def test_place_and_date(line: str, place: str, issued: date | None) -> None:
    found = find_date_line(line)
    assert found is not None
    assert (found.place, found.issued_on, found.year) == (place, issued, 2026)


def test_a_date_in_a_sentence_is_no_date_line() -> None:
    assert find_date_line("Kế hoạch này có hiệu lực từ ngày 15 tháng 01 năm 2026 và được gửi các thôn") is None


@pytest.mark.parametrize(
    ("lines", "province", "printed", "expected"),
    [
        (("ỦY BAN NHÂN DÂN", "XÃ HÒA SƠN"), None, "", "UBND xã Hòa Sơn"),
        (("UBND TỈNH SÔNG LAM", "SỞ TƯ PHÁP"), None, "Giám đốc Sở Tư pháp", "Sở Tư pháp tỉnh Sông Lam"),
        (("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "SỞ Y TẾ"), None, "", "Sở Y tế tỉnh Sông Lam"),
        (("ỦY BAN NHÂN DÂN", "TỈNH"), "tỉnh Sông Lam", "", "UBND tỉnh Sông Lam"),
        (("SỞ NỘI VỤ",), "tỉnh Sông Lam", "", "Sở Nội vụ tỉnh Sông Lam"),
        (("ỦY BAN NHÂN DÂN",), "thành phố Cửa Lò", "", "UBND thành phố Cửa Lò"),
        (("BỘ TƯ PHÁP",), None, "Bộ Tư pháp", "Bộ Tư pháp"),
        ((), None, "", None),
    ],
)
def test_the_issuer_of_a_letterhead(
    lines: tuple[str, ...], province: str | None, printed: str, expected: str | None
) -> None:
    assert agency_name(lines, province=province, printed=printed) == expected


def test_a_chairman_stands_for_the_committee() -> None:
    assert normal_agency("Phó Chủ tịch UBND xã Hòa Sơn") == "UBND xã Hòa Sơn"


def test_capitals_are_set_as_the_document_itself_writes_the_name() -> None:
    assert small_letters("VĂN PHÒNG HĐND VÀ UBND", "do Văn phòng HĐND và UBND lập") == "Văn phòng HĐND và UBND"
    assert small_letters("CHI CỤC THỦY LỢI", "") == "Chi cục thủy lợi"


def test_the_words_of_the_form() -> None:
    assert is_type_word("KẾ HOẠCH")
    assert not is_type_word("Kế hoạch")
    assert split_type_word("KẾ HOẠCH RÀ SOÁT THỦ TỤC") == ("KẾ HOẠCH", "RÀ SOÁT THỦ TỤC")
    assert split_type_word("KẾ HOẠCH của xã") is None
    assert is_subject_line("Về việc công khai thủ tục")
    assert not is_subject_line("Căn cứ Nghị định")
    assert is_form("Độc lập - Tự do - Hạnh phúc")
    assert not is_form("UBND xã Hòa Sơn")


@pytest.mark.parametrize(
    ("lines", "name", "position", "authority"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Văn Minh"], "Lê Văn Minh", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        (
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Mai Hương"],
            "Trần Thị Mai Hương",
            "PHÓ CHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        ),
        (["GIÁM ĐỐC", "TS. Nguyễn Văn An"], "TS. Nguyễn Văn An", "GIÁM ĐỐC", None),
        (["CHỦ TỊCH"], None, "CHỦ TỊCH", None),
    ],
)
def test_who_signed(lines: list[str], name: str | None, position: str, authority: str | None) -> None:
    signed = read_signature(lines)
    assert signed is not None
    assert (signed.name, signed.position, signed.authority) == (name, position, authority)


def test_no_lines_are_no_signature() -> None:
    assert read_signature(["", "  "]) is None


def test_lines_of_a_signature_and_names() -> None:
    assert is_signature_line("TUQ. CHỦ TỊCH")
    assert not is_signature_line("Chủ tịch UBND xã")
    assert is_person_name("Lê Văn Minh")
    assert not is_person_name("Nơi Nhận")
    assert not is_person_name("Lê Văn Minh, Chủ tịch")
