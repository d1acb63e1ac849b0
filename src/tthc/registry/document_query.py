"""What a question about a document says of it: number, date, kind, issuer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from tthc.model.document import Document
from tthc.model.legal_basis import LegalBasis
from tthc.registry.document_key import NumberKey, is_same_type, may_be_same_issuer, number_key, split_type
from tthc.text.citation import Citation, find_citations


@frozen
class Query:
    """A document as it is asked for.

    Attributes:
        asked: the words.
        key: its number; of an empty symbol where none is named.
        issued_on: its date of issue, where the question gives one.
        type: its kind, likewise.
        issuer: who issued it, likewise.
    """

    asked: str
    key: NumberKey
    issued_on: date | None = None
    type: str | None = None
    issuer: str | None = None

    @classmethod
    def of_text(
        cls, text: str, issued_on: date | None = None, kind: str | None = None, issuer: str | None = None
    ) -> Query:
        """From a number, with its type word or without, or from words that cite one document.

        What is given beside the text counts more than what it says itself; its own type word counts only where the
        symbol does not say the kind.
        """
        word, number = split_type(text)
        key = number_key(number)
        if key.serial:
            return cls(text, key, issued_on, kind or (None if key.is_whole else word), issuer)
        cited = {found.value.label: found.value for found in find_citations(text)}
        if len(cited) != 1:
            return cls(text, key, issued_on, kind, issuer)
        said = cls.of_citation(next(iter(cited.values())))
        if said.is_number:
            key = said.key
        return cls(text, key, issued_on or said.issued_on, kind or said.type, issuer or said.issuer)

    @classmethod
    def of_citation(cls, citation: LegalBasis | Citation) -> Query:
        """From what a text cites. Its type word counts only where the symbol does not say the kind."""
        key = number_key(citation.number or "")
        words = (citation.type, citation.number or "")
        kind = None if key.is_whole else citation.type
        return cls(" ".join(filter(None, words)), key, citation.issued_on, kind, citation.issuer)

    @property
    def is_number(self) -> bool:
        """Whether it names a number at all."""
        return bool(self.key.serial)

    def among(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Those it may mean, of documents that have the number."""
        return tuple(one for one in documents if self._fits(one))

    def _fits(self, document: Document) -> bool:
        if self.type and not is_same_type(self.type, document.type):
            return False
        if self.issued_on and document.issued_on not in (None, self.issued_on):
            return False
        if not (self.key.is_local and self.issuer and document.issuer):
            return True
        return may_be_same_issuer(self.issuer, document.issuer)


def near(asked: NumberKey, known: NumberKey) -> bool:
    """Whether a number may be the other with its year or its symbol left out.

    Example:
        >>> near(number_key("45/NĐ-CP"), number_key("45/2020/NĐ-CP")), near(number_key("06"), number_key("06/QĐ-TTg"))
        (True, False)
    """
    if not asked.serial or asked.serial != known.serial or not (asked.letters or asked.year):
        return False
    return asked.year in (None, known.year) and asked.letters in ("", known.letters)
