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
from tthc.model.schedule import Before, By, External, Months, Recurring, Term, Unread, Window
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
        case Before() | By():
            return f"{term.kind} {term.date}"
        case Months():
            return " ".join(("months", *term.months))
        case Recurring():
            return term.freq
        case External():
            return f"external: {term.reference}"
    return term.kind


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
    if NO_COLUMN in (start, finish) or "external" in terms:
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


# The shared phrases: what each line is read as within 2026; every other line is unread.
PHRASES = """
2026 = 2026-01-01..2026-12-31
2026-2028 = 2026-01-01..2028-12-31
01/01/2026 = by 2026-01-01
01/03/2026 = by 2026-03-01
2025 - 2030 = 2025-01-01..2030-12-31
2026 - 2027 = 2026-01-01..2027-12-31
Năm 2025 = 2025-01-01..2025-12-31
Năm 2025-2026 = 2025-01-01..2026-12-31
Quí IV-2025 = 2025-10-01..2025-12-31
Quý I/2030 = 2030-01-01..2030-03-31
Hàng năm = annual
02 lần/năm = semiannual
Năm 2017 - 2018 = 2017-01-01..2018-12-31
Tháng 02/2026 = 2026-02-01..2026-02-28
Tháng 11/2025 = 2025-11-01..2025-11-30
Tháng 4/ 2017 = 2017-04-01..2017-04-30
Từ Quý I/2026 = 2026-01-01..
15/12/2016-15/02/2017 = 2016-12-15..2017-02-15
Trong năm 2026 = 2026-01-01..2026-12-31
Trước năm 2030 = before 2030-01-01
Thường xuyên = continuous
Giai đoạn 2028-2030 = 2028-01-01..2030-12-31
Trong tháng 01/2026 = 2026-01-01..2026-01-31
Quý IV/2025- Quý II/2026 = 2025-10-01..2026-06-30
Trước ngày 30/11/2025 = before 2025-11-30
Từ 25/12/2016 đến 29/01/2017 = 2016-12-25..2017-01-29
Từ năm 2017 đến năm 2020 = 2017-01-01..2020-12-31
Quý I đến tháng 9/2017 = 2017-01-01..2017-09-30
Xong trong tháng 5/2026 = 2026-05-01..2026-05-31
Tháng 4 đến tháng 5/2017 = 2017-04-01..2017-05-31
Thường xuyên, hằng năm = continuous + annual
Từ tháng 3/2017 đến năm 2018 = 2017-03-01..2018-12-31
Từ tháng 6 đến tháng 10/2017 = 2017-06-01..2017-10-31
Theo tiến độ xây dựng KPI = external
Từ tháng 2/2017 đến tháng 8/2018 = 2017-02-01..2018-08-31
Từ tháng 4/2017 đến tháng 12/2018 = 2017-04-01..2018-12-31
Tháng 4, 5/2017 và thường xuyên = months 2017-04 2017-05 + continuous
Từ tháng 3 năm 2017 và thường xuyên = 2017-03-01.. + continuous
Theo từng nhiệm vụ đầu tư của năm 2026 = external
Theo tiến độ của từng nhiệm vụ khoa học công nghệ = external
Theo lộ trình được giao tại Kế hoạch số 02-KH/BCĐTW = external
30/4/2026 (mô hình thử nghiệm). Vận hành ổn định trong năm 2026 = by 2026-04-30 + 2026-01-01..2026-12-31
Quý I/2026 lựa chọn nhiệm vụ. Quý IV/2026 báo cáo kết quả thực hiện = 2026-01-01..2026-03-31 + 2026-10-01..2026-12-31
Hoàn thành trong giai đoạn 2026 - 2027 và vận hành thường xuyên, liên tục = 2026-01-01..2027-12-31 + continuous
Hoàn thành xây dựng kế hoạch trong Quý I/2026; triển khai thực hiện theo tiến độ của Kế hoạch \
= 2026-01-01..2026-03-31 + external
Từ năm 2025 = 2025-01-01..
hết năm 2025 = by 2025-12-31
Đến năm 2025 = by 2025-12-31
đầu năm 2026 = by 2026-01-01
cuối năm 2025 = by 2025-12-31
đến Quý II/2026 = by 2026-06-30
đến tháng 4 = by 2026-04-30
Từ tháng 10/2025 = 2025-10-01..
trong Quý II/2026 = 2026-04-01..2026-06-30
từ ngày 01/7/2025 = 2025-07-01..
khi có yêu cầu = adhoc
trước ngày 10/12 = before 2026-12-10
Giai đoạn 2025 - 2030 = 2025-01-01..2030-12-31
giai đoạn 2026 – 2030 = 2026-01-01..2030-12-31
Trước ngày 01/3/2027 = before 2027-03-01
tháng 11 hàng năm = annual
tháng 12 hàng năm = annual
từ tháng 10 năm 2025 = 2025-10-01..
Định kỳ hằng năm = annual
6 tháng đầu năm 2026 = 2026-01-01..2026-06-30
trong quý I năm 2026 = 2026-01-01..2026-03-31
từ ngày 15 tháng 12 = 2026-12-15..
6 tháng cuối năm 2025 = 2025-07-01..2025-12-31
trong tháng 11 năm 2025 = 2025-11-01..2025-11-30
trước ngày 15 tháng 12 = before 2026-12-15
theo yêu cầu nhiệm vụ = external
xong trước ngày 01/01/2030 = before 2030-01-01
Từ quý III/2026 đến quý III/2030 = 2026-07-01..2030-09-30
Trước ngày 15/12 hàng năm = annual
trước ngày 15 hằng tháng = monthly
trước ngày 18 hàng tháng = monthly
trước ngày 20/11 hàng năm = annual
từ ngày 01 tháng 01 năm 2026 = 2026-01-01..
chậm nhất ngày 17 tháng 12 = by 2026-12-17
từ ngày 15/11 đến ngày 15/12 = 2026-11-15..2026-12-15
Định kỳ 6 tháng, hàng năm = semiannual + annual
Hoàn thành trong tháng 9/2025 = 2025-09-01..2025-09-30
Từ ngày 15/11 đến ngày 20/11/2025 = 2025-11-15..2025-11-20
kể từ ngày 15 tháng 01 năm 2026 = 2026-01-15..
trước ngày 01 tháng 01 năm 2026 = before 2026-01-01
hoàn thành trước ngày 31/12/2026 = before 2026-12-31
Hoàn thành trong quý I năm 2026 = 2026-01-01..2026-03-31
Từ ngày 15/11/2025 đến ngày 15/12/2025 = 2025-11-15..2025-12-15
Trước ngày 15 tháng 12 hàng năm = annual
trước ngày 25 tháng 12 hằng năm = annual
hoàn thành trong tháng 11 năm 2025 = 2025-11-01..2025-11-30
khi có yêu cầu báo cáo đột xuất = adhoc
theo lộ trình thực hiện hàng năm = external
thực hiện trước ngày 15/11 hằng năm = annual
hằng năm hoặc đột xuất theo yêu cầu = annual + adhoc
hoàn thành trước ngày 01 tháng 01 năm 2027 = before 2027-01-01
Định kỳ hằng năm (trước ngày 15 tháng 12) = annual
theo lộ trình xây dựng các cơ sở dữ liệu = external
Định kỳ hàng tháng (trước ngày 16 hàng tháng) = monthly
"""


def test_of_the_shared_phrases_those_of_a_plan_are_read_and_the_rest_are_unread() -> None:
    source = SHARED / "phrases" / "time_expressions.txt"
    if not source.exists():
        pytest.skip("the shared phrases are not beside the checkout")
    wanted = dict(line.split(" = ") for line in PHRASES.strip().split("\n"))
    lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip()]
    got = {}
    for line in lines:
        terms = parse_schedule(line, "", Period.of_year(2026)).terms
        said = " + ".join(shown(term).split(":")[0] for term in terms)
        if said != "unread":
            got[line] = said
    assert got == wanted


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
