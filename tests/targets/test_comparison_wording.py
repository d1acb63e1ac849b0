"""Comparisons in words, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given

from tthc.model import Period, Target
from tthc.targets import compare
from tthc.testing import targets
from tthc.text import parse_target

YEAR = Period.of_year(2026)
ON_TIME = "hồ sơ được giải quyết đúng hạn"


def said(first: str, second: str) -> tuple[str, str]:
    comparison = compare(parse_target(first, YEAR), parse_target(second, YEAR))
    assert str(comparison) == comparison.explain("vi")
    return comparison.explain("vi"), comparison.explain("en")


@pytest.mark.parametrize(
    ("first", "second", "vi", "en"),
    [
        (
            f"98% {ON_TIME}", f"Tối thiểu 98% {ON_TIME}",
            "Như nhau: kết quả nào đạt mức ≥ 98% cũng đạt mức ≥ 98%, và ngược lại.",
            "The same: what meets “≥ 98%” meets “≥ 98%”, and the other way round.",
        ),
        (
            f"Trên 98,5% {ON_TIME}", f"Tối thiểu 95% {ON_TIME}",
            "Chặt hơn: kết quả nào đạt mức > 98,5% cũng đạt mức ≥ 95%, nhưng không ngược lại.",
            "Stricter: what meets “> 98.5%” meets “≥ 95%”, but not the other way round.",
        ),
        (
            f"Tối thiểu 95% {ON_TIME}", f"Tối thiểu 95% {ON_TIME}, trong đó trên 60% trước hạn",
            "Lỏng hơn: kết quả nào đạt mức ≥ 95% (trong đó > 60% hồ sơ trả trước hạn) cũng đạt mức ≥ 95%, nhưng không ngược lại.",
            "Looser: what meets “≥ 95% (of which > 60% dossiers resolved early)” meets “≥ 95%”, but not the other way round.",
        ),
        (
            f"Tối thiểu 95% {ON_TIME}", f"Không quá 97% {ON_TIME}",
            "Giao nhau: có kết quả đạt cả mức ≥ 95% và mức ≤ 97%, nhưng đạt mức này chưa chắc đạt mức kia.",
            "Overlapping: “≥ 95%” and “≤ 97%” can both be met, but meeting one does not prove the other.",
        ),
        (
            "Cắt giảm 30% chi phí tuân thủ TTHC so với năm 2024", "Cắt giảm 30% chi phí tuân thủ TTHC",
            "Không so sánh được: hai mốc so sánh khác nhau, “so với năm 2024” và không nêu mốc.",
            "Not comparable: two baselines, “so với năm 2024” and none named.",
        ),
        (
            "Rút ngắn tối thiểu 48 giờ thời gian giải quyết TTHC", "Rút ngắn tối thiểu 02 ngày thời gian giải quyết TTHC",
            "Không so sánh được: hai đơn vị tính khác nhau, giảm ≥ 48 giờ và giảm ≥ 2 ngày.",
            "Not comparable: two units of measure, “down by ≥ 48 hours” and “down by ≥ 2 days”.",
        ),
        (
            "Trên 95% hồ sơ lĩnh vực hộ tịch được giải quyết đúng hạn", f"Trên 95% {ON_TIME}",
            "Không so sánh được: hai phạm vi khác nhau, “hộ tịch” và toàn bộ.",
            "Not comparable: two scopes, “hộ tịch” and everything.",
        ),
        (
            f"Trên 95% {ON_TIME}", "Trên 95% hồ sơ được giải quyết trước hạn",
            "Không so sánh được: hai nội dung khác nhau, “hồ sơ giải quyết trước và đúng hạn” và “hồ sơ trả trước hạn”.",
            "Not comparable: two indicators, “dossiers resolved early or on time” and “dossiers resolved early”.",
        ),
        (
            "Đạt trên 98%", f"Trên 95% {ON_TIME}",
            f"Không so sánh được: không rõ “Đạt trên 98%” và “Trên 95% {ON_TIME}” có đo cùng một nội dung hay không.",
            f"Not comparable: whether “Đạt trên 98%” and “Trên 95% {ON_TIME}” measure the same is not known.",
        ),
    ],
)  # fmt: skip
def test_a_comparison_is_said_in_both_languages(first: str, second: str, vi: str, en: str) -> None:
    assert said(first, second) == (vi, en)


def test_a_difference_of_days_is_a_sentence_of_its_own() -> None:
    vi, en = said(f"Đến 30/6/2026, tối thiểu 95% {ON_TIME}", f"Tối thiểu 95% {ON_TIME}")
    assert vi.endswith("Không xét đến thời hạn hoàn thành: 30/06/2026 và không nêu.")
    assert en.endswith("The days to meet them by do not count here: 2026-06-30 and none.")


def test_an_indicator_of_ones_own_is_told_by_its_id() -> None:
    own = Target(text="lượt dùng ki-ốt", indicator="kiosk-visits", comparator=">=", value=5, unit="time")
    other = own.model_copy(update={"indicator": "kiosk-prints"})
    assert compare(own, other).explain("en") == "Not comparable: two indicators, “kiosk-visits” and “kiosk-prints”."


def test_parts_say_what_parts_them() -> None:
    vi, en = said(
        f"Trên 98% {ON_TIME}, trong đó trên 60% trước hạn", f"Trên 95% {ON_TIME}, trong đó dưới 50% trước hạn"
    )
    assert "không kết quả nào đạt cả mức > 60% hồ sơ trả trước hạn và mức < 50% hồ sơ trả trước hạn" in vi
    assert "nothing meets both “> 60% dossiers resolved early” and “< 50% dossiers resolved early”" in en


@given(targets(), targets())
def test_whatever_is_compared_is_said_without_a_gap(a: Target, b: Target) -> None:
    for lang in ("vi", "en"):
        words = compare(a, b).explain(lang)
        assert words.endswith(".")
        assert not {"None", "{a}", "{b}", "{why}"} & set(words.split())
