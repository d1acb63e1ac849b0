"""Figures beside the floors they are measured by, shown as one table."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.table import Table


class Figure(NamedTuple):
    """What took how long, beside what it is measured by.

    Attributes:
        name: what is measured.
        seconds: how long it took.
        floor_name: what it is measured by.
        floor: how long that took, in the same run.
        limit: the ratio is at most so much; None where nothing is promised.
    """

    name: str
    seconds: float
    floor_name: str
    floor: float
    limit: float | None

    @property
    def ratio(self) -> float:
        """How many times as long as its floor."""
        return self.seconds / self.floor

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.limit is None or self.ratio <= self.limit


def show(figures: Iterable[Figure], note: str) -> int:
    """Print the table; the result is an exit status, 1 where a figure is above its limit."""
    title = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {note}"
    table = Table("measured", "ms", "floor", "ms", "ratio", "at most", title=title)
    held = True
    for figure in figures:
        held &= figure.holds
        limit = "–" if figure.limit is None else f"{figure.limit:.3g}"
        shown = (f"{figure.seconds * 1000:.3g}", figure.floor_name, f"{figure.floor * 1000:.3g}", f"{figure.ratio:.3g}")
        table.add_row(figure.name, *shown, limit, style=None if figure.holds else "red")
    Console().print(table)
    return 0 if held else 1


def best_of(rounds: int, *work: Callable[[], object]) -> list[float]:
    """The least seconds of each, all run in turn so many times, so that a busy moment slows all alike."""
    least = [float("inf")] * len(work)
    for _ in range(rounds):
        for place, each in enumerate(work):
            begin = perf_counter()
            each()
            least[place] = min(least[place], perf_counter() - begin)
    return least
