"""An office's own days from the small file it keeps: YAML, TOML or JSON."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from tthc.errors import FormError, InputError
from tthc.io.own_file import day_of, text_of
from tthc.io.problems import path_of, problems_of
from tthc.io.syntax import Tree, parse_json, parse_yaml
from tthc.model import OfficeDays

_LISTS: Final = ("closed", "worked")
_DAYS: Final = ("date", "end")


def read_office_days(path: str | PathLike[str]) -> OfficeDays:
    r"""The closures and extra working days of an office.

    The file holds ``name``, and the lists ``closed`` and ``worked`` of days: ``date``, ``end`` where it is several,
    ``name``, ``basis``. Dates are 2026-09-24 or 24/9/2026.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its path.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "bai-say.yaml")
        ...     said = "name: UBND xã Bãi Sậy\nclosed: [{date: 24/9/2026, name: Nghỉ do bão}]\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     days = read_office_days(file)
        >>> days.name, str(days.closed[0].date)
        ('UBND xã Bãi Sậy', '2026-09-24')
    """
    file = Path(path)
    parse = _PARSERS.get(file.suffix.lower())
    if parse is None:
        known = ", ".join(_PARSERS)
        raise InputError(f"an office's days cannot be read from {file.suffix!r}", hint=f"use {known}", where=file.name)
    hint = "correct the places named here"
    try:
        tree = parse(text_of(file))
    except FormError as fault:
        raise FormError(fault.problems, hint=hint, where=file.name) from fault
    problems = list(_read_days(tree))
    if not problems:
        try:
            return OfficeDays.model_validate(tree)
        except ValidationError as fault:
            problems = list(problems_of(fault, tree))
    raise FormError(problems, hint=hint, where=file.name)


def _read_days(tree: Tree) -> Iterator[str]:
    """Put days in place of their text; what is no day is a problem, what is no list the model will refuse."""
    if not isinstance(tree, dict):
        return
    for name in _LISTS:
        rows = tree.get(name)
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            for field in _DAYS if isinstance(row, dict) else ():
                if row.get(field) is None:
                    continue
                try:
                    row[field] = day_of(row[field])
                except ValueError as fault:
                    yield f"{path_of([name, index, field])}: {fault}"


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise FormError([str(fault)]) from fault
    except RecursionError as fault:
        raise FormError(["the file is nested too deeply"]) from fault


_PARSERS: Final[Mapping[str, Callable[[str], Tree]]] = {
    ".yaml": parse_yaml,
    ".yml": parse_yaml,
    ".toml": _toml,
    ".json": parse_json,
}
