"""Figures from files: what offices write, and what is refused because it may mean two things."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tthc.errors import FormError
from tthc.io.observations import read_observations
from tthc.model import Observation, ReportingPeriod
from tthc.testing import observations

CSV = """\
chỉ tiêu;đơn vị;kỳ;tử số;mẫu số;giá trị;đơn vị tính;ngày báo cáo;nguồn
dossiers-on-time;an-khe.xa-tan-lap;2026-03;37;40;;;02/4/2026;12/BC-UBND
dossiers-on-time;an-khe.phuong-tan-an;tháng 3/2026;1.037;1.040;;;2026-04-02;
dossiers-on-time;an-khe;report:2026-Q1;;;96,5 %;;18/3/2026;
procedures-simplified;an-khe;năm 2026;;;12;procedure;31/12/2026;
"""


def written(folder: Path, text: str, name: str = "so-lieu.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_an_office_writes_as_it_is_used_to(tmp_path: Path) -> None:
    first, second, third, fourth = read_observations(written(tmp_path, CSV))
    assert (first.numerator, first.denominator, first.as_of) == (37, 40, date(2026, 4, 2))
    assert first.source == "12/BC-UBND"
    assert second.period == first.period and second.numerator == 1037
    assert third.period == ReportingPeriod(kind="quarter", year=2026, number=1)
    assert (third.value, third.measure) == (96.5, "%")
    assert (fourth.value, fourth.measure, fourth.period.label) == (12, "procedure", "2026")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("dossiers-on-time;u;2026-03;;;1.037;;02/4/2026;", "may mean 1037 or 1,037"),
        ("dossiers-on-time;u;2026-03;;;rất cao;;02/4/2026;", "is no number"),
        ("dossiers-on-time;u;2026-03;;;1_000;;02/4/2026;", "is no number"),
        ("dossiers-on-time;u;2026-03;10;1_00;;;02/4/2026;", "is no number"),
        ("dossiers-on-time;u;2026-03;37;;;;02/4/2026;", "go together"),
        ("dossiers-on-time;u;2026-03;37;40;92,5;;02/4/2026;", "not both"),
        ("dossiers-on-time;u;2026-03;;;;;02/4/2026;", "or a bare value"),
        ("dossiers-on-time;u;2026-03;-1;40;;;02/4/2026;", "greater than or equal to 0"),
        ("dossiers-on-time;u;2026-03;1,5;40;;;02/4/2026;", "integer"),
        ("dossiers-on-time;u;quý V/2026;37;40;;;02/4/2026;", "names no period"),
        ("dossiers-on-time;u;2026-03;37;40;;;31/4/2026;", "31/4/2026"),
        ("dossiers-on-time;u;2026-03;37;40;;point;02/4/2026;", "a rate in %"),
        (";u;2026-03;37;40;;;02/4/2026;", "indicator"),
    ],
)
def test_what_cannot_be_a_figure_is_named_with_its_row(tmp_path: Path, cells: str, said: str) -> None:
    head = CSV.splitlines()[0]
    with pytest.raises(FormError) as caught:
        read_observations(written(tmp_path, f"{head}\n{cells}\n"))
    [problem] = caught.value.problems
    assert said in problem and "row 2" in problem


@given(st.lists(observations(), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_json_gives_back_what_was_reported(tmp_path: Path, figures: list[Observation]) -> None:
    rows = [one.model_dump(mode="json") for one in figures]
    assert read_observations(written(tmp_path, json.dumps({"observations": rows}), "f.json")) == tuple(figures)
