"""Figures that units report (số liệu báo cáo) written to files that ``read_observations`` reads: CSV, JSON, YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Final

from tthc.errors import InputError
from tthc.io.report.csv_rows import csv_bytes
from tthc.io.syntax import emit_json, emit_yaml
from tthc.io.writing import write_whole
from tthc.model import Observation
from tthc.targets.figures.time_tree import label_of

_FIELDS: Final = tuple(Observation.model_fields)
_ENDINGS: Final = (".csv", ".json", ".yaml", ".yml")


def write_observations(observations: Iterable[Observation], path: str | PathLike[str]) -> None:
    """Write figures; the inverse of ``read_observations``.

    CSV has the fields as columns; JSON and YAML hold a list ``observations``. A period is its label.

    Raises:
        InputError: the ending is of no such file, or it cannot be written.

    Example:
        >>> from datetime import date
        >>> from tempfile import TemporaryDirectory
        >>> from tthc.io.observations import read_observations
        >>> march = Observation(indicator="dossiers-on-time", unit="an-khe.tp", period="2026-03", numerator=37,
        ...                     denominator=40, as_of=date(2026, 4, 2))
        >>> with TemporaryDirectory() as folder:
        ...     write_observations([march], Path(folder, "so-lieu.csv"))
        ...     read_observations(Path(folder, "so-lieu.csv")) == (march,)
        True
    """
    rows = [_row(one) for one in observations]
    match Path(path).suffix.lower():
        case ".csv":
            content = csv_bytes(_cells(rows))
        case ".json":
            content = emit_json({"observations": rows}).encode("utf-8")
        case ".yaml" | ".yml":
            content = emit_yaml({"observations": rows}).encode("utf-8")
        case ending:
            hint = f"use {', '.join(_ENDINGS)}"
            raise InputError(f"figures cannot be written to {ending!r}", hint=hint, where=str(path))
    write_whole(path, content)


def _row(one: Observation) -> dict[str, Any]:
    told = {**one.model_dump(mode="json"), "period": label_of(one.period)}
    return {name: told[name] for name in _FIELDS if told[name] is not None}


def _cells(rows: Sequence[dict[str, Any]]) -> Iterable[list[str]]:
    yield list(_FIELDS)
    for row in rows:
        yield [str(row.get(name, "")) for name in _FIELDS]
