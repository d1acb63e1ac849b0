"""The holidays of years not announced yet: what the statute fixes, and what is assumed of the yearly choices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from attrs import frozen

from tthc.errors import InputError
from tthc.periods.calendar_entry import CalendarEntry
from tthc.periods.holiday_table import lunar_years

_TET_DAYS: Final = 5
_CULTURE_DAY_SINCE: Final = 2026
_LABOUR_CODE: Final = "labour-2019-112-1"
_SUBSTITUTES: Final = "labour-2019-111-3"
_CULTURE: Final = "resolution-28-2026-2"
_ONE_DAY: Final = timedelta(days=1)
_DAY: Final = attrgetter("day")


@frozen
class Assumption:
    """What is taken for granted of a year whose days off the Prime Minister has not fixed yet.

    Legal basis of the choice: Labour Code 2019, Article 112(3).

    Attributes:
        name: names it in results; stable.
        tet_before: how many of the five days of Tết lie before mùng 1, by the weekday of mùng 1, Monday first.
        national_side: the day beside 2 September, -1 or 1, by the weekday of 2 September, Monday first.
        makes_up_culture_day: whether 24 November on a weekend is made up; the resolution does not say so.

    Example:
        >>> AS_ANNOUNCED.tet_before[date(2027, 2, 6).weekday()]
        2
    """

    name: str
    tet_before: tuple[int, ...]
    national_side: tuple[int, ...]
    makes_up_culture_day: bool = False

    def __attrs_post_init__(self) -> None:
        a_week = len(self.tet_before) == len(self.national_side) == 7
        if not a_week or not set(self.tet_before) <= set(range(_TET_DAYS)) or not set(self.national_side) <= {-1, 1}:
            hint = (
                "give seven numbers each, Monday first: 0 to 4 days before Tết; -1 or 1 for the day beside 2 September"
            )
            raise InputError(f"the assumption {self.name!r} does not say what it takes for granted", hint=hint)


AS_ANNOUNCED: Final = Assumption("as-announced-2018-2027", (2, 1, 2, 2, 2, 2, 2), (1, -1, -1, 1, -1, -1, 1))
"""As was chosen in every year from 2018 to 2027: one day before mùng 1 where that is a Tuesday, else two.

Mùng 1 on a Monday or a Thursday, and 2 September on a Sunday since it is two days, have not occurred in those years.
"""

EVE_ONLY: Final = Assumption("tet-eve-only", (1,) * 7, (1, -1, -1, 1, -1, -1, 1))
"""Only the eve before mùng 1 in every year, then four days; beside 2 September as announced."""


def by_rule(first_year: int, last_year: int, assumption: Assumption = AS_ANNOUNCED) -> tuple[CalendarEntry, ...]:
    """The holidays of years and the days that make up for those on a weekend, all provisional.

    Legal basis: Labour Code 2019, Articles 111(3), 112(1); Resolution 28/2026/QH16, Article 2.

    Example:
        >>> [str(one.day) for one in by_rule(2030, 2030) if one.occasion == "tet"][:3]
        ['2030-01-31', '2030-02-01', '2030-02-02']
    """
    made = (entry for year in range(first_year, last_year + 1) for entry in _year(year, assumption))
    return tuple(sorted(made, key=_DAY))


def _year(year: int, assumption: Assumption) -> Iterator[CalendarEntry]:
    holidays = sorted(_holidays(year, assumption))
    taken = {day for day, _, _ in holidays}
    for day, occasion, law in holidays:
        yield CalendarEntry(day, "holiday", occasion, None, "", law, is_provisional=True)
        if day.weekday() < 5 or (occasion == "culture" and not assumption.makes_up_culture_day):
            continue
        other = day + _ONE_DAY
        while other.weekday() >= 5 or other in taken:
            other += _ONE_DAY
        taken.add(other)
        yield CalendarEntry(other, "substitute", occasion, day, "", _SUBSTITUTES, is_provisional=True)


def _holidays(year: int, assumption: Assumption) -> Iterator[tuple[date, str, str]]:
    """Day, occasion and law of each holiday."""
    lunar = lunar_years()[year]
    before = assumption.tet_before[lunar.tet.weekday()]
    national = date(year, 9, 2)
    yield date(year, 1, 1), "new-year", _LABOUR_CODE
    for number in range(-before, _TET_DAYS - before):
        yield lunar.tet + number * _ONE_DAY, "tet", _LABOUR_CODE
    yield lunar.hung_kings, "hung-kings", _LABOUR_CODE
    yield date(year, 4, 30), "reunification", _LABOUR_CODE
    yield date(year, 5, 1), "labour", _LABOUR_CODE
    yield national, "national", _LABOUR_CODE
    yield national + assumption.national_side[national.weekday()] * _ONE_DAY, "national", _LABOUR_CODE
    if year >= _CULTURE_DAY_SINCE:
        yield date(year, 11, 24), "culture", _CULTURE
