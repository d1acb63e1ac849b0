"""What is asked of the figures for a target or a part of one (nội dung cần đo của chỉ tiêu)."""

from __future__ import annotations

from attrs import frozen

from tthc.model import Period, Target
from tthc.targets.scorecards.scorecard import Thresholds
from tthc.targets.scorecards.window import Window


@frozen
class Question:
    """What is to be measured of a target or of a part of one.

    Attributes:
        target: the target or the part.
        indicator: what it measures; a part that only names a part of the field measures what its whole does.
        scope: the part of the field, as printed.
        window: the days.
        whole: of a part that is measured against what its whole counts, the question of the whole.
        is_part: whether it is a part.

    Example:
        >>> early = Target(text="trên 60% trước hạn", indicator="dossiers-early", comparator=">", value=60, unit="%")
        >>> most = Target(text="trên 95% đúng hạn", indicator="dossiers-on-time", comparator=">", value=95, unit="%",
        ...               parts=(early,))
        >>> year = Period.of_year(2026)
        >>> whole = Question.of(most, year)
        >>> part = whole.part(early, year, Thresholds(base="whole"))
        >>> part.indicator, part.whole is whole
        ('dossiers-early', True)
    """

    target: Target
    indicator: str | None
    scope: str | None
    window: Window
    whole: Question | None = None
    is_part: bool = False

    @classmethod
    def of(cls, target: Target, period: Period) -> Question:
        """The question of a whole target."""
        return cls(target, target.indicator, target.scope, Window.of(period, target.due))

    def part(self, target: Target, period: Period, thresholds: Thresholds) -> Question:
        """The question of one of its parts, to be met by the same day unless it names another."""
        indicator = target.indicator or (self.indicator if target.scope else None)
        is_share = thresholds.base == "whole" and target.unit == "%" and indicator != self.indicator
        return Question(
            target,
            indicator,
            target.scope or self.scope,
            Window.of(period, target.due or self.target.due),
            self if is_share else None,
            is_part=True,
        )
