"""What is said of reports that are in no figure of a target (số liệu không dùng được): none is dropped silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from tthc.model import Finding, Observation
from tthc.registry import UnitRegistry, lifetime
from tthc.targets.figures.time_tree import label_of, last_day
from tthc.targets.scorecards.window import Regime, Window
from tthc.text import IndicatorCatalogue

_NAMED: Final = 3


def across_window(
    indicator: str, window: Window, regime: Regime, held: Iterable[Observation], reported: Iterable[Observation]
) -> Iterator[Finding]:
    """Of reports that lie in a window only in part, where the unit has no other that reaches its end.

    Args:
        indicator: slug of what is measured.
        window: what is measured.
        regime: what the reports run by.
        held: the reports that lie in it.
        reported: all reports on the indicator.
    """
    end = window.last_day(regime)
    told = {one.unit for one in held if last_day(one.period) >= end}
    cut = (one.period for one in reported if one.unit not in told and window.cuts(one.period))
    for period, count in Counter(cut).items():
        days = window.days.label
        yield Finding.of(
            "figures-across-period", indicator=indicator, period=label_of(period), window=days, count=count
        )


def on_nothing_known(
    by_indicator: Mapping[str, Sequence[Observation]], asked: Collection[str], catalogue: IndicatorCatalogue
) -> Iterator[Finding]:
    """Of reports on what neither a target nor the catalogue knows: a slip, or a name where an id is meant."""
    known = [*asked, *(one.id for one in catalogue.indicators)]
    for indicator, reports in by_indicator.items():
        if indicator not in known:
            near = [one.id for one in catalogue.match(indicator)] or get_close_matches(indicator, known, n=_NAMED)
            names = "; ".join(near) or "–"
            yield Finding.of("figures-of-unknown-indicator", indicator=indicator, count=len(reports), near=names)


def of_ended_units(
    by_indicator: Mapping[str, Sequence[Observation]], registry: UnitRegistry, day: date
) -> Iterator[Finding]:
    """Of reports of units that have ended, which do not count for their successors."""
    every = Counter(one.unit for reports in by_indicator.values() for one in reports)
    known = (registry[unit] for unit in every if unit in registry)
    gone = [one for one in known if one.successors and lifetime(one, day) == "ended"]
    if gone:
        names = "; ".join(one.name for one in gone[:_NAMED]) + (" …" if len(gone) > _NAMED else "")
        yield Finding.of("figures-before-merger", count=sum(every[one.id] for one in gone), of=len(gone), units=names)
