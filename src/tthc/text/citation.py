"""Documents cited in a text (văn bản được viện dẫn): each mention, the bases of a preamble, the distinct documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from tthc.errors import ParseError
from tthc.model.legal_basis import LegalBasis
from tthc.text.back_reference import BackReference, back_references
from tthc.text.citation_doubt import doubts_of
from tthc.text.cited import Cited, align, find_cited, footnotes
from tthc.text.cited_document import CitedDocument, gather
from tthc.text.fault import Fault
from tthc.text.found import Found
from tthc.text.normal import Aligned, squeeze

# What may stand around a document's name: theo, căn cứ, tại, của, brackets and marks.
_MORE = re.compile(r"(?<!\w)(?!(?:theo|căn|cứ|tại|của|thực|hiện)(?!\w))\w", re.IGNORECASE)


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
        faults: where a mention's number and words do not agree, each once.
    """

    type: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    mentions: int
    texts: tuple[str, ...]
    faults: tuple[Fault, ...] = ()


@frozen
class FoundCitation(Found[LegalBasis]):
    """A mention of a document, and what is to be known about it.

    Attributes:
        faults: where its number and the words around it do not agree; nothing is mended.
        pointing: "short" where it leaves out what an earlier mention of the document says, "above" for words such as
            "Quyết định nêu trên", "this" for "Kế hoạch này"; None where it stands for itself.
        refers_to: the earlier mention that it is resolved to; None where it stands for itself.
    """

    faults: tuple[Fault, ...] = ()
    pointing: Literal["short", "above", "this"] | None = None
    refers_to: Found[LegalBasis] | None = None

    @property
    def document(self) -> LegalBasis:
        """The document meant: of the earlier mention where there is one."""
        return self.refers_to.value if self.refers_to else self.value


def find_citations(text: str, itself: LegalBasis | None = None) -> tuple[FoundCitation, ...]:
    """Every document named in a text, in order, none over another.

    A span runs from the type word to the end of number, date and issuer; subject and pinpoint are in the value only.
    Where a number and the words around it do not agree the citation says so in its ``faults``. A document cited before
    is told by its short name and by "nêu trên", and the mention says which one it was resolved to.

    Args:
        text: any text.
        itself: the document the text is from. "Kế hoạch này" means it where it is a plan, else the plan cited last;
            without it such words are left out, for nothing says whether the text means itself.

    Example:
        >>> short, this = find_citations("Nghị định số 45/NĐ-CP ngày 08/4/2020; Nghị định nêu trên")
        >>> [fault.code for fault in short.faults], this.pointing, this.document.number
        (['citation-year-missing'], 'above', '45/NĐ-CP')

        >>> found, = find_citations("theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.")
        >>> found.value.number, str(found.value.issued_on), found.value.issuer, found.value.subject
        ('30/2020/NĐ-CP', '2020-03-05', 'Chính phủ', 'về công tác văn thư')
        >>> found.text
        'Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ'
    """
    aligned = align(text)
    cited = find_cited(aligned, footnotes((text,)))
    earlier = _earlier(cited)
    found = [
        FoundCitation(
            *_parts(one.found),
            faults=tuple(doubts_of(one.mention)),
            pointing="short" if index in earlier else None,
            refers_to=earlier.get(index),
        )
        for index, one in enumerate(cited)
    ]
    return tuple(sorted((*found, *_pointed(aligned, found, itself)), key=lambda one: one.start))


def parse_citation(text: str) -> LegalBasis:
    """The one document that a whole phrase names, with its subject and pinpoint.

    Raises:
        ParseError: it names none, or several, or says more than that.

    Example:
        >>> parse_citation("khoản 1 Điều 27 Thông tư số 02/2017/TT-VPCP ngày 31/10/2017").label
        'Thông tư 02/2017/TT-VPCP'
        >>> parse_citation("kế hoạch năm 2026")
        Traceback (most recent call last):
        tthc.errors.ParseError: 'kế hoạch năm 2026' names no document (write it as in "Nghị định số 63/2010/NĐ-CP")
    """
    found = find_citations(text)
    hint = 'write it as in "Nghị định số 63/2010/NĐ-CP"'
    if not found:
        raise ParseError(f"{text!r:.120} names no document", hint=hint)
    if len(found) > 1:
        raise ParseError(f"{text!r:.120} names {len(found)} documents", hint="give one, or use find_citations")
    value = found[0].value
    rest = squeeze(f"{text[: found[0].start]} {text[found[0].end :]}")
    said = (value.pinpoint, value.subject, *(one.text for one in value.amended_by))
    for words in said:
        rest = rest.replace(words, "", 1) if words else rest
    if _MORE.search(rest):
        raise ParseError(f"{text!r:.120} says more than a document: {rest.strip()!r:.60}", hint=hint)
    return value


def _parts(found: Found[LegalBasis]) -> tuple[LegalBasis, str, int, int]:
    return found.value, found.text, found.start, found.end


def _earlier(cited: tuple[Cited, ...]) -> dict[int, Found[LegalBasis]]:
    """For each mention that leaves out the date, the first of the same document that gives one, or is whole."""
    serials = {one.mention.number.key[0] if one.mention.number else one.mention.name for one in cited}
    if len(serials) == len(cited):
        return {}
    places = {id(one): index for index, one in enumerate(cited)}
    earlier: dict[int, Found[LegalBasis]] = {}
    for document in gather(cited):
        first, *others = document.mentions
        best = first.found
        for one in others:
            if one.found.value.issued_on is None:
                earlier[places[id(one)]] = best
            elif best.value.issued_on is None:
                best = one.found
    return earlier


def _pointed(aligned: Aligned, found: list[FoundCitation], itself: LegalBasis | None) -> Iterator[FoundCitation]:
    """The words that point back, each with the document it means: the last of its kind, or the text itself."""
    last: dict[str, Found[LegalBasis]] = {}  # of each kind, up to the place reached
    ahead = iter(found)
    known = next(ahead, None)
    for back in sorted(back_references(aligned), key=lambda one: one.start):
        start, end = aligned.span(back.start, back.end)
        while known is not None and known.end <= start:
            last[known.document.type] = known.refers_to or known
            known = next(ahead, None)
        if known is not None and known.start < end:
            continue  # it stands inside a citation
        refers_to = _meant(back, last, itself)
        if refers_to:  # else it is no citation: nothing says which document is meant
            words = aligned.original[start:end]
            value = LegalBasis(type=back.type, text=squeeze(words))
            yield FoundCitation(value, words, start, end, pointing=back.pointing, refers_to=refers_to)


def _meant(
    back: BackReference, last: Mapping[str, Found[LegalBasis]], itself: LegalBasis | None
) -> Found[LegalBasis] | None:
    """In a plan "Kế hoạch này" is that plan, in a decision the plan cited last; of an unknown text it is neither."""
    if back.pointing == "above":
        return last.get(back.type)
    if itself is None:
        return None
    return Found(itself, "", 0, 0) if itself.type == back.type else last.get(back.type)


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
    return gather(tuple(cited for text in printed for cited in find_cited(align(text), notes)))


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
        faults=tuple(dict.fromkeys(fault for cited in document.mentions for fault in doubts_of(cited.mention))),
    )
