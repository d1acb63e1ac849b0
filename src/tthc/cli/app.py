"""The group of commands, each imported when it is called, and what an error ends in."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Final

import click

from tthc._version import __version__
from tthc.cli.command import Worded, lang_option, language
from tthc.cli.translation import explain, translate
from tthc.cli.words import DEFAULT, language_in, say
from tthc.errors import TthcError

COMMANDS: Final = (
    "read",
    "convert",
    "fmt",
    "merge",
    "timetable",
    "scorecard",
    "digest",
    "limit",
    "tally",
    "citations",
    "schema",
    "demo",
)
UNUSABLE: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class App(Worded, click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tthc.cli.{cmd_name}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = language(ctx)
        with formatter.section(say(lang, "help.commands")):
            formatter.write_dl([(name, say(lang, f"summary.{name}")) for name in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TthcError as error:
            explain(error, language(ctx))
            ctx.exit(UNUSABLE)


@click.group(cls=App, name="tthc", invoke_without_command=True)
@click.version_option(__version__, prog_name="tthc", message="%(prog)s %(version)s")
@lang_option()
@click.pass_context
def app(ctx: click.Context) -> None:
    """Without a command it shows its help; the words are in the table of messages."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: list[str]) -> int:
    """Run a command line; the result is its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console without Vietnamese letters shows "?" for them
            stream.reconfigure(errors="replace")
    try:
        status = _status(args)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        click.echo(say(language_in(args) or DEFAULT, "error.interrupted"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _let_go()
        return BROKEN_PIPE
    except OSError as error:
        _let_go()
        click.echo(say(language_in(args) or DEFAULT, "error.output", reason=error.strerror), err=True)
        return UNUSABLE
    return status


def _status(args: list[str]) -> int:
    try:
        with app.make_context("tthc", args) as ctx:
            app.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        lang = language(error.ctx)
        path = error.ctx.command_path if error.ctx else "tthc"
        message = translate(error.format_message(), lang)
        click.echo(say(lang, "error.usage", message=message), err=True)
        click.echo(say(lang, "error.see-help", path=path), err=True)
        return UNUSABLE
    return 0


def _let_go() -> None:
    """Turn standard output away from where nothing can be written, so that Python does not try again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
