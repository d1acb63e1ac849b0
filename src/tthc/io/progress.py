"""Progress notes (báo cáo tiến độ) from the files offices keep them in: JSON, YAML and CSV."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from tthc.errors import FormError, InputError
from tthc.io.own_file import day_of, text_of
from tthc.io.problems import path_of, problems_of
from tthc.io.syntax import Tree, parse_json, parse_yaml
from tthc.model import Progress
from tthc.text.normal import fold, nfc

Row = tuple[str, Mapping[str, object]]
"""What stands before the field in a path, and the fields of the note."""

_COLUMNS: Final = {
    "vị trí": "at",
    "nhiệm vụ": "at",
    "sản phẩm số": "deliverable",
    "đơn vị": "unit",
    "trạng thái": "state",
    "tình trạng": "state",
    "tỷ lệ": "percent",
    "ngày hoàn thành": "done_on",
    "minh chứng": "evidence",
    "ghi chú": "note",
    "ngày báo cáo": "as_of",
}
_STATES: Final = {
    "chưa thực hiện": "not_started",
    "đang thực hiện": "in_progress",
    "đã hoàn thành": "done",
    "hoàn thành": "done",
    "không thực hiện": "dropped",
}
_FIELDS: Final = tuple(Progress.model_fields)
_HEADERS: Final = {name: name for name in _FIELDS} | {fold(name): field for name, field in _COLUMNS.items()}
_READ_STATES: Final = {fold(words): state for words, state in _STATES.items()}
_DATES: Final = ("done_on", "as_of")
_NUMBER: Final = re.compile(r"(\d+)(?:[.,](\d+))?\s*%?")


def read_progress(path: str | PathLike[str]) -> tuple[Progress, ...]:
    r"""The progress notes of a file, in its order.

    JSON and YAML hold a list of notes. CSV has the field names in its first row (``at``, ``deliverable``, ``unit``,
    ``state``, ``percent``, ``done_on``, ``evidence``, ``note``, ``as_of``) or vị trí, sản phẩm số, đơn vị, trạng
    thái, tỷ lệ, ngày hoàn thành, minh chứng, ghi chú, ngày báo cáo; its cells are parted by comma, semicolon or tab.
    Dates are 2025-08-09 or 09/8/2025. An empty cell says nothing.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "tien-do.csv")
        ...     _ = file.write_text("vị trí;trạng thái;ngày báo cáo\ntask:V.4;đang thực hiện;09/8/2025\n", "utf-8")
        ...     [note] = read_progress(file)
        >>> note.at, note.state, str(note.as_of)
        ('task:V.4', 'in_progress', '2025-08-09')
    """
    file = Path(path)
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise InputError(f"progress notes cannot be read from {file.suffix!r}", hint=f"use {known}", where=file.name)
    notes: list[Progress] = []
    problems: list[str] = []
    try:
        for where, fields in reader(text_of(file)):
            _take(where, fields, notes, problems)
    except FormError as fault:
        problems.extend(fault.problems)
    if problems:
        raise FormError(problems, hint="correct the notes named here", where=file.name)
    return tuple(notes)


def _take(where: str, fields: Mapping[str, object], notes: list[Progress], problems: list[str]) -> None:
    """Add the note, or all that is wrong with it."""
    values: dict[str, object] = {}
    faulty: set[str] = set()
    for name, value in fields.items():
        try:
            values[name] = _value(name, value)
        except ValueError as fault:
            problems.append(f"{where}{path_of([name])}: {fault}")
            faulty.add(path_of([name]))
    try:
        notes.append(Progress.model_validate(values))
    except ValidationError as fault:
        found = problems_of(fault, values)
        problems.extend(f"{where}{line}" for line in found if line.partition(":")[0] not in faulty)


def _value(name: str, value: object) -> object:
    if name in _DATES and value is not None:
        return day_of(value)
    if not isinstance(value, str):
        return value
    text = nfc(value).strip()
    if name == "state":
        return _READ_STATES.get(fold(text), text)
    if name == "percent" and (number := _NUMBER.fullmatch(text)):
        return float(f"{number[1]}.{number[2] or 0}")
    return text


def _json_rows(text: str) -> Iterator[Row]:
    return _listed(parse_json(text))


def _yaml_rows(text: str) -> Iterator[Row]:
    return _listed(parse_yaml(text))


def _listed(tree: Tree) -> Iterator[Row]:
    if not isinstance(tree, list):
        raise FormError(["the whole file: a list of notes is expected"])
    yield from ((f"{path_of([index])}.", note) for index, note in enumerate(tree) if isinstance(note, dict))
    strange = [(index, item) for index, item in enumerate(tree) if not isinstance(item, dict)]
    if strange:
        raise FormError([f"{path_of([index])}: should be an object, got {item!r}" for index, item in strange])


def _csv_rows(text: str) -> Iterator[Row]:
    lines = text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    rows = _numbered(csv.reader(lines, delimiter=delimiter, strict=True))
    number, names = next(rows, (1, []))
    columns, problems = _header(number, names)
    if problems:
        raise FormError(problems)
    for number, cells in rows:
        extra = [cell for cell in cells[len(columns) :] if cell.strip()]
        if extra:
            problems.append(f"row {number}: {len(cells)} cells under {len(columns)} columns: {extra[0]!r}")
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


def _header(number: int, names: list[str]) -> tuple[list[str], list[str]]:
    while names and not names[-1].strip():
        names = names[:-1]
    columns = [_HEADERS.get(fold(name), "") for name in names]
    problems = [
        f"row {number}: no such column: {name!r}; known are {', '.join(_FIELDS)} and {', '.join(_COLUMNS)}"
        for name, column in zip(names, columns, strict=True)
        if not column
    ]
    twice = [name for name, times in Counter(columns).items() if name and times > 1]
    problems += [f"row {number}: the column {name} stands there more than once" for name in twice]
    missing = [name for name, field in Progress.model_fields.items() if field.is_required() and name not in columns]
    problems += [f"row {number}: the column {name} is missing" for name in missing]
    return columns, problems


_READERS: Final[Mapping[str, Callable[[str], Iterator[Row]]]] = {
    ".json": _json_rows,
    ".yaml": _yaml_rows,
    ".yml": _yaml_rows,
    ".csv": _csv_rows,
}
