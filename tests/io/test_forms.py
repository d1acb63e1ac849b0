"""The lossless forms: what goes out comes back, what cannot be held is refused with every problem named."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tthc.errors import FormError, InputError
from tthc.io.files import dump, load
from tthc.io.formats import format_by_name
from tthc.io.forms import SCHEMA_ID, dumps, loads, plan_schema
from tthc.model import (
    Before,
    Continuous,
    Deliverable,
    External,
    Finding,
    LegalBasis,
    Months,
    Period,
    Place,
    Plan,
    Recurring,
    Schedule,
    Section,
    Source,
    Target,
    Task,
    TaskGroup,
    UnitMention,
    Window,
)

NASTY = (
    "",
    " đầu và cuối ",
    "\tô\t",
    "dòng một\ndòng hai\n",
    "\r\n",
    "\x00\x07\x1b[31m\x7f\x85\u2028\u2029\ufeff\ufffe",
    "yes",
    "No",
    "on",
    "null",
    "~",
    "true",
    "y",
    "27",
    "0o17",
    "012",
    "1_000",
    "1e3",
    ".inf",
    ".nan",
    "12:30:45",
    "2025-01-16",
    "- gạch đầu dòng",
    "a: b",
    "a #b",
    "#x",
    "'",
    '"',
    "\\n",
    "|",
    ">",
    "%YAML",
    "---",
    "...",
    "*x",
    "&x",
    "!x",
    "@x",
    "`x`",
    "{a}",
    "[a]",
    "?",
    "=",
    "<<",
    "𝕂ế hoạch 😀",
    "o\u0302\u0301",
    "từ " * 4000,
    "dài" * 4000,
)

texts = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | texts
days = st.dates()
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
terms = st.one_of(
    st.just(Continuous()),
    st.builds(Recurring, freq=st.sampled_from(["monthly", "periodic"])),
    st.builds(Window, start=st.none() | days, end=st.none() | days),
    st.builds(Before, date=days),
    st.builds(Months, months=st.lists(st.sampled_from(["2025-01", "2025-12"]), min_size=1).map(tuple)),
    st.builds(External, reference=texts),
)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=2).map(tuple)


units = tuples(st.builds(UnitMention, name=texts, unit_id=maybe, collective=st.booleans()))
schedules = st.builds(Schedule, start_text=maybe, finish_text=maybe, terms=tuples(terms))
targets = st.builds(
    Target,
    text=texts,
    comparator=st.sampled_from([">", "<="]),
    value=numbers,
    unit=st.sampled_from(["%", "working_day"]),
    due=st.none() | days,
)
tasks = st.builds(
    Task,
    label=maybe,
    title=texts,
    lead=units,
    lead_text=maybe,
    deliverables=tuples(st.builds(Deliverable, products=tuples(texts), products_text=maybe, schedule=schedules)),
    targets=tuples(targets),
)
findings = st.builds(
    Finding,
    code=texts,
    severity=st.sampled_from(["error", "info"]),
    place=st.none() | st.builds(Place, line=st.integers(1, 9)),
    args=st.dictionaries(texts, texts | numbers | st.booleans() | st.none(), max_size=3),
)
plans = st.builds(
    Plan,
    code=maybe,
    title=texts,
    issued_on=st.none() | days,
    period=st.none() | st.tuples(days, days).map(lambda both: Period(start=min(both), end=max(both))),
    legal_bases=tuples(st.builds(LegalBasis, type=texts, text=texts)),
    sections=tuples(st.builds(Section, label=maybe, title=maybe, paragraphs=tuples(texts))),
    task_groups=tuples(st.builds(TaskGroup, label=maybe, title=texts, tasks=tuples(tasks))),
    targets=tuples(targets),
    recipients=tuples(texts),
    source=st.none() | st.builds(Source, name=texts, format=texts, sha256=texts, findings=tuples(findings)),
)
FULL = Plan(
    code="8/KH-UBND",
    title="Kiểm soát thủ tục hành chính năm 2026",
    issued_on=date(2026, 1, 9),
    period=Period.of_year(2026),
    recipients=NASTY,
    targets=tuple(
        Target(text="a", comparator=">", value=value, unit="%") for value in (0, 95, 95.0, 1e16, 5e-324, 1.5e-7, -0.5)
    ),
    task_groups=(
        TaskGroup(
            label="I",
            title="Chung",
            tasks=(
                Task(
                    label="1.",
                    title="Rà soát",
                    lead=(UnitMention(name="Sở Tư pháp"),),
                    deliverables=(Deliverable(schedule=Schedule(terms=(Before(date=date(2026, 6, 15)),))),),
                ),
            ),
        ),
    ),
)
names = pytest.mark.parametrize("name", ["json", "yaml"])


@names
@settings(deadline=None)
@given(plan=plans)
@example(plan=FULL)
def test_what_is_dumped_is_loaded_unchanged(name: str, plan: Plan) -> None:
    text = dumps(plan, name)
    again = loads(text, name)
    assert again == plan
    assert dumps(again, name) == text


@settings(deadline=None)
@given(plan=plans)
@example(plan=FULL)
def test_a_reader_of_old_yaml_sees_the_same_values(plan: Plan) -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    assert yaml.safe_load(dumps(plan, "yaml")) == json.loads(dumps(plan))


@settings(deadline=None)
@given(plan=plans)
@example(plan=FULL)
def test_an_independent_validator_accepts_a_dumped_plan(plan: Plan) -> None:
    VALIDATOR.validate(json.loads(dumps(plan)))


VALIDATOR = Draft202012Validator(plan_schema(), format_checker=FormatChecker())


def test_the_schema_is_a_valid_schema_of_2020_12() -> None:
    schema = plan_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == SCHEMA_ID


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"title": 3},
        {"title": "a", "unknown": 1},
        {"title": "a", "schema_version": 3},
        {"title": "a", "issued_on": "16/01/2025"},
        {"title": "a", "period": {"start": "2025-01-01"}},
        {"title": "a", "task_groups": [{"title": "b", "tasks": [{"title": "c", "lead": [{"nam": "d"}]}]}]},
        {"title": "a", "milestones": [{"text": "b", "at": "", "schedule": {"terms": [{"kind": "never"}]}}]},
    ],
)
def test_schema_and_library_refuse_the_same(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)
    with pytest.raises(FormError):
        loads(json.dumps(wrong))


@names
@settings(deadline=None)
@given(text=st.text())
@example(text="a: &x [1]\nb: *x")
@example(text="a: &x [*x]")
@example(text="&a[&a")
@example(text="{[]: 1}")
@example(text="!!binary x")
@example(text="a: !!set {b}")
@example(text="9" * 5000)
@example(text="? [a]\n: b")
@example(text="%YAML 9.9\n---\na")
@example(text="&a !!map")
@example(text="- !!int x")
@example(text="a: !!timestamp x")
def test_no_text_ends_in_another_error(name: str, text: str) -> None:
    with suppress(InputError):
        loads(text, name)


def at(tree: dict[str, Any], name: str = "json") -> tuple[str, ...]:
    with pytest.raises(FormError) as caught:
        loads(json.dumps(tree), name)
    return caught.value.problems


def row(**fields: Any) -> dict[str, Any]:
    return {"title": "a", "task_groups": [{"title": "b", "tasks": [{"title": "c", **fields}]}]}


def terms_of(*held: Any) -> dict[str, Any]:
    return row(deliverables=[{"schedule": {"terms": held}}])


ROW = "task_groups[0].tasks[0]"
TERM = f"{ROW}.deliverables[0].schedule.terms[0]"


@names
@pytest.mark.parametrize(
    ("tree", "problems"),
    [
        ({}, ["title: is missing"]),
        (
            {"title": 3, "colour": "red"},
            ["title: should be a valid string, got 3", "colour: is not a field of the form, got 'red'"],
        ),
        (row(lead=[{"unit_id": "x"}]), [f"{ROW}.lead[0].name: is missing"]),
        (row(lead=["Sở Tư pháp"]), [f"{ROW}.lead[0]: should be an object, got 'Sở Tư pháp'"]),
        (row(lead={"name": "a"}), [f"{ROW}.lead: should be a valid array"]),
        (terms_of({"kind": "before"}), [f"{TERM}.date: is missing"]),
        (
            terms_of({"kind": "by", "date": "31/12"}),
            [f"{TERM}.date: should be a valid date… got '31/12'"],
        ),
        (
            terms_of({"kind": "months", "months": ["2025-13"]}),
            [f"{TERM}.months[0]: … got '2025-13'"],
        ),
        (terms_of({"kind": "months", "months": []}), [f"{TERM}.months: …at least 1 item…"]),
        (terms_of({}), [f"{TERM}: has no 'kind'"]),
        (
            {"title": "a", "targets": [{"text": "b", "comparator": ">", "unit": "%", "value": "9"}]},
            ["targets[0].value: should be a valid integer or should be a valid number, got '9'"],
        ),
        (
            {"title": "a", "period": {"start": "2025-12-31", "end": "2025-01-01"}},
            ["period: the period ends (2025-01-01) before it starts (2025-12-31)"],
        ),
        ({"title": "a", "issued_on": 5}, ["issued_on: should be a valid date, got 5"]),
        (
            {"title": "a", "schema_version": 3},
            ["schema_version: the file is of version 3, this library knows versions up to 2"],
        ),
        ({"title": "a", "schema_version": "1"}, ["schema_version: should be 2, got '1'"]),
        (
            {"title": "a", "ô trống": None},
            ["['ô trống']: is not a field of the form, got None"],
        ),
        ({"title": "a", "x": "y" * 99}, [f"x: is not a field of the form, got '{'y' * 58}\N{HORIZONTAL ELLIPSIS}"]),
    ],
)
def test_every_problem_is_named_by_its_path(name: str, tree: dict[str, Any], problems: list[str]) -> None:
    said = at(tree, name)
    assert len(said) == len(problems)
    for one, awaited in zip(said, problems, strict=True):
        assert fnmatchcase(one, escape(awaited).replace("…", "*")), one


def test_a_scalar_of_a_finding_is_one_problem_whatever_was_tried() -> None:
    finding = {"code": "a", "severity": "error", "args": {"q": [1]}}
    source = {"name": "a", "format": "b", "sha256": "c", "findings": [finding]}
    [problem] = at({"title": "a", "source": source})
    assert problem.startswith("source.findings[0].args.q: should be a valid string or ")


def test_a_list_is_not_a_plan() -> None:
    with pytest.raises(FormError, match="the whole file: should be an object"):
        loads("[]")


def test_a_field_that_stands_twice_in_a_dumped_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    dump(Plan(title="a", place="b"), path)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"place": "b"', '"place": "c",\n  "place": "b"'), "utf-8")
    with pytest.raises(FormError, match="an object has the field 'place' 2 times"):
        load(path)
    path.write_text(text.replace('"place": "b"', '"place":  "b"'), "utf-8")
    assert load(path) == Plan(title="a", place="b")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("json", '{"title": "a"\n "code": 1}', "line 2, column 2: Expecting ',' delimiter"),
        ("json", '{"title": "a", "title": "b"}', "an object has the field 'title' 2 times"),
        ("json", '{"title": NaN}', "title: nan is not a number that a file can hold"),
        ("json", '{"title": 1e999}', "title: inf is not a number that a file can hold"),
        ("json", '{"title": "\\ud800"}', "title: holds half of a character (a lone surrogate)"),
        ("json", "[" * 99999, "the file is nested too deeply"),
        ("yaml", "[" * 1200, "the file is nested too deeply"),
        ("yaml", "title: a\ncode: b: c", "line 2, column 8: mapping values are not allowed here"),
        ("yaml", "title: a\ncode: \x01", "line 2, column 7: the character '\\x01' may not stand in YAML as it is"),
        ("yaml", "1: a", "the whole file: the field name 1 should be text"),
        ("yaml", "a: &x [1]\nb: *x", "b: repeats another part of the file by an alias (&, *): write it out"),
        ("yaml", "a: !!binary eA==", "a: a bytes cannot stand here"),
        ("yaml", "title: a\ntitle: b", "line 2, column 1: found duplicate key"),
        ("yaml", "a: !x b", "line 1, column 4: could not determine a constructor"),
    ],
)
def test_what_is_not_json_or_yaml_is_said_with_its_place(name: str, text: str, problem: str) -> None:
    with pytest.raises(FormError) as caught:
        loads(text, name)
    [said] = caught.value.problems
    assert said.startswith(problem)


def test_thousands_of_digits_are_refused() -> None:
    for name in ("json", "yaml"):
        with pytest.raises(FormError, match="4300 digits"):
            loads("9" * 5000, name)


def test_a_date_written_by_hand_in_yaml_needs_no_quotes() -> None:
    assert loads("title: 2025-01-16\nissued_on: 2025-01-16", "yaml") == Plan(
        title="2025-01-16", issued_on=date(2025, 1, 16)
    )


@names
@pytest.mark.parametrize("value", [float("nan"), float("-inf")])
def test_a_number_no_file_can_hold_is_refused_on_the_way_out(name: str, value: float) -> None:
    target = Target(text="a", comparator=">", value=1.0, unit="%").model_copy(update={"value": value})
    with pytest.raises(FormError, match=r"targets\[0\]\.value: .* is not a number"):
        dumps(Plan(title="a", targets=(target,)), name)


@pytest.mark.parametrize("ending", [".json", ".yaml", ".yml", ".JSON"])
def test_a_file_is_loaded_as_it_was_dumped(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"kế hoạch{ending}"
    dump(FULL, path)
    assert load(str(path)) == FULL
    content = path.read_bytes()
    dump(load(path), path)
    assert path.read_bytes() == content
    assert content.endswith(b"\n")
    assert list(tmp_path.iterdir()) == [path]


def test_json_keeps_vietnamese_letters_and_is_indented(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    dump(Plan(title="Kế hoạch"), path)
    assert '\n  "title": "Kế hoạch",\n' in path.read_text("utf-8")


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes('{"title": "Kế hoạch"}'.encode("utf-8-sig"))
    assert load(path).title == "Kế hoạch"


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"", "the file is empty", "tthc read"),
        (b" \n\t", "the file is empty", "tthc read"),
        ('{"title": "Kế hoạch"}'.encode("utf-16"), "not UTF-8: byte 1", "UTF-8"),
        ('{"title": "Ưu tiên"}'.encode("cp1258"), "not UTF-8: byte 12", "UTF-8"),
    ],
)
def test_an_unusable_file_is_said_with_a_hint(tmp_path: Path, content: bytes, message: str, hint: str) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        load(path)
    assert hint in str(caught.value.hint)
    assert caught.value.where == str(path)


def test_a_problem_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("title: [", "utf-8")
    with pytest.raises(FormError) as caught:
        load(path)
    assert caught.value.where == str(path)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "plan.json")
    folder = tmp_path / "folder.json"
    folder.mkdir()
    with pytest.raises(InputError, match="a folder"):
        load(folder)
    with pytest.raises(InputError, match="cannot be opened"):
        load(tmp_path / f"{'a' * 999}.json")


@pytest.mark.parametrize("verb", [load, lambda path: dump(FULL, path)])
def test_another_ending_is_answered_with_those_there_are(tmp_path: Path, verb: Any) -> None:
    with pytest.raises(InputError, match=r"\.json, \.yaml, \.yml"):
        verb(tmp_path / "plan.toml")
    assert not list(tmp_path.iterdir())


def test_another_name_of_a_form_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match="json, yaml"):
        dumps(FULL, "toml")
    assert format_by_name("plan", "load") is None


def test_a_file_of_the_first_version_is_opened_as_one_of_today() -> None:
    term = {"kind": "recurring", "freq": "annual"}
    group = {"title": "Chung", "tasks": [{"title": "Báo cáo", "deliverables": [{"schedule": {"terms": [term]}}]}]}
    plan = loads(json.dumps({"schema_version": 1, "title": "Kiểm soát TTHC năm 2026", "task_groups": [group]}))
    assert plan.schema_version == 2
    assert plan.task_groups[0].tasks[0].deliverables[0].schedule.terms == (Recurring(freq="annual"),)
