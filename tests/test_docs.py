"""What README, documentation and examples say is true: every block of code in them runs."""

from __future__ import annotations

import doctest
import re
import runpy
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

import tthc
from tthc.cli.app import app
from tthc.io import opened
from tthc.io.formats import FORMATS, formats
from tthc.model.finding import catalogue

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("**/*.md")), ROOT / "CONTRIBUTING.md", ROOT / "examples" / "README.md")
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```\w+ title=\"([\w./-]+)\"\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = "; echo $?"
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)")
_CHECKER = doctest.OutputChecker()


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls(block: str) -> Iterator[tuple[list[str], str, bool]]:
    """The commands of a console block, each with the output printed below it, and whether that ends with the status."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        words = re.findall(r'"[^"]*"|\S+', line.removesuffix(_STATUS))
        assert words[0] == "tthc", line
        yield [word.strip('"') for word in words[1:]], printed, line.endswith(_STATUS)


def run_console(block: str) -> None:
    for args, printed, tells_status in calls(block):
        result = CliRunner().invoke(app, args, catch_exceptions=False)
        assert tells_status or result.exit_code == 0, (args, result.output)
        said = f"{result.output}{result.exit_code}\n" if tells_status else result.output
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert not printed or _CHECKER.check_output(printed, said, options), f"{args}\n{printed}\nbut it says\n{said}"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundled_plan: Path) -> Path:
    """An empty folder with the bundled plan in it, as the reader of a page has."""
    shutil.copy(bundled_plan, tmp_path / "ke-hoach.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(opened, "MAX_FILE_BYTES", opened.MAX_FILE_BYTES)  # put back after a page that raises it
    return tmp_path


@pytest.fixture
def importing(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same folder as one from which Python imports, for a page that shows the files of a package."""
    monkeypatch.syspath_prepend(workplace)
    formats.cache_clear()
    yield workplace
    formats.cache_clear()


def put_files(text: str, folder: Path) -> None:
    """Put the files that a page shows into a folder; a pyproject.toml as what an installer makes of it."""
    for name, content in _FILE.findall(text):
        if name != "pyproject.toml":
            (folder / name).write_text(content, "utf-8")
            continue
        project = tomllib.loads(content)["project"]
        points = [
            f"[{group}]\n" + "".join(f"{point} = {value}\n" for point, value in named.items())
            for group, named in project["entry-points"].items()
        ]
        info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n", "utf-8")
        (info / "entry_points.txt").write_text("\n".join(points), "utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_blocks_of_a_page_run_one_after_the_other(page: Path, importing: Path) -> None:
    names: dict[str, object] = {"__name__": page.stem}
    text = page.read_text("utf-8")
    put_files(text, importing)
    for found in _BLOCK.finditer(text):
        kind, block = found.groups()
        if kind == "python":
            above = "\n" * text.count("\n", 0, found.start(2))  # so that a fault is shown at its line
            exec(compile(above + block, str(page), "exec"), names)
        elif kind == "console":
            run_console(block)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_of_a_page_lead_to_files(page: Path) -> None:
    for target, _ in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_make_targets_named_on_a_page_exist(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(
        r"\bmake ([a-z][\w-]*)", "\n".join(block for _, block in _BLOCK.findall(page.read_text("utf-8")))
    )
    assert set(named) <= targets


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_examples_run(
    example: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [example.name])
    monkeypatch.syspath_prepend(example.parent)  # where Python looks first for what a script imports
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out.strip()


def test_every_page_is_in_the_navigation() -> None:
    listed = set(re.findall(r"([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    assert listed == {page.name for page in DOCS.glob("**/*.md")}


def sections_of_findings() -> dict[str, str]:
    parts = re.split(r"^### (.+)$", (DOCS / "findings.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_finding_has_a_section_and_every_section_a_finding() -> None:
    assert set(sections_of_findings()) == set(catalogue())


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_sections_of_findings_have_one_form(code: str) -> None:
    section = sections_of_findings().get(code, "")
    form = r"\s*\*(\w+)\*\n\n\*\*What it means\.\*\* .+\n\n\*\*Example\.\*\* .+\n\n\*\*What to do\.\*\* .+?\n"
    found = re.match(form, section, re.DOTALL)
    assert found, section
    assert found[1] == catalogue()[code]["severity"]


def test_the_reference_names_what_the_package_exports() -> None:
    named = re.findall(r"^\| `tthc\.(\w+)` \|", (DOCS / "reference.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == tthc.__all__


def test_the_json_form_names_every_field() -> None:
    page = (DOCS / "json-form.md").read_text("utf-8")
    rows = {
        name: re.findall(r"`(\w+)`", cell) for name, cell in re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    }
    assert rows
    for name, fields in rows.items():
        assert fields == list(getattr(tthc.model, name).model_fields), name


def test_the_strategies_page_names_every_strategy() -> None:
    page = (DOCS / "testing.md").read_text("utf-8")
    assert sorted(set(re.findall(r"`(\w+)\([^`]*\)`", page))) == tthc.testing.__all__


def test_the_limits_of_reading_are_as_the_page_says() -> None:
    page = (DOCS / "reading.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w.]+)\.(\w+)` \| ([\d,]+) \|", page, re.MULTILINE)
    assert rows
    for module, name, value in rows:
        assert getattr(import_module(module), name) == int(value.replace(",", "")), name


def test_the_table_of_formats_is_as_the_page_says() -> None:
    page = (DOCS / "files.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*?) \| (.*?) \| (.*?) \| (.*?) \|", page, re.MULTILINE)
    said = {name: (re.findall(r"`(\.\w+)`", endings), *map(bool, able)) for name, endings, *able in rows}
    assert said == {
        one.name: (list(one.suffixes), *(getattr(one, verb) is not None for verb in ("read", "load", "dump", "write")))
        for one in FORMATS
    }
