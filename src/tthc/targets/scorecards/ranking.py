"""Who does best by a target (xếp hạng)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Target

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment


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


def comparable(assessments: Iterable[Assessment], *, own: str | None) -> tuple[Assessment, ...]:
    """Those that one ranking can hold: each unit once, by the first target; the plan's own unit takes no part.

    Args:
        assessments: of one target, or of several that measure the same.
        own: id of the plan's own unit, which stands above those that are compared.

    Raises:
        InputError: they measure different things, or up to different days, or there are none.
    """
    found = tuple(assessments)
    if not found:
        raise InputError("no target of the scorecard is so called", hint="see the targets of `card.by_target()`")
    first: dict[str, Assessment] = {}
    kinds = set()
    for one in found:
        if one.unit is not None and one.unit != own:
            first.setdefault(one.unit, one)
            target = one.target
            what = target.indicator or target
            kinds.add((what, target.unit, target.kind, target.scope, is_limit(target), one.due))
    if len(kinds) > 1:
        hint = "name one target, or one indicator"
        raise InputError(f"{len(kinds)} targets that measure different things cannot be ranked together", hint=hint)
    return tuple(first.values())


def is_limit(target: Target) -> bool:
    """Whether the target is to stay under its value."""
    return target.comparator in ("<", "<=")


def _worth(one: Assessment) -> Fraction:
    """The value, turned round where less is better."""
    value = one.value or Fraction(0)
    return -value if is_limit(one.target) else value
