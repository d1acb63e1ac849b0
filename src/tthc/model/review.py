"""The dated steps of the prose, and the list of procedures to review (rà soát thủ tục hành chính)."""

from __future__ import annotations

from tthc.model.frozen import Frozen
from tthc.model.schedule import Schedule
from tthc.model.unit import UnitMention


class Milestone(Frozen):
    """A dated step named in the prose (mốc tiến độ).

    Attributes:
        text: the words, as printed.
        schedule: the date; the text cells are None, for it stands in prose.
        addressee: whom the result goes to, as printed.
        at: where it stands, such as ``annex2:II.1``.
    """

    text: str
    schedule: Schedule
    addressee: str | None = None
    at: str


class ReviewItem(Frozen):
    """One group of procedures to review (nhóm TTHC thực hiện rà soát).

    Attributes:
        list: label of the list it stands in, None where there is one list only.
        label: its number.
        name: the procedures.
        lead: units that lead.
        coordinating: units that coordinate.
        schedule: when.
    """

    list: str | None = None
    label: str | None = None
    name: str
    lead: tuple[UnitMention, ...] = ()
    coordinating: tuple[UnitMention, ...] = ()
    schedule: Schedule = Schedule()
