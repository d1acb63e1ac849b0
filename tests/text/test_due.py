"""Days commitments name for themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.text.due import read_due

YEAR = Period.of_year(2026)
TWO_YEARS = Period(start=date(2025, 7, 1), end=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("đến hết ngày 30/11/2026", date(2026, 11, 30)),
        ("chậm nhất 15/6", date(2026, 6, 15)),
        ("trước ngày 01/7/2026", date(2026, 6, 30)),
        ("trước 01/01/0001", None),
        ("đến 31/02/2026", None),
        ("đến 31/02/2026, trong năm 2027", date(2027, 12, 31)),
        ("đến tháng 2/2028", date(2028, 2, 29)),
        ("trong tháng 13", None),
        ("đến hết quý II năm 2026", date(2026, 6, 30)),
        ("trong quý IV", date(2026, 12, 31)),
        ("đến năm 2030", date(2030, 12, 31)),
        ("Năm 2027, phấn đấu", date(2027, 12, 31)),
        ("đến năm 0000", None),
        ("trong năm", date(2026, 12, 31)),
        ("trong năm trước", None),
        ("so với cuối năm 2024", None),
        ("so với kết quả đến năm 2024", None),
        ("kế hoạch năm 2025", None),
        ("ngày 05/3/2020 của Chính phủ", None),
        ("", None),
    ],
)
def test_a_phrase_names_its_last_day(phrase: str, due: date | None) -> None:
    assert read_due(phrase, YEAR) == due


@pytest.mark.parametrize("phrase", ["đến 30/6", "trong quý I", "đến hết tháng 5"])
def test_without_one_year_to_take_a_day_is_not_guessed(phrase: str) -> None:
    assert read_due(phrase) is None
    assert read_due(phrase, TWO_YEARS) is None


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_printed_day_is_read_back(day: date) -> None:
    assert read_due(f"đến ngày {day.day:02}/{day.month}/{day.year}, đạt 100%") == day
