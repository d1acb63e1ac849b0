"""The statutory clocks by name."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tthc.errors import InputError
from tthc.periods import WorkCalendar, limits
from tthc.periods.statutory_limit import LimitAfter, LimitBefore


@pytest.mark.parametrize(
    ("limit", "event", "last"),
    [
        (limits.announcement_ministry, date(2026, 7, 1), date(2026, 6, 11)),
        (limits.announcement_province, date(2026, 7, 1), date(2026, 6, 26)),
        (limits.announcement_ministry_index, date(2026, 7, 1), date(2026, 6, 3)),
        (limits.announcement_province_index, date(2026, 7, 1), date(2026, 6, 24)),
        (limits.announcement_shortened, date(2026, 7, 1), date(2026, 7, 6)),
        (limits.database_entry_ministry, date(2026, 8, 28), date(2026, 9, 16)),
        (limits.database_entry_province, date(2026, 8, 28), date(2026, 9, 9)),
        (limits.database_entry_shortened, date(2026, 8, 28), date(2026, 9, 4)),
        (limits.feedback_transfer, date(2026, 4, 24), date(2026, 5, 6)),
        (limits.feedback_refusal_index, date(2026, 4, 24), date(2026, 4, 29)),
        (limits.feedback_supplement_index, date(2026, 4, 24), date(2026, 5, 6)),
        (limits.feedback_handling_index, date(2026, 4, 24), date(2026, 5, 20)),
        (limits.feedback_publication_index, date(2026, 4, 24), date(2026, 4, 29)),
    ],
)
def test_a_clock_ends_by_its_rule(limit: LimitAfter | LimitBefore, event: date, last: date) -> None:
    assert limit.ends(event) == last
    assert limit.ends(event, WorkCalendar.vietnam(strict=True)) == last


def test_the_review_plan_is_due_before_31_january() -> None:
    assert limits.review_plan.ends(2026) == date(2026, 1, 30)
    with pytest.raises(InputError, match="not a year"):
        limits.review_plan.ends(20205)
    with pytest.raises(InputError, match="not a year"):
        limits.review_plan.ends(date(2026, 1, 1))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="holds from 2010-10-14"):
        limits.review_plan.ends(2010)


def test_a_limit_does_not_hold_before_its_decree() -> None:
    with pytest.raises(InputError, match="feedback-transfer holds from 2008-03-03, not on 2008-03-01"):
        limits.feedback_transfer.ends(datetime(2008, 3, 1, 9))


def test_each_says_what_it_is_for_and_what_it_rests_on_in_both_languages() -> None:
    for limit in limits.ALL:
        provision = limit.provision
        assert provision.title("vi") != provision.title("en") and provision.basis("vi") and provision.basis("en")
        assert getattr(limits, provision.code.replace("-", "_")) is limit
    assert len({limit.provision.code for limit in limits.ALL}) == len(limits.ALL)


def test_the_decree_counts_days_and_the_index_set_working_days() -> None:
    decree, index = limits.announcement_ministry, limits.announcement_ministry_index
    assert (decree.limit.duration.unit, index.limit.duration.unit) == ("day", "working_day")


def test_a_limit_before_an_event_says_so_in_a_sentence() -> None:
    said = limits.announcement_ministry.explain(date(2026, 7, 1), lang="en")
    assert said == (
        "at the latest 20 days before the legal text takes effect: 2026-06-11 [Decree 63/2010/NĐ-CP, Article 15]"
    )
    assert "chậm nhất 20 ngày trước ngày văn bản có hiệu lực" in limits.announcement_ministry.explain(date(2026, 7, 1))


def test_a_limit_after_an_event_shows_its_steps() -> None:
    steps = limits.feedback_transfer.ending(date(2026, 4, 24)).steps
    assert [step.code for step in steps] == ["first-day-out", "working-days", "end-of-day"]
