"""Who does best by a target (xếp hạng)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from tthc.model import Target

if TYPE_CHECKING:
    from tthc.targets.assessment import Assessment


@frozen
class Ranked:
    """A place in a ranking; those that are equal share a rank."""

    rank: int
    assessment: Assessment


def ranked(assessments: Iterable[Assessment]) -> tuple[Ranked, ...]:
    """Those that have a figure, the best first; after two that share a rank the next one is left out.

    The highest value is the best, of targets that are to stay under theirs the lowest.
    """
    known = [one for one in assessments if one.value is not None]
    placed: list[Ranked] = []
    for place, one in enumerate(sorted(known, key=_worth, reverse=True), start=1):
        is_equal = bool(placed) and placed[-1].assessment.value == one.value
        placed.append(Ranked(placed[-1].rank if is_equal else place, one))
    return tuple(placed)


def is_limit(target: Target) -> bool:
    """Whether the target is to stay under its value."""
    return target.comparator in ("<", "<=")


def _worth(one: Assessment) -> Fraction:
    """The value, turned round where less is better."""
    value = one.value or Fraction(0)
    return -value if is_limit(one.target) else value
