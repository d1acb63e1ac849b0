"""An agency (đơn vị, cơ quan): as a plan names it, and as a register knows it."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from tthc.model.frozen import Frozen

UnitKind = Literal[
    "state", "ministry", "province", "office", "department", "agency", "centre", "district", "commune", "ward",
    "special-zone", "commune-office", "commune-centre",
]  # fmt: skip
"""Cơ quan trung ương khác; bộ; UBND tỉnh, thành phố; văn phòng UBND; sở; ban, ngành, cơ quan khác cấp tỉnh; trung tâm
phục vụ hành chính công cấp tỉnh; UBND huyện (đến 30/6/2025); UBND xã; UBND phường; UBND đặc khu; văn phòng, phòng
chuyên môn cấp xã; trung tâm phục vụ hành chính công cấp xã."""

UnitLevel = Literal["central", "province", "district", "commune"]
"""trung ương, cấp tỉnh, cấp huyện (đến 30/6/2025), cấp xã."""


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


class FormerName(Frozen):
    """A name that a unit bore (tên gọi trước đây).

    Attributes:
        name: the name.
        until: last day on which it was right.
    """

    name: str = Field(min_length=1)
    until: date


class Unit(Frozen):
    """An agency in a register, from the day it begins to the day it ends.

    Where a day is not known, ``valid_from`` is the earliest and ``valid_to`` the latest it can be; between it and
    ``sure_from`` or ``sure_to`` the register does not know whether the unit exists.

    Attributes:
        id: slug, unique in a register.
        name: full name.
        aliases: further names and abbreviations it goes by.
        former_names: names it bore before, the same unit all the time.
        kind: what it is.
        level: level of government.
        parent: id of the unit it belongs to.
        valid_from: first day; None where it was always there, as far as the register knows.
        valid_to: last day; None while it lasts.
        sure_from: first day on which it surely exists; None for ``valid_from``.
        sure_to: last day on which it surely exists; None for ``valid_to``.
        successors: ids of the units that took over from it.
        basis: what the days rest on.

    Example:
        >>> unit = Unit(id="so-tu-phap", name="Sở Tư pháp", kind="department", level="province")
        >>> unit.valid_to is None
        True
    """

    id: str = Field(pattern=r"^[a-z0-9]+(?:[-./][a-z0-9]+)*$")
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    kind: UnitKind
    level: UnitLevel
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    sure_from: date | None = None
    sure_to: date | None = None
    successors: tuple[str, ...] = ()
    basis: str | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        days = [day for day in (self.valid_from, self.sure_from, self.sure_to, self.valid_to) if day]
        if days != sorted(days):
            raise ValueError("valid_from, sure_from, sure_to and valid_to are not in order")
        return self

    def name_on(self, day: date) -> str:
        """The name it bears on a day.

        Example:
            >>> former = (FormerName(name="UBND tỉnh An Khê", until=date(2026, 9, 19)),)
            >>> unit = Unit(id="ak", name="UBND thành phố An Khê", former_names=former, kind="province",
            ...             level="province")
            >>> unit.name_on(date(2026, 9, 19)), unit.name_on(date(2026, 9, 20))
            ('UBND tỉnh An Khê', 'UBND thành phố An Khê')
        """
        borne = [former for former in self.former_names if day <= former.until]
        return min(borne, key=lambda former: former.until).name if borne else self.name

    def __str__(self) -> str:
        return self.name
