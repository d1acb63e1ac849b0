"""The shipped days off: as announced, beside an independent package, and by the statute beyond."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from holidays import country_holidays

from tthc.errors import InputError
from tthc.model import Period
from tthc.periods import AS_ANNOUNCED, EVE_ONLY, Assumption, WorkCalendar
from tthc.periods.holiday_rules import by_rule
from tthc.periods.holiday_table import announced, lunar_years

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("weekdays_off.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
VIETNAM = WorkCalendar.vietnam()
EVERY_YEAR = range(2018, 2100)


def days_of(year: str, words: str) -> set[date]:
    return {date(int(year), int(word[3:]), int(word[:2])) for word in words.split()}


def weekdays_off(year: int, calendar: WorkCalendar = VIETNAM) -> set[date]:
    return {day for day in calendar.days_off(Period.of_year(year)) if day.weekday() < 5}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_year_is_as_announced(row: list[str]) -> None:
    year, off, worked, total = row
    period = Period.of_year(int(year))
    assert weekdays_off(int(year)) == days_of(year, off)
    assert {day for day in period.days() if day.weekday() >= 5 and VIETNAM.is_working_day(day)} == days_of(year, worked)
    assert period.length - len(VIETNAM.days_off(period)) == int(total)


def differences(years: range) -> Iterator[tuple[date, bool]]:
    """Days on which the package `holidays` says otherwise, with what this calendar says."""
    package = country_holidays("VN", years=range(years.start, years.stop + 1))
    for year in years:
        for day in Period.of_year(year).days():
            works = VIETNAM.is_working_day(day)
            if works != package.is_working_day(day):
                yield day, works


def test_only_two_announced_days_are_unknown_to_the_package_holidays() -> None:
    assert list(differences(range(2018, 2028))) == [(date(2026, 1, 2), False), (date(2026, 1, 10), True)]


def test_beyond_only_the_make_up_of_24_november_is_decided_otherwise() -> None:
    assert VIETNAM.is_provisional(date(2028, 1, 1))
    found = list(differences(range(2028, 2100)))
    assert all(works for _, works in found)
    assert {(day.month, day.day) for day, _ in found} == {(11, 25), (11, 26)}
    weekends = [year for year in range(2028, 2100) if date(year, 11, 24).weekday() >= 5]
    assert [day.year for day, _ in found] == weekends


def test_lunar_dates_are_those_of_utc_plus_7() -> None:
    package = country_holidays("VN", years=EVERY_YEAR, language="en_US")
    tet = {day.year: day for day, name in package.items() if "Lunar New Year" in name.split("; ")}
    kings = {day.year: day for day, name in package.items() if "Hung Kings' Commemoration Day" in name.split("; ")}
    assert {year: one.tet for year, one in lunar_years().items()} == tet
    assert {year: one.hung_kings for year, one in lunar_years().items()} == kings


@pytest.mark.parametrize(
    ("year", "tet", "kings"),
    [
        (2018, "02-16", "04-25"),
        (2025, "01-29", "04-07"),
        (2030, "02-02", "04-12"),
        (2035, "02-08", "04-17"),
        (2053, "02-18", None),
    ],
)
def test_tet_falls_where_vietnam_and_not_china_has_it(year: int, tet: str, kings: str | None) -> None:
    assert lunar_years()[year].tet == date.fromisoformat(f"{year}-{tet}")
    assert kings is None or lunar_years()[year].hung_kings == date.fromisoformat(f"{year}-{kings}")


@pytest.mark.parametrize("year", range(2021, 2028))
def test_the_default_assumption_is_what_was_chosen_in_every_announced_year(year: int) -> None:
    """Since the Labour Code of 2019; the culture day is in force from 2026."""
    chosen = {entry.day for entry in announced() if entry.day.year == year and entry.kind in ("holiday", "substitute")}
    assert {entry.day for entry in by_rule(year, year)} == chosen


@pytest.mark.parametrize("year", range(2018, 2021))
def test_before_only_the_second_national_day_is_missing(year: int) -> None:
    chosen = {entry.day for entry in announced() if entry.day.year == year and entry.kind in ("holiday", "substitute")}
    made = {entry.day for entry in by_rule(year, year)}
    assert all(day.month == 9 for day in made ^ chosen)


def test_another_assumption_moves_days_around_tet_only() -> None:
    other = WorkCalendar.vietnam(assume=EVE_ONLY)
    for year in (2028, 2030, 2031):
        lunar = lunar_years()[year].tet
        moved = weekdays_off(year) ^ weekdays_off(year, other)
        assert moved and all(abs((day - lunar).days) <= 9 for day in moved)
    assert other.name == "vietnam (tet-eve-only)" and other != VIETNAM
    assert weekdays_off(2029) == weekdays_off(2029, other)  # mùng 1 on a Tuesday


def test_a_year_by_rule_has_twelve_holidays_and_a_substitute_for_each_on_a_weekend() -> None:
    for year in range(2028, 2100):
        made = by_rule(year, year, AS_ANNOUNCED)
        held = [entry for entry in made if entry.kind == "holiday"]
        weekend = [entry for entry in held if entry.day.weekday() >= 5 and entry.occasion != "culture"]
        assert len(held) == 12 and len({entry.day for entry in made}) == len(made)
        assert len(made) - len(held) == len(weekend)
        assert all(entry.day.weekday() < 5 for entry in made if entry.kind == "substitute")
        assert all(entry.is_provisional and entry.law for entry in made)


def test_every_entry_names_what_it_rests_on_but_the_swap_whose_letter_was_not_found() -> None:
    without = [entry.day for entry in announced() if not (entry.law or entry.documents)]
    assert without == [date(2019, 4, 29), date(2019, 5, 4)]


def test_swapped_days_come_in_pairs_and_substitutes_name_a_holiday_on_a_weekend() -> None:
    by_day = {(entry.day, entry.kind): entry for entry in announced()}
    for entry in announced():
        if entry.kind == "swap-off":
            assert entry.of and by_day[entry.of, "swap-work"].of == entry.day
        if entry.kind == "substitute":
            assert entry.of and entry.of.weekday() >= 5
            assert by_day[entry.of, "holiday"].occasion == entry.occasion
            assert timedelta(days=1) <= entry.day - entry.of <= timedelta(days=5)


@pytest.mark.parametrize(
    ("tet", "national"), [((2,) * 6, (1,) * 7), ((2,) * 7, (1,) * 8), ((5,) * 7, (1,) * 7), ((2,) * 7, (0,) * 7)]
)
def test_an_assumption_that_says_nothing_is_refused(tet: tuple[int, ...], national: tuple[int, ...]) -> None:
    with pytest.raises(InputError, match="does not say what it takes for granted"):
        Assumption("half", tet, national)


def test_an_assumption_may_make_up_the_culture_day() -> None:
    generous = Assumption(
        "culture-made-up", AS_ANNOUNCED.tet_before, AS_ANNOUNCED.national_side, makes_up_culture_day=True
    )
    other = WorkCalendar.vietnam(assume=generous)
    assert VIETNAM.is_working_day(date(2029, 11, 26)) and not other.is_working_day(date(2029, 11, 26))
