"""Several documents at once, and those of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc.errors import InputError
from tthc.io.files import dump
from tthc.io.many import documents_in, read_each
from tthc.model import Plan

TEXT = "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n"
PLAN = Plan(title="Kiểm soát TTHC năm 2026")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents at two depths, beside what is none: a lock, a hidden file, a picture, a plan as data."""
    for name in ("b.txt", "A.MD", "xa/a.txt", "xa/~$a.docx", ".an.txt", "anh.png", "b.json"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT, "utf-8")
    (tmp_path / "folder.txt").mkdir()
    return tmp_path


def test_the_documents_of_a_folder_stand_in_order(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in documents_in([folder])]
    assert names == ["A.MD", "b.txt", "xa/a.txt"]


def test_files_come_as_named_and_once(folder: Path) -> None:
    data, missing = folder / "b.json", folder / "khong-co.pdf"
    assert documents_in([data, missing, folder / "xa", folder / "xa" / "a.txt"]) == (
        data,
        missing,
        folder / "xa" / "a.txt",
    )
    assert documents_in([]) == ()


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the folder holds no document .*\.docx") as caught:
        documents_in([tmp_path])
    assert caught.value.where == str(tmp_path)


def test_folders_without_end_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc.io.many.MAX_FILES", 2)
    with pytest.raises(InputError, match="more than 2 documents"):
        documents_in([folder])


def test_each_file_is_a_plan_or_an_error(tmp_path: Path) -> None:
    good, data, bad = tmp_path / "a.txt", tmp_path / "b.json", tmp_path / "c.json"
    good.write_text(TEXT, "utf-8")
    dump(PLAN, data)
    bad.write_text("{}", "utf-8")
    outcomes = list(read_each([bad, good, tmp_path / "khong-co.txt", data]))
    assert [outcome.path for outcome in outcomes] == [bad, good, tmp_path / "khong-co.txt", data]
    assert [outcome.plan and outcome.plan.title for outcome in outcomes] == [
        None,
        "Kiểm soát thủ tục hành chính năm 2026",
        None,
        PLAN.title,
    ]
    assert [outcome.error and outcome.error.where for outcome in outcomes] == [
        str(bad),
        None,
        str(tmp_path / "khong-co.txt"),
        None,
    ]


def test_files_are_read_one_by_one_as_they_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    outcomes = read_each([file])
    file.write_text(TEXT, "utf-8")
    assert next(outcomes).error is None
