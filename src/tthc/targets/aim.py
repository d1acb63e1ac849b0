"""A target with every unit it binds (chỉ tiêu và các đơn vị thực hiện): what scorecards are shown and ranked by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from tthc.model import Target
from tthc.targets.ranking import Ranked, ranked
from tthc.targets.wording import exact

if TYPE_CHECKING:
    from tthc.targets.assessment import Assessment, Standing


@frozen
class Aim:
    """A target as it stands in one place of a plan.

    Attributes:
        number: its place among the targets of a scorecard, from 1.
        target: the commitment.
        at: where it stands in the plan.
        title: the task it stands in; "" in the prose.
        assessments: how each unit stands by it, in the order of the scorecard.
    """

    number: int
    target: Target
    at: str
    title: str
    assessments: tuple[Assessment, ...]

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many units stand how, the most frequent first."""
        return dict(Counter(one.standing for one in self.assessments).most_common())

    def ranking(self) -> tuple[Ranked, ...]:
        """The units that have a figure, the best first."""
        return ranked(self.assessments)

    def unranked(self) -> tuple[Assessment, ...]:
        """Those without a figure."""
        return tuple(one for one in self.assessments if one.value is None)


def aims(assessments: Iterable[Assessment]) -> tuple[Aim, ...]:
    """Assessments by their targets, in order of first mention."""
    found: dict[tuple[str, Target], list[Assessment]] = {}
    for one in assessments:
        found.setdefault((one.at, one.target), []).append(one)
    return tuple(
        Aim(number, target, at, held[0].title, tuple(held))
        for number, ((at, target), held) in enumerate(found.items(), start=1)
    )


def with_parts(one: Assessment, depth: int = 0) -> Iterator[tuple[int, Assessment]]:
    """An assessment and those of its parts, each with how deep it lies."""
    yield depth, one
    for part in one.parts:
        yield from with_parts(part, depth + 1)


def meets(target: Target, value: Fraction) -> bool:
    """Whether a value is one of those that meet the target.

    Example:
        >>> over = Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%")
        >>> meets(over, Fraction(95)), meets(over, Fraction("95.001"))
        (False, True)
    """
    goal = exact(target.value)
    match target.comparator:
        case ">":
            return value > goal
        case ">=":
            return value >= goal
        case "<":
            return value < goal
    return value <= goal
