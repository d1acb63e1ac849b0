"""What a user gets: every file of the package, its data included, and nothing else."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

wheel = pytest.importorskip("hatchling.builders.wheel", reason="hatchling, which builds the wheel, is not installed")

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    [built] = wheel.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with ZipFile(built) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_package_and_its_licence(packed: dict[str, bytes]) -> None:
    kept = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "tthc").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in packed if name.startswith("tthc/")} == kept
    assert any(name.endswith("/licenses/LICENSE") for name in packed)


def test_the_wheel_names_every_extra(packed: dict[str, bytes]) -> None:
    [metadata] = [text.decode() for name, text in packed.items() if name.endswith("/METADATA")]
    extras = {line.removeprefix("Provides-Extra: ") for line in metadata.splitlines() if line.startswith("Provides-")}
    assert extras == {"all", "docx", "excel", "frames", "html", "ics", "pdf", "provinces", "spark", "testing"}
