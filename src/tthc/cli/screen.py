"""What is put out: data for programs as UTF-8 whatever the console, tables for people as wide as it is."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from tthc.cli.command import language
from tthc.cli.words import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from tthc.model import Finding, Severity

_PIPE_WIDTH: Final = 100
_ENDLESS: Final = 10_000
_SHOWN: Final = 20
_STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "info": "dim"}


def put_data(text: str) -> None:
    """Write data to standard output."""
    click.echo(text.encode("utf-8"), nl=False)


def screen(*, err: bool = False) -> Console:
    """Where tables for people are printed; a pipe is taken to be 100 columns wide unless COLUMNS says otherwise."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # to end as all output does, see tthc.cli.app

    stream = sys.stderr if err else sys.stdout
    fixed = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    return Screen(file=stream, width=fixed, highlight=False, markup=False, emoji=False)


def put_table(out: Console, table: Table) -> None:
    """Show a table of numbers whole: where the screen is too narrow its lines run on, and no column is lost."""
    unbounded = out.options.update(width=_ENDLESS)
    out.width = max(out.width, out.measure(table, options=unbounded).minimum)
    out.print(table)


def put_findings(findings: Sequence[Finding]) -> None:
    """Show on standard error how many findings there are, and the first errors and warnings."""
    from rich.table import Table
    from rich.text import Text

    lang = language()
    if not findings:
        click.echo(say(lang, "findings.none"), err=True)
        return
    order = list(_STYLES)
    counts = Counter(finding.severity for finding in findings)
    parts = ", ".join(say(lang, f"findings.{name}", count=counts[name]) for name in order if counts[name])
    table = Table.grid(padding=(0, 1))
    grave = sorted((one for one in findings if one.severity != "info"), key=lambda one: order.index(one.severity))
    for finding in grave[:_SHOWN]:
        place = finding.place.text(lang) if finding.place else ""
        name = Text(say(lang, f"findings.name-{finding.severity}"), style=_STYLES[finding.severity])
        table.add_row(name, Text(place, justify="right"), Text(finding.at), Text(finding.message(lang)))
    out = screen(err=True)
    out.print(say(lang, "findings.head", count=len(findings), parts=parts))
    out.print(table)
    if rest := len(findings) - len(grave[:_SHOWN]):
        out.print(say(lang, "findings.more", count=rest))


def end(findings: Sequence[Finding], *, strict: bool) -> None:
    """Exit with status 1 where there are errors and the user asked to be strict."""
    if strict and any(finding.severity == "error" for finding in findings):
        click.get_current_context().exit(1)
