"""The work calendar: counting, rolling, joining, arrays, and why a day is worked or not."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.errors import CalendarRangeError, InputError
from tthc.model import OfficeDay, OfficeDays, Period
from tthc.periods import WorkCalendar
from tthc.testing import office_days

VIETNAM = WorkCalendar.vietnam()
VECTORS = [
    line.split("\t")
    for line in Path(__file__).with_name("working_days.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
# Far enough inside the covered range for every count drawn.
DAYS = st.dates(date(2020, 1, 1), date(2095, 12, 31))
COUNTS = st.integers(-400, 400)
CALENDARS = st.one_of(
    st.sampled_from([VIETNAM, WorkCalendar.vietnam(swaps=False), WorkCalendar.weekdays()]),
    office_days().map(VIETNAM.with_office),
)


def day(text: str) -> date:
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def by_steps(calendar: WorkCalendar, start: date, count: int) -> date:
    """The slow way: one day at a time."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        start += step
        while not calendar.is_working_day(start):
            start += step
    return start


@pytest.mark.parametrize("row", VECTORS, ids=[row[3] for row in VECTORS])
def test_working_days_are_counted_from_the_day_after(row: list[str]) -> None:
    start, count, end, _ = row
    assert VIETNAM.add(day(start), int(count)) == day(end)
    assert VIETNAM.count_between(day(start), day(end)) == int(count)


def test_zero_working_days_is_the_day_itself_worked_or_not() -> None:
    assert VIETNAM.add(date(2026, 9, 2), 0) == date(2026, 9, 2)


def test_a_negative_count_goes_back() -> None:
    assert VIETNAM.add(date(2026, 9, 3), -1) == date(2026, 8, 28)
    assert VIETNAM.add(date(2026, 9, 1), -1) == date(2026, 8, 28)


@given(CALENDARS, DAYS, COUNTS)
def test_adding_is_stepping_over_days_off(calendar: WorkCalendar, start: date, count: int) -> None:
    small = count % 60 - 30
    assert calendar.add(start, small) == by_steps(calendar, start, small)


@given(CALENDARS, DAYS, COUNTS)
def test_count_is_the_inverse_of_add(calendar: WorkCalendar, start: date, count: int) -> None:
    if count > 0 or calendar.is_working_day(start):
        assert calendar.count_between(start, calendar.add(start, count)) == count


@given(CALENDARS, DAYS, DAYS)
def test_add_is_the_inverse_of_count_where_it_ends_on_a_working_day(calendar: WorkCalendar, a: date, b: date) -> None:
    if calendar.is_working_day(a) and calendar.is_working_day(b):
        assert calendar.add(a, calendar.count_between(a, b)) == b


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_counting_adds_up_and_changes_sign(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    assert calendar.count_between(a, b) + calendar.count_between(b, c) == calendar.count_between(a, c)
    assert calendar.count_between(a, b) == -calendar.count_between(b, a)


@given(CALENDARS, DAYS, DAYS, st.integers(1, 200))
def test_order_is_kept(calendar: WorkCalendar, a: date, b: date, count: int) -> None:
    a, b = min(a, b), max(a, b)
    assert calendar.add(a, count) <= calendar.add(b, count)
    assert calendar.add(a, -count) <= calendar.add(b, -count)
    assert calendar.roll(a) <= calendar.roll(b) and calendar.roll_back(a) <= calendar.roll_back(b)


@given(CALENDARS, DAYS, st.integers(1, 100), st.integers(1, 100))
def test_adding_twice_is_adding_the_sum(calendar: WorkCalendar, start: date, m: int, n: int) -> None:
    assert calendar.add(calendar.add(start, m), n) == calendar.add(start, m + n)


@given(CALENDARS, DAYS)
def test_rolling_lands_on_the_nearest_working_day_and_stays(calendar: WorkCalendar, start: date) -> None:
    back, forward = calendar.roll_back(start), calendar.roll(start)
    assert back <= start <= forward
    assert calendar.is_working_day(back) and calendar.is_working_day(forward)
    assert (calendar.roll(forward), calendar.roll_back(back)) == (forward, back)
    assert calendar.count_between(back, forward) == (back != forward)


@given(CALENDARS, st.lists(DAYS, max_size=30), COUNTS)
def test_arrays_give_the_same_answers(calendar: WorkCalendar, days: list[date], count: int) -> None:
    array = np.array(days, dtype="datetime64[D]")
    assert calendar.is_working_day(array).tolist() == [calendar.is_working_day(one) for one in days]
    assert calendar.add(array, count).tolist() == [calendar.add(one, count) for one in days]
    assert calendar.roll(array).tolist() == [calendar.roll(one) for one in days]
    assert calendar.roll_back(array).tolist() == [calendar.roll_back(one) for one in days]
    other = array[::-1]
    pairs = zip(days, reversed(days), strict=True)
    assert calendar.count_between(array, other).tolist() == [calendar.count_between(a, b) for a, b in pairs]


@given(CALENDARS, st.lists(st.tuples(DAYS, COUNTS), max_size=30))
def test_arrays_take_a_count_for_each_day(calendar: WorkCalendar, pairs: list[tuple[date, int]]) -> None:
    days = np.array([one for one, _ in pairs], dtype="datetime64[D]")
    counts = np.array([count for _, count in pairs], dtype=np.int64)
    assert calendar.add(days, counts).tolist() == [calendar.add(*pair) for pair in pairs]
    assert calendar.add(days, np.abs(counts) + 1).tolist() == [calendar.add(one, abs(n) + 1) for one, n in pairs]


def test_long_arrays_are_worked_off_in_pieces_with_the_same_answers() -> None:
    days = np.datetime64("2018-06-01") + np.arange(100_001) % 20_000
    counts = np.arange(100_001) % 61 - 30
    moved = VIETNAM.add(days, counts)
    assert moved.shape == days.shape and moved.dtype == days.dtype
    for place in (0, 32_767, 32_768, 65_536, 100_000):
        start, count = days[place].item(), int(counts[place])
        assert moved[place].item() == VIETNAM.add(start, count)
        assert VIETNAM.count_between(days, moved)[place] == VIETNAM.count_between(start, moved[place].item())
    with pytest.raises(CalendarRangeError, match="2018-01-01 to 2099-12-31"):
        VIETNAM.add(days, counts + 25_000)


def test_an_array_keeps_its_shape_and_broadcasts() -> None:
    days = np.array([["2026-08-28"], ["2026-09-01"]], dtype="datetime64[D]")
    assert VIETNAM.add(days, np.array([1, 2])).tolist() == [
        [date(2026, 9, 3), date(2026, 9, 4)],
        [date(2026, 9, 3), date(2026, 9, 4)],
    ]
    assert VIETNAM.count_between(np.datetime64("2026-08-28"), days[:, 0]).tolist() == [0, 0]
    assert VIETNAM.count_between(date(2026, 8, 28), days).shape == (2, 1)
    one = VIETNAM.add(np.datetime64("2026-08-28"), 1)
    assert one == np.datetime64("2026-09-03") and one.dtype == np.dtype("datetime64[D]")
    assert days.tolist() == [[date(2026, 8, 28)], [date(2026, 9, 1)]]


def test_arrays_that_do_not_fit_together_are_refused() -> None:
    days = np.array(["2026-01-05", "2026-01-06"], dtype="datetime64[D]")
    with pytest.raises(InputError, match=r"shapes \(2,\) and \(3,\)"):
        VIETNAM.add(days, np.array([1, 2, 3]))
    with pytest.raises(InputError, match="do not fit together"):
        VIETNAM.count_between(days, days.repeat(2))


def test_the_order_of_bytes_and_views_do_not_matter() -> None:
    days = np.array(["2026-01-05", "2026-08-28"], dtype=">M8[D]")
    assert VIETNAM.add(days, 1).tolist() == [date(2026, 1, 6), date(2026, 9, 3)]
    assert VIETNAM.add(days[::-1], 1).tolist() == [date(2026, 9, 3), date(2026, 1, 6)]


def test_a_calendar_joins_only_calendars_and_covers_only_days() -> None:
    with pytest.raises(TypeError):
        _ = VIETNAM & 3
    assert VIETNAM.covers(date(2026, 1, 5)) and not VIETNAM.covers(datetime(2026, 1, 5))


@pytest.mark.parametrize(
    "array",
    [
        np.array(["2026-01-05T08:00"], dtype="datetime64[m]"),
        np.array(["2026-01-05"], dtype="datetime64[ns]"),
        np.array(["2026-01-05"]),
        np.array([20_000]),
        ["2026-01-05"],
        "2026-01-05",
        None,
    ],
)
def test_what_is_no_array_of_days_is_refused(array: object) -> None:
    with pytest.raises(InputError, match=r"whole days is expected|neither a date nor"):
        VIETNAM.is_working_day(array)  # type: ignore[call-overload]


def test_a_day_that_is_not_there_is_no_day() -> None:
    with pytest.raises(InputError, match="NaT"):
        VIETNAM.add(np.array(["2026-01-05", "NaT"], dtype="datetime64[D]"), 3)


@pytest.mark.parametrize("outside", ["2017-12-31", "2100-01-01", "20205-12-01", "-044-03-15"])
def test_arrays_with_a_day_outside_are_refused(outside: str) -> None:
    with pytest.raises(CalendarRangeError, match=outside):
        VIETNAM.is_working_day(np.array(["2026-01-05", outside], dtype="datetime64[D]"))


@pytest.mark.parametrize("count", [1.0, "3", None, timedelta(days=3), np.array([1.5])])
def test_a_count_that_is_no_whole_number_is_refused(count: object) -> None:
    with pytest.raises(InputError, match="whole number of working days"):
        VIETNAM.add(date(2026, 1, 5), count)  # type: ignore[call-overload]
    with pytest.raises(InputError, match="whole number of working days"):
        VIETNAM.add(np.array(["2026-01-05"], dtype="datetime64[D]"), count)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(InputError, match=r"give moment\.date\(\)"):
        VIETNAM.add(datetime(2026, 1, 5, 9), 3)
    with pytest.raises(InputError, match="not the moment"):
        VIETNAM.is_working_day(datetime(2026, 1, 5, 9))


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar: calendar.is_working_day(date(2017, 12, 31)),
        lambda calendar: calendar.add(date(2100, 1, 1), 1),
        lambda calendar: calendar.add(date(2099, 12, 31), 1),
        lambda calendar: calendar.add(date(2018, 1, 1), -1),
        lambda calendar: calendar.add(date(2026, 1, 5), 10**30),
        lambda calendar: calendar.add(np.array(["2099-12-31"], dtype="datetime64[D]"), 1),
        lambda calendar: calendar.add(np.array(["2026-01-05"], dtype="datetime64[D]"), -(2**63)),
        lambda calendar: calendar.add(np.array(["2026-01-05"], dtype="datetime64[D]"), np.array([2**63 - 1])),
        lambda calendar: calendar.add(np.array(["2026-01-05"], dtype="datetime64[D]"), np.array([-(2**63)])),
        lambda calendar: calendar.roll_back(date(2018, 1, 1)),
        lambda calendar: calendar.roll_back(np.array(["2018-01-01"], dtype="datetime64[D]")),
        lambda calendar: calendar.count_between(date(2026, 1, 5), date(12, 1, 1)),
        lambda calendar: calendar.is_provisional(date(2100, 1, 1)),
        lambda calendar: calendar.explain(date(2100, 1, 1)),
    ],
)
def test_what_it_does_not_cover_is_an_error_that_says_so(ask: Callable[[WorkCalendar], object]) -> None:
    with pytest.raises(CalendarRangeError, match="covers 2018-01-01 to 2099-12-31"):
        ask(VIETNAM)


def test_strict_refuses_what_is_not_announced() -> None:
    strict = WorkCalendar.vietnam(strict=True)
    assert strict.add(date(2027, 12, 30), 1) == date(2027, 12, 31)
    with pytest.raises(CalendarRangeError, match="without strict=True") as caught:
        strict.is_working_day(date(2028, 1, 4))
    assert (caught.value.day, caught.value.last) == (date(2028, 1, 4), date(2027, 12, 31))


def test_without_swaps_the_labour_code_alone_counts() -> None:
    plain = WorkCalendar.vietnam(swaps=False)
    assert plain.is_working_day(date(2026, 1, 2)) and not plain.is_working_day(date(2026, 1, 10))
    assert plain.add(date(2025, 12, 31), 2) == date(2026, 1, 5)
    assert plain.label("en") == "Vietnam without swapped days" and plain != VIETNAM


def test_weekdays_know_no_holiday() -> None:
    week = WorkCalendar.weekdays()
    assert week.is_working_day(date(2026, 9, 2)) and not week.is_provisional(date(2150, 1, 1))
    assert week.label("en") == "weekdays only, no public holidays"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (date(2026, 9, 2), ["2026-09-02 is a Wednesday [the work calendar]", "public holiday: National Day [Labour Code 2019, Article 112(1)]"]),
        (date(2026, 4, 27), ["2026-04-27 is a Monday [the work calendar]", "day off in place of Hùng Kings' Commemoration Day (2026-04-26) [Labour Code 2019, Article 111(3)]"]),
        (date(2019, 5, 4), ["2019-05-04 is a Saturday, a day off [the work calendar]", "worked in place of 2019-04-29 [document not found]"]),
        (date(2026, 9, 3), ["2026-09-03 is a Thursday [the work calendar]"]),
        (date(2030, 2, 4), [
            "2030-02-04 is a Monday [the work calendar]",
            "public holiday: Tết, Lunar New Year [Labour Code 2019, Article 112(1)]",
            "days off after 2027-12-31 are not announced: provisional [assumed, not announced]",
        ]),
    ],
)  # fmt: skip
def test_a_day_explains_itself(asked: date, expected: list[str]) -> None:
    why = VIETNAM.explain(asked)
    assert why.text("en").splitlines() == expected
    assert why.is_working == VIETNAM.is_working_day(asked)
    assert why.is_provisional == (asked.year > 2027)


def test_an_explanation_in_vietnamese_writes_days_first() -> None:
    assert str(VIETNAM.explain(date(2026, 8, 31))).splitlines() == [
        "31/08/2026 là thứ Hai [lịch làm việc]",
        "nghỉ hoán đổi, làm bù ngày 22/08/2026 [TB 9441/TB-BNV; CV 9859/VPCP-KGVX; CV 12729/VPCP-KGVX]",
    ]


def test_an_office_overrides_the_calendar_and_says_why() -> None:
    storm = OfficeDay(date=date(2026, 9, 24), end=date(2026, 9, 25), name="Nghỉ do bão", basis="CĐ 05/CĐ-UBND")
    duty = OfficeDay(date=date(2026, 9, 26), name="Trực trả kết quả")
    own = VIETNAM.with_office(OfficeDays(name="UBND xã Bãi Sậy", closed=(storm,), worked=(duty,)))
    assert own.add(date(2026, 9, 23), 1) == date(2026, 9, 26)
    assert (
        own.explain(date(2026, 9, 25)).text("en").splitlines()[-1]
        == "the office is closed: Nghỉ do bão [CĐ 05/CĐ-UBND]"
    )
    assert own.label() == "lịch công chức Việt Nam + UBND xã Bãi Sậy"
    assert VIETNAM.is_working_day(date(2026, 9, 24))


def test_an_offices_day_outside_the_calendar_is_refused() -> None:
    early = OfficeDay(date=date(2017, 5, 5), name="Nghỉ")
    with pytest.raises(CalendarRangeError):
        VIETNAM.with_office(OfficeDays(name="UBND xã Bãi Sậy", closed=(early,)))


@settings(max_examples=40)
@given(CALENDARS, CALENDARS, st.lists(DAYS, min_size=1, max_size=20))
def test_calendars_join_as_sets_of_working_days(one: WorkCalendar, other: WorkCalendar, days: list[date]) -> None:
    both, mirrored, either, same = one & other, other & one, one | other, one & one
    special = [entry.day for entry in (*one.entries, *other.entries) if both.covers(entry.day)]
    for asked in (*days, *special[:50]):
        a, b = one.is_working_day(asked), other.is_working_day(asked)
        assert both.is_working_day(asked) == mirrored.is_working_day(asked) == (a and b)
        assert either.is_working_day(asked) == (a or b)
        assert same.is_working_day(asked) == a


def test_a_joined_calendar_covers_what_both_cover_and_names_both() -> None:
    joined = VIETNAM & WorkCalendar.weekdays()
    assert (joined.first, joined.last, joined.announced_to) == (VIETNAM.first, VIETNAM.last, VIETNAM.announced_to)
    assert (joined.name, joined.version) == ("vietnam & weekdays", "2026-10-02, 1")
    assert joined.label("en") == "Vietnamese civil service & weekdays only, no public holidays"
    assert not joined.is_working_day(date(2026, 8, 22)) and not joined.is_working_day(date(2026, 9, 2))
    assert joined.explain(date(2026, 9, 2)).steps[-1].code == "holiday"


def test_calendars_of_different_times_do_not_join() -> None:
    old = WorkCalendar("old", "1", date(1999, 1, 1), date(1999, 12, 31), date(1999, 12, 31))
    with pytest.raises(InputError, match="cover no day together"):
        _ = VIETNAM & old


def test_days_off_and_entries_of_a_period() -> None:
    week = Period(start=date(2026, 8, 29), end=date(2026, 9, 4))
    assert [one.day for one in VIETNAM.days_off(week)] == [29, 30, 31, 1, 2]
    assert [(str(one.day), one.kind) for one in VIETNAM.entries_in(week)] == [
        ("2026-08-31", "swap-off"),
        ("2026-09-01", "holiday"),
        ("2026-09-02", "holiday"),
    ]


def test_a_calendar_is_a_value() -> None:
    assert WorkCalendar.vietnam() == VIETNAM and hash(WorkCalendar.vietnam()) == hash(VIETNAM)
    assert "entries" not in repr(VIETNAM)
    copied = pickle.loads(pickle.dumps(VIETNAM))
    assert copied == VIETNAM and copied.add(date(2025, 12, 31), 2) == date(2026, 1, 6)
    with pytest.raises(AttributeError):
        VIETNAM.name = "other"  # type: ignore[misc]


def test_entries_are_kept_in_order_and_a_calendar_covers_a_day_at_least() -> None:
    shuffled = WorkCalendar(
        "x", "1", VIETNAM.first, VIETNAM.last, VIETNAM.announced_to, tuple(reversed(VIETNAM.entries))
    )
    assert [entry.day for entry in shuffled.entries] == [entry.day for entry in VIETNAM.entries]
    with pytest.raises(InputError, match="covers no day"):
        WorkCalendar("x", "1", date(2026, 1, 2), date(2026, 1, 1), date(2026, 1, 2))


def test_a_closure_of_centuries_is_refused_at_once() -> None:
    ever = OfficeDay(date=date(1, 1, 1), end=date.max, name="Nghỉ")
    with pytest.raises(CalendarRangeError):
        VIETNAM.with_office(OfficeDays(name="UBND xã Bãi Sậy", closed=(ever,)))
