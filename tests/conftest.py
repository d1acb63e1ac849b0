"""How the tests run: hypothesis profiles, what is only type-checked, and the bundled plan."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

collect_ignore = ["typing"]

# "ci" gives the same examples on every machine; "search" looks for new ones for longer.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "search", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def bundled_plan() -> Path:
    """The published plan that comes with the package."""
    return Path(str(files("tthc").joinpath("data", "demo", "ke-hoach.txt")))
