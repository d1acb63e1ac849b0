"""Figures of units added over time, up the tree of units and by groups (tổng hợp số liệu)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from tthc.errors import InputError
from tthc.registry import UnitRegistry, lifetime
from tthc.targets.figures.expected import Expected
from tthc.targets.figures.findings import RollUpFindings
from tthc.targets.figures.over_time import OverTime
from tthc.targets.figures.over_units import climb
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.reported import Reported
from tthc.targets.figures.restatement import records_of, standing_reports
from tthc.targets.figures.rolled import RollUp
from tthc.targets.figures.sum import Contradiction
from tthc.targets.figures.time_tree import Grain, TimeTree, last_day
from tthc.targets.figures.unit_tree import UnitTree, counts_for
from tthc.text import IndicatorCatalogue


def roll_up(
    observations: Any,
    registry: UnitRegistry,
    *,
    by: Grain | None = None,
    periods: Iterable[AnyPeriod] | None = None,
    as_of: date | None = None,
    mergers: bool = False,
    groups: Mapping[str, Collection[str]] | None = None,
    expected: Iterable[str] | None = None,
    indicators: IndicatorCatalogue | None = None,
) -> RollUp:
    """Add what units reported: commune to province to all, by groups, from months to quarters, halves and years.

    Numerators and denominators are added, percentages never. The latest report of a unit for a period holds. A unit's
    own report and the sum of the units below it are kept apart: the one that covers more of what is owed stands for
    the unit, the sum where both cover the same, and a contradiction is a finding. Counts of what stands at the end of
    a period (``Indicator.over_time`` "latest") are not added over time: the last report holds, of units that are still
    there at its end.

    Args:
        observations: ``Observation`` records, or a dataframe (polars, pandas, pyarrow, DuckDB …) with their fields as
            columns, periods as labels such as 2026-03 or report:2026-M3.
        registry: the units and what they belong to.
        by: the periods to add up to; those reported by the regime from the 15th to the 14th give periods of that
            regime. Each reported period by itself if None.
        periods: the periods to add up to, in place of ``by``.
        as_of: only reports made by that day count, and only periods over by then are owed; all if None.
        mergers: whether what a unit reported before it ended counts for its one successor; of what stands at the end
            of a period, until the successor has reported on a later day.
        groups: names of groups of units, with their ids.
        expected: ids of the units that owe reports; all units of the kinds that report if None.
        indicators: says of what the last report holds; the catalogue of the package if None.

    Raises:
        InputError: an id, a group or a row of a dataframe cannot be used; ``by`` and ``periods`` are both given.

    Example:
        >>> from tthc.model import Observation, Period
        >>> from tthc.registry import province_registry
        >>> registry = province_registry("An Khê", communes=["xã Tân Lập", "phường Tân An"])
        >>> reports = [
        ...     Observation(indicator="dossiers-on-time", unit=unit, period=month, numerator=good, denominator=done,
        ...                 as_of=date(2026, 4, 2))
        ...     for unit, month, good, done in [
        ...         ("an-khe.xa-tan-lap", "2026-01", 9, 10), ("an-khe.xa-tan-lap", "2026-02", 10, 10),
        ...         ("an-khe.phuong-tan-an", "2026-01", 60, 90),
        ...     ]
        ... ]
        >>> rolled = roll_up(reports, registry, by="quarter")
        >>> figure = rolled.figure("dossiers-on-time", "an-khe", Period.of_quarter(2026, 1))
        >>> str(figure.tally), str(figure.coverage), figure.missing
        ('79/110', '3/6', ('an-khe.xa-tan-lap', 'an-khe.phuong-tan-an'))
    """
    if as_of is not None and (isinstance(as_of, datetime) or not isinstance(as_of, date)):
        raise InputError(f"as_of is to be a day, not {as_of!r:.80}", hint="give a datetime.date")
    reported = Reported.of(observations, as_of)
    time = TimeTree.of(reported.periods, by, periods, as_of)
    standing = standing_reports(reported)
    catalogue = indicators or IndicatorCatalogue.default()
    lasting = {one.id for one in catalogue.indicators if one.over_time == "latest"}
    latest = [one.indicator in lasting for one in reported.series]
    heir, split = _heirs(reported, registry, time) if mergers else ({}, ())
    members = _members(groups, registry, reported.units, heir)
    owing = Expected.of(registry, time, expected)
    trees = _trees(reported, owing, heir)
    over_parts: list[Contradiction] = []
    over_units: list[Contradiction] = []
    overlapping: list[int] = []
    adding = OverTime(reported, standing.places, time, trees, latest, owing, over_parts, overlapping)
    columns = {
        (series, asked): climb(sums, trees[series], series, asked, over_units)
        for series, asked, sums in adding.columns()
    }
    bare = adding.bare()
    found = RollUpFindings(reported, time, registry)
    findings = found.all(standing, over_units, over_parts, overlapping, split, bare)
    superseded = records_of(reported, standing.superseded)
    return RollUp(time.asked, members, findings, superseded, registry, reported, columns, bare)


def _members(
    groups: Mapping[str, Collection[str]] | None, registry: UnitRegistry, reporting: Collection[str],
    heir: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """The groups, looked through.

    Raises:
        InputError: a group is called as a unit, or holds an unknown id, or a unit and another that it counts for.
    """
    found = {name: tuple(dict.fromkeys(ids)) for name, ids in (groups or {}).items()}
    for name, ids in found.items():
        if name in registry or name in reporting or not name:
            raise InputError(f"a group cannot be called {name!r}, the id of a unit", hint="give it a name of its own")
        upper = counts_for([registry[unit].id for unit in ids], registry, heir)
        for unit in ids:
            if unit in heir:  # what it reported stands with its heir only
                continue
            above = upper[unit]
            while above is not None and (above in heir or above not in ids):
                above = upper[above]
            if above is not None:
                hint = "name the unit above, or those below it, not both"
                raise InputError(
                    f"the group {name!r} would count {unit} twice: a unit above it is in it too", hint=hint
                )
    return found


def _heirs(
    reported: Reported, registry: UnitRegistry, time: TimeTree
) -> tuple[dict[str, str], tuple[tuple[str, int], ...]]:
    """For each unit that has ended by the end of the asked periods the one after it; and those that have several."""
    if not time.asked:
        return {}, ()
    day = max(map(last_day, time.asked))
    known = set(reported.units)
    heir: dict[str, str] = {}
    split = []
    for unit in registry.units:
        if lifetime(unit, day) != "ended":
            continue
        after = registry.successors(unit.id, day)
        if len(after) == 1:
            heir[unit.id] = after[0].id
        elif after and unit.id in known:
            split.append((unit.id, len(after)))
    return heir, tuple(split)


def _trees(reported: Reported, expected: Expected, heir: Mapping[str, str]) -> list[UnitTree]:
    """The tree of each series; those with the same units share one."""
    seen: list[list[str]] = [[] for _ in reported.series]
    for pair in dict.fromkeys(reported.pair_of):
        series, unit = divmod(pair, len(reported.units))
        seen[series].append(reported.units[unit])
    known: dict[frozenset[str], UnitTree] = {}
    for ids in map(frozenset, seen):
        if ids not in known:
            known[ids] = UnitTree.of(ids, expected.reporters(ids), expected.registry, heir)
    return [known[frozenset(ids)] for ids in seen]
