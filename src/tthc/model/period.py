"""Closed intervals of days with the names offices give them (kỳ, giai đoạn)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal, Self

from pydantic import model_validator

from tthc.errors import InputError, ParseError
from tthc.model.frozen import Frozen
from tthc.model.moment import in_vietnam

PeriodKind = Literal["year", "nine-months", "half-year", "quarter", "month", "months", "days"]
"""năm, 9 tháng, 6 tháng, quý, tháng, nhiều tháng trọn, những ngày bất kỳ."""

CalendarPart = Literal["year", "half-year", "quarter", "month"]
"""What a period can be split by."""

MONTHS_IN: Final[dict[CalendarPart, int]] = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years that a period may be called by."""

_PARTS: Final[dict[int, CalendarPart]] = {months: part for part, months in MONTHS_IN.items()}
_ONE_DAY: Final = timedelta(days=1)
_LABEL: Final = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?")
_RANGE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")


class Period(Frozen):
    """The days from ``start`` to ``end``, both inside.

    A period that is a calendar year, half, quarter or whole months knows it: ``kind`` follows from the days, so two
    periods of the same days are equal however they were made.

    Example:
        >>> half = Period(start=date(2025, 7, 1), end=date(2025, 12, 31))
        >>> half.kind, half.label, str(half)
        ('half-year', '2025-H2', '2025-07-01/2025-12-31')
        >>> date(2025, 12, 31) in half, Period.of_quarter(2025, 4) in half
        (True, True)
    """

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Period):
            return self.start <= item.start and item.end <= self.end
        if isinstance(item, datetime):
            return self.start <= in_vietnam(item).date() <= self.end
        return isinstance(item, date) and self.start <= item <= self.end

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year (năm).

        Raises:
            InputError: the year is not between 1900 and 2200, as a slip of two digits is not; so do all ``of_…``.

        Example:
            >>> Period.of_year(2025).end
            datetime.date(2025, 12, 31)
        """
        return cls.of_months(year, 1, 12)

    @classmethod
    def of_half(cls, year: int, half: int) -> Period:
        """The first or the second half of a year (6 tháng đầu năm, 6 tháng cuối năm)."""
        return cls._part(year, half, 2)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        """A calendar quarter (quý), 1 to 4; the reporting quarter is another type, ``ReportingPeriod``."""
        return cls._part(year, quarter, 4)

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """A calendar month (tháng)."""
        return cls.of_months(year, month, month)

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Period:
        """Whole months of a year (từ tháng … đến tháng …); 1 to 9 is "9 tháng".

        Example:
            >>> Period.of_months(2026, 1, 9).kind
            'nine-months'
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(f"{year} is no year of a plan or report", hint="write it in four digits, such as 2026")
        try:
            end = date(year, last, monthrange(year, last)[1])
            return cls(start=date(year, first, 1), end=end)
        except ValueError as fault:
            hint = "months are 1 to 12, the first not after the last"
            raise InputError(f"there are no months {first} to {last} of the year {year}", hint=hint) from fault

    @classmethod
    def parse(cls, text: str) -> Period:
        """A period in ISO 8601, ``2025-07-01/2025-12-31``, or by its label: 2025, 2025-H2, 2025-Q3, 2025-07.

        The inverse of ``str`` and of ``label``. Vietnamese phrases: ``tthc.text.parse_period``.

        Raises:
            ParseError: it is neither, or a day of it does not exist.

        Example:
            >>> Period.parse("2024-02") == Period.parse("2024-02-01/2024-02-29")
            True
        """
        hint = "write 2025-07-01/2025-12-31, or 2025, 2025-H2, 2025-Q3, 2025-07"
        try:
            if days := _RANGE.fullmatch(text):
                return cls(start=date.fromisoformat(days[1]), end=date.fromisoformat(days[2]))
            if label := _LABEL.fullmatch(text):
                return cls._labelled(*label.groups())
        except ValueError as fault:
            raise ParseError(f"{text!r} is a period that cannot be", hint=hint) from fault
        raise ParseError(f"{text!r} is not a period", hint=hint)

    @property
    def kind(self) -> PeriodKind:
        """What it is called by."""
        if not self._has_whole_months:
            return "days"
        months, first = self._months, self.start.month
        if (months, first) == (9, 1):
            return "nine-months"
        part = _PARTS.get(months)
        return part if part and (first - 1) % months == 0 else "months"

    @property
    def label(self) -> str:
        """Its short name: 2025, 2025-H2, 2025-Q3, 2025-07; ISO 8601 where it has none."""
        year, part = f"{self.start.year:04}", self.start.month - 1
        match self.kind:
            case "year":
                return year
            case "half-year":
                return f"{year}-H{part // 6 + 1}"
            case "quarter":
                return f"{year}-Q{part // 3 + 1}"
            case "month":
                return f"{year}-{part + 1:02}"
        return str(self)

    @property
    def length(self) -> int:
        """How many days it has, both ends counted."""
        return (self.end - self.start).days + 1

    def days(self) -> Iterator[date]:
        """Every day of it, in order."""
        return map(date.fromordinal, range(self.start.toordinal(), self.end.toordinal() + 1))

    def intersects(self, other: Period) -> bool:
        """Whether they share a day."""
        return self.start <= other.end and other.start <= self.end

    def clip(self, within: Period) -> Period | None:
        """The days they share, None where there are none.

        Example:
            >>> str(Period.of_year(2025).clip(Period.parse("2025-12-15/2026-03-14")))
            '2025-12-15/2025-12-31'
        """
        if not self.intersects(within):
            return None
        return Period(start=max(self.start, within.start), end=min(self.end, within.end))

    def split(self, part: CalendarPart) -> tuple[Period, ...]:
        """Its calendar years, halves, quarters or months in order; those at the ends are cut to it.

        Example:
            >>> [one.label for one in Period.of_half(2025, 2).split("quarter")]
            ['2025-Q3', '2025-Q4']
        """
        size = MONTHS_IN.get(part)
        if size is None:
            raise InputError(f"a period cannot be split by {part!r}", hint=f"split by {', '.join(MONTHS_IN)}")
        first, last = month_index(self.start), month_index(self.end)
        whole = (months_from(at, size) for at in range(first // size * size, last + 1, size))
        return tuple(Period(start=max(start, self.start), end=min(end, self.end)) for start, end in whole)

    @classmethod
    def join(cls, parts: Iterable[Period]) -> Period:
        """Periods that follow on each other as one; the inverse of ``split``.

        Raises:
            InputError: there are none, or between two of them days are missing or counted twice.
        """
        ordered = sorted(parts, key=lambda one: one.start)
        if not ordered:
            raise InputError("no period is given to join", hint="give at least one")
        for one, after in pairwise(ordered):
            if after.start != one.end + _ONE_DAY:
                raise InputError(f"{after} does not follow on {one}", hint="join periods without gap or overlap")
        return cls(start=ordered[0].start, end=ordered[-1].end)

    def successor(self) -> Period:
        """The next one of its kind: the next year, quarter, month; nine months of the next year; as many days.

        Raises:
            InputError: it lies beyond the year 9999, or before the year 1 for ``predecessor``.

        Example:
            >>> Period.of_quarter(2025, 4).successor().label, str(Period.parse("2025-02-27/2025-02-28").successor())
            ('2026-Q1', '2025-03-01/2025-03-02')
        """
        return self._moved(1)

    def predecessor(self) -> Period:
        """The one before; ``successor`` of it is the period itself."""
        return self._moved(-1)

    def _moved(self, by: int) -> Period:
        try:
            if self.kind == "days":
                step = by * timedelta(days=self.length)
                return Period(start=self.start + step, end=self.end + step)
            months = 12 if self.kind == "nine-months" else self._months
            start, end = months_from(month_index(self.start) + by * months, self._months)
        except (ValueError, OverflowError) as fault:
            raise InputError(f"no calendar holds the neighbour of {self}", hint="years are 1 to 9999") from fault
        return Period(start=start, end=end)

    @property
    def _has_whole_months(self) -> bool:
        return self.start.day == 1 and self.end.day == monthrange(self.end.year, self.end.month)[1]

    @property
    def _months(self) -> int:
        return month_index(self.end) - month_index(self.start) + 1

    @classmethod
    def _part(cls, year: int, number: int, parts: int) -> Period:
        size = 12 // parts
        if not 1 <= number <= parts:
            raise InputError(f"a year has no part {number} of {parts}", hint=f"give 1 to {parts}")
        return cls.of_months(year, (number - 1) * size + 1, number * size)

    @classmethod
    def _labelled(cls, year: str, quarter: str | None, half: str | None, month: str | None) -> Period:
        if quarter:
            return cls.of_quarter(int(year), int(quarter))
        if half:
            return cls.of_half(int(year), int(half))
        return cls.of_month(int(year), int(month)) if month else cls.of_year(int(year))


def month_index(day: date) -> int:
    """Months since the year 0, so that a quarter or a half is a plain multiple."""
    return day.year * 12 + day.month - 1


def months_from(index: int, length: int) -> tuple[date, date]:
    """First and last day of so many whole months.

    Raises:
        ValueError: no calendar holds them.
    """
    last = index + length - 1
    year, month = last // 12, last % 12 + 1
    return date(index // 12, index % 12 + 1, 1), date(year, month, monthrange(year, month)[1])
