"""What is wrong with figures that were added (lỗi số liệu): contradictions, and what had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from attrs import frozen

from tthc.model import Finding
from tthc.registry import UnitRegistry
from tthc.targets.figures.reported import Reported
from tthc.targets.figures.restatement import Holding
from tthc.targets.figures.sum import Contradiction
from tthc.targets.figures.time_tree import TimeTree, label_of


@frozen(eq=False)
class RollUpFindings:
    """The findings about reports.

    Attributes:
        reported: the reports.
        tree: the asked periods.
        registry: the units.
    """

    reported: Reported
    tree: TimeTree
    registry: UnitRegistry

    def all(
        self,
        standing: Holding,
        over_units: Iterable[Contradiction],
        over_parts: Iterable[Contradiction],
        overlapping: Iterable[int],
        split: Iterable[tuple[str, int]],
        bare: Mapping[tuple[int, int], list[int]],
    ) -> tuple[Finding, ...]:
        """All of them: what contradicts itself first."""
        return (
            *self._clashes(standing),
            *(
                Finding.of("figures-disagree", own=str(one.whole), children=str(one.parts), **self._about(one))
                for one in over_units
            ),
            *(
                Finding.of("periods-disagree", whole=str(one.whole), parts=str(one.parts), **self._about(one))
                for one in over_parts
            ),
            *(Finding.of("periods-overlap", **self._of(place)) for place in dict.fromkeys(overlapping)),
            *self._above_one(standing),
            *(Finding.of("unit-unregistered", unit=unit) for unit in self.reported.units if unit not in self.registry),
            *(Finding.of("unit-split", unit=unit, count=count) for unit, count in split),
            *self._left_out(standing),
            *(Finding.of("value-not-summed", count=len(bare[key]), **self._at(*key)) for key in sorted(bare)),
        )

    def _clashes(self, standing: Holding) -> Iterator[Finding]:
        for places in standing.clashing:
            said = " ≠ ".join(sorted({self._said(place) for place in places}))
            yield Finding.of("figures-conflict", said=said, **self._of(places[0]))

    def _above_one(self, standing: Holding) -> Iterator[Finding]:
        holding = None if standing.places is None else {*standing.places, *chain.from_iterable(standing.clashing)}
        for place in self.reported.is_above_one():
            if holding is not None and place not in holding:
                continue
            yield Finding.of("rate-above-one", said=self._said(place), **self._of(place))

    def _left_out(self, standing: Holding) -> Iterator[Finding]:
        outside = {number for number, held in enumerate(self.tree.places) if not held}
        if not outside:
            return
        chosen = range(len(self.reported)) if standing.places is None else standing.places
        counts = Counter(self.reported.period_of[place] for place in chosen)
        for number in sorted(outside & counts.keys()):
            yield Finding.of("period-left-out", period=label_of(self.reported.periods[number]), count=counts[number])

    def _about(self, one: Contradiction) -> dict[str, Any]:
        period = {"period": label_of(one.period)} if one.period else {}
        return self._at(one.series, one.asked) | {"unit": one.unit or ""} | period

    def _at(self, series: int, asked: int) -> dict[str, Any]:
        return {"indicator": self.reported.series[series].indicator, "period": label_of(self.tree.asked[asked])}

    def _of(self, place: int) -> dict[str, Any]:
        return {
            "indicator": self.reported.series[self.reported.series_of[place]].indicator,
            "unit": self.reported.units[self.reported.unit_of[place]],
            "period": label_of(self.reported.periods[self.reported.period_of[place]]),
        }

    def _said(self, place: int) -> str:
        numerator = self.reported.numerators[place]
        if numerator is not None:
            return f"{numerator}/{self.reported.denominators[place]}"
        return str(self.reported.observation(place).value)
