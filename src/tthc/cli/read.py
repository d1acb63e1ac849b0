"""``tthc read``: published plans as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tthc.cli.command import Worded, lang_option, language, strict_option, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_data, put_findings, screen
from tthc.cli.translation import explain
from tthc.cli.words import say
from tthc.errors import InputError

if TYPE_CHECKING:
    from tthc.io.formats import Format
    from tthc.io.many import Outcome


@click.command(cls=Worded, name="read")
@click.argument("files", metavar="FILE…", type=click.Path(), nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", type=click.Path())
@click.option("--yaml", is_flag=True)
@strict_option()
@lang_option()
def command(files: tuple[str, ...], output: str | None, yaml: bool, strict: bool) -> None:
    """One file: the plan on standard output or in a file. Several, or a folder: a table, and a file of each in OUT."""
    if len(files) > 1 or Path(files[0]).is_dir():
        _read_all(files, output, yaml=yaml, strict=strict)
    else:
        _read_one(files[0], output, yaml=yaml, strict=strict)


def _read_one(file: str, output: str | None, *, yaml: bool, strict: bool) -> None:
    from tthc.io.files import dump
    from tthc.io.formats import format_by_name
    from tthc.io.forms import dumps
    from tthc.io.writing import write_whole

    kind = format_by_name(output, "dump") if output is not None else None
    if output is not None:
        _check_ending(output, kind, yaml=yaml)
    plan = open_plan(file)
    if output is None:
        put_data(dumps(plan, "yaml" if yaml else "json"))
    else:
        if kind is not None:
            dump(plan, output)
        else:
            write_whole(output, dumps(plan, "yaml" if yaml else "json").encode("utf-8"))
        tell("read.written", path=output)
    put_findings(plan.findings)
    end(plan.findings, strict=strict)


def _check_ending(output: str, kind: Format | None, *, yaml: bool) -> None:
    """Refuse a file whose ending says something else than what would be written to it.

    Raises:
        InputError: it does.
    """
    from tthc.io.formats import format_by_name

    if yaml and kind is not None and kind.name != "yaml":
        raise InputError("the ending of the file is not that of YAML", hint="leave out --yaml", where=output)
    if kind is None and (format_by_name(output, "read") or format_by_name(output, "write")):
        raise InputError("the file would hold data, not a document", hint="write it with: tthc convert", where=output)


def _read_all(files: tuple[str, ...], output: str | None, *, yaml: bool, strict: bool) -> None:
    from rich.progress import track

    from tthc.io.files import dump
    from tthc.io.many import documents_in, read_each
    from tthc.io.writing import made_folder

    paths = documents_in(files)
    if output is not None:
        made_folder(output)
    names = _names(paths)
    outcomes: list[Outcome] = []
    words = say(language(), "read.many", count=len(paths))
    shown = screen(err=True)
    for outcome in track(
        read_each(paths), words, len(paths), console=shown, transient=True, disable=not shown.is_terminal
    ):
        outcomes.append(outcome)
        if output is not None and outcome.plan is not None:
            dump(outcome.plan, Path(output) / f"{names[outcome.path]}.{'yaml' if yaml else 'json'}")
    screen().print(_table(outcomes))
    if output is not None:
        tell("read.written", path=output)
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    if failed:
        tell("read.failed", count=len(failed))
        for outcome in failed:
            explain(outcome.error, language())
        click.get_current_context().exit(2)
    end([finding for outcome in outcomes if outcome.plan for finding in outcome.plan.findings], strict=strict)


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """A name of its own for the file of each plan: that of the document, with ending, folder or number where needed.

    Example:
        >>> list(_names([Path("a/x.pdf"), Path("a/x.docx"), Path("a/y.md"), Path("b/y.md")]).values())
        ['x-pdf', 'x-docx', 'a-y-md', 'b-y-md']
    """
    stems = Counter(path.stem.casefold() for path in paths)
    whole = Counter(path.name.casefold() for path in paths)
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        name = path.stem
        if stems[name.casefold()] > 1:
            name = f"{name}-{path.suffix.lstrip('.')}"
        if whole[path.name.casefold()] > 1:
            name = f"{path.absolute().parent.name}-{name}"
        free = (f"{name}-{number}" if number > 1 else name for number in count(1))
        names[path] = next(one for one in free if one.casefold() not in taken)
        taken.add(names[path].casefold())
    return names


def _table(outcomes: list[Outcome]) -> object:
    from rich.table import Table
    from rich.text import Text

    lang = language()
    table = Table(*(say(lang, f"read.{name}") for name in ("file", "code", "issuer", "tasks", "targets", "findings")))
    table.columns[0].overflow = "fold"
    for column in (3, 4, 5):
        table.columns[column].justify = "right"
    for outcome in outcomes:
        plan = outcome.plan
        if plan is None:
            table.add_row(Text(outcome.path.name, style="red"), *["—"] * 5)
            continue
        counts = [sum(one.severity == name for one in plan.findings) for name in ("error", "warning")]
        table.add_row(
            Text(outcome.path.name),
            Text(plan.code or "—"),
            Text(plan.issuer or "—"),
            str(sum(1 for _ in plan.tasks())),
            str(len(plan.all_targets())),
            Text(f"{counts[0]} + {counts[1]}", style="red" if counts[0] else ""),
        )
    return table
