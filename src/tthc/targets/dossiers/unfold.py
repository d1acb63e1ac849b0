"""Counts of groups unfolded into periods: what comes in, what ends, what is carried on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from attrs import define, field

from tthc.targets.dossiers.count import DossierCount, Key
from tthc.targets.dossiers.packing import Packing, Place
from tthc.targets.dossiers.quality import FAULTS, OUTSIDE, FaultCode, Outside
from tthc.targets.dossiers.span import Span
from tthc.targets.figures.report_frame import AnyPeriod

# What is kept for each period: received, of that online, early, on time and overdue, those that
# became overdue while pending, and those of them that were resolved. Before all periods stands what was carried in.
_RECEIVED, _ONLINE, _EARLY, _, _, _TURNED, _SETTLED = range(7)
_WIDTH: Final = 7
_CARRIED: Final = 0

Slots = tuple[tuple[int, ...], int, int]
"""Where a place adds its dossiers, where those of them that came online, and where the early ones, with those on time
and overdue next; 0 where they are pending."""


@define
class Unfolded:
    """What the groups of one pass come to.

    Attributes:
        flows: by the values of the keys, what becomes of the dossiers in each period.
        faults: rows under each fault.
        outside: rows outside the periods.
        counted: how many rows count.
    """

    flows: dict[tuple[Key, ...], list[int]] = field(factory=dict)
    faults: dict[FaultCode, int] = field(factory=dict)
    outside: dict[Outside, int] = field(factory=dict)
    counted: int = 0

    @classmethod
    def of(cls, groups: Iterable[Sequence[Any]], periods: int) -> Unfolded:
        """Of rows of keys, packed number, count, and how many of them ended early, ended on time, came online."""
        made, pack = cls(), Packing(periods)
        slots: dict[int, Slots] = {}
        for group in groups:
            packed, count, early, on_time, online = group[-5:]
            if packed < 0:
                made._leave_out(pack.unpacked(packed), count)
                continue
            if packed not in slots:
                slots[packed] = _slots(pack.unpacked(packed), periods)
            key = tuple(value if value == value else None for value in group[:-5])  # noqa: PLR0124 - NaN is no value
            flow = made.flows.get(key)
            if flow is None:
                flow = made.flows[key] = [0] * (2 + periods * _WIDTH)
            where, online_at, early_at = slots[packed]
            for at in where:
                flow[at] += count
            flow[online_at] += online
            if early_at:
                flow[early_at] += early
                flow[early_at + 1] += on_time
                flow[early_at + 2] += count - early - on_time
            made.counted += count
        return made

    def counts(self, names: Sequence[str], span: Span) -> tuple[DossierCount, ...]:
        """In the order of the keys' values, those without a value last, then of the periods."""
        order = sorted(self.flows, key=lambda key: tuple((value is None, str(value)) for value in key))
        periods = tuple(zip(span.periods, span.measured, strict=True))
        found: list[DossierCount] = []
        for key in order:
            found += _counts(tuple(zip(names, key, strict=True)), self.flows[key], periods)
        return tuple(found)

    @property
    def left_out(self) -> tuple[tuple[Outside, int], ...]:
        """Rows outside the periods, in a fixed order."""
        return tuple((code, self.outside[code]) for code in OUTSIDE if code in self.outside)

    def _leave_out(self, why: Any, count: int) -> None:
        held: dict[Any, int] = self.faults if why in FAULTS else self.outside
        held[why] = held.get(why, 0) + count


def _slots(place: Any, periods: int) -> Slots:
    assert isinstance(place, Place)  # a number that is not negative is a place
    online = _at(periods, 0)  # of what was carried in, nobody asks how it came
    where = [_CARRIED]
    if place.received:
        where, online = [_at(place.received - 1, _RECEIVED)], _at(place.received - 1, _ONLINE)
    early = _at(place.ended, _EARLY) if place.ended < periods else 0
    if place.late < periods:
        where.append(_at(place.late, _TURNED))
        if place.ended < periods:
            where.append(_at(place.ended, _SETTLED))
    return tuple(where), online, early


def _at(period: int, what: int) -> int:
    return 1 + period * _WIDTH + what


def _counts(
    keys: tuple[tuple[str, Key], ...], flow: Sequence[int], periods: Sequence[tuple[AnyPeriod, date]]
) -> Iterator[DossierCount]:
    """Period by period; what is pending at the end of one is carried into the next."""
    carried, late = flow[_CARRIED], 0
    for n, (period, until) in enumerate(periods):
        received, online, early, on_time, overdue, turned, settled = flow[_at(n, 0) : _at(n + 1, 0)]
        late += turned - settled
        pending = carried + received - early - on_time - overdue
        yield DossierCount(
            keys, period, until, online, received - online, carried, early, on_time, overdue,
            pending - late, late,
        )  # fmt: skip
        carried = pending
