"""Dossiers of one unit, field or other key in one period (tình hình giải quyết hồ sơ): the columns of form II.06a."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from tthc.errors import InputError
from tthc.model import Tally
from tthc.targets.figures.report_frame import AnyPeriod

Key = str | int | None
FORM_COLUMNS: Final = range(3, 14)
"""The columns of form II.06a that hold numbers."""

_ADDED: Final = (
    "received_online", "received_other", "carried", "early", "on_time", "overdue", "pending", "pending_overdue",
)  # fmt: skip


def _count(instance: object, attribute: object, value: int) -> None:
    if value < 0:
        raise InputError(f"{value!r} is not a count", hint="give whole numbers that are not negative")


def _field() -> int:
    number: int = field(default=0, validator=_count)
    return number


@frozen
class DossierCount:
    """What came in, what was resolved and what is pending.

    What came in is what was resolved or is pending, so the constructor refuses numbers that do not add up.

    Source: form II.06a/VPCP/KSTT; on time and overdue by the method document of the index set of Decision 766/QĐ-TTg.

    Attributes:
        keys: names and values of what it is counted by, such as ``(("unit", "an-khe.tp"),)``.
        period: what it covers.
        until: the day on which what is pending was measured: the period's last, or an earlier one.
        received_online: received in the period online (tiếp nhận trực tuyến).
        received_other: received in the period in person or by post (trực tiếp, bưu chính).
        carried: received before and not resolved when the period began (từ kỳ trước chuyển qua).
        early: resolved before the day of the appointment (trước hạn).
        on_time: resolved on it (đúng hạn).
        overdue: resolved after it, or asked to be supplemented more than once (quá hạn).
        pending: not resolved, within time (đang giải quyết, trong hạn).
        pending_overdue: not resolved, overdue (đang giải quyết, quá hạn).

    Example:
        >>> from tthc.model import Period
        >>> march = DossierCount((("unit", "an-khe.tp"),), Period.of_month(2026, 3), date(2026, 3, 31),
        ...                      received_online=30, received_other=10, carried=5, early=20, on_time=17, overdue=1,
        ...                      pending=6, pending_overdue=1)
        >>> march.received, march.resolved, march.unresolved, str(march.on_time_rate), str(march.index_rate)
        (45, 38, 7, '37/38', '43/45')
    """

    keys: tuple[tuple[str, Key], ...]
    period: AnyPeriod
    until: date
    received_online: int = _field()
    received_other: int = _field()
    carried: int = _field()
    early: int = _field()
    on_time: int = _field()
    overdue: int = _field()
    pending: int = _field()
    pending_overdue: int = _field()

    def __attrs_post_init__(self) -> None:
        if self.received != self.resolved + self.unresolved:
            message = f"{self.received} dossiers came in, {self.resolved} were resolved, {self.unresolved} are pending"
            raise InputError(message, hint="what came in is what was resolved or is pending")

    @property
    def received(self) -> int:
        """All that came in (column 3 = 4 + 5 + 6)."""
        return self.received_online + self.received_other + self.carried

    @property
    def resolved(self) -> int:
        """All that was resolved (column 7 = 8 + 9 + 10)."""
        return self.early + self.on_time + self.overdue

    @property
    def unresolved(self) -> int:
        """All that is pending (column 11 = 12 + 13)."""
        return self.pending + self.pending_overdue

    @property
    def on_time_rate(self) -> Tally:
        """Resolved early or on time, of all resolved: (8 + 9) / 7 (tỷ lệ giải quyết trước và đúng hạn)."""
        return Tally(self.early + self.on_time, self.resolved)

    @property
    def index_rate(self) -> Tally:
        """Within time, resolved or pending, of all that came in, as the index of Decision 766/QĐ-TTg counts (2.1)."""
        return Tally(self.early + self.on_time + self.pending, self.received)

    def __getitem__(self, name: str) -> Key:
        """The value of a key.

        Raises:
            InputError: it was not counted by that.
        """
        for key, value in self.keys:
            if key == name:
                return value
        names = ", ".join(key for key, _ in self.keys)
        raise InputError(
            f"the dossiers were not counted by {name!r}", hint=f"they were counted by {names or 'nothing'}"
        )

    def form(self) -> Mapping[int, int]:
        """Columns 3 to 13 of form II.06a by their numbers.

        Example:
            >>> from tthc.model import Period
            >>> count = DossierCount((), Period.of_year(2026), date(2026, 12, 31), received_other=2, early=1, pending=1)
            >>> [count.form()[column] for column in (3, 7, 11)]
            [2, 1, 1]
        """
        numbers = (
            self.received, self.received_online, self.received_other, self.carried,
            self.resolved, self.early, self.on_time, self.overdue,
            self.unresolved, self.pending, self.pending_overdue,
        )  # fmt: skip
        return MappingProxyType(dict(zip(FORM_COLUMNS, numbers, strict=True)))

    def __add__(self, other: object) -> DossierCount:
        """Two counts of one period as one; of their keys those stay in which they agree.

        Raises:
            InputError: the periods differ: what is pending at the end of one is carried into the next, and would be
                counted twice.
        """
        if not isinstance(other, DossierCount):
            return NotImplemented
        if (self.period, self.until) != (other.period, other.until):
            hint = "count the dossiers anew for the longer period"
            raise InputError(f"counts of {self.period} and of {other.period} do not add", hint=hint)
        sums = {name: getattr(self, name) + getattr(other, name) for name in _ADDED}
        return evolve(self, keys=tuple(one for one in self.keys if one in other.keys), **sums)
