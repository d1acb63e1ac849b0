"""Any plan comes back from every form that promises it, through the one table of formats."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tthc.io.files import read_bytes
from tthc.io.formats import FORMATS, Format, Request
from tthc.model import Plan
from tthc.testing import plans

FORMS = [kind for kind in FORMATS if kind.dump is not None]
CARRIERS = [kind for kind in FORMATS if kind.name in ("docx", "html")]


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.name)
@given(plan=plans())
def test_a_lossless_form_gives_the_same_plan(kind: Format, plan: Plan) -> None:
    assert kind.dump is not None
    assert kind.load is not None
    assert kind.load(kind.dump(plan), f"plan{kind.suffixes[0]}") == plan


@pytest.mark.parametrize("kind", CARRIERS, ids=lambda kind: kind.name)
@given(plan=plans())
def test_a_document_gives_the_same_plan_apart_from_its_source(kind: Format, plan: Plan) -> None:
    assert kind.write is not None
    found = read_bytes(kind.write(plan, Request(as_of=date(2026, 6, 1))), name=f"plan{kind.suffixes[0]}")
    assert found.source is not None
    assert (found.source.format, found.source.name) == (kind.name, f"plan{kind.suffixes[0]}")
    assert found.model_copy(update={"source": None}) == plan.model_copy(update={"source": None})


def test_every_form_that_is_dumped_is_loaded() -> None:
    assert [kind.name for kind in FORMS] == ["json", "yaml", "xlsx"]
    assert all(kind.load is not None for kind in FORMS)
