"""A document that a plan names (văn bản được viện dẫn; căn cứ pháp lý)."""

from __future__ import annotations

from datetime import date

from tthc.model.frozen import Frozen


class LegalBasis(Frozen):
    """One document named in a text.

    Attributes:
        type: the type word, such as "Nghị định".
        number: number and symbol as printed, white space closed up; None where the text gives none.
        issued_on: date of issue, None where the text gives none or it cannot exist.
        issuer: who issued it, as printed.
        subject: what it is about, as printed.
        pinpoint: the part of it that is meant, as printed, such as "khoản 11 Điều 1".
        text: the words that name it, as printed.
        amended_by: the documents said to amend it.

    Example:
        >>> LegalBasis(type="Nghị định", number="63/2010/NĐ-CP", text="Nghị định số 63/2010/NĐ-CP").label
        'Nghị định 63/2010/NĐ-CP'
    """

    type: str
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    subject: str | None = None
    text: str
    pinpoint: str | None = None
    amended_by: tuple[LegalBasis, ...] = ()

    @property
    def label(self) -> str:
        """Type and number, the short way to name it."""
        return f"{self.type} {self.number}" if self.number else self.type
