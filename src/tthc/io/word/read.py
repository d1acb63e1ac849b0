"""From a Word file to the content of a document."""

from __future__ import annotations

from typing import Any

from tthc.errors import InputError
from tthc.io.content import Content
from tthc.io.package import Package
from tthc.io.parsed import Parsed
from tthc.io.word.element import w
from tthc.io.word.names import plain
from tthc.io.word.numbering import Numbering
from tthc.io.word.parts import main_part
from tthc.io.word.record import word_record
from tthc.io.word.style_sheet import style_sheet
from tthc.io.word.walk import Walker
from tthc.io.xml import parse_xml


def read_docx(data: bytes, where: str) -> Parsed:
    """The content of a Word file (.docx).

    Paragraphs with the numbers Word gives them, tables with their merged cells, text boxes, footnotes and endnotes;
    tracked changes as if accepted. A file that this library wrote and nobody changed gives back the plan it was
    written of. Macros are never run, links never followed.

    Raises:
        InputError: the file is damaged, is no Word document, or goes beyond the bounds of
            :mod:`tthc.io.package` and :mod:`tthc.io.word.walk`.
        MissingExtraError: lxml is not installed.
    """
    with Package(data, where) as package:
        record = word_record(package)
        if record is not None:
            return Parsed((), record=record)
        main = main_part(package, where)
        folder = main.rpartition("/")[0]
        body = _root(package, main, where)
        styles = style_sheet(package.get(f"{folder}/styles.xml"), where)
        walker = Walker(Numbering(_root(package, f"{folder}/numbering.xml", where), styles), styles.headings, where)
        story = body.find(w("body")) if body is not None else None
        if story is None:
            raise InputError("the file is a package without a Word document", hint="give the .docx file", where=where)
        content: list[Content] = list(walker.content(story))
        notes = {kind: _notes(_root(package, f"{folder}/{kind}s.xml", where), kind) for kind in ("footnote", "endnote")}
        for number, (kind, key) in enumerate(tuple(walker.marks), start=1):
            note = notes[kind].get(key)
            if note is not None:
                content.extend(walker.note(number, note))
    return Parsed(tuple(content))


def _root(package: Package, name: str, where: str) -> Any:
    part = package.get(name)
    return None if part is None else parse_xml(plain(part), where=where, extra="docx")


def _notes(root: Any, kind: str) -> dict[str, Any]:
    """The notes by id, without the lines that part them from the text."""
    if root is None:
        return {}
    return {note.get(w("id")): note for note in root.iter(w(kind)) if note.get(w("type")) in (None, "normal")}
