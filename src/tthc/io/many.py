"""Several documents, or all of a folder, read one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from tthc.errors import InputError, TthcError
from tthc.io.files import load, read
from tthc.io.formats import format_by_name, formats_that
from tthc.model import Plan

MAX_FILES: Final = 100_000
"""Most files that are taken from folders."""


@frozen
class Outcome:
    """What came of one file.

    Attributes:
        path: the file.
        plan: the plan, None where it could not be read.
        error: why not, None where it could.
    """

    path: Path
    plan: Plan | None = None
    error: TthcError | None = None


def documents_in(paths: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """The files named, and those of the folders named that end like a document, sorted by name.

    Raises:
        InputError: a folder holds none, or more than ``MAX_FILES`` are found.
    """
    endings = {suffix for kind in formats_that("read") for suffix in kind.suffixes}
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in endings and file.is_file() and not file.name.startswith((".", "~$"))
        )
        if not inside:
            hint = f"it should hold files that end in {', '.join(sorted(endings))}"
            raise InputError("the folder holds no document", hint=hint, where=str(path))
        found += inside
        if len(found) > MAX_FILES:
            raise InputError(f"the folders hold more than {MAX_FILES:,} documents", hint="give fewer at once")
    return tuple(dict.fromkeys(found))


def read_each(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Outcome]:
    """Read documents one after the other; one that cannot be read does not stop the rest.

    Args:
        paths: published documents and plan files, as :func:`documents_in` gives them.

    Example:
        >>> [outcome.error.message for outcome in read_each(["khong-co.docx"])]
        ['there is no such file']
    """
    for path in map(Path, paths):
        try:
            plan = load(path) if format_by_name(path, "load") else read(path)
        except TthcError as error:
            yield Outcome(path, error=error)
        else:
            yield Outcome(path, plan)
