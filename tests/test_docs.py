"""README, documentation and examples: every block of code runs, every command ends well, every code has its section."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import tthc
from tthc.cli import main
from tthc.errors import TthcError
from tthc.model.finding import catalogue

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted(DOCS.rglob("*.md"))]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))

BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<info>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r'title="(?P<name>[^"]+)"')
KINDS = {"console", "csv", "json", "make", "pycon", "python", "sh", "text", "yaml"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it shows if it has a title, its text and its line."""

    kind: str
    file: str | None
    code: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for found in BLOCK.finditer(text):
        title = TITLE.search(found["info"])
        line = text.count("\n", 0, found.start("code")) + 1
        yield Block(found["kind"], title["name"] if title else None, found["code"], line)


def headings(page: str, level: int) -> list[str]:
    """The codes that headings of a level name."""
    return re.findall(rf"^{'#' * level} `([^`]+)`", (DOCS / page).read_text("utf-8"), re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, bundled_plan: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a published plan in it, where a reader of the documentation would try things out."""
    shutil.copy(bundled_plan, tmp_path / "ke-hoach.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_of_a_page_runs(page: Path, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(page):
        assert block.kind in KINDS, f"{page.name}:{block.line}: {block.kind}"
        if block.file is not None:
            (desk / block.file).write_text(block.code, "utf-8")
        elif block.kind == "python":
            exec(compile("\n" * block.line + block.code, str(page), "exec"), names)
        elif block.kind == "pycon":
            check_session(block, page, names)
        elif block.kind == "console":
            check_console(block, page, capfd)


def check_session(block: Block, page: Path, names: dict[str, Any]) -> None:
    session = doctest.DocTestParser().get_doctest(block.code, names, page.name, str(page), block.line)
    report: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(session, out=report.append, clear_globs=False)
    assert not runner.failures, "".join(report)
    names.update(session.globs)


def check_console(block: Block, page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Run the commands; what the page shows of their output must be in it, in this order."""
    for part in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        program, *args = shlex.split(command)
        assert program == "tthc", f"{page.name}:{block.line}: only tthc is run here, not {program}"
        capfd.readouterr()
        assert main(args) == 0, f"{page.name}:{block.line}: {command}"
        said = capfd.readouterr()
        output = [" ".join(line.split()) for line in (said.out + said.err).splitlines()]
        rest = iter(output)
        for line in filter(None, (" ".join(line.split()) for line in shown)):
            assert line == "…" or line in rest, f"{page.name}:{block.line}: {line!r} is not in the output of {command}"


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda script: script.name)
def test_every_example_runs(
    script: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [script.name])
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out.strip()


def test_every_finding_code_has_its_section_in_the_order_of_the_catalogue() -> None:
    assert headings("findings.md", 2) == list(catalogue())


def test_the_section_of_a_finding_has_the_fixed_form() -> None:
    text = (DOCS / "findings.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    for section in sections:
        code = section.split("`")[1]
        parts = re.findall(r"^\*\*([^*]+)\*\*", section, re.MULTILINE)
        assert parts == ["Severity.", "What it means.", "Example.", "What to do."], code
        assert f"**Severity.** {catalogue()[code]['severity']}" in section, code


def subclasses(error: type[TthcError]) -> Iterator[type[TthcError]]:
    yield error
    for child in error.__subclasses__():
        yield from subclasses(child)


def test_every_error_code_has_its_section() -> None:
    codes = {error.code for error in subclasses(TthcError) if error.__module__.startswith("tthc.")}
    assert set(headings("errors.md", 2)) == codes - {TthcError.code}


def test_the_reference_lists_every_public_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS / ".hooks"))
    reference = runpy.run_path(str(DOCS / ".hooks" / "reference.py"))
    page = reference["fill"]((DOCS / "reference.md").read_text("utf-8"))
    assert set(re.findall(r"^### `([\w.]+)`", page, re.MULTILINE)) >= {
        name for name in tthc.__all__ if name not in {"__version__", "io", "model", "periods", "testing", "text"}
    }
