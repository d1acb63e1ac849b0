"""An agency as a plan names it (đơn vị, cơ quan)."""

from __future__ import annotations

from tthc.model.frozen import Frozen


class UnitMention(Frozen):
    """One unit, or one collective of units, named in a cell (đơn vị chủ trì, đơn vị phối hợp).

    Attributes:
        name: as printed, a leading "các" dropped, a list split and spread.
        unit_id: id in a register of units, once somebody has resolved the mention.
        collective: the words stand for several units, such as "Sở, ban, ngành".

    Example:
        >>> UnitMention(name="Sở Tư pháp").collective
        False
    """

    name: str
    unit_id: str | None = None
    collective: bool = False

    def __str__(self) -> str:
        return self.name
