"""What registers hold: units with their days and successors, documents, indicators."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from tthc.model import Document, Indicator, Unit, UnitKind

_NAMES: Final = ("Sở Tư pháp", "Sở Y tế", "Thanh tra tỉnh", "UBND xã Tân Lập", "UBND phường Tân An", "Ban Dân tộc")
_KINDS: Final[tuple[UnitKind, ...]] = ("department", "agency", "commune", "ward")
_TYPES: Final = (("Nghị định", "NĐ-CP"), ("Thông tư", "TT-BTP"))


@st.composite
def registered_units(draw: st.DrawFn, *, max_size: int = 6) -> tuple[Unit, ...]:
    """Units that fit together: a province, those below it, and who came after whom.

    Example:
        >>> from hypothesis import find
        >>> units = find(registered_units(), lambda units: any(unit.successors for unit in units))
        >>> units[0].parent is None
        True
    """
    number = draw(st.integers(1, max_size))
    units: list[Unit] = []
    for index in range(number):
        start, end = sorted(draw(st.tuples(_days(), _days())))
        ends = draw(st.booleans()) and index > 0
        units.append(
            Unit(
                id=f"u{index}",
                name=draw(st.sampled_from(_NAMES)),
                kind=draw(st.sampled_from(_KINDS)) if index else "province",
                level="province",
                parent=f"u{draw(st.integers(0, index - 1))}" if index else None,
                valid_from=start if index else None,
                valid_to=end if ends else None,
                # Whoever comes after stands before it in the list, so that no chain runs in a circle.
                successors=(f"u{draw(st.integers(0, index - 1))}",) if ends and draw(st.booleans()) else (),
            )
        )
    return tuple(units)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document with the days known of it: issued, in effect, ended.

    Example:
        >>> from hypothesis import find
        >>> find(documents(), lambda one: one.type == "Nghị định").number.endswith("/NĐ-CP")
        True
    """
    kind, symbol = draw(st.sampled_from(_TYPES))
    issued = draw(_days())
    effective = issued + timedelta(days=draw(st.integers(0, 90)))
    ended = effective + timedelta(days=draw(st.integers(1, 3000)))
    return Document(
        type=kind,
        number=f"{draw(st.integers(1, 400)):02}/{issued.year}/{symbol}",
        issued_on=issued,
        effective_on=draw(st.none() | st.just(effective)),
        ended_on=draw(st.none() | st.just(ended)),
    )


def indicators() -> st.SearchStrategy[Indicator]:
    """An indicator of an office's own.

    Example:
        >>> from hypothesis import find
        >>> find(indicators(), lambda one: one.unit == "%").direction
        'higher'
    """
    words = st.sampled_from(("lượt dùng ki-ốt", "tin nhắn nhắc hẹn", "cuộc gọi tổng đài"))
    return st.builds(
        lambda number, name, unit, direction: Indicator(
            id=f"own-{number}", vi=name, en=name, unit=unit, direction=direction, names=(name,)
        ),
        st.integers(1, 99),
        words,
        st.sampled_from(("%", "time", "point")),
        st.sampled_from(("higher", "lower")),
    )


def _days() -> st.SearchStrategy[date]:
    return st.dates(date(2015, 1, 1), date(2027, 12, 31))
