"""Assessments by their targets."""

from __future__ import annotations

from attrs import evolve
from tests.targets.cards import CUT, INDEX, ON_TIME, OVERDUE, REVIEWED, SATISFIED, assessed, card

from tthc.targets.scorecards.aim import aims, with_parts


def test_targets_come_in_order_of_first_mention_each_with_all_its_units() -> None:
    found = aims(card())
    assert [aim.target for aim in found] == [ON_TIME, OVERDUE, INDEX, SATISFIED, REVIEWED, CUT]
    assert [aim.number for aim in found] == [1, 2, 3, 4, 5, 6]
    assert sum(len(aim.assessments) for aim in found) == len(card())
    assert (found[4].at, found[4].title) == ("task:III.1", "Rà soát, đơn giản hóa thủ tục hành chính")


def test_the_same_words_in_two_places_are_two_targets() -> None:
    here = assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1))
    there = evolve(here, at="task:I.1", title="Giải quyết hồ sơ")
    found = aims(evolve(card(), assessments=(here, there, here)))
    assert [(aim.at, len(aim.assessments)) for aim in found] == [("body:II.1", 2), ("task:I.1", 1)]


def test_standings_are_counted_the_most_frequent_first() -> None:
    assert list(aims(card())[0].counts.items()) == [("at_risk", 3), ("no_data", 3), ("on_course", 2)]


def test_a_part_follows_its_whole_one_deeper() -> None:
    inner = assessed(OVERDUE, "Sở Y tế", "met", tally=(0, 1))
    part = assessed(OVERDUE, "Sở Y tế", "met", tally=(0, 1), parts=(inner,))
    whole = assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1), parts=(part, inner))
    assert list(with_parts(whole)) == [(0, whole), (1, part), (2, inner), (1, inner)]


def test_a_ranking_leaves_out_the_plan_s_own_unit_and_what_has_no_figure() -> None:
    held = evolve(card(), unit="an-khe.so-y-te")
    first = aims(held)[0]
    assert [place.assessment.name for place in first.ranking()] == [
        "UBND xã Tân Lập",
        "UBND xã Đông Hải",
        "Sở Tư pháp",
        "UBND phường Sông Lam",
    ]
    assert [one.name for one in first.unranked()] == ["UBND xã Bình Minh", "UBND đặc khu Hòn Mê"]
