"""Counts of groups unfolded into periods: what comes in, what ends, what is carried on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, field

from tthc.targets.dossiers.count import DossierCount, Key
from tthc.targets.dossiers.packing import EARLY, ON_TIME, Packing, Place
from tthc.targets.dossiers.quality import FAULTS, OUTSIDE, FaultCode, Outside
from tthc.targets.dossiers.span import Span


@define
class Flow:
    """The dossiers of one key by the period in which something becomes of them.

    Attributes:
        carried: those that were there before.
        online: received online, by period.
        other: received otherwise.
        early: resolved early.
        on_time: resolved on time.
        overdue: resolved overdue.
        turned: those that became overdue while pending.
        settled: those of them that were resolved.
    """

    carried: int
    online: list[int]
    other: list[int]
    early: list[int]
    on_time: list[int]
    overdue: list[int]
    turned: list[int]
    settled: list[int]

    @classmethod
    def over(cls, periods: int) -> Flow:
        """None so far."""
        online, other, early, on_time, overdue, turned, settled = ([0] * periods for _ in range(7))
        return cls(0, online, other, early, on_time, overdue, turned, settled)

    def add(self, place: Place, count: int, online: int) -> None:
        """So many dossiers of one place."""
        if place.received:
            self.online[place.received - 1] += online
            self.other[place.received - 1] += count - online
        else:
            self.carried += count
        periods = len(self.early)
        if place.ended < periods:
            ends = self.early if place.verdict == EARLY else self.on_time if place.verdict == ON_TIME else self.overdue
            ends[place.ended] += count
        if place.late < periods:
            self.turned[place.late] += count
            if place.ended < periods:
                self.settled[place.ended] += count

    def counts(self, keys: tuple[tuple[str, Key], ...], span: Span) -> Iterator[DossierCount]:
        """Period by period; what is pending at the end of one is carried into the next."""
        carried, late = self.carried, 0
        for n, period in enumerate(span.periods):
            late += self.turned[n] - self.settled[n]
            resolved = self.early[n] + self.on_time[n] + self.overdue[n]
            pending = carried + self.online[n] + self.other[n] - resolved
            yield DossierCount(
                keys,
                period,
                span.measured_on(period),
                self.online[n],
                self.other[n],
                carried,
                self.early[n],
                self.on_time[n],
                self.overdue[n],
                pending - late,
                late,
            )
            carried = pending


@define
class Unfolded:
    """What the groups of one pass come to.

    Attributes:
        flows: by the values of the keys.
        faults: rows under each fault.
        outside: rows outside the periods.
        counted: rows that count.
    """

    flows: dict[tuple[Key, ...], Flow] = field(factory=dict)
    faults: dict[FaultCode, int] = field(factory=dict)
    outside: dict[Outside, int] = field(factory=dict)
    counted: int = 0

    @classmethod
    def of(cls, groups: Iterable[Sequence[Any]], periods: int) -> Unfolded:
        """Of rows of keys, packed number, count, and how many of them online."""
        made, pack = cls(), Packing(periods)
        places: dict[int, Place | FaultCode | Outside] = {}
        for *values, packed, count, online in groups:
            place = places.get(packed)
            if place is None:
                place = places[packed] = pack.unpacked(packed)
            if not isinstance(place, Place):
                held: dict[Any, int] = made.faults if place in FAULTS else made.outside
                held[place] = held.get(place, 0) + count
                continue
            made.counted += count
            key = tuple(values)
            flow = made.flows.get(key)
            if flow is None:
                flow = made.flows[key] = Flow.over(periods)
            flow.add(place, count, online)
        return made

    def counts(self, names: Sequence[str], span: Span) -> tuple[DossierCount, ...]:
        """In the order of the keys' values, those without a value last, then of the periods."""
        order = sorted(self.flows, key=lambda key: tuple((value is None, str(value)) for value in key))
        found: list[DossierCount] = []
        for key in order:
            found += self.flows[key].counts(tuple(zip(names, key, strict=True)), span)
        return tuple(found)

    @property
    def left_out(self) -> tuple[tuple[Outside, int], ...]:
        """Rows outside the periods, in a fixed order."""
        return tuple((code, self.outside[code]) for code in OUTSIDE if code in self.outside)
