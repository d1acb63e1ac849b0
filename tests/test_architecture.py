"""What keeps the house simple: sizes, docstrings, who imports whom, and words that have no place here."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import tthc

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "tthc"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = ("cli", "io", "periods", "targets", "registry", "text", "model", "draw", "testing")

MODULE_LINES = 400
FUNCTION_LINES = 60
CATCH_ALL_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
# Modules below the command that may not be imported there, with what they would let in.
OUTSIDE_WORLD = {"locale": "the locale", "time": "the clock", "socket": "the network", "urllib": "the network",
                 "requests": "the network", "random": "chance", "getpass": "the user"}  # fmt: skip
CLOCKS = {"today", "now", "utcnow"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"/(?:work|home|root|tmp|Users)/")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "src").as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def body_lines(function: Function) -> int:
    """Lines of the body, its docstring aside."""
    documented = ast.get_docstring(function) is not None
    statements = function.body[1:] if documented else function.body
    return statements[-1].end_lineno - statements[0].lineno + 1 if statements and statements[-1].end_lineno else 0


each_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


@each_module
def test_a_module_is_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES


@each_module
def test_its_functions_are_small(path: Path) -> None:
    sizes = {function.name: body_lines(function) for function in functions(tree_of(path))}
    assert {name: lines for name, lines in sizes.items() if lines > FUNCTION_LINES} == {}


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != SOURCE], ids=name_of)
def test_nobody_inside_imports_the_facade(path: Path) -> None:
    assert "tthc" not in set(imported(tree_of(path)))


@each_module
def test_what_it_offers_is_documented(path: Path) -> None:
    tree = tree_of(path)
    top = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    public = [node for node in top if not node.name.startswith("_")]
    assert [node.name for node in public if ast.get_docstring(node) is None] == []
    if path.name not in {"__main__.py", "_version.py"}:
        assert ast.get_docstring(tree)


@each_module
def test_its_name_says_what_it_is(path: Path) -> None:
    assert path.stem not in CATCH_ALL_NAMES


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=name_of)
def test_below_the_command_nothing_asks_the_outside_world(path: Path) -> None:
    tree = tree_of(path)
    assert {name for name in imported(tree) if name.partition(".")[0] in OUTSIDE_WORLD} == set()
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert called & (CLOCKS | {"environ", "getenv"}) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_lives_there(room: str) -> None:
    said = ast.get_docstring(tree_of(SOURCE / room / "__init__.py")) or ""
    lines = said.splitlines()
    assert [word for word in ("Lives here:", "May import:", "Never:") if not any(word in line for line in lines)] == []


def test_the_facade_is_small_and_sorted() -> None:
    assert tthc.__all__ == sorted(set(tthc.__all__))
    assert len(tthc.__all__) <= 40


def test_the_package_says_that_it_is_typed() -> None:
    assert (SOURCE / "py.typed").is_file()


def kept_files() -> list[Path]:
    """The text files of the repository; without git, those of the folders that hold its own work."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, timeout=60)
    if listed.returncode == 0 and listed.stdout:
        files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        folders = ("src", "tests", "docs", "examples", "benchmarks")
        files = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return [path for path in files if path.is_file() and path != Path(__file__).resolve()]


def test_nothing_is_left_unfinished_and_no_machine_is_named() -> None:
    faults = []
    for path in kept_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for pattern in (UNFINISHED, MACHINE):
            faults += [f"{path.relative_to(ROOT)}: {found[0]}" for found in pattern.finditer(text)]
    assert faults == []


def test_a_test_module_stands_where_its_module_stands() -> None:
    """``tests/<room>`` has the name of a room; so each test is found from what it tests."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*ROOMS, "typing", "wheel", "data"}
