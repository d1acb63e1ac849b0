"""The register of documents (sổ văn bản): which document a text means, whether it holds on a day, what replaced it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Self

from attrs import field, frozen

from tthc.errors import InputError
from tthc.model.document import Document
from tthc.model.legal_basis import LegalBasis
from tthc.model.moment import in_vietnam
from tthc.registry.document_amendment import Amendment, amendments_of
from tthc.registry.document_force import Judgement, Reason, judge
from tthc.registry.document_key import NumberKey, number_key
from tthc.registry.document_links import index_of, is_same, problems_of, replacements, stopped_on, target_of
from tthc.registry.document_query import Query, near
from tthc.registry.document_standing import Standing
from tthc.text.citation import Citation

Asked = Document | LegalBasis | Citation | str
"""What an answer can be asked about: a document, one that a text cites, or a number."""


@frozen
class DocumentRegister:
    """Documents by number and date, with what is known of their force; what is not known it does not guess.

    Example:
        >>> register = DocumentRegister.default()
        >>> standing = register.status("61/2018/NĐ-CP", date(2025, 7, 1))
        >>> standing.state, standing.ended_by.number
        ('ended', '118/2025/NĐ-CP')
        >>> print(standing.describe("en"))
        On 2025-07-01 Decree 61/2018/NĐ-CP of 2018-04-23 is no longer in force: it ended on 2025-07-01, replaced by
        Decree 118/2025/NĐ-CP of 2025-06-09.
    """

    documents: tuple[Document, ...] = ()
    _index: dict[NumberKey, tuple[Document, ...]] = field(init=False, eq=False, repr=False)

    @_index.default
    def _build(self) -> dict[NumberKey, tuple[Document, ...]]:
        index = index_of(self.documents)
        if problems := problems_of(self.documents, index):
            listed = "".join(f"\n  {line}" for line in problems)
            raise InputError(f"the documents do not fit together:{listed}", hint="correct the documents named here")
        return index

    @classmethod
    def default(cls) -> DocumentRegister:
        """The register that comes with the package: what control plans cite, each entry with what it rests on."""
        return _shipped()

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Self:
        """A register of these documents alone.

        Raises:
            InputError: one stands there twice, or a link leads nowhere or back to its start.
        """
        return cls(tuple(documents))

    def with_documents(self, more: Iterable[Document]) -> Self:
        """This register and more documents; one that is here already is replaced by the new record of it.

        Raises:
            InputError: one stands there twice, or a link leads nowhere or back to its start.
        """
        new = tuple(more)
        index = index_of(new)
        kept = (one for one in self.documents if not any(_takes_place(n, one) for n in index.get(_key(one), ())))
        return type(self)((*kept, *new))

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def __contains__(self, document: object) -> bool:
        return document in self.documents

    def find(
        self,
        number: str,
        issued_on: date | None = None,
        type: str | None = None,  # noqa: A002  # the name of the field it is compared with
        issuer: str | None = None,
    ) -> Document | None:
        """The document of a number, however it is printed; None where there is none or it could be several.

        Args:
            number: the number, or words that name one document: "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010".
            issued_on: its date of issue, needed where several have the number.
            type: the kind, where the number does not say it.
            issuer: who issued it; matters where many offices give that number.

        Example:
            >>> register = DocumentRegister.default()
            >>> register.find("4 / 2025/TT–VPCP").number
            '04/2025/TT-VPCP'
            >>> register.find("01/NQ-CP"), str(register.find("01/NQ-CP", date(2026, 1, 8)).issued_on)
            (None, '2026-01-08')
        """
        return _only(self._matching(Query.of_text(number, issued_on, type, issuer)))

    def of_citation(self, citation: LegalBasis | Citation) -> Document | None:
        """The document that a text cites; None where it is not known, or not known which."""
        return _only(self._matching(Query.of_citation(citation)))

    def candidates(self, number: str, issued_on: date | None = None) -> tuple[Document, ...]:
        """The documents that a number may mean, also where part of it was left out.

        Example:
            >>> [one.number for one in DocumentRegister.default().candidates("107/NĐ-CP")]
            ['107/2021/NĐ-CP']
        """
        return self._candidates(Query.of_text(number, issued_on))

    def status(self, document: Asked, day: date) -> Standing:
        """How a document stands on a day; "unknown" where the register does not know it, or not enough of it.

        Example:
            >>> DocumentRegister.default().status("999/2024/NĐ-CP", date(2025, 1, 1)).state
            'unknown'
        """
        on = _plain(day)
        if isinstance(document, Document):
            return self._standing(document, document.label, on, undated=False)
        query = Query.of_text(document) if isinstance(document, str) else Query.of_citation(document)
        found = self._matching(query)
        if len(found) == 1:
            return self._standing(found[0], query.asked, on, undated=_is_undated(query, found[0]))
        candidates = found or self._candidates(query)
        if not query.is_number:
            return Standing(query.asked, on, "unknown", reason="no-number")
        known = self._index.get(query.key, ())
        reason: Reason = "several" if found else "other-date" if known else "not-known"
        return Standing(query.asked, on, "unknown", reason=reason, candidates=candidates)

    def successor(self, document: Asked, day: date | None = None) -> Document | None:
        """What replaced a document: the last of the chain, or with a day the one in force on it.

        A document that ended together with the one it amended is followed by what replaced that one.

        Example:
            >>> register = DocumentRegister.default()
            >>> register.successor("61/2018/NĐ-CP").number
            '118/2025/NĐ-CP'
            >>> register.successor("61/2018/NĐ-CP", date(2025, 6, 30)) is None
            True
        """
        known = self._known(document)
        if known is None:
            return None
        last: Document | None = None
        for last in replacements(known, self._index):
            if day is not None and self._judge(last, _plain(day)).state == "in force":
                return last
        return None if day is not None else last

    def amendments(self, document: Asked, day: date) -> tuple[Amendment, ...]:
        """The amendments of a document that hold on a day, in order of effect.

        Example:
            >>> found = DocumentRegister.default().amendments("63/2010/NĐ-CP", date(2013, 7, 1))
            >>> [(one.link.number, str(one.since)) for one in found]
            [('48/2013/NĐ-CP', '2013-07-01')]
        """
        known = self._known(document)
        return amendments_of(known, _plain(day), self._index).holding if known else ()

    def _known(self, document: Asked) -> Document | None:
        if isinstance(document, Document):
            return document
        return self.find(document) if isinstance(document, str) else self.of_citation(document)

    def _matching(self, query: Query) -> tuple[Document, ...]:
        return query.among(self._index.get(query.key, ()))

    def _candidates(self, query: Query) -> tuple[Document, ...]:
        if known := self._index.get(query.key, ()):
            return known
        found = tuple(one for key, group in self._index.items() if near(query.key, key) for one in group)
        dated = tuple(one for one in found if query.issued_on and one.issued_on == query.issued_on)
        return dated or found

    def _judge(self, document: Document, day: date) -> Judgement:
        return judge(document, day, stopped_on(document, self._index))

    def _standing(self, document: Document, asked: str, day: date, *, undated: bool) -> Standing:
        known = self._judge(document, day)
        told = known.state == "ended" or known.ends_later or known.reason == "end-unknown"
        amendments = amendments_of(document, day, self._index)
        return Standing(
            asked,
            day,
            known.state,
            document=document,
            since=known.since,
            until=known.until,
            ended_by=target_of(document.ender, self._index) if told and document.ender else None,
            successor=self.successor(document, day) if known.state == "ended" else None,
            amendments=amendments.holding,
            open_amendments=amendments.open,
            reason=known.reason,
            ends_later=known.ends_later,
            as_known_on=known.as_known_on,
            undated=undated,
            unverified=document.checked == "unverified" or bool({*known.rests_on} & {*document.unverified}),
        )


@cache
def _shipped() -> DocumentRegister:
    text = files("tthc").joinpath("data", "registry", "documents.toml").read_text("utf-8")
    return DocumentRegister.of(Document.model_validate(row) for row in tomllib.loads(text)["documents"])


def _key(document: Document) -> NumberKey:
    return number_key(document.number)


def _takes_place(new: Document, old: Document) -> bool:
    return is_same(new, old) and (new.issued_on is not None or old.issued_on is None)


def _is_undated(query: Query, document: Document) -> bool:
    return query.issued_on is None and query.key.year is None and document.issued_on is not None


def _only(found: tuple[Document, ...]) -> Document | None:
    return found[0] if len(found) == 1 else None


def _plain(day: date) -> date:
    return in_vietnam(day).date() if isinstance(day, datetime) else day
