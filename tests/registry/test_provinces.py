"""The country as the package of provinces has it, with what changed in 2026."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date

import pytest

from tthc.errors import InputError, MissingExtraError
from tthc.registry.provinces import national_registry, province_registry
from tthc.registry.units import UnitRegistry


@pytest.fixture(scope="module")
def nation() -> UnitRegistry:
    pytest.importorskip("vietnam_provinces", reason="the extra tthc[provinces] is not installed")
    return national_registry()


def test_there_are_34_provinces_and_3321_communes(nation: UnitRegistry) -> None:
    kinds = Counter(unit.kind for unit in nation.units if unit.valid_to is None)
    assert kinds["province"] == 34
    assert (kinds["commune"], kinds["ward"], kinds["special-zone"]) == (2621, 687, 13)


@pytest.mark.parametrize(
    ("province", "day"),
    [("Đồng Nai", date(2026, 4, 30)), ("Quảng Ninh", date(2026, 9, 1)), ("Bắc Ninh", date(2026, 9, 20))],
)
def test_three_provinces_became_cities_in_2026(nation: UnitRegistry, province: str, day: date) -> None:
    before = nation.resolve(f"UBND tỉnh {province}", date.fromordinal(day.toordinal() - 1))
    after = nation.resolve(f"UBND thành phố {province}", day)
    assert before.unit == after.unit is not None
    assert (before.how, after.how) == ("exact", "exact")
    cities = [unit for unit in nation.units if unit.kind == "province" and "thành phố" in unit.name_on(day)]
    assert len(cities) == 6 + [date(2026, 4, 30), date(2026, 9, 1), date(2026, 9, 20)].index(day) + 1


def test_what_a_merged_province_did_its_successor_does(nation: UnitRegistry) -> None:
    found = nation.resolve("UBND tỉnh Bắc Giang", date(2025, 8, 16))
    assert (found.lifetime, [unit.id for unit in found.successors]) == ("ended", ["bac-ninh"])


def test_the_communes_of_a_province_are_its_members(nation: UnitRegistry) -> None:
    spread = nation.spread("UBND cấp xã", date(2026, 5, 4), within="bac-ninh")
    assert Counter(unit.kind for unit in spread) == {"commune": 66, "ward": 33}
    assert nation.spread("UBND cấp xã", date(2025, 6, 30), within="bac-ninh").reason == "no-members"


@pytest.mark.parametrize(
    "words", ["UBND cấp tỉnh", "UBND các tỉnh, thành phố", "Các tỉnh, thành phố trực thuộc Trung ương"]
)
def test_the_provinces_that_there_are_belong_to_the_nation(nation: UnitRegistry, words: str) -> None:
    spread = nation.spread(words, date(2026, 5, 4))
    assert {unit.kind for unit in spread} == {"province"}
    assert len(spread) == 34


def test_without_the_package_one_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[provinces\]"):
        national_registry()


def test_a_commune_says_its_rank() -> None:
    with pytest.raises(InputError, match="'Tân Lập' is no commune"):
        province_registry("An Khê", communes=["Tân Lập"])


def test_two_communes_of_one_name_have_two_ids() -> None:
    registry = province_registry("An Khê", communes=["xã Tân Lập", "xã Tân Lập"])
    assert [unit.id for unit in registry.children("an-khe") if unit.kind == "commune"] == [
        "an-khe.xa-tan-lap",
        "an-khe.xa-tan-lap-2",
    ]
