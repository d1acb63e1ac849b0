"""Counts of dossiers as figures that units report (số liệu báo cáo), for roll-ups and scorecards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tthc.errors import InputError
from tthc.model import Observation, Tally
from tthc.targets.dossiers.count import DossierCount

if TYPE_CHECKING:
    from tthc.targets.dossiers.tally import DossierTally


def observations(tally: DossierTally, as_of: date, source: str | None) -> tuple[Observation, ...]:
    """Of each count, what it says of each indicator.

    Raises:
        InputError: they were not counted by unit, or by more than one further key.
    """
    unit = tally.unit_key
    if unit is None:
        raise InputError("figures are reported by units", hint="count the dossiers by unit")
    further = [name for name in tally.by if name != unit]
    if len(further) > 1:
        hint = "count by unit and one more key"
        raise InputError(f"a figure has one scope, not {' and '.join(further)}", hint=hint)
    found = []
    for count in tally:
        scope = count[further[0]] if further else None
        for indicator, one in _tallies(count, has_channel=tally.has_channel):
            found.append(
                Observation(
                    indicator=indicator,
                    unit=str(count[unit]),
                    period=count.period,
                    numerator=one.numerator,
                    denominator=one.denominator,
                    scope=None if scope is None else str(scope),
                    as_of=as_of,
                    source=source,
                )
            )
    return tuple(found)


def _tallies(count: DossierCount, *, has_channel: bool) -> Iterator[tuple[str, Tally]]:
    yield "dossiers-on-time", count.on_time_rate
    yield "dossiers-early", Tally(count.early, count.resolved)
    yield "dossiers-overdue", Tally(count.overdue, count.resolved)
    if has_channel:
        yield "online-dossiers", Tally(count.received_online, count.received_online + count.received_other)
