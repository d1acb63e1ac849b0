"""The amendments of a document (sửa đổi, bổ sung): which of them hold on a day."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from tthc.model.document import Document, DocumentLink
from tthc.model.finding import Language
from tthc.registry.document_force import judge
from tthc.registry.document_links import Index, stopped_on, target_of
from tthc.registry.document_wording import describe_amendment


@frozen
class Amendment:
    """An amendment of a document.

    Attributes:
        link: how the amended document tells of it.
        document: the amending document; None where the register does not have it.
        since: first day the amendment holds; None where that is not known.
    """

    link: DocumentLink
    document: Document | None
    since: date | None

    def describe(self, language: Language = "vi") -> str:
        """The amending document with its day and what it touches."""
        return describe_amendment(self, language)


@frozen
class Amendments:
    """Those of one document on one day.

    Attributes:
        holding: those that hold, in order of effect; those whose day is not known last.
        open: those of which it is not known whether they hold yet.
    """

    holding: tuple[Amendment, ...] = ()
    open: tuple[Amendment, ...] = ()


def amendments_of(document: Document, day: date, index: Index) -> Amendments:
    """Which amendments of a document hold on a day: what has ended has none, and what has ended amends nothing."""
    if judge(document, day, stopped_on(document, index)).state == "ended":
        return Amendments()
    holding: list[Amendment] = []
    unsure: list[Amendment] = []
    for link in document.amended_by:
        amending = target_of(link, index)
        state = judge(amending, day, stopped_on(amending, index)).state if amending else "unknown"
        since = link.since or (amending.effective_on if amending else None)
        if state == "ended" or (since and day < since):
            continue
        if since or state == "in force":
            holding.append(Amendment(link, amending, since))
        elif state == "unknown":
            unsure.append(Amendment(link, amending, None))
    return Amendments(tuple(sorted(holding, key=_since)), tuple(unsure))


def _since(amendment: Amendment) -> date:
    return amendment.since or date.max
