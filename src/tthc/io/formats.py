"""The table of documents for people: a new format is one row here and one module."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from attrs import frozen

from tthc.errors import InputError
from tthc.io.writing import write_whole
from tthc.model import Language, Plan
from tthc.periods import Timetable, timetable

Writable = Plan | Timetable


@frozen
class Writer:
    """A kind of document that can be written.

    Attributes:
        suffixes: how its files end.
        kinds: what it can be made of.
        render: from that, the day it is drawn up for and the language to the bytes of the file.
    """

    suffixes: tuple[str, ...]
    kinds: tuple[type, ...]
    render: Callable[[Writable, date | None, Language], bytes]


def _ics(source: Writable, as_of: date | None, lang: Language) -> bytes:
    from tthc.io.ics import to_ics

    return to_ics(_timetable_of(source, as_of), lang)


def _html(source: Writable, as_of: date | None, lang: Language) -> bytes:
    from tthc.io.report_html import report_html

    assert isinstance(source, Plan)  # by its row in the table
    return report_html(source, _timetable_of(source, as_of), lang).encode("utf-8")


def _csv(source: Writable, as_of: date | None, lang: Language) -> bytes:
    from tthc.io.timetable_csv import to_csv

    return to_csv(_timetable_of(source, as_of), lang)


def _svg(source: Writable, as_of: date | None, lang: Language) -> bytes:
    from tthc.io.timetable_svg import to_svg

    return to_svg(_timetable_of(source, as_of), lang)


WRITERS: Final = (
    Writer((".html",), (Plan,), _html),
    Writer((".ics",), (Plan, Timetable), _ics),
    Writer((".csv",), (Plan, Timetable), _csv),
    Writer((".svg",), (Plan, Timetable), _svg),
)


def write(source: Writable, path: str | os.PathLike[str], *, as_of: date | None = None, lang: Language = "vi") -> None:
    """Write a document for people.

    Of a plan: ``.html``, its report. Of a plan or a timetable: ``.ics``, the deadlines for a calendar program;
    ``.csv``, one row an obligation for a spreadsheet; ``.svg``, a picture along a line of time.

    Args:
        source: a plan, or a timetable of one.
        path: the file; its ending tells the format.
        as_of: the day it is drawn up for; a plan needs one, a timetable has its own.
        lang: the language of headings and labels; the plan's own words stay as printed.

    Raises:
        InputError: the ending is of no format that can be written of this, the day is missing, or the file cannot be
            written.

    Example:
        >>> write(Plan(title="Kiểm soát TTHC năm 2026"), "a.odt")
        Traceback (most recent call last):
        tthc.errors.InputError: a.odt: a Plan cannot be written as '.odt' (a Plan can be written as .html, .ics, .csv, .svg)
    """  # noqa: E501  # the message of an error stands in one line
    suffix = Path(path).suffix.lower()
    fitting = [writer for writer in WRITERS if isinstance(source, writer.kinds)]
    for writer in fitting:
        if suffix in writer.suffixes:
            write_whole(path, writer.render(source, as_of, lang))
            return
    name = type(source).__name__
    known = ", ".join(suffix for writer in fitting for suffix in writer.suffixes)
    hint = f"a {name} can be written as {known}" if known else "give a Plan or a Timetable"
    raise InputError(f"a {name} cannot be written as {suffix!r}", hint=hint, where=str(path))


def _timetable_of(source: Writable, as_of: date | None) -> Timetable:
    if isinstance(source, Timetable):
        return source
    if as_of is None:
        raise InputError("the day the document is drawn up for is missing", hint="give as_of=date(…)")
    return timetable(source, as_of=as_of)
