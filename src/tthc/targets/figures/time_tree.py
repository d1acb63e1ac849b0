"""Which reported periods make up an asked one (kỳ báo cáo trong kỳ tổng hợp); the two regimes are never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import product
from typing import Any, Final, Literal

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Period, ReportingPeriod
from tthc.model.period import MONTHS_IN, month_index
from tthc.targets.figures.report_frame import AnyPeriod

Grain = Literal["month", "quarter", "half-year", "year"]
"""tháng, quý, 6 tháng, năm."""

_YEAR: Final = 12


@frozen
class Part:
    """A kind of period that an asked one may be reported by.

    Attributes:
        regime: whether it runs by the calendar or from the 15th to the 14th.
        kind: its name; of days without a name their number.
    """

    regime: type
    kind: str | int

    @classmethod
    def of(cls, period: AnyPeriod) -> Part:
        """The kind of a period."""
        if isinstance(period, Period) and period.kind in ("days", "months"):
            return cls(Period, period.length)
        return cls(type(period), period.kind)


def first_day(period: AnyPeriod) -> date:
    """Its first day."""
    return period.start


def last_day(period: AnyPeriod) -> date:
    """Its last day; of a reporting period the cut-off."""
    return period.end if isinstance(period, Period) else period.cut_off


def label_of(period: AnyPeriod) -> str:
    """A period in a few signs, as reports name it.

    Example:
        >>> label_of(Period.of_month(2026, 3)), label_of(ReportingPeriod(kind="month", year=2026, number=3))
        ('2026-03', 'report:2026-M3')
    """
    return period.label if isinstance(period, Period) else str(period)


def a_period(given: Any) -> AnyPeriod:
    """A period, as it is.

    Raises:
        InputError: it is none, but its label, say.
    """
    if not isinstance(given, (Period, ReportingPeriod)):
        hint = "give Period or ReportingPeriod; Period.parse('2026-Q1') makes one of a label"
        raise InputError(f"{given!r:.80} is no period", hint=hint)
    return given


def lies_in(period: AnyPeriod, asked: AnyPeriod) -> bool:
    """Whether a report for a period speaks of an asked one of the same regime.

    Example:
        >>> lies_in(Period.of_month(2026, 3), Period.of_quarter(2026, 1))
        True
        >>> lies_in(ReportingPeriod(kind="month", year=2026, number=3), Period.of_year(2026))
        False
    """
    same = type(period) is type(asked)
    return same and first_day(asked) <= first_day(period) and last_day(period) <= last_day(asked)


def holder(period: AnyPeriod, by: Grain) -> AnyPeriod | None:
    """The month, quarter, half or year a period lies in, of its own regime; None where it lies in no single one.

    Example:
        >>> holder(Period.of_month(2026, 5), "quarter").label
        '2026-Q2'
        >>> str(holder(ReportingPeriod(kind="quarter", year=2026, number=3), "half-year"))
        'report:2026-H2'
        >>> holder(Period.of_months(2026, 1, 9), "quarter") is None
        True
    """
    size = MONTHS_IN[by]
    if isinstance(period, Period):
        first, last = month_index(period.start), month_index(period.end)
        if first // size != last // size:
            return None
        year, month = divmod(first // size * size, _YEAR)
        return Period.of_months(year, month + 1, month + size)
    months = period.months()
    first, last = months[0].number - 1, months[-1].number - 1
    if first // size != last // size:
        return None
    return ReportingPeriod(kind=by, year=period.year, number=first // size + 1)


@cache
def parts_of(asked: AnyPeriod, part: Part) -> tuple[AnyPeriod, ...]:
    """The periods of a kind that an asked one consists of, in order; none where it does not consist of such.

    Example:
        >>> [one.label for one in parts_of(Period.of_quarter(2026, 1), Part(Period, "month"))]
        ['2026-01', '2026-02', '2026-03']
    """
    if type(asked) is not part.regime:
        return ()
    if part == Part.of(asked):
        return (asked,)
    if isinstance(asked, Period):
        if part.kind not in MONTHS_IN:
            return ()
        pieces = asked.split(part.kind)
        return pieces if all(one.kind == part.kind for one in pieces) else ()
    months = asked.months()
    if part.kind not in MONTHS_IN or len(months) % MONTHS_IN[part.kind]:
        return ()
    size = MONTHS_IN[part.kind]
    return tuple(
        ReportingPeriod(kind=part.kind, year=one.year, number=(one.number - 1) // size + 1) for one in months[::size]
    )


def pieces_of(asked: AnyPeriod, part: Part) -> tuple[AnyPeriod, ...]:
    """The periods by which reports of an asked one are owed: of the kind it is reported by, else its months.

    Example:
        >>> nine = Period.of_months(2026, 1, 9)
        >>> len(pieces_of(Period.of_year(2026), Part.of(nine))), len(pieces_of(nine, Part.of(nine)))
        (12, 1)
    """
    months = asked.split("month") if isinstance(asked, Period) else asked.months()
    return parts_of(asked, part) or months


@frozen(eq=False)
class TimeTree:
    """The asked periods, and for each reported one which of them it speaks of.

    Attributes:
        asked: the asked periods, in order of time.
        parts: the kinds of periods that reports came by, the finest first.
        part_of: for each reported period, by number, its kind, as a number.
        places: for each reported period, by number, the asked ones it speaks of and its kind, as numbers.
        due: for each asked period and kind, as numbers, the parts that are over; a report for each is expected. Where
            the period does not consist of such parts, as a year does not of nine months, its months.
        as_of: the day it is drawn up for; None where all periods are over.
    """

    asked: tuple[AnyPeriod, ...]
    parts: tuple[Part, ...]
    part_of: tuple[int, ...]
    places: tuple[tuple[tuple[int, int], ...], ...]
    due: dict[tuple[int, int], frozenset[AnyPeriod]]
    as_of: date | None

    def is_over(self, period: AnyPeriod) -> bool:
        """Whether a period is over."""
        return self.as_of is None or last_day(period) <= self.as_of

    def consists_of(self, asked: int, part: int) -> bool:
        """Whether an asked period consists of parts of a kind, all as numbers."""
        return bool(parts_of(self.asked[asked], self.parts[part]))

    @classmethod
    def of(
        cls, reported: Sequence[AnyPeriod], by: Grain | None, asked: Iterable[AnyPeriod] | None, as_of: date | None
    ) -> TimeTree:
        """Of the reported periods; each as it is where nothing is asked.

        Raises:
            InputError: both a kind of period and periods are asked for, or what is asked for is none.
        """
        if by is not None and asked is not None:
            raise InputError("both by= and periods= are given", hint="give one of the two")
        if by is not None and by not in MONTHS_IN:
            raise InputError(f"figures cannot be rolled up by {by!r}", hint=f"by {', '.join(MONTHS_IN)}")
        if asked is not None:
            wanted = tuple(dict.fromkeys(map(a_period, asked)))
        else:
            held = (one if by is None else holder(one, by) for one in reported)
            wanted = tuple(dict.fromkeys(one for one in held if one is not None))
        wanted = tuple(sorted(wanted, key=_in_time))
        parts = tuple(dict.fromkeys(Part.of(one) for one in sorted(reported, key=_length)))
        number = {part: place for place, part in enumerate(parts)}
        part_of = tuple(number[Part.of(one)] for one in reported)
        asked_by = {one: place for place, one in enumerate(wanted)}
        places = []
        for one, part in zip(reported, part_of, strict=True):
            if asked is not None:
                found = [place for place, whole in enumerate(wanted) if lies_in(one, whole)]
            else:
                whole = one if by is None else holder(one, by)
                found = [] if whole is None else [asked_by[whole]]
            places.append(tuple((place, part) for place in found))
        slots = {place for held in places for place in held}
        if asked is not None or by is not None:
            every = product(range(len(wanted)), range(len(parts)))
            slots.update((whole, part) for whole, part in every if parts_of(wanted[whole], parts[part]))
        return cls(wanted, parts, part_of, tuple(places), _due(wanted, parts, slots, as_of), as_of)


def _due(
    asked: Sequence[AnyPeriod],
    parts: Sequence[Part],
    slots: Iterable[tuple[int, int]],
    as_of: date | None,
) -> dict[tuple[int, int], frozenset[AnyPeriod]]:
    return {
        (whole, part): frozenset(
            one for one in pieces_of(asked[whole], parts[part]) if as_of is None or last_day(one) <= as_of
        )
        for whole, part in slots
    }


def _in_time(period: AnyPeriod) -> tuple[date, date, bool]:
    return first_day(period), last_day(period), isinstance(period, ReportingPeriod)


def _length(period: AnyPeriod) -> int:
    return (last_day(period) - first_day(period)).days
