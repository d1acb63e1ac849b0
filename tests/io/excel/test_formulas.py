"""The formulas of the deadlines say what the timetable says; a small reader of formulas works them out here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from tthc.io.excel.formulas import Formulas
from tthc.io.excel.words import word
from tthc.model import By, Deliverable, Language, Plan, Progress, Schedule, Task, TaskGroup
from tthc.model.progress import State
from tthc.periods import timetable

DUE = date(2026, 6, 15)
COLUMNS = {"state": "H", "done_on": "J", "due": "F", "reported": "N"}
TOKEN = re.compile(r'"(?:[^"]|"")*"|\$?[A-Z]{1,2}\$?\d+|[A-Z]+\(|<>|>=|<=|[=<>(),+-]|\d+')
STATES: tuple[State | None, ...] = (None, "not_started", "in_progress", "done", "dropped")


def worked_out(formula: str, cells: Mapping[str, Any]) -> Any:
    """What a formula of IF, AND, comparisons and differences gives; an empty cell equals ""."""
    tokens = TOKEN.findall(formula.removeprefix("="))
    assert "".join(tokens) == formula.removeprefix("=")
    names = {"IF(": "IF(lambda: ", "AND(": "AND(lambda: ", ",": ", lambda: ", "=": "==", "<>": "!="}
    python = "".join(
        repr(token[1:-1].replace('""', '"')) if token[0] == '"'
        else f"C({token.replace('$', '')!r})" if re.fullmatch(r"\$?[A-Z]+\$?\d+", token)
        else names.get(token, token)
        for token in tokens
    )  # fmt: skip

    def cell(name: str) -> Any:
        value = cells.get(name, "")
        return value.toordinal() if isinstance(value, date) else value

    known = {
        "C": cell,
        "IF": lambda test, then, other: then() if test() else other(),
        "AND": lambda *tests: all(test() for test in tests),
    }
    return eval(python, known)


def cells_of(note: Progress | None, as_of: date, lang: Language) -> dict[str, Any]:
    cells: dict[str, Any] = {"F4": DUE, "C2": as_of, "E2": 7}
    if note is not None:
        cells |= {"H4": word("state", note.state, lang), "N4": note.as_of}
        cells |= {"J4": note.done_on} if note.done_on else {}
    return cells


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_last_cell_of_a_row_says_what_the_timetable_says(lang: Language) -> None:
    formulas = Formulas(COLUMNS, "$C$2", "$E$2", lang)
    days = [DUE + timedelta(days=days) for days in (-30, -8, -7, -1, 0, 1, 30)]
    work = Task(title="t", deliverables=(Deliverable(schedule=Schedule(terms=(By(date=DUE),))),))
    plan = Plan(title="t", task_groups=(TaskGroup(label="I", title="", tasks=(work,)),))
    for state, as_of, done_on in product(STATES, days, (None, *days)):
        if done_on and (state != "done" or done_on > as_of):
            continue
        note = Progress(at="task:I", state=state, done_on=done_on, as_of=as_of) if state else None
        [one] = timetable(plan, as_of=as_of, progress=[note] if note else [], soon=7)
        said = worked_out(formulas.standing(4, "no_date"), cells_of(note, as_of, lang))
        assert said == one.state_label(lang), (state, as_of, done_on)
        # A row that does not say when it was reported was reported on the day above the heads.
        undated = {cell: value for cell, value in cells_of(note, as_of, lang).items() if cell != "N4"}
        assert worked_out(formulas.standing(4, "no_date"), undated) == said


def test_what_has_no_day_says_so_until_somebody_reports() -> None:
    formula = Formulas(COLUMNS, "$C$2", "$E$2", "vi").standing(4, "running")
    assert worked_out(formula, {}) == "thường xuyên"
    assert worked_out(formula, {"H4": "đang thực hiện"}) == "đang thực hiện"
    assert worked_out(formula, {"H4": "đã hoàn thành"}) == "đã hoàn thành"
    assert worked_out(formula, {"H4": "không thực hiện"}) == "không thực hiện"


@pytest.mark.parametrize(
    ("state", "days", "colour"),
    [
        (None, 1, "past_due"),
        ("not_started", 1, "overdue"),
        ("in_progress", 1, "overdue"),
        ("done", 1, "done"),
        ("dropped", 1, None),
        (None, 0, "due_soon"),
        ("in_progress", -7, "due_soon"),
        ("in_progress", -8, None),
        (None, -8, None),
        ("done", -1, "done"),
    ],
)
def test_colours(state: State | None, days: int, colour: str | None) -> None:
    as_of = DUE + timedelta(days=days)
    note = Progress(at="task:I", state=state, as_of=as_of) if state else None
    conditions = Formulas(COLUMNS, "$C$2", "$E$2", "vi").colours(4)
    holding = [name for name, formula in conditions.items() if worked_out(formula, cells_of(note, as_of, "vi"))]
    assert holding[:1] == ([colour] if colour else [])
