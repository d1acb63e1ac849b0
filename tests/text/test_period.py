"""The time a plan is for, from its title."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import ParseError
from tthc.model import Period, ReportingPeriod
from tthc.testing import periods, reporting_periods
from tthc.text.period import (
    find_period,
    format_period,
    format_reporting_period,
    parse_period,
    parse_reporting_period,
)

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


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("năm 2026", "2026"),
        ("2026", "2026"),
        ("06 tháng đầu năm 2026", "2026-H1"),
        ("sáu tháng cuối năm 2026", "2026-H2"),
        ("9 tháng năm 2026", "2026-01-01/2026-09-30"),
        ("9 tháng đầu năm 2026", "2026-01-01/2026-09-30"),
        ("Quý III/2026", "2026-Q3"),
        ("trong quý 3 năm 2026", "2026-Q3"),
        ("Tháng 7/2026", "2026-07"),
        ("7/2026", "2026-07"),
        ("từ tháng 3 đến tháng 5/2026", "2026-03-01/2026-05-31"),
        ("tháng 11/2026 - tháng 02/2027", "2026-11-01/2027-02-28"),
        ("giai đoạn 2021 - 2025", "2021-01-01/2025-12-31"),
        ("từ ngày 15/6/2026 đến hết ngày 14/9/2026", "2026-06-15/2026-09-14"),
        ("ngày 30/6/2026", "2026-06-30/2026-06-30"),
    ],
)
def test_a_whole_phrase_is_a_period(phrase: str, period: str) -> None:
    assert parse_period(phrase) == Period.parse(period)


@pytest.mark.parametrize(
    "phrase",
    ["", "quý III", "quý V/2026", "29/02/2025", "tháng 13/2026", "đến năm 2030", "trước ngày 15/6/2026", "từ 2026 trở đi",
     "năm 12", "thường xuyên", "năm 2026 và nhiều việc khác", "từ ngày 14/9/2026 đến ngày 15/6/2026"],
)  # fmt: skip
def test_what_is_no_period_or_cannot_be_is_a_clear_error(phrase: str) -> None:
    with pytest.raises(ParseError, match="names no period"):
        parse_period(phrase)


def test_a_phrase_without_a_year_takes_it_from_the_plans_period() -> None:
    assert parse_period("quý III", Period.of_year(2026)) == Period.of_quarter(2026, 3)
    with pytest.raises(ParseError):
        parse_period("quý III", Period.parse("2026-01-01/2027-12-31"))


@given(periods())
def test_reading_is_the_inverse_of_writing(period: Period) -> None:
    assert parse_period(format_period(period)) == period


@given(reporting_periods())
def test_reading_a_reporting_period_is_the_inverse_of_writing_it(period: ReportingPeriod) -> None:
    assert parse_reporting_period(format_reporting_period(period)) == period


@pytest.mark.parametrize(
    "phrase", ["quý III/2025", "kỳ báo cáo", "kỳ báo cáo tháng 13/2025", "báo cáo giai đoạn 2021 - 2025"]
)
def test_a_reporting_period_says_that_it_is_one(phrase: str) -> None:
    with pytest.raises(ParseError):
        parse_reporting_period(phrase)
