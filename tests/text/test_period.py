"""The time a plan is for, from its title."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.text.period import find_period

TITLES = [
    ("Cải cách hành chính năm 2027", "2027-01-01/2027-12-31", "năm 2027"),
    ("RÀ SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2027", "2027-01-01/2027-12-31", "NĂM 2027"),
    ("Nhiệm vụ 06 tháng cuối năm 2027", "2027-07-01/2027-12-31", "06 tháng cuối năm 2027"),
    ("Nhiệm vụ 6 tháng đầu\nnăm 2027", "2027-01-01/2027-06-30", "6 tháng đầu\nnăm 2027"),
    ("Kết quả 9 tháng đầu năm 2027", "2027-01-01/2027-09-30", "9 tháng đầu năm 2027"),
    ("Công tác quý III/2027", "2027-07-01/2027-09-30", "quý III/2027"),
    ("Công tác Quý III, quý IV năm 2027", "2027-07-01/2027-12-31", "Quý III, quý IV năm 2027"),
    ("Công tác tháng 3/2027", "2027-03-01/2027-03-31", "tháng 3/2027"),
    ("Đề án giai đoạn 2027 – 2030", "2027-01-01/2030-12-31", "giai đoạn 2027 – 2030"),
    ("Đề án từ năm 2027 đến năm 2029", "2027-01-01/2029-12-31", "từ năm 2027 đến năm 2029"),
    (
        "Cao điểm từ ngày 15/9/2027 đến ngày 31/12/2027",
        "2027-09-15/2027-12-31",
        "từ ngày 15/9/2027 đến ngày 31/12/2027",
    ),
    ("Cao điểm tháng 7 đến tháng 9 năm 2027", "2027-07-01/2027-09-30", "tháng 7 đến tháng 9 năm 2027"),
    ("Đề án năm 2027 và năm 2028", "2027-01-01/2028-12-31", "năm 2027 và năm 2028"),
    ("Đề án các năm 2027, 2028", "2027-01-01/2028-12-31", "các năm 2027, 2028"),
    ("Đề án năm 2027, định hướng đến năm 2030", "2027-01-01/2027-12-31", "năm 2027"),
    ("Thực hiện Nghị quyết năm 2020 trong kế hoạch năm 2027", "2027-01-01/2027-12-31", "năm 2027"),
    ("Thực hiện Quyết định ngày 04/01/2026 trong năm 2027", "2027-01-01/2027-12-31", "năm 2027"),
]


@pytest.mark.parametrize(("title", "period", "words"), TITLES, ids=[case[0] for case in TITLES])
def test_the_last_time_a_title_names_is_its_period(title: str, period: str, words: str) -> None:
    found = find_period(title)
    assert found is not None
    assert (str(found.value), found.text, title[found.start : found.end]) == (period, words, words)


@pytest.mark.parametrize(
    "title",
    [
        "Phát triển dịch vụ công trực tuyến đến năm 2030",
        "Tầm nhìn đến hết năm 2030",
        "Triển khai Quyết định số 05/QĐ-TTg ngày 04/01/2026",
        "Triển khai Nghị quyết ngày 26 tháng 3 năm 2026",
        "Công tác 6 tháng cuối năm",
        "Công tác năm học 2027-2028",
        "Cải thiện so với năm 2026",
        "Từ năm 2027",
        "Giai đoạn 2030 - 2027",
        "Tháng 13/2027",
        "Kiểm soát thủ tục hành chính",
        "",
    ],
)
def test_a_title_without_a_whole_time_has_no_period(title: str) -> None:
    assert find_period(title) is None


@given(st.text(max_size=120))
def test_any_title_gives_a_span_of_itself_or_nothing(title: str) -> None:
    found = find_period(title)
    assert found is None or title[found.start : found.end] == found.text


@given(st.integers(1900, 2200), st.integers(0, 10))
def test_years_printed_are_read_back(first: int, more: int) -> None:
    last = min(first + more, 2200)
    found = find_period(f"Kế hoạch giai đoạn {first} - {last}")
    assert found is not None
    assert found.value == Period(start=date(first, 1, 1), end=date(last, 12, 31))
