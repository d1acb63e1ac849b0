"""The few lines for the morning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import Language, Plan, Progress
from tthc.periods import timetable
from tthc.testing import plans

DAY = date(2026, 9, 29)
OFFICE, JUSTICE = "Văn phòng UBND tỉnh", "Sở Tư pháp"


def done(at: str, unit: str, on: date) -> Progress:
    return Progress(at=at, unit=unit, state="done", done_on=on, evidence="12/BC", as_of=on)


def test_a_unit_reads_what_is_overdue_due_soon_and_newly_done(plan: Plan) -> None:
    notes = [
        done("task:I.1", OFFICE, date(2026, 9, 25)),
        Progress(at="task:I.2", unit=OFFICE, state="in_progress", as_of=date(2026, 9, 20)),
    ]
    table = timetable(plan, as_of=DAY, progress=notes)
    assert table.digest(unit=OFFICE) == (
        "Văn phòng UBND tỉnh – thứ Ba, 29/09/2026\n"
        "\n"
        "SẮP ĐẾN HẠN (7 ngày tới): 1\n"
        "• I.2 Tập huấn nghiệp vụ một cửa – hạn 30/09/2026\n"
        "\n"
        "MỚI HOÀN THÀNH (7 ngày qua): 1\n"
        "• I.1 Hướng dẫn các xã công khai thủ tục – hoàn thành quá hạn, ngày 25/09/2026\n"
    )


def test_what_a_unit_reported_as_not_done_is_overdue_and_the_rest_unreported(plan: Plan) -> None:
    late = Progress(at="review:I.1@2026-08", unit=JUSTICE, state="in_progress", as_of=date(2026, 9, 1))
    table = timetable(plan, as_of=date(2026, 11, 1), progress=[late])
    said = table.digest(unit=JUSTICE, days=3, lang="en").splitlines()
    assert said[0] == "Sở Tư pháp – Sunday, 2026-11-01"
    assert said[2:4] == ["OVERDUE: 1", "• Review list, I.1: Thủ tục hộ tịch (2026-08) – due 2026-08-31, 62 days past"]
    assert "PAST DUE, NOTHING REPORTED: 2" in said
    assert "• Review list, I.1: Thủ tục hộ tịch (2026-10) – due 2026-10-31, 1 day past" in said


def test_a_unit_is_measured_by_its_own_notes(plan: Plan) -> None:
    own = timetable(plan, as_of=DAY, progress=[done("task:I.2", JUSTICE, date(2026, 9, 28))])
    assert "MỚI HOÀN THÀNH" in own.digest(unit=JUSTICE)
    assert "MỚI HOÀN THÀNH" not in own.digest(unit=OFFICE)
    assert "MỚI HOÀN THÀNH" not in own.digest()


def test_a_due_day_off_names_the_day_to_act_by_and_today_is_said(plan: Plan) -> None:
    table = timetable(plan, as_of=date(2026, 10, 29))
    assert "hạn 31/10/2026 (ngày nghỉ, cần xong 30/10/2026)" in table.digest()
    assert "hạn 30/09/2026 (hôm nay)" in timetable(plan, as_of=date(2026, 9, 30)).digest()


def test_nothing_to_say_is_said(plan: Plan) -> None:
    table = timetable(plan, as_of=date(2026, 7, 1))
    assert (
        table.digest(unit="Sở Ngoại vụ", days=3, lang="en").splitlines()[-1]
        == "Nothing overdue, due soon or newly done within 3 days."
    )


def test_long_lists_are_cut_with_the_number_left_out(plan: Plan) -> None:
    milestone = plan.milestones[0]
    many = plan.model_copy(update={"milestones": tuple(milestone for _ in range(14))})
    lines = timetable(many, as_of=date(2026, 11, 29)).digest(days=1).splitlines()
    assert "… và 5 việc nữa" in lines  # 14 milestones and the monthly survey, ten shown
    assert "{" not in "".join(lines)


def test_a_negative_number_of_days_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="-1 is no number of days"):
        timetable(plan, as_of=DAY).digest(days=-1)


@given(plans(), st.dates(date(2019, 1, 1), date(2035, 1, 1)), st.integers(0, 60))
def test_every_plan_has_a_digest_in_both_languages(plan: Plan, as_of: date, days: int) -> None:
    table = timetable(plan, as_of=as_of)
    for lang in get_args(Language):
        text = table.digest(days=days, lang=lang)
        assert text.endswith("\n") and "None" not in text.splitlines()[0]
    listed = {one.due for one in table.due_within(days)}
    assert all(due and as_of <= due <= as_of + timedelta(days=days) for due in listed)
