"""Periods of the reporting regime (kỳ báo cáo), which run from the 15th to the 14th."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from tthc.errors import InputError, ParseError
from tthc.model.frozen import Frozen
from tthc.model.moment import in_vietnam
from tthc.model.period import FIRST_YEAR, LAST_YEAR, Period, month_index

ReportKind = Literal["month", "quarter", "half-year", "nine-months", "year"]
"""tháng, quý, 6 tháng, 9 tháng, năm."""

_MONTHS: Final[dict[ReportKind, int]] = {"month": 1, "quarter": 3, "half-year": 6, "nine-months": 9, "year": 12}
_COUNT: Final[dict[ReportKind, int]] = {"month": 12, "quarter": 4, "half-year": 2, "nine-months": 1, "year": 1}
_MARKS: Final[dict[ReportKind, str]] = {"month": "M", "quarter": "Q", "half-year": "H", "nine-months": "N", "year": "Y"}
_KINDS: Final = {mark: kind for kind, mark in _MARKS.items()}
_FORM: Final = re.compile(r"report:(\d{4})-([MQHNY])(\d{1,2})")
_CUT_OFF_DAY: Final = 14


class ReportingPeriod(Frozen):
    """A reporting month, quarter, half, nine months or year: from the 15th to the cut-off on the 14th.

    It is no ``Period`` and no ``Period`` is one: the reporting quarter III runs from 15 June to 14 September, the
    calendar quarter from 1 July to 30 September. ``to_period`` says in code that one is made of the other.

    Source: practice of circulars on periodic reports (TT 21/2021/TT-BLĐTBXH; TT 05/2023/TT-BYT, Điều 3) and of
    provincial rules. Dates to send a report by differ from place to place and are not in it.

    Attributes:
        kind: how long it is.
        year: the year it is called by; its first reporting month begins on 15 December of the year before.
        number: 1 to 12 for months, 1 to 4 for quarters, 1 or 2 for halves, else 1.

    Example:
        >>> quarter = ReportingPeriod(kind="quarter", year=2025, number=3)
        >>> str(quarter.start), str(quarter.cut_off), str(quarter)
        ('2025-06-15', '2025-09-14', 'report:2025-Q3')
        >>> ReportingPeriod.holding(date(2025, 12, 20), "year").year
        2026
    """

    kind: ReportKind
    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    number: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if self.number > _COUNT[self.kind]:
            raise ValueError(f"a year has no reporting {self.kind} {self.number}")
        return self

    def __contains__(self, day: object) -> bool:
        if isinstance(day, datetime):
            day = in_vietnam(day).date()
        return isinstance(day, date) and self.start <= day <= self.cut_off

    def __str__(self) -> str:
        return f"report:{self.year:04}-{_MARKS[self.kind]}{self.number}"

    @classmethod
    def parse(cls, text: str) -> ReportingPeriod:
        """The inverse of ``str``: report:2025-M3, -Q3, -H2, -N1 (nine months), -Y1.

        Raises:
            ParseError: it is none.
        """
        hint = "write report:2025-Q3; M, Q, H, N and Y are month, quarter, half, nine months and year"
        found = _FORM.fullmatch(text)
        if found is None:
            raise ParseError(f"{text!r} is not a reporting period", hint=hint)
        try:
            return cls(kind=_KINDS[found[2]], year=int(found[1]), number=int(found[3]))
        except ValueError as fault:
            raise ParseError(f"{text!r} is a reporting period that cannot be", hint=hint) from fault

    @classmethod
    def holding(cls, day: date, kind: ReportKind) -> ReportingPeriod:
        """The one a day, or a moment by the clock in Vietnam, falls into.

        Raises:
            InputError: it is called by a year no calendar has; or the day lies after the cut-off of nine months.

        Example:
            >>> str(ReportingPeriod.holding(date(2025, 9, 14), "month"))
            'report:2025-M9'
        """
        day = in_vietnam(day).date() if isinstance(day, datetime) else day
        index = month_index(day) + (day.day > _CUT_OFF_DAY)
        year, month = divmod(index, 12)
        number = month // _MONTHS[kind] + 1
        if number > _COUNT[kind] or not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(f"{day} lies in no reporting {kind}", hint="ask for the month, quarter, half or year")
        return cls(kind=kind, year=year, number=number)

    @property
    def start(self) -> date:
        """First day, the 15th of the month before."""
        before = self.year * 12 + (self.number - 1) * _MONTHS[self.kind] - 1
        return date(before // 12, before % 12 + 1, _CUT_OFF_DAY + 1)

    @property
    def cut_off(self) -> date:
        """Last day (ngày chốt số liệu), inside."""
        return date(self.year, self.number * _MONTHS[self.kind], _CUT_OFF_DAY)

    def to_period(self) -> Period:
        """Its days as a plain interval."""
        return Period(start=self.start, end=self.cut_off)

    def months(self) -> tuple[ReportingPeriod, ...]:
        """The reporting months it is made of, in order."""
        first = (self.number - 1) * _MONTHS[self.kind]
        numbers = range(first + 1, first + _MONTHS[self.kind] + 1)
        return tuple(ReportingPeriod(kind="month", year=self.year, number=number) for number in numbers)

    def successor(self) -> ReportingPeriod:
        """The next of its kind; of nine months and of a year, that of the next year."""
        return self._moved(1)

    def predecessor(self) -> ReportingPeriod:
        """The one before."""
        return self._moved(-1)

    def _moved(self, by: int) -> ReportingPeriod:
        count = _COUNT[self.kind]
        year, number = divmod(self.year * count + self.number - 1 + by, count)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(f"there is no neighbour of {self}", hint=f"years are {FIRST_YEAR} to {LAST_YEAR}")
        return ReportingPeriod(kind=self.kind, year=year, number=number + 1)
