"""The page of a scorecard as a browser shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.io.browser import CHROMIUM, Browser, choose, complaints, option, rows, status
from tests.targets.cards import card, provinces

from tthc.io.files import write
from tthc.targets import Scorecard

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    page = Browser(tmp_path_factory.mktemp("profile"))
    yield page
    page.close()


def opened(browser: Browser, folder: Path, held: Scorecard) -> Browser:
    browser.media()
    write(held, folder / "bang-diem.html")
    browser.open(folder / "bang-diem.html")
    return browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    return opened(browser, tmp_path, card())


def test_the_browser_complains_of_nothing_and_fetches_nothing(page: Browser, tmp_path: Path) -> None:
    assert complaints(page) == []
    assert {event["request"]["url"] for event in page.said("Network.requestWillBeSent")} == {
        (tmp_path / "bang-diem.html").as_uri()
    }
    assert page.run("document.documentElement.className") == "js"


def test_a_unit_is_filtered_in_results_matrix_and_rankings(page: Browser) -> None:
    choose(page, unit=option(page, "unit", "Sở Y tế"))
    assert [row.split()[0] for row in rows(page, "results")] == ["Sở", "trong", "Sở"]
    assert len(rows(page, "matrix")) == 1
    assert [row.split()[:3] for row in rows(page, "rankings")] == [["3", "Sở", "Y"], ["1", "Sở", "Y"]]
    page.run("document.getElementById('filter-reset').click()")
    assert status(page).startswith("Hiện tất cả")


def test_a_standing_keeps_the_whole_above_its_part(page: Browser) -> None:
    choose(page, state="on_course")
    found = rows(page, "results")
    assert found[0].startswith("Sở Tư pháp") and found[1].startswith("trong đó trên 60%")
    assert len(found) == 5
    choose(page, state="met")
    assert [row.split(" 14")[0] for row in rows(page, "results")] == ["Văn phòng UBND tỉnh"]


def test_a_column_sorts_by_its_number_within_each_target(page: Browser) -> None:
    page.run("document.querySelectorAll('#results thead button')[1].click()")
    found = [row for row in rows(page, "results") if not row.startswith("trong đó")]
    assert found[0].startswith("UBND phường Sông Lam 12,5%")
    assert [row.split()[0] for row in found[-3:]] == ["Sở", "Văn", "Sở"]


def test_a_long_ranking_unfolds(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, provinces())
    assert len(rows(page, "rankings")) == 24
    page.run("document.querySelector('#rankings button.unfold').click()")
    assert len(rows(page, "rankings")) == 68


@pytest.mark.parametrize("width", [360, 760, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Browser, width: int) -> None:
    page("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    wide = page.run("document.documentElement.scrollWidth")
    page("Emulation.clearDeviceMetricsOverride")
    assert wide <= width


def test_dark_and_print_have_colours_of_their_own(page: Browser) -> None:
    sheet = "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
    light = page.run(sheet)
    page.media(prefers_color_scheme="dark")
    assert page.run(sheet) != light
    page.media(type="print")
    assert page.run("getComputedStyle(document.getElementById('filters')).display") == "none"
