"""Time limits by the Civil Code, Articles 144 to 148."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tthc.errors import CalendarRangeError, InputError, ParseError
from tthc.model import Duration, DurationUnit, OfficeHours
from tthc.periods import TimeLimit, WorkCalendar, WorkingTime
from tthc.testing import durations, office_hours

VIETNAM = WorkCalendar.vietnam()
HOURS = OfficeHours.parse("7:30-11:30, 13:30-17:00")
VECTORS = [
    line.split("\t")
    for line in Path(__file__).with_name("calendar_limits.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
DAYS = st.dates(date(2018, 1, 1), date(2060, 12, 31))
MOMENTS = st.datetimes(datetime(2018, 2, 1), datetime(2060, 12, 31)).map(lambda one: one.replace(microsecond=0))
CALENDAR_UNITS: tuple[DurationUnit, ...] = ("day", "week", "month", "quarter", "half_year", "year")


def day(text: str) -> date:
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


@pytest.mark.parametrize("row", VECTORS, ids=[" + ".join(row[:2]) for row in VECTORS])
def test_limits_in_calendar_units_clamp_then_roll(row: list[str]) -> None:
    start, words, raw, end = row
    limit = TimeLimit.parse(words)
    assert TimeLimit(limit.duration, rolls=False).ends(day(start)) == day(raw)
    assert limit.ends(day(start)) == day(end)


def test_working_days_end_on_a_working_day_and_need_no_roll() -> None:
    ending = TimeLimit.parse("03 ngày làm việc").ending(date(2025, 4, 25))
    assert ending.due == date(2025, 4, 29) and ending.moment == datetime(2025, 4, 30)
    assert [step.code for step in ending.steps] == ["first-day-out", "working-days", "end-of-day"]


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        ("15 ngày", date(2025, 1, 15), [
            "không tính ngày đầu 15/01/2025 [Bộ luật Dân sự 2015, Điều 147 khoản 2]",
            "15 ngày: đến ngày 30/01/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 1]",
            "30/01/2025 là ngày nghỉ: kết thúc vào ngày làm việc tiếp theo 03/02/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 5]",
            "hết hạn lúc 24:00 ngày 03/02/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 6]",
        ]),
        ("48 giờ", datetime(2026, 4, 29, 15), [
            "tính từ thời điểm 15:00 ngày 29/04/2026 [Bộ luật Dân sự 2015, Điều 147 khoản 1]",
            "48 giờ: đến 15:00 ngày 01/05/2026 [Bộ luật Dân sự 2015, Điều 147 khoản 1]",
        ]),
        ("1 năm", date(2024, 2, 29), [
            "không tính ngày đầu 29/02/2024 [Bộ luật Dân sự 2015, Điều 147 khoản 2]",
            "1 năm: đến ngày, tháng tương ứng của năm cuối, 28/02/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 4]",
            "năm cuối không có ngày 29/02: kết thúc ngày 28/02/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 3, áp dụng tương tự]",
            "hết hạn lúc 24:00 ngày 28/02/2025 [Bộ luật Dân sự 2015, Điều 148 khoản 6]",
        ]),
    ],
)  # fmt: skip
def test_an_answer_carries_its_steps_and_articles(words: str, start: date, expected: list[str]) -> None:
    assert TimeLimit.parse(words).ending(start).explain().splitlines() == expected


def test_hours_run_by_the_clock_and_do_not_move_from_a_day_off() -> None:
    ending = TimeLimit.parse("48 giờ").ending(datetime(2026, 4, 29, 15))
    assert (ending.due, ending.moment) == (date(2026, 5, 1), datetime(2026, 5, 1, 15))
    assert TimeLimit.parse("24 giờ").ends(datetime(2026, 4, 29)) == date(2026, 4, 29)


def test_hours_need_a_moment() -> None:
    with pytest.raises(InputError, match="needs a moment"):
        TimeLimit.parse("48 giờ").ends(date(2026, 4, 29))


def test_working_hours_need_the_hours_of_the_office() -> None:
    limit = TimeLimit.parse("4 giờ làm việc")
    with pytest.raises(InputError, match="needs the hours of the office"):
        limit.ends(datetime(2026, 4, 29, 15))
    assert limit.ending(datetime(2026, 4, 29, 15), hours=HOURS).moment == datetime(2026, 5, 4, 9, 30)


@pytest.mark.parametrize(
    ("words", "hours", "moment"),
    [
        ("1/2 ngày làm việc", None, datetime(2026, 4, 29)),
        ("1/2 ngày làm việc", HOURS, datetime(2026, 4, 28, 11, 15)),
        ("1,25 ngày làm việc", None, datetime(2026, 4, 30)),
        ("0,5 ngày", None, datetime(2026, 4, 29)),
    ],
)
def test_part_of_a_day_counts_to_its_end_unless_the_office_hours_are_given(
    words: str, hours: OfficeHours | None, moment: datetime
) -> None:
    start = date(2026, 4, 24) if "làm việc" in words else date(2026, 4, 26)
    assert TimeLimit.parse(words).ending(start, hours=hours).moment == moment


def test_half_a_month_is_fifteen_days() -> None:
    assert TimeLimit.parse("nửa tháng").duration == Duration.of(15, "day")


@pytest.mark.parametrize(
    ("words", "event", "last"),
    [
        ("20 ngày", date(2026, 7, 1), date(2026, 6, 11)),
        ("5 ngày", date(2026, 9, 3), date(2026, 8, 29)),
        ("5 ngày làm việc", date(2026, 9, 3), date(2026, 8, 24)),
        ("2 tuần", date(2026, 9, 3), date(2026, 8, 20)),
        ("1 tháng", date(2026, 3, 31), date(2026, 2, 28)),
    ],
)
def test_before_an_event_a_day_off_moves_nothing(words: str, event: date, last: date) -> None:
    assert TimeLimit.parse(words).before(event) == last


def test_hours_before_an_event_give_no_day() -> None:
    with pytest.raises(InputError, match="gives no day"):
        TimeLimit.parse("4 giờ").before(date(2026, 3, 31))


@pytest.mark.parametrize(
    "text", ["-3 ngày", "", "ba", "tối thiểu 10 ngày", "15", "30 ngày trước ngày họp", "29/02/2025", "P-3D", "PT"]
)
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        TimeLimit.parse(text)


@pytest.mark.parametrize(
    "limit",
    [
        TimeLimit.parse("99.000 năm"),
        TimeLimit.parse("100.000 tuần"),
        TimeLimit.parse("90.000 ngày làm việc"),
        TimeLimit.parse("99.000.000 ngày"),
    ],
)
def test_an_end_no_calendar_holds_is_an_error(limit: TimeLimit) -> None:
    with pytest.raises(CalendarRangeError):
        limit.ends(date(2026, 1, 5))


@pytest.mark.parametrize("words", ["99.000 năm", "90.000 ngày làm việc", "2.000.000 ngày"])
def test_a_day_no_calendar_holds_before_an_event_is_an_error(words: str) -> None:
    with pytest.raises(CalendarRangeError):
        TimeLimit.parse(words).before(date(2026, 1, 5))


def test_a_moment_with_an_offset_is_taken_by_the_clock_in_vietnam() -> None:
    evening = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)  # 01:30 on 2 March in Vietnam
    assert TimeLimit.parse("1 ngày").ends(evening) == date(2026, 3, 3)
    assert TimeLimit.parse("2 giờ").ending(evening).moment == datetime(2026, 3, 2, 3, 30)
    assert WorkingTime(VIETNAM, HOURS).add(evening, timedelta(hours=1)) == datetime(2026, 3, 2, 8, 30)


def test_a_start_that_is_no_day_is_refused() -> None:
    with pytest.raises(InputError, match="a day to count from"):
        TimeLimit.parse("3 ngày").ends("2026-01-05")  # type: ignore[arg-type]


def test_beyond_the_announced_years_an_end_is_provisional_and_strict_refuses() -> None:
    limit = TimeLimit.parse("3 tháng")
    ending = limit.ending(date(2027, 12, 1))
    assert ending.is_provisional and ending.steps[-1].code == "provisional"
    assert not limit.ending(date(2027, 6, 1)).is_provisional
    with pytest.raises(CalendarRangeError):
        limit.ends(date(2027, 12, 1), WorkCalendar.vietnam(strict=True))


def test_a_pause_is_counted_in_the_unit_of_the_limit() -> None:
    limit = TimeLimit.parse("5 ngày làm việc")
    assert limit.ending(date(2026, 1, 5), paused=Duration.of(2, "working_day")).due == date(2026, 1, 14 - 1)
    with pytest.raises(InputError, match="counted in working_days"):
        limit.ending(date(2026, 1, 5), paused=Duration.of(2, "day"))


@given(durations(("working_day", *CALENDAR_UNITS), longest=24), DAYS)
def test_a_limit_never_ends_on_a_day_off(duration: Duration, start: date) -> None:
    assume(duration.unit != "working_day" or duration.amount > 0)
    due = TimeLimit(duration).ends(start)
    assert VIETNAM.is_working_day(due)
    if duration.amount:
        assert due > start


@given(durations(("working_day", *CALENDAR_UNITS), longest=24), DAYS, DAYS)
def test_a_later_start_never_ends_earlier(duration: Duration, one: date, other: date) -> None:
    limit = TimeLimit(duration)
    assert limit.ends(min(one, other)) <= limit.ends(max(one, other))


@given(durations(CALENDAR_UNITS, longest=24), DAYS)
def test_rolling_moves_only_forward_to_the_next_working_day(duration: Duration, start: date) -> None:
    raw = TimeLimit(duration, rolls=False).ends(start)
    assert TimeLimit(duration).ends(start) == VIETNAM.roll(raw)


@given(st.integers(1, 60), st.integers(1, 60), DAYS)
def test_months_are_counted_from_the_original_day(m: int, n: int, start: date) -> None:
    whole = TimeLimit(Duration.of(m + n, "month"), rolls=False).ends(start)
    stepwise = TimeLimit(Duration.of(n, "month"), rolls=False).ends(
        TimeLimit(Duration.of(m, "month"), rolls=False).ends(start)
    )
    assert (whole.year, whole.month) == (stepwise.year, stepwise.month) and stepwise <= whole
    if start.day <= 28:
        assert whole == stepwise and whole.day == start.day


@given(office_hours(), MOMENTS, st.integers(1, 2_000), st.integers(1, 2_000))
def test_working_time_adds_up_and_is_measured_back(hours: OfficeHours, start: datetime, m: int, n: int) -> None:
    office = WorkingTime(VIETNAM, hours)
    one, both = timedelta(minutes=m), timedelta(minutes=m + n)
    end = office.add(start, both)
    assert office.between(start, end) == both
    assert office.add(office.add(start, one), both - one) == end
    assert VIETNAM.is_working_day(end.date()) and end > start
    assert office.between(end, start) == -both


@given(st.integers(1, 200), MOMENTS)
def test_a_whole_working_day_is_the_same_as_its_hours(count: int, start: datetime) -> None:
    at_opening = datetime.combine(VIETNAM.roll(start.date()), HOURS.opens)
    by_hours = TimeLimit(Duration.of(Fraction(15, 2) * count, "working_hour"))
    end = by_hours.ending(at_opening, hours=HOURS)
    assert VIETNAM.count_between(at_opening.date(), end.due) == count - 1
    assert end.moment.time() == HOURS.shifts[-1].closes
