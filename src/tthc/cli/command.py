"""What all commands share: their language, their options, how they show help."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import click

from tthc.cli.words import DEFAULT, LANGS, Lang, has, language_in, say

if TYPE_CHECKING:
    from tthc.model import Period

_LANG: Final = "tthc.lang"
_MONTH: Final = re.compile(r"(\d{1,2})/(\d{4})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def language(ctx: click.Context | None = None) -> Lang:
    """The language the user asked for."""
    ctx = ctx or click.get_current_context(silent=True)
    return cast(Lang, ctx.meta.get(_LANG, DEFAULT)) if ctx else DEFAULT


def tell(key: str, /, **args: object) -> None:
    """Say something on standard error, beside the data on standard output."""
    click.echo(say(language(), key, **args), err=True)


class Worded(click.Command):
    """A command whose help comes from the table of messages, in the language asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_LANG] = language_in(args) or language(ctx)
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say(language(ctx), "help.usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(language(ctx), f"help.{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language(ctx)
        rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                key = f"option.{max(param.opts, key=len).lstrip('-')}"
                rows.append((record[0], say(lang, key) if has(key) else record[1]))
        with formatter.section(say(lang, "help.options")):
            formatter.write_dl(rows)


class Day(click.ParamType):  # type: ignore[type-arg]  # older releases of click do not take one
    """A day written 2025-08-09 or 09/8/2025; never month first."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day.

        Example:
            >>> Day().convert("09/8/2025", None, None)
            datetime.date(2025, 8, 9)
        """
        parts = _DAY_FIRST.fullmatch(value)
        try:
            return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(value)
        except ValueError:
            self.fail(say(language(ctx), "error.date", value=value), param, ctx)


class Month(click.ParamType):  # type: ignore[type-arg]  # likewise
    """A month written 2026-06 or 6/2026."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """The month.

        Example:
            >>> str(Month().convert("6/2026", None, None))
            '2026-06-01/2026-06-30'
        """
        from tthc.errors import ParseError
        from tthc.model import Period

        if isinstance(value, Period):
            return value
        day_first = _MONTH.fullmatch(value)
        try:
            month = Period.parse(f"{day_first[2]}-{int(day_first[1]):02}" if day_first else value)
        except ParseError:
            month = None
        if month is None or month.kind != "month":
            self.fail(say(language(ctx), "error.month", value=value), param, ctx)
        return month


Decorator = Callable[[Any], Any]


def lang_option() -> Decorator:
    """``--lang``; what it says is taken from the command line as a whole, see :func:`language`."""
    return click.option("--lang", type=click.Choice(LANGS), expose_value=False)


def strict_option() -> Decorator:
    """``--strict``."""
    return click.option("--strict", is_flag=True)


def file_argument() -> Decorator:
    """The published document or plan file to work on."""
    return click.argument("file", metavar="FILE", type=click.Path())
