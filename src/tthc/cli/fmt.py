"""``tthc fmt``: plan files that people edit, put in order."""

from __future__ import annotations

import click

from tthc.cli.command import Worded, lang_option, tell
from tthc.errors import InputError


@click.command(cls=Worded, name="fmt")
@click.argument("files", metavar="FILE…", type=click.Path(), nargs=-1, required=True)
@click.option("--check", is_flag=True)
@lang_option()
def command(files: tuple[str, ...], check: bool) -> None:
    """Each file written again in one layout, with its comments; with --check only those that would change are named."""
    from tthc.io.formats import format_by_name
    from tthc.io.forms import text_of
    from tthc.io.opened import bytes_of
    from tthc.io.tidy import tidy
    from tthc.io.writing import write_whole

    changed = 0
    for path in files:
        kind = format_by_name(path, "load")
        if kind is None or kind.name not in ("json", "yaml"):
            raise InputError("only .json, .yaml and .yml files are put in order", hint="give such a file", where=path)
        text = text_of(bytes_of(path), path)
        tidied = tidy(text, kind.name, where=path)
        if tidied == text:
            continue
        changed += 1
        tell("fmt.would" if check else "fmt.done", path=path)
        if not check:
            write_whole(path, tidied.encode("utf-8"))
    if check and changed:
        click.get_current_context().exit(1)
