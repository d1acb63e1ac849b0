"""What the register of units answers (kết quả tra cứu đơn vị): which unit words mean, whom a collective stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from tthc.model import Language
from tthc.model.unit import Unit
from tthc.registry.unit_lifetime import Lifetime
from tthc.registry.unit_nearness import Candidate
from tthc.registry.unit_wording import resolution_sentence

How = Literal["exact", "alias", "guess", "several", "none"]
"""By its name, by another name or an abbreviation, by nearness alone, several fit equally, nothing fits."""


@frozen
class Resolution:
    """What words that name a unit mean on a day.

    Attributes:
        unit: the unit; None where nothing fits, or several do.
        how: how it was found; a "guess" is to be looked at.
        score: 1 for a name or alias, the nearness of a guess, else 0.
        lifetime: whether the unit exists on the day; None without a unit.
        successors: the units that took over, where it has ended: those that exist on the day.
        candidates: what else was near, the nearest first.
        is_former_name: the words are a name that the unit no longer bears on the day.
        words: what was asked.
        name: the unit's name on the day.
    """

    unit: Unit | None
    how: How
    score: float
    lifetime: Lifetime | None = None
    successors: tuple[Unit, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    is_former_name: bool = False
    words: str = ""
    name: str | None = None

    def describe(self, lang: Language = "vi") -> str:
        """One sentence; ``str`` gives the Vietnamese one."""
        return resolution_sentence(
            self.words,
            self.how,
            lang,
            unit=self.name or "",
            score=self.score,
            life=self.lifetime,
            after=[unit.name for unit in self.successors],
            near=[one.unit.name for one in self.candidates],
            now=self.name if self.is_former_name else None,
        )

    def __str__(self) -> str:
        return self.describe()

    @property
    def is_guess(self) -> bool:
        """Whether the name was not found but only one near it."""
        return self.how == "guess"


@frozen
class Spread:
    """The members of a collective on a day; none, and the reason, where the words are not known to mean one.

    Attributes:
        members: in the register's order.
        reason: "unknown" words, "no-members" on that day, "within-unknown" where the unit they belong to is not known.
    """

    members: tuple[Unit, ...]
    reason: Literal["unknown", "no-members", "within-unknown"] | None = None

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)
