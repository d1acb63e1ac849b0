"""A plan's targets and how each unit stands by them on a day (bảng điểm thực hiện chỉ tiêu)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import evolve, frozen

from tthc.model import Finding
from tthc.targets.assessment import Assessment, Standing


@frozen
class Thresholds:
    """What the words of a scorecard mean; they stand in every result.

    Attributes:
        margin: how many points of the target's unit above it a figure must be before it is due to count as on course.
        base: what a part ("trong đó") is measured against: everything, or what the whole target counts.
    """

    margin: Fraction = Fraction(0)
    base: Literal["all", "whole"] = "all"


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
    """

    assessments: tuple[Assessment, ...]
    as_of: date
    thresholds: Thresholds = Thresholds()
    title: str = ""
    plan_id: str = ""
    findings: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Assessment]:
        return iter(self.assessments)

    def __len__(self) -> int:
        return len(self.assessments)

    def __contains__(self, item: object) -> bool:
        return item in self.assessments

    def of_unit(self, unit: str) -> Scorecard:
        """Those of a unit, by its id or name."""
        return evolve(self, assessments=tuple(one for one in self if unit in (one.unit, one.name)))

    def in_standing(self, *standings: Standing) -> Scorecard:
        """Those that stand so."""
        return evolve(self, assessments=tuple(one for one in self if one.standing in standings))
