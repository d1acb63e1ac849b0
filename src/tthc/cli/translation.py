"""What errors say, put into Vietnamese: the library speaks English to programs, the command to clerks."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from tthc.cli.words import Lang, say
from tthc.errors import TthcError

_NAME: Final = re.compile(r"\\\{(\w+)\\\}")
# What varies and is the library's own words; the rest is the user's: names, paths, values.
_SAID: Final = frozenset({"what", "reason", "kind", "one", "other"})
_ITEM: Final = "\n  "


@frozen
class Row:
    """A message of the library and the words for it."""

    pattern: re.Pattern[str]
    words: str


def translate(message: str, lang: Lang) -> str:
    """A message of the library in a language; one that the table does not know stays as it is.

    Example:
        >>> translate("title: is missing", "vi"), translate("title: is missing", "en")
        ('title: còn thiếu', 'title: is missing')
    """
    if lang == "en":
        return message
    if _ITEM in message:  # a heading with a list of problems
        heading, *items = message.split(_ITEM)
        return _ITEM.join((translate(heading, lang), *(translate(item, lang) for item in items)))
    for row in _rows():
        if found := row.pattern.fullmatch(message):
            parts = found.groupdict().items()
            return row.words.format_map(
                {name: translate(part, lang) if name in _SAID else part for name, part in parts}
            )
    return message


def explain(error: TthcError | None, lang: Lang) -> None:
    """Say on standard error what was wrong, where, and what to do."""
    if error is None:
        return
    place = f"{error.where}: " if error.where else ""
    click.echo(say(lang, "error.head", place=place, message=translate(error.message, lang)), err=True)
    if error.hint:
        click.echo(say(lang, "error.hint", hint=translate(error.hint, lang)), err=True)


@cache
def _rows() -> tuple[Row, ...]:
    table = tomllib.loads(Path(__file__).with_name("errors.toml").read_text("utf-8"))
    return tuple(Row(_pattern(row["en"]), row["vi"]) for row in table["said"])


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_NAME.sub(r"(?P<\1>.*?)", re.escape(english)), re.DOTALL)
