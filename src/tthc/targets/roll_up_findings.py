"""What is wrong with figures that were added (lỗi số liệu): contradictions, and what had to be left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from tthc.model import Finding
from tthc.registry import UnitRegistry
from tthc.targets.cell import Cell, Column
from tthc.targets.over_time import Leaves
from tthc.targets.over_units import Rows
from tthc.targets.reported import Reported
from tthc.targets.restatement import Holding
from tthc.targets.time_tree import TimeTree, label_of


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
        self, standing: Holding, leaves: Leaves, rows: Rows, split: Iterable[tuple[str, int]]
    ) -> tuple[Finding, ...]:
        """All of them: what contradicts itself first."""
        return (
            *self._clashes(standing),
            *self._contradictions(rows),
            *self._disagreements(leaves),
            *self._above_one(),
            *self._unknown_units(),
            *(Finding.of("unit-split", unit=unit, count=count) for unit, count in split),
            *self._left_out(leaves),
            *self._bare(leaves),
        )

    def _clashes(self, standing: Holding) -> Iterator[Finding]:
        for places in standing.clashing:
            said = " ≠ ".join(dict.fromkeys(self._said(place) for place in places))
            yield Finding.of("figures-conflict", said=said, **self._of(places[0]))

    def _contradictions(self, rows: Rows) -> Iterator[Finding]:
        found = sorted(rows.contradictions(), key=lambda one: (one[0] or "", one[1]))
        for unit, column, node in found:
            assert node.own is not None  # else it contradicts nothing
            assert node.below is not None
            args = self._at(column) | {"unit": unit or "", "own": _shown(node.own), "children": _shown(node.below)}
            yield Finding.of("figures-disagree", **args)

    def _disagreements(self, leaves: Leaves) -> Iterator[Finding]:
        for one in leaves.disagreements:
            args = self._at(one.column) | {"unit": self.reported.units[one.unit]}
            yield Finding.of("periods-disagree", whole=_shown(one.whole), parts=_shown(one.parts), **args)

    def _above_one(self) -> Iterator[Finding]:
        for place in self.reported.is_above_one():
            yield Finding.of("rate-above-one", said=self._said(place), **self._of(place))

    def _unknown_units(self) -> Iterator[Finding]:
        for unit in self.reported.units:
            if unit not in self.registry:
                yield Finding.of("unit-unregistered", unit=unit)

    def _left_out(self, leaves: Leaves) -> Iterator[Finding]:
        counts: dict[int, int] = {}
        for place in leaves.left_out:
            period = self.reported.period_of[place]
            counts[period] = counts.get(period, 0) + 1
        for period, count in counts.items():
            yield Finding.of("period-left-out", period=label_of(self.reported.periods[period]), count=count)

    def _bare(self, leaves: Leaves) -> Iterator[Finding]:
        counts: dict[Column, int] = {}
        for (_, column), places in leaves.bare.items():
            counts[column] = counts.get(column, 0) + len(places)
        for column, count in sorted(counts.items()):
            yield Finding.of("value-not-summed", count=count, **self._at(column))

    def _at(self, column: Column) -> dict[str, Any]:
        series, asked = divmod(column, len(self.tree.asked))
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


def _shown(cell: Cell) -> str:
    return f"{cell.numerator}/{cell.denominator}" if cell.denominator else str(cell.numerator)
