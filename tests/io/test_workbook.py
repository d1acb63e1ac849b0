"""The workbook: lossless, edited as offices edit, merged."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.io.workbook import read_workbook, workbook_bytes
from tthc.model import Plan
from tthc.testing import plans


@settings(max_examples=25)
@given(plans(), st.sampled_from(("vi", "en")))
def test_a_plan_comes_back_as_it_was(plan: Plan, lang: str) -> None:
    back = read_workbook(workbook_bytes(plan, as_of=date(2026, 6, 1), lang=lang), where="x")
    assert back.plan == plan
    assert back.findings == ()
