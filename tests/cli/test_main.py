"""The command as a program: exit status, standard error, pipes and consoles."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tthc._version import __version__
from tthc.cli import main
from tthc.io.forms import loads
from tthc.model import Plan

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")


def program(*args: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tthc", *map(str, args)]
    return subprocess.run(command, capture_output=True, env=os.environ | environment, timeout=60, check=False)


def test_the_version_needs_nothing_but_python() -> None:
    code = "import sys; from tthc.cli import main; main(['--version']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    version, modules = ran.stdout.splitlines()
    assert version == f"tthc {__version__}"
    assert not {"click", "pydantic", "rich", "attrs", "typing"} & set(modules.split())


def test_help_needs_neither_the_model_nor_rich() -> None:
    code = "import sys; from tthc.cli import main; main(['--help']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert not {"pydantic", "rich", "tthc.model", "tthc.cli.read"} & set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["--version"], 0, ""),
        (["--help"], 0, ""),
        ([], 0, ""),
        (["nothing"], 2, "Lệnh chưa đúng: không có lệnh 'nothing'."),
        (["read"], 2, "Lệnh chưa đúng: còn thiếu 'FILE…'."),
        (["timetable"], 2, "Lệnh chưa đúng: còn thiếu 'FILE'."),
        (["timetable", "a", "b"], 2, "thừa b"),
        (["read", "a", "--output"], 2, "'--output' cần một giá trị"),
        (["read", "a", "--nothing"], 2, "không có tùy chọn"),
        (["read"], 2, "tthc read --help"),
        (["read", "--lang", "fr", "x"], 2, "giá trị của '--lang' chưa đúng: 'fr' không nằm trong 'vi', 'en'."),
        (["read", "none.json"], 2, "Lỗi: none.json: không có tệp này\n  Gợi ý: xem lại tên tệp và thư mục\n"),
        (["read", "none.json", "--lang", "en"], 2, "Error: none.json: there is no such file\n  Hint: check the name"),
        (["timetable", "x", "--as-of", "31/02/2026"], 2, "'31/02/2026' không phải là ngày"),
        (["timetable", "x", "--as-of", "2/13/2026", "--lang", "en"], 2, "'2/13/2026' is not a date"),
        (["timetable", "x", "--as-of", "mai"], 2, "'mai' không phải là ngày"),
    ],
)
def test_status_and_message(capsys: pytest.CaptureFixture[str], args: list[str], status: int, words: str) -> None:
    assert main(args) == status
    said = capsys.readouterr()
    assert words in said.err
    assert (said.out == "") == (status != 0)


def test_status_is_1_with_strict_and_2_for_a_bad_file(
    capsys: pytest.CaptureFixture[str], plan_file: Path, tmp_path: Path
) -> None:
    assert main(["read", str(plan_file), "--strict"]) == 1
    bad = tmp_path / "bad.json"
    bad.write_text('{"title": 3}', "utf-8")
    capsys.readouterr()
    assert main(["read", str(bad)]) == 2
    assert capsys.readouterr().err == (
        f"Lỗi: {bad}: tệp có 1 chỗ chưa đúng:\n  title: phải là chữ; đang là 3\n"
        "  Gợi ý: `tthc schema` in ra những trường mà tệp kế hoạch có thể có\n"
    )


def test_the_program_itself_ends_with_that_status(plan_file: Path) -> None:
    ran = program("read", plan_file, "--strict")
    assert ran.returncode == 1
    ran = program("read", "none.json")
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_data_is_utf_8_whatever_the_console(plan_file: Path, plan: Plan, encoding: str) -> None:
    ran = program("read", plan_file, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.returncode == 0
    assert loads(ran.stdout.decode("utf-8")) == plan


def test_a_console_without_vietnamese_letters_shows_what_it_can(plan_file: Path) -> None:
    ran = program("timetable", plan_file, "--as-of", "2026-06-01", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert b"14/06/2026" in ran.stdout


@posix
def test_a_reader_that_goes_away_is_no_fault(plan_file: Path) -> None:
    command = f"'{sys.executable}' -m tthc read '{plan_file}' | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in ran.stderr
    assert b"Broken" not in ran.stderr


@posix
@pytest.mark.parametrize("command", ["read", "timetable"])
def test_writing_to_a_closed_pipe_is_quiet(
    command: str, plan_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", pipe)
        assert main([command, str(plan_file)]) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        assert main(["read", str(plan_file), "--lang", "en"]) == 2
    assert "standard output could not be written: No space left" in capsys.readouterr().err


def test_an_interrupt_ends_in_130(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: str) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tthc.io.files.bytes_of", interrupted)
        assert main(["read", str(plan_file)]) == 130
    assert capsys.readouterr().err == "đã dừng\n"


@posix
def test_an_interrupt_of_the_program_is_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    running = subprocess.Popen([sys.executable, "-m", "tthc", "read", str(pipe)], stderr=subprocess.PIPE)
    with pipe.open("wb"):  # opened once the program reads
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said


def test_output_without_an_encoding_of_its_own_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare(io.StringIO):
        buffer = io.BytesIO()

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Bare())
        assert main(["schema"]) == 0
    assert json.loads(Bare.buffer.getvalue())["title"] == "Plan"


def test_a_terminal_shows_that_a_document_is_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tthc.cli.opening import working

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    with working("Đang đọc ke-hoach.txt"):
        pass
    assert "Đang đọc ke-hoach.txt" in shown.getvalue()
