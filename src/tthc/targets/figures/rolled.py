"""Figures of all units and periods (số liệu tổng hợp), each made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from attrs import define, evolve

from tthc.errors import InputError
from tthc.model import Finding, MeasureUnit, Observation, Tally
from tthc.registry import UnitRegistry
from tthc.targets.figures.figure import Figure
from tthc.targets.figures.over_units import Column
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.reported import Reported
from tthc.targets.figures.restatement import Superseded
from tthc.targets.figures.sum import Sum
from tthc.targets.figures.time_tree import a_period, first_day, last_day

if TYPE_CHECKING:
    from tthc.periods.dataframe import Backend


@define(frozen=True, slots=False, eq=False, repr=False)
class RollUp:
    """What units reported, added over time, up the tree of units and by groups.

    Iterated, it gives a figure for each unit, group and period of which something is known: by indicator and period,
    all of the register (``unit`` None) first, then those below, level by level, groups last.

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
    _registry: UnitRegistry
    _reported: Reported
    _columns: Mapping[tuple[int, int], Column]
    _bare: Mapping[tuple[int, int], list[int]]

    def __repr__(self) -> str:
        return f"RollUp({len(self)} figures, {len(self.periods)} periods, {len(self.findings)} findings)"

    def __len__(self) -> int:
        return sum(1 for _ in self._known())

    def __iter__(self) -> Iterator[Figure]:
        for unit, key in self._known():
            yield self._figure(unit, key)

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
            InputError: the unit is neither in the register nor in a report, nor is it a group; or the period is none.
        """
        if not (unit is None or unit in self.groups or unit in self._registry or unit in self._unit_ids):
            raise InputError(f"no unit or group is called {unit!r:.80}", hint="give an id of the register")
        series, asked = self._series.get((indicator, scope, measure)), self._places_in_time.get(a_period(period))
        if series is None or asked is None or (series, asked) not in self._columns:
            return Figure(indicator, unit, period, scope, measure=measure)
        return self._figure(unit, (series, asked))

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row a figure; periods are labels, rates also decimal numbers.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.targets.figures.figure_record import figures_frame

        return figures_frame(self, backend)

    def _figure(self, unit: str | None, key: tuple[int, int]) -> Figure:
        if unit in self.groups:
            return self._group(unit or "", key)
        series, column = self._reported.series[key[0]], self._columns[key]
        measure = cast(MeasureUnit, series.measure)
        empty = Figure(series.indicator, unit, self.periods[key[1]], series.scope, measure=measure)
        place = column.tree.place.get(unit)
        if place is None or place in column.tree.heirs:
            return empty
        taken = column.taken.at(place)
        is_known, is_rate = bool(column.taken.seen[place]), measure == "%"
        return evolve(
            empty,
            tally=_tally(taken) if is_known and is_rate else None,
            amount=Fraction(taken.numerator) if is_known and not is_rate else None,
            basis=column.basis(place),
            own=_tally(column.own_of(place)) if is_rate else None,
            children=_tally(column.below_of(place)) if is_rate else None,
            bare=self._bare_of(key, place),
            coverage=Tally(taken.reported, taken.owed),
            missing=tuple(column.missing(place)),
        )

    def _group(self, name: str, key: tuple[int, int]) -> Figure:
        """The sum of the figures of its members."""
        members = [self._figure(unit, key) for unit in self.groups[name]]
        tallies = [one.tally for one in members if one.tally is not None]
        amounts = [one.amount for one in members if one.amount is not None]
        series = self._reported.series[key[0]]
        return Figure(
            series.indicator,
            name,
            self.periods[key[1]],
            series.scope,
            tally=Tally.total(tallies) if tallies else None,
            amount=sum(amounts, Fraction(0)) if amounts else None,
            measure=cast(MeasureUnit, series.measure),
            basis="children" if tallies or amounts else "none",
            children=Tally.total(tallies) if tallies else None,
            bare=tuple(bare for one in members for bare in one.bare),
            coverage=Tally.total(one.coverage for one in members),
            missing=tuple(unit for one in members for unit in one.missing),
        )

    @cached_property
    def _unit_ids(self) -> frozenset[str]:
        return frozenset(self._reported.units)

    @cached_property
    def _series(self) -> Mapping[tuple[str, str | None, str], int]:
        return {(one.indicator, one.scope, one.measure): number for number, one in enumerate(self._reported.series)}

    @cached_property
    def _places_in_time(self) -> Mapping[AnyPeriod, int]:
        return {period: place for place, period in enumerate(self.periods)}

    def _bare_of(self, key: tuple[int, int], place: int) -> tuple[Observation, ...]:
        if key not in self._bare:
            return ()
        family = self._columns[key].tree.family(place)
        units, unit_of = self._reported.units, self._reported.unit_of
        found = [self._reported.observation(at) for at in self._bare[key] if units[unit_of[at]] in family]
        order = self._columns[key].tree.place
        return tuple(sorted(found, key=lambda one: (order[one.unit], first_day(one.period), last_day(one.period))))

    def _known(self) -> Iterator[tuple[str | None, tuple[int, int]]]:
        """The units and columns of which something is known."""
        for key, column in self._columns.items():
            seen, tree = column.taken.seen, column.tree
            bare = {self._reported.units[self._reported.unit_of[at]] for at in self._bare.get(key, ())}
            is_known = [
                bool(count) or not bare.isdisjoint(tree.family(place)) if bare else bool(count)
                for place, count in enumerate(seen)
            ]
            known = (place for place, one in enumerate(is_known) if one and place not in tree.heirs)
            yield from ((tree.units[place], key) for place in known)
            for name, members in self.groups.items():
                if any(one in tree.place and is_known[tree.place[one]] for one in members):
                    yield name, key


def _tally(found: Sum | None) -> Tally | None:
    return None if found is None else Tally(int(found.numerator), found.denominator)
