"""Whom a target binds (đơn vị chịu trách nhiệm): printed names as units of the register on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from tthc.errors import InputError
from tthc.model import Finding, Plan, UnitMention
from tthc.model.unit import Unit
from tthc.registry import UnitRegistry

_NO_GUESS = 2.0


@frozen
class Bound:
    """A unit that is held to a target.

    Attributes:
        unit: id; the name of a group; None where no unit of the register is meant.
        name: as the register has it on the day, else as printed.
        is_known: whether figures can be asked for: of a unit, a group, or of the whole register.
    """

    unit: str | None
    name: str
    is_known: bool = True


@define
class Binder:
    """Finds whom words bind, once for each name, and notes the names it does not find.

    Attributes:
        registry: the units.
        day: the day on which they exist.
        home: the plan's own unit; None where it is not in the register.
        issuer: the plan's own unit as printed.
        groups: names of groups of units that may stand for a unit.
        findings: what was not found, at the first place where it is named.
    """

    registry: UnitRegistry
    day: date
    home: Unit | None
    issuer: str
    groups: Collection[str] = ()
    findings: list[Finding] = field(factory=list)
    _known: dict[tuple[str, str | None, bool], tuple[Bound, ...]] = field(factory=dict, init=False)
    _ids: dict[tuple[str, date], str] = field(factory=dict, init=False)
    _noted: set[str] = field(factory=set, init=False)

    @classmethod
    def of(
        cls, plan: Plan, registry: UnitRegistry, day: date, *, within: str | None, groups: Collection[str] = ()
    ) -> Binder:
        """For a plan, whose own unit is the one given, else the one that its issuer names.

        Raises:
            InputError: ``within`` is no id of the register.
        """
        issuer = plan.issuer or ""
        if within is not None:
            return cls(registry, day, registry[within], issuer, groups)
        found = registry.resolve(issuer, day, threshold=_NO_GUESS).unit if issuer else None
        after = registry.successors(found.id, day) if found else ()
        binder = cls(registry, day, after[0] if len(after) == 1 else found, issuer, groups)
        if found is None:
            binder.findings.append(Finding.of("scorecard-issuer-unknown", quote=issuer or None, day=day.isoformat()))
        return binder

    def own(self) -> Bound:
        """The plan's own unit; the whole register where it is not known."""
        return self._bound(self.home) if self.home else Bound(None, self.issuer)

    def leads(self, mentions: Iterable[UnitMention], at: str) -> tuple[Bound, ...]:
        """The units that mentions stand for, each once, in order; the plan's own where nobody is named."""
        found = [bound for mention in mentions for bound in self.of_mention(mention, at)]
        return tuple(dict.fromkeys(found)) or (self.own(),)

    def of_mention(self, mention: UnitMention, at: str) -> tuple[Bound, ...]:
        """The units that one mention stands for; one that is not known, with a finding, where there are none."""
        if found := self.of_name(mention):
            return found
        if mention.name not in self._noted:
            self._noted.add(mention.name)
            self.findings.append(self._unknown(mention, at))
        return (Bound(None, mention.name, is_known=False),)

    def of_name(self, mention: UnitMention) -> tuple[Bound, ...]:
        """The units that one mention stands for; none where the register does not know it."""
        key = (mention.name, mention.unit_id, mention.collective)
        if key not in self._known:
            self._known[key] = self._resolve(mention, self._places())
        return self._known[key]

    def also(self, words: Iterable[str]) -> tuple[Bound, ...]:
        """Units, collectives and groups that the caller names, in the plan's province first.

        Raises:
            InputError: words name nothing of the register.
        """
        found: list[Bound] = []
        for said in words:
            bounds = self._named(said)
            if not bounds:
                hint = 'give an id or a name of the register, or a collective such as "UBND cấp xã"'
                raise InputError(f"{said!r:.80} names no unit of the register on {self.day}", hint=hint)
            found += bounds
        return tuple(dict.fromkeys(found))

    def told_apart(self, bounds: Iterable[Bound]) -> Mapping[Bound, Bound]:
        """Each with a name of its own: of several units of one name, each with that of the unit above it.

        Two communes of different provinces may be called the same.
        """
        every = tuple(dict.fromkeys(bounds))
        often = Counter(one.name for one in every)
        return {one: one if often[one.name] == 1 else evolve(one, name=self._full_name(one)) for one in every}

    def _full_name(self, bound: Bound) -> str:
        above = self.registry.ancestors(bound.unit) if bound.unit is not None and bound.unit in self.registry else ()
        return f"{bound.name} ({above[0].name_on(self.day)})" if above else bound.name

    def unit_id(self, words: str, day: date) -> str:
        """The id of the unit that an id or a name means on a day; the words themselves where there is none."""
        if words in self.registry:
            return words
        if (words, day) not in self._ids:
            found = (self.registry.resolve(words, day, within=place, threshold=_NO_GUESS) for place in self._places())
            self._ids[words, day] = next((one.unit.id for one in found if one.unit), words)
        return self._ids[words, day]

    def _named(self, said: str) -> tuple[Bound, ...]:
        if said in self.groups:
            return (Bound(said, said),)
        if said in self.registry:
            return self._alive(self.registry[said])
        return self._resolve(UnitMention(name=said), self._places()[::-1])

    def _resolve(self, mention: UnitMention, places: Sequence[str | None]) -> tuple[Bound, ...]:
        if mention.unit_id is not None and mention.unit_id in self.registry:
            return self._alive(self.registry[mention.unit_id])
        ways = (self._spread, self._single) if mention.collective else (self._single, self._spread)
        for way in ways:
            for place in places:
                if bounds := way(mention, place):
                    return bounds
        return ()

    def _single(self, mention: UnitMention, place: str | None) -> tuple[Bound, ...]:
        found = self.registry.resolve(mention, self.day, within=place, threshold=_NO_GUESS)
        return self._alive(found.unit) if found.unit else ()

    def _spread(self, mention: UnitMention, place: str | None) -> tuple[Bound, ...]:
        return tuple(map(self._bound, self.registry.spread(mention, self.day, within=place)))

    def _places(self) -> tuple[str | None, ...]:
        """Where to look: below the plan's own unit, then in its province; everywhere where it has none."""
        if self.home is None:
            return (None,)
        above = (self.home, *self.registry.ancestors(self.home.id))
        province = next((unit.id for unit in above if unit.kind == "province"), None)
        return tuple(dict.fromkeys((self.home.id, province)))

    def _alive(self, unit: Unit) -> tuple[Bound, ...]:
        """Who does on the day what a unit did; the unit itself where the register names nobody."""
        return tuple(map(self._bound, self.registry.successors(unit.id, self.day) or (unit,)))

    def _bound(self, unit: Unit) -> Bound:
        return Bound(unit.id, unit.name_on(self.day))

    def _unknown(self, mention: UnitMention, at: str) -> Finding:
        place = self._places()[-1]
        near = self.registry.resolve(mention, self.day, within=place, threshold=_NO_GUESS).candidates
        names = "; ".join(one.unit.name for one in near[:3]) or "–"
        return Finding.of("target-unit-unknown", at=at, quote=mention.name, day=self.day.isoformat(), near=names)
