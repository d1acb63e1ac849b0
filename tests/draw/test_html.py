from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw.html import Column, Markup, cell_of, element, escape, join, row_of, shape, table, void


class Texts(HTMLParser):
    """Collects the text of a page, as a browser would show it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markup: str) -> str:
    reader = Texts()
    reader.feed(markup)
    reader.close()
    return reader.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")))
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    printable = "".join(
        char if char in "\t\n" or (ord(char) >= 32 and char not in "\ufffe\uffff") else "\ufffd" for char in text
    )
    assert shown(element("p", text)) == printable


@given(st.text(), st.text())
def test_whatever_the_words_an_element_is_well_formed_xml(text: str, value: str) -> None:
    tree = ElementTree.fromstring(element("p", text, title=value))
    assert list(tree) == []
    assert "".join(tree.itertext()) == (tree.text or "")


@given(st.text())
def test_escaping_twice_changes_nothing(text: str) -> None:
    assert escape(escape(text)) == escape(text)


def test_a_script_in_a_cell_stays_words() -> None:
    page = table([Column("Tên")], [["<script>alert(1)</script>"]])
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_what_utf8_cannot_hold_is_replaced() -> None:
    assert escape("a\ud800b\x0b").encode() == "a\ufffdb\ufffd".encode()


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        ({"class_": "a b"}, ' class="a b"'),
        ({"aria_label": 'đọc "kỹ"'}, ' aria-label="đọc &quot;kỹ&quot;"'),
        ({"hidden": True}, " hidden"),
        ({"hidden": False, "id": None}, ""),
        ({"tabindex": 0}, ' tabindex="0"'),
        ({"x": 3.14159, "y": 10.0, "z": 100.0}, ' x="3.14" y="10" z="100"'),
    ],
)
def test_attributes_are_written_so(attributes: dict[str, str | int | float | bool | None], written: str) -> None:
    assert element("i", **attributes) == f"<i{written}></i>"
    assert void("br", **attributes) == f"<br{written}>"
    assert shape("g", **attributes) == f"<g{written}/>"


def test_children_that_are_none_are_left_out() -> None:
    assert join(["a", None, "b"], " < ") == "a &lt; b"
    assert element("p", None) == "<p></p>"


def test_every_cell_names_its_column_for_narrow_screens() -> None:
    columns = [Column("Số", "n"), Column("Tên & việc", is_row_head=True)]
    page = table(columns, [["1", "A"], ["2", None]], caption="Bảng", name="list")
    assert page.count('data-label="Tên &amp; việc"') == 2
    assert page.count('scope="row"') == 2
    assert page.startswith('<table role="table" class="list"><caption>Bảng</caption><thead')


def test_a_row_of_another_length_than_the_head_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        row_of([Column("Số")], ["1", "2"])


def test_a_cell_over_several_rows_says_so_and_one_over_one_does_not() -> None:
    assert 'rowspan="3"' in cell_of(Column("Số"), "1", rows=3)
    assert 'rowspan="2"' in cell_of(Column("Số", is_row_head=True), "1", rows=2)
    assert "rowspan" not in cell_of(Column("Số"), "1")


def test_markup_shows_itself_in_a_notebook() -> None:
    assert Markup("<b>x</b>")._repr_html_() == "<b>x</b>"
