"""Figures, their comparators and units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import ParseError
from tthc.text.quantity import find_quantities, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("02", 2),
        ("1.234,5", 1234.5),
        ("39.000", 39000),
        ("1.000.000", 1000000),
        ("95,5", 95.5),
        ("99.5", 99.5),
        ("0.125", 0.125),
        (" 7 ", 7),
    ],
)
def test_numbers_are_read_as_vietnamese_texts_print_them(printed: str, value: float) -> None:
    assert parse_number(printed) == value
    assert type(parse_number(printed)) is type(value)


@pytest.mark.parametrize("printed", ["", "một", "1.2.3", "12a", "-5", "٣", "9" * 40, "1,"])
def test_what_is_no_number_is_refused_with_a_hint(printed: str) -> None:
    with pytest.raises(ParseError, match="is not a number"):
        parse_number(printed)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_grouped_whole_number_is_read_back(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(min_value=0, max_value=999_999), st.integers(min_value=1, max_value=99))
def test_a_decimal_comma_is_read_back(whole: int, hundredths: int) -> None:
    assert parse_number(f"{whole:,}".replace(",", ".") + f",{hundredths:02}") == whole + hundredths / 100


@pytest.mark.parametrize(
    ("text", "words", "comparator", "value", "unit"),
    [
        ("đạt trên 95%", "trên 95%", ">", 95, "%"),
        ("hơn 60 %", "hơn 60 %", ">", 60, "%"),
        ("tối thiểu 02 mô hình", "tối thiểu 02", ">=", 2, "item"),
        ("ít nhất là 85 phần trăm", "ít nhất là 85 phần trăm", ">=", 85, "%"),
        ("tối thiểu đạt 70%", "tối thiểu đạt 70%", ">=", 70, "%"),
        ("không thấp hơn 90%", "không thấp hơn 90%", ">=", 90, "%"),
        ("đạt từ 98,5% trở lên", "từ 98,5% trở lên", ">=", 98.5, "%"),
        ("từ 5% trở xuống", "từ 5% trở xuống", "<=", 5, "%"),
        ("dưới 1%", "dưới 1%", "<", 1, "%"),
        ("không quá 02 lần", "không quá 02 lần", "<=", 2, "time"),
        ("tối đa 10 hồ sơ", "tối đa 10 hồ sơ", "<=", 10, "dossier"),
        ("≥ 80%", "≥ 80%", ">=", 80, "%"),
        ("khoảng 20%", "khoảng 20%", ">=", 20, "%"),
        ("từ 80% đến 90%", "từ 80% đến 90%", ">=", 80, "%"),
        ("50–60%", "50–60%", ">=", 50, "%"),
        ("từ 70% lên 85%", "từ 70% lên 85%", ">=", 85, "%"),
        ("từ 70% lên trên 85%", "từ 70% lên trên 85%", ">", 85, "%"),
        ("từ 10% xuống 5%", "từ 10% xuống 5%", "<=", 5, "%"),
        ("từ 10% xuống dưới 5%", "từ 10% xuống dưới 5%", "<", 5, "%"),
        ("không để hồ sơ trễ hạn vượt quá 2%", "vượt quá 2%", "<=", 2, "%"),
        ("không được dưới 90%", "dưới 90%", ">=", 90, "%"),
        ("10 điểm phần trăm", "10 điểm phần trăm", ">=", 10, "pp"),
        ("trên 85/100 điểm", "trên 85/100 điểm", ">", 85, "point"),
        ("05 ngày làm việc", "05 ngày làm việc", ">=", 5, "working_day"),
        ("1,5 tỷ đồng", "1,5 tỷ đồng", ">=", 1_500_000_000, "VND"),
        ("200 thủ tục hành chính", "200 thủ tục", ">=", 200, "procedure"),
        ("03 dịch vụ công", "03 dịch vụ", ">=", 3, "service"),
        ("12 xã", "12 xã", ">=", 12, "unit"),
        ("12 xã hội", "12", ">=", 12, "item"),
        ("3.000 lượt người", "3.000 lượt người", ">=", 3000, "person"),
        ("hai phần ba số xã", "hai phần ba", ">=", 66.6667, "%"),
        ("ít nhất một nửa", "ít nhất một nửa", ">=", 50, "%"),
        ("bằng 0%", "0%", "<=", 0, "%"),
    ],
)
def test_a_quantity_has_comparator_value_and_unit(
    text: str, words: str, comparator: str, value: float, unit: str
) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.value.comparator, found.value.value, found.value.unit) == (words, comparator, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 23/6/2022",
        "468/QĐ-TTg",
        "34/34 địa phương",
        "24/7",
        "1.2.3",
        "abc12 xã",
        "Đề án 06.",
        "٣٤%",
        "mức độ 3, 4",
    ],
)
def test_numbers_of_documents_days_and_fractions_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def test_spans_refer_to_the_original_text() -> None:
    text = "Đạt  trên\n 95,5 %  và tối đa\t3 lần"
    found = find_quantities(text)
    assert [one.text for one in found] == ["trên\n 95,5 %", "tối đa\t3 lần"]
    assert all(text[one.start : one.end] == one.text for one in found)


@given(st.text(max_size=200))
def test_finding_never_fails_and_spans_are_ordered(text: str) -> None:
    last = 0
    for found in find_quantities(text):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        last = found.end
