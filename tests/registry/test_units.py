"""Units on a day: what a name means, what a collective spreads into, what came after what ended."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model.unit import FormerName, Unit
from tthc.registry.provinces import province_registry, slug_of
from tthc.registry.unit_collective import read_collective
from tthc.registry.unit_lifetime import lifetime
from tthc.registry.unit_name import unit_key
from tthc.registry.units import UnitRegistry
from tthc.testing import registered_units
from tthc.text import split_units

DAY = date(2026, 5, 4)
COMMUNES = ("xã Tân Lập", "xã Hòa Bình", "phường Tân An", "đặc khu Hòn Mê")
REGISTRY = province_registry("An Khê", communes=COMMUNES, offices=True)


@pytest.mark.parametrize(
    ("words", "unit", "how"),
    [
        ("Sở Tư pháp", "an-khe.so-tu-phap", "exact"),
        ("SỞ TƯ PHÁP", "an-khe.so-tu-phap", "exact"),
        ("Sở Tư pháp tỉnh An Khê", "an-khe.so-tu-phap", "alias"),
        ("Sở KH&CN", "an-khe.so-khcn", "alias"),
        ("Sở KHCN", "an-khe.so-khcn", "alias"),
        ("Sở VH,TT&DL", "an-khe.so-vhttdl", "alias"),
        ("Sở Văn hoá, Thể thao và Du lịch", "an-khe.so-vhttdl", "exact"),
        ("VP UBND tỉnh", "an-khe.van-phong-ubnd", "alias"),
        ("VPUBND tỉnh", "an-khe.van-phong-ubnd", "alias"),
        ("Văn phòng Uỷ ban nhân dân tỉnh", "an-khe.van-phong-ubnd", "alias"),
        ("TTPVHCC tỉnh", "an-khe.trung-tam-pvhcc", "alias"),
        ("Ủy ban nhân dân tỉnh An Khê", "an-khe", "alias"),
        ("UBND xã Tân Lập", "an-khe.xa-tan-lap", "exact"),
        ("xã Tân Lập", "an-khe.xa-tan-lap", "alias"),
        ("Công an tỉnh", "an-khe.cong-an", "alias"),
        ("Sở Tu pháp", "an-khe.so-tu-phap", "guess"),
        ("UBND phường Tân Ăn", "an-khe.phuong-tan-an", "guess"),
        ("Văn phòng UBND tỉnh (Trung tâm Phục vụ hành chính công tỉnh)", "an-khe.van-phong-ubnd", "alias"),
    ],
)
def test_words_mean_a_unit_by_name_by_alias_or_by_a_marked_guess(words: str, unit: str, how: str) -> None:
    found = REGISTRY.resolve(words, DAY)
    assert found.unit is not None
    assert (found.unit.id, found.how, found.is_guess) == (unit, how, how == "guess")
    assert found.score == 1 or (found.is_guess and 0.84 <= found.score < 1)


@pytest.mark.parametrize(
    "words",
    ["", "   ", "Sở", "UBND", "Văn phòng Sở", "Ban Quản lý các khu công nghiệp", "các bên liên quan", "🙂" * 50],
)
def test_what_the_register_does_not_know_it_does_not_guess(words: str) -> None:
    found = REGISTRY.resolve(words, DAY)
    assert (found.unit, found.how, found.score) == (None, "none", 0)


def test_a_name_that_several_units_bear_is_decided_by_the_unit_it_is_looked_for_in() -> None:
    found = REGISTRY.resolve("Trung tâm Phục vụ hành chính công xã", DAY)
    assert (found.unit, found.how) == (None, "several")
    assert len(found.candidates) == 4
    inside = REGISTRY.resolve("Trung tâm Phục vụ hành chính công xã", DAY, within="an-khe.xa-tan-lap")
    assert inside.unit is not None
    assert inside.unit.id == "an-khe.xa-tan-lap.trung-tam-pvhcc"


@pytest.mark.parametrize(
    ("words", "day", "state", "after"),
    [
        ("Sở Thông tin và Truyền thông", date(2024, 12, 31), "alive", []),
        ("Sở Thông tin và Truyền thông", date(2025, 3, 1), "doubtful", []),
        ("Sở Thông tin và Truyền thông", date(2025, 7, 1), "ended", ["Sở Khoa học và Công nghệ"]),
        ("Sở Tài nguyên và Môi trường", DAY, "ended", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Nông nghiệp và PTNT", DAY, "ended", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Kế hoạch và Đầu tư", DAY, "ended", ["Sở Tài chính"]),
        ("Sở LĐ-TB&XH", DAY, "ended", ["Sở Nội vụ"]),
        ("Sở Giao thông vận tải", DAY, "ended", ["Sở Xây dựng"]),
        ("Sở Nông nghiệp và Môi trường", date(2024, 6, 1), "not-yet", []),
        ("Sở Nông nghiệp và Môi trường", DAY, "alive", []),
        ("UBND xã Tân Lập", date(2025, 6, 30), "not-yet", []),
    ],
)
def test_a_unit_exists_from_a_day_to_a_day(words: str, day: date, state: str, after: list[str]) -> None:
    found = REGISTRY.resolve(words, day)
    assert (found.lifetime, [unit.name for unit in found.successors]) == (state, after)


def test_who_knows_the_day_of_the_mergers_gets_a_certain_answer() -> None:
    known = province_registry("An Khê", merged_on=date(2025, 3, 1))
    old, new = known["an-khe.so-tttt"], known["an-khe.so-nnmt"]
    assert [lifetime(old, day) for day in (date(2025, 2, 28), date(2025, 3, 1))] == ["alive", "ended"]
    assert [lifetime(new, day) for day in (date(2025, 2, 28), date(2025, 3, 1))] == ["not-yet", "alive"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Các sở, ban, ngành", 14),
        ("sở, ngành", 14),
        ("Các sở, ban, ngành thuộc UBND tỉnh", 14),
        ("UBND cấp xã", 4),
        ("UBND các xã, phường, đặc khu", 4),
        ("UBND các xã, phường", 3),
        ("Ủy ban nhân dân các xã", 2),
        ("các xã, phường trên địa bàn tỉnh", 3),
        ("các đơn vị thuộc UBND xã Tân Lập", 4),
        ("Trung tâm Phục vụ hành chính công cấp xã", 4),
        ("phòng chuyên môn thuộc UBND cấp xã", 12),
    ],
)
def test_a_collective_spreads_into_those_that_exist(words: str, number: int) -> None:
    spread = REGISTRY.spread(words, DAY)
    assert (len(spread), spread.reason) == (number, None)
    (mention,) = split_units(words)
    assert REGISTRY.spread(mention, DAY) == spread


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("UBND huyện, thị xã, thành phố", "no-members"),
        ("UBND huyện, thị xã, TP", "no-members"),
        ("các bên liên quan", "unknown"),
        ("Sở Tư pháp", "unknown"),
        ("các đơn vị thuộc Sở Ngoại giao", "within-unknown"),
        ("", "unknown"),
    ],
)
def test_what_is_no_collective_known_spreads_into_nothing_and_says_why(words: str, reason: str) -> None:
    assert (tuple(REGISTRY.spread(words, DAY)), REGISTRY.spread(words, DAY).reason) == ((), reason)


def test_roll_up_goes_from_children_to_ancestors() -> None:
    assert [unit.id for unit in REGISTRY.ancestors("an-khe.xa-tan-lap.van-phong")] == ["an-khe.xa-tan-lap", "an-khe"]
    assert {unit.kind for unit in REGISTRY.children("an-khe.xa-tan-lap", DAY)} == {"commune-office", "commune-centre"}
    assert len(REGISTRY.descendants("an-khe")) == len(REGISTRY) - 1
    assert REGISTRY["an-khe.so-tttt"] not in REGISTRY.descendants("an-khe", DAY)


def test_a_province_that_became_a_city_keeps_its_id_and_changes_its_name() -> None:
    registry = province_registry("tỉnh Bắc Ninh")
    for words in ("UBND tỉnh Bắc Ninh", "UBND thành phố Bắc Ninh"):
        for day, is_former in ((date(2026, 9, 19), False), (date(2026, 9, 20), words.startswith("UBND tỉnh"))):
            found = registry.resolve(words, day)
            assert found.unit is not None
            assert (found.unit.id, found.is_former_name) == ("bac-ninh", is_former)
    office = registry["bac-ninh.van-phong-ubnd"]
    assert office.name_on(date(2026, 9, 19)) == "Văn phòng UBND tỉnh Bắc Ninh"
    assert office.name_on(date(2026, 9, 20)) == "Văn phòng UBND thành phố Bắc Ninh"


def unit(unit_id: str, **fields: object) -> Unit:
    return Unit.model_validate({"id": unit_id, "name": unit_id, "kind": "agency", "level": "province"} | fields)


def test_what_does_not_fit_together_is_listed_whole() -> None:
    units = [
        unit("a", parent="b"),
        unit("b", parent="a"),
        unit("c", successors=("d",)),
        unit("a"),
        unit("e", parent="x"),
    ]
    with pytest.raises(InputError) as caught:
        UnitRegistry.of(units)
    said = str(caught.value)
    for line in ("a: the id is used twice", "c: successor 'd' is no unit", "e: parent 'x' is no unit"):
        assert line in said
    with pytest.raises(InputError, match="a: it is above itself"):
        UnitRegistry.of([unit("a", parent="b"), unit("b", parent="a")])
    with pytest.raises(InputError, match="a: it is its own successor"):
        UnitRegistry.of([unit("a", successors=("b",)), unit("b", successors=("a",))])
    with pytest.raises(InputError, match="no unit has the id 'x'"):
        REGISTRY["x"]


def test_further_units_take_the_place_of_those_with_their_id() -> None:
    more = REGISTRY.with_units([unit("an-khe.so-y-te", name="Sở Y tế và Dân số"), unit("an-khe.bql")])
    assert len(more) == len(REGISTRY) + 1
    assert more["an-khe.so-y-te"].name == "Sở Y tế và Dân số"
    assert REGISTRY["an-khe.so-y-te"].name == "Sở Y tế"


def test_days_stand_in_order() -> None:
    with pytest.raises(ValueError, match="not in order"):
        unit("a", valid_from=date(2026, 1, 1), valid_to=date(2025, 1, 1))


def test_chains_of_successors_are_followed_to_those_that_exist() -> None:
    registry = UnitRegistry.of(
        [
            unit("a", valid_to=date(2020, 1, 1), successors=("b", "c")),
            unit("b", valid_to=date(2024, 1, 1), successors=("d",)),
            unit("c"),
            unit("d"),
        ]
    )
    assert [one.id for one in registry.successors("a", date(2019, 1, 1))] == ["a"]
    assert [one.id for one in registry.successors("a", date(2022, 1, 1))] == ["b", "c"]
    assert [one.id for one in registry.successors("a", date(2026, 1, 1))] == ["d", "c"]


WORDS = st.lists(
    st.sampled_from(["Sở", "UBND", "các", "xã", "phường", ",", "và", "cấp", "Tư", "pháp", "tỉnh", "thuộc", "VP", "&"])
).map(" ".join)


@given(WORDS | st.text(max_size=80), st.dates())
def test_any_words_have_an_answer_on_any_day(words: str, day: date) -> None:
    found = REGISTRY.resolve(words, day)
    assert 0 <= found.score <= 1
    assert (found.unit is None) == (found.how in ("none", "several")) == (found.lifetime is None)
    spread = REGISTRY.spread(words, day)
    assert (spread.reason is None) == bool(spread.members)
    assert all(lifetime(one, day) in ("alive", "doubtful") for one in spread)


@given(st.sampled_from(REGISTRY.units), st.dates(date(2018, 1, 1), date(2035, 1, 1)))
def test_every_unit_is_found_by_its_name_inside_its_parent(one: Unit, day: date) -> None:
    found = REGISTRY.resolve(one.name_on(day), day, within=one.parent or one.id)
    assert found.unit == one


@given(st.text(max_size=60))
def test_keys_and_slugs_are_stable(words: str) -> None:
    assert unit_key(unit_key(words)) == unit_key(words)
    assert slug_of(slug_of(words)) == slug_of(words)
    read_collective(words)


def test_a_former_name_is_the_earliest_that_still_held() -> None:
    names = (FormerName(name="A", until=date(2010, 1, 1)), FormerName(name="B", until=date(2020, 1, 1)))
    one = unit("u", name="C", former_names=names)
    assert [one.name_on(date(year, 6, 1)) for year in (2009, 2015, 2025)] == ["A", "B", "C"]


@given(registered_units(), st.dates(date(2014, 1, 1), date(2028, 12, 31)))
def test_roll_up_and_succession_hold_in_any_register(units: tuple[Unit, ...], day: date) -> None:
    registry = UnitRegistry.of(units)
    for one in units:
        assert one not in registry.ancestors(one.id)
        assert all(one in registry.descendants(above.id) for above in registry.ancestors(one.id))
        assert all(child.parent == one.id for child in registry.children(one.id, day))
        after = registry.successors(one.id, day)
        assert all(lifetime(other, day) != "ended" for other in after)
        assert (after == (one,)) == (lifetime(one, day) != "ended")


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        ("Sở Tư pháp", "“Sở Tư pháp” là Sở Tư pháp.", "“Sở Tư pháp” is Sở Tư pháp."),
        ("Sở KHCN", "“Sở KHCN” là tên khác của Sở Khoa học và Công nghệ.", "“Sở KHCN” is another name of Sở Khoa học"),
        (
            "Sở Tu pháp",
            "“Sở Tu pháp” có lẽ là Sở Tư pháp (giống 90%), cần xem lại.",
            "is perhaps Sở Tư pháp (90% alike)",
        ),
        (
            "Sở TT&TT",
            "đơn vị không còn, Sở Khoa học và Công nghệ kế thừa.",
            "it has ended, Sở Khoa học và Công nghệ took",
        ),
        ("Sở Ngoại giao vụ lạ", "Danh mục không có “Sở Ngoại giao vụ lạ”.", "The register does not know"),
        (
            "Trung tâm Phục vụ hành chính công xã",
            "có thể là Trung tâm Phục vụ hành chính công xã Tân Lập",
            "may be Trung tâm",
        ),
    ],
)
def test_an_answer_says_itself_in_a_sentence(words: str, vi: str, en: str) -> None:
    found = REGISTRY.resolve(words, DAY)
    assert vi in str(found)
    assert en in found.describe("en")
