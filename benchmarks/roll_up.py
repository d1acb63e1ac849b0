"""What adding up the figures of a nation costs: a hundred indicators of every commune, month by month.

    python -m benchmarks.roll_up

The floor is polars by hand, which groups the same frame by province and for the nation. It knows that every report is
there, that nothing is reported twice and that no percentage stands without its parts; the library finds out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import polars as pl
from benchmarks.figures import Figure, best_of, show

from tthc.model import Period
from tthc.registry import UnitRegistry, national_registry
from tthc.targets import roll_up

INDICATORS, MONTHS, YEAR = 100, 12, 2026
ROUNDS = 3
SECONDS = 5.0

Rates: TypeAlias = dict[tuple[str, str | None], Fraction | None]
"""Of each indicator, by province and for all."""


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    registry = national_registry()
    frame = reports(registry)
    parents = {unit.id: unit.parent for unit in registry.units if unit.level == "commune" and unit.parent}
    if by_library(frame, registry) != by_hand(frame, parents):
        raise SystemExit("the rates differ")
    took, least = best_of(ROUNDS, lambda: by_library(frame, registry), lambda: by_hand(frame, parents))
    name = "roll_up to provinces, nation and year"
    figures = [Figure(name, took, f"{SECONDS:g} s", SECONDS, 1.0), Figure(name, took, "polars by hand", least, None)]
    return show(figures, f"best of {ROUNDS}, {len(frame):,} reports")


def reports(registry: UnitRegistry) -> pl.DataFrame:
    """What every commune reports on every indicator, month after month."""
    communes = [unit.id for unit in registry.spread("UBND cấp xã", date(YEAR, 7, 1)).members]
    draw = np.random.default_rng(34)
    months = [(f"{YEAR}-{month:02}", date(YEAR + month // 12, month % 12 + 1, 5)) for month in range(1, MONTHS + 1)]
    frame = (
        pl.DataFrame(months, schema=["period", "as_of"], orient="row")
        .join(pl.DataFrame({"unit": communes}), how="cross")
        .join(pl.DataFrame({"indicator": [f"indicator-{n:03}" for n in range(INDICATORS)]}), how="cross")
    )
    denominators = draw.integers(0, 400, len(frame))
    numerators = draw.binomial(denominators, 0.95)
    return frame.with_columns(numerator=pl.Series(numerators), denominator=pl.Series(denominators))


def by_library(frame: pl.DataFrame, registry: UnitRegistry) -> Rates:
    """Rolled up, and the rates of every province and of all asked for."""
    rolled = roll_up(frame, registry, by="year")
    year = Period.of_year(YEAR)
    provinces = [unit.id for unit in registry.units if unit.kind == "province" and unit.valid_to is None]
    return {
        (indicator, unit): rolled.figure(indicator, unit, year).rate
        for indicator in rolled.indicators
        for unit in (*provinces, None)
    }


def by_hand(frame: pl.DataFrame, parents: dict[str, str]) -> Rates:
    """The same rates by grouping."""
    above = pl.DataFrame({"unit": list(parents), "province": list(parents.values())})
    sums = pl.col("numerator", "denominator").sum()
    provinces = frame.join(above, on="unit").group_by("indicator", "province").agg(sums)
    nation = provinces.group_by("indicator").agg(sums).with_columns(province=None).select(provinces.columns)
    return dict(_rates(pl.concat([provinces, nation], how="vertical_relaxed")))


def _rates(sums: pl.DataFrame) -> Iterator[tuple[tuple[str, str | None], Fraction | None]]:
    for indicator, province, numerator, denominator in sums.rows():
        yield (indicator, province), Fraction(numerator, denominator) if denominator else None


if __name__ == "__main__":
    sys.exit(main())
