"""``tthc fmt``: plan files that people edit, put in order."""

from __future__ import annotations

import click

from tthc.cli.command import Worded, lang_option, language, tell
from tthc.cli.translation import explain
from tthc.errors import InputError, TthcError


@click.command(cls=Worded, name="fmt")
@click.argument("files", metavar="FILE…", type=click.Path(), nargs=-1, required=True)
@click.option("--check", is_flag=True)
@lang_option()
def command(files: tuple[str, ...], check: bool) -> None:
    """Each file written again in one layout, with its comments; with --check only those that would change are named."""
    changed = failed = False
    for path in files:
        try:
            changed |= _put_in_order(path, check=check)
        except TthcError as error:
            failed = True
            explain(error, language())
    if failed or (check and changed):
        click.get_current_context().exit(2 if failed else 1)


def _put_in_order(path: str, *, check: bool) -> bool:
    """Write a file in order; whether it was not."""
    from tthc.io.formats import format_by_name
    from tthc.io.forms import text_of
    from tthc.io.opened import bytes_of
    from tthc.io.tidy import tidy
    from tthc.io.writing import write_whole

    kind = format_by_name(path, "load")
    if kind is None or kind.name not in ("json", "yaml"):
        raise InputError("only .json, .yaml and .yml files are put in order", hint="give such a file", where=path)
    text = text_of(bytes_of(path), path)
    tidied = tidy(text, kind.name, where=path)
    if tidied == text:
        return False
    if not check:
        write_whole(path, tidied.encode("utf-8"))
    tell("fmt.would" if check else "fmt.done", path=path)
    return True
