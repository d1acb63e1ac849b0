"""What units reported, added up their tree (cộng số liệu theo cây đơn vị): its own report beside those below it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from tthc.targets.figure import Basis
from tthc.targets.over_time import Sums
from tthc.targets.sum import Contradiction, Sum
from tthc.targets.unit_tree import UnitTree


@frozen(eq=False)
class Column:
    """All units of a series in one asked period.

    Attributes:
        tree: the units.
        taken: the sum that stands for each unit; its coverage is that of the units below it, where any owe reports.
        own: what units said of themselves that have others below them, by place.
        below: the sums of what stands below them, by place; there only where something was reported.
    """

    tree: UnitTree
    taken: Sums
    own: Mapping[int, Sum]
    below: Mapping[int, Sum]

    def basis(self, place: int) -> Basis:
        """What stands for a unit."""
        if not self.taken.seen[place]:
            return "none"
        own, below = self.own.get(place), self.below.get(place)
        if below is None:
            return "own"
        return "own" if own is not None and own.covers_more_than(below) else "children"

    def own_of(self, place: int) -> Sum | None:
        """What a unit said of itself."""
        if place in self.tree.below:
            return self.own.get(place)
        return self.taken.at(place) if self.taken.seen[place] else None


def climb(sums: Sums, tree: UnitTree, series: int, asked: int, contradictions: list[Contradiction]) -> Column:
    """Add sums up the tree: what covers more stands for a unit, of equals the sum of those below it.

    The sums are changed into what stands for each unit. A unit's own report that contradicts those below it, being
    full and another than the sum of all of them or less than the sum of some, is added to the contradictions.
    """
    for ended, heir in tree.heirs:
        one, other = sums.at(ended), sums.at(heir)
        both = Sum(
            one.numerator + other.numerator,
            one.denominator + other.denominator,
            one.reported + other.reported,
            one.owed + other.owed,
        )
        sums.put(heir, both, sums.seen[ended] + sums.seen[heir])
        sums.put(ended, Sum(0, 0, 0, 0), 0)
    own: dict[int, Sum] = {}
    below: dict[int, Sum] = {}
    for place in sorted(tree.below, reverse=True):
        start, end = tree.below[place]
        found = Sum(
            sum(sums.numerators[start:end]),
            sum(sums.denominators[start:end]),
            sum(sums.reported[start:end]),
            sum(sums.owed[start:end]),
        )
        said = sums.at(place) if sums.seen[place] else None
        if said is not None:
            own[place] = said
        taken = said or Sum(0, 0, 0, 0)
        if any(sums.seen[start:end]):
            below[place] = found
            if said is None or not said.covers_more_than(found):
                taken = found
            if said is not None and _contradicts(said, found):
                contradictions.append(Contradiction(series, asked, tree.units[place], whole=said, parts=found))
        if found.owed or place in below:
            taken = Sum(taken.numerator, taken.denominator, found.reported, found.owed)
        sums.put(place, taken, int(said is not None or place in below))
    return Column(tree, sums, own, below)


def _contradicts(own: Sum, below: Sum) -> bool:
    if not own.is_full:
        return False
    if below.is_full:
        return not own.agrees_with(below)
    return below.numerator > own.numerator or below.denominator > own.denominator
