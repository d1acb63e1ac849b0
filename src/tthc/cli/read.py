"""``tthc read``: a published plan as data."""

from __future__ import annotations

import click

from tthc.cli.command import Worded, file_argument, lang_option, strict_option, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_data, put_findings


@click.command(cls=Worded, name="read")
@file_argument()
@click.option("-o", "--output", metavar="OUT", type=click.Path())
@click.option("--yaml", is_flag=True)
@strict_option()
@lang_option()
def command(file: str, output: str | None, yaml: bool, strict: bool) -> None:
    """The plan as JSON or YAML on standard output or in a file, its findings on standard error."""
    from tthc.io.formats import format_by_name
    from tthc.io.forms import dumps
    from tthc.io.writing import write_whole

    plan = open_plan(file)
    named = format_by_name(output, "load") if output else None
    text = dumps(plan, "yaml" if yaml else named.name if named else "json")
    if output is None:
        put_data(text)
    else:
        write_whole(output, text.encode("utf-8"))
        tell("read.written", path=output)
    put_findings(plan.findings)
    end(plan.findings, strict=strict)
