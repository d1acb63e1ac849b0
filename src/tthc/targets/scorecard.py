"""A plan's targets and how each unit stands by them on a day (bảng điểm thực hiện chỉ tiêu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, get_args

from attrs import evolve, field, frozen

from tthc.errors import InputError
from tthc.model import Finding, Target
from tthc.targets.assessment import Assessment, Standing
from tthc.targets.value_set import exact


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
class Ranked:
    """A place in a ranking; those that are equal share a rank."""

    rank: int
    assessment: Assessment


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
        with_value = [one for one in self._compared(target, indicator) if one.value is not None]
        with_value.sort(key=_worth, reverse=True)  # stable: the order of the register among equals
        worths = [_worth(one) for one in with_value]
        return tuple(Ranked(worths.index(_worth(one)) + 1, one) for one in with_value)

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
        if not card:
            hint = "see the targets of `card.by_target()`"
            raise InputError("no target of the scorecard is so called", hint=hint)
        kinds = {(one.target.indicator or one.target, one.target.unit, one.target.kind, one.target.scope,
                  one.target.comparator[0]) for one in card}  # fmt: skip
        if len(kinds) > 1:
            hint = "name one target, or one indicator"
            raise InputError(f"{len(kinds)} targets that measure different things cannot be ranked together", hint=hint)
        first: dict[str, Assessment] = {}
        for one in card:
            if one.unit is not None and one.unit != self.unit:
                first.setdefault(one.unit, one)
        return tuple(first.values())


def _worth(one: Assessment) -> Fraction:
    value = one.value or Fraction(0)
    return -value if one.target.comparator in ("<", "<=") else value
