"""The table of formats: what each is told by, what can be written, what other packages add, what is not installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen
from tests.io.office import pdf

from tthc.errors import InputError, MissingExtraError
from tthc.io.files import dump, load, read, write
from tthc.io.formats import FORMATS, GROUP, Format, Request, format_of_content, formats
from tthc.io.forms import dump_json, dump_yaml
from tthc.io.many import documents_in
from tthc.io.parsed import Parsed
from tthc.io.word.write import docx_bytes
from tthc.io.workbook import workbook_bytes
from tthc.model import By, Deliverable, Plan, Schedule, Task, TaskGroup
from tthc.periods import timetable

DUE = Deliverable(schedule=Schedule(terms=(By(date=date(2026, 6, 15)),)))
TASK = Task(label="1", title="Báo cáo kết quả rà soát", deliverables=(DUE,))
PLAN = Plan(title="Kiểm soát TTHC năm 2026", task_groups=(TaskGroup(label="I", title="Chung", tasks=(TASK,)),))
DAY = date(2026, 6, 1)


def test_a_plan_is_written_as_a_report(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "report.html", as_of=DAY)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "Báo cáo kết quả rà soát" in page
    write(PLAN, tmp_path / "english.HTML", as_of=DAY, lang="en")
    assert (tmp_path / "english.HTML").read_text("utf-8") != page


def test_a_plan_and_its_timetable_are_written_as_a_calendar(tmp_path: Path) -> None:
    write(PLAN, tmp_path / "a.ics", as_of=DAY)
    write(timetable(PLAN, as_of=DAY), tmp_path / "b.ics")
    for name in ("a.ics", "b.ics"):
        assert b"DTSTART;VALUE=DATE:20260615" in (tmp_path / name).read_bytes()


def test_a_plan_needs_a_day(tmp_path: Path) -> None:
    for name in ("a.html", "a.ics"):
        with pytest.raises(InputError, match="as_of") as caught:
            write(PLAN, tmp_path / name)
        assert isinstance(caught.value, ValueError)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        (
            PLAN,
            "a.odt",
            r"a Plan cannot be written as '\.odt' \(a Plan can be written as .*\.html, \.ics, \.csv, \.svg",
        ),
        (PLAN, "a", r"a Plan cannot be written as ''"),
        (timetable(PLAN, as_of=DAY), "a.html", r"a Timetable can be written as \.ics, \.csv, \.svg"),
        ("a text", "a.html", r"a str cannot be written .*give a Plan, a Timetable or a Scorecard"),
    ],
)
def test_what_cannot_be_written_is_answered_with_what_can(
    tmp_path: Path, source: Plan, name: str, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        write(source, tmp_path / name, as_of=DAY)
    assert not list(tmp_path.iterdir())


def test_no_ending_is_of_two_formats() -> None:
    endings = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(set(endings)) == len(endings)


def files_of_all_formats() -> dict[str, bytes]:
    """One file of each kind, told by the name of its format."""
    return {
        "json": dump_json(PLAN),
        "yaml": dump_yaml(PLAN),
        "xlsx": workbook_bytes(PLAN),
        "docx": docx_bytes(PLAN),
        "pdf": pdf("BT /F 12 Tf (Ke hoach) Tj ET"),
        "html": written(".html"),
        "ics": written(".ics"),
        "csv": written(".csv"),
        "svg": written(".svg"),
        "text": written(".md"),
    }


def written(ending: str) -> bytes:
    kind = next(one for one in FORMATS if ending in one.suffixes)
    assert kind.write is not None
    return kind.write(PLAN, Request(DAY))


@pytest.mark.parametrize("name", ["docx", "pdf", "html"])
def test_a_format_knows_its_own_files_and_no_others(name: str) -> None:
    kind = next(one for one in FORMATS if one.name == name)
    assert kind.knows is not None
    assert {other for other, data in files_of_all_formats().items() if kind.knows(data)} == {name}


@pytest.mark.parametrize("name", ["docx", "pdf", "html", "text"])
def test_a_document_is_told_by_its_content(name: str) -> None:
    assert format_of_content(files_of_all_formats()[name]).name == name


def test_every_kind_of_file_is_tried() -> None:
    assert files_of_all_formats().keys() == {one.name for one in FORMATS} - {"xlsm"}


@frozen
class Point:
    """An entry point of another package."""

    name: str
    value: object

    def load(self) -> object:
        return self.value


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[object], None]]:
    """Register something as a format of another package."""

    def do(value: object) -> None:
        monkeypatch.setattr(
            "tthc.io.formats.entry_points", lambda *, group: [Point("ods", value)] if group == GROUP else []
        )
        formats.cache_clear()

    formats.cache_clear()
    yield do
    formats.cache_clear()


def test_another_package_adds_a_format(add: Callable[[object], None], tmp_path: Path) -> None:
    add(
        Format(
            "sổ",
            (".so",),
            knows=lambda data: data.startswith(b"SO:"),
            read=lambda data, where: Parsed((), (), Plan(title=data.decode()[3:])),
            load=lambda data, where: Plan(title=data.decode()[3:]),
            dump=lambda plan: b"SO:" + plan.title.encode(),
            write=lambda source, asked: b"trang",
            kinds=(Plan,),
        )
    )
    file = tmp_path / "ke-hoach.SO"
    dump(PLAN, file)
    assert load(file).title == PLAN.title
    found = read(file)
    assert found.title == PLAN.title
    assert found.source is not None and found.source.format == "sổ"
    write(PLAN, tmp_path / "a.so")
    assert (tmp_path / "a.so").read_bytes() == b"trang"
    assert documents_in([tmp_path]) == (tmp_path / "a.so", file)
    with pytest.raises(InputError, match=r"\.so"):
        write(PLAN, tmp_path / "a.odt")


@pytest.mark.parametrize("value", [None, "Format", Format, {"name": "ods"}])
def test_what_another_package_adds_and_is_no_format_is_one_clear_error(
    add: Callable[[object], None], value: object, tmp_path: Path
) -> None:
    add(value)
    with pytest.raises(InputError, match=r"the entry point 'ods' of tthc\.formats is no format .*remove or mend"):
        dump(PLAN, tmp_path / "a.json")


@pytest.mark.parametrize(
    ("able", "name", "module", "extra"),
    [
        ("read", "docx", "lxml", "docx"),
        ("read", "pdf", "pypdfium2", "pdf"),
        ("read", "html", "lxml", "html"),
        ("load", "xlsx", "python_calamine", "excel"),
        ("dump", "xlsx", "xlsxwriter", "excel"),
        ("write", "docx", "docx", "docx"),
        ("write", "ics", "icalendar", "ics"),
    ],
)
def test_a_missing_extra_is_named(
    able: str, name: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = files_of_all_formats().get(name, b"")
    kind = next(one for one in FORMATS if one.name == name)
    monkeypatch.delitem(sys.modules, "tthc.io.ics", raising=False)  # it imports its library as it is imported
    for loaded in [loaded for loaded in sys.modules if loaded.startswith(f"{module}.")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    do = getattr(kind, able)
    given = {"dump": (PLAN,), "write": (PLAN, Request(DAY))}.get(able, (data, "a"))
    with pytest.raises(MissingExtraError, match=rf"tthc\[{extra}\].*pip install") as caught:
        do(*given)
    assert caught.value.extra == extra
    assert isinstance(caught.value, ImportError)
