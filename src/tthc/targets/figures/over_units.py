"""What units reported, added up their tree (cộng số liệu theo cây đơn vị): its own report beside those below it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import gt
from typing import Final

from attrs import evolve, frozen

from tthc.targets.figures.figure import Basis
from tthc.targets.figures.over_time import Sums
from tthc.targets.figures.sum import Contradiction, Sum
from tthc.targets.figures.unit_tree import UnitTree

_NOTHING: Final = Sum(0, 0, 0, 0)


@frozen(eq=False)
class Column:
    """All units of a series in one asked period.

    Attributes:
        tree: the units.
        taken: the sum that stands for each unit; its coverage is that of the units below it, where any owe reports.
        own: what units said of themselves that have others below them, by place.
        below: the sums of what stands below them, by place; there only where something was reported.
        before: the sums of what stands for the units that a unit came after, likewise.
        short: of each place whether its own reports are fewer than it owes.
        passing: the places for which the units below answer: the coverage is theirs.
    """

    tree: UnitTree
    taken: Sums
    own: dict[int, Sum]
    below: dict[int, Sum]
    before: dict[int, Sum]
    short: bytes
    passing: set[int]

    def basis(self, place: int) -> Basis:
        """What stands for a unit."""
        if not self.taken.seen[place]:
            return "none"
        own, below = self.own.get(place), self.below.get(place)
        if below is None:
            return "own"
        return "own" if own is not None and own.covers_more_than(below) else "children"

    def own_of(self, place: int) -> Sum | None:
        """What a unit said of itself, with what stands for those before it."""
        if place not in self.tree.below:
            return self.taken.at(place) if self.taken.seen[place] else None
        before = self.before.get(place)
        own = self.own.get(place)
        if own is None:
            return None if place in self.below else before
        return own if before is None else own + before

    def below_of(self, place: int) -> Sum | None:
        """What stands below a unit, with what stands for those before it."""
        below, before = self.below.get(place), self.before.get(place)
        return below if below is None or before is None else below + before

    def missing(self, place: int) -> Iterator[str]:
        """The ids of the units at and below a place that owe a report."""
        level = [place]
        while level:
            yield from (str(self.tree.units[one]) for one in level if one not in self.passing and self.short[one])
            spans = [self.tree.before[one] for one in level if one in self.tree.before]
            spans += [self.tree.below[one] for one in level if one in self.passing]
            level = [deeper for span in spans for deeper in range(*span)]


def climb(sums: Sums, tree: UnitTree, series: int, asked: int, contradictions: list[Contradiction]) -> Column:
    """Add sums up the tree: what covers more stands for a unit, of equals the sum of those below it.

    The sums are changed into what stands for each unit and for those that ended before it, whose own places are
    emptied. Where none below owes a report, the unit's own stands if there is one. An own report that contradicts
    those below it, being full and another than the sum of all of them or less than the sum of some, is added to the
    contradictions.
    """
    column = Column(tree, sums, {}, {}, {}, bytes(map(gt, sums.owed, sums.reported)), set())
    for place in sorted({*tree.below, *tree.before}, reverse=True):
        if place in tree.below:
            _stand(column, place)
            own, below = column.own.get(place), column.below.get(place)
            if own is not None and below is not None and _contradicts(own, below):
                contradictions.append(Contradiction(series, asked, tree.units[place], whole=own, parts=below))
        if place in tree.before:
            _take_over(column, place)
    return column


def _stand(column: Column, place: int) -> None:
    """Put in the place of a unit what stands for it: its own, or the sum of those below it."""
    tree, sums, span = column.tree, column.taken, slice(*column.tree.below[place])
    own = sums.at(place) if sums.seen[place] else None
    found = sums.total(span) if any(sums.seen[span]) else None
    covered = sums.at(place)
    if place in tree.asked_below or (found is not None and tree.units[place] not in tree.reporters):
        covered = sums.total(span)
        column.passing.add(place)
    if found is not None:
        column.below[place] = found = found if place in tree.asked_below else evolve(found, reported=0, owed=0)
    if own is not None:
        column.own[place] = own
    taken = own if found is None or (own is not None and own.covers_more_than(found)) else found
    both = evolve(taken or _NOTHING, reported=covered.reported, owed=covered.owed)
    sums.put(place, both, int(taken is not None))


def _take_over(column: Column, place: int) -> None:
    """Add to a unit what stands for those that ended before it, and empty their places."""
    sums, span = column.taken, column.tree.before[place]
    found, is_seen = sums.total(slice(*span)), any(sums.seen[slice(*span)])
    if is_seen:
        column.before[place] = found
    sums.put(place, sums.at(place) + found, sums.seen[place] + is_seen)
    for one in range(*span):
        sums.put(one, _NOTHING, 0)


def _contradicts(own: Sum, below: Sum) -> bool:
    if not own.is_full:
        return False
    if below.is_full:
        return not own.agrees_with(below)
    return below.numerator > own.numerator or below.denominator > own.denominator
