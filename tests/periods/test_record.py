"""A timetable as a dataframe."""

from __future__ import annotations

import sys
from datetime import date

import polars as pl
import pytest

from tthc.errors import InputError, MissingExtraError
from tthc.model import Plan, Progress
from tthc.periods import timetable
from tthc.periods.record import COLUMNS

AS_OF = date(2026, 9, 10)


def test_a_frame_has_a_row_an_obligation_and_days_as_dates(plan: Plan) -> None:
    table = timetable(plan, as_of=AS_OF)
    frame = table.to_frame()
    assert isinstance(frame, pl.DataFrame) and tuple(frame.columns) == COLUMNS
    assert frame["key"].to_list() == [one.key for one in table]
    assert frame["due"].to_list() == [one.due for one in table]
    assert (
        frame.schema["due"] == pl.Date and frame.schema["done_on"] == pl.Date and frame.schema["percent"] == pl.Float64
    )


def test_notes_of_several_leads_come_together(plan: Plan) -> None:
    notes = [
        Progress(
            at="task:I.2",
            unit="Văn phòng UBND tỉnh",
            state="done",
            percent=100,
            done_on=date(2026, 9, 1),
            evidence="12/BC",
            as_of=AS_OF,
        ),
        Progress(at="task:I.2", unit="Sở Tư pháp", state="in_progress", percent=40, note="chờ", as_of=AS_OF),
    ]
    frame = timetable(plan, as_of=AS_OF, progress=notes).to_frame()
    [row] = frame.filter(pl.col("at") == "task:I.2").to_dicts()
    assert (row["lead"], row["percent"], row["done_on"]) == ("Văn phòng UBND tỉnh; Sở Tư pháp", 40.0, date(2026, 9, 1))
    assert (row["evidence"], row["note"], row["state"]) == ("12/BC", "chờ", "in_progress")


def test_an_empty_timetable_keeps_its_columns(plan: Plan) -> None:
    frame = timetable(plan, as_of=AS_OF).overdue().to_frame()
    assert frame.height == 0 and frame.schema["due"] == pl.Date


def test_a_library_that_is_unknown_or_missing_is_a_clear_error(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    table = timetable(plan, as_of=AS_OF)
    with pytest.raises(InputError, match="no dataframes of 'excel'"):
        table.to_frame("excel")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match="pandas is not installed"):
        table.to_frame("pandas")
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[frames\]"):
        table.to_frame()


def test_arrays_without_numpy_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from tthc.periods import WorkCalendar

    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[frames\]"):
        WorkCalendar.vietnam().is_working_day(["2026-01-05"])  # type: ignore[call-overload]
    assert WorkCalendar.vietnam().is_working_day(date(2026, 1, 5))
