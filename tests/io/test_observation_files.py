"""Figures that are written are read again as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.io.observation_files import write_observations
from tthc.io.observations import read_observations
from tthc.model import Observation, Period, ReportingPeriod

PERIODS = (Period.of_month(2026, 3), Period.of_year(2026), ReportingPeriod.parse("report:2026-M3"))


@st.composite
def figures(draw: st.DrawFn) -> Observation:
    denominator = draw(st.integers(0, 10**7))
    return Observation(
        indicator=draw(st.sampled_from(("dossiers-on-time", "online-dossiers"))),
        unit=draw(st.sampled_from(("an-khe.tp", "xã Tân Lập, tỉnh An Khê"))),
        period=draw(st.sampled_from(PERIODS)),
        numerator=draw(st.integers(0, denominator)),
        denominator=denominator,
        scope=draw(st.sampled_from((None, "hộ tịch"))),
        as_of=date(2026, 4, 2),
        source=draw(st.sampled_from((None, 'một cửa "2026"; sổ 3'))),
    )


@pytest.mark.parametrize("ending", [".csv", ".json", ".yaml"])
@given(st.lists(figures(), min_size=1, max_size=6))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, ending: str, many: list[Observation]
) -> None:
    file = tmp_path_factory.mktemp("figures") / f"so-lieu{ending}"
    write_observations(many, file)
    assert read_observations(file) == tuple(many)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be written to '.txt'"):
        write_observations([], tmp_path / "a.txt")
