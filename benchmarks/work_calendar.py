"""What counting working days costs: arrays beside numpy's, single days beside the package ``holidays``.

    python -m benchmarks.work_calendar

The floors know less: numpy's calendar has no make-up Saturdays, ``holidays`` misses the swap of 2 January 2026. Both
are made ready before they are timed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from benchmarks.figures import Figure, best_of, show
from holidays import country_holidays

from tthc.model import Period
from tthc.periods import WorkCalendar, calendar, holiday_table

DATES = 1_000_000
ROUNDS = 7
LIMITS = (3, 5, 10, 15, 20, 30)
"""Working days that procedures commonly give."""


def main() -> int:
    """Measure, show, and say by the exit status whether every figure holds."""
    vietnam = WorkCalendar.vietnam()
    return show([*arrays(vietnam), single(vietnam), building()], f"best of {ROUNDS}, {DATES:,} dates an array")


def arrays(vietnam: WorkCalendar) -> list[Figure]:
    """Adding and counting over arrays, at least ten times as fast as numpy."""
    random = np.random.default_rng(20260424)
    days = np.datetime64("2018-06-01", "D") + random.integers(0, 3100, DATES).astype("timedelta64[D]")
    counts = random.integers(1, 60, DATES)
    others = days + random.integers(0, 90, DATES).astype("timedelta64[D]")
    years = Period.parse("2018-01-01/2027-12-31")  # those of the dates: fewer holidays make numpy faster
    off = [one.day for one in vietnam.entries_in(years) if not one.is_worked and one.day.weekday() < 5]
    prebuilt = np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))
    pairs: list[tuple[str, Callable[[], object], str, Callable[[], object]]] = [
        ("add(days, 15)", lambda: vietnam.add(days, 15), "busday_offset",
         lambda: np.busday_offset(days, 15, roll="backward", busdaycal=prebuilt)),
        ("add(days, counts)", lambda: vietnam.add(days, counts), "busday_offset",
         lambda: np.busday_offset(days, counts, roll="backward", busdaycal=prebuilt)),
        ("count_between(days, others)", lambda: vietnam.count_between(days, others), "busday_count",
         lambda: np.busday_count(days, others, busdaycal=prebuilt)),
    ]  # fmt: skip
    figures = []
    for name, ours, floor_name, floor in pairs:
        ours(), floor()  # the tables and the memory, once unmeasured
        took, least = best_of(ROUNDS, ours, floor)
        figures.append(Figure(name, took, f"numpy.{floor_name}", least, 0.1))
    return figures


def single(vietnam: WorkCalendar) -> Figure:
    """Adding to one day, at least fifty times as fast as the package ``holidays``."""
    package = country_holidays("VN", years=range(2018, 2028))
    asked = [(date(2018, 6, 1) + timedelta(days=7 * n), LIMITS[n % len(LIMITS)]) for n in range(450)]
    took, least = best_of(
        ROUNDS,
        lambda: [vietnam.add(day, count) for day, count in asked],
        lambda: [package.get_nth_working_day(day, count) for day, count in asked],
    )
    return Figure("add(day, n), 450 times", took, "get_nth_working_day", least, 1 / 50)


def building() -> Figure:
    """From nothing to the first answer, at most 5 ms; the floor is those 5 ms."""

    def build() -> date:
        for made in (calendar.vietnam_of, holiday_table.announced, holiday_table.lunar_years):
            made.cache_clear()
        return WorkCalendar.vietnam().add(date(2026, 1, 5), 15)

    (took,) = best_of(3 * ROUNDS, build)
    return Figure("building the calendar", took, "5 ms", 0.005, 1)


if __name__ == "__main__":
    sys.exit(main())
