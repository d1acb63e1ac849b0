"""What the strategies promise: valid values, every kind of term, words that say what the terms say."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import is_normalized

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from tthc import testing
from tthc.errors import MissingExtraError
from tthc.model import Before, By, Finding, Period, Plan, Schedule, Task, Term, Window
from tthc.model.finding import catalogue
from tthc.model.paths import walk_groups
from tthc.periods import timetable
from tthc.text.normal import squeeze
from tthc.text.schedule import parse_schedule

YEAR = Period.of_year(2026)
KINDS = (
    "adhoc", "before", "by", "completed", "continuous", "external", "months", "recurring", "unread", "unspecified",
    "window",
)  # fmt: skip
QUICK = settings(database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def reaches(strategy: st.SearchStrategy[Any], wanted: Callable[[Any], bool]) -> bool:
    """Whether the strategy ever draws such a value; `find` raises where it does not."""
    return wanted(find(strategy, wanted, settings=settings(QUICK, max_examples=2000)))


def test_the_exported_names_are_strategies() -> None:
    for name in testing.__all__:
        assert isinstance(getattr(testing, name)(), st.SearchStrategy), name


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_term_is_drawn(kind: str) -> None:
    assert reaches(testing.terms(), lambda term: term.kind == kind)


SHAPES: dict[str, Callable[[Plan], bool]] = {
    "draft": lambda plan: plan.code is None and plan.issued_on is None,
    "no period": lambda plan: plan.period is None,
    "two annexes": lambda plan: len(plan.annexes) == 2,
    "nested groups": lambda plan: any(group.groups for group in plan.task_groups),
    "sub-tasks": lambda plan: any(placed.parent for placed in plan.tasks()),
    "a path held twice": lambda plan: any("#" in placed.path for placed in plan.tasks()),
    "absent column": lambda plan: any(placed.task.lead_text is None for placed in plan.tasks()),
    "empty cell": lambda plan: any(placed.task.lead_text == "" for placed in plan.tasks()),
    "targets with parts": lambda plan: any(target.parts for target in plan.targets),
    "amended laws": lambda plan: any(basis.amended_by for basis in plan.legal_bases),
    "findings": lambda plan: bool(plan.findings),
}


def test_plans_of_every_shape_are_drawn() -> None:
    drawn: set[str] = set()

    @settings(QUICK, max_examples=80)
    @given(testing.plans())
    def note(plan: Plan) -> None:
        drawn.update(name for name, holds in SHAPES.items() if holds(plan))

    note()
    assert drawn == set(SHAPES)


@settings(max_examples=25)
@given(testing.plans())
def test_plans_go_through_json_unchanged(plan: Plan) -> None:
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@settings(max_examples=25)
@given(testing.plans())
def test_paths_of_plans_find_what_they_name(plan: Plan) -> None:
    assert [plan.find(placed.path) for placed in plan.tasks()] == [placed.task for placed in plan.tasks()]
    placed_groups = list(walk_groups(plan.task_groups))
    assert [plan.find_group(placed.path) for placed in placed_groups] == [placed.group for placed in placed_groups]


@given(testing.vietnamese_text())
def test_text_is_composed_and_single_spaced(text: str) -> None:
    assert is_normalized("NFC", text)
    assert [squeeze(line) for line in text.split("\n")] == text.split("\n")


def test_text_is_long_at_times_and_has_quotation_marks_and_line_breaks() -> None:
    assert reaches(
        testing.vietnamese_text(),
        lambda text: len(text) > 300 and '"' in text and "\n" in text,
    )


@given(testing.terms(YEAR))
def test_days_of_terms_lie_in_the_period_asked_for(term: Term) -> None:
    match term:
        case Before() | By():
            assert term.date in YEAR
        case Window():
            ends = [day for day in (term.start, term.end) if day]
            assert ends
            assert ends == sorted(ends)
            assert all(day in YEAR for day in ends)


@given(testing.schedules(YEAR).filter(lambda schedule: len(schedule.terms) == 1 and bool(schedule.text)))
def test_the_words_of_a_schedule_say_its_term(schedule: Schedule) -> None:
    read = parse_schedule(schedule.start_text, schedule.finish_text, within=YEAR)
    assert read.terms == schedule.terms or schedule.terms[0].kind == "unread"


@given(testing.tasks(YEAR))
def test_empty_and_absent_cells_name_no_unit(task: Task) -> None:
    assert bool(task.lead) == bool(task.lead_text)
    assert bool(task.coordinating) == bool(task.coordinating_text)


@given(testing.findings())
def test_findings_have_their_codes_severity_and_a_message(finding: Finding) -> None:
    assert finding.severity == catalogue()[finding.code]["severity"]
    assert finding.message("vi")
    assert finding.message("en")


@settings(max_examples=20)
@given(st.data())
def test_notes_on_a_plan_name_what_it_owes_and_who_leads_it(
    data: st.DataObject,
) -> None:
    plan = data.draw(testing.plans().filter(lambda plan: any(True for _ in plan.tasks())))
    notes = data.draw(st.lists(testing.progress_notes(plan), min_size=1, max_size=3))
    table = timetable(plan, as_of=date(2041, 1, 1), progress=notes)
    assert not {
        "progress-unplaced",
        "progress-unit-not-leading",
        "progress-done-ahead",
    } & {finding.code for finding in table.findings}


def test_a_plan_that_owes_nothing_has_no_notes() -> None:
    assert testing.progress_notes(Plan(title="Kiểm soát thủ tục hành chính")).is_empty


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[testing\]"):
        runpy.run_path(testing.__file__)


def test_rows_promise_targets_when_asked_to() -> None:
    assert reaches(testing.tasks(targets=testing.targets()), lambda task: bool(task.targets))


@given(testing.tasks())
def test_rows_promise_nothing_unless_asked_to(task: Task) -> None:
    assert task.targets == ()
