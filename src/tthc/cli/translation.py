"""What errors say, put into Vietnamese: the library speaks English to programs, the command to clerks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, Final

import click
from attrs import frozen

from tthc.cli.words import Lang, say
from tthc.errors import TthcError

_NAME: Final = re.compile(r"\\\{(\w+)\\\}")
SAID: Final = frozenset({"what", "reason", "kind", "one", "other"})
"""What varies and is the library's own words; the rest is the user's: names, paths, values."""
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
    found = fitting(message)
    if found is None:
        return message
    row, parts = found
    return row.words.format_map({name: translate(part, lang) if name in SAID else part for name, part in parts.items()})


def fitting(message: str) -> tuple[Row, Mapping[str, str]] | None:
    """The row that says a message in Vietnamese, and what stands in its places.

    Example:
        >>> fitting("the file is a PNG picture, which is not read")[1], fitting("something new")
        ({'kind': 'a PNG picture'}, None)
    """
    found = ((row, row.pattern.fullmatch(message)) for row in _rows())
    return next(((row, match.groupdict()) for row, match in found if match), None)


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
    said = _table("cli", "errors.toml")
    rows: Iterator[Mapping[str, str]] = chain(said["said"], _table("data", "findings.toml").values(), said["general"])
    return tuple(Row(_pattern(row["en"]), row["vi"]) for row in rows)


def _table(*place: str) -> dict[str, Any]:
    return tomllib.loads(files("tthc").joinpath(*place).read_text("utf-8"))


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_NAME.sub(r"(?P<\1>.*?)", re.escape(english)), re.DOTALL)
