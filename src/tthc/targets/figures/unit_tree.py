"""The units of one series in a row (cây đơn vị): those that reported, those that owe reports, and all above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define

from tthc.registry import UnitRegistry


@define(frozen=True, slots=False, eq=False)
class UnitTree:
    """Units level by level, those above first, so that the units directly below one stand side by side.

    Attributes:
        units: ids, None for all of the register; then those that stand in no register.
        below: for each unit that has any, in order, where those directly below it begin and end.
        before: likewise of those that ended, and whose reports count for it.
        reporters: ids of the units that owe reports.
    """

    units: tuple[str | None, ...]
    below: Mapping[int, tuple[int, int]]
    before: Mapping[int, tuple[int, int]]
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
        upper = counts_for(members, registry, heir)
        lower: dict[str | None, list[str]] = {}
        earlier: dict[str | None, list[str]] = {}
        for unit in registry.units:
            if unit.id in upper:
                above = upper[unit.id]
                of_kind = earlier if above is not None and above == heir.get(unit.id) else lower
                of_kind.setdefault(above, []).append(unit.id)
        units: list[str | None] = [None] if upper else []
        below: dict[int, tuple[int, int]] = {}
        before: dict[int, tuple[int, int]] = {}
        for place, one in enumerate(units):  # grows as it goes, level by level
            for found, spans in ((lower.get(one, []), below), (earlier.get(one, []), before)):
                if found:
                    spans[place] = (len(units), len(units) + len(found))
                    units.extend(found)
        units.extend(sorted(members.difference(units)))
        return cls(tuple(units), below, before, reporters)

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def place(self) -> Mapping[str | None, int]:
        """Where each unit stands."""
        return {one: place for place, one in enumerate(self.units)}

    @cached_property
    def heirs(self) -> Mapping[int, int]:
        """The places of units whose reports count for another, with the place of that one."""
        return {ended: heir for heir, span in self.before.items() for ended in range(*span)}

    @cached_property
    def asked_below(self) -> frozenset[int]:
        """The places below which a unit owes reports."""
        found: set[int] = set()
        asked: set[int] = set()  # units that owe reports, or are above such, or after such
        for place in range(len(self.units) - 1, -1, -1):
            if not asked.isdisjoint(range(*self.below.get(place, (0, 0)))):
                found.add(place)
            after = not asked.isdisjoint(range(*self.before.get(place, (0, 0))))
            if after or place in found or self.units[place] in self.reporters:
                asked.add(place)
        return frozenset(found)

    def family(self, place: int) -> frozenset[str | None]:
        """The units at and below a place, with those whose reports count for one of them."""
        level, found = [place], {place}
        while level:
            spans = (kind[one] for one in level for kind in (self.below, self.before) if one in kind)
            level = [deeper for span in spans for deeper in range(*span)]
            found.update(level)
        return frozenset(self.units[one] for one in found)


def counts_for(ids: Iterable[str], registry: UnitRegistry, heir: Mapping[str, str]) -> dict[str, str | None]:
    """The unit that what units report counts for next, by id, and so on up: its heir, else what it belongs to.

    None stands for all of the register. A unit is not put below one that ended and that it, or one below it, took
    over from.
    """
    found: dict[str, str | None] = {}
    for one in ids:
        path = []
        unit: str | None = one
        while unit is not None and unit in registry and unit not in found:
            path.append(unit)
            upper = _next(unit, registry, heir)
            found[unit] = None if upper in path else upper  # two may have taken over from what the other belongs to
            unit = found[unit]
    return found


def _next(unit: str, registry: UnitRegistry, heir: Mapping[str, str]) -> str | None:
    if unit in heir:
        return heir[unit]
    above = registry[unit].parent
    while above is not None and above in heir:
        after = heir[above]
        if unit not in (after, *(upper.id for upper in registry.ancestors(after))):
            break
        above = registry[above].parent
    return above
