"""A target with every unit it binds (chỉ tiêu và các đơn vị thực hiện): what scorecards are shown and ranked by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from tthc.model import Target
from tthc.targets.scorecards.ranking import Ranked, comparable, ranked

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment, Standing
    from tthc.targets.scorecards.scorecard import Scorecard


@frozen
class Aim:
    """A target as it stands in one place of a plan.

    Attributes:
        number: its place among the targets of a scorecard, from 1.
        target: the commitment.
        at: where it stands in the plan.
        title: the task it stands in; "" in the prose.
        assessments: how each unit stands by it, in the order of the scorecard.
        own: id of the plan's own unit, which takes no part in rankings.
    """

    number: int
    target: Target
    at: str
    title: str
    assessments: tuple[Assessment, ...]
    own: str | None = None

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many units stand how, the most frequent first."""
        return dict(Counter(one.standing for one in self.assessments).most_common())

    def ranking(self) -> tuple[Ranked, ...]:
        """The units that have a figure, the best first."""
        return ranked(comparable(self.assessments, own=self.own))

    def unranked(self) -> tuple[Assessment, ...]:
        """Those without a figure that would be ranked with one."""
        return tuple(one for one in comparable(self.assessments, own=self.own) if one.value is None)


def aims(card: Scorecard) -> tuple[Aim, ...]:
    """The assessments of a scorecard by their targets, in order of first mention."""
    found: dict[tuple[str, Target], list[Assessment]] = {}
    for one in card:
        found.setdefault((one.at, one.target), []).append(one)
    return tuple(
        Aim(number, target, at, held[0].title, tuple(held), card.unit)
        for number, ((at, target), held) in enumerate(found.items(), start=1)
    )


def with_parts(one: Assessment, depth: int = 0) -> Iterator[tuple[int, Assessment]]:
    """An assessment and those of its parts, each with how deep it lies."""
    yield depth, one
    for part in one.parts:
        yield from with_parts(part, depth + 1)
