"""Findings are values: copied, sent to other processes, shown with their place."""

from __future__ import annotations

import copy
import pickle

import pytest

from tthc.model import Finding, Place, Plan, Source


def test_a_finding_is_copied_and_sent_to_other_processes() -> None:
    finding = Finding.of("line-unplaced", quote="???", place=Place(line=3), extra="a")
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert copy.deepcopy(finding) is finding


def test_many_findings_of_one_code_are_told_apart_by_their_hashes() -> None:
    found = {hash(Finding.of("unit-unregistered", unit=f"xa-{number}")) for number in range(100)}
    assert len(found) == 100
    assert hash(Finding.of("unit-split", unit="a", count=2)) == hash(Finding.of("unit-split", count=2, unit="a"))


def test_so_is_a_plan_that_has_some() -> None:
    source = Source(name="a.txt", format="text", sha256="0" * 64, findings=(Finding.of("code-missing"),))
    plan = Plan(title="Kiểm soát TTHC năm 2026", source=source)
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert copy.deepcopy(plan) == plan


@pytest.mark.parametrize(
    ("place", "vi", "en"),
    [
        (Place(line=12), "dòng 12", "line 12"),
        (Place(page=3), "trang 3", "page 3"),
        (Place(page=3, line=2), "trang 3, dòng 2", "page 3, line 2"),
        (Place(sheet="Nhiệm vụ", cell="B7"), "Nhiệm vụ!B7", "Nhiệm vụ!B7"),
        (Place(sheet="Nhiệm vụ"), "Nhiệm vụ", "Nhiệm vụ"),
        (Place(), "?", "?"),
    ],
)
def test_a_place_is_said_in_few_words(place: Place, vi: str, en: str) -> None:
    assert (place.text("vi"), place.text("en")) == (vi, en)
