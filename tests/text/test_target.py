"""Commitments found in texts, and those of a row counted once."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.model.target import Baseline, Target
from tthc.text.target import find_targets, merge_targets

PLANS = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans"
YEAR = Period.of_year(2026)


def values(text: str, within: Period | None = None) -> list[tuple[str, float, str, str]]:
    return [(t.comparator, t.value, t.unit, t.kind) for t in flat(found.value for found in find_targets(text, within))]


def flat(targets: Iterable[Target]) -> Iterator[Target]:
    for target in targets:
        yield target
        yield from flat(target.parts)


def percent(*figures: float, comparator: str = ">=", kind: str = "level") -> list[tuple[str, float, str, str]]:
    return [(comparator, figure, "%", kind) for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bảo đảm trên 97% hồ sơ được giải quyết đúng hạn.", percent(97, comparator=">")),
        ("Tỷ lệ hồ sơ trễ hạn không quá 0,5%", percent(0.5, comparator="<=")),
        ("Tỷ lệ hồ sơ trễ hạn dưới 1%", percent(1, comparator="<")),
        ("đạt từ 80% đến 90%", percent(80)),
        ("đạt 50-60%", percent(50)),
        ("Nâng tỷ lệ hồ sơ trực tuyến từ 60% lên 75%", percent(75)),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống dưới 2%", percent(2, comparator="<")),
        ("Phấn đấu một nửa số TTHC được tái cấu trúc", percent(50)),
        ("giảm ít nhất 30% thời gian giải quyết TTHC, 25% chi phí tuân thủ", percent(30, 25, kind="reduction")),
        ("Cắt giảm thời gian giải quyết tối thiểu 20% so với quy định", percent(20, kind="reduction")),
        ("Thời gian giải quyết được cắt giảm ít nhất 20%", percent(20, kind="reduction")),
        ("Tối thiểu 30% thời gian giải quyết được rút ngắn", percent(30, kind="reduction")),
        ("Rút ngắn tối thiểu 02 ngày làm việc", [(">=", 2, "working_day", "reduction")]),
        ("cung cấp tăng dần mỗi năm 20%", percent(20, kind="increase")),
        ("Tỷ lệ giao dịch trực tuyến tăng 10 điểm phần trăm", [(">=", 10, "pp", "increase")]),
        ("100% TTHC nội bộ được rà soát, cắt giảm, đơn giản hóa", percent(100)),
        ("Đạt 90% hồ sơ: tối thiểu 05 xã", [*percent(90), (">=", 5, "unit", "level")]),
        ("Số TTHC được cắt giảm thời gian giải quyết tối thiểu 20%", percent(20)),
        ("Mức độ hài lòng (riêng cấp xã 80%) đạt 90%", percent(80, 90)),
        ("Đạt 90% (tính cả quý; năm), 80% hồ sơ trực tuyến", percent(90, 80)),
        ("Phấn đấu 80% hồ sơ 70% TTHC", percent(80, 70)),
        ("Bãi bỏ 100% điều kiện kinh doanh không cần thiết", percent(100)),
        ("Bãi bỏ ít nhất 30% điều kiện kinh doanh", percent(30, kind="reduction")),
        ("Hình thành tối thiểu 02 mô hình điểm", [(">=", 2, "item", "level")]),
        ("ít nhất 20 doanh nghiệp số, 05 hợp tác xã", [(">=", 20, "enterprise", "level"), (">=", 5, "item", "level")]),
        ("Đạt trên 85 điểm", [(">", 85, "point", "level")]),
        ("Thu hút tối thiểu 2 tỷ đồng", [(">=", 2_000_000_000, "VND", "level")]),
        ("Cấp tỉnh đạt 98%, cấp xã đạt 95%; toàn tỉnh đạt trên 96%", [*percent(98, 95), *percent(96, comparator=">")]),
        ("100% xã có ít nhất 01 điểm hỗ trợ người dân", percent(100)),
        ("Tối thiểu 02 lớp tập huấn cho 200 công chức", [(">=", 2, "item", "level")]),
        ("Tỷ lệ hồ sơ đối với 100% TTHC đủ điều kiện đạt trên 80%", percent(80, comparator=">")),
        ("Cắt giảm 30% thời gian giải quyết đối với 100% TTHC trực tuyến", percent(30, kind="reduction")),
        ("Hồ sơ giải quyết đúng hạn: 100%.", percent(100)),
        ("Năm 2025 đạt 90%; năm 2026 phấn đấu đạt trên 95%", [*percent(90), *percent(95, comparator=">")]),
        ("Đến nay đã có 85% hồ sơ trực tuyến, phấn đấu năm 2026 đạt 90%", percent(90)),
    ],
)
def test_commitments_are_found_with_their_values(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025",
        "Đề án 06 giai đoạn 2022-2025",
        "dịch vụ công trực tuyến mức độ 3, 4",
        'thực hiện "6 rõ", mô hình chính quyền 02 cấp',
        "Hiện có 180 điểm tiếp nhận, trong đó có 22 điểm lưu động",
        "Thời hạn giải quyết tối đa 05 ngày làm việc, chậm nhất trước 01 ngày",
        "Ban hành 06 Quyết định, 02 Kế hoạch",
        "hoàn thành theo chỉ tiêu được giao",
        "Nếu tỷ lệ đúng hạn dưới 90% thì phải giải trình",
        "Đơn vị có tỷ lệ hồ sơ trễ hạn trên 5% bị phê bình",
        "Tỉnh đã giải quyết 98,7% hồ sơ đúng hạn",
        "Nhóm này chiếm 24% số hồ sơ",
        "Kinh phí tối thiểu 500 triệu đồng",
        "triển khai trên 03 lĩnh vực",
        "Phát động phong trào “100% hồ sơ đúng hạn” tại các xã",
        "Công khai toàn bộ TTHC",
    ],
)
def test_other_figures_are_no_targets(text: str) -> None:
    assert find_targets(text) == ()


def test_figures_of_years_before_the_plan_are_facts() -> None:
    text = "Năm 2025, tỷ lệ hồ sơ đúng hạn đạt 97%; năm 2026 phấn đấu đạt 98%"
    assert values(text, YEAR) == percent(98)


@pytest.mark.parametrize(
    "text",
    [
        "Trên 95% hồ sơ được giải quyết đúng hạn, trong đó có trên 60% trả trước hạn",
        "Tỷ lệ hồ sơ đúng hạn đạt trên 95%. Trong đó, tỷ lệ trước hạn đạt trên 60%.",
        "Trên 95% hồ sơ được giải quyết đúng hạn (trong đó trên 60% trước hạn).",
        "- Trên 95% hồ sơ được giải quyết đúng hạn.\n- Trong đó trên 60% trả trước hạn.",
        "Tỷ lệ đúng hạn (trong đó trên 60% trước hạn) đạt trên 95%",
    ],
)
def test_what_is_promised_of_a_part_stands_in_its_whole(text: str) -> None:
    (found,) = find_targets(text)
    assert (found.value.comparator, found.value.value) == (">", 95)
    (part,) = found.value.parts
    assert (part.comparator, part.value, part.indicator) == (">", 60, "dossiers-early")


def test_a_part_without_a_whole_and_one_behind_another_sentence_stand_alone() -> None:
    assert [found.value.value for found in find_targets("Trong đó, 60% trả trước hạn")] == [60]
    text = "100% TTHC được công khai. Hệ thống được nâng cấp đồng bộ. Trong đó, ít nhất 40% tính năng mới."
    assert [found.value.parts for found in find_targets(text)] == [(), ()]


def test_a_bare_count_is_a_part_of_the_count_before_it() -> None:
    (found,) = find_targets("Hình thành ít nhất 50 doanh nghiệp số, trong đó có 20 doanh nghiệp công nghệ cao")
    assert [(part.value, part.unit) for part in found.value.parts] == [(20, "enterprise")]


def test_brackets_belong_to_the_promise_they_stand_in() -> None:
    text = "Đạt 90% (quý I) hồ sơ đúng hạn; 80% hồ sơ trực tuyến (trong đó cấp xã 70%)"
    assert [[part.value for part in found.value.parts] for found in find_targets(text)] == [[], [70]]
    assert [found.value.value for found in find_targets("Rà soát (đạt 90%) toàn tỉnh; đạt 80%")] == [90, 80]


def test_a_promise_after_the_parts_may_stand_apart() -> None:
    found = find_targets("Đạt 95% đúng hạn, trong đó cấp xã đạt 90%, đồng thời 100% TTHC được công khai")
    assert [(one.value.value, [part.value for part in one.value.parts]) for one in found] == [(95, [90]), (100, [])]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("100% hồ sơ trễ hạn phải giải trình và xin lỗi", ["late-dossiers-explained", "late-dossiers-apologised"]),
        ("100% hồ sơ, giấy tờ, kết quả giải quyết TTHC được số hóa", ["dossiers-digitised", "results-digitised"]),
        ("Thực hiện 100% số hoá hồ sơ, kết quả giải quyết TTHC", ["dossiers-digitised", "results-digitised"]),
        ("số hóa hồ sơ, giấy tờ, kết quả bảo đảm đạt tỷ lệ 100%", ["dossiers-digitised", "results-digitised"]),
    ],
)
def test_one_percentage_that_promises_two_things_is_two_targets_of_one_span(text: str, indicators: list[str]) -> None:
    found = find_targets(text)
    assert [one.value.indicator for one in found] == indicators
    assert len({(one.start, one.end, one.text) for one in found}) == 1


def test_a_bracket_that_only_says_the_scope_is_no_target_of_its_own() -> None:
    (found,) = find_targets("100% người dân được định danh và xác thực (Đối với 100% các TTHC yêu cầu xác thực)")
    assert found.text == "100% người dân được định danh và xác thực"
    assert found.value.scope == "Đối với 100% các TTHC yêu cầu xác thực"


def test_brackets_with_promises_of_their_own_give_targets() -> None:
    found = find_targets("Số hóa 100% hồ sơ (tỷ lệ cấp kết quả điện tử đạt 90%; tỷ lệ tái sử dụng dữ liệu đạt 50%)")
    assert [one.value.indicator for one in found] == ["dossiers-digitised", "results-electronic", "data-reused"]
    assert find_targets("Mức độ hài lòng (riêng cấp xã 80%) đạt 90%")[-1].value.value == 90


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("98% hồ sơ cấp tỉnh và 95% hồ sơ cấp xã được giải quyết đúng hạn", ["dossiers-on-time", "dossiers-on-time"]),
        ("Tỷ lệ số hóa hồ sơ: cấp tỉnh đạt 100%, cấp xã đạt 80%", ["dossiers-digitised", "dossiers-digitised"]),
        ("Số hóa kết quả còn hiệu lực: thực hiện 100% đối với cấp xã", ["results-digitised"]),
        ("100% TTHC được công khai, 100% cơ sở lưu trú đạt chuẩn", ["procedures-published", None]),
        ("Cắt giảm 20% TTHC, tăng ít nhất 2 bậc", ["procedures-simplified", None]),
    ],
)
def test_an_indicator_is_shared_only_with_what_lacks_words_of_its_own(text: str, indicators: list[str | None]) -> None:
    assert [found.value.indicator for found in find_targets(text)] == indicators


def test_the_words_above_a_text_help_to_name_its_indicator() -> None:
    text, title = "100% trên tổng số TTHC đủ điều kiện", "Cung cấp dịch vụ công trực tuyến toàn trình"
    assert find_targets(text)[0].value.indicator is None
    assert find_targets(text, about=title)[0].value.indicator == "online-services-full"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Đến 31/12/2025, 100% TTHC không phụ thuộc địa giới", date(2025, 12, 31)),
        ("Đến 30/6/2026, 90% hồ sơ đúng hạn, 80% hồ sơ trực tuyến", date(2026, 6, 30)),
        ("Tích hợp trong năm 2020 tối thiểu 20% dịch vụ công", date(2020, 12, 31)),
        ("100% nhiệm vụ được giao trong năm", date(2026, 12, 31)),
        ("Đến hết quý III, đạt 70%", date(2026, 9, 30)),
        ("Giảm 30% thời gian so với năm 2024", None),
        ("100% TTHC được công khai", None),
    ],
)
def test_the_day_a_target_names_is_its_due_day(text: str, due: date | None) -> None:
    assert {found.value.due for found in find_targets(text, YEAR)} == {due}


def test_a_change_has_its_baseline_and_a_level_none() -> None:
    (cut,) = find_targets("cắt giảm 50% thời gian giải quyết TTHC so với năm 2024")
    assert cut.value.baseline == Baseline(text="so với năm 2024", year=2024)
    assert find_targets("Đạt 90% so với tổng số hồ sơ")[0].value.baseline is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Mức độ hài lòng lĩnh vực đất đai, xây dựng đạt 85%", "đất đai, xây dựng"),
        ("Cung cấp trực tuyến đối với 100% TTHC đủ điều kiện", "TTHC đủ điều kiện"),
        ("Số hóa đạt tỷ lệ 100% đối với các cấp chính quyền", "các cấp chính quyền"),
        ("100% hồ sơ đúng hạn", None),
    ],
)
def test_what_a_target_is_for_is_kept_as_printed(text: str, scope: str | None) -> None:
    assert find_targets(text)[0].value.scope == scope


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kịp thời ban hành văn bản, hoàn thành đúng tiến độ 100% nhiệm vụ.", "hoàn thành đúng tiến độ 100% nhiệm vụ"),
        ("Đến 31/12/2026, bảo đảm 100% TTHC được công khai", "Đến 31/12/2026, bảo đảm 100% TTHC được công khai"),
        ("a) Mức độ hài lòng, tin cậy đạt 90%;", "Mức độ hài lòng, tin cậy đạt 90%"),
        ("Chỉ tiêu: tối thiểu 90%  hồ sơ\nđúng hạn", "tối thiểu 90%  hồ sơ\nđúng hạn"),
    ],
)
def test_a_span_holds_the_words_of_the_promise(text: str, words: str) -> None:
    (found,) = find_targets(text)
    assert found.text == words == text[found.start : found.end]
    assert found.value.text == " ".join(words.split())


STOCK = {"trên": ">", "tối thiểu": ">=", "ít nhất": ">=", "đạt": ">=", "dưới": "<", "không quá": "<=", "tối đa": "<="}


@given(
    word=st.sampled_from(sorted(STOCK)),
    figure=st.one_of(st.integers(1, 100), st.integers(1, 999).map(lambda tenths: tenths / 10)),
    before=st.sampled_from(["", "Bảo đảm ", "Phấn đấu ", "Tỷ lệ hồ sơ đúng hạn "]),
)
def test_a_target_in_stock_form_is_found_again(word: str, figure: float, before: str) -> None:
    printed = str(int(figure)) if figure == int(figure) else str(figure).replace(".", ",")
    (found,) = find_targets(f"{before}{word} {printed}%")
    assert (found.value.comparator, found.value.value, found.value.unit) == (STOCK[word], figure, "%")
    assert isinstance(found.value.value, int) == (figure == int(figure))


PIECES = st.sampled_from(
    # what sentences of plans are made of, in any order
    [
        "100%",
        " hồ sơ",
        "trong đó ",
        ", ",
        "; ",
        ". ",
        "(",
        ")",
        "tối thiểu 02 ",
        "đạt ",
        "giảm ",
        "\n- ",
        ": ",
        "“",
        "”",
        "đối với ",
        "Tỷ lệ ",
        " và ",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_are_exact_ordered_and_do_not_overlap(text: str) -> None:
    last = (0, 0)
    for found in find_targets(text, YEAR):
        span = (found.start, found.end)
        assert text[found.start : found.end] == found.text
        assert found.start < found.end
        assert span == last or found.start >= last[1]
        last = span


@pytest.mark.parametrize("unit", ["100% hồ sơ, ", "(100%) ", "trong đó ", "giảm thời gian ", "; 5%", "“100% "])
def test_time_grows_with_the_length_and_not_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.perf_counter()
        find_targets(text)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(16_000) < 40 * (seconds(2_000) + 0.01)


def target(text: str = "đạt trên 98%", **changes: Any) -> Target:
    fields: dict[str, Any] = {"comparator": ">", "value": 98, "unit": "%"}
    return Target(text=text, **{**fields, **changes})


def test_what_a_product_restates_counts_once_and_adds_what_it_knows() -> None:
    part = target("60% trước hạn", value=60)
    known = {"indicator": "dossiers-on-time", "scope": "cấp xã", "due": date(2026, 12, 31), "parts": (part,)}
    product = target("đúng hạn trên 98%", **known)
    (merged,) = merge_targets([target()], [product])
    assert merged == product.model_copy(update={"text": "đạt trên 98%"})


@pytest.mark.parametrize(
    "other",
    [
        target(comparator=">="),
        target(value=99),
        target(unit="pp"),
        target(kind="increase"),
        target(indicator="online-dossiers"),
    ],
)
def test_what_differs_counts_beside_it(other: Target) -> None:
    first = target(indicator="dossiers-on-time")
    assert merge_targets([first], [other]) == (first, other)


def test_each_target_of_the_title_is_restated_once_only() -> None:
    one, two = target(indicator="results-public"), target(indicator="data-reused")
    assert merge_targets([target()], [one, two]) == (target(indicator="results-public"), two)
    assert merge_targets([one, two], [two, one]) == (one, two)


def test_products_that_say_the_same_words_count_once() -> None:
    assert merge_targets([], [target(), target("Đạt  trên 98%")]) == (target(),)
    assert len(merge_targets([], [target(), target("đúng hạn trên 98%")])) == 2


TARGETS = st.builds(target, value=st.integers(1, 5), indicator=st.sampled_from([None, "a", "b"]))


@given(st.lists(TARGETS, max_size=5, unique=True))
def test_merging_is_idempotent(targets: list[Target]) -> None:
    distinct = merge_targets([], targets)
    assert merge_targets(distinct, distinct) == distinct
    assert merge_targets(targets, []) == tuple(targets)


COMPARED = ("comparator", "value", "unit", "kind", "indicator")


def rows(groups: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    for group in groups:
        yield from rows(group.get("groups") or [])
        yield from subrows(group.get("tasks") or [], "")


def subrows(tasks: list[dict[str, Any]], about: str) -> Iterator[tuple[dict[str, Any], str]]:
    for task in tasks:
        yield task, about
        yield from subrows(task.get("tasks") or [], f"{about} {task['title']}")


def row_targets(task: dict[str, Any], about: str, period: Period) -> list[Target]:
    titled = [found.value for found in find_targets(task["title"], period, about=about)]
    cells = ("; ".join(deliverable["products"]) for deliverable in task["deliverables"])
    made = [found.value for cell in cells for found in find_targets(cell, period, about=f"{about} {task['title']}")]
    return list(flat(merge_targets(titled, made)))


@pytest.mark.skipif(not PLANS.is_dir(), reason="the shared plans are not beside this checkout")
@pytest.mark.parametrize("name", [path.name for path in sorted(PLANS.glob("*.gold.json"))] or ["none"])
def test_the_rows_of_recorded_plans_give_their_targets(name: str) -> None:
    gold = json.loads((PLANS / name).read_text(encoding="utf-8"))
    period = Period.model_validate_json(json.dumps(gold["plan"]["period"]))
    got: Counter[tuple[Any, ...]] = Counter()
    for task, about in rows(gold["groups"]):
        found = row_targets(task, about, period)
        got.update((f"task:{task['path']}", *(getattr(one, name) for name in COMPARED)) for one in found)
    recorded = [one for one in gold["targets"] if one["at"].startswith("task:")]
    want = Counter((one["at"], *(one[name] for name in COMPARED)) for one in recorded)
    assert got == want
