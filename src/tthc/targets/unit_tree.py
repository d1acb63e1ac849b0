"""The units of one series in a row (cây đơn vị): those that reported, those that owe reports, and all above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define

from tthc.registry import UnitRegistry


@define(frozen=True, slots=False, eq=False)
class UnitTree:
    """Units level by level, those above first, so that the units directly below one stand side by side.

    Attributes:
        units: ids, None for all of the register; then units whose reports count for another, or stand in no register.
        below: for each unit that has any, in order, where those directly below it begin and end.
        heirs: places of units whose reports count for another, with the place of that one.
        reporters: ids of the units that owe reports.
    """

    units: tuple[str | None, ...]
    below: Mapping[int, tuple[int, int]]
    heirs: tuple[tuple[int, int], ...]
    reporters: frozenset[str]

    @classmethod
    def of(
        cls, ids: Iterable[str], reporters: frozenset[str], registry: UnitRegistry, heir: Mapping[str, str]
    ) -> UnitTree:
        """The tree over some units and the reporters.

        Args:
            ids: the units that reported.
            reporters: those that owe reports.
            registry: what they belong to.
            heir: the unit that a unit's reports count for, where it is another.
        """
        members = {*ids, *reporters}
        parent = _parents({heir.get(one, one) for one in members}, registry, heir)
        children: dict[str | None, list[str]] = {}
        for unit in registry.units:
            if unit.id in parent:
                children.setdefault(parent[unit.id], []).append(unit.id)
        units: list[str | None] = [None] if parent else []
        below = {}
        for place, one in enumerate(units):  # grows as it goes, level by level
            under = children.get(one, [])
            if under:
                below[place] = (len(units), len(units) + len(under))
                units.extend(under)
        units.extend(sorted(members.difference(units)))
        place_of = {one: place for place, one in enumerate(units)}
        heirs = tuple((place_of[one], place_of[heir[one]]) for one in sorted(members) if one in heir)
        return cls(tuple(units), below, heirs, reporters)

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def place(self) -> Mapping[str | None, int]:
        """Where each unit stands."""
        return {one: place for place, one in enumerate(self.units)}

    def ends(self, place: int) -> Iterator[int]:
        """The places below one that have nothing below them, or the place itself."""
        level = [place]
        while level:
            deeper: list[int] = []
            for one in level:
                if one in self.below:
                    deeper += range(*self.below[one])
                else:
                    yield one
            level = deeper

    def family(self, place: int) -> frozenset[str | None]:
        """The units at and below a place, with those whose reports count for one of them."""
        level, found = [place], {place}
        while level:
            level = [deeper for one in level if one in self.below for deeper in range(*self.below[one])]
            found.update(level)
        found.update(ended for ended, heir in self.heirs if heir in found)
        return frozenset(self.units[one] for one in found)


def _parents(ids: Iterable[str], registry: UnitRegistry, heir: Mapping[str, str]) -> dict[str, str | None]:
    """What units and those above them belong to; what has ended is replaced by its heir, if that is not below it."""
    parents: dict[str, str | None] = {}
    for one in ids:
        unit = one
        while unit in registry and unit not in parents:
            above = registry[unit].parent
            after = heir.get(above, above) if above else None
            if after is not None and unit in (after, *(upper.id for upper in registry.ancestors(after))):
                after = above
            parents[unit] = after
            if after is None:
                break
            unit = after
    return parents
