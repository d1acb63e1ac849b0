"""The clock of a dossier and the official comparison."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tthc.errors import InputError
from tthc.model import Dossier, Duration, OfficeHours, Pause
from tthc.periods import DossierClock, TimeLimit
from tthc.testing import dossiers

FIVE = DossierClock(TimeLimit.parse("5 ngày làm việc"))
MONDAY = datetime(2026, 3, 2, 9)
DUE = date(2026, 3, 9)
LATER = date(2026, 6, 14)
HOURS = OfficeHours.parse("7:30-11:30, 13:30-17:00")


@pytest.mark.parametrize(
    ("processed", "verdict"),
    [
        (datetime(2026, 3, 6, 17), "early"),
        (datetime(2026, 3, 9, 8), "on_time"),
        (datetime(2026, 3, 9, 23, 59), "on_time"),
        (datetime(2026, 3, 10, 0, 0), "overdue"),
        (datetime(2026, 3, 10, 8), "overdue"),
    ],
)
def test_a_finished_dossier_is_compared_by_the_day(processed: datetime, verdict: str) -> None:
    standing = FIVE.judge(Dossier(received=MONDAY, processed=processed), LATER)
    assert (standing.verdict, standing.by_limit and standing.by_limit.due) == (verdict, DUE)


@pytest.mark.parametrize(
    ("period_end", "verdict"), [(date(2026, 3, 8), "pending"), (DUE, "pending"), (date(2026, 3, 10), "pending_overdue")]
)
def test_the_end_of_the_reporting_period_stands_in_for_an_unfinished_dossier(period_end: date, verdict: str) -> None:
    standing = FIVE.judge(Dossier(received=MONDAY), period_end)
    assert standing.verdict == verdict and standing.is_overdue == (verdict == "pending_overdue")


def test_what_happened_after_the_period_is_not_known_yet() -> None:
    done_later = Dossier(received=MONDAY, processed=datetime(2026, 3, 20, 9))
    assert FIVE.judge(done_later, date(2026, 3, 14)).verdict == "pending_overdue"
    assert FIVE.judge(done_later, date(2026, 3, 31)).verdict == "overdue"


def test_the_first_end_by_rank_counts() -> None:
    dossier = Dossier(received=MONDAY, returned=datetime(2026, 3, 12, 9), processed=datetime(2026, 3, 6, 9))
    assert FIVE.judge(dossier, LATER).verdict == "early"
    stopped = Dossier(received=MONDAY, returned=datetime(2026, 3, 12, 9), closed=datetime(2026, 3, 4, 9))
    assert FIVE.judge(stopped, LATER).verdict == "overdue"


def test_one_open_supplement_request_stands_for_the_end() -> None:
    waiting = Dossier(received=MONDAY, pauses=(Pause(kind="supplement", start=datetime(2026, 3, 5, 9)),))
    standing = FIVE.judge(waiting, LATER)
    assert (standing.verdict, standing.ended) == ("pending", datetime(2026, 3, 5, 9))
    late = Dossier(received=MONDAY, pauses=(Pause(kind="supplement", start=datetime(2026, 3, 12, 9)),))
    assert FIVE.judge(late, LATER).verdict == "pending_overdue"


def test_more_than_one_supplement_request_is_overdue() -> None:
    asked = tuple(
        Pause(kind="supplement", start=datetime(2026, 3, day, 9), end=datetime(2026, 3, day, 10)) for day in (3, 4)
    )
    standing = FIVE.judge(Dossier(received=MONDAY, pauses=asked, processed=datetime(2026, 3, 5, 9)), LATER)
    assert standing.verdict == "overdue"
    assert "2 supplement requests: counted as overdue" in standing.explain("en")


def test_time_waited_for_the_applicant_moves_the_end_and_is_not_used() -> None:
    waited = Pause(kind="supplement", start=datetime(2026, 3, 4, 9), end=datetime(2026, 3, 11, 9))
    standing = FIVE.judge(Dossier(received=MONDAY, pauses=(waited,), processed=datetime(2026, 3, 13, 9)), LATER)
    assert standing.by_limit and standing.by_limit.due == date(2026, 3, 16)
    assert standing.verdict == "early"
    assert (standing.used, standing.left) == (Duration.of(4, "working_day"), Duration.of(1, "working_day"))


def test_pauses_that_overlap_count_once() -> None:
    pauses = (
        Pause(kind="supplement", start=datetime(2026, 3, 4, 9), end=datetime(2026, 3, 10, 9)),
        Pause(kind="outage", start=datetime(2026, 3, 9, 9), end=datetime(2026, 3, 11, 9)),
        Pause(kind="financial", start=datetime(2026, 3, 5, 9), end=datetime(2026, 3, 6, 9)),
    )
    standing = FIVE.judge(Dossier(received=MONDAY, pauses=pauses, processed=datetime(2026, 3, 16, 9)), LATER)
    assert standing.by_limit and standing.by_limit.due == date(2026, 3, 16)


def test_a_pause_after_the_end_does_not_bring_the_dossier_back() -> None:
    late = Pause(kind="financial", start=datetime(2026, 3, 12, 9), end=datetime(2026, 3, 30, 9))
    standing = FIVE.judge(Dossier(received=MONDAY, pauses=(late,), processed=datetime(2026, 3, 31, 9)), LATER)
    assert standing.by_limit and standing.by_limit.due == DUE
    assert standing.verdict == "overdue" and standing.over == Duration.of(16, "working_day")


def test_the_clock_stands_while_a_financial_obligation_is_open() -> None:
    owing = Dossier(received=MONDAY, pauses=(Pause(kind="financial", start=datetime(2026, 3, 4, 9)),))
    standing = FIVE.judge(owing, date(2026, 3, 31))
    assert standing.used == Duration.of(2, "working_day") and standing.left == Duration.of(3, "working_day")
    assert standing.verdict == "pending"
    assert "has not ended: the clock stands still" in standing.explain("en")


def test_a_pause_that_outlasts_the_end_has_stood_still_up_to_it() -> None:
    outage = Pause(kind="outage", start=datetime(2026, 3, 4, 9), end=datetime(2026, 3, 20, 9))
    standing = FIVE.judge(Dossier(received=MONDAY, pauses=(outage,), processed=datetime(2026, 3, 6, 9)), LATER)
    assert (standing.used, standing.left) == (Duration.of(2, "working_day"), Duration.of(3, "working_day"))


def test_a_pause_before_the_clock_began_counts_from_its_start() -> None:
    early = Pause(kind="supplement", start=datetime(2026, 3, 2, 16, 30), end=datetime(2026, 3, 3, 10))
    dossier = Dossier(received=datetime(2026, 3, 2, 16), pauses=(early,))
    standing = DossierClock(FIVE.limit, cutoff=time(15)).judge(dossier, LATER)
    assert standing.by_limit and standing.by_limit.due == date(2026, 3, 10)


def test_part_of_a_working_day_is_measured_to_the_minute_where_the_hours_are_known() -> None:
    clock = DossierClock(TimeLimit.parse("1/2 ngày làm việc"), hours=OfficeHours.parse("8:00-12:00, 13:00-17:00"))
    in_time = clock.judge(Dossier(received=MONDAY, processed=datetime(2026, 3, 3, 11)), LATER)
    assert (in_time.verdict, in_time.used, in_time.left) == (
        "on_time",
        Duration.of("3/8", "working_day"),
        Duration.of("1/8", "working_day"),
    )
    late = clock.judge(Dossier(received=MONDAY, processed=datetime(2026, 3, 3, 14)), LATER)
    assert (late.verdict, late.over) == ("overdue", Duration.of("1/8", "working_day"))


def test_the_printed_appointment_decides_and_a_new_one_replaces_it() -> None:
    printed = Dossier(received=MONDAY, appointment=datetime(2026, 3, 6, 16), processed=datetime(2026, 3, 9, 9))
    assert FIVE.judge(printed, LATER).verdict == "overdue"
    again = printed.model_copy(update={"reappointments": (datetime(2026, 3, 12, 16),)})
    standing = FIVE.judge(again, LATER)
    assert (standing.verdict, standing.appointment) == ("early", datetime(2026, 3, 13))
    assert "new appointment 2026-03-12 16:00 (number 1)" in standing.explain("en")


def test_a_dossier_without_a_limit_is_judged_by_its_appointment() -> None:
    printed = Dossier(received=MONDAY, appointment=datetime(2026, 3, 6, 16), processed=datetime(2026, 3, 6, 17))
    standing = DossierClock().judge(printed, LATER)
    assert (standing.verdict, standing.by_limit, standing.used) == ("on_time", None, Duration.of(4, "day"))
    with pytest.raises(InputError, match="neither a limit nor an appointment"):
        DossierClock().judge(Dossier(received=MONDAY), LATER)


@pytest.mark.parametrize(
    ("received", "started", "due"),
    [
        (datetime(2026, 3, 2, 15), datetime(2026, 3, 2, 15), date(2026, 3, 9)),
        (datetime(2026, 3, 2, 15, 1), datetime(2026, 3, 3), date(2026, 3, 10)),
        (datetime(2026, 3, 6, 16), datetime(2026, 3, 9), date(2026, 3, 16)),
    ],
)
def test_after_the_cut_off_time_of_the_procedure_the_next_working_day_counts(
    received: datetime, started: datetime, due: date
) -> None:
    clock = DossierClock(FIVE.limit, cutoff=time(15))
    standing = clock.judge(Dossier(received=received), LATER)
    assert standing.started == started and standing.by_limit and standing.by_limit.due == due


def test_without_a_cut_off_time_the_day_of_receipt_counts_whatever_the_hour() -> None:
    assert FIVE.judge(Dossier(received=MONDAY.replace(hour=23)), LATER).appointment == datetime(2026, 3, 10)


def test_a_limit_in_hours_is_compared_by_the_moment() -> None:
    clock = DossierClock(TimeLimit.parse("4 giờ"))
    done = Dossier(received=MONDAY, processed=datetime(2026, 3, 2, 13, 1))
    assert clock.judge(done, LATER).verdict == "overdue"
    in_time = Dossier(received=MONDAY, processed=datetime(2026, 3, 2, 12, 59))
    assert clock.judge(in_time, LATER).verdict == "on_time"


def test_working_hours_leave_out_nights_and_breaks() -> None:
    clock = DossierClock(TimeLimit.parse("8 giờ làm việc"), hours=HOURS, cutoff=time(15))
    standing = clock.judge(Dossier(received=datetime(2026, 3, 2, 16), processed=datetime(2026, 3, 3, 16)), LATER)
    assert standing.started == datetime(2026, 3, 3, 7, 30)
    assert standing.appointment == datetime(2026, 3, 4, 8)
    assert (standing.used, standing.left) == (Duration.of("13/2", "working_hour"), Duration.of("3/2", "working_hour"))


def test_a_cut_off_with_hours_needs_to_know_when_the_day_begins() -> None:
    clock = DossierClock(TimeLimit.parse("4 giờ"), cutoff=time(15))
    with pytest.raises(InputError, match="cut-off time"):
        clock.judge(Dossier(received=datetime(2026, 3, 2, 16)), LATER)


def test_a_dossier_of_later_is_refused() -> None:
    with pytest.raises(InputError, match="received on"):
        FIVE.judge(Dossier(received=MONDAY), date(2026, 3, 1))


def test_moments_with_an_offset_are_turned_into_the_time_of_vietnam() -> None:
    dossier = Dossier.model_validate({"received": "2026-03-02T02:00:00Z", "processed": "2026-03-09T09:00:00+07:00"})
    assert (dossier.received, dossier.processed) == (MONDAY, datetime(2026, 3, 9, 9))


@pytest.mark.parametrize("late", [{"processed": "2026-03-01"}, {"pauses": [{"kind": "outage", "start": "2026-03-01"}]}])
def test_nothing_happens_before_receipt(late: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="lies before received"):
        Dossier.model_validate({"received": "2026-03-02T09:00:00", **late})


def test_a_day_without_a_time_may_be_the_day_of_receipt() -> None:
    dossier = Dossier.model_validate({"received": "2026-03-02T09:00:00", "processed": "2026-03-02"})
    standing = FIVE.judge(dossier, LATER)
    assert (standing.verdict, standing.used) == ("early", Duration.of(0, "working_day"))
    with pytest.raises(ValidationError, match="lies before received"):
        Dossier.model_validate({"received": "2026-03-02T09:00:00", "processed": "2026-03-02T08:00:00"})


def test_a_standing_explains_itself_in_both_languages() -> None:
    waited = Pause(kind="supplement", start=datetime(2026, 3, 4, 9), end=datetime(2026, 3, 11, 9))
    dossier = Dossier(received=datetime(2026, 3, 2, 16), pauses=(waited,), processed=datetime(2026, 3, 13, 9))
    standing = DossierClock(FIVE.limit, cutoff=time(15)).judge(dossier, LATER)
    assert standing.explain("vi").splitlines() == [
        "tiếp nhận sau 15:00: tính như tiếp nhận ngày làm việc tiếp theo 03/03/2026 [quy định của thủ tục]",
        "chờ bổ sung hồ sơ từ 09:00 ngày 04/03/2026 đến 09:00 ngày 11/03/2026: lùi hạn 5 ngày làm việc [dữ liệu hồ sơ]",
        "không tính ngày đầu 03/03/2026 [Bộ luật Dân sự 2015, Điều 147 khoản 2]",
        "5 ngày làm việc sau đó: 17/03/2026 (lịch công chức Việt Nam) [lịch làm việc]",
        "hết hạn lúc 24:00 ngày 17/03/2026 [Bộ luật Dân sự 2015, Điều 148 khoản 6]",
        "không có ngày hẹn trả: so với thời hạn của thủ tục, hết hạn 24:00 ngày 17/03/2026 [phương pháp tính của Bộ chỉ số 766]",
        "kết thúc xử lý lúc 09:00 ngày 13/03/2026 [phương pháp tính của Bộ chỉ số 766]",
        "kết quả: trước hạn [so theo ngày, không văn bản nào quy định]",
    ]
    assert standing.label("en") == "ahead of time" and "{" not in standing.explain("en")


CLOCKS = st.builds(
    DossierClock,
    limit=st.sampled_from(
        [
            TimeLimit.parse(words)
            for words in ("5 ngày làm việc", "30 ngày", "2 tháng", "48 giờ", "8 giờ làm việc", "0,5 ngày làm việc")
        ]
    ),
    hours=st.just(HOURS),
    cutoff=st.none() | st.just(time(15)),
)


@given(CLOCKS, dossiers(), st.dates(date(2036, 6, 1), date(2040, 12, 31)))
def test_every_dossier_can_be_judged(clock: DossierClock, dossier: Dossier, period_end: date) -> None:
    standing = clock.judge(dossier, period_end)
    assert standing.explain() and "None" not in standing.explain("en")
    assert standing.left.amount == 0 or standing.over.amount == 0
    assert (standing.verdict in ("early", "on_time", "overdue")) == dossier.is_finished
    if standing.verdict in ("early", "on_time", "pending"):
        assert standing.ended <= standing.appointment


@given(CLOCKS, dossiers(), st.dates(date(2036, 6, 1), date(2040, 12, 31)))
def test_a_later_period_never_makes_a_dossier_less_late(clock: DossierClock, dossier: Dossier, end: date) -> None:
    earlier, later = clock.judge(dossier, end), clock.judge(dossier, date(2041, 6, 30))
    assert later.is_overdue >= earlier.is_overdue
