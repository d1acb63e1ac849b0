"""A scorecard for the eye."""

from __future__ import annotations

from fractions import Fraction
from html.parser import HTMLParser
from io import StringIO

import pytest
from attrs import evolve
from rich.cells import cell_len
from rich.console import Console, RenderableType
from tests.targets.cards import AS_OF, ON_TIME, PART, assessed, card, provinces, reporting

from tthc.model import Language
from tthc.targets import Scorecard, Thresholds
from tthc.targets.scorecards.aim import aims
from tthc.targets.scorecards.caption import caption, terms
from tthc.targets.scorecards.row_text import ranked_values, unused_columns
from tthc.targets.scorecards.show_ranking import html_ranking, rich_ranking

VOID = {"br"}


def printed(shown: RenderableType | Scorecard, width: int = 100) -> str:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(shown)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_terminal_shows_each_target_with_its_units() -> None:
    text = flat(printed(card()))
    for words in (
        "Kiểm soát thủ tục hành chính năm 2026 · Thực hiện chỉ tiêu tính đến 30/06/2026",
        "1. Trên 95% hồ sơ",
        "có nguy cơ không đạt: 3 · chưa có số liệu: 3 · đúng tiến độ: 2",
        "92,5% (37/40)",
        "2,5 điểm %",
        "└ trong đó trên 60%",
        "không thể đạt",
        "vượt 2,5 điểm",
        "bớt 2 hồ sơ",
        "không phát sinh",
        "14 TTHC",
    ):
        assert words in text, words


def test_english_has_points_and_iso_days() -> None:
    text = flat(printed(card().to_rich("en")))
    for words in ("Scorecard as of 2026-06-30", "92.5% (37/40)", "2.5 pp", "at risk: 3", "of which more than"):
        assert words in text, words


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_tables_keep_their_shape_and_their_columns_stand_under_each_other(width: int, lang: Language) -> None:
    lines = printed(card().to_rich(lang), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    rules = {line for line in lines if line.startswith("──")}
    assert len(rules) == 1
    assert not any("…" in line for line in lines)


def test_many_units_of_two_targets_take_two_lines_each_at_most() -> None:
    lines = printed(provinces()).splitlines()
    assert len(lines) < 2 * 2 * 34 + 20


def test_a_missed_target_is_told_from_a_met_one_even_by_a_hair() -> None:
    text = printed(card())
    assert "94,96%" in text and "99,99%" in text and "99,96%" in text


def test_rows_wear_the_colour_of_their_standing() -> None:
    out = StringIO()
    Console(file=out, width=100, force_terminal=True, color_system="standard").print(card())
    late = next(line for line in out.getvalue().splitlines() if "9 TTHC" in line)
    assert "\x1b[1;31m" in late
    good = next(line for line in out.getvalue().splitlines() if "14 TTHC" in line)
    assert "\x1b[32m" in good


def test_the_caption_states_what_the_words_mean() -> None:
    assert caption(card(), "vi") == (
        "6 chỉ tiêu, 15 dòng đánh giá · “đúng tiến độ” là số liệu đến nay đã đạt mức của chỉ tiêu · phần “trong đó” "
        "tính trên toàn bộ · khối lượng còn lại ước theo số ngày đã có số liệu · lưu ý: 1"
    )
    strict = evolve(card(), thresholds=Thresholds(margin=Fraction(1, 2), base="whole"), findings=())
    assert terms(strict, "en") == (
        "“on course”: the figure so far is better than the target by at least 0.5 in its unit",
        "parts are measured against what their whole counts",
        "work still to come is estimated from the days that reports cover",
    )


def test_nothing_is_said_of_parts_where_there_are_none() -> None:
    whole = evolve(card(), assessments=(assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1)),))
    assert len(terms(whole, "vi")) == 1


def test_columns_that_would_be_empty_are_left_out() -> None:
    met = evolve(card(), assessments=(assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1), coverage=(0, 0)),))
    assert unused_columns(met) == {"gap", "needed", "coverage", "course"}
    assert unused_columns(card()) == frozenset()
    text = printed(met)
    assert "Còn thiếu" not in text and "Độ phủ" not in text and "Kết quả" in text
    assert "Còn thiếu" not in met.to_html()


def test_what_would_steer_a_terminal_is_replaced() -> None:
    odd = assessed(ON_TIME.model_copy(update={"text": "đạt \x1b[31m95%"}), "Sở \x07 Y tế", "met", tally=(1, 1))
    shown = evolve(card(), assessments=(odd,), title="Kế\x1b hoạch")
    assert "\x1b" not in printed(shown) and "\x07" not in printed(shown)
    assert "\x07" not in printed(rich_ranking(aims(shown)[0].ranking()))


def test_an_empty_scorecard_shows_too() -> None:
    empty = Scorecard((), AS_OF)
    assert "0 chỉ tiêu" in printed(empty)
    assert "<table" in empty.to_html() and "<svg" in empty.to_svg()
    assert len(empty.to_frame()) == 0


class Reader(HTMLParser):
    """Every tag is closed, and the text between."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows = 0
        self.pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rows += tag == "tr"
        self.pictures += tag == "svg"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_a_notebook_shows_a_bar_for_each_figure_and_a_course_where_there_is_one() -> None:
    reader = read(card()._repr_html_())
    assert reader.rows == 1 + 6 + 17
    assert reader.pictures == 17 + 3


def test_a_notebook_escapes_what_it_shows() -> None:
    odd = assessed(ON_TIME, "Sở <A> & B", "met", tally=(1, 1))
    page = evolve(card(), assessments=(odd,)).to_html("en")
    assert "Sở &lt;A&gt; &amp; B" in page and "<A>" not in page


def test_a_ranking_has_a_row_a_unit_the_best_first() -> None:
    places = aims(card())[0].ranking()
    text = printed(rich_ranking(places))
    order = [text.index(name) for name in ("Tân Lập", "Đông Hải", "Sở Y tế", "Sở Tư pháp", "Sông Lam")]
    assert order == sorted(order)
    assert max(map(cell_len, text.splitlines())) <= 100
    reader = read(html_ranking(places, "en"))
    assert (reader.rows, reader.pictures) == (6, 5 + 3)


@pytest.mark.parametrize("width", [80, 100])
def test_a_ranking_of_many_keeps_its_shape(width: int) -> None:
    text = printed(rich_ranking(aims(provinces())[1].ranking(), "en"), width)
    assert max(map(cell_len, text.splitlines())) <= width


def test_a_ranking_of_nobody_shows_too() -> None:
    assert "Hạng" in printed(rich_ranking(()))
    assert "<table" in html_ranking(())


def test_neighbours_of_different_ranks_do_not_look_alike() -> None:
    close = [assessed(ON_TIME, f"UBND xã {name}", "met", tally=(number, 100_000)) for name, number in
             (("A", 97_501), ("B", 97_502), ("C", 97_600), ("D", 97_600))]  # fmt: skip
    places = aims(evolve(card(), assessments=tuple(close)))[0].ranking()
    assert ranked_values(places, "vi") == ("97,6%", "97,6%", "97,502%", "97,501%")


def test_a_reporting_period_is_named_as_one() -> None:
    shown = evolve(card(), assessments=(reporting(),))
    assert shown.to_frame()["period"].to_list()[0] == "report:2026-H1"


def test_a_part_is_named_by_its_bound() -> None:
    part = assessed(PART, "Sở Y tế", "met", tally=(1, 1))
    assert "of which more than 60%" in evolve(
        card(), assessments=(assessed(ON_TIME, "Sở Y tế", "met", tally=(1, 1), parts=(part,)),)
    ).to_html("en")
