"""Tasks on schedule, by the progress notes that units sent on the plan itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tthc.model import (
    By,
    Deliverable,
    Period,
    Plan,
    Progress,
    ReviewItem,
    Schedule,
    State,
    Target,
    Task,
    TaskGroup,
    UnitMention,
)
from tthc.registry import province_registry
from tthc.targets import Assessment, Observation, Scorecard, scorecard

REGISTRY = province_registry("An Khê", communes=["xã Tân Lập", "xã Hòa Bình"], merged_on=date(2025, 3, 1))
TAN_LAP, HOA_BINH, KHCN = "an-khe.xa-tan-lap", "an-khe.xa-hoa-binh", "an-khe.so-khcn"
ALL_ON_TIME = Target(
    text="100% nhiệm vụ hoàn thành đúng tiến độ", indicator="tasks-on-schedule", comparator=">=", value=100, unit="%",
    at="body:II",
)  # fmt: skip
JULY = date(2026, 7, 10)


def due(label: str, day: date, *leads: UnitMention) -> Task:
    by = Deliverable(schedule=Schedule(terms=(By(date=day),)))
    return Task(label=label, title=f"Việc {label}", lead=leads, deliverables=(by,))


def unit(name: str) -> UnitMention:
    return UnitMention(name=name)


PLAN = Plan(
    title="Kiểm soát TTHC năm 2026",
    issuer="UBND tỉnh An Khê",
    period=Period.of_year(2026),
    targets=(ALL_ON_TIME,),
    task_groups=(
        TaskGroup(
            label="I",
            title="Chung",
            tasks=(
                due("1", date(2026, 3, 31), unit("Sở KH&CN")),
                due("2", date(2026, 5, 31), unit("Sở Thông tin và Truyền thông")),
                due("3", date(2026, 6, 30), UnitMention(name="UBND cấp xã", collective=True)),
                due("4", date(2026, 11, 30), unit("Sở Khoa học và Công nghệ")),
            ),
        ),
    ),
)


def note(at: str, state: State = "done", unit: str | None = None, done_on: date = date(2026, 3, 1)) -> Progress:
    done = {"done_on": done_on, "evidence": "12/BC"} if state == "done" else {}
    return Progress(at=f"task:{at}", state=state, unit=unit, as_of=JULY, **done)


def scored(*notes: Progress, reports: tuple[Observation, ...] = (), **options: Any) -> Scorecard:
    return scorecard(PLAN, reports, **{"registry": REGISTRY, "as_of": JULY, "progress": notes, **options})


def of(card: Scorecard, unit: str) -> Assessment:
    (one,) = card.of_unit(unit)
    return one


def counts(one: Assessment) -> tuple[str, str]:
    assert one.figure is not None
    return str(one.figure.tally), str(one.figure.coverage)


def test_the_plan_s_own_unit_answers_for_the_whole_plan() -> None:
    one = of(scored(note("I.1"), note("I.2", done_on=date(2026, 6, 15))), "an-khe")
    assert counts(one) == ("1/2", "2/3")
    assert (one.value, one.standing, one.source) == (Fraction(50), "at_risk", "progress")


def test_an_issuer_the_register_does_not_know_answers_for_the_plan_too() -> None:
    plan = PLAN.model_copy(update={"issuer": "UBND tỉnh Không Tên"})
    (one,) = scorecard(plan, registry=REGISTRY, as_of=JULY, progress=[note("I.1")])
    assert (one.unit, counts(one)) == (None, ("1/1", "1/3"))


def test_a_unit_answers_for_what_it_leads_under_any_of_its_names() -> None:
    notes = (note("I.1", unit="Sở Khoa học và Công nghệ"), note("I.2", "in_progress", unit="Sở KHCN"))
    one = of(scored(*notes, also=[KHCN]), KHCN)
    assert counts(one) == ("1/2", "2/2")


def test_a_member_answers_for_what_its_collective_leads_by_its_own_notes() -> None:
    card = scored(note("I.3", unit="UBND xã Tân Lập"), note("I.3", "not_started", unit=HOA_BINH), also=["UBND cấp xã"])
    assert (counts(of(card, TAN_LAP)), of(card, TAN_LAP).value) == (("1/1", "1/1"), Fraction(100))
    assert (counts(of(card, HOA_BINH)), of(card, HOA_BINH).value) == (("0/1", "1/1"), Fraction(0))


def test_a_collective_that_sends_one_note_for_all_speaks_for_each() -> None:
    card = scored(note("I.3"), also=["UBND cấp xã"])
    assert [of(card, unit).value for unit in (TAN_LAP, HOA_BINH)] == [100, 100]


def test_silence_is_no_proof_of_being_late() -> None:
    card = scored(note("I.3", unit="UBND xã Tân Lập"), also=[HOA_BINH])
    one = of(card, HOA_BINH)
    assert (one.standing, one.reason) == ("no_data", "nothing-reported")
    assert one.figure is not None
    assert str(one.figure.coverage) == "0/1"


def test_where_nothing_is_due_yet_nothing_occurred() -> None:
    one = of(scored(note("I.1", unit="Sở KH&CN"), as_of=date(2026, 1, 5), also=[TAN_LAP]), TAN_LAP)
    assert one.reason == "nothing-occurred"


def test_what_is_still_to_be_done_is_known_from_the_plan() -> None:
    one = of(scored(note("I.1"), note("I.2"), also=[KHCN]), KHCN)
    assert one.needed is not None
    assert (one.needed.count, one.needed.of, one.needed.by) == (1, 1, "plan")


def test_or_is_given() -> None:
    one = of(scored(note("I.1"), note("I.2"), also=[KHCN], remaining={("tasks-on-schedule", KHCN): 5}), KHCN)
    assert one.needed is not None
    assert (one.needed.of, one.needed.by) == (5, "given")


def test_procedures_to_review_are_owed_too() -> None:
    by = Schedule(terms=(By(date=date(2026, 6, 1)),))
    item = ReviewItem(list="I", label="1", name="Cấp phép", lead=(unit("Sở KHCN"),), schedule=by)
    plan = PLAN.model_copy(update={"review_items": (item,)})
    said = Progress(at="review:I.1", state="done", unit="Sở KH&CN", done_on=JULY, evidence="9/BC", as_of=JULY)
    card = scorecard(plan, registry=REGISTRY, as_of=JULY, progress=[said], also=[KHCN])
    assert counts(of(card, KHCN)) == ("0/1", "1/3")


def test_only_what_is_due_by_the_target_s_day_counts() -> None:
    plan = PLAN.model_copy(update={"targets": (ALL_ON_TIME.model_copy(update={"due": date(2026, 4, 30)}),)})
    card = scorecard(plan, registry=REGISTRY, as_of=JULY, progress=[note("I.1"), note("I.2", "in_progress")])
    (one,) = card
    assert (counts(one), one.standing) == (("1/1", "1/1"), "met")


def test_a_note_that_does_not_count_is_found() -> None:
    card = scored(note("I.9"), note("I.1"))
    assert "progress-unplaced" in [finding.code for finding in card.findings]


@pytest.mark.parametrize("has_notes", [False, True])
def test_without_notes_or_for_a_unit_that_leads_nothing_reports_are_taken(has_notes: bool) -> None:
    report = Observation(indicator="tasks-on-schedule", unit="an-khe.so-tu-phap", period="2026-06", numerator=9,
                         denominator=10, as_of=date(2026, 7, 2))  # fmt: skip
    card = scored(*([note("I.1")] if has_notes else []), reports=(report,), also=["an-khe.so-tu-phap"])
    one = of(card, "an-khe.so-tu-phap")
    assert (one.value, one.source) == (Fraction(90), "observations")
