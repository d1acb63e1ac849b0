"""The four ways between files and plans: read, load, dump, write."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path
from typing import Final

from attrs import evolve

from tthc.errors import InputError
from tthc.io.document import plan_of
from tthc.io.formats import Request, Writable, format_by_name, format_of_content, formats_that
from tthc.io.opened import bytes_of
from tthc.io.parsed import ScannedError
from tthc.io.writing import write_whole
from tthc.model import Finding, Language, Plan, Source

_BESIDE: Final = (".txt", ".md")


def read(path: str | os.PathLike[str]) -> Plan:
    """Read a published plan: Word (.docx), PDF with text, web page, plain text, Markdown.

    What a file is is told by its content, never by its name. A PDF of pictures is read from the text file beside it
    (same name, .txt or .md), where there is one.

    Args:
        path: the file.

    Returns:
        The plan; ``plan.source.findings`` says what was doubtful or could not be placed, and where in the file.

    Raises:
        InputError: the file is missing, empty, damaged, protected, a scan, or of a kind that is not read.
        MissingExtraError: the library that reads this kind of file is not installed.
    """
    file = Path(path)
    data = bytes_of(path)
    try:
        return _read(data, file.name, str(path))
    except ScannedError:
        beside = next((other for end in _BESIDE if (other := file.with_suffix(end)).is_file()), None)
        if beside is None:
            raise
        return _read(bytes_of(beside), beside.name, str(beside), Finding.of("text-beside", name=beside.name))


def read_bytes(data: bytes, *, name: str) -> Plan:
    r"""Read a published plan from the bytes of its file, such as an attachment or a download.

    Args:
        data: the bytes.
        name: what the file is called, for the plan's source and for errors.

    Raises:
        InputError: as :func:`read`.
        MissingExtraError: likewise.

    Example:
        >>> read_bytes("KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026".encode(), name="a.txt").title
        'Kiểm soát thủ tục hành chính năm 2026'
    """
    return _read(data, name, name)


def _read(data: bytes, name: str, where: str, *notes: Finding) -> Plan:
    kind = format_of_content(data)
    assert kind.read is not None  # by how it was chosen
    parsed = kind.read(data, where)
    parsed = evolve(parsed, notes=(*parsed.notes, *notes))
    digest = hashlib.sha256(data).hexdigest()
    if parsed.record is not None:
        source = Source(name=name, format=kind.name, sha256=digest, findings=parsed.notes)
        return parsed.record.model_copy(update={"source": source})
    return plan_of(parsed, name=name, kind=kind.name, digest=digest)


def load(path: str | os.PathLike[str]) -> Plan:
    """The plan in a file of the library's own lossless forms; the inverse of :func:`dump`.

    Raises:
        FormError: the file does not hold to the form; every problem is listed.
        InputError: the file is missing, empty, damaged, or of another kind.
        MissingExtraError: the library that opens this kind of file is not installed.
    """
    kind = format_by_name(path, "load")
    if kind is None or kind.load is None:
        raise _no_form(path, "load")
    return kind.load(bytes_of(path), str(path))


def dump(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write a plan to a file of a lossless form, whole or not at all: .json, .yaml or .yml, .xlsx.

    Raises:
        InputError: the ending is of no lossless form, or the file cannot be written.
        MissingExtraError: the library that writes this kind of file is not installed.
    """
    kind = format_by_name(path, "dump")
    if kind is None or kind.dump is None:
        raise _no_form(path, "dump")
    write_whole(path, kind.dump(plan))


def write(
    source: Writable,
    path: str | os.PathLike[str],
    *,
    as_of: date | None = None,
    lang: Language = "vi",
    template: str | os.PathLike[str] | None = None,
) -> None:
    """Write a document for people.

    Of a plan: ``.docx``, as an office files it; ``.pdf``, the same by LibreOffice; ``.html``, its report; ``.md``. Of
    a plan or a timetable: ``.ics``, the deadlines for a calendar program; ``.csv`` for a spreadsheet, one row a
    deliverable of a plan or an obligation of a timetable; ``.svg``, a picture along a line of time. Of a scorecard:
    ``.html``; ``.xlsx`` and ``.csv``, one row an assessment; ``.svg``, each figure against its target; ``.md``.

    Args:
        source: a plan, a timetable of one, or a scorecard.
        path: the file; its ending tells the format.
        as_of: the day it is drawn up for; what shows deadlines of a plan needs one, a timetable and a scorecard have
            their own.
        lang: the language of headings and labels; the plan's own words stay as printed.
        template: a Word file of the office's own to put the plan in, see :mod:`tthc.io.word.template`; for .docx and
            .pdf.

    Raises:
        InputError: the ending is of no format that can be written of this, the template cannot be used, the day is
            missing, or the file cannot be written.
        MissingExtraError: the library that writes this kind of file is not installed.

    Example:
        >>> write(Plan(title="Kiểm soát TTHC năm 2026"), "a.odt")
        Traceback (most recent call last):
        tthc.errors.InputError: a.odt: a Plan cannot be written as '.odt' (a Plan can be written as ...)
    """
    suffix = Path(path).suffix.lower()
    fitting = [kind for kind in formats_that("write") if isinstance(source, kind.kinds)]
    for kind in fitting:
        if suffix in kind.suffixes and kind.write is not None:
            if template is not None and not kind.templated:
                raise InputError(f"a {suffix} file takes no template", hint="write .docx or .pdf", where=str(path))
            asked = Request(as_of, lang, None if template is None else bytes_of(template))
            write_whole(path, kind.write(source, asked))
            return
    name = type(source).__name__
    known = ", ".join(kind.suffixes[0] for kind in fitting)
    hint = f"a {name} can be written as {known}" if known else "give a Plan, a Timetable or a Scorecard"
    raise InputError(f"a {name} cannot be written as {suffix!r}", hint=hint, where=str(path))


def _no_form(path: str | os.PathLike[str], able: str) -> InputError:
    known = ", ".join(suffix for kind in formats_that(able) for suffix in kind.suffixes)
    hint = f"the lossless forms end in {known}; a published document is opened with read()"
    return InputError(f"no lossless form has the ending {Path(path).suffix!r}", hint=hint, where=str(path))
