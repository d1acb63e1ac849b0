"""A plan's targets and how each unit stands by them on a day (bảng điểm thực hiện chỉ tiêu)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from tthc.model import Finding, Language
from tthc.targets.assessment import Assessment, Standing
from tthc.targets.ranking import Ranked

if TYPE_CHECKING:
    from rich.console import Group

    from tthc.targets.record import Backend


__all__ = ["Ranked", "Scorecard", "Thresholds"]


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

    def to_frame(self, backend: Backend = "polars") -> Any:
        """As a dataframe, one row an assessment; the columns are those of ``tthc.targets.record.Record``.

        Counts are whole numbers, exact; rates and values are floats.

        Raises:
            MissingExtraError: the extra ``frames`` is not installed.
            InputError: the library asked for is unknown or not installed.
        """
        from tthc.targets.record import to_frame

        return to_frame(self, backend)

    def to_svg(self, lang: Language = "vi") -> str:
        """As one SVG picture: each figure as a bar against its target, with its course."""
        from tthc.targets.picture import board

        return board(self, lang)

    def to_rich(self, lang: Language = "vi") -> Group:
        """As tables for the terminal, one a target."""
        from tthc.targets.show import rich_card

        return rich_card(self, lang)

    def __rich__(self) -> Group:
        return self.to_rich()

    def to_html(self, lang: Language = "vi") -> str:
        """As an HTML table, a fragment."""
        from tthc.targets.show import html_card

        return html_card(self, lang)

    def _repr_html_(self) -> str:
        return self.to_html()
