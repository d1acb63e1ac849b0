"""The one table of formats: what each is told by, and how it is read, loaded, dumped and written.

A new format is a row here and a module. Another package adds one by an entry point of the group ``tthc.formats``
whose value is a :class:`Format`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from tthc.errors import InputError, MissingExtraError
from tthc.io.parsed import Parsed
from tthc.model import Language, Plan
from tthc.periods import Timetable, timetable
from tthc.targets.scorecards.scorecard import Scorecard

Writable = Plan | Timetable | Scorecard
GROUP: Final = "tthc.formats"
"""The group of entry points by which other packages add formats."""


@frozen
class Request:
    """What a document is asked for.

    Attributes:
        as_of: the day it is drawn up for, None where nobody said.
        lang: the language of headings and labels.
        template: a file of the office's own to put the plan in, for the formats that take one.
    """

    as_of: date | None = None
    lang: Language = "vi"
    template: bytes | None = None


@frozen
class Format:
    """A kind of file.

    Attributes:
        name: what it is called; the ``format`` of a plan's source.
        suffixes: how its files end.
        knows: whether the bytes of a file are of this kind; None where only the ending can tell.
        read: from a published document (its bytes, and its name for errors) to its content.
        load: from a lossless form (likewise) to the plan.
        dump: from the plan to a lossless form.
        write: a document for people, of what ``kinds`` says, as the request asks for it.
        kinds: what it can be written of.
        templated: whether it can be written into a template.
    """

    name: str
    suffixes: tuple[str, ...]
    knows: Callable[[bytes], bool] | None = None
    read: Callable[[bytes, str], Parsed] | None = None
    load: Callable[[bytes, str], Plan] | None = None
    dump: Callable[[Plan], bytes] | None = None
    write: Callable[[Any, Request], bytes] | None = None
    kinds: tuple[type, ...] = ()
    templated: bool = False


def _in(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is imported when it is first called, for what it needs may be heavy or missing."""

    def call(*args: Any) -> Any:
        return getattr(import_module(f"tthc.io.{module}"), name)(*args)

    return call


def _is_zip_with(part: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(b"PK\x03\x04") and part in data


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _timetable_of(source: Plan | Timetable, asked: Request) -> Timetable:
    if isinstance(source, Timetable):
        return source
    if asked.as_of is None:
        raise InputError("the day the document is drawn up for is missing", hint="give as_of=date(…)")
    return timetable(source, as_of=asked.as_of)


def _html(source: Plan | Scorecard, asked: Request) -> bytes:
    from tthc.io.report.page import report_html
    from tthc.io.scorecard.page import scorecard_html

    if isinstance(source, Scorecard):
        return scorecard_html(source, asked.lang).encode("utf-8", "replace")
    return report_html(source, _timetable_of(source, asked), asked.lang).encode("utf-8")


def _word(source: Plan, asked: Request) -> bytes:
    from tthc.io.word.write import docx_bytes

    return docx_bytes(source, template=asked.template)


def _pdf(source: Plan, asked: Request) -> bytes:
    from tthc.io.pdf.write import pdf_of

    return pdf_of(_word(source, asked))


def _ics(source: Plan | Timetable, asked: Request) -> bytes:
    try:
        from tthc.io.ics import to_ics
    except ImportError as fault:
        raise MissingExtraError("ics", needed_for="a calendar file") from fault
    return to_ics(_timetable_of(source, asked), asked.lang)


def _csv(source: Writable, asked: Request) -> bytes:
    from tthc.io.report.plan_csv import plan_csv
    from tthc.io.report.timetable_csv import to_csv
    from tthc.io.scorecard.rows_csv import scorecard_csv

    if isinstance(source, Scorecard):
        return scorecard_csv(source, asked.lang)
    return plan_csv(source, asked.lang) if isinstance(source, Plan) else to_csv(source, asked.lang)


def _markdown(source: Plan | Scorecard, asked: Request) -> bytes:
    from tthc.io.plan_markdown import to_markdown
    from tthc.io.scorecard.markdown import scorecard_markdown

    text = scorecard_markdown(source, asked.lang) if isinstance(source, Scorecard) else to_markdown(source)
    return text.encode("utf-8", "replace")


def _workbook(source: Scorecard, asked: Request) -> bytes:
    from tthc.io.scorecard.workbook import scorecard_workbook

    return scorecard_workbook(source, asked.lang)


def _svg(source: Writable, asked: Request) -> bytes:
    from tthc.io.report.svg_file import svg_file

    if isinstance(source, Scorecard):
        return svg_file(source.to_svg(asked.lang))
    return svg_file(_timetable_of(source, asked).gantt(asked.lang))


_DATED: Final = (Plan, Timetable)
_ALL: Final = (Plan, Timetable, Scorecard)
FORMATS: Final = (
    Format("json", (".json",), load=_in("forms", "load_json"), dump=_in("forms", "dump_json")),
    Format("yaml", (".yaml", ".yml"), load=_in("forms", "load_yaml"), dump=_in("forms", "dump_yaml")),
    Format(
        "xlsx",
        (".xlsx",),
        load=_in("workbook", "load_workbook"),
        dump=_in("workbook", "workbook_bytes"),
        write=_workbook,
        kinds=(Scorecard,),
    ),
    Format("xlsm", (".xlsm",), load=_in("workbook", "load_workbook")),  # Excel opens none without macros
    Format(
        "docx",
        (".docx",),
        _is_zip_with(b"word/"),
        read=_in("word.read", "read_docx"),
        write=_word,
        kinds=(Plan,),
        templated=True,
    ),
    Format("pdf", (".pdf",), _is_pdf, read=_in("pdf.read", "read_pdf"), write=_pdf, kinds=(Plan,), templated=True),
    Format(
        "html",
        (".html", ".htm"),
        _in("web.read", "is_html"),
        read=_in("web.read", "read_html"),
        write=_html,
        kinds=(Plan, Scorecard),
    ),
    Format("ics", (".ics",), write=_ics, kinds=_DATED),
    Format("csv", (".csv",), write=_csv, kinds=_ALL),
    Format("svg", (".svg",), write=_svg, kinds=_ALL),
    # The last to be asked: what nothing else knows is text, or an error that says what it is instead.
    Format(
        "text",
        (".md", ".txt"),
        lambda data: True,
        read=_in("plain", "read_plain"),
        write=_markdown,
        kinds=(Plan, Scorecard),
    ),
)


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those of other packages before the last row of the table.

    Raises:
        InputError: an entry point gives something else than a :class:`Format`.
    """
    added = []
    for point in entry_points(group=GROUP):
        found = point.load()
        if not isinstance(found, Format):
            hint = f"remove or mend the package that gives it; its value should be a {Format.__name__}"
            raise InputError(f"the entry point {point.name!r} of {GROUP} is no format", hint=hint)
        added.append(found)
    return (*FORMATS[:-1], *added, FORMATS[-1])


def format_of_content(data: bytes) -> Format:
    """The format that the bytes of a published document are in."""
    return next(one for one in formats() if one.read is not None and one.knows is not None and one.knows(data))


def formats_that(able: str) -> tuple[Format, ...]:
    """The formats that can do something: "read", "load", "dump" or "write"."""
    return tuple(one for one in formats() if getattr(one, able) is not None)


def format_by_name(path: str | os.PathLike[str], able: str) -> Format | None:
    """The format that a file's ending names, of those that can do something; None where it names none.

    Example:
        >>> format_by_name("ke-hoach.YML", "load").name, format_by_name("ke-hoach.pdf", "load")
        ('yaml', None)
    """
    suffix = Path(path).suffix.lower()
    return next((one for one in formats_that(able) if suffix in one.suffixes), None)
