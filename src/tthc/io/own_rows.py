"""Lists an office keeps in a file of its own: rows of CSV, or objects under one key of YAML, JSON or TOML."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from pydantic import BaseModel, ValidationError

from tthc.errors import FormError, InputError
from tthc.io.own_file import text_of
from tthc.io.problems import path_of, problems_of
from tthc.io.syntax import Tree, parse_json, parse_yaml
from tthc.text.normal import fold

Report = Callable[[list[str | int], str], None]
"""Takes the path inside a row and what is wrong there."""
Row = tuple[str, dict[str, Any]]
"""What stands before the field in a path, and the fields."""


@frozen
class ListForm:
    """How such a file is made.

    Attributes:
        key: name of the list in YAML, JSON and TOML; also what its entries are called in messages.
        model: the record of an entry.
        columns: further names of columns of CSV, as they are shown, with the field each stands for.
        not_in_cells: fields that no cell can hold.
        value: turns what a file holds into what the record takes, by field; what it cannot read it reports.
    """

    key: str
    model: type[BaseModel]
    columns: Mapping[str, str]
    not_in_cells: tuple[str, ...]
    value: Callable[[str, Any, Report], Any]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields a column may be for."""
        return tuple(name for name in self.model.model_fields if name not in self.not_in_cells)


def read_list(path: str | PathLike[str], form: ListForm) -> tuple[Any, ...]:
    """The entries of a file, in its order.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.
    """
    file = Path(path)
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise InputError(f"{form.key} cannot be read from {file.suffix!r}", hint=f"use {known}", where=file.name)
    entries: list[Any] = []
    problems: list[str] = []
    try:
        for where, fields in reader(text_of(file), form):
            _take(where, fields, form, entries, problems)
    except FormError as fault:
        problems.extend(fault.problems)
    if problems:
        raise FormError(problems, hint=f"correct the {form.key} named here", where=file.name)
    return tuple(entries)


def _take(where: str, fields: Mapping[str, Any], form: ListForm, entries: list[Any], problems: list[str]) -> None:
    """Add the entry, or all that is wrong with it."""
    faulty: set[str] = set()

    def report(steps: list[str | int], fault: str) -> None:
        faulty.add(path_of(steps))
        problems.append(f"{where}{path_of(steps)}: {fault}")

    values = {name: form.value(name, value, report) for name, value in fields.items()}
    try:
        entries.append(form.model.model_validate(values))
    except ValidationError as fault:
        for line in problems_of(fault, values):
            at, _, said = line.partition(": ")
            follows = at == path_of([]) and faulty  # what is wrong with the whole may come of the part left out
            if at not in faulty and not follows:
                problems.append(f"{where.rstrip('., ')}: {said}" if at == path_of([]) else f"{where}{line}")


def _toml_rows(text: str, form: ListForm) -> Iterator[Row]:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise FormError([str(fault)]) from fault
    except RecursionError as fault:
        raise FormError(["the file is nested too deeply"]) from fault
    return _listed(tree, form)


def _listed(tree: Tree, form: ListForm) -> Iterator[Row]:
    if isinstance(tree, dict):
        strange = [name for name in tree if name != form.key]
        if strange:
            raise FormError([f"{path_of([name])}: is not a field of the form" for name in strange])
        rows, before = tree.get(form.key), [form.key]
    else:
        rows, before = tree, []
    if not isinstance(rows, list):
        raise FormError([f"{path_of(before)}: a list of {form.key} is expected"])
    problems = []
    for place, row in enumerate(rows):
        at = path_of([*before, place])
        if isinstance(row, dict):
            yield f"{at}.", row
        else:
            problems.append(f"{at}: should be an object, got {row!r:.80}")
    if problems:
        raise FormError(problems)


def _csv_rows(text: str, form: ListForm) -> Iterator[Row]:
    lines = text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(";\t,", key=re.sub(r'"[^"]*"', "", first).count)
    rows = _numbered(csv.reader(lines, delimiter=delimiter, strict=True))
    number, names = next(rows, (1, []))
    columns, problems = _header(number, names, form)
    if problems:
        raise FormError(problems)
    for number, cells in rows:
        extra = [cell for cell in cells[len(columns) :] if cell.strip()]
        if extra:
            problems.append(f"row {number}: {len(cells)} cells under {len(columns)} columns: {extra[0]!r:.80}")
            continue
        yield f"row {number}, ", {name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    if problems:
        raise FormError(problems)


def _numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that say something, numbered as a spreadsheet does."""
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as fault:
        raise FormError([f"row {number + 1}: not CSV: {fault}"]) from fault


def _header(number: int, names: list[str], form: ListForm) -> tuple[list[str], list[str]]:
    while names and not names[-1].strip():
        names = names[:-1]
    known = {name: name for name in form.fields} | {fold(name): field for name, field in form.columns.items()}
    columns = [known.get(fold(name), "") for name in names]
    problems = [
        f"row {number}: no such column: {name!r}; known are {', '.join(form.fields)} and {'; '.join(form.columns)}"
        for name, column in zip(names, columns, strict=True)
        if not column
    ]
    twice = [name for name, times in Counter(columns).items() if name and times > 1]
    problems += [f"row {number}: the column {name} stands there more than once" for name in twice]
    needed = [name for name, field in form.model.model_fields.items() if field.is_required()]
    problems += [f"row {number}: the column {name} is missing" for name in needed if name not in columns]
    return columns, problems


_READERS: Final[Mapping[str, Callable[[str, ListForm], Iterator[Row]]]] = {
    ".yaml": lambda text, form: _listed(parse_yaml(text), form),
    ".yml": lambda text, form: _listed(parse_yaml(text), form),
    ".json": lambda text, form: _listed(parse_json(text), form),
    ".toml": _toml_rows,
    ".csv": _csv_rows,
}
