"""``tthc convert``: a plan from one kind of file to another."""

from __future__ import annotations

from datetime import date

import click

from tthc.cli.command import Day, Worded, file_argument, lang_option, language, strict_option, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_findings


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

    plan = open_plan(file)
    if format_by_name(target, "dump"):
        dump(plan, target)
    else:
        write(plan, target, as_of=as_of or date.today(), lang=language(), template=template)
    tell("read.written", path=target)
    put_findings(plan.findings)
    end(plan.findings, strict=strict)
