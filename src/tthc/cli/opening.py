"""A plan from whatever file the user names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tthc.cli.command import language
from tthc.cli.words import say

if TYPE_CHECKING:
    from tthc.model import Plan


def open_plan(path: str) -> Plan:
    """The plan in a published document or in one of the library's own forms.

    Raises:
        InputError: the file cannot be used.
    """
    from tthc.io.files import load, read
    from tthc.io.formats import format_by_name

    if format_by_name(path, "load"):
        return load(path)
    with working(say(language(), "read.working", path=path)):
        return read(path)


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show on a terminal that work goes on; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from tthc.cli.screen import screen

    with screen(err=True).status(words):
        yield
