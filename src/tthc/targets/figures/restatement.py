"""The last report of a period stands in for those before it (số liệu báo cáo lại); the earlier are kept for audit."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from tthc.model import Observation
from tthc.targets.figures.reported import Reported


@frozen
class Superseded:
    """A report that a later one of the same unit, indicator and period took the place of.

    Attributes:
        earlier: the report that no longer counts.
        later: the one that does.
    """

    earlier: Observation
    later: Observation


@frozen(eq=False)
class Holding:
    """Which reports hold.

    Attributes:
        places: where the reports that hold stand, in order; None where all do.
        superseded: pairs of places: the earlier report, and the one that took its place.
        clashing: groups of places of reports of one day that say different things; none of them holds.
    """

    places: list[int] | None
    superseded: tuple[tuple[int, int], ...] = ()
    clashing: tuple[tuple[int, ...], ...] = ()


def standing_reports(reported: Reported) -> Holding:
    """The reports that hold: of each unit, series and period the latest; two alike of one day are one."""
    count = len(reported.periods)
    keys = [pair * count + period for pair, period in zip(reported.pair_of, reported.period_of, strict=True)]
    if len(set(keys)) == len(keys):
        return Holding(None)
    groups: dict[int, list[int]] = {}
    for place, key in enumerate(keys):
        groups.setdefault(key, []).append(place)
    holding: list[int] = []
    superseded: list[tuple[int, int]] = []
    clashing: list[tuple[int, ...]] = []
    for places in groups.values():
        if len(places) == 1:
            holding.append(places[0])
            continue
        latest = max(reported.as_of[place] for place in places)
        last = [place for place in places if reported.as_of[place] == latest]
        if len({_said(reported, place) for place in last}) > 1:
            clashing.append(tuple(last))
            continue
        holding.append(last[0])
        superseded += [(place, last[0]) for place in places if place != last[0]]
    return Holding(sorted(holding), tuple(superseded), tuple(clashing))


def records_of(reported: Reported, pairs: Iterable[tuple[int, int]]) -> tuple[Superseded, ...]:
    """Pairs of places as records."""
    return tuple(Superseded(reported.observation(earlier), reported.observation(later)) for earlier, later in pairs)


def _said(reported: Reported, place: int) -> tuple[object, object, object]:
    numerator = reported.numerators[place]
    bare = None if numerator is not None else reported.exact(place)
    return numerator, reported.denominators[place], bare
