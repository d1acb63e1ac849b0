"""A mention with all that stands around it: subject, amending documents, short names, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from tthc.model.legal_basis import LegalBasis
from tthc.text.found import Found
from tthc.text.issue_date import read_issue_date
from tthc.text.issuer import read_issuer
from tthc.text.mention import RAISED, Mention, find_mentions, words
from tthc.text.normal import Aligned
from tthc.text.pinpoint import read_pinpoint
from tthc.text.subject import read_subject

_AMENDED = re.compile(
    r"được (?:sửa đổi|bổ sung|thay thế|điều chỉnh)[^.;]{0,80}?(?<!\w)(?:bởi|tại|theo|bằng)"
    r"(?: (?:điểm|khoản|điều|mục|chương)(?!\w)[^.;]{0,40})?(?: các)?[ :]*\Z",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"(?<!\w)(?:hướng dẫn|chỉ đạo|đề nghị|yêu cầu|ý kiến|kết luận|phê duyệt|"
    r"quy định)(?= của [^.;]{4,90} tại (?:các )?\Z)",
    re.IGNORECASE,
)
_AND = re.compile(r"[ ,]*(?:và)?(?: các)?[ :]*", re.IGNORECASE)
_NOTE = re.compile(
    r"^[ \t>*_]*(?:\[(?P<mark>\d{1,3})\]|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))[ \t:.]*",
    re.MULTILINE,
)
_NOTE_SIGNS = ("[", *"¹²³⁴⁵⁶⁷⁸⁹⁰")
_NOTE_END = re.compile(r"\n\s*\n")
_SHORT_NAME = re.compile(r"\((?P<said>[^()]{0,40}(?:gọi|viết) (?:chung |tắt )?là:? )?[\"“]?\Z", re.IGNORECASE)
_CLAUSE_END = re.compile(r";|\.\s")
_REACH = 900
_LOOK_BACK = 120
_NEIGHBOURS = 12


@frozen
class Note:
    """What a footnote says of the document whose mark it bears."""

    issued_on: date | None
    issuer: str | None
    subject: str | None


@frozen
class Cited:
    """A mention, its value and its ties.

    Attributes:
        found: what ``find_citations`` gives.
        mention: how it is printed.
        alias_of: the document that this one is a short name for, where the text declares it.
        amends: whether it is named as amending another.
    """

    found: Found[LegalBasis]
    mention: Mention
    alias_of: Cited | None = None
    amends: bool = False


def footnotes(texts: Iterable[str]) -> dict[str, Note]:
    """Footnotes that complete a citation instead of naming a document of their own, by mark."""
    notes: dict[str, Note] = {}
    for text in texts:
        if not any(sign in text for sign in _NOTE_SIGNS):
            continue
        marks = list(_NOTE.finditer(text))
        for index, mark in enumerate(marks):
            until = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            label = mark["mark"] or mark["raised"].translate(RAISED)
            note = _read_note(text[mark.end() : min(until, mark.end() + _REACH)])
            if note and label not in notes:
                notes[label] = note
    return notes


def _read_note(printed: str) -> Note | None:
    aligned = Aligned.of(" " + _NOTE_END.split(printed, maxsplit=1)[0])
    text = aligned.text
    dated = read_issue_date(text, 0)
    end = dated.end if dated else 0
    issuer = read_issuer(text, end)
    if dated is None and issuer is None:
        return None
    end = issuer.end if issuer else end
    subject = read_subject(text, end, others=(), strong_only=False)
    return Note(dated.value if dated else None, words(aligned, issuer), words(aligned, subject))


def align(text: str) -> Aligned:
    """A text as citations are looked for in it; a tab parts two cells, so no citation runs over it."""
    return Aligned.of(text.replace("\t", "|"))


def find_cited(aligned: Aligned, notes: Mapping[str, Note]) -> tuple[Cited, ...]:
    """Every document named in a text, with its ties; ``notes`` complete the mentions that bear their mark."""
    text = aligned.original
    mentions = tuple(find_mentions(aligned))
    amending = _amending(aligned.text, mentions)
    amenders = {index for several in amending.values() for index in several}
    values = [_value(aligned, mentions, index, notes) for index in range(len(mentions))]
    done: list[Cited] = []
    for index, mention in enumerate(mentions):
        value = values[index]
        if index in amending:
            value = value.model_copy(update={"amended_by": tuple(values[at] for at in amending[index])})
        start, end = aligned.span(mention.start, mention.end)
        found = Found(value, text[start:end], start, end)
        done.append(
            Cited(
                found,
                mention,
                _declared(aligned.text, mention, done),
                index in amenders,
            )
        )
    return tuple(done)


def _value(
    aligned: Aligned,
    mentions: tuple[Mention, ...],
    index: int,
    notes: Mapping[str, Note],
) -> LegalBasis:
    mention = mentions[index]
    note = notes.get(mention.footnote) if mention.footnote else None
    dated = mention.issued_on is not None or mention.issuer is not None
    behind = tuple(one.start for one in mentions[index + 1 : index + 1 + _NEIGHBOURS])
    subject = read_subject(aligned.text, mention.end, others=behind, strong_only=not dated)
    return LegalBasis(
        type=mention.type,
        number=mention.printed,
        issued_on=mention.issued_on or (note.issued_on if note else None),
        issuer=mention.issuer or (note.issuer if note else None) or _issuer_before(aligned, mention),
        subject=mention.name or words(aligned, subject) or (note.subject if note else None),
        text=words(aligned, mention) or "",
        pinpoint=words(aligned, read_pinpoint(aligned.text, mention.start, mention.end)),
    )


def _issuer_before(aligned: Aligned, mention: Mention) -> str | None:
    """The issuer that stands before: "hướng dẫn của Văn phòng Chính phủ tại Công văn số …"."""
    window = aligned.text[max(0, mention.start - _LOOK_BACK) : mention.start]
    lead = _SAID_BEFORE.search(window)
    issuer = read_issuer(window, lead.end()) if lead else None
    if issuer is None or window[issuer.end :] not in (" tại ", " tại các "):
        return None
    return window[issuer.start : issuer.end]


def _amending(text: str, mentions: tuple[Mention, ...]) -> dict[int, list[int]]:
    """Which mentions are said to amend which: "A được sửa đổi, bổ sung bởi B và C"."""
    amending: dict[int, list[int]] = {}
    base: int | None = None
    for index in range(1, len(mentions)):
        before, this = mentions[index - 1], mentions[index]
        between = text[max(before.end, this.start - _LOOK_BACK) : this.start]
        if _AMENDED.search(between):
            base = index - 1
        elif base is not None and not _AND.fullmatch(between):
            base = None
        if base is not None:
            amending.setdefault(base, []).append(index)
    return amending


def _declared(text: str, mention: Mention, before: list[Cited]) -> Cited | None:
    """The document of the same clause that a short name in parentheses stands for."""
    lead = _SHORT_NAME.search(text, max(0, mention.start - 60), mention.start)
    if lead is None or text[mention.end : mention.end + 1] not in (")", '"', "”"):
        return None
    short = mention.number is not None and mention.number.shape == "short"
    if not (short or lead["said"]):
        return None
    first: Cited | None = None
    for cited in reversed(before[-_NEIGHBOURS:]):
        between = text[cited.mention.end : mention.start]
        if len(between) > _REACH or _CLAUSE_END.search(between):
            break
        if _same_serial(cited.mention, mention):
            return cited
        first = cited
    return first


def _same_serial(one: Mention, other: Mention) -> bool:
    if one.number is None or other.number is None:
        return False
    return one.type == other.type and one.number.key[0] == other.number.key[0]
