"""A row of a sheet: the record it is, and how far in it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from tthc.model import (
    Annex,
    Deliverable,
    LegalBasis,
    Milestone,
    ReviewItem,
    Schedule,
    Section,
    Target,
    Task,
    TaskGroup,
    Term,
)
from tthc.model.frozen import Frozen


class Paragraph(Frozen):
    """A paragraph of the prose, as a record of its own."""

    text: str


Item = Annex | Deliverable | LegalBasis | Milestone | Paragraph | ReviewItem | Section | Target | Task | TaskGroup
"""What a row says, without what stands in rows of its own below it."""


@frozen
class Row:
    """A row and the record it is.

    Attributes:
        kind: what it is.
        depth: how deep among its kind, from 1.
        item: its record; None for a further term.
        part: the first deliverable of a task.
        term: the first term of its schedule, or the further one that it is.
        id: by which the record is found again.
        up: id of the row it stands under.
        at: path in the plan, of what asks for something.
    """

    kind: str
    depth: int = 1
    item: Item | None = None
    part: Deliverable | None = None
    term: Term | None = None
    id: str = ""
    up: str = ""
    at: str = ""

    @property
    def schedule(self) -> Schedule | None:
        """The schedule that its cells of time belong to, with every term it was written with."""
        if self.part is not None:
            return self.part.schedule
        return self.item.schedule if isinstance(self.item, (Deliverable, Milestone, ReviewItem)) else None


# How far in a kind of row stands: one stands under the nearest row above that stands less far in.
_RANKS: Final = {
    "annex": 0, "group": 0, "section": 1000, "task": 1000, "target": 0, "milestone": 0, "review": 0, "basis": 0,
    "deliverable": 2000, "paragraph": 2000, "term": 3000,
}  # fmt: skip


def rank(kind: str, depth: int) -> int:
    """How far in a row stands."""
    return _RANKS[kind] + min(depth, 999)


def parents(ranks: Sequence[int]) -> tuple[int | None, ...]:
    """For each row, by how far in each stands, the place of the row it stands under.

    Example:
        >>> parents([1, 2, 3, 2, 1])
        (None, 0, 1, 0, None)
    """
    found: list[int | None] = []
    above: list[int] = []
    for place, own in enumerate(ranks):
        while above and ranks[above[-1]] >= own:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(place)
    return tuple(found)
