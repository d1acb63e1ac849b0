"""A timetable as pictures."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import OfficeDay, OfficeDays, Plan
from tthc.periods import WorkCalendar, timetable
from tthc.testing import plans

AS_OF = date(2026, 9, 10)


def test_a_gantt_has_a_row_for_each_place_of_the_plan(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF)
    picture = table.gantt()
    for words in ("Hướng dẫn các xã", "Theo Kế hoạch kiểm tra", "10/09/2026", "đã qua ngày đến hạn"):
        assert words in picture
    assert "past due, nothing reported" in table.gantt("en") and "2026-09-10" in table.gantt("en")
    ElementTree.fromstring(picture)


def test_a_month_shows_what_is_due_and_why_a_day_is_off(plan: Plan) -> None:
    storm = OfficeDay(date=date(2026, 9, 24), name="Nghỉ do bão")
    calendar = WorkCalendar.vietnam().with_office(OfficeDays(name="UBND tỉnh", closed=(storm,)))
    page = timetable(plan, as_of=AS_OF, calendar=calendar).month(2026, 9)
    for words in ("Tháng 9/2026", "I.1 Hướng dẫn", "Quốc khánh", "Nghỉ do bão", "Văn phòng UBND tỉnh"):
        assert words in page
    assert page.count('class="zh"') == 8 + 2 + 1  # weekends, 1 and 2 September, the storm


def test_swapped_and_substitute_days_are_named_in_both_languages(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF)
    assert "đi làm bù" in table.month(2026, 8) and "nghỉ hoán đổi" in table.month(2026, 8)
    assert "nghỉ bù Giỗ Tổ Hùng Vương" in table.month(2026, 4)
    assert "swapped off" in table.month(2026, 8, "en") and "in lieu" in table.month(2026, 4, "en")


def test_a_month_the_calendar_does_not_cover_is_drawn_without_days_off(plan: Plan) -> None:
    assert 'class="zh"' not in timetable(plan, as_of=AS_OF).month(2016, 9)


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (12, 5)])
def test_a_month_that_does_not_exist_is_refused(plan: Plan, year: int, month: int) -> None:
    with pytest.raises(InputError):
        timetable(plan, as_of=AS_OF).month(year, month)


@given(plans(), st.dates(date(2014, 1, 1), date(2039, 12, 31)))
def test_every_plan_gives_well_formed_pictures(plan: Plan, as_of: date) -> None:
    table = timetable(plan, as_of=as_of)
    ElementTree.fromstring(table.gantt())
    month = (as_of + timedelta(days=30)).replace(day=1)
    ElementTree.fromstring(table.month(month.year, month.month, "en"))
