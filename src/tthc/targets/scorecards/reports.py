"""What units reported, asked for by target (số liệu theo chỉ tiêu): the figures of one indicator in one window."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from attrs import define, evolve, field, frozen

from tthc.model import Finding, MeasureUnit, Observation, Period, ReportingPeriod, Tally
from tthc.registry import UnitRegistry
from tthc.targets.comparison.measure import converted
from tthc.targets.figures.figure import Figure
from tthc.targets.figures.reported import Reported
from tthc.targets.figures.roll_up import roll_up
from tthc.targets.figures.rolled import RollUp
from tthc.targets.figures.time_tree import last_day
from tthc.targets.scorecards.bound import Binder
from tthc.targets.scorecards.reports_findings import across_window, of_ended_units, on_nothing_known
from tthc.targets.scorecards.window import GRAINS, Regime, Window
from tthc.text import IndicatorCatalogue

_ONE_DAY = timedelta(days=1)


@frozen(slots=False, eq=False)
class IndicatorReports:
    """The reports on one indicator that lie in a window, all of one regime, and the figures made of them.

    Attributes:
        indicator: slug.
        window: what is measured.
        regime: what the reports run by.
        held: the reports.
        pieces: the months, quarters or halves of the window that were reported, the finest there are.
        rolled: the figures.
        registry: the units.
        as_of: the day.
        is_latest: whether the last report of several periods holds.
    """

    indicator: str
    window: Window
    regime: Regime
    held: tuple[Observation, ...]
    pieces: tuple[Period | ReportingPeriod, ...]
    rolled: RollUp
    registry: UnitRegistry
    as_of: date
    is_latest: bool

    @property
    def period(self) -> Period | ReportingPeriod:
        """What the figures cover, by its name where it has one."""
        asked = self.window.asked(self.regime)
        return asked[0] if len(asked) == 1 else self.window.days

    @cached_property
    def scopes(self) -> tuple[str | None, ...]:
        """The parts of the field that were reported."""
        return tuple(dict.fromkeys(one.scope for one in self.held))

    def figures(
        self, unit: str | None, scope: str | None, wanted: MeasureUnit, piece: Period | ReportingPeriod | None = None
    ) -> Iterator[Figure]:
        """What is known for a unit, a group or all, in the window or a piece of it: one for each measure reported.

        The measure that is wanted comes first, then those that convert into it, then counts.
        """
        asked = (piece,) if piece is not None else self.window.asked(self.regime)
        for measure in self._measures(scope, wanted):
            found = [self.rolled.figure(self.indicator, unit, one, scope=scope, measure=measure) for one in asked]
            yield self._joined(found, measure, unit, scope)

    def days_covered(self, unit: str | None, scope: str | None, measure: MeasureUnit = "%") -> tuple[int, date] | None:
        """How many days the reports of a unit and of those below it cover, and the last of them.

        Only the reports that are added: counts, or bare values of another measure. A bare percentage covers nothing.
        """
        spans = self._spans.get((scope, measure), {})
        found = {span for one in self._family(unit) for span in spans.get(one, ())}
        found = found or {span for held in spans.values() for span in held}
        if not found:
            return None
        days, reached = 0, date.min
        for start, end in sorted(found):
            days += max(0, (end - max(start, reached + _ONE_DAY)).days + 1)
            reached = max(reached, end)
        return days, reached

    def _measures(self, scope: str | None, wanted: MeasureUnit) -> tuple[MeasureUnit, ...]:
        reported = self._by_scope.get(scope, ("%",))
        if len(reported) == 1:
            return reported
        rank = {one: (one != wanted, converted(1, one, wanted) is None, one != "%") for one in reported}
        return tuple(sorted(reported, key=rank.__getitem__))

    def _joined(self, figures: Sequence[Figure], measure: MeasureUnit, unit: str | None, scope: str | None) -> Figure:
        """Figures of periods that follow on each other as one."""
        if len(figures) == 1:
            return figures[0]
        whole = Figure(self.indicator, unit, self.window.days, scope, measure=measure)
        known = [one for one in figures if one.basis != "none"]
        if self.is_latest and known:
            return evolve(known[-1], period=self.window.days)
        tallies = [one.tally for one in known if one.tally is not None]
        amounts = [one.amount for one in known if one.amount is not None]
        return evolve(
            whole,
            tally=Tally.total(tallies) if tallies else None,
            amount=sum(amounts, Fraction(0)) if amounts else None,
            basis=known[-1].basis if known else "none",
            bare=tuple(one for figure in figures for one in figure.bare),
            coverage=Tally.total(one.coverage for one in figures),
            missing=tuple(dict.fromkeys(unit for one in figures for unit in one.missing)),
        )

    def _family(self, unit: str | None) -> Iterator[str]:
        for one in self.rolled.groups.get(unit or "", (unit,)):
            if one is None:
                yield from (report.unit for report in self.held)
            else:
                yield one
                yield from (below.id for below in self.registry.descendants(one) if one in self.registry)

    @cached_property
    def _by_scope(self) -> Mapping[str | None, tuple[MeasureUnit, ...]]:
        found: dict[str | None, dict[MeasureUnit, None]] = {}
        for one in self.held:
            found.setdefault(one.scope, {})[one.measure] = None
        return {scope: tuple(measures) for scope, measures in found.items()}

    @cached_property
    def _spans(self) -> Mapping[tuple[str | None, MeasureUnit], Mapping[str, set[tuple[date, date]]]]:
        """By scope, measure and unit the days that reports cover; one made before its period ends none after it."""
        found: dict[tuple[str | None, MeasureUnit], dict[str, set[tuple[date, date]]]] = {}
        for one in self.held:
            end = min(last_day(one.period), one.as_of)
            if one.period.start <= end and (one.tally is not None or one.measure != "%"):
                held = found.setdefault((one.scope, one.measure), {})
                held.setdefault(one.unit, set()).add((one.period.start, end))
        return found


@define
class Reports:
    """All that was reported by a day, and what was found wrong with it so far.

    Attributes:
        registry: the units.
        as_of: the day.
        catalogue: says of which indicators the last report holds.
        mergers: whether what a unit reported before it ended counts for its successor.
        groups: names of groups of units, with their ids.
        expected: ids of the units that owe reports; None for all of the kinds that report.
        by_indicator: the reports.
        findings: what is wrong with them.
    """

    registry: UnitRegistry
    as_of: date
    catalogue: IndicatorCatalogue
    mergers: bool
    groups: Mapping[str, Collection[str]]
    expected: tuple[str, ...] | None
    by_indicator: Mapping[str, Sequence[Observation]]
    findings: list[Finding] = field(factory=list)
    _latest: frozenset[str] = field(init=False)
    _asked: dict[tuple[str, Period], IndicatorReports] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._latest = frozenset(one.id for one in self.catalogue.indicators if one.over_time == "latest")

    @classmethod
    def of(
        cls,
        observations: Any,
        binder: Binder,
        *,
        catalogue: IndicatorCatalogue,
        mergers: bool = False,
        groups: Mapping[str, Collection[str]] | None = None,
        expected: Iterable[str] | None = None,
    ) -> Self:
        """From observations or a dataframe of them, see ``roll_up``; a unit may be called by a name of its own day.

        Raises:
            InputError: it is neither, or a row of the dataframe is no observation.
        """
        reported = Reported.of(observations, binder.day)
        by_indicator: dict[str, list[Observation]] = {}
        for place in range(len(reported)):
            one = reported.observation(place)
            unit = binder.unit_id(one.unit, one.period.start)
            held = one if unit == one.unit else one.model_copy(update={"unit": unit})
            by_indicator.setdefault(one.indicator, []).append(held)
        owing = None if expected is None else tuple(expected)
        return cls(binder.registry, binder.day, catalogue, mergers, groups or {}, owing, by_indicator)

    def is_latest(self, indicator: str) -> bool:
        """Whether an indicator says how things stand, so that its last report holds."""
        return indicator in self._latest

    def left_aside(self) -> Iterator[Finding]:
        """What is said of reports that are in no figure of a target."""
        yield from on_nothing_known(self.by_indicator, {indicator for indicator, _ in self._asked}, self.catalogue)
        if not self.mergers:
            yield from of_ended_units(self.by_indicator, self.registry, self.as_of)

    def about(self, indicator: str, window: Window) -> IndicatorReports:
        """What was reported on an indicator in a window."""
        key = indicator, window.days
        if key not in self._asked:
            self._asked[key] = self._made(indicator, window)
        return self._asked[key]

    def _made(self, indicator: str, window: Window) -> IndicatorReports:
        reported = self.by_indicator.get(indicator, ())
        inside = [one for one in reported if window.holds(one.period)]
        by_calendar = [one for one in inside if isinstance(one.period, Period)]
        if by_calendar and len(by_calendar) < len(inside):
            count = len(inside) - len(by_calendar)
            self.findings.append(Finding.of("figures-of-two-regimes", indicator=indicator, count=count))
        regime: Regime = "report" if inside and not by_calendar else "calendar"
        held = tuple(by_calendar or inside)
        self.findings.extend(across_window(indicator, window, regime, held, reported))
        pieces = self._pieces(window, regime, held)
        rolled = roll_up(
            held,
            self.registry,
            periods=(*window.asked(regime), *pieces),
            as_of=self.as_of,
            mergers=self.mergers,
            groups=self.groups,
            expected=self.expected,
            indicators=self.catalogue,
        )
        inner = {str(one) for one in pieces} | {one.label for one in pieces if isinstance(one, Period)}
        self.findings.extend(
            one for one in rolled.findings if one.code != "value-not-summed" or one.args["period"] not in inner
        )
        is_latest = self.is_latest(indicator)
        return IndicatorReports(indicator, window, regime, held, pieces, rolled, self.registry, self.as_of, is_latest)

    def _pieces(
        self, window: Window, regime: Regime, held: Sequence[Observation]
    ) -> tuple[Period | ReportingPeriod, ...]:
        """The finest parts that anybody reported, those that are over or reported."""
        reported = {one.period for one in held}
        kinds = {period.kind for period in reported}
        grain = next((grain for grain in GRAINS if grain in kinds), None)
        if grain is None:
            return ()
        pieces = window.pieces(regime, grain)
        return tuple(one for one in pieces if last_day(one) <= self.as_of or one in reported)
