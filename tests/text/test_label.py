"""Labels of tasks and sections: what they count and which may follow which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.text.column import column_role, head_roles, is_review_head
from tthc.text.label import leading_label, parse_label
from tthc.text.normal import fold, nfc, squeeze


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("I", "roman", (1,)),
        ("XIV.", "roman", (14,)),
        ("B", "capital", (2,)),
        ("3", "number", (3,)),
        ("2.1", "decimal", (2, 1)),
        ("2.1.4.", "decimal", (2, 1, 4)),
        ("c)", "letter", (3,)),
        ("(4)", "number", (4,)),
        ("đ)", "letter", (5,)),
    ],
)
def test_a_label_counts(text: str, kind: str, numbers: tuple[int, ...]) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.kind, label.numbers) == (kind, numbers)


@pytest.mark.parametrize("text", ["", "Sở", "0", "2026", "a", "(4", "1/2", "15/3/2026", "IIX1"])
def test_what_is_no_label(text: str) -> None:
    assert parse_label(text) is None


def test_a_line_may_begin_with_its_label() -> None:
    found = leading_label("IV. TỔ CHỨC THỰC HIỆN")
    assert found is not None
    assert (found[0].text, found[1]) == ("IV", "TỔ CHỨC THỰC HIỆN")
    assert leading_label("Tổ chức thực hiện") is None


@given(st.integers(1, 60), st.integers(1, 60))
def test_a_number_follows_a_smaller_one_with_few_missing_between(one: int, two: int) -> None:
    first, second = parse_label(str(one)), parse_label(str(two))
    assert first is not None
    assert second is not None
    assert second.follows(first) is (0 < two - one <= 3)
    assert second.follows(first, gap=1) is (two == one + 1)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("TT", "label"),
        ("Số TT", "label"),
        ("Nội dung công việc", "title"),
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Đơn vị phối hợp thực hiện", "coordinating"),
        ("Bắt đầu", "start"),
        ("Thời gian", "start"),
        ("Thời gian hoàn thành", "finish"),
        ("Thời hạn", "finish"),
        ("Sản phẩm dự kiến hoàn thành", "products"),
        ("Kết quả thực hiện", "products"),
        ("Ghi chú", "other"),
        ("Người đứng đầu chịu trách nhiệm", "other"),
        ("Sở Tư pháp", None),
        ("Nội dung " * 20, None),
    ],
)
def test_the_head_of_a_column_says_what_it_holds(head: str, role: str | None) -> None:
    assert column_role(head) == role


def test_heads_run_together_are_told_in_the_order_of_a_plan() -> None:
    text = "STT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành Sản phẩm"
    assert head_roles(text) == ("label", "title", "lead", "coordinating", "finish", "products")


def test_a_list_to_review_is_told_by_its_heads() -> None:
    assert is_review_head("STT Tên nhóm TTHC Cơ quan thực hiện rà soát")
    assert not is_review_head("STT Nội dung công việc Đơn vị chủ trì")


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà Sơn", "Hòa Sơn"), ("Uỷ ban", "ủy ban"), ("THUỶ LỢI", "thủy  lợi"), ("khoẻ", "khỏe")]
)
def test_places_of_the_tone_mark_do_not_part_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hóa", "hoa"), ("dưới", "đưới"), ("tỉnh", "tinh")])
def test_tone_and_letter_part_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_and_squeezing_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)
    assert nfc(nfc(text)) == nfc(text)
