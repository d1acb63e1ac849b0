"""Damaged and hostile files: a plan or one of our own errors, never another exception, and never half a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.io.office import docx, p, pdf, stroke, table, tc, tr, words

import tthc
from tthc.errors import InputError, TthcError
from tthc.io.files import read_bytes
from tthc.io.workbook import load_workbook, workbook_bytes
from tthc.model import Deliverable, Plan, Schedule, Task, TaskGroup

PLAN = Plan(
    title="Kiểm soát TTHC năm 2026",
    task_groups=(
        TaskGroup(
            label="I",
            title="Chung",
            tasks=(
                Task(label="1", title="Rà soát", deliverables=(Deliverable(schedule=Schedule(start_text="Quý I")),)),
            ),
        ),
    ),
)
HEAD = tr(*(tc(text) for text in ("Số TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Sản phẩm")))
ROW = tr(*(tc(text) for text in ("1", "Niêm yết", "Văn phòng", "Tháng 3", "Bảng niêm yết")))
WORD = docx(p("KẾ HOẠCH") + p("Kiểm soát TTHC năm 2026") + table(HEAD, ROW))
PAGE = (
    "<html><p>KẾ HOẠCH<p>Kiểm soát TTHC năm 2026<table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<tr><td>1<td>a<td>b</table>"
).encode()
PRINT = pdf(words(50, 700, "A plan of the commune for the year") + stroke(50, 600, 90, 600) + stroke(50, 600, 50, 650))
BOOK = workbook_bytes(PLAN)


def as_plan(data: bytes) -> Plan:
    return read_bytes(data, name="x")


def as_book(data: bytes) -> Plan:
    return load_workbook(data, "x.xlsx")


def survives(opened: Callable[[bytes], Plan], data: bytes) -> None:
    try:
        opened(data)
    except TthcError as error:
        if not error.hint:
            raise


FILES: dict[str, tuple[bytes, Callable[[bytes], Plan]]] = {
    "docx": (WORD, as_plan),
    "html": (PAGE, as_plan),
    "pdf": (PRINT, as_plan),
    "xlsx": (BOOK, as_book),
}
kinds = pytest.mark.parametrize("kind", FILES)


@kinds
@given(cut=st.floats(0, 1))
def test_a_file_cut_short_is_a_plan_or_our_error(kind: str, cut: float) -> None:
    data, opened = FILES[kind]
    survives(opened, data[: int(len(data) * cut)])


@kinds
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_file_with_wrong_bytes_is_a_plan_or_our_error(kind: str, flips: list[tuple[float, int]]) -> None:
    data, opened = FILES[kind]
    damaged = bytearray(data)
    for place, byte in flips:
        damaged[int(len(damaged) * place)] = byte
    survives(opened, bytes(damaged))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_part_with_wrong_bytes_is_a_plan_or_our_error(kind: str, flips: list[tuple[float, int]]) -> None:
    """Damage inside a part: the package itself is whole, so that the XML is what must be borne."""
    data, opened = FILES[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = bytearray(source.read(name))
            for place, byte in flips:
                content[int(len(content) * place)] = byte
            target.writestr(name, bytes(content))
    survives(opened, out.getvalue())


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match="No space left"):
        tthc.write(PLAN, target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("plan.docx", b"old")]
