"""``tthc convert``: a plan from one kind of file to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tthc.cli.command import Day, Worded, file_argument, lang_option, language, strict_option, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_findings
from tthc.errors import InputError


@click.command(cls=Worded, name="convert")
@file_argument()
@click.argument("target", metavar="OUT", type=click.Path())
@click.option("--as-of", metavar="DATE", type=Day(), default=None)
@click.option("--template", metavar="DOCX", type=click.Path(), default=None)
@strict_option()
@lang_option()
def command(file: str, target: str, as_of: date | None, template: str | None, strict: bool) -> None:
    """The plan as the ending of OUT says: a form to work on, or a document for people."""
    from tthc.io.files import dump, write
    from tthc.io.formats import format_by_name

    _check_target(file, target, template)
    plan = open_plan(file)
    form = format_by_name(target, "dump")
    if form is not None and form.name == "xlsx":
        from tthc.io.workbook import workbook_bytes
        from tthc.io.writing import write_whole

        # Of a workbook people see more than its plan: the day its deadlines are shown for, and words.
        write_whole(target, workbook_bytes(plan, as_of=as_of, lang=language()))
    elif form is not None:
        dump(plan, target)
    else:
        write(plan, target, as_of=as_of or date.today(), lang=language(), template=template)
    tell("read.written", path=target)
    put_findings(plan.findings)
    end(plan.findings, strict=strict)


def _check_target(file: str, target: str, template: str | None) -> None:
    """Refuse before the plan is read what it could not be written to."""
    from tthc.io.formats import format_by_name, formats_that
    from tthc.model import Plan

    kinds = (*(kind for kind in formats_that("write") if Plan in kind.kinds), *formats_that("dump"))
    endings = [suffix for kind in kinds for suffix in kind.suffixes]
    suffix = Path(target).suffix.lower()
    if suffix not in endings:
        message = f"a plan cannot be turned into {suffix!r}"
        raise InputError(message, hint=f"use {', '.join(endings)}", where=target)
    if template is not None and not any(kind.templated for kind in kinds if suffix in kind.suffixes):
        raise InputError(f"a {suffix} file takes no template", hint="write .docx or .pdf", where=target)
    is_form = format_by_name(target, "load") is not None
    if not is_form and Path(target).exists() and Path(target).samefile(file):
        raise InputError("the file would be written over itself", hint="give OUT another name", where=target)
