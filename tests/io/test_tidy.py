"""A hand-edited plan file put in order: values and comments stay, and once is enough."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tthc.errors import FormError, InputError
from tthc.io.forms import dumps, loads
from tthc.io.tidy import tidy
from tthc.model import Plan
from tthc.testing import plans

FORMS = ("yaml", "json")


FEWER = settings(max_examples=15)  # YAML with its comments is read by a parser in Python


@pytest.mark.parametrize("form", FORMS)
@FEWER
@given(st.data())
def test_what_dump_writes_is_in_order(form: str, data: st.DataObject) -> None:
    text = dumps(data.draw(plans()), form)
    assert tidy(text, form) == text


@given(plans())
def test_json_in_any_layout_becomes_what_dump_writes_with_its_values(plan: Plan) -> None:

    text = json.dumps(json.loads(dumps(plan)), indent=7)
    tidied = tidy(text, "json")
    assert tidied == dumps(plan)
    assert loads(tidied) == plan


@FEWER
@given(plans(), st.data())
def test_comments_between_lines_survive_once_and_values_stay(plan: Plan, data: st.DataObject) -> None:

    lines = dumps(plan, "yaml").splitlines(keepends=True)
    at = data.draw(st.lists(st.integers(0, len(lines)), min_size=1, max_size=5, unique=True))
    for number, place in enumerate(sorted(at, reverse=True)):
        lines.insert(place, f"# ghi chú {number}.\n")
    text = "".join(lines)
    tidied = tidy(text)
    assert loads(tidied, "yaml") == plan
    for number in range(len(at)):
        assert tidied.count(f"# ghi chú {number}.") == 1
    assert tidy(tidied) == tidied


@FEWER
@given(plans(), st.data())
def test_comments_after_values_survive_once_and_values_stay(plan: Plan, data: st.DataObject) -> None:

    lines = dumps(plan, "yaml").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] += "  # ghi chú"
    text = "\n".join(lines) + "\n"
    tidied = tidy(text)
    assert loads(tidied, "yaml") == plan
    assert tidied.count("# ghi chú") == 1
    assert tidy(tidied) == tidied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:   'A'\n", "title: A\n"),
        ("{title: A, recipients: [x, y]}  # nhận\n", None),
        ("title: A\nissued_on: 2026-01-09 # ngày\n", 'title: A\nissued_on: "2026-01-09" # ngày\n'),
        ("# đầu\n\n\ntitle: A\n\n# giữa\nrecipients:\n    - x   # một\n    # hai\n    - y\n# cuối\n", None),
        ("title: A\nrecipients: []  # chưa có\n", None),
    ],
)
def test_layouts_of_hands(text: str, expected: str | None) -> None:
    tidied = tidy(text)
    assert loads(tidied, "yaml") == loads(text, "yaml")
    assert re.findall("#.*", tidied) == [comment.rstrip() for comment in re.findall("#.*", text)]
    assert tidy(tidied) == tidied
    if expected is not None:
        assert tidied == expected


@pytest.mark.parametrize(("text", "form"), [("titel: A\n", "yaml"), ('{"titel": "A"}', "json")])
def test_what_is_no_plan_is_an_error_with_its_file(text: str, form: str) -> None:
    with pytest.raises(FormError, match="titel: is not a field") as caught:
        tidy(text, form, where="ke-hoach")
    assert caught.value.where == "ke-hoach"


def test_an_empty_file_and_an_unknown_form_are_errors() -> None:
    with pytest.raises(InputError, match="the file is empty"):
        tidy(" \n")
    with pytest.raises(InputError, match="no lossless form 'toml'"):
        tidy("title: A", "toml")
