"""A few rows of each fault (ví dụ dòng lỗi), fetched in a second look at the frame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from tthc.targets.dossiers.columns import ENDS
from tthc.targets.dossiers.engine import Engine
from tthc.targets.dossiers.packing import Packing
from tthc.targets.dossiers.quality import FaultCode, FaultExample
from tthc.targets.dossiers.reading import SAID, Readied
from tthc.targets.dossiers.rule import PACKED

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

_FEW: Final = 1000
_DAYS: Final = ("received", "appointment", "reappointment", *ENDS, "supplement_since")
_ABOUT: Final[Mapping[FaultCode, Sequence[str]]] = {
    "date-unreadable": _DAYS,
    "date-implausible": _DAYS,
    "ended-before-received": ("received", *ENDS),
    "due-missing": ("limit", "limit_unit"),
    "due-before-received": ("received", "appointment", "reappointment"),
    "supplement-before-received": ("received", "supplement_since"),
}


def examples_of(
    packed: Frame, held: Readied, engine: Engine, pack: Packing, counts: Mapping[FaultCode, int], most: int
) -> Mapping[FaultCode, tuple[FaultExample, ...]]:
    """At most so many rows of each fault.

    Rare faults are looked for together, in one more pass, and their first rows by code and unit are shown; of a fault
    that many rows have, the first that come along, without a look at all of them.
    """
    import narwhals as nw

    names = [name for name in ("code", "unit", *_DAYS, "limit", "limit_unit") if f"{SAID}{name}" in held.said]
    shown = engine.sealed(packed, (PACKED, *(f"{SAID}{name}" for name in names)))
    found: dict[FaultCode, list[FaultExample]] = defaultdict(list)
    rare = [pack.of_fault(code) for code, count in counts.items() if count <= _FEW]
    looks = [shown.filter(nw.col(PACKED) == pack.of_fault(code)).head(most) for code in counts if counts[code] > _FEW]
    if rare:
        looks.append(shown.filter(nw.col(PACKED).is_in(rare)))
    for look in looks:
        for number, *values in engine.rows(look):
            code: Any = pack.unpacked(number)
            found[code].append(_example(code, dict(zip(names, values, strict=False)), held.named))
    return {code: tuple(sorted(rows, key=_order)[:most]) for code, rows in found.items()}


def _example(code: FaultCode, said: Mapping[str, str | None], named: Mapping[str, str]) -> FaultExample:
    about = ((named[name], said.get(name)) for name in _ABOUT.get(code, ()) if name in said)
    values = tuple((name, value) for name, value in about if value is not None)
    return FaultExample(said.get("code"), said.get("unit"), values)


def _order(one: FaultExample) -> tuple[Any, ...]:
    return one.code is None, one.code or "", one.unit or "", tuple((name, value or "") for name, value in one.values)
