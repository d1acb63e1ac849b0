"""A quantified commitment (chỉ tiêu)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tthc.model.frozen import Frozen

Comparator = Literal[">", ">=", "<", "<="]
"""trên, tối thiểu (and a bare figure), dưới, tối đa."""

MeasureUnit = Literal[
    "%", "pp", "day", "working_day", "hour", "month", "year", "time",
    "dossier", "procedure", "service", "task", "unit", "person", "document", "household", "enterprise", "VND", "USD",
    "ha", "tonne", "point", "item",
]  # fmt: skip
"""What the value counts; "item" is anything counted that has no name here."""

TargetKind = Literal["level", "reduction", "increase"]
"""A level to hold, or a change from a baseline (cắt giảm, tăng)."""


class Baseline(Frozen):
    """What a reduction or an increase starts from (so với năm 2024).

    Attributes:
        text: as printed.
        year: the year it names, if any.
    """

    text: str
    year: int | None = None


class Target(Frozen):
    """The set of values that meet a commitment, and the words that make it.

    Attributes:
        text: the words, as printed.
        indicator: slug of what is measured, None where no catalogue names it.
        comparator: belongs to ``value``.
        value: in ``unit``; a reduction is positive; of a range its lower end.
        upper: the upper end of a range ("từ 80% đến 90%"), which adds nothing to what meets the target.
        unit: from a closed list.
        kind: a level, or a change from a baseline.
        baseline: what a change starts from.
        due: last day on which it is to be met, where the words say one.
        scope: the part of the field it is for, as printed.
        at: where it stands in the plan, such as ``body:II.4`` or ``task:V.6``.
        parts: what it promises of its own part ("trong đó …").

    Example:
        >>> Target(text="trên 95% hồ sơ đúng hạn", comparator=">", value=95, unit="%").kind
        'level'
    """

    text: str
    indicator: str | None = None
    comparator: Comparator
    value: int | float
    upper: int | float | None = None
    unit: MeasureUnit
    kind: TargetKind = "level"
    baseline: Baseline | None = None
    due: date | None = None
    scope: str | None = None
    at: str = ""
    parts: tuple[Target, ...] = ()
