"""What starting up costs: the import beside pydantic's, the command beside a bare Python.

Each program is started in turn, the next round begins where the last ended, and the medians are compared: a machine
that slows down midway slows both sides.

    python -m benchmarks.start_up            # 21 rounds
    python -m benchmarks.start_up --rounds 51
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.figures import Figure, show

Command = tuple[str, ...]


class Comparison(NamedTuple):
    """A program and the one it is measured by.

    Attributes:
        name: what is measured.
        command: how it is started.
        floor_name: what it is measured by.
        floor: how that is started.
        limit: at most so many times as long; None where nothing is promised.
    """

    name: str
    command: Command
    floor_name: str
    floor: Command
    limit: float | None


def comparisons() -> tuple[Comparison, ...]:
    """The figures that are promised, and what the first use of the model costs."""
    program = Path(sysconfig.get_path("scripts")) / ("tthc.exe" if sys.platform == "win32" else "tthc")
    return (
        Comparison("import tthc", _python("import tthc"), "import pydantic", _python("import pydantic"), 1.5),
        Comparison(
            "import tthc; tthc.Plan", _python("import tthc; tthc.Plan"), "import pydantic; pydantic.BaseModel",
            _python("import pydantic; pydantic.BaseModel"), None,
        ),
        Comparison("tthc --version", (str(program), "--version"), "python -c pass", _python("pass"), 5),
    )  # fmt: skip


def measure(pairs: Sequence[Comparison], rounds: int) -> list[tuple[float, float]]:
    """Median seconds of each program and of its floor, all started in turn so many times."""
    commands = [command for pair in pairs for command in (pair.command, pair.floor)]
    for command in commands:  # once unmeasured: byte code and the disk's cache
        _seconds(command)
    seen = [[_seconds(command) for command in commands] for _ in range(rounds)]
    medians = [median(column) for column in zip(*seen, strict=True)]
    return list(zip(medians[::2], medians[1::2], strict=True))


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    pairs = comparisons()
    figures = (
        Figure(pair.name, took, pair.floor_name, floor, pair.limit)
        for pair, (took, floor) in zip(pairs, measure(pairs, rounds), strict=True)
    )
    return show(figures, f"median of {rounds}")


def _python(code: str) -> Command:
    return (sys.executable, "-c", code)


def _seconds(command: Command) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
