"""A document that a register knows (văn bản): what it is, from when to when it holds, what changed it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from tthc.model.finding import Language
from tthc.model.frozen import Frozen

Checked = Literal["read", "cited", "unverified"]
"""How a record was checked: its text, or that of a document that rules on it, was read; it is known from what others
cite; it is recollection that nobody has checked."""

_ENDS = ("replaced_by", "ended_by", "ended_with")
_ONE_DAY = timedelta(days=1)


class Remark(Frozen):
    """A remark for people, in both languages; a plain text is the same in both.

    Example:
        >>> Remark.model_validate("xem Điều 3").text("en")
        'xem Điều 3'
    """

    vi: str
    en: str

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: Any) -> Any:
        return {"vi": value, "en": value} if isinstance(value, str) else value

    def text(self, language: Language) -> str:
        """Its words in one language."""
        return self.vi if language == "vi" else self.en


class DocumentLink(Frozen):
    """Another document that changed or ended this one.

    Attributes:
        number: its number and symbol.
        issued_on: its date of issue; needed only where the register has several of that number.
        issuer: who issued it; needed only where several offices gave that number.
        since: first day of what it did; None where that is not known.
        touches: what of this document it changed, such as "khoản 9 Điều 1".
        basis: the article that says so.
        checked: how this was checked; None where nobody says.
    """

    number: str = Field(min_length=1)
    issued_on: date | None = None
    issuer: str | None = None
    since: date | None = None
    touches: str = ""
    basis: str = ""
    checked: Checked | None = None


class Sighting(Frozen):
    """A day on which a document is known to have held, or to have ended already.

    Attributes:
        on: the day.
        state: how it stood.
        basis: what shows it.
    """

    on: date
    state: Literal["in force", "ended"]
    basis: str = ""


class Document(Frozen):
    """One document and its life. What is not known is left out, never supposed.

    Numbers begin anew each year, so a document is told by its number and its date of issue (and, where two offices
    gave one number on one day, by its issuer).

    Attributes:
        type: the kind, such as "Nghị định".
        number: number and symbol, such as "63/2010/NĐ-CP".
        issued_on: date of issue.
        issuer: who issued it.
        subject: what it is about, in a few words.
        effective_on: first day it holds (ngày có hiệu lực).
        ended_on: first day it no longer holds (hết hiệu lực từ ngày).
        expires_on: last day it holds, where it sets one itself (có hiệu lực đến hết ngày).
        replaced_by: the document in its place.
        ended_by: the document that ended it without taking its place.
        ended_with: the document it belonged to and ended together with.
        amended_by: documents that amended it, in order of effect.
        seen: days on which it is known how it stood, for where the days above are not known.
        basis: what the facts rest on, such as articles.
        checked: how they were checked; None where nobody says.
        unverified: the fields whose value nobody has checked, where the others are.
        note: what else a reader should know.

    Example:
        >>> link = DocumentLink(number="118/2025/NĐ-CP", since=date(2025, 7, 1))
        >>> old = Document(type="Nghị định", number="61/2018/NĐ-CP", issued_on=date(2018, 4, 23), replaced_by=link)
        >>> old.label, str(old.over_from)
        ('Nghị định 61/2018/NĐ-CP', '2025-07-01')
    """

    type: str = Field(min_length=1)
    number: str = Field(min_length=1)
    issued_on: date | None = None
    issuer: str | None = None
    subject: str | None = None
    effective_on: date | None = None
    ended_on: date | None = None
    expires_on: date | None = None
    replaced_by: DocumentLink | None = None
    ended_by: DocumentLink | None = None
    ended_with: DocumentLink | None = None
    amended_by: tuple[DocumentLink, ...] = ()
    seen: tuple[Sighting, ...] = ()
    basis: str = ""
    checked: Checked | None = None
    unverified: tuple[str, ...] = ()
    note: Remark | None = None

    @field_validator("unverified")
    @classmethod
    def _are_fields(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if strange := [name for name in names if name not in cls.model_fields]:
            raise ValueError(f"no such field: {', '.join(strange)}")
        return names

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        links = [name for name in _ENDS if getattr(self, name) is not None]
        if len(links) > 1:
            raise ValueError(f"{self.label} ends in more than one way: {', '.join(links)}")
        link = self.ender
        if link and link.since and self.ended_on and link.since != self.ended_on:
            raise ValueError(f"{self.label} ended on {self.ended_on}, but {links[0]} says {link.since}")
        return self

    @model_validator(mode="after")
    def _one_life(self) -> Self:
        """Force comes once and goes once, so no two statements may contradict that."""
        held = [sighting.on for sighting in self.seen if sighting.state == "in force"]
        gone = [sighting.on for sighting in self.seen if sighting.state == "ended"]
        if self.over_from and self.issued_on and self.over_from < self.issued_on:
            raise ValueError(f"{self.label} ended ({self.over_from}) before it was issued ({self.issued_on})")
        if held and self.effective_on and min(held) < self.effective_on:
            raise ValueError(f"{self.label} was in force on {min(held)}, but took effect on {self.effective_on}")
        if held and self.over_from and max(held) >= self.over_from:
            raise ValueError(f"{self.label} was in force on {max(held)}, but ended on {self.over_from}")
        if held and gone and max(held) >= min(gone):
            raise ValueError(f"{self.label} was in force on {max(held)}, but over on {min(gone)}")
        if gone and self.stopped_on and self.over_from and min(gone) < self.over_from:
            raise ValueError(f"{self.label} was over on {min(gone)}, but ended on {self.over_from}")
        return self

    @property
    def label(self) -> str:
        """Type and number, the short way to name it."""
        return f"{self.type} {self.number}"

    @property
    def ender(self) -> DocumentLink | None:
        """The link to the document its end is owed to."""
        return self.replaced_by or self.ended_by or self.ended_with

    @property
    def stopped_on(self) -> date | None:
        """First day after it was ended by somebody; None where that is not known or it only expires."""
        return self.ended_on or (self.ender.since if self.ender else None)

    @property
    def expired_from(self) -> date | None:
        """First day after the last one it set itself."""
        return self.expires_on + _ONE_DAY if self.expires_on and self.expires_on < date.max else None

    @property
    def over_from(self) -> date | None:
        """First day on which it surely no longer holds."""
        return min((day for day in (self.stopped_on, self.expired_from) if day), default=None)
