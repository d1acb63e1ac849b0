"""A scorecard as one web page."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from attrs import evolve
from tests.targets.cards import AS_OF, ON_TIME, assessed, card, provinces

from tthc.io.scorecard.page import scorecard_html
from tthc.model import Language
from tthc.targets import Scorecard

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Every tag is closed; what the page holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def section(page: str, name: str) -> str:
    found: list[str] = re.findall(rf'<section id="{name}".*?</section>', page, re.DOTALL)
    return found[0]


def words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("held", [card(), provinces(), Scorecard((), AS_OF)])
def test_a_page_is_whole_with_unique_ids_and_links_that_lead_somewhere(held: Scorecard, lang: Language) -> None:
    read = Reader(scorecard_html(held, lang))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in read.values("href")} <= set(ids)
    assert set(read.values("data-parent")) <= set(ids)
    assert set(read.values("aria-labelledby")) <= set(ids)


def test_the_policy_lets_in_the_page_s_own_script_and_style_and_nothing_else() -> None:
    page = scorecard_html(card())
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    rules = {name: values for name, _, values in (rule.strip().partition(" ") for rule in policy.split(";"))}
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in rules[rule]
    assert rules["default-src"] == "'none'"
    assert not re.search(r" (?:style|on\w+)=|https?://(?!www\.w3\.org/2000/svg)", page)


def test_the_same_card_gives_the_same_text() -> None:
    assert scorecard_html(provinces()) == scorecard_html(provinces())


def test_the_overview_counts_standings_and_says_what_they_mean() -> None:
    said = words(section(scorecard_html(card()), "overview"))
    assert "chỉ tiêu 6" in said and "đơn vị 11" in said
    for count in (
        "đạt 1",
        "không đạt 2",
        "đúng tiến độ 3",
        "có nguy cơ không đạt 4",
        "chưa có số liệu 4",
        "chưa đến kỳ 1",
    ):
        assert count in said
    assert "phần “trong đó” tính trên toàn bộ" in said


def test_each_figure_has_a_row_with_its_bar_and_parts_stand_below_their_whole() -> None:
    results = section(scorecard_html(card()), "results")
    assert results.count("<svg") == 17 + 3
    assert len(re.findall(r'<tr[^>]* class="sub"', results)) == 2
    said = words(results)
    assert "Sở Tư pháp 92,5% 37/40" in said and "trong đó trên 60% 65% 26/40" in said
    assert "94,96% 2.374/2.500" in said and "0,04 điểm % 2 hồ sơ" in said
    assert "96,5% không kèm số đếm" in said


def test_incomplete_coverage_is_marked() -> None:
    results = section(scorecard_html(card()), "results")
    assert re.findall(r'class="partial">(.*?)<', results) == ["4/6", "0/6"]


def test_units_stand_against_targets_once_there_are_several() -> None:
    matrix = section(scorecard_html(card()), "matrix")
    assert matrix.count('class="pill') == 15 + 6
    assert 'title="không đạt, 99,99%"' in matrix
    assert 'id="matrix"' not in scorecard_html(provinces())


def test_units_are_ranked_by_each_target_that_binds_several() -> None:
    rankings = section(scorecard_html(card()), "rankings")
    assert [words(one)[:2] for one in re.findall(r"<h3>(.*?)</h3>", rankings)] == ["1.", "2.", "5."]
    said = words(rankings)
    assert said.index("Tân Lập") < said.index("Sở Y tế") < said.index("Sông Lam")
    assert "chưa có số liệu để xếp hạng: UBND xã Bình Minh; UBND đặc khu Hòn Mê" in said


def test_a_long_ranking_is_folded_but_whole() -> None:
    rankings = section(scorecard_html(provinces()), "rankings")
    assert rankings.count('<tbody role="rowgroup" class="more" hidden>') == 2
    assert "Còn 22 đơn vị nữa." in words(rankings)
    assert len(re.findall(r"<tr data-units", rankings)) == 68


def test_findings_are_listed_and_escaped() -> None:
    page = scorecard_html(card())
    assert "Bảng số liệu &lt;tháng 3&gt;" in section(page, "findings")
    assert 'id="findings"' not in scorecard_html(evolve(card(), findings=()))


def test_two_units_of_one_name_are_told_apart() -> None:
    held = [
        assessed(ON_TIME, "UBND xã Tân Lập", "met", unit=unit, tally=(1, 1)) for unit in ("an-khe.tl", "song-lam.tl")
    ]
    page = scorecard_html(evolve(card(), assessments=tuple(held)))
    assert "UBND xã Tân Lập (an-khe.tl)" in page and "UBND xã Tân Lập (song-lam.tl)" in page
    assert len(set(re.findall(r'data-units="(\d+)"', page))) == 2


def test_what_a_plan_says_is_words_and_no_markup() -> None:
    odd = ON_TIME.model_copy(update={"text": "<script>alert(1)</script>"})
    held = assessed(odd, "<b>Sở</b>", "met", tally=(1, 1))
    page = scorecard_html(evolve(card(), assessments=(held,), title="<i>", plan_id="&amp;"))
    assert "alert(1)</script>" not in page and "<b>" not in page and "<i>" not in page
    assert "&amp;amp;" in page


def test_an_english_page_marks_the_words_of_the_plan_as_vietnamese() -> None:
    page = scorecard_html(card(), "en")
    assert '<html lang="en">' in page
    assert '<span lang="vi">Kiểm soát thủ tục hành chính năm 2026</span>' in page
    assert "2026-06-30" in page and "30/06/2026" not in page
