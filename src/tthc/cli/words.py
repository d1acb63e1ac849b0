"""What the command says to people, in Vietnamese and in English, from one table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Final, Literal, get_args

Lang = Literal["vi", "en"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
DEFAULT: Final[Lang] = "vi"


def say(lang: Lang, key: str, /, **args: object) -> str:
    """The message of a key such as "read.written", in a language.

    Raises:
        KeyError: the table has no such key.

    Example:
        >>> say("en", "error.interrupted")
        'interrupted'
    """
    room, name = key.split(".", 1)
    return _table()[room][name][lang].format_map(args)


def has(key: str) -> bool:
    """Whether the table has a key."""
    room, name = key.split(".", 1)
    return name in _table().get(room, {})


def language_in(args: Sequence[str]) -> Lang | None:
    """The language that a command line asks for, wherever it says so.

    Example:
        >>> language_in(["read", "--help", "--lang=en"]), language_in(["read", "a.txt"])
        ('en', None)
    """
    found: Lang | None = None
    for said, after in zip_longest(args, args[1:], fillvalue=""):
        value = said.removeprefix("--lang=") if said.startswith("--lang=") else after if said == "--lang" else ""
        found = next((lang for lang in LANGS if lang == value), found)
    return found


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = Path(__file__).with_name("messages.toml").read_text("utf-8")
    table: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(text)
    return table
