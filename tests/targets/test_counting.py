"""Dossiers counted by whole frames are counted as one by one, in every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any, cast
from unicodedata import normalize

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.targets.dossier_worlds import CALENDAR, ENGINES, KNOWN, World, by_hand, frame, worlds

from tthc.errors import InputError
from tthc.model import Dossier, Period, ReportingPeriod
from tthc.periods import DossierClock
from tthc.targets.dossiers.columns import DossierColumns
from tthc.targets.dossiers.counting import tally_dossiers
from tthc.targets.dossiers.engine import DuckDB
from tthc.targets.dossiers.tally import DossierTally
from tthc.testing import dossiers

NAMES = ("received_online", "received_other", "carried", "early", "on_time", "overdue", "pending", "pending_overdue")
each_engine = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
SPANS = (
    (Period.of_year(2026), None),
    (Period.of_year(2026), "month"),
    (Period.parse("2025-12-10/2026-02-17"), "month"),
    (Period.parse("2025-11-01/2026-12-31"), "quarter"),
    (Period.parse("2025-01-01/2026-12-31"), "half-year"),
    (ReportingPeriod.parse("report:2026-H1"), "month"),
    (ReportingPeriod.parse("report:2026-Y1"), "quarter"),
    (ReportingPeriod.parse("report:2026-M1"), None),
)


def check(tally: DossierTally, world: World, by: Sequence[str], **given: Any) -> None:
    """Every cell, and every row that does not count."""
    counts, left = by_hand(world, tally.periods, by, **given)
    found = {}
    for count in tally:
        key = (*(count[name] for name in by), tally.periods.index(count.period))
        found[key] = {name: getattr(count, name) for name in NAMES if getattr(count, name)}
    assert found == {key: dict(count) for key, count in counts.items()}
    said: dict[str, int] = {one.code: one.count for one in tally.quality}
    said |= dict(tally.outside)
    if tally.counted:
        said["counted"] = tally.counted
    assert said == dict(left)
    assert tally.rows == len(world)


@each_engine
@given(
    worlds(), st.sampled_from(SPANS), st.sampled_from(((), ("unit",), ("field",), ("unit", "field"))),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 5, 1)), st.sampled_from((None, KNOWN)),
)  # fmt: skip
@settings(max_examples=25)
def test_every_cell_is_what_the_clock_says_of_each_dossier(
    engine: Callable[[World], Any], world: World, span: Any, by: Any, as_of: Any, units: Any
) -> None:
    period, part = span
    tally = tally_dossiers(
        engine(world),
        period=period,
        by=(*by, part) if part else by,
        as_of=as_of,
        units=units,
        examples=0,
        calendar=CALENDAR,
    )
    check(tally, world, by, as_of=as_of, units=units)


@given(st.lists(dossiers().filter(lambda one: one.appointment or one.reappointments), max_size=8))
@settings(max_examples=40)
def test_dossiers_as_any_system_records_them_are_judged_by_their_clock(world: list[Dossier]) -> None:
    """The end of the period is the day known to, so that what was recorded later is left out by both."""
    year = Period.of_year(2026)
    rows = [row_of(one, year.end) for one in world]
    tally = tally_dossiers(
        pl.DataFrame(rows, schema_overrides=MOMENTS) if rows else frame([]), period=year, as_of=year.end
    )
    expected: Counter[str] = Counter()
    for one in world:
        ended = one.processed or one.returned or one.closed
        if one.received.date() <= year.end:
            standing = DossierClock().judge(one, year.end)
            ended = standing.ended if standing.verdict not in ("pending", "pending_overdue") else None
            if ended is None or ended.date() >= year.start:
                expected[standing.verdict] += 1
    total = tally.total()
    assert {name: getattr(total, name) for name in NAMES[3:] if getattr(total, name)} == dict(expected)


MOMENTS = dict.fromkeys(
    ("received", "appointment", "reappointment", "processed", "returned", "closed", "supplement_since"),
    pl.Datetime("us"),
)


def row_of(one: Dossier, until: date) -> dict[str, Any]:
    asked = [pause for pause in one.pauses if pause.kind == "supplement" and pause.start.date() <= until]
    still = [pause.start for pause in asked if pause.end is None or pause.end.date() > until]
    return {
        "unit": "an-khe",
        "received": one.received,
        "appointment": one.appointment,
        "reappointment": one.reappointments[-1] if one.reappointments else None,
        "processed": one.processed,
        "returned": one.returned,
        "closed": one.closed,
        "supplements": len(asked),
        "supplement_since": still[0] if still else None,
    }


@given(worlds(20), st.sampled_from((Period.of_year(2026), ReportingPeriod.parse("report:2026-Y1"))))
@settings(max_examples=20)
def test_months_follow_on_each_other_and_make_up_the_year(world: World, year: Any) -> None:
    of_months = tally_dossiers(frame(world), period=year, by=("month",), calendar=CALENDAR)
    months, total = of_months.totals(), tally_dossiers(frame(world), period=year, by=(), calendar=CALENDAR).total()
    for one, after in pairwise(months):
        assert after.carried == one.unresolved
    assert months[0].carried == total.carried
    assert months[-1].unresolved == total.unresolved
    assert months[-1].pending_overdue == total.pending_overdue
    for name in ("received_online", "received_other", "early", "on_time", "overdue"):
        assert sum(getattr(one, name) for one in months) == getattr(total, name)
    assert of_months.counted == sum((one.received_online + one.received_other for one in months), months[0].carried)


@given(worlds(20))
@settings(max_examples=15)
def test_a_month_counts_the_same_alone_as_in_its_year(world: World) -> None:
    year = tally_dossiers(frame(world), period=Period.of_year(2026), by=("month",), calendar=CALENDAR)
    for one in year.totals()[:5]:
        assert tally_dossiers(frame(world), period=one.period, by=(), calendar=CALENDAR).total() == one


def as_text(world: World, form: str) -> pl.DataFrame:
    """The world as a CSV file has it: text in every cell."""
    moments = [name for name, kind in frame(world).schema.items() if kind == pl.Datetime("us")]
    return frame(world).with_columns(pl.col(moments).dt.strftime(form)).cast(pl.String)


@pytest.mark.parametrize("form", ["%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S+07:00"])
@given(worlds(12))
@settings(max_examples=10)
def test_text_counts_as_the_moments_it_says(form: str, world: World) -> None:
    period = Period.of_year(2026)
    plain = tally_dossiers(frame(world), period=period, by=("unit", "month"), calendar=CALENDAR, examples=0)
    for text in (as_text(world, form), duckdb.connect().from_arrow(as_text(world, form).to_arrow())):
        read = tally_dossiers(text, period=period, by=("unit", "month"), calendar=CALENDAR, examples=0)
        assert read.counts == plain.counts
        assert read.quality == plain.quality


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        (" 31/3/2026 ", date(2026, 3, 31)),
        ("1/3/2026", date(2026, 3, 1)),
        ("01/03/2026 08:15", date(2026, 3, 1)),
        ("2026-03-31T17:00:00Z", date(2026, 4, 1)),
        ("2026-03-31T16:59:59.999+00:00", date(2026, 3, 31)),
        ("2026-03-31T23:59:59+07:00", date(2026, 3, 31)),
        ("2026-03-31 17:00:00+00", date(2026, 4, 1)),
        ("2026-03-31 23:59:59 +07", date(2026, 3, 31)),
        ("31/3/2026 8:05", date(2026, 3, 31)),
        ("\u00a031/3/2026\ufeff", date(2026, 3, 31)),
        ("２０２６-03-31", None),
        ("29/02/2024", date(2024, 2, 29)),
        ("29/02/2026", None),
        ("31/04/2026", None),
        ("12/20205", None),
        ("15/12/20205", None),
        ("3/31/2026", None),
        ("2026-03-31 24:00", None),
        ("2026-03-31T10:00:00+09:00", None),
        ("0000-01-01", None),
        ("hôm qua", None),
    ],
)
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_day_in_text_is_read_or_counted_as_unreadable(engine: str, text: str, day: date | None) -> None:
    rows = {"unit": ["an-khe"], "received": [text], "appointment": ["2026-06-01"]}
    held: Any = pl.DataFrame(rows)
    if engine == "duckdb":
        held = duckdb.connect().from_arrow(held.to_arrow())
    tally = tally_dossiers(held, period=Period.of_month(day.year, day.month) if day else Period.of_year(2026))
    if day is None:
        assert [(one.code, one.count) for one in tally.quality] == [("date-unreadable", 1)]
        assert tally.quality[0].examples[0].values[0] == ("received", text)
    else:
        only = tally_dossiers(held, period=Period(start=day, end=day), by=())
        assert (tally.total().received_other, only.total().received_other) == (1, 1)


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pandas", "pyarrow"])
def test_a_moment_with_a_zone_is_taken_by_the_clock_in_vietnam(engine: str) -> None:
    late = datetime(2026, 3, 31, 12, 30, tzinfo=timezone(timedelta(hours=-5)))  # 00:30 of 1 April in Vietnam
    held: Any = pl.DataFrame({"unit": ["an-khe"], "received": [late], "appointment": [late + timedelta(days=3)]})
    assert held.schema["received"].time_zone
    if engine != "polars":
        held = held.to_arrow()
    if engine == "duckdb":
        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'America/New_York'")
        held = connection.from_arrow(held)
    if engine == "pandas":
        held = held.to_pandas()
    april = tally_dossiers(held, period=Period.of_month(2026, 4), by=())
    assert (april.total().received_other, april.quality) == (1, ())


def test_days_without_times_and_true_for_online_are_taken() -> None:
    rows = {"unit": [7, 8], "received": [date(2026, 3, 2)] * 2, "limit": [5, 0], "channel": [True, None]}
    tally = tally_dossiers(pl.DataFrame(rows), period=Period.of_quarter(2026, 1), limit_unit="day")
    first, second = tally
    assert (first["unit"], first.received_online, first.pending_overdue) == (7, 1, 1)
    assert (second["unit"], second.received_other, second.pending_overdue) == (8, 1, 1)


def test_the_time_of_day_tells_what_ended_before_it_was_received() -> None:
    at = datetime(2026, 3, 2, 15)
    ends = [datetime(2026, 3, 2, 10), datetime(2026, 3, 2), datetime(2026, 3, 2, 16)]
    rows = {"unit": ["an-khe"] * 3, "received": [at] * 3, "appointment": [at] * 3, "processed": ends}
    tally = tally_dossiers(pl.DataFrame(rows), period=Period.of_year(2026))
    assert [(one.code, one.count) for one in tally.quality] == [("ended-before-received", 1)]
    assert tally.total().on_time == 2


def test_what_is_pending_is_measured_by_the_day_known_to() -> None:
    rows = {"unit": ["an-khe"], "received": [date(2026, 3, 2)], "appointment": [date(2026, 3, 20)]}
    march = Period.of_month(2026, 3)
    known = tally_dossiers(pl.DataFrame(rows), period=march, as_of=date(2026, 3, 20)).total()
    assert (known.until, known.pending, known.pending_overdue) == (date(2026, 3, 20), 1, 0)
    assert tally_dossiers(pl.DataFrame(rows), period=march, as_of=date(2026, 3, 21)).total().pending_overdue == 1
    year = tally_dossiers(pl.DataFrame(rows), period=Period.of_year(2026), by=("month",), as_of=date(2026, 3, 20))
    assert [one.label for one in year.periods if isinstance(one, Period)] == ["2026-01", "2026-02", "2026-03"]


def test_an_empty_frame_gives_no_counts() -> None:
    tally = tally_dossiers(frame([]), period=Period.of_year(2026), by=("unit", "month"))
    assert (len(tally), tally.rows, tally.quality) == (0, 0, ())
    assert [one.received for one in tally.totals()] == [0] * 12


def test_columns_go_by_the_names_they_are_given() -> None:
    rows = {"mã": ["an-khe"], "nhận": [date(2026, 3, 2)], "hẹn": [date(2026, 3, 9)], "kênh": ["web"]}
    columns = DossierColumns(unit="mã", received="nhận", appointment="hẹn", channel="kênh", online=("web",))
    tally = tally_dossiers(pl.DataFrame(rows), period=Period.of_year(2026), by=("mã",), columns=columns)
    assert tally.total().received_online == 1
    assert tally.observations(as_of=date(2026, 4, 1))[0].unit == "an-khe"


@pytest.mark.parametrize(
    ("rows", "given", "said"),
    [
        ({"unit": ["a"]}, {}, "no column 'received' for received"),
        ({"unit": ["a"], "received": [1]}, {}, "holds Int64, not days"),
        ({"unit": ["a"], "received": ["2026-03-02"]}, {"by": ("field",)}, "no column 'field' to count by"),
        ({"unit": ["a"], "received": ["2026-03-02"]}, {"by": ("month", "year")}, "one kind of period"),
        ({"unit": ["a"], "received": ["2026-03-02"], "limit": [5]}, {}, "nothing says what the limits"),
        ({"unit": ["a"], "received": ["2026-03-02"], "limit": [5]}, {"limit_unit": "hour"}, "not counted by the day"),
        ({"unit": ["a"], "received": ["2026-03-02"], "limit": [date(2026, 1, 1)]}, {}, "holds Date, not numbers"),
        ({"unit": ["a"], "received": ["2026-03-02"], "channel": [3]}, {}, "the column of channels holds Int64"),
        ({"unit": ["a"], "received": [None]}, {}, "the column 'received' holds nothing"),
        ({"unit": ["a"], "received": ["2026-03-02"]}, {"as_of": date(2025, 12, 31)}, "has not begun on 2025-12-31"),
        (
            {"unit": ["a"], "received": ["2026-03-02"]},
            {"period": ReportingPeriod.parse("report:2026-M2"), "by": ("quarter",)},
            "has no whole quarter",
        ),
        (
            {"unit": ["a"], "received": ["2026-03-02"]},
            {"columns": DossierColumns(closed="nothing")},
            "no column 'nothing' for closed",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(rows: dict[str, Any], given: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        tally_dossiers(pl.DataFrame(rows), **{"period": Period.of_year(2026), **given})


@pytest.mark.parametrize("thing", [[{"unit": "a"}], {"unit": ["a"]}, None, "dossiers.parquet"])
def test_what_is_no_frame_is_refused(thing: Any) -> None:
    with pytest.raises(InputError, match="dossiers cannot be counted in a"):
        tally_dossiers(thing, period=Period.of_year(2026))


def by_engine(engine: str, rows: dict[str, Any]) -> Any:
    held = pl.DataFrame(rows)
    return duckdb.connect().from_arrow(held.to_arrow()) if engine == "duckdb" else held


both = pytest.mark.parametrize("engine", ["polars", "duckdb"])
ONE: dict[str, Any] = {"unit": ["an-khe"], "received": ["02/3/2026"], "appointment": ["31/12/2026"]}


@both
@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "NULL", "null"])
def test_a_blank_and_null_are_no_day(engine: str, text: str) -> None:
    total = tally_dossiers(by_engine(engine, {**ONE, "processed": [text]}), period=Period.of_year(2026)).total()
    assert (total.pending, total.resolved) == (1, 0)


@both
@pytest.mark.parametrize("word", ["Trực tuyến", "TRỰC TUYẾN", normalize("NFD", "Trực tuyến"), "ONLINE"])
def test_online_is_online_in_capitals_and_with_its_marks_apart(engine: str, word: str) -> None:
    total = tally_dossiers(by_engine(engine, {**ONE, "channel": [word]}), period=Period.of_year(2026)).total()
    assert total.received_online == 1


@both
@pytest.mark.parametrize("ended", ["02/3/2026 8:05:40", "2026-03-02 8:05:40.5", "02/3/2026 8:06"])
def test_an_hour_of_one_digit_keeps_its_minutes_and_seconds(engine: str, ended: str) -> None:
    rows = {**ONE, "received": ["02/3/2026 08:05:30"], "processed": [ended]}
    assert tally_dossiers(by_engine(engine, rows), period=Period.of_year(2026)).counted == 1
    earlier = {**rows, "processed": ["02/3/2026 8:05:20"]}
    [fault] = tally_dossiers(by_engine(engine, earlier), period=Period.of_year(2026)).quality
    assert fault.code == "ended-before-received"


@both
@pytest.mark.parametrize("said", ["2", "2.0", "2,0", " 2 "])
def test_a_whole_number_in_text_is_read_as_spreadsheets_write_it(engine: str, said: str) -> None:
    total = tally_dossiers(by_engine(engine, {**ONE, "supplements": [said]}), period=Period.of_year(2026)).total()
    assert total.pending_overdue == 1


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_moments_of_any_fineness_with_a_zone_are_read_from_arrow(unit: Any) -> None:
    moment = pl.Series([datetime(2026, 3, 31, 17)]).cast(pl.Datetime(unit)).dt.replace_time_zone("UTC")
    table = pl.DataFrame(ONE).with_columns(processed=moment).to_arrow()
    total = tally_dossiers(table, period=Period.of_month(2026, 3)).total()
    assert (total.resolved, total.pending) == (0, 1)  # by the clock in Vietnam it was resolved in April
    assert tally_dossiers(table, period=Period.of_month(2026, 4)).total().resolved == 1


def test_a_pandas_column_of_nothing_is_nothing_whatever_type_it_has() -> None:
    held = pl.DataFrame(ONE).to_pandas()
    held["processed"] = float("nan")
    assert tally_dossiers(held, period=Period.of_year(2026)).total().pending == 1
    assert held["processed"].dtype == "float64"


@both
def test_units_may_be_numbers_or_categories(engine: str) -> None:
    numbered = by_engine(engine, {**ONE, "unit": [26734]})
    assert tally_dossiers(numbered, period=Period.of_year(2026), units=["26734", "xa"]).counted == 1
    assert tally_dossiers(numbered, period=Period.of_year(2026), units=["xa"]).counted == 0
    blank = pl.DataFrame({**ONE, "unit": [""]}).with_columns(pl.col("unit").cast(pl.Categorical))
    [fault] = tally_dossiers(blank, period=Period.of_year(2026)).quality
    assert fault.code == "unit-missing"


@both
def test_limits_are_counted_by_words_in_any_case_beside_days_in_text(engine: str) -> None:
    rows = {"unit": ["an-khe"] * 3, "received": ["24/4/2026"] * 3, "limit": ["3.0"] * 3}
    words = {"limit_unit": ["Ngày làm việc", "NGÀY", "tuần"], "channel": ["ONLINE"] * 3}
    tally = tally_dossiers(by_engine(engine, {**rows, **words}), period=Period.parse("2026-04-01/2026-05-04"))
    assert [(one.code, one.count) for one in tally.quality] == [("due-missing", 1)]
    assert (tally.total().pending, tally.total().pending_overdue) == (1, 1)


@both
def test_examples_show_moments_by_the_clock_in_vietnam(engine: str) -> None:
    ended = pl.Series([datetime(2026, 3, 1)]).dt.replace_time_zone("UTC")
    rows = {**ONE, "processed": ended}
    [fault] = tally_dossiers(by_engine(engine, rows), period=Period.of_year(2026)).quality
    assert fault.examples[0].values[-1] == ("processed", "2026-03-01 07:00:00")


def test_an_interrupted_query_of_duckdb_is_an_interruption() -> None:
    class Interrupted:
        """A relation whose query is ended by Ctrl-C, as DuckDB says it."""

        def to_native(self) -> Any:
            return self

        def fetchall(self) -> None:
            raise RuntimeError("Query interrupted")

    with pytest.raises(KeyboardInterrupt):
        DuckDB().rows(cast(Any, Interrupted()))


@both
def test_a_key_that_is_not_a_number_has_one_count(engine: str) -> None:
    nan = float("nan")
    rows = {"unit": ["an-khe"] * 2, "received": ["02/3/2026", "02/4/2026"], "appointment": ["31/12/2026"] * 2}
    tally = tally_dossiers(
        by_engine(engine, {**rows, "level": [nan, nan]}), period=Period.of_year(2026), by=["level", "quarter"]
    )
    assert [(one["level"], one.received) for one in tally] == [(None, 1), (None, 2), (None, 2), (None, 2)]


def test_what_cannot_be_counted_by_or_up_to_is_refused_and_said() -> None:
    held, year = pl.DataFrame(ONE), Period.of_year(2026)
    with pytest.raises(InputError, match="one word, not columns"):
        tally_dossiers(held, period=year, by="unit")
    with pytest.raises(InputError, match="not one value"):
        tally_dossiers(held.with_columns(parts=pl.lit([1])), period=year, by=["parts"])
    with pytest.raises(InputError, match="a moment and not a day"):
        tally_dossiers(held, period=year, as_of=datetime(2026, 5, 2, 10))
    with pytest.raises(InputError, match="several columns of the frame have one name"):
        tally_dossiers(held.to_pandas()[["unit", "unit", "received"]], period=year)
    assert tally_dossiers(held, period=year, by=["unit", "unit"]).by == ("unit",)
    far = Period(start=date(1, 1, 1), end=date.max)
    assert tally_dossiers(held, period=year, plausible=far).counted == 1
