"""Time phrases at the beginning of cells that run into each other."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.text.schedule import leading_times, opens_time, parse_schedule

LEADING = [
    ("Tháng 3 Tháng 11 Nêu trong báo cáo", ["Tháng 3", "Tháng 11"]),
    ("Trước 20/8/2027 Kế hoạch", ["Trước 20/8/2027"]),
    ("Trước ngày 20 tháng 8 năm 2027 Kế hoạch", ["Trước ngày 20 tháng 8 năm 2027"]),
    ("Quý II Quyết định của UBND", ["Quý II"]),
    ("Quý II/2027 Tờ trình", ["Quý II/2027"]),
    ("Thường xuyên 100% hồ sơ", ["Thường xuyên"]),
    ("Thường xuyên, liên tục Hồ sơ", ["Thường xuyên, liên tục"]),
    ("Thường xuyên theo Quyết định", ["Thường xuyên"]),
    ("01/3 30/9", ["01/3", "30/9"]),
    ("3/2027 9/2027", ["3/2027", "9/2027"]),
    ("Tháng 3 11/20277 Đến 31/12/2027 100%", ["Tháng 3", "11/20277"]),
    ("Hằng tháng Báo cáo", ["Hằng tháng"]),
    ("Hằng quý, năm Báo cáo", ["Hằng quý, năm"]),
    ("Đã hoàn thành Niêm yết", ["Đã hoàn thành"]),
    ("Theo định kỳ và đột xuất Báo cáo", ["Theo định kỳ và đột xuất"]),
    ("Khi có phát sinh Văn bản", ["Khi có phát sinh"]),
    ("Tháng 2, 5, 8, 11/2027 Báo cáo", ["Tháng 2, 5, 8, 11/2027"]),
    ("Từ tháng 3 đến tháng 8/2027 Báo cáo", ["Từ tháng 3 đến tháng 8/2027"]),
    ("Từ 01/3/2027 - 30/6/2027 Báo cáo", ["Từ 01/3/2027 - 30/6/2027"]),
    ("Trong năm 2027 Báo cáo", ["Trong năm 2027"]),
    ("Giai đoạn 2027 - 2030 Đề án", ["Giai đoạn 2027 - 2030"]),
    ("  Đến hết tháng 6/2027\nBáo cáo", ["Đến hết tháng 6/2027"]),
    ("Trước ngày 20/11 hằng năm Báo cáo", ["Trước ngày 20/11 hằng năm"]),
    ("Quý IV hàng năm Báo cáo", ["Quý IV hàng năm"]),
    ("Trước ngày 20 hằng tháng Báo cáo", ["Trước ngày 20 hằng tháng"]),
    ("Tháng 3 hằng năm 2027 hồ", ["Tháng 3"]),
    ("Ngày 20/11 Hằng quý Báo cáo", ["Ngày 20/11", "Hằng quý"]),
    ("2/3 số xã", []),
    ("Tháng 3 1/2 số xã", ["Tháng 3"]),
    ("Đột xuất hoặc lồng ghép", ["Đột xuất"]),
    ("Theo Kế hoạch kiểm tra", []),
    ("Kế hoạch năm 2027", []),
    ("12/2027/NĐ-CP", []),
    ("100% hồ sơ", []),
    ("Tháng hành động", []),
    ("Quý cơ quan", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "times"), LEADING, ids=[case[0] for case in LEADING])
def test_the_closed_phrases_that_open_a_text_are_found(text: str, times: list[str]) -> None:
    found = leading_times(text)
    assert [one.text for one in found] == times
    assert all(text[one.start : one.end] == one.text == one.value for one in found)
    assert not times or opens_time(text)


@pytest.mark.parametrize("text", ["Tháng 3 Tháng 11 Báo cáo", "Hằng quý Báo cáo"])
def test_spans_hold_in_text_that_is_not_composed(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    found = leading_times(apart)
    assert [unicodedata.normalize("NFC", one.text) for one in found] == [one.text for one in leading_times(text)]
    assert all(apart[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Theo Kế hoạch kiểm", True),
        ("Căn cứ vào nhu cầu", True),
        ("Tùy theo", True),
        ("Tuỳ tình hình", True),
        ("Thường xuyên thực", True),
        ("Thực hiện lồng ghép", True),
        ("Thực hiện hàng Quý", True),
        ("Khi có", True),
        ("Định kỳ", True),
        ("Thực hiện tiếp nhận hồ sơ", False),
        ("Theodolite", False),
        ("Sở Nội vụ", False),
        ("", False),
    ],
)
def test_open_ended_words_open_a_schedule_too(text: str, opens: bool) -> None:
    assert opens_time(text) is opens


@given(st.text(max_size=200))
def test_any_text_has_at_most_two_in_order(text: str) -> None:
    found = leading_times(text)
    assert len(found) <= 2
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    opens_time(text)


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(["Tháng {}", "{}/2027", "Tháng {:02}/2027", "05/{}"]))
def test_two_cells_are_cut_where_they_meet(first: int, last: int, form: str) -> None:
    cells = [form.format(first), form.format(last)]
    assert [one.text for one in leading_times(" ".join((*cells, "Báo cáo tổng hợp")))] == cells


@pytest.mark.parametrize("text", [case[0] for case in LEADING if case[1] and "20277" not in case[0]])
def test_what_is_cut_off_can_be_read(text: str) -> None:
    for one in leading_times(text):
        assert parse_schedule(f"{one.text}").terms[0].kind != "unread" or "/2027" not in one.text
