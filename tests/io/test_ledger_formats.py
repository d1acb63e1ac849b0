"""Nothing is lost in .docx, .html and .pdf: every word of the file's lines is in a field of the plan or under a finding."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.io.office import zipped
from tests.io.test_shapes import everything_said, without_page_cuts, words

from tthc.io.files import read, read_bytes
from tthc.io.word.write import docx_bytes
from tthc.model import Plan

FILES = Path(__file__).with_name("files")
BUNDLED = Path(str(files("tthc").joinpath("data", "demo", "ke-hoach.txt")))
TAB = "\t"
ODD = "Xyzzy"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def bundled() -> Plan:
    return read(BUNDLED)


@cache
def word_file() -> bytes:
    """The bundled plan as a Word file of somebody else: without the plan it carries."""
    whole = parts_of(docx_bytes(bundled()))
    return zipped({name: part for name, part in whole.items() if not name.startswith("customXml/item")})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def lines_of_word(data: bytes) -> Iterator[str]:
    body = etree.fromstring(parts_of(data)["word/document.xml"])
    for paragraph in body.iter(f"{W}p"):
        yield "".join(piece.text or "" if piece.tag == f"{W}t" else " " for piece in paragraph.iter(f"{W}t", f"{W}br"))


def lines_of_pdf(file: Path) -> Iterator[str]:
    """The lines of each page; a word that a line cuts is whole in the text put together."""
    document = pypdfium2.PdfDocument(file)
    for number, page in enumerate(document, start=1):
        lines = page.get_textpage().get_text_range().splitlines()
        # The number of the page stands above its text.
        yield from (line for line in lines if line.strip() != str(number))
    document.close()


def rows_of_page(rows: Sequence[list[str]]) -> Iterator[str]:
    """The rows of a table, those of a head of two lines merged as a portal merges them."""
    for above, row in pairwise([[], *rows]):
        if "Thời gian" in row and row[row.index("Thời gian") + 1] == "":
            whole = [
                f"<td colspan=2>{cell}</td>" if cell == "Thời gian" else f"<td rowspan=2>{cell}</td>" for cell in row
            ]
            yield "<tr>" + "".join(cell for cell, text in zip(whole, row, strict=True) if text) + "</tr>"
        else:
            under_head = "Thời gian" in above
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in row if cell or not under_head) + "</tr>"


@cache
def page() -> str:
    """The bundled plan as a portal publishes it: prose in paragraphs, the tables of the source as those of the page."""
    out: list[str] = []
    for in_table, group in groupby(
        without_page_cuts(BUNDLED.read_text("utf-8")).split("\n"), key=lambda line: "\t" in line
    ):
        lines = [html.escape(line) for line in group]
        if in_table:
            out.append(f"<table>{''.join(rows_of_page([line.split(TAB) for line in lines]))}</table>")
        else:
            out += [f"<p>{line}</p>" for line in lines if line.strip()]
    return f"<!DOCTYPE html><html><body>{''.join(out)}</body></html>"


def lost(lines: Iterable[str], plan: Plan) -> list[str]:
    said = everything_said(plan)
    return [line for line in lines if not set(words(line)) <= said]


def test_a_word_file_loses_no_word() -> None:
    lines = list(lines_of_word(word_file()))
    assert len(lines) > 300
    assert lost(lines, read_bytes(word_file(), name="ke-hoach.docx")) == []


def test_a_web_page_loses_no_word() -> None:
    found = read_bytes(page().encode(), name="ke-hoach.html")
    assert [group.title for group in found.task_groups] == [group.title for group in bundled().task_groups]
    assert lost(BUNDLED.read_text("utf-8").split("\n"), found) == []


@pytest.mark.parametrize("name", ["ruled", "unruled-middle", "unruled-top"])
def test_a_pdf_loses_no_word(name: str) -> None:
    lines = list(lines_of_pdf(FILES / f"{name}.pdf"))
    assert len(lines) > 300
    assert lost(lines, read(FILES / f"{name}.pdf")) == []


@settings(max_examples=20)
@given(st.data())
def test_a_word_written_into_a_word_file_is_found_again(data: st.DataObject) -> None:
    body = etree.fromstring(parts_of(word_file())["word/document.xml"])
    paragraphs = [one for one in body.iter(f"{W}p") if is_shown(one)]
    paragraph = paragraphs[data.draw(st.integers(0, len(paragraphs) - 1))]
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = f" {ODD}"
    changed = zipped({**parts_of(word_file()), "word/document.xml": etree.tostring(body)})
    assert lost(lines_of_word(changed), read_bytes(changed, name="ke-hoach.docx")) == []


def is_shown(paragraph: Any) -> bool:
    """Whether a paragraph stands where Word shows it, not in the part of a merged cell that another covers."""
    merged = [mark for cell in paragraph.iterancestors(f"{W}tc") for mark in cell.iter(f"{W}vMerge")]
    return not any(mark.get(f"{W}val") != "restart" for mark in merged)


@settings(max_examples=20)
@given(st.data())
def test_a_word_written_into_a_web_page_is_found_again(data: st.DataObject) -> None:
    pieces = re.split("(?=</td>|</p>)", page())
    place = data.draw(st.integers(0, len(pieces) - 2))
    changed = "".join([*pieces[: place + 1], f" {ODD}", *pieces[place + 1 :]])
    found = read_bytes(changed.encode(), name="ke-hoach.html")
    assert lost([ODD, *BUNDLED.read_text("utf-8").split("\n")], found) == []
