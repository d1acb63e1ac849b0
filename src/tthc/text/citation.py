"""Documents cited in a text (văn bản được viện dẫn): each mention, the bases of a preamble, the distinct documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from tthc.model.legal_basis import LegalBasis
from tthc.text.cited import find_cited, footnotes
from tthc.text.cited_document import CitedDocument, gather
from tthc.text.found import Found


@frozen
class Citation:
    """A document and all its mentions.

    Attributes:
        type: the kind, such as "Nghị định".
        number: number and symbol as printed; None where no mention gives one.
        issued_on: date of issue, from the first mention that gives one.
        issuer: who issued it, likewise.
        subject: what it is about, likewise.
        mentions: how many times it is named.
        texts: the words of each mention, white space folded.
    """

    type: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    mentions: int
    texts: tuple[str, ...]


def find_citations(text: str) -> tuple[Found[LegalBasis], ...]:
    """Every document named in a text, in order, none over another.

    A span runs from the type word to the end of number, date and issuer; the subject is in the value only.

    Example:
        >>> found, = find_citations("theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.")
        >>> found.value.number, str(found.value.issued_on), found.value.issuer, found.value.subject
        ('30/2020/NĐ-CP', '2020-03-05', 'Chính phủ', 'về công tác văn thư')
        >>> found.text
        'Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ'
    """
    return tuple(cited.found for cited in find_cited(text, footnotes((text,))))


def find_legal_bases(paragraphs: Iterable[str]) -> tuple[LegalBasis, ...]:
    """The documents a preamble names, each once, in order; one that amends another stands in that one only.

    Example:
        >>> bases = find_legal_bases(["Căn cứ Nghị định số 30/2020/NĐ-CP;", "Thực hiện Quyết định số 12/QĐ-UBND."])
        >>> [basis.label for basis in bases]
        ['Nghị định 30/2020/NĐ-CP', 'Quyết định 12/QĐ-UBND']
    """
    bases = []
    for document in _documents(paragraphs):
        if all(cited.amends for cited in document.mentions):
            continue
        known = _citation(document)
        amending = {basis.label: basis for cited in document.mentions for basis in cited.found.value.amended_by}
        bases.append(
            LegalBasis(
                type=known.type,
                number=known.number,
                issued_on=known.issued_on,
                issuer=known.issuer,
                subject=known.subject,
                text=known.texts[0],
                amended_by=tuple(amending.values()),
            )
        )
    return tuple(bases)


def distinct_citations(texts: Iterable[str]) -> tuple[Citation, ...]:
    """The documents that texts name, in order of first mention.

    Two documents of one number and different dates stay two; a mention without a date belongs to the one document of
    that number, or else to the one cited last before it. What one mention leaves out another completes.

    Example:
        >>> named = ["Quyết định 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND ngày 05/3/2020 của UBND tỉnh"]
        >>> both = distinct_citations(named)
        >>> [(one.number, str(one.issued_on), one.mentions) for one in both]
        [('12/QĐ-UBND', '2020-03-05', 2)]
    """
    return tuple(_citation(document) for document in _documents(texts))


def _documents(texts: Iterable[str]) -> tuple[CitedDocument, ...]:
    printed = tuple(texts)
    notes = footnotes(printed)
    return gather(tuple(cited for text in printed for cited in find_cited(text, notes)))


def _citation(document: CitedDocument) -> Citation:
    values = [cited.found.value for cited in document.mentions]
    head = document.head.found.value
    return Citation(
        type=head.type,
        number=head.number,
        issued_on=next((value.issued_on for value in values if value.issued_on), None),
        issuer=next((value.issuer for value in values if value.issuer), None),
        subject=next((value.subject for value in values if value.subject), None),
        mentions=len(values),
        texts=tuple(value.text for value in values),
    )
