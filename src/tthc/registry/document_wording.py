"""Answers about documents in sentences, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tthc.model.document import Document, DocumentLink
from tthc.model.finding import Language

if TYPE_CHECKING:
    from tthc.registry.document_amendment import Amendment
    from tthc.registry.document_standing import Standing

_WORDS: Final = MappingProxyType(
    {
        "in force": ("ngày {day}, {document} có hiệu lực", "on {day} {document} is in force"),
        "in force since": (" (từ ngày {since})", " (since {since})"),
        "in force until": (" (đến hết ngày {until})", " (until {until})"),
        "in force since until": (" (từ ngày {since} đến hết ngày {until})", " (from {since} to {until})"),
        "not yet in force": ("ngày {day}, {document} chưa có hiệu lực", "on {day} {document} is not yet in force"),
        "takes effect": ("có hiệu lực từ ngày {start}", "it takes effect on {start}"),
        "issued later": ("đến ngày {issued} mới ban hành", "it was issued on {issued}"),
        "ended": ("ngày {day}, {document} đã hết hiệu lực", "on {day} {document} is no longer in force"),
        "since": ("từ ngày {since}", "it ended on {since}"),
        "expired": ("chỉ có hiệu lực đến hết ngày {last}", "it was valid until {last}"),
        "replaced_by": ("được thay thế bởi {other}", "replaced by {other}"),
        "ended_by": ("theo {other}", "under {other}"),
        "ended_with": ("cùng với {other}", "together with {other}"),
        "nothing-known": (
            "ngày {day}: không rõ hiệu lực của {document}; sổ không ghi ngày có hiệu lực",
            "on {day} it is unknown how {document} stands: no day of its force is recorded",
        ),
        "start-unknown": (
            "ngày {day}: không rõ {document} đã có hiệu lực chưa; sổ không ghi ngày có hiệu lực",
            "on {day} it is unknown whether {document} was in force: the day it took effect is not recorded",
        ),
        "end-unknown": (
            "ngày {day}: không rõ {document} còn hiệu lực không; sổ không ghi ngày hết hiệu lực",
            "on {day} it is unknown whether {document} was still in force: the day it ended is not recorded",
        ),
        "not-known": ("sổ văn bản không có {document}", "the register does not have {document}"),
        "other-date": (
            "sổ văn bản có số này nhưng không phải {document}",
            "the register has that number, but not {document}",
        ),
        "several": (
            "sổ văn bản có nhiều văn bản cùng số; chưa rõ {document} là văn bản nào",
            "the register has several documents of that number and cannot tell which {document} is",
        ),
        "no-number": ("“{document}” không có số, ký hiệu để tra", "“{document}” has no number to look up"),
        "candidates": ("có thể là {documents}", "it may be {documents}"),
        "seen": ("còn hiệu lực vào ngày {seen}", "it was in force on {seen}"),
        "successor": ("văn bản thay thế đang có hiệu lực: {other}", "in force in its place: {other}"),
        "amended": ("được sửa đổi, bổ sung bởi {amendments}", "amended by {amendments}"),
        "open amendments": (
            "không rõ đã được sửa đổi, bổ sung bởi {amendments} chưa",
            "it is unknown whether it was amended yet by {amendments}",
        ),
        "ends later": ("về sau đã hết hiệu lực, không rõ từ ngày nào", "it ended later, on a day not recorded"),
        "as known": ("theo thông tin đến ngày {known}", "as known on {known}"),
        "undated": ("số này mỗi năm đánh lại từ đầu, chưa đối chiếu ngày ban hành",
                    "numbers of this kind begin anew each year and no date of issue was given"),
        "unverified": ("thông tin này chưa được kiểm chứng", "this is not verified"),
        "of": ("{label} ngày {day}", "{label} of {day}"),
        "amended since": ("{label} (từ ngày {day})", "{label} (since {day})"),
        "touches": ("{label}, {touches}", "{label}, {touches}"),
    }
)  # fmt: skip
_TYPES: Final = MappingProxyType(
    {
        "Nghị định": "Decree",
        "Thông tư": "Circular",
        "Quyết định": "Decision",
        "Nghị quyết": "Resolution",
        "Chỉ thị": "Directive",
        "Kế hoạch": "Plan",
        "Công văn": "Official letter",
        "Luật": "Law",
        "Bộ luật": "Code",
    }
)
_SHOWN: Final = 80
_ENDS: Final = ("replaced_by", "ended_by", "ended_with")


def describe_standing(standing: Standing, language: Language) -> str:
    """The answer and what belongs to it, one sentence each."""
    return " ".join(_sentence(words) for words in _parts(standing, language))


def describe_amendment(amendment: Amendment, language: Language) -> str:
    """The amending document with its day and what it touches."""
    link, document = amendment.link, amendment.document
    label = _label(document, language) if document else link.number
    if amendment.since:
        label = _word("amended since", language, label=label, day=amendment.since)
    return _word("touches", language, label=label, touches=link.touches) if link.touches else label


def name_document(document: Document, language: Language) -> str:
    """Kind, number and date of issue."""
    label = _label(document, language)
    return _word("of", language, label=label, day=document.issued_on) if document.issued_on else label


def _parts(standing: Standing, language: Language) -> Iterator[str]:
    yield _answer(standing, language)
    if standing.reason and standing.document:
        yield from _known_of(standing, standing.document, language)
    if standing.candidates:
        yield _word("candidates", language, documents=_list(standing.candidates, language))
    if standing.ends_later:
        words = _ender(standing, language)
        yield _word("ends later", language) + (f", {words}" if words else "")
    if standing.successor and standing.successor != standing.ended_by:
        yield _word("successor", language, other=name_document(standing.successor, language))
    for key, amendments in (("amended", standing.amendments), ("open amendments", standing.open_amendments)):
        if amendments:
            yield _word(key, language, amendments="; ".join(one.describe(language) for one in amendments))
    if standing.as_known_on:
        yield _word("as known", language, known=standing.as_known_on)
    if standing.undated:
        yield _word("undated", language)
    if standing.unverified:
        yield _word("unverified", language)


def _known_of(standing: Standing, document: Document, language: Language) -> Iterator[str]:
    """What is known of a document although its state on the day is not."""
    held = [seen.on for seen in document.seen if seen.state == "in force"]
    if held:
        yield _word("seen", language, seen=min(held) if standing.day < min(held) else max(held))
    if standing.reason == "end-unknown" and (words := _ender(standing, language)):
        yield words
    if document.note:
        yield document.note.text(language)


def _answer(standing: Standing, language: Language) -> str:
    document = standing.document
    name = name_document(document, language) if document else _cut(standing.asked)
    said = _word(standing.reason or standing.state, language, day=standing.day, document=name)
    if document is None or standing.state == "unknown":
        return said
    if standing.state == "in force":
        bounds = " ".join(word for word, day in (("since", standing.since), ("until", standing.until)) if day)
        more = _word(f"in force {bounds}", language, since=standing.since, until=standing.until) if bounds else ""
        return said + more
    if standing.state == "not yet in force":
        return f"{said}: {_start(document, language)}"
    return said + _end(standing, document, language)


def _start(document: Document, language: Language) -> str:
    if document.effective_on:
        return _word("takes effect", language, start=document.effective_on)
    return _word("issued later", language, issued=document.issued_on)


def _end(standing: Standing, document: Document, language: Language) -> str:
    if standing.since and standing.since == document.expired_from and document.expires_on:
        return f": {_word('expired', language, last=document.expires_on)}"
    said = (_word("since", language, since=standing.since) if standing.since else "", _ender(standing, language))
    words = ", ".join(filter(None, said))
    if not words:
        return ""
    return f" {words}" if language == "vi" and standing.since else f": {words}"


def _ender(standing: Standing, language: Language) -> str:
    """How it was ended and by what; empty where nobody is named."""
    document = standing.document
    for field in _ENDS:
        link: DocumentLink | None = getattr(document, field) if document else None
        if link:
            other = name_document(standing.ended_by, language) if standing.ended_by else link.number
            return _word(field, language, other=other)
    return ""


def _list(documents: Sequence[Document], language: Language) -> str:
    return "; ".join(name_document(document, language) for document in documents)


def _label(document: Document, language: Language) -> str:
    if language == "vi":
        return document.label
    return f"{_TYPES.get(document.type, document.type)} {document.number}"


def _word(key: str, language: Language, **values: object) -> str:
    shown = {name: _day(value, language) if isinstance(value, date) else value for name, value in values.items()}
    return _WORDS[key][0 if language == "vi" else 1].format_map(shown)


def _day(day: date, language: Language) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if language == "vi" else day.isoformat()


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
