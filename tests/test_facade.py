"""The names that scripts rely on: there, sorted, few, and cheap until used."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import tthc


def test_every_public_name_is_there() -> None:
    for name in tthc.__all__:
        assert getattr(tthc, name) is not None


def test_names_are_sorted_unique_and_few() -> None:
    assert tthc.__all__ == sorted(set(tthc.__all__))
    assert len(tthc.__all__) <= 40
    assert dir(tthc) == tthc.__all__


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'tthc' has no attribute 'cascade'"):
        tthc.cascade  # noqa: B018


@pytest.mark.parametrize("room", ["io", "model", "periods", "testing", "text"])
def test_rooms_are_modules(room: str) -> None:
    assert getattr(tthc, room) is import_module(f"tthc.{room}")


def test_verbs_are_functions_whatever_was_imported_before() -> None:
    import_module("tthc.periods.timetable")
    for name in ("dump", "dumps", "load", "loads", "read", "read_progress", "timetable", "write"):
        assert callable(getattr(tthc, name)), name


def modules_after(code: str) -> set[str]:
    code = f"import sys; {code}; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(ran.stdout.split())


def test_importing_imports_nothing_else() -> None:
    bare, loaded = modules_after("pass"), modules_after("import tthc")
    assert {name for name in loaded - bare if not name.startswith("__editable__")} == {"tthc", "tthc._version"}


def test_a_room_is_there_without_being_imported() -> None:
    assert "tthc.text.schedule" in modules_after("import tthc; tthc.text.parse_schedule")
    heavy = {"rich", "ruamel.yaml", "icalendar", "pint", "click"}
    assert not heavy & modules_after("import tthc; tthc.Plan")


def test_a_plan_is_read_without_what_counts_and_compares() -> None:
    loaded = modules_after("import tthc; tthc.read")
    assert not {"tthc.targets.comparison.comparison", "tthc.targets.dossiers", "tthc.targets.figures.roll_up"} & loaded
