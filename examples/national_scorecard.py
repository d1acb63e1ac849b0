"""From the dossiers of a whole nation to its scorecard: count them, add them up, see who keeps a plan's targets.

    python examples/national_scorecard.py                                        # a small nation, in seconds
    python examples/national_scorecard.py --rows 50_000_000 --dossiers nation    # the whole one; made where it is not

The dossiers are invented, see ``synthetic_nation.py``; the plan is ``ke-hoach-quoc-gia.txt``. Prints what each step
takes and what the process holds at the most. Needs ``tthc[excel,frames,provinces]``.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter

import tthc
from synthetic_nation import Nation, write_nation
from tthc.io.dossier_files import scan_dossiers
from tthc.model import Period
from tthc.registry import national_registry
from tthc.targets import Scorecard, roll_up, tally_dossiers

YEAR = Period.of_year(2026)
DRAWN_UP = date(2027, 1, 20)
"""The day by which all offices have reported on the year."""


def main() -> None:
    """Make the dossiers where there are none, count, roll up, score, show, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000, help="how many dossiers to make")
    parser.add_argument("--dossiers", type=Path, help="folder of their Parquet files; an own one where none is given")
    parser.add_argument("--engine", choices=("duckdb", "polars"), default="duckdb")
    parser.add_argument("--out", type=Path, help="folder for the scorecard")
    args = parser.parse_args()
    folder = args.dossiers or Path(mkdtemp())
    registry = national_registry()
    plan = tthc.read(Path(__file__).with_name("ke-hoach-quoc-gia.txt"))

    if not any(folder.glob("*.parquet")):
        with step(f"make {args.rows:,} dossiers"):
            write_nation(Nation.of(registry, rows=args.rows, seed=7), folder)
    with step("count them by unit and month"):
        tally = tally_dossiers(
            scan_dossiers(sorted(folder.glob("*.parquet")), args.engine),
            by=("unit", "month"),
            period=YEAR,
            limit_unit="working_day",
            units=registry,
        )
    print(f"  {tally.counted:,} of {tally.rows:,} count; left out:")
    for fault in tally.quality:
        print(f"  {fault.count:>9,} {fault.code}, such as {fault.examples[0].code}")
    with step("turn the counts into figures of units"):
        figures = tally.observations(as_of=DRAWN_UP)
    with step("add them up to quarters, provinces and the nation"):
        rolled = roll_up(figures, registry, by="quarter")
    for quarter in rolled.periods:
        print(f"  {quarter}: {percent(rolled.figure('dossiers-on-time', None, quarter).rate)} on time")
    with step("hold the provinces and communes to the plan"):
        card = tthc.scorecard(plan, figures, registry=registry, as_of=DRAWN_UP)
    show(card)
    out = args.out or Path(mkdtemp())
    communes = {unit.id for unit in registry.units if unit.level == "commune"}
    out.mkdir(parents=True, exist_ok=True)
    with step("write the page and the workbook of the provinces, and the table of all"):
        provinces = card.where(lambda one: one.unit not in communes)
        tthc.write(provinces, out / "scorecard.html")
        tthc.write(provinces, out / "scorecard.xlsx")
        tthc.write(card, out / "scorecard.csv")
    print(f"at the most {peak():,.0f} MiB")


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say how long something takes."""
    begin = perf_counter()
    yield
    print(f"{perf_counter() - begin:7.1f} s  {name}")


def show(card: Scorecard) -> None:
    """How the whole stands by the plan's own targets, and who does best and worst by those of its tasks."""
    print(f"\n{card.title}, as of {card.as_of}; all figures are invented")
    for one in card.of_unit(card.assessments[0].name):
        print(f"  {one.describe('en')}")
    for target, part in card.by_target().items():
        ranked = part.ranking(target)
        if len(ranked) > 1:
            met = len(part.in_standing("met"))
            print(f"\n{target.text}: met by {met} of {len(part)}")
            for place in (*ranked[:3], *ranked[-3:]):
                print(f"  {place.rank:5}  {place.assessment.describe('en')}")


def percent(rate: Fraction | None) -> str:
    """A rate for people."""
    return "nothing occurred" if rate is None else f"{float(rate):.2%}"


def peak() -> float:
    """Mebibytes that the process held at the most."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


if __name__ == "__main__":
    main()
