"""The report page as a browser shows it: nothing in the console, nothing fetched, filters, order, print, dark."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.io.browser import CHROMIUM, Browser, choose, complaints, option, rows, status

from tthc.io.files import read
from tthc.io.report.page import report_html
from tthc.model import By, Deliverable, Language, Plan, Progress, Schedule, Task, TaskGroup, UnitMention
from tthc.periods.planning import timetable

AS_OF = date(2026, 6, 1)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    page = Browser(tmp_path_factory.mktemp("profile"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def plan(bundled_plan: Path) -> Plan:
    return read(bundled_plan)


def write(folder: Path, plan: Plan, lang: Language = "vi", notes: tuple[Progress, ...] = ()) -> Path:
    file = folder / f"report-{lang}.html"
    file.write_text(report_html(plan, timetable(plan, as_of=AS_OF, progress=notes), lang), "utf-8")
    return file


@pytest.fixture
def page(browser: Browser, plan: Plan, tmp_path: Path) -> Browser:
    browser.media()
    browser.open(write(tmp_path, plan))
    return browser


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_browser_complains_of_nothing_and_fetches_nothing(
    browser: Browser, plan: Plan, tmp_path: Path, lang: Language
) -> None:
    file = write(tmp_path, plan, lang)
    browser.open(file)
    assert complaints(browser) == []
    assert {event["request"]["url"] for event in browser.said("Network.requestWillBeSent")} == {file.as_uri()}
    assert browser.run("document.documentElement.className") == "js"


def test_a_script_or_style_that_is_not_the_page_s_own_does_not_run(page: Browser) -> None:
    page.run("document.body.append(Object.assign(document.createElement('script'), {text: 'window.hit = 1'}))")
    page.run("document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))")
    assert page.run("window.hit === undefined")
    assert any("Content Security Policy" in str(one) for one in complaints(page))


def test_what_the_plan_says_is_words_and_no_markup(browser: Browser, tmp_path: Path) -> None:
    bad = "<script>window.hit=1</script><img src=x onerror='window.hit=1'></title></style>&lt;\"'"
    part = Deliverable(products=(bad, bad), schedule=Schedule(start_text=bad, terms=(By(date=date(2026, 7, 1)),)))
    lead = (UnitMention(name=bad),)
    row = Task(label="1", title=bad, lead=lead, coordinating=lead, deliverables=(part, part))
    plan = Plan(title=bad, issuer=bad, task_groups=(TaskGroup(label="I", title=bad, tasks=(row,)),))
    browser.open(write(tmp_path, plan))
    assert complaints(browser) == []
    assert browser.run("window.hit === undefined")
    assert browser.run("document.querySelectorAll('img, main script').length") == 0
    assert browser.run("document.querySelector('h1').textContent") == bad
    assert option(browser, "unit", bad) == "1"


def test_all_rows_are_shown_at_first_and_told_aloud_how_many(page: Browser, plan: Plan) -> None:
    count_of = page.run("document.querySelectorAll('[data-filtered] tbody tr:not(.group):not(.part)').length")
    assert status(page) == f"Hiện tất cả {count_of} dòng."
    assert page.run("document.getElementById('filter-status').tagName") == "OUTPUT"
    assert len(rows(page, "tasks")) >= sum(1 for _ in plan.tasks())


def test_a_unit_shows_what_it_leads_and_on_request_what_it_coordinates(page: Browser, plan: Plan) -> None:
    name = "Phòng Kinh tế"
    leads = [one.task.title for one in plan.tasks() if name in map(str, one.task.lead)]
    also = [one.task.title for one in plan.tasks() if name in map(str, (*one.task.lead, *one.task.coordinating))]
    choose(page, unit=option(page, "unit", name))
    shown = rows(page, "tasks")
    assert all(any(title in row for row in shown) for title in leads)
    # A sub-task keeps the task it belongs to in sight.
    assert len(leads) <= len(shown) <= 2 * len(leads)
    assert "Hiện " in status(page)
    choose(page, also=True)
    assert all(any(title in row for row in rows(page, "tasks")) for title in also)
    assert [row for row in rows(page, "units") if name in row]
    page.run("document.getElementById('filter-reset').click()")
    assert status(page).startswith("Hiện tất cả")


def test_state_and_month_go_together(page: Browser) -> None:
    choose(page, state="past_due", month="2026-03")
    assert rows(page, "next") == []
    assert rows(page, "past")
    assert all("/03/2026" in row for row in rows(page, "past"))
    assert page.run("document.querySelector('#next .no-match').hidden") is False
    choose(page, month="")
    assert len(rows(page, "past")) > 5


@pytest.mark.parametrize("words", ["kiem tra", "KIỂM  TRA", "kiểm tra"])
def test_words_are_found_with_and_without_tone_marks(page: Browser, words: str) -> None:
    choose(page, text=words)
    shown = rows(page, "tasks")
    assert shown
    assert any("kiểm tra" in row.lower() for row in shown)
    assert len(shown) < 20


def test_a_phrase_is_found_whole_and_commas_part_several(page: Browser) -> None:
    choose(page, text="so hoa")
    whole = rows(page, "tasks")
    assert [row for row in whole if "số hóa" not in row.lower()] == []
    choose(page, text="doi chieu, so hoa")
    assert 0 < len(rows(page, "tasks")) < len(whole)


def test_d_with_a_stroke_is_found_by_a_plain_d(page: Browser) -> None:
    choose(page, text="dat dai")
    assert any("đất đai" in row for row in rows(page, "review"))


def test_the_words_of_buttons_are_not_searched(page: Browser) -> None:
    choose(page, text="theo don vi nay")
    assert rows(page, "units") == []


def test_the_timeline_dims_what_is_filtered_away(page: Browser, plan: Plan) -> None:
    choose(page, unit=option(page, "unit", "Phòng Kinh tế"))
    bright = page.run(
        "[...document.querySelectorAll('#timeline [data-key]:not(.off) > title')].map((one) => one.textContent)"
    )
    assert bright
    assert all("Phòng Kinh tế" in map(str, plan.find(title.split()[0]).lead) for title in bright if title[:1] in "IV")


def test_the_section_that_is_read_stays_in_view(page: Browser) -> None:
    page.run("document.getElementById('tasks').scrollIntoView()")
    choose(page, unit=option(page, "unit", "Đoàn Thanh niên xã"))
    top, bottom = page.run(
        "(({top, bottom}) => [top, bottom])(document.getElementById('tasks').getBoundingClientRect())"
    )
    assert top < page.run("innerHeight")
    assert bottom > 0


def test_a_button_of_the_unit_table_filters_by_its_unit(page: Browser) -> None:
    page.run("document.querySelector('#units button[data-unit]').click()")
    assert page.run("document.getElementById('filter-unit').value") == page.run(
        "document.querySelector('#units button[data-unit]').dataset.unit"
    )
    assert len(rows(page, "units")) == 1


def test_columns_are_put_in_order_with_the_keyboard(page: Browser) -> None:
    page.run("document.querySelector('#targets thead .value button').focus()")
    values = "[...document.querySelectorAll('#targets tbody data')].map((one) => Number(one.value))"
    first = page.run(values)
    aria = "document.querySelector('#targets thead .value').ariaSort"
    for direction, wanted in (("ascending", sorted(first)), ("descending", sorted(first)[::-1]), ("none", first)):
        page.press("Enter", 13)
        assert page.run(aria) == direction
        assert page.run(values) == wanted


def test_days_are_in_order_of_time_and_rows_without_a_day_come_last(page: Browser) -> None:
    page.run("document.querySelector('#targets thead .due button').click()")
    days = page.run(
        "[...document.querySelectorAll('#targets td.due')].map((one) => one.querySelector('time')?.dateTime)"
    )
    named = [day for day in days if day]
    assert named == sorted(named)
    assert days[len(named) :] == [None] * (len(days) - len(named))


def test_tasks_are_put_in_order_within_their_groups_and_back(page: Browser, plan: Plan) -> None:
    shape = "[...document.querySelectorAll('#tasks tbody')].map((body) => [body.rows[0].innerText, body.rows.length])"
    before = page.run(shape)
    page.run("document.querySelector('#tasks thead .title button').click()")
    assert page.run(shape) == before
    titles = (
        "[...document.querySelectorAll('#tasks tbody')[0].querySelectorAll('th.title')].map((one) => one.innerText)"
    )
    assert page.run(titles) != [one.task.title for one in plan.tasks()][:4]
    for _ in range(2):
        page.run("document.querySelector('#tasks thead .title button').click()")
    labels = page.run("[...document.querySelectorAll('#tasks td.label')].map((one) => one.innerText)")
    assert labels == [one.task.label for one in plan.tasks()]


def test_a_long_list_unfolds(page: Browser) -> None:
    before = len(rows(page, "next"))
    page.run("document.querySelector('#next .unfold').click()")
    assert len(rows(page, "next")) > before
    assert page.run("document.querySelector('#next .rest').hidden")


def test_a_link_to_a_row_that_is_filtered_away_brings_it_back(page: Browser) -> None:
    choose(page, text="khong co chu nay")
    assert rows(page, "tasks") == []
    page.run("new Promise((done) => { addEventListener('hashchange', () => setTimeout(done)); location.hash = 't5'; })")
    assert page.run("document.getElementById('t5').offsetParent !== null")


def test_the_keyboard_reaches_the_content_first(page: Browser) -> None:
    page.press("Tab", 9)
    assert page.run("document.activeElement.getAttribute('href')") == "#main"
    assert page.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_a_script_everything_stands_there_and_no_dead_control_shows(page: Browser) -> None:
    page("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(Path(page.run("decodeURIComponent(location.pathname)")))
        seen = "[...document.querySelectorAll('button, select, input')].filter((one) => one.checkVisibility()).length"
        assert page.run(seen) == 0
        assert len(rows(page, "tasks")) > 30
    finally:
        page("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_takes_the_colours_of_the_reader(page: Browser, scheme: str) -> None:
    page.media(prefers_color_scheme=scheme)
    sheet, ink = page.run(
        "['backgroundColor', 'color'].map((name) => getComputedStyle(document.querySelector('.sheet'))[name])"
    )
    light = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (sheet, ink)]
    assert (light[0] > light[1]) == (scheme == "light")


def test_a_narrow_screen_needs_no_sideways_scrolling(page: Browser) -> None:
    page("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
    try:
        assert page.run("document.documentElement.scrollWidth") <= 390
    finally:
        page("Emulation.clearDeviceMetricsOverride")


def printed(page: Browser) -> tuple[set[tuple[int, int]], int, str]:
    """The sizes of the pages in millimetres, how many there are, and all that is written on them, without blanks."""
    pdfium = pytest.importorskip("pypdfium2")
    data = base64.b64decode(page("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    document = pdfium.PdfDocument(data)
    sizes: set[tuple[int, int]] = set()
    texts: list[str] = []
    for leaf in document:
        width, height = leaf.get_size()
        sizes.add((round(width / 72 * 25.4), round(height / 72 * 25.4)))
        words = leaf.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        leaf.close()
    document.close()
    return sizes, len(texts), bare("".join(texts))


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_it_prints_on_a4_with_every_row(page: Browser, plan: Plan) -> None:
    sizes, pages, text = printed(page)
    assert sizes == {(297, 210)}
    assert 5 <= pages <= 14
    for placed in plan.tasks():
        assert bare(placed.task.title) in text
        for part in placed.task.deliverables:
            assert all(bare(product) in text for product in part.products)
    assert all(bare(target.text) in text for target in plan.all_targets())
    assert all(bare(step.text) in text for step in plan.milestones)
    assert all(bare(item.name) in text for item in plan.review_items)
    assert text.count(bare("Sản phẩm")) > 1  # the heads of a table come again on each page
    assert bare("Bỏ lọc") not in text


def test_a_print_of_filtered_rows_says_so(page: Browser, plan: Plan) -> None:
    choose(page, text="so hoa")
    sizes, _, text = printed(page)
    assert sizes == {(297, 210)}
    assert bare("Chỉ gồm các dòng khớp bộ lọc (Có các chữ: “so hoa”)") in text
    assert bare("Đối chiếu dữ liệu số hóa") in text
    assert bare(plan.find("VI.2").title) not in text


def test_what_units_report_is_counted(browser: Browser, plan: Plan, tmp_path: Path) -> None:
    notes = (
        Progress(at="task:I.1", state="done", done_on=date(2026, 2, 20), as_of=date(2026, 2, 21)),
        Progress(at="task:IV.5", state="in_progress", percent=60, as_of=date(2026, 5, 30)),
    )
    browser.open(write(tmp_path, plan, notes=notes))
    figures = "Object.fromEntries([...document.querySelectorAll('.standing > div')].map((one) => [one.className, one.querySelector('dd').innerText]))"
    found = browser.run(figures)
    assert (found["of-on_time"], found["of-overdue"], found["of-late"]) == ("1", "1", "0")
