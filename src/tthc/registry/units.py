"""The register of units (danh mục đơn vị): which unit words mean on a day, what it belongs to, what came after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Self

from attrs import define, evolve, field

from tthc.errors import InputError
from tthc.model.unit import Unit, UnitMention
from tthc.registry.unit_answer import How, Resolution, Spread
from tthc.registry.unit_collective import Collective, read_collective
from tthc.registry.unit_lifetime import lifetime
from tthc.registry.unit_links import problems_of
from tthc.registry.unit_name import unit_key
from tthc.registry.unit_nearness import Candidate, nearest
from tthc.text.normal import fold

GUESS_FROM = 0.84
"""Below this score two names are not taken for one; chosen by eye on spelling slips of units' names."""


@define(frozen=True, slots=False)
class UnitRegistry:
    """Units, each with its name, parent, days and successors.

    Example:
        >>> registry = UnitRegistry.of([
        ...     Unit(id="tinh", name="UBND tỉnh An Khê", kind="province", level="province"),
        ...     Unit(id="tp", name="Sở Tư pháp", kind="department", level="province", parent="tinh"),
        ... ])
        >>> found = registry.resolve("Sở Tư Pháp", date(2026, 5, 4))
        >>> found.unit.id, found.how
        ('tp', 'exact')
        >>> [unit.id for unit in registry.ancestors("tp")]
        ['tinh']
    """

    units: tuple[Unit, ...] = field(default=(), repr=lambda units: f"({len(units)} units)")

    def __attrs_post_init__(self) -> None:
        if problems := tuple(problems_of(self.units)):
            listed = "".join(f"\n  {line}" for line in problems)
            raise InputError(f"the units do not fit together:{listed}", hint="correct the units named here")

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Self:
        """A register of units.

        Raises:
            InputError: ids are repeated or unknown, or units are above or after themselves; all of it is listed.
        """
        return cls(tuple(units))

    def with_units(self, more: Iterable[Unit]) -> Self:
        """The register with further units; one of the same id takes the place of the old one."""
        kept = {unit.id: unit for unit in self.units} | {unit.id: unit for unit in more}
        return type(self)(tuple(kept.values()))

    def __getitem__(self, unit_id: str) -> Unit:
        """The unit of an id.

        Raises:
            InputError: there is none.
        """
        if unit_id not in self._by_id:
            raise InputError(f"no unit has the id {unit_id!r:.80}", hint="see the ids of `registry.units`")
        return self._by_id[unit_id]

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self._by_id

    def __len__(self) -> int:
        return len(self.units)

    def resolve(
        self, mention: UnitMention | str, day: date, *, within: str | None = None, threshold: float = GUESS_FROM
    ) -> Resolution:
        """Which unit words mean on a day: by its name, else by an alias, else by nearness, marked as a guess.

        Args:
            mention: one unit's name, as ``split_units`` gives it.
            day: the day; a unit that exists on it goes before one that has ended.
            within: id of a unit: only itself and what is below it is meant.
            threshold: the least nearness of a guess, from 0 to 1; above 1 nothing is guessed.

        Raises:
            InputError: ``within`` is no id of the register.

        Example:
            >>> old = Unit(id="a", name="Sở A", kind="department", level="province", valid_to=date(2025, 2, 28),
            ...            successors=("b",))
            >>> new = Unit(id="b", name="Sở B", kind="department", level="province", valid_from=date(2025, 3, 1))
            >>> print(UnitRegistry.of([old, new]).resolve("Sở A", date(2026, 5, 4)))
            “Sở A” là Sở A; đơn vị không còn, Sở B kế thừa.
        """
        found = self._resolved(str(mention), day, within, threshold)
        name = found.unit.name_on(day) if found.unit else None
        return evolve(found, words=str(mention), name=name)

    def _resolved(self, words: str, day: date, within: str | None, threshold: float) -> Resolution:
        inside = self._inside(within)
        # A parenthesis says what part of the unit is meant: "Văn phòng UBND tỉnh (Trung tâm Phục vụ hành chính công)".
        for said in dict.fromkeys((words, _without_brackets(words))):
            for named in (self._by_name, self._by_alias):
                fitting = [unit for unit in named.get(unit_key(said), ()) if inside is None or unit.id in inside]
                if fitting:
                    return self._named(self._decide(fitting, day, "alias"), words, day)
        units = self.units if inside is None else tuple(unit for unit in self.units if unit.id in inside)
        near = nearest(unit_key(words), {unit: self._keys[unit.id] for unit in units}, self._words)
        best = [one for one in near if one.score >= threshold]
        if not best:
            return Resolution(None, "none", 0.0, candidates=near)
        living = [one for one in best if one.score == best[0].score]
        chosen = self._decide([one.unit for one in living], day, "guess")
        return Resolution(
            chosen.unit, chosen.how, best[0].score if chosen.unit else 0.0, chosen.lifetime, chosen.successors, near
        )

    def spread(self, mention: UnitMention | str, day: date, *, within: str | None = None) -> Spread:
        """The members of a collective on a day: "Các sở, ban, ngành", "UBND cấp xã", "các đơn vị thuộc Sở Tư pháp".

        Args:
            mention: the words.
            day: the day; only units that exist on it, or may, are members.
            within: id of the unit whose members are meant, such as the plan's province; all of the register if None.

        Example:
            >>> registry = UnitRegistry.of([
            ...     Unit(id="x", name="UBND xã Tân Lập", kind="commune", level="commune"),
            ...     Unit(id="p", name="UBND phường Tân An", kind="ward", level="commune"),
            ... ])
            >>> [unit.id for unit in registry.spread("UBND các xã, phường", date(2026, 5, 4))]
            ['x', 'p']
            >>> registry.spread("các bên liên quan", date(2026, 5, 4)).reason
            'unknown'
        """
        said = read_collective(str(mention))
        if said is None:
            return Spread((), "unknown")
        owner = within
        if said.within:
            found = self.resolve(said.within, day, within=within, threshold=2)
            if found.unit is None:
                return Spread((), "within-unknown")
            owner = found.unit.id
        members = tuple(unit for unit in self._members(said, owner) if lifetime(unit, day) in ("alive", "doubtful"))
        return Spread(members) if members else Spread((), "no-members")

    def children(self, unit_id: str, day: date | None = None) -> tuple[Unit, ...]:
        """The units directly below one, on a day or ever."""
        below = self._children.get(self[unit_id].id, ())
        return tuple(unit for unit in below if day is None or lifetime(unit, day) in ("alive", "doubtful"))

    def descendants(self, unit_id: str, day: date | None = None) -> tuple[Unit, ...]:
        """All units below one, on a day or ever, those nearer to it first."""
        found: list[Unit] = []
        level = [self[unit_id]]
        while level:
            level = [child for unit in level for child in self.children(unit.id, day)]
            found += level
        return tuple(found)

    def ancestors(self, unit_id: str) -> tuple[Unit, ...]:
        """The units above one, the nearest first."""
        found: list[Unit] = []
        parent = self[unit_id].parent
        while parent is not None:
            found.append(self[parent])
            parent = self[parent].parent
        return tuple(found)

    def successors(self, unit_id: str, day: date) -> tuple[Unit, ...]:
        """The units that do on a day what a unit did: itself while it exists, else those at the ends of its chain.

        Example:
            >>> registry = UnitRegistry.of([
            ...     Unit(id="a", name="Sở A", kind="department", level="province", valid_to=date(2025, 2, 28),
            ...          successors=("b",)),
            ...     Unit(id="b", name="Sở B", kind="department", level="province", valid_from=date(2025, 3, 1)),
            ... ])
            >>> [unit.id for unit in registry.successors("a", date(2026, 1, 1))]
            ['b']
        """
        unit = self[unit_id]
        if lifetime(unit, day) != "ended":
            return (unit,)
        found = (other for next_id in unit.successors for other in self.successors(next_id, day))
        return tuple(dict.fromkeys(found))

    def _decide(self, fitting: list[Unit], day: date, how: How) -> Resolution:
        """The one of several that exists on the day, else the one that may, else the one that has ended last."""
        for wanted in ("alive", "doubtful", "ended", "not-yet"):
            living = [unit for unit in fitting if lifetime(unit, day) == wanted]
            if len(living) > 1 and wanted == "ended":
                living = [max(living, key=lambda unit: unit.valid_to or date.min)]
            if len(living) > 1:
                return Resolution(None, "several", 0.0, candidates=tuple(Candidate(unit, 1.0) for unit in living))
            if living:
                unit = living[0]
                after = self.successors(unit.id, day) if wanted == "ended" else ()
                return Resolution(unit, how, 1.0, lifetime(unit, day), after)
        return Resolution(None, "none", 0.0)

    def _named(self, found: Resolution, words: str, day: date) -> Resolution:
        """Told apart: the name in full, spelled as it is; a name borne before; any other way to say it."""
        if found.unit is None:
            return found
        exact = fold(words) == fold(found.unit.name_on(day))
        return evolve(found, how="exact" if exact else "alias", is_former_name=_is_former(found.unit, words, day))

    def _inside(self, within: str | None) -> frozenset[str] | None:
        return None if within is None else self._below(self[within].id)

    def _below(self, unit_id: str) -> frozenset[str]:
        if unit_id not in self._families:
            self._families[unit_id] = frozenset((unit_id, *(unit.id for unit in self.descendants(unit_id))))
        return self._families[unit_id]

    def _members(self, said: Collective, owner: str | None) -> Iterator[Unit]:
        if said.direct and owner is not None:
            yield from self.children(owner)
            return
        inside = None if owner is None else self._below(owner)
        for unit in self.units:
            if unit.kind in said.kinds and (inside is None or unit.id in inside):
                yield unit

    @cached_property
    def _by_id(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _children(self) -> Mapping[str, list[Unit]]:
        below: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.parent is not None:
                below.setdefault(unit.parent, []).append(unit)
        return below

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_name(self) -> Mapping[str, list[Unit]]:
        named: dict[str, list[Unit]] = {}
        for unit in self.units:
            named.setdefault(unit_key(unit.name), []).append(unit)
        return named

    @cached_property
    def _by_alias(self) -> Mapping[str, list[Unit]]:
        named: dict[str, list[Unit]] = {}
        for unit in self.units:
            for alias in dict.fromkeys(map(unit_key, (*unit.aliases, *(former.name for former in unit.former_names)))):
                named.setdefault(alias, []).append(unit)
        return named

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        return {unit.id: tuple(dict.fromkeys(map(unit_key, (unit.name, *unit.aliases)))) for unit in self.units}

    @cached_property
    def _words(self) -> Mapping[str, int]:
        """How many units' names hold each word."""
        counts: dict[str, int] = {}
        for keys in self._keys.values():
            for word in {word for key in keys for word in key.split()}:
                counts[word] = counts.get(word, 0) + 1
        return counts


def _without_brackets(words: str) -> str:
    bare = words.rstrip()
    return bare[: bare.rfind("(")].rstrip() if bare.endswith(")") and "(" in bare else words


def _is_former(unit: Unit, words: str, day: date) -> bool:
    """Whether a unit bore this name and bears another on the day."""
    key = unit_key(words)
    return key != unit_key(unit.name_on(day)) and any(unit_key(former.name) == key for former in unit.former_names)
