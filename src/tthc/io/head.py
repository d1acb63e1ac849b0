"""The head of a plan: number, date, issuer, title and period, from wherever the document says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from tthc.io.ledger import Ledger
from tthc.io.line import Line
from tthc.io.prose import Paragraph
from tthc.model import LegalBasis, Period
from tthc.text.citation import find_citations
from tthc.text.letterhead import (
    agency_name,
    find_date_line,
    find_number_line,
    is_form,
    normal_agency,
)
from tthc.text.normal import UPPER, fold, squeeze
from tthc.text.period import find_period

_PREAMBLE = re.compile(
    r"(?:căn cứ|thực hiện|triển khai|thi hành|trên cơ sở|nhằm|để |xét |theo đề nghị|tiếp tục|"
    r"chính phủ$|thủ tướng chính phủ$|(?:ủy|uỷ) ban nhân dân\b|ubnd\b|kính gửi|[ivx]+\. |\d+\. |phần )"
)
_LONGEST_TITLE_LINE = 400
_LEVELS = "tỉnh|thành phố|huyện|xã|phường|đặc khu"
_ISSUING = re.compile(
    rf"((?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?:\s+(?:{_LEVELS})(?:\s+[{UPPER}][^\s,;.]*)*)?|"
    rf"(?:Sở|Bộ|Ban|Cục)\s+[{UPPER}][^,;.]*?)\s+(?:xây dựng|ban hành|triển khai)\s+[Kk]ế hoạch"
)


@frozen
class Head:
    """What the head of a plan says."""

    code: str | None = None
    number_text: str | None = None
    title: str = ""
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    issued_text: str | None = None
    period: Period | None = None


def caption_citations(captions: Sequence[str]) -> tuple[LegalBasis, ...]:
    """The plan as the captions of its annexes name it."""
    found = []
    for caption in captions:
        cited = find_citations(caption)
        if cited:
            found.append(cited[0].value)
    return tuple(found)


def title_of(lines: Sequence[Line]) -> tuple[str, int]:
    """The title that the lines after the word for the kind of document begin with, and how many lines it takes."""
    texts: list[str] = []
    used = 0
    for index, line in enumerate(lines):
        text = squeeze(line.text)
        if line.blank:
            continue
        if texts and (_ends_title(text, texts) or len(texts) > 8):
            break
        if not texts and len(text) > _LONGEST_TITLE_LINE:
            break
        texts.append(text)
        used = index + 1
    return squeeze(" ".join(texts)), used


def _ends_title(text: str, before: Sequence[str]) -> bool:
    capitals = all(part.upper() == part for part in before)
    if capitals:
        return text.upper() != text or (_PREAMBLE.match(fold(text)) is not None and len(text) < 40)
    return _PREAMBLE.match(fold(text)) is not None or (text.upper() == text and len(text) > 3)


def read_head(
    head: Sequence[Line],
    title: str,
    body: Sequence[Paragraph],
    cited: Sequence[LegalBasis],
    printed: str,
    ledger: Ledger,
) -> Head:
    """Put the head together from letterhead, annex captions and the opening paragraphs."""
    number_text, code, place, issued_text, issued_on, year = None, None, None, None, None, None
    agency: list[str] = []
    odd: list[str] = []
    numbers: dict[str, int] = {}
    motto = _motto(head)
    for index, line in enumerate(head):
        text = squeeze(line.text)
        if line.blank:
            continue
        if index in motto:
            ledger.take_form([line.number])
            continue
        ledger.take([line.number])
        numbers[text] = line.number
        if number_text is None and (number := find_number_line(text)) is not None:
            number_text, code = number.text, number.code
            odd += [text] if len(text) > len(number.text) else []
        else:
            agency.append(text)
    dated = _date_line(agency)
    if dated is not None:
        (place, issued_text, issued_on, year), agency = dated
    for text in (*odd, *(text for text in agency if text.upper() != text)):  # of agencies in capitals is the issuer
        ledger.note("line-unplaced", quote=text, line=numbers[text])
    own = cited[0] if cited else None
    if number_text is None and own is not None:
        code = own.number
        number_text = own.number and f"số {own.number}"
    if issued_text is None and own is not None and own.issued_on:
        issued_on = own.issued_on
        issued_text = _printed_date(own.text)
    province = _province(place, printed)
    issuer = _issuer(agency, cited, body, province, printed)
    period = _period(title, issued_on.year if issued_on else year, ledger)
    _check(code, number_text, issued_on, issued_text, issuer, title, ledger)
    return Head(code, number_text, title, issuer, place, issued_on, issued_text, period)


def _without_motto(text: str) -> str:
    """A line that holds national title and motto together is of the form as well."""
    flat = re.sub(r"\s+", " ", text)
    both = re.fullmatch(r"(CỘNG H.{2,3} XÃ HỘI CHỦ NGHĨA VIỆT NAM)\s+(Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)", flat)
    return both[1] if both else flat


def _motto(head: Sequence[Line]) -> set[int]:
    """Which lines are national title and motto, each of which may be wrapped.

    They are told by their place, not their number: the cells of a layout table share one line of the file.
    """
    full = [(index, line) for index, line in enumerate(head) if not line.blank]
    found: set[int] = set()
    for size in (1, 2, 3):
        for start in range(len(full) - size + 1):
            group = full[start : start + size]
            if is_form(_without_motto(squeeze(" ".join(line.text for _, line in group)))):
                found.update(index for index, _ in group)
    return found


def _date_line(agency: list[str]) -> tuple[tuple[str | None, str | None, date | None, int | None], list[str]] | None:
    """Place and date, which may be wrapped over two lines of a layout table."""
    for size in (1, 2, 3):
        for start in range(len(agency) - size + 1):
            found = find_date_line(" ".join(agency[start : start + size]))
            if found is not None:
                return (found.place, found.text, found.issued_on, found.year), [
                    *agency[:start],
                    *agency[start + size :],
                ]
    return None


def _printed_date(text: str) -> str | None:
    match = re.search(r"ngày\s.*?(?:\d{4})", squeeze(text))
    return match[0] if match else None


def _province(place: str | None, printed: str) -> str | None:
    """The province ("tỉnh X" or "thành phố X") by the place of issue, as the document itself says it."""
    if place is None:
        return None
    match = re.search(rf"\b(tỉnh|thành phố)\s+{re.escape(place)}\b", squeeze(printed), re.IGNORECASE)
    return f"{match[1].lower()} {place}" if match else None


def _issuer(
    agency: Sequence[str], cited: Sequence[LegalBasis], body: Sequence[Paragraph], province: str | None, printed: str
) -> str | None:
    """From the letterhead, else the captions of the annexes, else the opening paragraphs."""
    names = [text for text in agency if text.upper() == text and re.search(r"[^\W\d_]{2}", text)]
    found = agency_name(tuple(names), province=province, printed=printed)
    candidates = [found] if found else []
    candidates += [normal_agency(basis.issuer, province=province, printed=printed) for basis in cited if basis.issuer]
    for paragraph in body[:6]:
        match = _ISSUING.search(paragraph.text)
        if match:
            candidates.append(normal_agency(match[1], province=province, printed=printed))
    # The first that names its place; a bare "UBND tỉnh" only where nothing better is printed.
    full = [
        name
        for name in candidates
        if not re.fullmatch(r"UBND(?:\s+(?:tỉnh|thành phố|xã|phường|huyện))?", name, re.IGNORECASE)
    ]
    return next(iter(full), next(iter(candidates), None))


def _period(title: str, year: int | None, ledger: Ledger) -> Period | None:
    found = find_period(title)
    if found is not None:
        return found.value
    if year is not None:
        ledger.note("period-assumed", at="plan", year=year)
        return Period.of_year(year)
    ledger.note("period-missing", at="plan")
    return None


def _check(
    code: str | None,
    number_text: str | None,
    issued_on: date | None,
    issued_text: str | None,
    issuer: str | None,
    title: str,
    ledger: Ledger,
) -> None:
    if code is None:
        ledger.note("code-missing", at="plan", quote=number_text)
    if issued_on is None:
        ledger.note("date-missing", at="plan", quote=issued_text)
    if issuer is None:
        ledger.note("issuer-missing", at="plan")
    if not title:
        ledger.note("title-missing", at="plan")
