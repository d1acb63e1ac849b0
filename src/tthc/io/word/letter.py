"""The frame of a Word file: the letterhead and title above the text, recipients and signature below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc.io.word.element import Xml, joined, paragraph, rule, side_by_side
from tthc.io.word.style import line_width, words
from tthc.model import Plan, Signatory

_PEOPLE: Final = re.compile(r"(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN)(?:\s+|$)", re.IGNORECASE)
_UNDER_A_PROVINCE: Final = re.compile(
    r"(?P<own>(?:Sở|Ban|Thanh tra|Trung tâm|Chi cục)\b.*?)\s+(?P<above>(?:tỉnh|thành phố)\s+\S.*)"
)
_NUMBER: Final = re.compile(r"số\s*:?\s*", re.IGNORECASE)
_NO_NUMBER: Final = re.compile(r"(Số:)\s*(?=[/-])")
_SHARES: Final = (0.42, 0.58)
_ROOM_TO_SIGN: Final = 4


def head(plan: Plan, width: int) -> Xml:
    """Letterhead, type word and title.

    Args:
        plan: the plan.
        width: between the margins.
    """
    title = plan.title.strip()
    ruled = (rule(min(line_width(title, "title"), width) * 2 // 5, width),) if title else ()
    return joined(
        (
            _letterhead(plan, width),
            paragraph(words("form")["kind"], "kind"),
            *((paragraph(title, "title"),) if title else ()),
            *ruled,
            paragraph("", "text"),
        )
    )


def closing(plan: Plan, width: int) -> Xml:
    """Recipients beside the signature; nothing where the plan has neither."""
    signed = tuple(_signature(plan.signatory)) if plan.signatory else ()
    if not plan.recipients and not signed:
        return Xml("")
    half = width // 2
    return joined(
        (
            paragraph("", "gap"),
            side_by_side((half, width - half), joined(_recipients(plan.recipients)), joined(signed)),
            paragraph("", "gap"),
        )
    )


def number_line(plan: Plan) -> str:
    """Number and symbol as the line "Số: …"; "" where the plan has none.

    Example:
        >>> number_line(Plan(title="A", number_text="số 18/KH-UBND")), number_line(Plan(title="A", code="7/KH-UBND"))
        ('Số: 18/KH-UBND', 'Số: 07/KH-UBND')
        >>> number_line(Plan(title="A", number_text="Số: /KH-UBND"))
        'Số:        /KH-UBND'
    """
    template = words("form")["number"]
    if plan.number_text:
        printed: str = template.format(code=_NUMBER.sub("", plan.number_text.strip(), count=1))
        return _NO_NUMBER.sub(rf"\1{' ' * 8}", printed)
    if plan.code:
        return str(template.format(code=re.sub(r"^(?=\d\D)", "0", plan.code)))
    return ""


def date_line(plan: Plan) -> str:
    """Place and day of issue; of a draft the words that stand for its day.

    Days below 10 and the months 1 and 2 have a zero in front.

    Legal basis: Decree 30/2020/NĐ-CP, Appendix I, Part II.

    Example:
        >>> date_line(Plan(title="A", place="An Bình", issued_on=date(2026, 2, 5)))
        'An Bình, ngày 05 tháng 02 năm 2026'
        >>> date_line(Plan(title="A", place="An Bình", issued_on=date(2026, 3, 15)))
        'An Bình, ngày 15 tháng 3 năm 2026'
    """
    form = words("form")
    day = form["dated"].format(**_padded(plan.issued_on)) if plan.issued_on else (plan.issued_text or "").strip()
    if plan.place and day:
        return str(form["placed"].format(place=plan.place, day=day))
    return plan.place or day[:1].upper() + day[1:]


def issuer_lines(issuer: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the agency above the one that issues, where its name tells it, and of the latter, in capitals.

    Example:
        >>> issuer_lines("UBND xã An Bình")
        ((), ('ỦY BAN NHÂN DÂN', 'XÃ AN BÌNH'))
        >>> issuer_lines("Sở Tư pháp tỉnh Sông Lam")
        (('ỦY BAN NHÂN DÂN', 'TỈNH SÔNG LAM'), ('SỞ TƯ PHÁP',))
    """
    name = (issuer or "").strip()
    people = words("form")["people"]
    if found := _UNDER_A_PROVINCE.fullmatch(name):
        return (people, found["above"].upper()), (found["own"].upper(),)
    if found := _PEOPLE.match(name):
        return (), tuple(line for line in (people, name[found.end() :].upper()) if line)
    return (), (name.upper(),) if name else ()


def signing_lines(signatory: Signatory) -> tuple[str, ...]:
    """On whose behalf and in which position, a line each.

    Example:
        >>> signing_lines(Signatory(authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH"))
        ('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
    """
    behalf = re.split(r"\s+(?=(?:KT|TL|TUQ|TM)\.)", signatory.authority.strip()) if signatory.authority else []
    return tuple(line for line in (*behalf, signatory.position) if line)


def recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The list below "Nơi nhận:", each with its dash and its closing sign.

    Example:
        >>> recipient_lines(("UBND tỉnh Sông Lam", "Lưu: VT, VP"))
        ('- UBND tỉnh Sông Lam;', '- Lưu: VT, VP.')
    """
    last = len(recipients) - 1
    return tuple(f"- {name}{'.' if place == last else ';'}" for place, name in enumerate(recipients))


def _padded(day: date) -> dict[str, str]:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return {"day": f"{day.day:02d}", "month": month, "year": f"{day.year:04d}"}


def _letterhead(plan: Plan, width: int) -> Xml:
    form = words("form")
    left, right = (round(width * share) for share in _SHARES)
    above, own = issuer_lines(plan.issuer)
    agency = [paragraph(line, "superior") for line in above]
    agency += [paragraph(line, "issuer") for line in own]
    if own:
        agency.append(rule(min(line_width(own[-1], "issuer"), left) // 2, left))
    nation = [
        paragraph(form["nation"], "nation"),
        paragraph(form["motto"], "motto"),
        rule(line_width(form["motto"], "motto"), right),
    ]
    number, dated = number_line(plan), date_line(plan)
    rows = [side_by_side((left, right), joined(agency), joined(nation))]
    if number or dated:
        cells = (paragraph(number, "number"), paragraph(dated, "dated"))
        rows.append(side_by_side((left, right), *cells))
    return joined(part for row in rows for part in (row, paragraph("", "gap")))


def _recipients(recipients: tuple[str, ...]) -> Iterator[Xml]:
    if recipients:
        yield paragraph(words("form")["recipients"], "recipients")
        yield from (paragraph(line, "recipient") for line in recipient_lines(recipients))


def _signature(signatory: Signatory) -> Iterator[Xml]:
    yield from (paragraph(line, "signer") for line in signing_lines(signatory))
    if signatory.name:
        yield from (paragraph("", "signer") for _ in range(_ROOM_TO_SIGN))
        yield paragraph(signatory.name, "signer")
