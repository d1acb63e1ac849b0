"""Whether a unit exists on a day (thời gian tồn tại của đơn vị), as far as the register knows."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tthc.model.unit import Unit

Lifetime = Literal["alive", "doubtful", "ended", "not-yet"]
"""It exists, may exist, has ended, has not begun."""


def lifetime(unit: Unit, day: date) -> Lifetime:
    """How it is with a unit on a day.

    Example:
        >>> old = Unit(id="so-cu", name="Sở cũ", kind="department", level="province", valid_to=date(2025, 6, 30),
        ...            sure_to=date(2024, 12, 31))
        >>> [lifetime(old, day) for day in (date(2024, 5, 1), date(2025, 5, 1), date(2025, 7, 1))]
        ['alive', 'doubtful', 'ended']
    """
    if unit.valid_to and day > unit.valid_to:
        return "ended"
    if unit.valid_from and day < unit.valid_from:
        return "not-yet"
    begun = unit.sure_from is None or day >= unit.sure_from
    lasts = unit.sure_to is None or day <= unit.sure_to
    return "alive" if begun and lasts else "doubtful"
