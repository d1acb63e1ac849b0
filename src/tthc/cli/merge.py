"""``tthc merge``: what units have filled in, each in its copy of a workbook, put together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc.cli.command import Day, Worded, lang_option, language, tell
from tthc.cli.screen import put_findings, screen
from tthc.cli.words import say
from tthc.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from tthc.io.excel.merge import Conflict


@click.command(cls=Worded, name="merge")
@click.argument("files", metavar="FILE…", type=click.Path(), nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", type=click.Path(), required=True)
@click.option("--as-of", metavar="DATE", type=Day(), default=None)
@lang_option()
def command(files: tuple[str, ...], output: str, as_of: date | None) -> None:
    """One workbook with the notes of all; conflicts as a table, and status 1 where there are any."""
    from tthc.io.opened import bytes_of
    from tthc.io.workbook import merge_workbooks, read_workbook, workbook_bytes
    from tthc.io.writing import write_whole

    if Path(output).suffix.lower() != ".xlsx":
        raise InputError("workbooks are merged into a workbook", hint="give OUT the ending .xlsx", where=output)
    copies = [(path, read_workbook(bytes_of(path), where=path)) for path in files]
    merged = merge_workbooks(copies)
    write_whole(output, workbook_bytes(merged.plan, as_of=as_of, progress=merged.progress, lang=language()))
    tell("read.written", path=output)
    put_findings([*merged.findings, *(finding for _, copy in copies for finding in copy.findings)])
    if merged.conflicts:
        tell("merge.conflicts", count=len(merged.conflicts))
        screen().print(_table(merged.conflicts))
        click.get_current_context().exit(1)


def _table(conflicts: Sequence[Conflict]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from tthc.io.excel.words import head, word

    def shown(value: object, field: str) -> str:
        if isinstance(value, date):
            return say(lang, "merge.day", day=value)
        return word("state", str(value), lang) if field == "state" else "—" if value is None else str(value)

    lang = language()
    table = Table(*(say(lang, f"merge.{name}") for name in ("at", "field", "file", "cell", "value")))
    for conflict in conflicts:
        for number, side in enumerate(conflict.sides):
            first = (Text(conflict.at), Text(head("deadlines", conflict.field, lang))) if number == 0 else ("", "")
            table.add_row(
                *first, Text(side.file), Text(f"{side.sheet}!{side.cell}"), Text(shown(side.value, conflict.field))
            )
    return table
