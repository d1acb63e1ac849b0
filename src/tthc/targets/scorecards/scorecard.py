"""A plan's targets and how each unit stands by them on a day (bảng điểm thực hiện chỉ tiêu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import evolve, field, frozen

from tthc.errors import InputError
from tthc.model import Finding, Language, Target
from tthc.targets.comparison.value_set import exact
from tthc.targets.scorecards.assessment import Assessment, Standing
from tthc.targets.scorecards.ranking import Ranked, comparable, ranked

if TYPE_CHECKING:
    from rich.console import Group

    from tthc.periods.dataframe import Backend


__all__ = ["Ranked", "Scorecard", "Thresholds"]


def _not_negative(instance: object, attribute: object, value: Fraction) -> None:
    if value < 0:
        raise InputError(f"a margin of {value} is below 0", hint="give 0, or how many points are to be spare")


def _known_base(instance: object, attribute: object, value: str) -> None:
    if value not in ("all", "whole"):
        raise InputError(f"a part cannot be measured against {value!r:.80}", hint='give "all" or "whole"')


@frozen
class Thresholds:
    """What the words of a scorecard mean; they stand in every result.

    Attributes:
        margin: how many points of the target's unit above it a figure must be before it is due to count as on course.
        base: what a part ("trong đó") is measured against: everything, or what the whole target counts. Plans do not
            say which is meant.

    Raises:
        InputError: the margin is no number or below 0, or the base is neither.

    Example:
        >>> Thresholds(margin="0.5").margin
        Fraction(1, 2)
    """

    margin: Fraction = field(default=Fraction(0), converter=exact, validator=_not_negative)
    base: Literal["all", "whole"] = field(default="all", validator=_known_base)


@frozen
class Scorecard:
    """Assessments in the order of the plan, then of the register.

    Attributes:
        assessments: each target with each unit it binds.
        as_of: the day it is drawn up for.
        thresholds: what the standings mean.
        title: title of the plan.
        plan_id: what tells the plan from others.
        findings: what is wrong with the figures, and what could not be measured.
        unit: id of the plan's own unit; None where the register does not know it.
    """

    assessments: tuple[Assessment, ...]
    as_of: date
    thresholds: Thresholds = Thresholds()
    title: str = ""
    plan_id: str = ""
    findings: tuple[Finding, ...] = ()
    unit: str | None = None

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def __contains__(self, item: object) -> bool:
        return item in self.assessments

    def where(self, holds: Callable[[Assessment], bool]) -> Scorecard:
        """Those for which a condition holds."""
        return evolve(self, assessments=tuple(one for one in self if holds(one)))

    def of_unit(self, unit: str) -> Scorecard:
        """Those of a unit, by its id or name."""
        return self.where(lambda one: unit in (one.unit, one.name))

    def of_target(self, target: Target | str) -> Scorecard:
        """Those of a target, or of all targets that stand at a place such as "body:II.1" or "task:V.4"."""
        if isinstance(target, Target):
            return self.where(lambda one: one.target == target)
        return self.where(lambda one: one.at == target)

    def in_standing(self, *standings: Standing) -> Scorecard:
        """Those that stand so."""
        return self.where(lambda one: one.standing in standings)

    def counts(self) -> Mapping[Standing, int]:
        """How many stand how, parts not counted; every standing is there, in the order of ``Standing``."""
        found = Counter(one.standing for one in self)
        standings: tuple[Standing, ...] = get_args(Standing)
        return MappingProxyType({standing: found[standing] for standing in standings})

    def by_unit(self) -> Mapping[str, Scorecard]:
        """What each unit is held to, by its id, in order of first mention; by its printed name where it has none."""
        held: dict[str, list[Assessment]] = {}
        for one in self:
            held.setdefault(one.name if one.unit is None else one.unit, []).append(one)
        return MappingProxyType({unit: evolve(self, assessments=tuple(found)) for unit, found in held.items()})

    def by_target(self) -> Mapping[Target, Scorecard]:
        """Who is held to each whole target, in the order of the plan."""
        held: dict[Target, list[Assessment]] = {}
        for one in self:
            held.setdefault(one.target, []).append(one)
        return MappingProxyType({target: evolve(self, assessments=tuple(found)) for target, found in held.items()})

    def ranking(self, target: Target | str | None = None, *, indicator: str | None = None) -> tuple[Ranked, ...]:
        """The units by how they do on one target, the best first; those that are equal share a rank.

        More is better, of a target "below" less. The plan's own unit, which stands above those it compares, takes no
        part, nor does what has no value; see ``unranked``.

        Args:
            target: the target or its place; all of the card if None.
            indicator: only targets that measure this; a unit that is held to several of them counts by the first.

        Raises:
            InputError: what is left are targets whose values do not compare, or no target at all.
        """
        return ranked(self._compared(target, indicator))

    def unranked(self, target: Target | str | None = None, *, indicator: str | None = None) -> tuple[Assessment, ...]:
        """Those that a ranking leaves out because they have no value.

        Raises:
            InputError: as for ``ranking``.
        """
        return tuple(one for one in self._compared(target, indicator) if one.value is None)

    def _compared(self, target: Target | str | None, indicator: str | None) -> tuple[Assessment, ...]:
        card = self if target is None else self.of_target(target)
        if indicator is not None:
            card = card.where(lambda one: one.target.indicator == indicator)
        return comparable(card, own=self.unit)

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row an assessment; the columns are those of ``tthc.targets.scorecards.record.Record``.

        Counts are whole numbers, exact; rates and values are floats.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.targets.scorecards.record import to_frame

        return to_frame(self, backend)

    def to_svg(self, lang: Language = "vi") -> str:
        """As one SVG picture: each figure as a bar against its target, with its course."""
        from tthc.targets.scorecards.picture import board

        return board(self, lang)

    def to_rich(self, lang: Language = "vi") -> Group:
        """As tables for the terminal, one a target."""
        from tthc.targets.scorecards.show import rich_card

        return rich_card(self, lang)

    def __rich__(self) -> Group:
        return self.to_rich()

    def to_html(self, lang: Language = "vi") -> str:
        """As an HTML table, a fragment."""
        from tthc.targets.scorecards.show import html_card

        return html_card(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()
