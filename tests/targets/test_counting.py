"""Dossiers counted by whole frames are counted as one by one, in every engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.targets.dossier_worlds import CALENDAR, ENGINES, KNOWN, World, by_hand, worlds

from tthc.model import Period, ReportingPeriod
from tthc.targets.dossiers.counting import tally_dossiers
from tthc.targets.dossiers.tally import DossierTally

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
@settings(max_examples=25, phases=[Phase.generate])
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
