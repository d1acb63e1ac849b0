"""That work goes on, and how far it has come where the engine knows it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from tthc.cli.opening import working

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from rich.progress import Progress, TaskID

_EVERY: Final = 0.2


@contextmanager
def waiting(words: str, connection: DuckDBPyConnection | None) -> Iterator[None]:
    """Show on a terminal that an engine works; nothing where standard error is no terminal.

    DuckDB says how much of a query it has done, and a bar shows it; polars does not, and a bar would be made up.
    """
    if not sys.stderr.isatty() or connection is None:
        with working(words):
            yield
        return
    from rich.progress import Progress

    from tthc.cli.screen import screen

    done = Event()
    with Progress(console=screen(err=True), transient=True) as bar:
        watcher = Thread(target=_watch, args=(bar, bar.add_task(words, total=None), connection, done), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()


def _watch(bar: Progress, task: TaskID, connection: DuckDBPyConnection, done: Event) -> None:
    """Ask from time to time; below 0 the engine does not know."""
    while not done.wait(_EVERY):
        percent = connection.query_progress()
        if percent >= 0:
            bar.update(task, completed=percent, total=100)
