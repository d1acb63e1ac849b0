"""What a target measures (chỉ tiêu): an entry of a catalogue."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from tthc.model.frozen import Frozen
from tthc.model.target import MeasureUnit, TargetKind

Direction = Literal["higher", "lower"]
"""càng cao càng tốt, càng thấp càng tốt."""

OverTime = Literal["sum", "latest"]
"""Counts of what happened in a period, which add up over time; of what stands at its end, of which the last holds."""

_LONGEST = 400


def _pattern(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"the pattern is longer than {_LONGEST} characters")
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as fault:
        raise ValueError(f"{text!r:.80} is no regular expression: {fault}") from None
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression over the folded words of a target, with "tthc", "dvc", "dvctt" and "pakn" written short."""


class Indicator(Frozen):
    """One thing that targets are set for, however a plan words it.

    Attributes:
        id: slug that targets carry.
        vi: name in Vietnamese.
        en: name in English.
        numerator: what is counted, in Vietnamese; None where it is no ratio.
        denominator: of what, likewise.
        unit: of its value.
        direction: whether more of it is better, or less.
        over_time: whether its counts add up over the periods of a year ("sum": dossiers resolved), or the last report
            says how things stand ("latest": procedures offered online).
        domain: the part of the field it belongs to, such as "online".
        source: the text that defines it; None where only drafting practice does.
        names: patterns any of which names it; besides, its own names in Vietnamese and English do.
        unless: patterns none of which may stand beside them.
        over: ids of indicators that this one is more exact than: where both are named, they are dropped.
        weak: named only where nothing else is.
        kind: the only kind of target it is for; None where it is for any.

    Example:
        >>> Indicator(id="visits", vi="lượt truy cập", en="visits", unit="time", names=("lượt truy cập",)).direction
        'higher'
    """

    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)
    numerator: str | None = None
    denominator: str | None = None
    unit: MeasureUnit = "%"
    direction: Direction = "higher"
    over_time: OverTime = "sum"
    domain: str | None = None
    source: str | None = None
    names: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    over: tuple[str, ...] = ()
    weak: bool = False
    kind: TargetKind | None = None
