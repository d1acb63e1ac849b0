"""The arithmetic of working days over whole arrays of numpy ``datetime64[D]``: the same table, the same answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from tthc.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tthc.periods.day_index import DayIndex

    Days: TypeAlias = NDArray[np.datetime64]
    Integers: TypeAlias = NDArray[np.integer[Any]]

_BLOCK: Final = 1 << 15
_EPOCH: Final = 719_163  # ordinal of 1970-01-01, from which numpy counts


class OutOfRange(Exception):  # noqa: N818  # never leaves the calendar, which says in its own words what lies outside
    """A day before the first or after the last of the table; ``day`` is None where it is an answer."""

    def __init__(self, day: str | None = None) -> None:
        super().__init__(day)
        self.day = day


@frozen(eq=False)
class DayArrays:
    """A ``DayIndex`` as arrays, numbered as numpy does, so that a day mostly is its own place in the table.

    Attributes:
        shift: number of the day the tables begin with; 0 is 1970-01-01.
        first: number of the first day covered.
        last: number of the last day covered.
        worked: whether each day is worked.
        counts: how many working days there are up to and including each day.
        days: the working days as numbers; the first is the day before the table, so that the n-th stands at n.
    """

    shift: int
    first: int
    last: int
    worked: NDArray[np.bool_]
    counts: NDArray[np.int64]
    days: NDArray[np.int64]

    @classmethod
    def of(cls, index: DayIndex) -> DayArrays:
        """The same table as arrays."""
        import numpy as np

        first = index.base - _EPOCH
        shift = min(first, 0)
        worked = np.zeros(first - shift + len(index.worked), dtype=np.bool_)
        worked[first - shift :] = np.frombuffer(index.worked, dtype=np.bool_)
        days = np.concatenate(([first - 1], np.flatnonzero(worked) + shift))
        return cls(shift, first, first + len(index.worked) - 1, worked, np.cumsum(worked, dtype=np.int64), days)

    def is_working_day(self, days: Any) -> NDArray[np.bool_]:
        """Whether each is worked."""
        return self.worked.take(self._places(as_days(days)), mode="clip")

    def add(self, days: Any, count: Any) -> Days:
        """The count-th working day after each; both are broadcast."""
        given = as_days(days)
        number = _whole(count)
        if number.ndim == 0:
            return self._add_same(given, int(number))
        moved: Days = _in_blocks(self._add_each, given, number)
        return moved

    def count_between(self, first: Any, last: Any) -> NDArray[np.int64]:
        """The working days after the first up to and including the last; negative the other way round."""
        counted: NDArray[np.int64] = _in_blocks(self._count, as_days(first), as_days(last))
        return counted

    def roll(self, days: Any) -> Days:
        """Each day or the next working day."""
        places = self._places(as_days(days))
        return self._days_at(self.counts.take(places, mode="clip") + ~self.worked.take(places, mode="clip"))

    def roll_back(self, days: Any) -> Days:
        """Each day or the last working day before it."""
        return self._days_at(self._counted(as_days(days)))

    def _add_same(self, days: Days, count: int) -> Days:
        """One count for all: what each day of the table moves to is worked out once."""
        places = self._places(days)
        if count == 0:
            return days.copy()
        if not -self.days.size < count < self.days.size:
            raise OutOfRange
        target = self.counts + count
        if count < 0:
            target += ~self.worked
        if places.size and (target[places.min()] < 1 or target[places.max()] >= self.days.size):
            raise OutOfRange
        return self.days.take(target, mode="clip").take(places, mode="clip").view("datetime64[D]")

    def _add_each(self, days: Days, counts: Integers) -> Days:
        import numpy as np

        if counts.size and counts.min() > 0:
            return self._days_at(self._counted(days) + counts)
        places = self._places(days)
        at = self.counts.take(places, mode="clip") + counts
        at += (counts < 0) & ~self.worked.take(places, mode="clip")
        at[counts == 0] = 1  # any place of the table: the day itself is put there below
        return np.where(counts == 0, days, self._days_at(at))

    def _count(self, first: Days, last: Days) -> NDArray[np.int64]:
        return self._counted(last) - self._counted(first)

    def _counted(self, days: Days) -> NDArray[np.int64]:
        return self.counts.take(self._places(days), mode="clip")

    def _places(self, days: Days) -> NDArray[np.int64]:
        """Where the days stand in the tables."""
        import numpy as np

        numbers = days.view(np.int64)
        if numbers.size:
            for extreme in (int(numbers.min()), int(numbers.max())):
                if extreme == np.iinfo(np.int64).min:
                    raise InputError("the dates hold a NaT, which is no day", hint="leave such rows out first")
                if not self.first <= extreme <= self.last:
                    raise OutOfRange(str(np.datetime64(extreme, "D")))
        return numbers - self.shift if self.shift else numbers

    def _days_at(self, places: NDArray[Any]) -> Days:
        if places.size and (places.min() < 1 or places.max() >= self.days.size):
            raise OutOfRange
        return self.days.take(places, mode="clip").view("datetime64[D]")


def _in_blocks(work: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    """The same as ``work(one, other)``; long rows are worked off in pieces that stay in the processor's cache."""
    import numpy as np

    size = one.size
    if size <= _BLOCK or one.ndim != 1 or one.shape != other.shape:
        return work(*_broadcast(one, other))
    first = work(one[:_BLOCK], other[:_BLOCK])
    done = np.empty(size, dtype=first.dtype)
    done[:_BLOCK] = first
    for start in range(_BLOCK, size, _BLOCK):
        stop = start + _BLOCK
        done[start:stop] = work(one[start:stop], other[start:stop])
    return done


def _broadcast(one: Any, other: Any) -> tuple[Any, ...]:
    import numpy as np

    try:
        return tuple(np.broadcast_arrays(one, other))
    except ValueError as fault:
        shapes = f"{one.shape} and {other.shape}"
        raise InputError(f"arrays of shapes {shapes} do not fit together", hint="give as many of each") from fault


def as_days(days: Any) -> Days:
    """An array of whole days.

    Raises:
        InputError: it is none; times of day are never cut off.
        MissingExtraError: numpy is not installed.
    """
    try:
        import numpy as np
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="arithmetic over arrays of dates") from fault
    kind = getattr(days, "dtype", None)
    hint = 'give a datetime.date, or an array: array.astype("datetime64[D]")'
    if isinstance(kind, np.dtype) and kind.kind == "M":
        if np.datetime_data(kind) == ("D", 1):
            return np.asarray(days, dtype="datetime64[D]")  # whatever its byte order
        raise InputError(f"an array of whole days is expected, not of {kind}", hint=hint)
    raise InputError(f"{days!r:.80} is neither a date nor an array of datetime64[D]", hint=hint)


def _whole(count: Any) -> Integers:
    import numpy as np

    number: Any = np.asarray(count)
    if not np.issubdtype(number.dtype, np.integer):
        raise InputError(f"a whole number of working days is expected, not {count!r:.80}", hint="give integers")
    whole: Integers = number.astype(np.int64, copy=False)
    return whole
