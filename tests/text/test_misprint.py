"""Terms printed with other marks are suggested, never changed."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.text import bare_letters, find_misprints, fold


@pytest.mark.parametrize(
    ("text", "printed", "suggestion"),
    [
        ("qua Công Dịch vụ công quốc gia", "Công Dịch vụ công quốc gia", "Cổng Dịch vụ công quốc gia"),
        ("Công\nthông tin điện tử", "Công\nthông tin điện tử", "Cổng Thông tin điện tử"),
        ("nộp hồ sơ địch vụ công trực tuyến", "địch vụ công trực tuyến", "dịch vụ công trực tuyến"),
        ("Uy ban nhân dân xã", "Uy ban nhân dân", "Ủy ban nhân dân"),
        ("phân ánh, kiến nghị của dân", "phân ánh, kiến nghị", "phản ánh, kiến nghị"),
        ("cơ sở dử liệu", "cơ sở dử liệu", "cơ sở dữ liệu"),
        ("thu tuc hanh chinh", "thu tuc hanh chinh", "thủ tục hành chính"),
    ],
)
def test_a_term_with_other_marks_is_suggested(text: str, printed: str, suggestion: str) -> None:
    (found,) = find_misprints(text)
    assert (found.value.printed, found.value.suggestion) == (printed, suggestion)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "Cổng Dịch vụ công quốc gia",
        "ỦY BAN NHÂN DÂN, Uỷ ban nhân dân, ủy ban\n nhân dân",
        "số hoá hồ sơ, đơn giản hóa",
        "công chức làm dịch vụ; công tác dân vận",
        "hồ sơ của Công ty Dịch vụ; Công. Dịch vụ công",
        "",
    ],
)
def test_what_is_spelled_well_or_not_a_term_is_left_alone(text: str) -> None:
    assert find_misprints(text) == ()
    assert find_misprints(unicodedata.normalize("NFD", text)) == ()


@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(["Công", "Cổng", "dịch", "địch", "vụ", "công", ",", "-", "\n", "hành", "chính", "thủ", "tục"])
    ).map(" ".join)
)
def test_suggestions_quote_the_text_and_have_the_same_letters(text: str) -> None:
    found = find_misprints(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in found:
        assert text[one.start : one.end] == one.text == one.value.printed
        assert fold(one.text) != fold(one.value.suggestion)
        letters = ["".join(filter(str.isalpha, bare_letters(words))) for words in (one.text, one.value.suggestion)]
        assert letters[0] == letters[1]


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once_and_decomposed_text_folds_alike(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("số hoá", "SỐ HÓA"),
        ("Quý\u00a0IV", "quý iv"),
        ("１２／２０２６", "12/2026"),
        ("2026 – 2027", "2026 - 2027"),
        ("thu\u0309 tu\u0323c", "thủ tục"),
        ("zero\u200bwidth", "zero width"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
