"""How many obligations were done in time (tỷ lệ nhiệm vụ hoàn thành đúng hạn), as counts that add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from tthc.model import Tally
from tthc.periods.obligation import Obligation, ObligationState

_OPEN: Final[tuple[ObligationState, ...]] = ("in_progress", "due_soon", "not_due", "due")


@frozen
class Completion:
    """Obligations by how they stand; each is counted once.

    Attributes:
        on_time: done, not after the due day (hoàn thành đúng hạn).
        late: done after it (hoàn thành quá hạn).
        overdue: reported as not done, the due day past (quá hạn).
        unreported: the due day past and nothing reported; not counted as late, for no report is not proof.
        open: not due yet (trong hạn).
        dropped: không thực hiện.
        unmeasured: without a due day, or running through the period.
    """

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    unreported: int = 0
    open: int = 0
    dropped: int = 0
    unmeasured: int = 0

    @classmethod
    def of(cls, obligations: Iterable[Obligation]) -> Completion:
        """Count them.

        Example:
            >>> Completion.of(()).rate
            Tally(numerator=0, denominator=0)
        """
        states = Counter(one.state for one in obligations)
        measured = {
            "on_time": states["done_on_time"],
            "late": states["done_late"],
            "overdue": states["overdue"],
            "unreported": states["past_due"],
            "open": sum(states[state] for state in _OPEN),
            "dropped": states["dropped"],
        }
        return cls(**measured, unmeasured=states.total() - sum(measured.values()))

    @property
    def rate(self) -> Tally:
        """Done in time, of all that were done or are reported as overdue; of those that reported."""
        return Tally(self.on_time, self.on_time + self.late + self.overdue)

    @property
    def coverage(self) -> Tally:
        """Reported, of all that are done or whose due day is past; to be shown beside the rate."""
        reported = self.on_time + self.late + self.overdue
        return Tally(reported, reported + self.unreported)
