"""Small worlds of dossiers, and how many of each kind there are by hand: one dossier after the other, by its clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import duckdb
import polars as pl
from attrs import evolve
from hypothesis import strategies as st

from tthc.model import Dossier, Duration, Pause, Period, ReportingPeriod
from tthc.periods import DossierClock, TimeLimit, WorkCalendar

Row = Mapping[str, Any]
World = Sequence[Row]
AnyPeriod = Period | ReportingPeriod

# A few years of it, so that the tables made from it are small.
CALENDAR = evolve(WorkCalendar.vietnam(), first=date(2025, 1, 1), last=date(2027, 12, 31))
PLAUSIBLE = Period(start=CALENDAR.first, end=CALENDAR.last)
KNOWN = ("tan-lap", "an-khe", "bai-say")
SCHEMA: Mapping[str, Any] = {
    "code": pl.String,
    "unit": pl.String,
    "field": pl.String,
    "received": pl.Datetime("us"),
    "appointment": pl.Datetime("us"),
    "reappointment": pl.Datetime("us"),
    "processed": pl.Datetime("us"),
    "returned": pl.Datetime("us"),
    "closed": pl.Datetime("us"),
    "channel": pl.String,
    "supplements": pl.Int64,
    "supplement_since": pl.Datetime("us"),
    "limit": pl.Int64,
    "limit_unit": pl.String,
    "waited": pl.Int64,
}
FIRST = datetime(2025, 11, 20)


def moments(days: int = 160) -> st.SearchStrategy[datetime]:
    """Moments of few days, so that days meet; some at 0:00, as records of days have them."""
    clocks = st.sampled_from((time(), time(7, 30), time(10), time(16, 59), time(23, 59, 59)))
    return st.builds(
        lambda day, clock: datetime.combine(FIRST.date() + timedelta(days=day), clock), st.integers(0, days), clocks
    )


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A dossier as a system records it; at times with what cannot be."""
    received = draw(moments(120))

    def later(most: int = 45) -> datetime:
        return received + timedelta(minutes=draw(st.integers(0, most * 1440)))

    def maybe(made: Callable[[], datetime]) -> datetime | None:
        return made() if draw(st.booleans()) else None

    row: dict[str, Any] = {
        "code": f"H{draw(st.integers(0, 99)):02}",
        "unit": draw(st.sampled_from(KNOWN[:2])),
        "field": draw(st.sampled_from(("hộ tịch", "đất đai", None))),
        "received": received,
        "appointment": maybe(later),
        "reappointment": later() if draw(st.integers(0, 9)) == 0 else None,
        "processed": maybe(later),
        "returned": maybe(later),
        "closed": later() if draw(st.integers(0, 4)) == 0 else None,
        "channel": draw(st.sampled_from(("online", "Trực tuyến", "direct", "post", None))),
        "supplements": draw(st.sampled_from((None, 0, 0, 1, 1, 2))),
        "supplement_since": None,
        "limit": draw(st.sampled_from((None, 0, 1, 5, 15))),
        "limit_unit": draw(st.sampled_from(("day", "working_day", "ngày làm việc", None))),
        "waited": draw(st.sampled_from((None, 0, 3))),
    }
    if row["supplements"] and draw(st.booleans()):
        row["supplement_since"] = later(20)
    if draw(st.integers(0, 3)) == 0:
        name, value = draw(st.sampled_from(WRONG))
        row[name] = value
    return row


WRONG: tuple[tuple[str, Any], ...] = (
    ("unit", None),
    ("unit", ""),
    ("unit", "khong-co"),
    ("received", None),
    ("received", datetime(5025, 1, 1)),
    ("received", datetime(1925, 1, 1)),
    ("appointment", datetime(5025, 6, 1)),
    ("appointment", datetime(2025, 11, 1)),
    ("processed", datetime(2025, 11, 1)),
    ("processed", datetime(9999, 1, 1)),
    ("closed", datetime(5025, 1, 1)),
    ("supplement_since", datetime(2025, 11, 1)),
    ("limit", -1),
)


def worlds(most: int = 12) -> st.SearchStrategy[list[Row]]:
    """A few dossiers."""
    return st.lists(rows(), max_size=most)


def frame(world: World) -> pl.DataFrame:
    return pl.DataFrame([dict(row) for row in world], schema=SCHEMA)


def in_polars(world: World) -> pl.DataFrame:
    return frame(world)


def in_polars_lazily(world: World) -> pl.LazyFrame:
    return frame(world).lazy()


def in_duckdb(world: World) -> duckdb.DuckDBPyRelation:
    return duckdb.connect().from_arrow(frame(world).to_arrow())


def in_pandas(world: World) -> Any:
    return frame(world).to_pandas()


def in_pyarrow(world: World) -> Any:
    return frame(world).to_arrow()


ENGINES: Mapping[str, Callable[[World], Any]] = {
    "polars": in_polars,
    "polars, lazy": in_polars_lazily,
    "duckdb": in_duckdb,
    "pandas": in_pandas,
    "pyarrow": in_pyarrow,
}


def due_by_limit(row: Row) -> date | None:
    """What the limit comes to, by the scalar arithmetic."""
    limit, unit = row["limit"], {"ngày làm việc": "working_day"}.get(row["limit_unit"], row["limit_unit"])
    if limit is None or limit < 0 or unit is None:
        return None
    duration = Duration(amount=limit, unit=unit)
    paused = Duration(amount=row["waited"], unit=unit) if row["waited"] else None
    return TimeLimit(duration).ending(row["received"].date(), CALENDAR, paused=paused).due


def appointment_of(row: Row) -> datetime | None:
    given: datetime | None = row["reappointment"] or row["appointment"]
    if given:
        return given
    due = due_by_limit(row)
    return datetime.combine(due, time()) if due else None


def known(row: Row, as_of: date | None) -> dict[str, Any]:
    """The row without what was recorded after a day."""
    kept = dict(row)
    for name in ("processed", "returned", "closed", "supplement_since"):
        if as_of and kept[name] and kept[name].date() > as_of:
            kept[name] = None
    return kept


def end_of(row: Row) -> datetime | None:
    ended: datetime | None = row["processed"] or row["returned"] or row["closed"]
    return ended


def fault_of(row: Row, as_of: date | None, units: Iterable[str] | None) -> str | None:
    """The first fault of a row."""
    if not row["unit"]:
        return "unit-missing"
    if units is not None and row["unit"] not in units:
        return "unit-unknown"
    if row["received"] is None:
        return "received-missing"
    received = row["received"]
    days = [row[name] for name, kind in SCHEMA.items() if kind == pl.Datetime and row[name] is not None]
    if any(day.date() not in PLAUSIBLE for day in days):
        return "date-implausible"
    ended = end_of(known(row, as_of))
    if ended and ended < received and ended != datetime.combine(received.date(), time()):
        return "ended-before-received"
    due = appointment_of(row)
    if due is None:
        return "due-missing"
    if due.date() < received.date():
        return "due-before-received"
    asked = row["supplement_since"]
    if asked and asked.date() < received.date():
        return "supplement-before-received"
    return None


def dossier_of(row: Row) -> Dossier:
    """The row as the scalar rule takes it: its end, its requests, its appointment."""
    received, due, asked = row["received"], appointment_of(row), row["supplement_since"]
    assert due is not None
    due = max(due, received)  # the day alone counts
    open_request = [Pause(kind="supplement", start=max(asked, received))] if asked else []
    asked_so_far = row["supplements"] or 0
    before = asked_so_far if asked_so_far > 1 else asked_so_far - len(open_request)  # when the others were is unknown
    ended = [Pause(kind="supplement", start=received, end=received)] * before
    return Dossier(received=received, appointment=due, pauses=(*ended, *open_request), processed=end_of(row))


def by_hand(
    world: World,
    periods: Sequence[AnyPeriod],
    by: Sequence[str],
    *,
    as_of: date | None = None,
    units: Iterable[str] | None = None,
) -> tuple[dict[tuple[Any, ...], Counter[str]], Counter[str]]:
    """Counts by keys and number of the period, and the rows that do not count."""
    clock = DossierClock()
    counts: dict[tuple[Any, ...], Counter[str]] = {}
    left: Counter[str] = Counter()
    for row in world:
        if fault := fault_of(row, as_of, units):
            left[fault] += 1
            continue
        kept = known(row, as_of)
        last = min(last_of(periods[-1]), as_of or date.max)
        ended = end_of(kept)
        if kept["received"].date() > last:
            left["received-after"] += 1
            continue
        if ended and ended.date() < periods[0].start:
            left["ended-before"] += 1
            continue
        left["counted"] += 1
        dossier = dossier_of(kept)
        key = tuple(kept[name] for name in by)
        for n, period in enumerate(periods):
            count = counts.setdefault((*key, n), Counter())
            measured = min(last_of(period), as_of or date.max)
            if dossier.received.date() > measured or (ended and ended.date() < period.start):
                continue
            is_new = dossier.received.date() >= period.start
            online = kept["channel"] in ("online", "Trực tuyến")
            count["carried" if not is_new else "received_online" if online else "received_other"] += 1
            count[clock.judge(dossier, measured).verdict] += 1
    return counts, left


def last_of(period: AnyPeriod) -> date:
    return period.cut_off if isinstance(period, ReportingPeriod) else period.end
