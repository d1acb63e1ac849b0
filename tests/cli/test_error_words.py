"""Every error that a file can end in has its Vietnamese: what `tthc.io` says is collected from its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from tthc.cli.translation import SAID, fitting

ERRORS = ("TthcError", "InputError", "FormError", "ScannedError", "ValueError", "too_much")
# What is said to programs alone: the command always gives the day.
NEVER_SAID_BY_THE_COMMAND = {"give as_of=date(…)", "the day the document is drawn up for is missing"}
# What is the same in every language.
NAMES = {'pip install "tthc[⟦1⟧]"', "tthc.formats"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def literals(module: ast.Module) -> Iterator[str]:
    """The messages, hints and problems that a module raises, with holes for what varies."""
    constants = assigned(module.body)
    for node in ast.walk(module):
        if isinstance(node, Function):
            known = constants | assigned(ast.walk(node))
            for call in ast.walk(node):
                if isinstance(call, ast.Call):
                    for said in spoken(call):
                        yield from texts(said, known)
            for problem in known.get("problems", ()):
                yield from texts(problem, known)


def assigned(nodes: Iterator[ast.AST] | list[ast.stmt]) -> dict[str, list[ast.expr]]:
    """What stands under each name, all of it where it is assigned in several places."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                names, values = [target], [node.value]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    names, values = target.elts, node.value.elts
                for name, value in zip(names, values, strict=True):
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(value)
        elif isinstance(node, ast.AugAssign | ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found.setdefault(node.target.id, []).append(node.value)
    return found


def spoken(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that are words for people."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    yield from (word.value for word in call.keywords if word.arg in ("hint", "needed_for"))
    takes_problems = name in ("append", "extend") and ast.unparse(call.func).startswith("problems.")
    if call.args and (name in ERRORS or takes_problems):
        yield call.args[0]


def texts(said: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value
    elif isinstance(said, ast.IfExp):
        yield from texts(said.body, known)
        yield from texts(said.orelse, known)
    elif isinstance(said, ast.Name):
        for value in known.get(said.id, ()):
            yield from texts(value, {name: values for name, values in known.items() if name != said.id})
    elif isinstance(said, ast.List):
        for value in said.elts:
            yield from texts(value, known)
    elif isinstance(said, ast.ListComp | ast.GeneratorExp):
        yield from texts(said.elt, known)
    elif isinstance(said, ast.JoinedStr):
        parts = [list(filled(part, number, known)) for number, part in enumerate(said.values)]
        yield from map("".join, product(*parts))


def filled(part: ast.expr, number: int, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    """A part of an f-string: its words, or a hole."""
    if isinstance(part, ast.Constant):
        yield str(part.value)
        return
    assert isinstance(part, ast.FormattedValue)
    yield from list(texts(part.value, known)) or [f"'⟦{number}⟧'" if part.conversion == ord("r") else f"⟦{number}⟧"]


def all_said() -> list[str]:
    root = Path(str(files("tthc")))
    sources = [root / "errors.py", *sorted((root / "io").rglob("*.py"))]
    found = (text for path in sources for text in literals(ast.parse(path.read_text("utf-8"))))
    return sorted(set(found))


def is_english(text: str) -> bool:
    """Whether a text holds letters outside of its holes."""
    return any(letter.isalpha() for letter in re.sub("⟦.*?⟧", "", text))


def left_in_english(message: str) -> list[str]:
    """The parts of a message that no row puts into Vietnamese."""
    found = fitting(message)
    if found is None:
        return [message] if is_english(message) else []
    _, parts = found
    inside = (left_in_english(part) if name in SAID else [part] for name, part in parts.items())
    return [part for each in inside for part in each if is_english(part) and part not in NAMES]


@pytest.mark.parametrize("message", sorted(set(all_said()) - NEVER_SAID_BY_THE_COMMAND))
def test_what_is_said_of_files_has_its_vietnamese(message: str) -> None:
    assert left_in_english(message) == []


def test_the_exceptions_are_said_somewhere() -> None:
    assert set(all_said()) >= NEVER_SAID_BY_THE_COMMAND


def test_the_words_of_all_ways_to_raise_are_found() -> None:
    said = all_said()
    assert len(said) > 120
    assert "tables stand in tables more than ⟦1⟧ deep" in said
    assert any(re.fullmatch("row ⟦.⟧: the column ⟦.⟧ is missing", text) for text in said)
    assert any("this library knows" in text and text.startswith("the workbook is of version") for text in said)
