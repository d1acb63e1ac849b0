"""An assessment in one sentence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.targets.cards import CUT, INDEX, ON_TIME, OVERDUE, REVIEWED, assessed, card, reporting

from tthc.targets import Assessment, Needed

COUNTED = "hồ sơ giải quyết trước hạn và đúng hạn"
REST = Needed(Fraction(39, 40), 39, 40, is_possible=True, by="given")


@pytest.mark.parametrize(
    ("one", "vi", "en"),
    [
        (
            assessed(ON_TIME, "Sở Tư pháp", "at_risk", tally=(37, 40), count=2, needed=REST),
            f"Sở Tư pháp: 37/40 (92,5%) – có nguy cơ không đạt, cần thêm 2 {COUNTED} để đạt trên 95%; "
            "phần còn lại cần ít nhất 39/40 (97,5%)",
            "Sở Tư pháp: 37/40 (92.5%) – at risk, 2 more needed to reach more than 95%, counted: dossiers resolved "
            "early or on time; the rest must bring at least 39 of 40 (97.5%)",
        ),
        (
            assessed(ON_TIME, "Sở Y tế", "not_met", tally=(2374, 2500), count=2),
            f"Sở Y tế: 2.374/2.500 (94,96%) – không đạt, cần thêm 2 {COUNTED} để đạt trên 95%",
            None,
        ),
        (
            assessed(ON_TIME, "Sở Y tế", "met", tally=(39, 40)),
            "Sở Y tế: 39/40 (97,5%) – đạt mức trên 95%",
            "Sở Y tế: 39/40 (97.5%) – met: more than 95%",
        ),
        (
            assessed(ON_TIME, "Sở Y tế", "at_risk", tally=(96, 100)),
            "Sở Y tế: 96/100 (96%) – có nguy cơ không đạt: hiện đạt mức trên 95% nhưng sát mức",
            "Sở Y tế: 96/100 (96%) – at risk: more than 95% so far, but close to it",
        ),
        (
            assessed(OVERDUE, "Sở Y tế", "not_met", tally=(3, 40), count=2),
            "Sở Y tế: 3/40 (7,5%) – không đạt, cần bớt 2 hồ sơ giải quyết quá hạn để còn dưới 5%",
            "Sở Y tế: 3/40 (7.5%) – not met, 2 fewer needed to come down to less than 5%, counted: dossiers overdue",
        ),
        (
            assessed(REVIEWED, "Sở Xây dựng", "not_met", amount=9),
            "Sở Xây dựng: 9 TTHC – không đạt, còn thiếu 3 TTHC để đạt từ 12 TTHC trở lên",
            "Sở Xây dựng: 9 procedures – not met, 3 procedures short (at least 12 procedures)",
        ),
        (
            assessed(ON_TIME, "UBND xã Đông Hải", "not_met", bare=94.96),
            "UBND xã Đông Hải: 94,96%, không kèm số đếm – không đạt, còn thiếu 0,04 điểm % để đạt trên 95%",
            "UBND xã Đông Hải: 94.96%, without counts – not met, 0.04 pp short (more than 95%)",
        ),
        (
            assessed(OVERDUE, "UBND xã Đông Hải", "not_met", bare=5.5),
            "UBND xã Đông Hải: 5,5%, không kèm số đếm – không đạt, vượt 0,5 điểm % so với mức dưới 5%",
            None,
        ),
        (
            assessed(INDEX, "UBND tỉnh An Khê", "met", bare=88.5),
            "UBND tỉnh An Khê: 88,5 điểm – đạt mức từ 88,5 điểm trở lên",
            "UBND tỉnh An Khê: 88.5 points – met: at least 88.5 points",
        ),
        (
            assessed(CUT, "Sở Tư pháp", "no_data", reason="baseline-missing"),
            "Sở Tư pháp: chưa có số liệu: số liệu gốc cùng kỳ chưa có hoặc bằng 0",
            "Sở Tư pháp: no data: baseline not reported, or 0",
        ),
    ],
)
def test_it_says_how_the_unit_stands_and_what_it_takes(one: Assessment, vi: str, en: str | None) -> None:
    assert str(one) == one.describe() == vi
    assert en is None or one.describe("en") == en


def test_a_value_just_at_a_bound_that_must_be_passed_is_not_said_to_lack_nothing() -> None:
    one = assessed(ON_TIME, "Sở Y tế", "not_met", bare=95)
    assert str(one).endswith("không đạt, bằng đúng mức nêu, chưa trên 95%")
    with_counts = assessed(ON_TIME, "Sở Y tế", "not_met", tally=(38, 40), count=1)
    assert f"cần thêm 1 {COUNTED}" in str(with_counts)


def test_what_can_no_longer_be_met_is_said() -> None:
    beyond = Needed(Fraction(2), 80, 40, is_possible=False, by="given")
    assert str(assessed(ON_TIME, "Sở Y tế", "at_risk", tally=(1, 40), count=38, needed=beyond)).endswith(
        "; không còn khả năng đạt trong kỳ"
    )


def test_nothing_is_asked_of_the_rest_where_nothing_is_needed() -> None:
    nothing = Needed(Fraction(0), 0, 40, is_possible=True, by="given")
    assert "còn lại" not in str(assessed(ON_TIME, "Sở Y tế", "on_course", tally=(40, 40), needed=nothing))
    assert "nhiều nhất 0/40" in str(assessed(OVERDUE, "Sở Y tế", "at_risk", tally=(3, 40), count=2, needed=nothing))


def test_the_rate_still_needed_is_never_rounded_to_less() -> None:
    needed = Needed(Fraction(2, 3), 2, 3, is_possible=True, by="given")
    assert "(66,7%)" in str(assessed(ON_TIME, "Sở Y tế", "at_risk", tally=(1, 2), count=1, needed=needed))
    spare = Needed(Fraction(2, 3), 2, 3, is_possible=True, by="given")
    assert "(66,6%)" in str(assessed(OVERDUE, "Sở Y tế", "at_risk", tally=(1, 2), count=1, needed=spare))


def test_all_units_together_have_a_name() -> None:
    assert str(assessed(ON_TIME, "", "met", unit=None, tally=(1, 1))).startswith("toàn bộ đơn vị: 1/1")


def test_every_assessment_of_a_card_has_a_sentence_in_both_languages() -> None:
    for one in (*card(), reporting()):
        for lang in ("vi", "en"):
            said = one.describe(lang)
            assert said.startswith(one.name) and "{" not in said and "None" not in said
