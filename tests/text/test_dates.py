"""Dates in text."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.text.dates import find_dates

YEAR = Period.of_year(2027)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("08/6/2020, 8-6-2020 và 08.6.2020", ["2020-06-08"] * 3),
        ("ngày 31 tháng 10 năm 2017", ["2017-10-31"]),
        ("Ngày 31\ntháng 10\nnăm 2017", ["2017-10-31"]),
        ("ngày 5 tháng 6, năm 2020", ["2020-06-05"]),
        ("ngày 14 / 02/2020 của", ["2020-02-14"]),
        ("ngày 15/8/\n2027", ["2027-08-15"]),
        ("20/12/2026-15/02/2027", ["2026-12-20", "2027-02-15"]),
        ("(ngày 01/8/2027)", ["2027-08-01"]),
        ("ngày ０１／８／２０２７; ngày ０１ tháng ８ năm ２０２７", ["2027-08-01"] * 2),
        ("trước 20/11", ["2027-11-20"]),
        ("15 tháng 12", ["2027-12-15"]),
        ("31/02/2027; 31/4; 32/1/2027; 00/5/2027; 5/13/2027", []),
        ("31/12/1899; 01/01/2201; 01/01/20277", []),
        ("số 12/2025/QH15; 63/2010/NĐ-CP; 12/2027; 192.168.1.10", []),
        ("1/3 số hồ sơ; trực 24/7", []),
        ("24/7/2027; 1/3 năm 2027", ["2027-07-24", "2027-03-01"]),
        ("Tháng 7 Tháng 12", []),
        ("", []),
    ],
)
def test_dates_are_read_day_first_and_impossible_ones_left_out(text: str, days: list[str]) -> None:
    assert [str(found.value) for found in find_dates(text, YEAR)] == days


def test_a_date_without_its_year_takes_the_one_that_puts_it_in_the_period() -> None:
    winter = Period(start=date(2027, 10, 1), end=date(2028, 3, 31))
    assert [str(found.value) for found in find_dates("20/11 và 20/01", winter)] == ["2027-11-20", "2028-01-20"]
    assert find_dates("20/6", winter) == ()
    assert find_dates("20/11", Period(start=date(2027, 1, 1), end=date(2028, 12, 31))) == ()
    assert find_dates("20/11") == ()


FORMS = (
    "{0:%d/%m/%Y}",
    "{0.day}/{0.month}/{0.year}",
    "{0.day}-{0.month}-{0.year}",
    "{0:%d}.{0.month}.{0.year}",
    "ngày {0:%d} tháng {0:%m} năm {0.year}",
    "Ngày {0.day}\ntháng {0.month}\nnăm {0.year}",
    "{0.day} / {0:%m}/{0.year}",
    "{0.day}/{0.month}/\n{0.year}",
)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(FORMS), st.sampled_from(["NFC", "NFD"]))
def test_a_printed_date_is_found_again(day: date, form: str, normal: str) -> None:
    words = unicodedata.normalize(normal, form.format(day))  # type: ignore[arg-type]
    text = unicodedata.normalize(normal, f"Căn cứ văn bản ký {words} của tỉnh")  # type: ignore[arg-type]
    (found,) = find_dates(text)
    assert found.value == day
    assert text[found.start : found.end] == found.text
    assert found.text == words


@given(st.text(max_size=120), st.none() | st.integers(1901, 2199).map(Period.of_year))
def test_any_text_gives_spans_of_itself(text: str, within: Period | None) -> None:
    for found in find_dates(text, within):
        assert text[found.start : found.end] == found.text
