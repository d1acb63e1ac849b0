"""Schedules read from time cells: a clerk's table of cases, the shared records, and properties."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.period import Period
from tthc.model.schedule import (
    Before,
    By,
    DayOfEach,
    External,
    Limit,
    Months,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Week,
    Window,
)
from tthc.testing.time import terms
from tthc.text.schedule import parse_schedule, read_schedule

TABLE = Path(__file__).with_name("schedules.tsv")
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
NO_COLUMN = "(không có cột)"
ROMAN = ("I", "II", "III", "IV")


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if line.strip("\n") and not line.startswith("#")]


def period_of(text: str) -> Period | None:
    if ".." in text:
        start, end = text.split("..")
        return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))
    return Period.of_year(int(text)) if text else None


def shown(term: Term) -> str:
    """A term as the table writes it."""
    match term:
        case Window():
            return f"{term.start or ''}..{term.end or ''}"
        case By(time=clock) if clock:
            return f"by {term.date} {clock:%H:%M}"
        case Before() | By():
            return f"{term.kind} {term.date}"
        case Months():
            return " ".join(("months", *term.months))
        case Recurring():
            return " ".join(filter(None, (term.freq, *recurrence(term))))
        case Week():
            return f"week {term.week} of {term.month}"
        case Limit():
            event = f" {term.event}" if term.event else ""
            return f"{term.side} {term.duration}{event}{f' = {term.date}' if term.date else ''}"
        case External():
            return f"external: {term.reference}"
    return term.kind


def recurrence(term: Recurring) -> Iterator[str]:
    if term.every:
        yield f"/{term.every}"
    if term.times:
        yield f"x{term.times}"
    if term.opens:
        yield f"from {each(term.opens)}"
    if term.due:
        yield f"{'before' if term.before else 'by'} {each(term.due)}"
    if term.time:
        yield f"{term.time:%H:%M}"


def each(day: DayOfEach) -> str:
    return f"weekday {day.weekday}" if day.weekday else "/".join(str(part) for part in (day.day, day.month) if part)


@pytest.mark.parametrize("row", rows(), ids=lambda row: "|".join(row[:3]))
def test_a_cell_is_read_as_the_table_says(row: list[str]) -> None:
    start, finish, period, terms, codes = row
    cells = [None if cell == NO_COLUMN else cell for cell in (start, finish)]
    reading = read_schedule(cells[0], cells[1], period_of(period))
    assert " + ".join(shown(term) for term in reading.schedule.terms) == terms
    assert " ".join(fault.code for fault in reading.faults) == codes


@pytest.mark.parametrize("row", rows(), ids=lambda row: "|".join(row[:3]))
def test_capitals_dashes_blanks_and_unicode_form_do_not_matter(row: list[str]) -> None:
    start, finish, period, terms, _ = row
    if NO_COLUMN in (start, finish) or "external" in terms or "ngày " in terms or "khi " in terms:
        return
    changed = [
        unicodedata.normalize("NFD", f"  {cell.upper()} ").replace("-", "–").replace(" ", "\u00a0\n ") if cell else cell
        for cell in (start, finish)
    ]
    read = parse_schedule(changed[0], changed[1], period_of(period))
    assert " + ".join(shown(term) for term in read.terms) == terms


def test_cells_are_kept_as_printed_but_for_white_space() -> None:
    read = parse_schedule(" Quý\n III ", "", Period.of_year(2027))
    assert (read.start_text, read.finish_text) == ("Quý III", "")
    absent = parse_schedule(None, "Quý III", Period.of_year(2027))
    assert (absent.start_text, absent.finish_text) == (None, "Quý III")


def test_an_unread_pair_keeps_the_words_of_both_cells() -> None:
    (term,) = parse_schedule("Tháng 11", "Tháng 3", Period.of_year(2027)).terms
    assert term == Unread(text="Tháng 11 – Tháng 3")


def test_a_fault_quotes_the_cell_that_is_wrong() -> None:
    (fault,) = read_schedule("Tháng 3", "13/20277", Period.of_year(2027)).faults
    assert (fault.code, fault.quote) == ("date-impossible", "13/20277")


def judged() -> dict[str, tuple[str, str]]:
    """Each shared phrase with its year and what a clerk reads in it."""
    lines = TABLE.with_name("time_phrases.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return {phrase: (year, said) for phrase, _, year, said in cells}


def test_of_the_shared_phrases_every_one_was_judged_and_nearly_all_come_out_so() -> None:
    source = SHARED / "phrases" / "time_expressions.txt"
    if not source.exists():
        pytest.skip("the shared phrases are not beside the checkout")
    table = judged()
    lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip()]
    assert [line for line in lines if line not in table] == []
    wrong = [line for line in lines if not _comes_out(line, *table[line])]
    assert len(wrong) <= 0.03 * len(lines), wrong


@pytest.mark.parametrize("phrase", judged())
def test_a_phrase_of_real_documents_is_read_as_judged(phrase: str) -> None:
    year, said = judged()[phrase]
    assert " + ".join(map(shown, parse_schedule(phrase, "", period_of(year)).terms)) == said


def _comes_out(phrase: str, year: str, said: str) -> bool:
    return " + ".join(map(shown, parse_schedule(phrase, "", period_of(year)).terms)) == said


def all_tasks(groups: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in groups:
        yield node
        yield from all_tasks(node.get("groups") or [])
        yield from all_tasks(node.get("tasks") or [])


def plain(terms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in term.items() if value} for term in terms]


def test_every_row_of_the_shared_records_is_read_as_recorded() -> None:
    records = sorted((SHARED / "plans").glob("*.gold.json"))
    if not records:
        pytest.skip("the shared records are not beside the checkout")
    seen = 0
    for path in records:
        record = json.loads(path.read_text("utf-8"))
        within = Period.model_validate(record["plan"]["period"])
        rows = chain.from_iterable(node.get("deliverables") or [] for node in all_tasks(record["groups"]))
        for row in chain(rows, record["review_items"]):
            read = parse_schedule(row["start_text"], row["finish_text"], within)
            got = plain([term.model_dump(mode="json") for term in read.terms])
            assert got == plain(row["schedule"]), (path.name, row["start_text"], row["finish_text"])
            seen += 1
    assert seen > 100


WORDS = (
    *(
        "trước",
        "ngày",
        "đến",
        "hết",
        "từ",
        "tháng",
        "quý",
        "năm",
        "IV",
        "2025",
        "12/2025",
        "31/12",
        "30/02/2025",
        "6",
        "13",
    ),
    *("thường xuyên", "theo", "Kế hoạch", "và", "hoặc", "hằng", "định kỳ", "đột xuất", "khi có", "yêu cầu", "lần", "/"),
    *(
        ",",
        ";",
        ".",
        "-",
        "(",
        ")",
        "giai đoạn",
        "trong",
        "chậm nhất",
        "hoàn thành",
        "cuối",
        "đầu",
        "trở đi",
        "báo cáo",
    ),
)
PERIODS = st.one_of(
    st.none(),
    st.integers(1901, 2199).map(Period.of_year),
    st.tuples(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 2000)).map(
        lambda said: Period(start=said[0], end=said[0] + timedelta(days=said[1]))
    ),
)
CELLS = st.one_of(st.none(), st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
YEARS = st.integers(1950, 2150)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(CELLS, CELLS, PERIODS)
def test_any_two_cells_give_a_schedule_and_a_fault_for_all_that_is_unread(
    start: str | None, finish: str | None, within: Period | None
) -> None:
    reading = read_schedule(start, finish, within)
    assert reading.schedule.terms
    assert (not reading.faults) <= all(term.kind != "unread" for term in reading.schedule.terms)


@given(CELLS, CELLS, PERIODS)
def test_a_window_never_ends_before_it_starts(start: str | None, finish: str | None, within: Period | None) -> None:
    for term in parse_schedule(start, finish, within).terms:
        if isinstance(term, Window) and term.start and term.end:
            assert term.start <= term.end


@given(
    DAYS, st.sampled_from(["{0:%d/%m/%Y}", "ngày {0.day}/{0.month}/{0.year}", "ngày {0:%d} tháng {0:%m} năm {0.year}"])
)
def test_before_leaves_its_day_out_and_by_keeps_it(day: date, form: str) -> None:
    words = form.format(day)
    assert parse_schedule(f"Trước {words}").terms == (Before(date=day),)
    assert parse_schedule(f"Đến {words}").terms == (By(date=day),)
    assert parse_schedule(f"chậm nhất {words}").terms == (By(date=day),)
    assert parse_schedule(words).terms == (By(date=day),)


@given(DAYS)
def test_a_day_without_its_year_is_found_again_by_the_period(day: date) -> None:
    within = Period.of_year(day.year)
    assert parse_schedule(f"{day.day}/{day.month}.", "", within).terms in ((By(date=day),), (Unread(text="24/7."),))


@given(st.lists(terms(), min_size=1, max_size=4, unique=True))
def test_a_schedule_printed_is_read_back(said: list[Term]) -> None:
    readable = tuple(term for term in said if not isinstance(term, (Unread, Unspecified)))
    printed = str(Schedule(terms=readable))
    assert parse_schedule(printed).terms == (readable or (Unspecified(),))


@given(CELLS, CELLS, PERIODS)
def test_what_was_read_is_printed_and_read_back(start: str | None, finish: str | None, within: Period | None) -> None:
    schedule = parse_schedule(start, finish, within)
    if not any(isinstance(term, Unread) for term in schedule.terms):
        assert parse_schedule(str(schedule)).terms == schedule.terms, str(schedule)


@given(DAYS, st.integers(0, 900))
def test_a_window_printed_is_read_back(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), date(2151, 12, 31))
    expected = (Window(start=start, end=end),)
    assert parse_schedule(f"Từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}").terms == expected
    assert parse_schedule(f"{start:%d/%m/%Y} - {end:%d/%m/%Y}").terms == expected
    if length:
        assert parse_schedule(f"{start:%d/%m/%Y}", f"{end:%d/%m/%Y}").terms == expected


@given(
    YEARS,
    st.integers(1, 12),
    st.sampled_from(["Tháng {m}/{y}", "tháng {m:02} năm {y}", "{m}/{y}", "Trong tháng {m}-{y}"]),
)
def test_a_month_is_its_first_to_its_last_day(year: int, month: int, form: str) -> None:
    (term,) = parse_schedule(form.format(m=month, y=year)).terms
    assert isinstance(term, Window)
    assert term.start == date(year, month, 1)
    assert term.end is not None
    assert (term.end + timedelta(days=1)).day == 1
    assert term.end.month == month


@given(YEARS, st.integers(0, 3), st.integers(0, 3))
def test_quarters_add_up(year: int, first: int, last: int) -> None:
    read = parse_schedule(f"Quý {ROMAN[first]}", f"Quý {ROMAN[last]}", Period.of_year(year)).terms
    if first > last:
        assert [term.kind for term in read] == ["unread"]
    else:
        months = date(year, 3 * first + 1, 1), date(year + (last == 3), (3 * last + 3) % 12 + 1, 1)
        assert read == (Window(start=months[0], end=months[1] - timedelta(days=1)),)


@given(st.lists(st.integers(1, 12), min_size=2, unique=True).map(sorted), YEARS)
def test_a_list_of_months_shares_the_year_at_its_end(months: list[int], year: int) -> None:
    read = parse_schedule(f"Tháng {', '.join(str(month) for month in months)}/{year}").terms
    assert read == (Months(months=tuple(f"{year}-{month:02}" for month in months)),)
