"""The table of documents for people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tthc.errors import InputError
from tthc.io.files import write
from tthc.io.formats import FORMATS
from tthc.model import By, Deliverable, Plan, Schedule, Task, TaskGroup
from tthc.periods import timetable

DUE = Deliverable(schedule=Schedule(terms=(By(date=date(2026, 6, 15)),)))
TASK = Task(label="1", title="Báo cáo kết quả rà soát", deliverables=(DUE,))
PLAN = Plan(title="Kiểm soát TTHC năm 2026", task_groups=(TaskGroup(label="I", title="Chung", tasks=(TASK,)),))
DAY = date(2026, 6, 1)


def test_a_plan_is_written_as_a_report(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "report.html", as_of=DAY)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "Báo cáo kết quả rà soát" in page
    write(PLAN, tmp_path / "english.HTML", as_of=DAY, lang="en")
    assert (tmp_path / "english.HTML").read_text("utf-8") != page


def test_a_plan_and_its_timetable_are_written_as_a_calendar(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "a.ics", as_of=DAY)
    write(timetable(PLAN, as_of=DAY), tmp_path / "b.ics")
    for name in ("a.ics", "b.ics"):
        assert b"DTSTART;VALUE=DATE:20260615" in (tmp_path / name).read_bytes()


def test_a_plan_needs_a_day(tmp_path: Path) -> None:
    for name in ("a.html", "a.ics"):
        with pytest.raises(InputError, match="as_of") as caught:
            write(PLAN, tmp_path / name)
        assert isinstance(caught.value, ValueError)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        (
            PLAN,
            "a.odt",
            r"a Plan cannot be written as '\.odt' \(a Plan can be written as .*\.html, \.ics, \.csv, \.svg",
        ),
        (PLAN, "a", r"a Plan cannot be written as ''"),
        (timetable(PLAN, as_of=DAY), "a.html", r"a Timetable can be written as \.ics, \.csv, \.svg"),
        ("a text", "a.html", r"a str cannot be written .*give a Plan or a Timetable"),
    ],
)
def test_what_cannot_be_written_is_answered_with_what_can(
    tmp_path: Path, source: Plan, name: str, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        write(source, tmp_path / name, as_of=DAY)
    assert not list(tmp_path.iterdir())


def test_no_ending_is_of_two_formats() -> None:
    endings = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(set(endings)) == len(endings)
