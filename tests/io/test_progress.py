"""Progress notes from files."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tthc.errors import FormError, InputError
from tthc.io.progress import read_progress
from tthc.model import Progress

Write = Callable[..., Path]

BEGUN = Progress(at="task:V.4", state="in_progress", percent=62.5, unit="Sở Tư pháp", as_of=date(2026, 8, 9))
DONE = Progress(
    at="task:II.1",
    deliverable=1,
    state="done",
    done_on=date(2026, 8, 1),
    evidence="12/BC-STP",
    note="đã gửi; có phụ lục",
    as_of=date(2026, 8, 9),
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return put


def problems(file: Path) -> tuple[str, ...]:
    with pytest.raises(FormError) as caught:
        read_progress(file)
    assert caught.value.where == file.name
    return caught.value.problems


JSON = """[
  {"at": "task:V.4", "unit": "Sở Tư pháp", "state": "in_progress", "percent": 62.5, "as_of": "09/8/2026"},
  {"at": "task:II.1", "deliverable": 1, "state": "đã hoàn thành", "done_on": "2026-08-01", "evidence": "12/BC-STP",
   "note": "đã gửi; có phụ lục", "as_of": "2026-08-09", "percent": null}
]"""
YAML = """
- at: task:V.4
  unit: Sở Tư pháp
  state: đang thực hiện
  percent: 62,5%
  as_of: 2026-08-09
- {at: task:II.1, deliverable: 1, state: done, done_on: 01/8/2026, evidence: 12/BC-STP, note: đã gửi; có phụ lục, as_of: 2026-08-09}
"""
ENGLISH = """at,deliverable,unit,state,percent,done_on,evidence,note,as_of
task:V.4,,Sở Tư pháp,in_progress,62.5,,,,2026-08-09
task:II.1,1,,done,,2026-08-01,12/BC-STP,đã gửi; có phụ lục,2026-08-09
"""
VIETNAMESE = """Vị trí;Sản phẩm số;Đơn vị;Trạng thái;Tỷ lệ;Ngày hoàn thành;Minh chứng;Ghi chú;Ngày báo cáo
task:V.4;;Sở Tư pháp;Đang thực hiện;62,5 %;;;;09/08/2026

task:II.1;1;;Hoàn thành;;1/8/2026;12/BC-STP;"đã gửi; có phụ lục";9/8/2026;
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", JSON),
        ("a.JSON", JSON.encode("utf-8-sig")),
        ("a.yaml", YAML),
        ("a.yml", YAML),
        ("a.csv", ENGLISH),
        ("a.csv", ENGLISH.encode("utf-8-sig")),
        ("a.csv", ENGLISH.replace("\n", "\r\n")),
        ("a.csv", VIETNAMESE),
        ("a.csv", VIETNAMESE.replace("Tỷ lệ", "Ty\u0309 lê\u0323")),
        ("a.csv", ENGLISH.replace("\n", ",,\n")),
        ("a.csv", "\n" + ENGLISH.replace(",", "\t")),
    ],
)
def test_the_same_notes_are_read_from_every_form(write: Write, name: str, content: str | bytes) -> None:
    assert read_progress(write(name, content)) == (BEGUN, DONE)


@pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.yaml", "[]"), ("a.csv", "at,state,as_of\n")])
def test_a_file_without_notes_gives_none(write: Write, name: str, content: str) -> None:
    assert read_progress(write(name, content)) == ()


def test_a_line_break_inside_a_cell_stays(write: Write) -> None:
    [note] = read_progress(write("a.csv", 'at,state,as_of,note\nV.4,done,2026-08-09,"một\nhai"\n'))
    assert note.note == "một\nhai"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Chưa thực hiện", "not_started"),
        ("đang thực hiện", "in_progress"),
        ("ĐÃ HOÀN THÀNH", "done"),
        ("không thực hiện", "dropped"),
        ("dropped", "dropped"),
    ],
)
def test_states_are_read_in_vietnamese_too(write: Write, words: str, state: str) -> None:
    [note] = read_progress(write("a.csv", f"at,state,as_of\nV.4,{words},2026-08-09\n"))
    assert note.state == state


def test_a_json_file_names_every_fault_with_its_path(write: Write) -> None:
    text = """[
      {"at": "V.1", "state": "xong", "as_of": "2026-08-09"},
      {"at": "V.2", "state": "done", "as_of": "31/02/2026", "done_on": 46000},
      "V.3",
      {"state": "done", "as_of": "2026-08-09", "percent": 120, "who": "Sở Nội vụ"}
    ]"""
    found = problems(write("a.json", text))
    assert found == (
        "[0].state: should be 'not_started', 'in_progress', 'done' or 'dropped', got 'xong'",
        "[1].as_of: the day 31/02/2026 does not exist",
        "[1].done_on: 46000 is no date; write 2025-08-09 or 09/8/2025",
        "[3].at: is missing",
        "[3].percent: should be less than or equal to 100, got 120",
        "[3].who: is not a field of the form, got 'Sở Nội vụ'",
        "[2]: should be an object, got 'V.3'",
    )


def test_a_csv_file_names_every_fault_with_its_row(write: Write) -> None:
    text = "at,state,as_of,percent\n\nV.1,done,8/2026,\nV.2,done,2026-08-09,nhiều\nV.3,done,2026-08-09,1,thừa\n,done,2026-08-09,\n"
    found = problems(write("a.csv", text))
    assert [line.split(":")[0] for line in found] == ["row 3, as_of", "row 4, percent", "row 6, at", "row 5"]
    assert "'8/2026'" in found[0] and "'nhiều'" in found[1] and "'thừa'" in found[3]


def test_a_csv_header_names_every_fault(write: Write) -> None:
    found = problems(write("a.csv", "at,vị trí,màu,as_of\nV.1,,,\n"))
    assert found[0].startswith("row 1: no such column: 'màu'; known are at, deliverable,")
    assert found[1:] == ("row 1: the column at stands there more than once", "row 1: the column state is missing")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", "[{]", "line 1, column 3"),
        ("a.json", '{"at": "V.1"}', "at: is not a field of the form"),
        (
            "a.json",
            '[{"at": "V.1", "state": "done", "as_of": "2026-08-09T10:00"}]',
            "[0].as_of: '2026-08-09T10:00' is no date",
        ),
        ("a.json", '[{"at": "V.1", "state": "done", "as_of": null}]', "[0].as_of: should be a valid date"),
        ("a.yaml", "- at: [", "line 1"),
        ("a.yaml", "- as_of: 2026-13-45", "[0].as_of: the day 2026-13-45 does not exist"),
        ("a.yaml", "at: V.1", "at: is not a field of the form"),
        ("a.csv", "", "the column at is missing"),
        ("a.csv", 'at,state,as_of\nV.1,done,"2026', "row 2: not CSV"),
    ],
)
def test_what_is_not_the_form_is_said_with_its_place(write: Write, name: str, content: str, words: str) -> None:
    assert words in "\n".join(problems(write(name, content)))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", b"PK", "use .yaml, .yml, .json, .toml, .csv"),
        ("a.csv", "vị trí,state".encode("utf-16"), "not UTF-8"),
        ("a.json", b"\xff\xd8\xff", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_at_all_comes_with_advice(write: Write, name: str, content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_progress(write(name, content))
    assert caught.value.hint


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"tien-do\.csv: the file cannot be read"):
        read_progress(tmp_path / "tien-do.csv")


NOTES = st.builds(
    Progress,
    at=st.sampled_from(["task:V.4", "review:I.2", "annex2:II.1"]),
    deliverable=st.none() | st.integers(0, 9),
    unit=st.sampled_from([None, "Sở Tư pháp", "Văn phòng UBND tỉnh"]),
    state=st.sampled_from(["not_started", "in_progress", "done", "dropped"]),
    percent=st.none() | st.floats(0, 100),
    done_on=st.none() | st.dates(),
    evidence=st.sampled_from([None, "12/BC-STP"]),
    as_of=st.dates(),
)


@given(st.lists(NOTES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_model_writes_is_read_back(write: Write, notes: list[Progress]) -> None:
    text = json.dumps([note.model_dump(mode="json") for note in notes])
    assert read_progress(write("a.json", text)) == tuple(notes)
