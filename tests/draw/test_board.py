"""All figures against their targets as one picture."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tthc.draw import TONES, Bullet, Line, target_board
from tthc.draw.board import WIDTH
from tthc.draw.lettering import width_of

SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(max_size=60)
AMOUNT = st.none() | st.floats(-1e4, 1e4)
LINES = st.builds(
    Line,
    WORDS,
    WORDS,
    WORDS,
    st.none() | st.builds(Bullet, AMOUNT, st.floats(0, 1e4), tone=st.sampled_from(list(TONES))),
    st.lists(AMOUNT, max_size=6).map(tuple),
    WORDS,
    st.booleans(),
)
HEAD = Line("Trên 95% hồ sơ giải quyết đúng hạn")
LATE = Line(
    "Sở Tư pháp", "92,5% (37/40)", "không đạt", Bullet(92.5, 95.0, tone="overdue"), (91.0, 92.5), "thiếu 2 hồ sơ"
)


def draw(*lines: Line, description: str = "") -> ElementTree.Element:
    legend = {tone: f"màu {tone}" for tone in TONES}
    return ElementTree.fromstring(target_board(lines, title="Chỉ tiêu", description=description, legend=legend))


def texts(picture: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


@given(st.lists(LINES, max_size=8), WORDS)
def test_any_lines_make_a_well_formed_picture_that_holds_all_it_draws(lines: list[Line], description: str) -> None:
    picture = draw(*lines, description=description)
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    assert width == WIDTH
    for shape in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (float(shape.get(name) or 0) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width + 0.02
        assert 0 <= y <= y + high <= height
    for text in picture.iter(f"{SVG}text"):
        assert 0 < float(text.get("y") or 0) < height


def test_a_heading_stands_above_its_figures() -> None:
    found = texts(draw(HEAD, LATE))
    assert found[:4] == ["Chỉ tiêu", HEAD.name, "Sở Tư pháp", "92,5% (37/40)"]
    assert "không đạt" in found
    assert "thiếu 2 hồ sơ" in [one.text for one in draw(LATE).iter(f"{SVG}title")]


def test_a_part_is_set_in() -> None:
    part = Line("trong đó", chart=LATE.chart, is_part=True)
    left = {one.text: float(one.get("x") or 0) for one in draw(LATE, part).iter(f"{SVG}text")}
    assert left["trong đó"] > left["Sở Tư pháp"]


def test_only_tones_that_occur_are_explained() -> None:
    assert [text for text in texts(draw(LATE)) if text.startswith("màu")] == ["màu overdue"]
    assert not [text for text in texts(draw(HEAD)) if text.startswith("màu")]


def test_a_long_name_is_cut_before_the_bar_begins() -> None:
    name = "Trung tâm Phục vụ hành chính công và xúc tiến đầu tư phường Tân Lập, thành phố An Khê"
    shown = texts(draw(Line(name, chart=LATE.chart)))[1]
    assert shown.endswith("…") and width_of(shown) < 320
