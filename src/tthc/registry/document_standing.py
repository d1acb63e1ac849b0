"""How a document stands on a day (tình trạng hiệu lực), with all that a reader of the answer asks next."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from tthc.model.document import Document
from tthc.model.finding import Language
from tthc.registry.document_amendment import Amendment
from tthc.registry.document_force import Force, Reason
from tthc.registry.document_wording import describe_standing


@frozen
class Standing:
    """How a document stands on a day; as text, a Vietnamese sentence.

    Attributes:
        asked: the document as it was asked for.
        day: the day.
        state: "in force", "not yet in force", "ended" or "unknown".
        document: the document of the register; None where the register does not know which.
        since: first day it stands so, where that is known.
        until: last day it stands so, where that is known and there is one.
        ended_by: what ended it, or is known to have ended it later.
        successor: the document that is in force in its place on that day.
        amendments: the amendments that hold on that day, in order of effect.
        open_amendments: amendments of which it is not known whether they hold yet.
        reason: why the state is unknown.
        candidates: documents that may be meant, where it is not known which.
        ends_later: it was ended after that day, on a day that is not known.
        as_known_on: the latest day the record speaks of, where the answer goes beyond it.
        undated: no date was given and the number is of a kind that begins anew each year, so another document of that
            number may be meant.
        unverified: what the answer rests on was not checked.
    """

    asked: str
    day: date
    state: Force
    document: Document | None = None
    since: date | None = None
    until: date | None = None
    ended_by: Document | None = None
    successor: Document | None = None
    amendments: tuple[Amendment, ...] = ()
    open_amendments: tuple[Amendment, ...] = ()
    reason: Reason | None = None
    candidates: tuple[Document, ...] = ()
    ends_later: bool = False
    as_known_on: date | None = None
    undated: bool = False
    unverified: bool = False

    def describe(self, language: Language = "vi") -> str:
        """The answer in a sentence or several."""
        return describe_standing(self, language)

    def __str__(self) -> str:
        return self.describe("vi")
