"""Where a dossier counts, packed into one number, so that a single grouping counts everything."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from tthc.targets.dossiers.quality import FAULTS, OUTSIDE, FaultCode, Outside


@frozen
class Place:
    """Where a dossier counts.

    Attributes:
        received: number of the period it came in, from 1; 0 where it was there before.
        ended: number of the period it was resolved in, from 0; that of the periods where it is pending after all.
        late: number of the first period at whose end it is pending and overdue, likewise.
    """

    received: int
    ended: int
    late: int


@frozen
class Packing:
    """Numbers for so many periods; those below 0 are faults, or lie outside the periods.

    Example:
        >>> twelve = Packing(12)
        >>> twelve.unpacked(twelve.joined(3, 4, 12))
        Place(received=3, ended=4, late=12)
        >>> twelve.unpacked(twelve.of_fault("due-missing")), twelve.unpacked(twelve.of_outside("ended-before"))
        ('due-missing', 'ended-before')
    """

    periods: int

    def joined(self, received: Any, ended: Any, late: Any) -> Any:
        """Packed; of integers as of expressions."""
        size = self.periods + 1
        return (received * size + ended) * size + late

    def of_fault(self, code: FaultCode) -> int:
        """What stands for a fault."""
        return -1 - FAULTS.index(code)

    def of_outside(self, code: Outside) -> int:
        """What stands for a dossier that does not count in the periods."""
        return -1 - len(FAULTS) - OUTSIDE.index(code)

    def unpacked(self, packed: int) -> Place | FaultCode | Outside:
        """The inverse."""
        if packed < 0:
            return (*FAULTS, *OUTSIDE)[-1 - packed]
        rest, late = divmod(packed, self.periods + 1)
        return Place(*divmod(rest, self.periods + 1), late)
