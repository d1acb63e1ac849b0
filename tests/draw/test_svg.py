from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw import ENGLISH, TONES, Bar, Mark, Row, timeline
from tthc.draw.lettering import width_of
from tthc.draw.svg import WIDTH

SVG = "{http://www.w3.org/2000/svg}"
START, END = date(2026, 1, 1), date(2026, 12, 31)
DAYS = st.dates(date(2024, 1, 1), date(2029, 1, 1))
TONE = st.sampled_from(list(TONES))
ITEM = st.one_of(
    st.builds(Mark, DAYS, TONE, st.text(max_size=20)), st.builds(Bar, DAYS, DAYS, TONE, st.text(max_size=20))
)
ROWS = st.builds(
    Row,
    st.text(max_size=80),
    st.text(max_size=12),
    st.lists(ITEM, max_size=5).map(tuple),
    st.text(max_size=200),
    st.booleans(),
)


def draw(
    *rows: Row, as_of: date | None = None, as_of_text: str = "", description: str = "", name: str = "timeline"
) -> ElementTree.Element:
    picture = timeline(
        rows,
        start=START,
        end=END,
        as_of=as_of,
        as_of_text=as_of_text,
        title="Tiến độ",
        description=description,
        name=name,
    )
    return ElementTree.fromstring(picture)


def texts(picture: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


@given(st.lists(ROWS, max_size=8), st.none() | DAYS)
def test_any_rows_make_a_well_formed_picture_that_holds_all_it_draws(rows: list[Row], as_of: date | None) -> None:
    picture = draw(*rows, as_of=as_of, as_of_text="hôm ấy")
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    assert width == WIDTH
    for shape in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (float(shape.get(name) or "") for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width + 0.01
        assert 0 <= y <= y + high <= height + 0.01


@given(st.lists(ROWS, max_size=4))
def test_the_same_rows_give_the_same_bytes(rows: list[Row]) -> None:
    first, again = (timeline(iter(rows), start=START, end=END, title="Tiến độ") for _ in range(2))
    assert first == again


def test_those_who_do_not_see_it_get_a_title_and_a_description() -> None:
    picture = draw(description="Ba dòng", name="plan")
    assert picture.get("role") == "img"
    assert (picture.get("aria-labelledby") or "").split() == ["plan-title", "plan-desc"]
    named = {element.get("id"): element.text for element in picture if element.get("id")}
    assert named == {"plan-title": "Tiến độ", "plan-desc": "Ba dòng"}


def test_without_a_description_only_the_title_names_it() -> None:
    assert draw().get("aria-labelledby") == "timeline-title"


def test_a_fixed_day_is_a_diamond_in_the_colour_of_its_state() -> None:
    picture = draw(Row("Báo cáo", "I.1", (Mark(date(2026, 6, 30), "late", "30/06/2026"),)))
    shapes = [path for path in picture.iter(f"{SVG}path") if path.get("class") == "late"]
    assert len(shapes) == 1
    assert (shapes[0].get("d") or "").endswith("l6 6l-6 6l-6-6z")
    assert "30/06/2026" in [title.text for title in picture.iter(f"{SVG}title")]


@pytest.mark.parametrize(("day", "point"), [(date(2025, 12, 31), "l-6 6l6 6z"), (date(2027, 1, 1), "l6 6l-6 6z")])
def test_a_day_outside_points_out_of_the_picture(day: date, point: str) -> None:
    picture = draw(Row("Báo cáo", "I.1", (Mark(day),)))
    assert re.search(rf"M[\d.]+ [\d.]+{point}$", next(picture.iter(f"{SVG}path")).get("d") or "")


def test_what_runs_on_is_a_thinner_band_than_what_has_an_end() -> None:
    picture = draw(Row("Số hóa", "", (Bar(START, END, "standing"), Bar(START, END, "planned"))))
    heights = {bar.get("class"): float(bar.get("height") or 0) for bar in picture.iter(f"{SVG}rect")}
    assert heights["standing"] < heights["planned"]


def test_done_and_overdue_carry_a_sign_besides_their_colour() -> None:
    signs = {}
    for tone in TONES:
        picture = draw(Row("Việc", "", (Mark(date(2026, 6, 1), tone),)))
        signs[tone] = [path.get("d") for path in picture.iter(f"{SVG}path") if path.get("class") == "s"]
    assert signs["planned"] == []
    assert len({str(signs[tone]) for tone in ("done", "overdue", "past")}) == 3


def test_long_titles_are_cut_and_stay_whole_for_the_pointer() -> None:
    long = "Rà soát, đơn giản hóa thủ tục hành chính; " * 4 + "hết"
    picture = draw(Row(long, "III.1.1"))
    shown = next(text for text in texts(picture) if text.startswith("Rà soát"))
    assert shown.endswith("…")
    assert width_of(shown) < 350
    assert f"III.1.1 {long}" in [title.text for title in picture.iter(f"{SVG}title")]


def test_words_stand_in_for_items_only_where_there_are_none() -> None:
    assert "Theo kế hoạch" in texts(draw(Row("Kiểm tra", note="Theo kế hoạch")))
    assert "Theo kế hoạch" not in texts(draw(Row("Kiểm tra", items=(Mark(START),), note="Theo kế hoạch")))


@pytest.mark.parametrize(
    ("as_of", "drawn"), [(date(2026, 6, 1), True), (START, True), (END, True), (date(2027, 1, 1), False), (None, False)]
)
def test_the_line_of_the_day_is_drawn_where_the_day_is_inside(as_of: date | None, drawn: bool) -> None:
    picture = draw(Row("Việc"), as_of=as_of, as_of_text="ngày lập")
    assert ("ngày lập" in texts(picture)) is drawn
    assert any(line.get("class") == "today" for line in picture.iter(f"{SVG}line")) is drawn


def test_the_line_of_the_day_needs_no_words() -> None:
    assert any(line.get("class") == "today" for line in draw(as_of=START).iter(f"{SVG}line"))


def test_the_key_shows_the_tones_that_occur_and_wraps() -> None:
    rows = [Row("Việc", "", tuple(Mark(date(2026, 6, 1), tone) for tone in TONES if tone != "idle"))]
    legend = {tone: f"{tone}, một cách nói khá là dài dòng" for tone in TONES}
    picture = ElementTree.fromstring(timeline(rows, start=START, end=END, title="Tiến độ", legend=legend))
    shown = [text for text in texts(picture) if "dài dòng" in text]
    assert shown == [text for tone, text in legend.items() if tone != "idle"]
    places = {text.get("y") for text in picture.iter(f"{SVG}text") if "dài dòng" in (text.text or "")}
    assert len(places) > 1


def test_the_axis_speaks_the_language_asked_for() -> None:
    picture = ElementTree.fromstring(timeline([], start=START, end=END, title="Timeline", words=ENGLISH))
    assert texts(picture)[:3] == ["2026", "Jan", "Feb"]
    assert texts(draw())[:3] == ["Năm 2026", "T1", "T2"]


def test_a_name_without_room_on_the_axis_is_left_out() -> None:
    picture = ElementTree.fromstring(timeline([], start=date(2026, 1, 1), end=date(2027, 11, 30), title="Hai năm"))
    assert "T12" in texts(picture)
    narrow = ElementTree.fromstring(timeline([], start=date(2000, 12, 1), end=date(2044, 12, 1), title="Lâu"))
    assert "2000" not in texts(narrow)


def test_rows_are_striped_anew_under_each_heading() -> None:
    rows = [Row("A", is_heading=True), Row("1"), Row("2"), Row("B", is_heading=True), Row("3"), Row("4")]
    shades = [rect.get("class") for rect in draw(*rows).iter(f"{SVG}rect")]
    assert shades == ["zh", "z", "zh", "z"]
