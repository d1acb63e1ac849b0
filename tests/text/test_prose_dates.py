"""Dated steps in prose."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.model.schedule import Before, By, DayOfEach, Recurring, Term, Window
from tthc.text.prose_dates import find_milestones

YEAR = Period.of_year(2027)
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
SEPTEMBER = Window(start=date(2027, 9, 1), end=date(2027, 9, 30))

STEPS: list[tuple[str, str, Term]] = [
    ("gửi về Văn phòng trước ngày 20/8/2027.", "trước ngày 20/8/2027", Before(date=date(2027, 8, 20))),
    (
        "Trước ngày 20 tháng 8\nnăm 2027, các xã báo cáo",
        "Trước ngày 20 tháng 8\nnăm 2027",
        Before(date=date(2027, 8, 20)),
    ),
    ("hoàn thành trước 20/11 để tổng hợp", "trước 20/11", Before(date=date(2027, 11, 20))),
    ("xong chậm nhất trước ngày 20/11", "chậm nhất trước ngày 20/11", Before(date=date(2027, 11, 20))),
    ("Đến 31/12/2027, 100% hồ sơ", "Đến 31/12/2027", By(date=date(2027, 12, 31))),
    ("kéo dài đến hết ngày 31/12", "đến hết ngày 31/12", By(date=date(2027, 12, 31))),
    ("chậm nhất vào ngày 15/12/2027", "chậm nhất vào ngày 15/12/2027", By(date=date(2027, 12, 15))),
    ("không quá ngày 15/12/2027", "không quá ngày 15/12/2027", By(date=date(2027, 12, 15))),
    ("hoàn thành trong tháng 9/2027.", "trong tháng 9/2027", SEPTEMBER),
    ("hoàn thành tháng 9 năm 2027.", "hoàn thành tháng 9 năm 2027", SEPTEMBER),
    ("xong trong Quý I năm 2028", "trong Quý I năm 2028", Window(start=date(2028, 1, 1), end=date(2028, 3, 31))),
    (
        "báo cáo trước ngày 15/12 hằng năm",
        "trước ngày 15/12 hằng năm",
        Recurring(freq="annual", due=DayOfEach(month=12, day=15), before=True),
    ),
]


@pytest.mark.parametrize(("text", "words", "term"), STEPS, ids=[case[0] for case in STEPS])
def test_a_dated_step_is_found_with_its_time_words(text: str, words: str, term: Term) -> None:
    (found,) = find_milestones(text, YEAR)
    assert (found.text, found.value.terms) == (words, (term,))
    assert text[found.start : found.end] == words
    assert (found.value.start_text, found.value.finish_text) == (words, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ",
        "chiến lược giai đoạn 2027 - 2030",
        "trong năm 2027, các đơn vị",
        "đến năm 2030 đạt",
        "trong tháng 9 và tháng 10",
        "từ ngày 01/7/2027 đến ngày 20/8/2027",
        "giai đoạn từ ngày 01/7 đến ngày 20/8/2027",
        "Tính đến ngày 20/8/2027, đã có",
        "đến 2/3 số hồ sơ",
        "không quá 1/3 tổng số",
        "trước ngày 31/02/2027",
        "trước 15h00 ngày 20/8/2027",
        "những năm trước 2027",
        "Trước ngày 31/12/2026, đã giải quyết xong",
        "trong tháng 12/2026 đã họp",
    ],
)
def test_settings_citations_shares_and_the_past_are_no_steps(text: str) -> None:
    assert find_milestones(text, YEAR) == ()


def test_without_a_period_a_day_without_its_year_is_no_step() -> None:
    assert find_milestones("trước ngày 20/11") == ()
    assert len(find_milestones("trước ngày 20/11/2027; đến ngày 31/12/2027")) == 2


def days_of(text: str, within: Period) -> list[str]:
    terms = [term for found in find_milestones(text, within) for term in found.value.terms]
    return [str(term.date) for term in terms if isinstance(term, Before | By)]


def test_every_milestone_of_the_shared_records_is_found_in_the_prose_of_its_plan() -> None:
    records = sorted((SHARED / "plans").glob("*.gold.json"))
    if not records:
        pytest.skip("the shared records are not beside the checkout")
    for path in records:
        record = json.loads(path.read_text("utf-8"))
        within = Period.model_validate(record["plan"]["period"])
        wanted = Counter(term["date"] for step in record["milestones"] for term in step["schedule"])
        steps = [step["text"] for step in record["milestones"]]
        got = Counter(day for step in steps for day in days_of(step, within))
        assert got == wanted, path.name
        text = path.with_name(path.name.replace("gold.json", "txt")).read_text("utf-8").replace("*", "")
        in_plan = set(days_of(text, within))
        assert set(wanted) <= in_plan


@given(st.text(max_size=120), st.none() | st.integers(1901, 2199).map(Period.of_year))
def test_any_text_gives_spans_of_itself(text: str, within: Period | None) -> None:
    for found in find_milestones(text, within):
        assert text[found.start : found.end] == found.text


@given(
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["trước ngày", "đến ngày", "chậm nhất ngày", "đến hết ngày"]),
)
def test_before_and_by_are_never_confused(day: date, key: str) -> None:
    (found,) = find_milestones(f"Các đơn vị gửi báo cáo {key} {day.day}/{day.month}/{day.year} để tổng hợp")
    assert found.value.terms == ((Before if key == "trước ngày" else By)(date=day),)
