"""Whether documents fit together: each told apart, each link leading to one, no link leading back to its start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Final

from attrs import frozen

from tthc.model.document import Document, DocumentLink
from tthc.registry.document_key import NumberKey, may_be_same_issuer, number_key
from tthc.text.normal import fold

ENDS: Final = ("replaced_by", "ended_by", "ended_with")

Index = Mapping[NumberKey, Sequence[Document]]


@frozen
class Placed:
    """A link with the field it stands in."""

    field: str
    link: DocumentLink


def links_of(document: Document) -> tuple[Placed, ...]:
    """Every link of a document, with the field that holds it."""
    ends = ((name, getattr(document, name)) for name in ENDS)
    amendments = ((f"amended_by[{index}]", link) for index, link in enumerate(document.amended_by))
    return tuple(Placed(name, link) for name, link in (*ends, *amendments) if link is not None)


def index_of(documents: Iterable[Document]) -> dict[NumberKey, tuple[Document, ...]]:
    """The documents by their number."""
    index: dict[NumberKey, tuple[Document, ...]] = {}
    for document in documents:
        key = number_key(document.number)
        index[key] = (*index.get(key, ()), document)
    return index


def target_of(link: DocumentLink, index: Index) -> Document | None:
    """The document a link leads to; None where there is none or it could be several."""
    found = _targets(link, index)
    return found[0] if len(found) == 1 else None


def stopped_on(document: Document, index: Index) -> date | None:
    """First day after a document was ended, also where that is the day on which what it belonged to was over."""
    stopped = document.stopped_on
    link = document.ended_with
    while stopped is None and link is not None and (target := target_of(link, index)) is not None:
        stopped, link = target.over_from, target.ended_with
    return stopped


def replacements(document: Document, index: Index) -> Iterator[Document]:
    """What took a document's place, one after the other; what ended with another is followed by what replaced that."""
    link = document.replaced_by or document.ended_with
    while link and (target := target_of(link, index)):
        if link is document.replaced_by:
            yield target
        document, link = target, target.replaced_by or target.ended_with


def is_same(one: Document, other: Document) -> bool:
    """Whether two records of one number speak of the same document."""
    if number_key(one.number).letters == "" and fold(one.type) != fold(other.type):
        return False
    if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
        return False
    local = number_key(one.number).is_local
    return not (local and one.issuer and other.issuer) or may_be_same_issuer(one.issuer, other.issuer)


def shown(document: Document) -> str:
    """A document as a fault names it."""
    return f"{document.label} of {document.issued_on}" if document.issued_on else document.label


def problems_of(documents: Sequence[Document], index: Index) -> tuple[str, ...]:
    """All that keeps documents from standing in one register, each naming its entry."""
    single = (*_numbers(documents), *_twins(index), *_dangling(documents, index), *_cycles(documents, index))
    return single or tuple(_contradictions(documents, index))


def _numbers(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        if document.number.strip()[:1] in "/-–":
            yield f"{document.label}: the number is blank; a document is entered once it has one"


def _twins(index: Index) -> Iterator[str]:
    for group in index.values():
        for place, one in enumerate(group):
            if any(is_same(one, other) for other in group[:place]):
                yield f"{shown(one)}: stands there twice, or once without its date of issue or its issuer"


def _dangling(documents: Iterable[Document], index: Index) -> Iterator[str]:
    for document in documents:
        for placed in links_of(document):
            named, found = placed.link.number, _targets(placed.link, index)
            where = f"{shown(document)}: {placed.field}"
            if not found:
                dated = f" of {placed.link.issued_on}" if placed.link.issued_on else ""
                yield f"{where}: {named}{dated} is not in the register; enter it too"
            elif len(found) > 1:
                yield f"{where}: {named} could be {' or '.join(map(shown, found))}; say which by issued_on or issuer"


def _cycles(documents: Sequence[Document], index: Index) -> Iterator[str]:
    """Amending goes from later to earlier documents and ending likewise, so no chain of either comes back."""
    places = {id(document): place for place, document in enumerate(documents)}
    for kind in ("ends", "amends"):
        leads = {
            place: [places[id(target)] for target in _next(document, index, kind)]
            for place, document in enumerate(documents)
        }
        try:
            TopologicalSorter(leads).prepare()
        except CycleError as fault:
            circle = [shown(documents[place]) for place in fault.args[1]]
            yield f"{circle[0]}: what {kind} it leads back to it: {' - '.join(reversed(circle))}"


def _contradictions(documents: Iterable[Document], index: Index) -> Iterator[str]:
    for document in documents:
        stopped = stopped_on(document, index)
        held = [seen.on for seen in document.seen if seen.state == "in force"]
        if stopped and held and max(held) >= stopped:
            yield f"{shown(document)}: was in force on {max(held)}, but ended on {stopped} with what it belonged to"


def _next(document: Document, index: Index, kind: str) -> tuple[Document, ...]:
    chosen = (placed for placed in links_of(document) if placed.field.startswith("amended_by") == (kind == "amends"))
    targets = (target_of(placed.link, index) for placed in chosen)
    return tuple(target for target in targets if target is not None)


def _targets(link: DocumentLink, index: Index) -> tuple[Document, ...]:
    found = index.get(number_key(link.number), ())
    return tuple(one for one in found if _is_target(link, one))


def _is_target(link: DocumentLink, document: Document) -> bool:
    if link.issued_on and document.issued_on not in (None, link.issued_on):
        return False
    return not (link.issuer and document.issuer) or may_be_same_issuer(link.issuer, document.issuer)
