from __future__ import annotations

from tthc.text.citation import find_citations


def test_a_full_citation_is_read() -> None:
    (found,) = find_citations("theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.")
    assert found.value.number == "30/2020/NĐ-CP"
