"""The page of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.draw import ENGLISH_MONTH, TONES, Day, Entry, month_page
from tthc.draw.month import ENTRIES_A_DAY, WIDTH

SVG = "{http://www.w3.org/2000/svg}"
TITLES = st.text(max_size=60)


def texts(page: str) -> list[tuple[str, float, float]]:
    tree = ElementTree.fromstring(page)
    return [(node.text or "", float(node.get("x", 0)), float(node.get("y", 0))) for node in tree.iter(f"{SVG}text")]


def numbers(page: str) -> dict[int, tuple[float, float]]:
    return {int(text): (x, y) for text, x, y in texts(page) if text.isdecimal()}


@pytest.mark.parametrize(("year", "month", "rows"), [(2026, 8, 6), (2027, 2, 4), (2026, 9, 5), (2024, 2, 5)])
def test_every_day_stands_once_under_its_weekday(year: int, month: int, rows: int) -> None:
    found = numbers(month_page(year, month))
    assert list(found) == list(range(1, monthrange(year, month)[1] + 1))
    for day, (x, _) in found.items():
        assert int(x // (WIDTH / 7)) == date(year, month, day).weekday()
    assert len({y for _, y in found.values()}) == rows


def test_days_off_are_shaded_and_say_why() -> None:
    off = [Day(date(2026, 9, 1), is_off=True, note="Quốc khánh"), Day(date(2026, 9, 5), is_off=True)]
    page = month_page(2026, 9, days=[*off, Day(date(2026, 9, 4), note="đi làm bù")])
    assert page.count('class="zh"') == 2
    assert (
        page.count("Quốc khánh") == 2 and page.count("đi làm bù") == 2
    )  # beside the number and where it is pointed at


def test_the_day_it_is_drawn_for_has_a_ring() -> None:
    assert month_page(2026, 9, as_of=date(2026, 9, 10)).count("<circle") == 1
    assert "<circle" not in month_page(2026, 9, as_of=date(2026, 10, 10))


def test_what_is_due_stands_in_its_day_in_the_order_given() -> None:
    entries = [
        Entry(date(2026, 9, 14), "Báo cáo", "II.1", "overdue"),
        Entry(date(2026, 9, 14), "Họp"),
        Entry(date(2026, 10, 1), "Sau"),
    ]
    found = {text: (x, y) for text, x, y in texts(month_page(2026, 9, entries=entries))}
    assert found["II.1 Báo cáo"][0] == found["Họp"][0] and found["II.1 Báo cáo"][1] < found["Họp"][1]
    assert "Sau" not in found and 'class="overdue"' in month_page(2026, 9, entries=entries)


def test_what_has_no_room_is_counted_and_named_where_it_is_pointed_at() -> None:
    entries = [Entry(date(2026, 9, 14), f"Việc {n}") for n in range(ENTRIES_A_DAY + 3)]
    page = month_page(2026, 9, entries=entries, words=ENGLISH_MONTH)
    assert "+4 more" in page and all(entry.title in page for entry in entries)
    assert f"Việc {ENTRIES_A_DAY - 1}" not in [text for text, _, _ in texts(page)]
    full = month_page(2026, 9, entries=entries[:ENTRIES_A_DAY])
    assert "more" not in full and f"Việc {ENTRIES_A_DAY - 1}" in [text for text, _, _ in texts(full)]


def test_a_full_week_pushes_the_next_one_down() -> None:
    entries = [Entry(date(2026, 9, 1), "Họp")] * ENTRIES_A_DAY
    plain, full = numbers(month_page(2026, 9)), numbers(month_page(2026, 9, entries=entries))
    last = max(y for text, _, y in texts(month_page(2026, 9, entries=entries)) if text == "Họp")
    assert full[1] == plain[1] and full[7][1] > plain[7][1] and last < full[7][1] - 12


@pytest.mark.parametrize(("year", "month"), [(2026, 13), (2026, 0), (0, 5)])
def test_a_month_that_does_not_exist_is_refused(year: int, month: int) -> None:
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        month_page(year, month)


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    page = month_page(2026, 9, title="Kiểm soát TTHC", description="3 dòng", name="lich")
    tree = ElementTree.fromstring(page)
    assert tree.get("role") == "img" and tree.get("aria-labelledby") == "lich-title lich-desc"
    assert tree.findtext(f"{SVG}title") == "Tháng 9/2026 · Kiểm soát TTHC"


@given(
    st.integers(1, 9999),
    st.integers(1, 12),
    TITLES,
    st.lists(st.tuples(st.integers(1, 28), TITLES, TITLES, st.sampled_from(sorted(TONES))), max_size=12),
)
def test_any_words_give_a_well_formed_picture(
    year: int, month: int, title: str, due: list[tuple[int, str, str, str]]
) -> None:
    entries = [Entry(date(year, month, day), words, "1", tone, note) for day, words, note, tone in due]  # type: ignore[arg-type]
    days = [Day(date(year, month, day), is_off=True, note=note) for day, _, note, _ in due]
    page = month_page(year, month, days=days, entries=entries, title=title)
    ElementTree.fromstring(page)
    assert page == month_page(year, month, days=days, entries=entries, title=title)
