"""What reading administrative language costs: each finder in MB/s, two of them beside what others do.

    python -m benchmarks.language

The texts are the bundled plan, over and over, and one in which a citation is rare. The bare scan looks for "/SYMBOL"
and then around each hit for number, type word and date; it knows no issuers, subjects, lists, laws, short names,
footnotes, decomposed text or misprints. dateparser is given Vietnamese and day-first dates; it answers with one moment
where a schedule is a window, a repetition or a reference. Cells of a plan repeat; so both ways are measured, each cell
for the first time and again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import dateparser  # type: ignore[import-untyped]
from benchmarks.figures import Figure, best_of, show

from tthc import text
from tthc.model import Period
from tthc.text import indicator, schedule, time_phrase

ROUNDS = 5
COPIES = 20
EXPRESSIONS = Path(__file__).resolve().parents[1] / "tests" / "text" / "schedules.tsv"

_SYMBOL = re.compile(r"/ ?[A-ZĐ][A-Za-zĐđ]{0,12}\d{0,2}(?:-[A-ZĐ][A-Za-zĐđ]{0,12}\d{0,2}){0,3}")
_BEFORE = re.compile(
    r"(?:(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s)?(?:số:?\s)?"
    r"(?P<number>\d{1,5}[a-zđ]?(?:\.\d{1,3})?(?:/(?:19|20)\d\d)?(?:-[A-ZĐ][A-Za-zĐđ]{0,6})?) ?\Z"
)
_AFTER = re.compile(r"\s*,?\s*ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})")


def bare_scan(plan: str) -> list[tuple[str | None, str, tuple[str, ...] | None]]:
    """Type word, number with symbol and date of everything that looks like a document's number."""
    found = []
    for symbol in _SYMBOL.finditer(plan):
        before = _BEFORE.search(plan, max(0, symbol.start() - 48), symbol.start())
        if before:
            dated = _AFTER.match(plan, symbol.end())
            found.append((before["type"], before["number"] + symbol[0], dated.groups() if dated else None))
    return found


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    plan = files("tthc").joinpath("data/demo/ke-hoach.txt").read_text("utf-8") * COPIES
    prose = re.sub(r"[\d/]", "o", plan)
    sparse = "\n".join(plan[at : at + 2000] + prose * 2 for at in range(0, 20_000, 2000))
    figures = [
        citations("the plan", plan),
        citations("sparse text", sparse),
        *schedules(),
        *(speed(finder, plan) for finder in FINDERS),
    ]
    size = len(plan.encode()) / 1e6
    rates = ", ".join(f"{one.name.partition(' ')[0]} {size / one.seconds:.1f}" for one in figures[4:])
    print(f"MB/s over {size:.1f} MB: {rates}")  # a program of its own
    return show(figures, f"best of {ROUNDS}")


FINDERS: tuple[Callable[[str], object], ...] = (
    text.find_citations,
    text.find_targets,
    text.find_schedules,
    text.find_durations,
    text.find_dates,
    text.find_misprints,
    text.split_units,
)


def citations(name: str, plan: str) -> Figure:
    """All citations with what the bare scan does not know; four times its time was the aim and is not reached."""
    took, least = best_of(ROUNDS, lambda: text.find_citations(plan), lambda: bare_scan(plan))
    return Figure(f"find_citations, {name}", took, "bare scan", least, None)


def schedules() -> list[Figure]:
    """A table of schedule cells, read for the first time and again."""
    lines = [line.split("\t") for line in EXPRESSIONS.read_text("utf-8").splitlines() if not line.startswith("#")]
    cells = [cell for start, finish, *_ in lines for cell in (start, finish) if cell.strip(" -") and cell[0] != "("]
    year = Period.of_year(2027)
    first, least = best_of(
        ROUNDS,
        lambda: [_afresh(cell, year) for cell in cells],
        lambda: [dateparser.parse(cell, languages=["vi"], settings={"DATE_ORDER": "DMY"}) for cell in cells],
    )
    (again,) = best_of(ROUNDS, lambda: [text.parse_schedule(cell, within=year) for cell in cells])
    return [
        Figure(f"parse_schedule, {len(cells)} cells", first, "dateparser", least, None),
        Figure("parse_schedule, the same cells again", again, "dateparser", least, 0.01),
    ]


def _afresh(cell: str, year: Period) -> object:
    schedule.read_schedule.cache_clear()  # what was read before must not be remembered
    time_phrase._from.cache_clear()  # noqa: SLF001
    return text.parse_schedule(cell, within=year)


def speed(finder: Callable[[str], object], plan: str) -> Figure:
    """One finder beside Unicode normalisation, which every one of them has to make sure of."""
    import unicodedata

    took, least = best_of(ROUNDS, lambda: _uncached(finder, plan), lambda: unicodedata.normalize("NFD", plan))
    return Figure(f"{finder.__name__} of the plan", took, "unicodedata.normalize NFD", least, None)


def _uncached(finder: Callable[[str], object], plan: str) -> object:
    indicator._by_default.cache_clear()  # noqa: SLF001
    return finder(plan)


if __name__ == "__main__":
    sys.exit(main())
