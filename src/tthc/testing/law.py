"""Documents as a preamble names them."""

from __future__ import annotations

from hypothesis import strategies as st

from tthc.model import LegalBasis
from tthc.testing.time import days
from tthc.testing.wording import phrases

_FORMS = (
    ("Nghị định", "{n}/{year}/NĐ-CP", "Chính phủ"),
    ("Thông tư", "{n:02}/{year}/TT-BTP", "Bộ trưởng Bộ Tư pháp"),
    ("Quyết định", "{n}/QĐ-TTg", "Thủ tướng Chính phủ"),
    ("Kế hoạch", "{n}/KH-UBND", "UBND tỉnh Sông Lam"),
    ("Công văn", "{n}/VPCP-KSTT", "Văn phòng Chính phủ"),
)


def legal_bases(*, amended: bool = True) -> st.SearchStrategy[LegalBasis]:
    """A document named in a text, with what the text says of it; some amended by others.

    Example:
        >>> from hypothesis import find
        >>> find(legal_bases(), lambda basis: basis.type == "Nghị định" and basis.number is not None).label
        'Nghị định 1/2013/NĐ-CP'
    """
    return _bases(amended=amended)


@st.composite
def _bases(draw: st.DrawFn, *, amended: bool) -> LegalBasis:
    kind, symbol, issuer = draw(st.sampled_from(_FORMS))
    day = draw(days())
    number = symbol.format(n=draw(st.integers(1, 999)), year=day.year) if draw(st.booleans()) else None
    named = f"{kind} số {number} ngày {day:%d/%m/%Y} của {issuer}" if number else f"{kind} của {issuer}"
    return LegalBasis(
        type=kind,
        number=number,
        issued_on=day if number else None,
        issuer=issuer,
        subject=draw(st.none() | phrases()),
        text=named,
        amended_by=tuple(draw(st.lists(_bases(amended=False), max_size=2))) if amended else (),
    )
