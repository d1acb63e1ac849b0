"""Nothing is lost in .docx, .html and .pdf: every word of the file's lines is in a field of the plan or under a finding."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pypdfium2
from lxml import etree
from tests.io.test_shapes import everything_said, words

from tthc.io.files import read
from tthc.io.word.write import docx_bytes
from tthc.model import Plan

FILES = Path(__file__).with_name("files")
BUNDLED = Path(str(files("tthc").joinpath("data", "demo", "ke-hoach.txt")))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def bundled() -> Plan:
    return read(BUNDLED)


@cache
def word_file() -> bytes:
    """The bundled plan as a Word file of somebody else: without the plan it carries."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes(bundled()))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.startswith("customXml/item"):
                target.writestr(name, source.read(name))
    return out.getvalue()


def lines_of_word(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
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


def page_of(plan: Plan, *, spans: bool) -> str:
    """The bundled plan as a portal publishes it: prose in paragraphs, each table of the source as one of the page."""
    out: list[str] = []
    in_table = False
    for line in BUNDLED.read_text("utf-8").split("\n"):
        if ("\t" in line) != in_table:
            out.append("</table>" if in_table else "<table>")
            in_table = not in_table
        if in_table:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            out.append(f"<tr>{cells}</tr>")
        elif line.strip():
            out.append(f"<p>{html.escape(line)}</p>" if spans else f"{html.escape(line)}<br>")
    return f"<!DOCTYPE html><html><body>{''.join(out)}</body></html>"


def lost(lines: Iterator[str], plan: Plan) -> list[str]:
    said = everything_said(plan)
    return [line for line in lines if not set(words(line)) <= said]
