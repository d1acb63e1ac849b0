"""Unit cells of the published plans, against the lists a clerk recorded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tthc.text import fold, split_units

PLANS = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans"


def cells(node: Any) -> Iterator[tuple[str, list[str]]]:
    """Each unit cell of a record with its units."""
    if isinstance(node, list):
        for one in node:
            yield from cells(one)
    if isinstance(node, dict):
        for column in ("lead", "coordinating"):
            if node.get(f"{column}_text") is not None:
                yield node[f"{column}_text"], node[column]
        for value in node.values():
            yield from cells(value)


def plain(name: str) -> str:
    return fold(name).strip(" .;-+").removeprefix("các ")


def test_nearly_every_cell_gives_just_the_units_recorded() -> None:
    records = sorted(PLANS.glob("*.gold.json"))
    if not records:
        pytest.skip("the shared records are not beside the checkout")
    seen = [cell for path in records for cell in cells(json.loads(path.read_text("utf-8")))]
    wrong = [
        (text, units)
        for text, units in seen
        if sorted(plain(str(unit)) for unit in split_units(text)) != sorted(map(plain, units))
    ]
    assert len(seen) > 300
    assert len(wrong) <= 0.01 * len(seen), wrong
