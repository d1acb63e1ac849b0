"""The words of the workbook: names of sheets, heads of columns, the lists to choose from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from tthc.model import Language
from tthc.text.normal import fold

LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")

_DEEPER: Final = re.compile(r"(?P<level>.+?) (?:cấp|level) (?P<depth>\d{1,3})")


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(files("tthc").joinpath("data", "workbook.toml").read_text("utf-8"))


def word(kind: str, code: str, lang: Language) -> str:
    """The word of a code.

    Example:
        >>> word("state", "done", "vi"), word("sheet", "tasks", "en")
        ('đã hoàn thành', 'Tasks')
    """
    return _table()[kind][code][lang]


def choices(kind: str) -> tuple[str, ...]:
    """The codes that can be chosen, in order."""
    return tuple(_table()[kind])


@cache
def codes(kind: str) -> Mapping[str, str]:
    """From the folded word, in any language, to its code; a code stands for itself."""
    table = _table()[kind]
    return {fold(row[lang]): code for lang in LANGUAGES for code, row in table.items()} | {
        fold(code): code for code in table
    }


def head(sheet: str, key: str, lang: Language) -> str:
    """The head of a column.

    Example:
        >>> head("tasks", "title", "vi"), head("review", "title", "vi")
        ('Nhiệm vụ', 'Thủ tục hành chính')
    """
    own = f"{sheet}.{key}"
    return word("head", own if own in _table()["head"] else key, lang)


def level_word(kind: str, depth: int, lang: Language) -> str:
    """What a row is, in words.

    Example:
        >>> level_word("task", 1, "vi"), level_word("task", 2, "vi")
        ('Nhiệm vụ', 'Nhiệm vụ cấp 2')
    """
    plain = word("level", kind, lang)
    return plain if depth == 1 else word("depth", "deeper", lang).format(level=plain, depth=depth)


@lru_cache(maxsize=4096)
def parse_level(text: str, kinds: tuple[str, ...]) -> tuple[str, int] | None:
    """The kind of row and its depth that words name, of those a sheet has; None where they name none.

    Example:
        >>> parse_level("nhiệm vụ  cấp 2", ("group", "task")), parse_level("Nhóm", ("task",))
        (('task', 2), None)
    """
    folded = fold(text)
    named = {fold(word("level", kind, lang)): kind for lang in LANGUAGES for kind in kinds}
    deeper = _DEEPER.fullmatch(folded)
    name, depth = (deeper["level"], int(deeper["depth"])) if deeper else (folded, 1)
    return (named[name], depth) if name in named and depth else None
