"""Where sentences and clauses end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.text.clause import brackets, clauses, trim


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một. Hai; ba", ["Một", "Hai", "ba"]),
        ("Tại TP. Hà Nội. Hết", ["Tại TP. Hà Nội", "Hết"]),
        ("1. Rà soát. 2. Công khai", ["1. Rà soát", "2. Công khai"]),
        ("đạt 1.234. trong đó", ["đạt 1.234. trong đó"]),
        ("A (b; c. D) e", ["A (       ) e"]),
        ("ô một | ô hai", ["ô một", "ô hai"]),
        ("Xong!", ["Xong"]),
        ("", []),
    ],
)
def test_clauses_end_at_semicolons_cells_and_sentence_ends(text: str, pieces: list[str]) -> None:
    assert [one.text[one.start : one.end].strip(" !") for one in clauses(text)] == pieces


def test_a_clause_knows_where_its_sentence_begins() -> None:
    assert [one.sentence for one in clauses("Một; hai. Ba; bốn")] == [0, 0, 9, 9]


def test_only_the_innermost_brackets_are_given() -> None:
    text = "a (b (c) d) (e"
    assert [text[start:end] for start, end in brackets(text)] == ["c"]


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("- a) 100% hồ sơ;", "100% hồ sơ"),
        (", và 90% hồ sơ.", "90% hồ sơ"),
        ("1. Đạt 5%", "Đạt 5%"),
        ("1.5%", "1.5%"),
        (" ; ", ""),
    ],
)
def test_labels_and_closing_marks_are_trimmed(text: str, trimmed: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == trimmed


@given(st.text(alphabet="aB1 .;()|", max_size=60))
def test_clauses_are_ordered_and_within_the_text(text: str) -> None:
    last = 0
    for one in clauses(text):
        assert last <= one.start < one.end <= len(text) == len(one.text)
        assert one.sentence <= one.start
        last = one.end
