"""Durations in words."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import ParseError
from tthc.model import Duration
from tthc.testing import durations, vietnamese_text
from tthc.text import find_durations, format_duration, parse_duration
from tthc.text.numeral import NUMERALS

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("durations.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_phrase_is_read_as_a_whole_and_found_in_a_text(row: list[str]) -> None:
    phrase, said, *found = row
    duration = Duration.parse(said)
    assert parse_duration(phrase) == duration
    text = f"Việc này {phrase}."
    [one] = find_durations(text)
    assert (one.value, one.text) == (duration, found[0] if found else phrase)
    assert text[one.start : one.end] == one.text


def test_a_decomposed_text_is_read_and_its_spans_stand_in_it() -> None:
    text = unicodedata.normalize("NFD", "Trong thời hạn 03 ngày làm việc, kể từ ngày nhận")
    [one] = find_durations(text)
    assert str(one.value) == "3 working_day" and text[one.start : one.end] == one.text
    assert parse_duration(text) == one.value


@pytest.mark.parametrize(
    "text",
    [
        "", "ngày", "-3 ngày", "−3 ngày", "tối thiểu 10 ngày", "ít nhất 5 năm", "15", "ba", "15 hồ sơ", "15 ngày phép",
        "chậm nhất 30 ngày trước ngày họp", "1/0 ngày", "3/2 ngày", "1,5 tháng", "tháng rưỡi", "nửa tuần lễ hội",
        "06 tháng đầu năm 2026", "3 tháng 5 ngày", "ngày 15 tháng 12", "9999999999 ngày", "29/02/2025",
    ],
)  # fmt: skip
def test_what_is_no_duration_is_a_clear_error(text: str) -> None:
    with pytest.raises(ParseError, match="is not a duration"):
        parse_duration(text)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15 tháng 12 năm 2026",
        "tháng 3 năm 2026",
        "06 tháng cuối năm 2025",
        "6 tháng đầu năm",
        "16 giờ 00 ngày thứ Sáu",
        "trước 15 giờ ngày 15/6/2026",
        "tiếp nhận sau 15 giờ",
        "lúc 8h",
        "12h00 ngày 21/11/2025",
        "kế hoạch 5 năm 2021 - 2025",
        "quý 3 năm 2025",
        "Thủ tướng Chính phủ",
        "khoản 3 ngày ký",
        "15/12/2025",
        "100% hồ sơ",
    ],
)
def test_dates_times_of_the_clock_and_parts_of_a_year_are_no_durations(text: str) -> None:
    assert find_durations(text) == ()


def test_every_duration_of_a_sentence_is_found_in_order() -> None:
    text = "Sở xem xét trong 05 ngày làm việc; nếu cần xác minh thì không quá 15 ngày, báo trước 24 giờ cho người dân."
    assert [one.text for one in find_durations(text)] == [
        "05 ngày làm việc",
        "15 ngày",
    ]  # "trước 24 giờ" may be a clock
    assert [str(one.value) for one in find_durations("báo trước 30 ngày")] == ["30 day"]


def test_numbers_are_read_in_every_spelling() -> None:
    assert {number for words, number in NUMERALS.items()} == set(range(1, 100))
    for words in ("hai mươi lăm", "hai mươi năm", "bốn mươi tư", "ba mươi mốt", "mười"):
        assert parse_duration(f"{words} ngày").amount == NUMERALS[words]
    assert NUMERALS["hai mươi lăm"] == NUMERALS["hai mươi năm"] == 25


@given(durations())
def test_reading_is_the_inverse_of_writing(duration: Duration) -> None:
    assert parse_duration(format_duration(duration)) == duration


@given(st.lists(durations(), max_size=4), vietnamese_text())
def test_finding_never_raises_and_keeps_spans(said: list[Duration], between: str) -> None:
    text = f" {between} ".join(format_duration(duration) for duration in said)
    for one in find_durations(text):
        assert text[one.start : one.end] == one.text
    ends = [(one.start, one.end) for one in find_durations(text)]
    assert ends == sorted(ends)


@given(st.text(max_size=80))
def test_any_text_may_be_searched(text: str) -> None:
    find_durations(text)
