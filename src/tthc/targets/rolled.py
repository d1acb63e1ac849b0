"""Figures of all units and periods (số liệu tổng hợp), each made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from attrs import define

from tthc.errors import InputError
from tthc.model import Finding, MeasureUnit, Tally
from tthc.targets.cell import Cell, Column
from tthc.targets.figure import Figure
from tthc.targets.over_time import Leaves
from tthc.targets.over_units import Node, OverUnits, Rows
from tthc.targets.report_frame import AnyPeriod
from tthc.targets.reported import Reported, Series
from tthc.targets.restatement import Superseded

if TYPE_CHECKING:
    from tthc.periods.dataframe import Backend


@define(frozen=True, slots=False, eq=False, repr=False)
class RollUp:
    """What units reported, added over time, up the tree of units and by groups.

    Iterated, it gives a figure for each unit, group and period of which something is known, all of the register
    (``unit`` None) first, then as the register has them.

    Attributes:
        periods: the periods there are figures for, in order of time.
        groups: names of groups with the ids of their units.
        findings: what contradicts itself, and what could not be added.
        superseded: reports that later ones took the place of, for audit.
    """

    periods: tuple[AnyPeriod, ...]
    groups: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    superseded: tuple[Superseded, ...]
    _reported: Reported
    _leaves: Leaves
    _rows: Rows
    _adding: OverUnits

    def __repr__(self) -> str:
        return f"RollUp({len(self)} figures, {len(self.periods)} periods, {len(self.findings)} findings)"

    def __len__(self) -> int:
        return sum(1 for _ in self._places())

    def __iter__(self) -> Iterator[Figure]:
        for unit, column in self._places():
            series, period = divmod(column, len(self.periods))
            yield self._figure(self._reported.series[series], unit, self.periods[period], column)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators there are figures of, in order of first mention."""
        return tuple(dict.fromkeys(one.indicator for one in self._reported.series))

    def figure(
        self,
        indicator: str,
        unit: str | None,
        period: AnyPeriod,
        *,
        scope: str | None = None,
        measure: MeasureUnit = "%",
    ) -> Figure:
        """What is known of an indicator for a unit, a group or all (None) in a period.

        What nobody reported gives a figure without counts, with the coverage that is missing.

        Raises:
            InputError: the unit is neither in the register nor in a report, nor is it a group.
        """
        if not (unit is None or unit in self.groups or unit in self._registry or unit in self._numbers):
            raise InputError(f"no unit or group is called {unit!r:.80}", hint="give an id of the register")
        series = next((one for one in self._reported.series if (one.indicator, one.scope, one.measure) ==
                       (indicator, scope, measure)), None)  # fmt: skip
        if series is None or period not in self.periods:
            return Figure(indicator, unit, period, scope, measure=measure)
        column = self._reported.series.index(series) * len(self.periods) + self.periods.index(period)
        return self._figure(series, unit, period, column)

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row a figure; periods are labels, rates also decimal numbers.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.targets.figure_record import figures_frame

        return figures_frame(self, backend)

    def _figure(self, series: Series, unit: str | None, period: AnyPeriod, column: Column) -> Figure:
        node = self._group(unit, column) if unit in self.groups else self._rows.node(unit, column)
        taken = node.taken
        is_rate = series.measure == "%"
        reported, expected = node.coverage
        if taken is None:
            expected = sum(self._adding.owed_below(one, column) for one in self.groups.get(unit or "", (unit,)))
        return Figure(
            series.indicator,
            unit,
            period,
            series.scope,
            tally=_tally(taken) if is_rate else None,
            amount=Fraction(taken.numerator) if taken and not is_rate else None,
            measure=cast(MeasureUnit, series.measure),
            basis=node.basis,
            own=_tally(node.own) if is_rate else None,
            children=_tally(node.below) if is_rate else None,
            bare=tuple(self._reported.observation(place) for place in self._bare_of(unit, column)),
            coverage=Tally(reported, expected),
            missing=self._missing(unit, column),
        )

    def _group(self, name: str | None, column: Column) -> Node:
        """The members of a group as what stands below it."""
        nodes = {unit: self._rows.node(unit, column) for unit in self.groups[name or ""]}
        cells = [node.taken for node in nodes.values() if node.taken is not None]
        if not cells:
            return Node(None, None)
        owed = (
            self._adding.owed_below(unit, column) if node.taken is None else node.coverage[1]
            for unit, node in nodes.items()
        )
        total = Cell(
            sum(cell.numerator for cell in cells),
            sum(cell.denominator for cell in cells),
            sum(node.coverage[0] for node in nodes.values()),
            sum(owed),
        )
        return Node(None, total)

    @property
    def _registry(self) -> Any:
        return self._adding.expected.registry

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {unit: number for number, unit in enumerate(self._reported.units)}

    @cached_property
    def _bare_by_column(self) -> Mapping[Column, list[tuple[str, int]]]:
        found: dict[Column, list[tuple[str, int]]] = {}
        for (unit, column), places in self._leaves.bare.items():
            found.setdefault(column, []).extend((self._reported.units[unit], place) for place in places)
        return found

    def _bare_of(self, unit: str | None, column: Column) -> Sequence[int]:
        wanted = set(self.groups.get(unit or "", (unit,)))
        line = self._adding.expected.line
        return [place for one, place in self._bare_by_column.get(column, ()) if wanted.intersection(line(one))]

    def _missing(self, unit: str | None, column: Column) -> tuple[str, ...]:
        """The reporters below a unit that have not reported for all that is over."""
        if column not in self._adding.part_of:
            return ()
        found = []
        for member in self.groups.get(unit or "", (unit,)):
            for one in self._reporters_below(column // len(self.periods)).get(member, ()):
                number = self._numbers.get(one)
                cell = None if number is None else self._leaves.cells.get(number, {}).get(column)
                owed = self._adding.owed_by(one, column)
                if (cell.expected > cell.reported) if cell else owed:
                    found.append(one)
        return tuple(found)

    def _reporters_below(self, series: int) -> Mapping[str | None, list[str]]:
        reporters = self._adding.reporters[series]
        if reporters not in self._families:
            below: dict[str | None, list[str]] = {}
            for one in self._registry.units:
                if one.id in reporters:
                    for above in self._adding.expected.line(one.id):
                        below.setdefault(above, []).append(one.id)
            self._families[reporters] = below
        return self._families[reporters]

    @cached_property
    def _families(self) -> dict[frozenset[str], Mapping[str | None, list[str]]]:
        return {}

    def _places(self) -> Iterator[tuple[str | None, Column]]:
        """The units and columns of which something is known, in the order of the register, groups last."""
        known: dict[str | None, set[Column]] = {}
        for rows in (self._rows.own, self._rows.below):
            for unit, columns in rows.items():
                known.setdefault(unit, set()).update(columns)
        for column, reports in self._bare_by_column.items():
            for one, _ in reports:
                for above in self._adding.expected.line(one):
                    known.setdefault(above, set()).add(column)
        ids = (None, *(unit.id for unit in self._registry.units))
        order = [
            *(one for one in ids if one in known),
            *sorted(one for one in known if one and one not in self._registry),
        ]
        for unit in order:
            yield from ((unit, column) for column in sorted(known[unit]))
        for name, members in self.groups.items():
            yield from ((name, column) for column in sorted(set().union(*(known.get(one, ()) for one in members))))


def _tally(cell: Cell | None) -> Tally | None:
    return None if cell is None else Tally(int(cell.numerator), cell.denominator)
