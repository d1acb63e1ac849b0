from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw.lettering import shortened, width_of


@given(st.text(), st.floats(min_value=20, max_value=500), st.booleans())
def test_a_shortened_text_fits_its_room(text: str, room: float, bold: bool) -> None:
    assert width_of(shortened(text, room, bold=bold), bold=bold) <= room


@given(st.text(max_size=30))
def test_a_text_that_fits_is_not_touched(text: str) -> None:
    assert shortened(text, width_of(text)) == text


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("Niêm yết công khai thủ tục", 1000, "Niêm yết công khai thủ tục"),
        ("Niêm yết công khai, thủ tục hành chính", 135, "Niêm yết công khai…"),
        ("Khôngcódấucáchnàotrongcảdòngnày", 80, "Khôngcódấ…"),
        ("A bcdefghijklmnopqrstuvwxyz", 80, "A bcdefghij…"),
    ],
)
def test_it_is_cut_at_a_word_where_that_does_not_waste_the_line(text: str, room: float, short: str) -> None:
    assert shortened(text, room) == short


def test_marks_over_letters_take_no_room() -> None:
    word = "Thường xuyên"
    assert width_of(unicodedata.normalize("NFD", word)) == width_of(word) == width_of("Thuơng xuyen")
    long = "Kiểm soát việc ban hành thủ tục"
    cut = shortened(unicodedata.normalize("NFD", long), 120)
    assert unicodedata.normalize("NFC", cut) == shortened(long, 120)


def test_bold_letters_are_wider() -> None:
    assert width_of("Nhóm", bold=True) > width_of("Nhóm")
