"""Whole worlds counted by hand: mixed periods, restatements, mergers, silent units, and who owes what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from typing import Any

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Observation, Period, Tally, Unit
from tthc.registry import UnitRegistry
from tthc.targets import roll_up

SUMMED, STANDING = "dossiers-on-time", "online-services-full"
YEAR = Period.of_year(2026)
SPANS = tuple(
    map(Period.parse, ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-Q1", "2026-Q2",
                       "2026-H1", "2026", "2026-01-01/2026-09-30", "2026-Q4", "2026-02-10/2026-02-19",
                       "2026-02-15/2026-03-06", "2026-03-01/2026-04-30"))
)  # fmt: skip
ASKED = ("2026-Q1", "2026-Q2", "2026-H1", "2026", "2026-02", "2026-02-01/2026-03-31")
PROVINCES, COMMUNES = ("x", "y"), ("x.a", "x.b", "y.c", "y.d")
KINDS = ("month", "quarter", "half-year", "year")


@frozen
class World:
    """What is reported, by whom, and who is asked."""

    registry: UnitRegistry
    reports: tuple[Observation, ...]
    asked: tuple[Period, ...]
    as_of: date | None
    mergers: bool
    expected: tuple[str, ...] | None


@st.composite
def registries(draw: st.DrawFn) -> UnitRegistry:
    ended: dict[str, Any] = {}
    ends = st.sampled_from((date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 15)))
    if draw(st.booleans()):
        ended["x"] = {"valid_to": draw(ends), "successors": ("y",)}
    if draw(st.booleans()):
        ended["x.a"] = {"valid_to": draw(ends), "successors": (draw(st.sampled_from(("x.b", "y.c", "y", "y.d"))),)}
    if draw(st.booleans()):
        ended["y.d"] = {"valid_to": draw(ends), "successors": draw(st.sampled_from((("y.c",), ("x.b", "y.c"), ())))}
    born = {"x.b": {"valid_from": date(2026, 2, 1)}} if draw(st.booleans()) else {}
    return UnitRegistry.of(
        [Unit(id=one, name=one, kind="province", level="province", **ended.get(one, {})) for one in PROVINCES]
        + [Unit(id=one, name=one, kind="commune", level="commune", parent=one[0], **ended.get(one, {}),
                **born.get(one, {})) for one in COMMUNES]
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Observation:
    period = draw(st.sampled_from(SPANS))
    denominator = draw(st.integers(0, 9))
    return Observation(
        indicator=draw(st.sampled_from((SUMMED, STANDING))),
        unit=draw(st.sampled_from((*PROVINCES, *COMMUNES))),
        period=period,
        numerator=draw(st.integers(0, denominator)),
        denominator=denominator,
        as_of=period.end + timedelta(draw(st.sampled_from((-20, 3, 40)))),
    )


WORLDS = st.builds(
    World,
    registries(),
    st.lists(reports(), min_size=1, max_size=14).map(tuple),
    st.lists(st.sampled_from(ASKED), min_size=1, max_size=3, unique=True).map(
        lambda asked: tuple(map(Period.parse, asked))
    ),
    st.none() | st.sampled_from((date(2026, 4, 5), date(2026, 7, 20))),
    st.booleans(),
    st.none() | st.lists(st.sampled_from((*PROVINCES, *COMMUNES)), unique=True).map(tuple),
)


def lives(registry: UnitRegistry, unit: str, day: date) -> bool:
    one = registry[unit]
    return (one.valid_from is None or one.valid_from <= day) and (one.valid_to is None or day <= one.valid_to)


def apart(chosen: Iterable[Observation]) -> bool:
    return not any(span_of(one).intersects(span_of(two)) for one, two in combinations(chosen, 2))


def dates(period: Period) -> set[date]:
    return {period.start + timedelta(step) for step in range(period.length)}


def span_of(report: Observation) -> Period:
    assert isinstance(report.period, Period)
    return report.period


@frozen
class Known:
    """What one unit said, or what stands for it; ``counts`` is None where nothing is."""

    counts: Tally | None
    reported: int
    owed: int


class ByHand:
    """The rules as the documentation says them, without regard to time or memory."""

    def __init__(self, world: World, indicator: str, asked: Period) -> None:
        self.world, self.asked, self.indicator = world, asked, indicator
        said = [one for one in world.reports if world.as_of is None or one.as_of <= world.as_of]
        self.series = [one for one in said if one.indicator == indicator]
        self.heir: dict[str, str] = {}
        day = max(one.end for one in world.asked)
        for unit in world.registry.units if world.mergers else ():
            after = world.registry.successors(unit.id, day)
            if unit.valid_to is not None and unit.valid_to < day and len(after) == 1:
                self.heir[unit.id] = after[0].id
        kinds = {world.registry[one.unit].kind for one in self.series}
        ids = world.expected
        if ids is None:
            ids = tuple(unit.id for unit in world.registry.units if unit.kind in kinds)
        above = {unit.id for one in ids for unit in world.registry.ancestors(one)}
        self.reporters = set(ids) - above

    def is_over(self, period: Period) -> bool:
        return self.world.as_of is None or period.end <= self.world.as_of

    def holding(self, unit: str | None = None) -> list[Observation]:
        """The reports that hold and lie in the asked period."""
        found = {}
        for period in SPANS:
            rivals = [one for one in self.series if one.period == period and unit == one.unit]
            last = [one for one in rivals if one.as_of == max(other.as_of for other in rivals)]
            if period in self.asked and last and len({one.tally for one in last}) == 1:
                found[period] = last[0]
        return list(found.values())

    def parts(self, kind: str) -> list[Period]:
        if kind == self.asked.kind and kind not in ("days", "months"):
            return [self.asked]
        if kind not in KINDS:
            return []
        pieces = list(self.asked.split(kind))  # type: ignore[arg-type]
        return pieces if all(one.kind == kind for one in pieces) else []

    def pieces(self, spans: Iterable[Period]) -> list[Period]:
        """By what reports are owed: the finest kind they came by that makes up the period, else months."""
        if self.asked in spans and self.asked.kind in ("days", "months"):
            kinds = [kind for kind in KINDS if any(one.kind == kind for one in spans) and self.parts(kind)]
            return self.parts(kinds[0]) if kinds else [self.asked]
        kinds = [kind for kind in KINDS if any(one.kind == kind for one in spans) and self.parts(kind)]
        return self.parts(kinds[0]) if kinds else list(self.asked.split("month"))

    def said(self, unit: str) -> Known:
        """The unit's own reports."""
        mine = self.holding(unit)
        held = [self.holding(other) for other in (*PROVINCES, *COMMUNES)]
        if self.indicator == STANDING:
            held = [[max(many, key=lambda one: (span_of(one).end, span_of(one).start))] for many in held if many]
        everyone = [span_of(one) for many in held for one in many]
        known = everyone or [span_of(one) for one in self.series if span_of(one) in self.asked]
        known = known or [span_of(one) for one in self.series if self.parts(span_of(one).kind)]
        owing = [one for one in self.pieces(known) if self.is_over(one)] if known else []
        if self.indicator == STANDING:
            return self._stands_at_the_end(unit, mine, owing)
        if not mine:
            owed = sum(lives(self.world.registry, unit, one.end) for one in owing) if unit in self.reporters else 0
            return Known(None, 0, owed)
        choices = [chosen for size in range(1, len(mine) + 1) for chosen in combinations(mine, size) if apart(chosen)]
        best = max(choices, key=self._worth)
        assert len({self._worth(one) for one in choices if self._worth(one) == self._worth(best)}) == 1
        covered = {day for one in best for day in dates(span_of(one))}
        own = [one for one in self.pieces([span_of(one) for one in mine]) if self.is_over(one)]
        lacking = [one for one in own if lives(self.world.registry, unit, one.end) and not dates(one) <= covered]
        reported = sum(self.is_over(span_of(one)) for one in best)
        return Known(Tally.total(one.tally for one in best if one.tally), reported, reported + len(lacking))

    def _worth(self, chosen: tuple[Observation, ...]) -> tuple[int, int, int]:
        over = sum(span_of(one).length for one in chosen if self.is_over(span_of(one)))
        return over, sum(span_of(one).length for one in chosen), len(chosen)

    def _stands_at_the_end(self, unit: str, mine: list[Observation], owing: list[Period]) -> Known:
        end = max((one.end for one in owing), default=None)
        is_asked = unit in self.reporters
        owed = int(is_asked and end is not None and lives(self.world.registry, unit, end))
        closing = min(self.asked.end, self.world.as_of or self.asked.end)
        ended = self.world.registry[unit].valid_to
        is_gone = ended is not None and ended < closing
        heirs = self.holding(self.heir[unit]) if unit in self.heir else []
        since = [one for one in heirs if ended is not None and span_of(one).end > ended]
        if not mine or (is_gone and (unit not in self.heir or since)):
            return Known(None, 0, owed)
        last = max(mine, key=lambda one: (span_of(one).end, span_of(one).start))
        due = [one for one in self.pieces([span_of(last)]) if self.is_over(one)]
        current = int(bool(due) and span_of(last).end >= max(one.end for one in due))
        return Known(last.tally, current, max(owed, current, int(bool(due) and not is_asked and not is_gone)))

    def children(self, unit: str) -> list[str]:
        return [one.id for one in self.world.registry.units if one.parent == unit and one.id not in self.heir]

    def before(self, unit: str) -> list[str]:
        return [one for one, heir in self.heir.items() if heir == unit]

    def asks(self, unit: str) -> bool:
        return unit in self.reporters or self.asks_below(unit) or any(map(self.asks, self.before(unit)))

    def asks_below(self, unit: str) -> bool:
        return any(map(self.asks, self.children(unit)))

    def stands(self, unit: str) -> Known:
        own, below = self.said(unit), [self.stands(one) for one in self.children(unit)]
        found = self._added(below)
        owed_below = found.owed if self.asks_below(unit) else 0
        is_own = found.counts is None or (
            own.counts is not None
            and own.owed > 0
            and (not owed_below or Fraction(own.reported, own.owed) > Fraction(found.reported, owed_below))
        )
        counted = own
        if self.asks_below(unit) or (unit not in self.reporters and found.counts is not None):
            counted = found
        taken = Known(own.counts if is_own else found.counts, counted.reported, counted.owed)
        return self._added([taken, *(self.stands(one) for one in self.before(unit))])

    def everything(self) -> Known:
        return self._added(
            self.stands(unit.id) for unit in self.world.registry.units if not unit.parent and unit.id not in self.heir
        )

    def missing(self, unit: str) -> set[str]:
        own, below = self.said(unit), self._added(map(self.stands, self.children(unit)))
        found = set().union(*map(self.missing, self.before(unit)))
        if self.asks_below(unit) or (unit not in self.reporters and below.counts is not None):
            return found.union(*map(self.missing, self.children(unit)))
        return found | {unit} if own.owed > own.reported else found

    def _in_tree(self, unit: str) -> bool:
        members = {one.unit for one in self.series} | self.reporters
        below = [*self.children(unit), *self.before(unit)]
        return unit in members or any(map(self._in_tree, below))

    @staticmethod
    def _added(many: Iterable[Known]) -> Known:
        held = list(many)
        counts = [one.counts for one in held if one.counts is not None]
        total = Tally.total(counts) if counts else None
        return Known(total, sum(one.reported for one in held), sum(one.owed for one in held))


def rolled_up(world: World, order: Iterable[Observation] | None = None) -> Any:
    return roll_up(
        list(order or world.reports), world.registry, periods=world.asked, as_of=world.as_of, mergers=world.mergers,
        expected=world.expected,
    )  # fmt: skip


@given(WORLDS)
def test_every_figure_of_a_small_world_is_that_of_a_count_by_hand(world: World) -> None:
    rolled = rolled_up(world)
    for indicator in rolled.indicators:
        for asked in world.asked:
            hand = ByHand(world, indicator, asked)
            whole = hand.everything()
            figure = rolled.figure(indicator, None, asked)
            assert (figure.tally, figure.coverage) == (whole.counts, Tally(whole.reported, whole.owed))
            for unit in (*PROVINCES, *COMMUNES):
                figure = rolled.figure(indicator, unit, asked)
                if unit in hand.heir:
                    assert figure.tally is None and figure.coverage == Tally()
                    continue
                known = hand.stands(unit)
                assert figure.tally == known.counts
                if hand._in_tree(unit):
                    assert figure.coverage == Tally(known.reported, known.owed)
                    assert set(figure.missing) == hand.missing(unit)


@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_change_what_is_found(world: World, chance: Any) -> None:
    shuffled = list(world.reports)
    chance.shuffle(shuffled)
    one, other = rolled_up(world), rolled_up(world, shuffled)
    assert sorted(map(repr, one)) == sorted(map(repr, other))
    assert sorted(map(repr, one.findings)) == sorted(map(repr, other.findings))


@given(WORLDS)
def test_who_is_missing_and_what_is_covered_agree(world: World) -> None:
    for figure in rolled_up(world):
        assert figure.coverage.numerator <= figure.coverage.denominator
        assert bool(figure.missing) == (figure.coverage.numerator < figure.coverage.denominator)
        assert figure.tally == (figure.own if figure.basis == "own" else figure.children)
