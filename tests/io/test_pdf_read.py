"""PDFs as office programs print them: ruled and bare tables, rows cut by a page, letters out of order, and damage."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.io.office import pdf, stroke, words

from tthc.errors import InputError
from tthc.io.content import Grid
from tthc.io.files import read, read_bytes
from tthc.io.line import Line
from tthc.io.parsed import ScannedError
from tthc.io.pdf.cells import PrintLine, cell_paragraphs
from tthc.io.pdf.layout import prose
from tthc.io.pdf.page import Frame, Glyph, Rule, Rules, Strip
from tthc.io.pdf.read import read_pdf
from tthc.io.pdf.rows import shared
from tthc.io.pdf.ruled import Box, ruled_tables
from tthc.model import Plan

FILES = Path(__file__).with_name("files")
SHARED = Path(os.environ.get("TTHC_PLANS", Path(__file__).parents[3] / "shared" / "plans"))


def bare(plan: Plan) -> Plan:
    return plan.model_copy(update={"source": None})


@pytest.mark.parametrize("name", ["ruled", "unruled-middle", "unruled-top"])
def test_the_bundled_plan_printed_is_the_bundled_plan(name: str, bundled_plan: Path) -> None:
    """LibreOffice printed it, with lines drawn and without, cells in the middle of their rows and at the top."""
    found = read(FILES / f"{name}.pdf")
    assert bare(found) == bare(read(bundled_plan))
    assert found.source is not None
    assert found.source.format == "pdf"


def test_a_table_over_twenty_pages_is_one() -> None:
    found = read(FILES / "twenty-pages.pdf")
    assert [[task.label for task in group.tasks] for group in found.task_groups] == [[str(n) for n in range(1, 11)]] * 6
    assert all(task.lead and len(task.deliverables) == 1 for group in found.task_groups for task in group.tasks)
    assert len(found.review_items) == 6


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published plans are not beside this checkout")
@pytest.mark.parametrize("kind", ["pdf", "html"])
@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_a_published_plan_says_the_same_in_every_format(number: str, kind: str) -> None:
    assert bare(read(SHARED / f"{number}.{kind}")) == bare(read(SHARED / f"{number}.docx"))


def test_a_table_without_lines_is_doubted() -> None:
    found = [one for one in read(FILES / "unruled-top.pdf").findings if one.code == "table-unruled"]
    assert [one.place.page for one in found if one.place] == [3, 4, 5, 6, 7, 8, 9]
    assert "table-unruled" not in {one.code for one in read(FILES / "ruled.pdf").findings}


def test_findings_name_the_page() -> None:
    places = {finding.place.page for finding in read(FILES / "ruled.pdf").findings if finding.place}
    assert places
    assert all(page is not None for page in places)


def grid(*rows: tuple[str, ...], top: int = 700, x: int = 50, wide: int = 100, high: int = 30) -> str:
    """A ruled table drawn line by line."""
    right, foot = x + wide * len(rows[0]), top - high * len(rows)
    drawn = [stroke(x, top - high * row, right, top - high * row) for row in range(len(rows) + 1)]
    drawn += [stroke(x + wide * column, top, x + wide * column, foot) for column in range(len(rows[0]) + 1)]
    for number, row in enumerate(rows):
        drawn += [words(x + 4 + wide * i, top - high * number - 14, text) for i, text in enumerate(row) if text]
    return "".join(drawn)


# How a page must be drawn that is turned when it is shown, so that it stands upright then.
TURNS = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}


def grids(*pages: str, turn: int = 0) -> list[Grid]:
    content = read_pdf(pdf(*(f"{TURNS[turn]} cm\n{page}" for page in pages), turn=turn), "a.pdf").content
    return [item for item in content if isinstance(item, Grid)]


def texts(found: Grid) -> list[str]:
    return [cell.text for cell in found.cells]


def test_drawn_lines_make_a_grid() -> None:
    (found,) = grids(grid(("No", "Task", "Unit"), ("1", "Publish", "Office")))
    assert texts(found) == ["No", "Task", "Unit", "1", "Publish", "Office"]


def test_prose_around_a_table_stays_around_it() -> None:
    page = words(50, 780, "Before the table") + grid(("a", "b"), ("c", "d")) + words(50, 500, "After the table")
    content = read_pdf(pdf(page), "a.pdf").content
    assert [item.text if isinstance(item, Line) else type(item).__name__ for item in content] == [
        "Before the table", "Grid", "After the table",
    ]  # fmt: skip


def test_a_table_goes_on_over_pages_without_its_repeated_head() -> None:
    head = ("No", "Task", "Unit")
    found = grids(grid(head, ("1", "Publish", "Office")), grid(head, ("2", "Answer", "Police")))
    assert [texts(one) for one in found] == [["No", "Task", "Unit", "1", "Publish", "Office", "2", "Answer", "Police"]]
    assert found[0].breaks.keys() == {2}


def test_tables_of_other_breadth_are_other_tables() -> None:
    assert (
        len(
            grids(
                grid(("number", "content"), ("1", "publishing")),
                grid(("units", "answers"), ("2", "all of them"), wide=80),
            )
        )
        == 2
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_still_has_a_table(turn: int) -> None:
    """A page printed sideways carries a mark; letters and lines are turned with it."""
    frame = Frame(turn, 595, 842)
    left, bottom, right, top = frame.box(10, 20, 30, 60)
    assert {round(right - left), round(top - bottom)} == {20, 40}
    (found,) = grids(grid(("number", "content"), ("eleven", "publishing"), top=500), turn=turn)
    assert texts(found) == ["number", "content", "eleven", "publishing"]


def test_merged_places_are_one_cell() -> None:
    level = (Rule(100, 0, 30), Rule(80, 10, 30), Rule(60, 0, 30))
    upright = (Rule(0, 60, 100), Rule(10, 60, 100), Rule(20, 60, 80), Rule(30, 60, 100))
    (found,) = ruled_tables(Rules(level, upright))
    assert found.boxes == (Box(0, 0, 2, 1), Box(0, 1, 1, 2), Box(1, 1, 1, 1), Box(1, 2, 1, 1))


def test_letters_of_another_font_go_back_to_their_places() -> None:
    glyphs: list[Glyph] = [(0.0, 4.0, "t"), (8.0, 12.0, "n"), (12.0, 16.0, "h"), (4.0, 8.0, "ỉ")]
    glyphs.sort(key=lambda glyph: glyph[0])
    assert Strip(0.0, 10.0, glyphs).text == "tỉnh"


def line(text: str, right: float, base: float = 0.0) -> PrintLine:
    return PrintLine(base, 10.0, 0.0, right, text)


def test_a_line_is_wrapped_where_the_next_word_had_no_room() -> None:
    full, short = line("Quyết định số 12/QĐ-", 95.0), line("Báo cáo", 35.0)
    assert cell_paragraphs([full, line("UBND", 20.0)], 100.0) == ["Quyết định số 12/QĐ-UBND"]
    assert cell_paragraphs([short, line("Kế hoạch", 40.0)], 100.0) == ["Báo cáo", "Kế hoạch"]
    assert cell_paragraphs([full, line("- Kế hoạch", 50.0)], 100.0) == ["Quyết định số 12/QĐ-", "- Kế hoạch"]


@given(st.lists(st.integers(1, 3), min_size=1, max_size=6), st.sampled_from(["top", "middle"]))
def test_lines_beside_their_numbers_are_shared_out_as_they_stand(heights: list[int], mode: str) -> None:
    lines: list[PrintLine] = []
    places: list[float] = []
    y = 800.0
    for height in heights:
        own = [line("x", 10.0, y - 12.0 * step) for step in range(height)]
        places.append(own[0].base if mode == "top" else (own[0].base + own[-1].base) / 2)
        lines += own
        y = own[-1].base - 20.0
    found = shared(lines, places, 12.0, "top" if mode == "top" else "middle")
    assert [len(group) for group in found.groups] == [0, *heights]


def test_a_scan_asks_for_its_text_and_takes_it_from_beside(tmp_path: Path) -> None:
    scan = tmp_path / "ke-hoach.pdf"
    scan.write_bytes(pdf(stroke(0, 0, 500, 500)))
    with pytest.raises(ScannedError, match="pictures of pages") as caught:
        read(scan)
    assert "OCR" in (caught.value.hint or "")
    (tmp_path / "ke-hoach.txt").write_text("KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n", "utf-8")
    found = read(scan)
    assert found.title == "Kiểm soát thủ tục hành chính năm 2026"
    assert "text-beside" in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<< /Type /Catalog",
        pdf(words(50, 700, "a" * 50))[:200],
    ],
)
def test_a_damaged_file_is_one_clear_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"damaged or cut short|pictures") as caught:
        read_bytes(data, name="a.pdf")
    assert caught.value.where == "a.pdf"


def test_broken_cross_references_are_mended() -> None:
    whole = pdf(grid(("a", "b"), ("c", "d")) + words(50, 500, "Some words below the table"))
    broken = whole[: whole.rindex(b"xref")] + b"xref\n0 99\ngarbage\ntrailer << /Root 1 0 R >>\nstartxref\n7\n%%EOF"
    content = read_pdf(broken, "a.pdf").content
    assert [texts(item) for item in content if isinstance(item, Grid)] == [["a", "b", "c", "d"]]


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc.io.pdf.read.MAX_PAGES", 2)
    with pytest.raises(InputError, match="has 3 pages, more than 2"):
        read_pdf(pdf("", "", ""), "a.pdf")


def test_a_drawing_is_no_table() -> None:
    hatched = Rules(tuple(Rule(y, 0, 9) for y in range(0, 99999, 9)), (Rule(0, 0, 9), Rule(9, 0, 9)))
    assert ruled_tables(hatched) == ()


def test_heads_that_run_over_the_pages_are_left_out_and_others_kept() -> None:
    pages = [
        words(50, 820, f"Plan of the commune, page {number}") + words(50, 600, f"Body text of page {number}.")
        for number in (1, 2)
    ]
    pages[0] += words(50, 20, "A stamp in the margin.")
    content = read_pdf(pdf(*pages), "a.pdf").content
    assert [item.text for item in content if isinstance(item, Line)] == [
        "Body text of page 1.", "A stamp in the margin.", "Body text of page 2.",
    ]  # fmt: skip


def test_footnotes_are_told_by_their_small_numbers() -> None:
    page = (
        words(50, 700, "Plan number 5") + words(126, 704, "1", size=7) + words(132, 700, "of the province, 12 km")
        + words(248, 704, "2", size=7) + words(50, 120, "1 Issued on the fifth of January.", size=9)
    )  # fmt: skip
    content = read_pdf(pdf(page), "a.pdf").content
    assert [item.text for item in content if isinstance(item, Line) and item.text] == [
        "Plan number 5 [1] of the province, 12 km²",
        "[1] Issued on the fifth of January.",
    ]


def test_a_cell_merged_over_rows_that_a_page_cuts_holds_for_all_of_them() -> None:
    head = grid(("No", "Task", "Unit"), ("1", "Publish", "Office"), ("2", "Answer", ""))
    merged = head.replace(stroke(50, 640, 350, 640), stroke(50, 640, 250, 640))  # no floor under "Office"
    (found,) = grids(merged, grid(("No", "Task", "Unit"), ("3", "Report", ""), ("4", "Review", "Police")))
    office = next(cell for cell in found.cells if cell.text == "Office")
    assert (office.row, office.rows) == (1, 3)


def test_a_day_too_wide_for_its_column_is_one_day() -> None:
    narrow = [PrintLine(0, 10.0, 0.0, 40.0, "01/01/20"), PrintLine(-12, 10.0, 0.0, 12.0, "26")]
    assert cell_paragraphs(narrow, 42.0) == ["01/01/2026"]
    years = [PrintLine(0, 10.0, 0.0, 40.0, "Tháng 3/2026"), PrintLine(-12, 10.0, 0.0, 12.0, "12 đợt")]
    assert cell_paragraphs(years, 42.0) == ["Tháng 3/2026 12 đợt"]


def test_the_kind_of_document_and_headings_stand_alone_however_short_the_lines_are() -> None:
    printed = [
        "An Bình, ngày 10 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Kiểm soát TTHC năm 2026",
        "I. MỤC ĐÍCH",
        "II. YÊU CẦU",
    ]
    shown = [PrintLine(700.0 - 14 * number, 10.0, 50.0, 200.0, text) for number, text in enumerate(printed)]
    assert [item.text for item in prose(shown, 300.0, 205.0)] == printed


def nested(*calls: tuple[int, ...]) -> bytes:
    """A PDF whose first drawing is object 6, and each of whose drawings draws others, told by their places."""
    forms = [
        f"{6 + at} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << "
        + " ".join(f"/X{number} {6 + number} 0 R" for number in inner)
        + " >> >> /Length 0 >>\nstream\n\nendstream\nendobj\n"
        for at, inner in enumerate(calls)
    ]
    whole = pdf(words(50, 700, "A plan of the commune for the year"))
    return whole.replace(b"xref\n", "".join(forms).encode() + b"xref\n", 1)


def test_a_drawing_that_holds_itself_is_refused_before_it_is_drawn() -> None:
    for calls in [((0,),), ((1,), (0,)), (*((at + 1,) for at in range(20)), ())]:
        with pytest.raises(InputError, match="drawings that stand in one another"):
            read_pdf(nested(*calls), "a.pdf")
    assert read_pdf(nested((1, 2), (2,), ()), "a.pdf").content


def test_drawings_named_in_packed_dictionaries_are_seen() -> None:
    packed = zlib.compress(b"7 0 << /XObject << /X 6 0 R >> >>")
    form = b"6 0 obj\n<< /Subtype /Form /Resources 7 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n"
    stream = (
        b"8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    )
    whole = pdf(words(50, 700, "A plan of the commune for the year")).replace(b"xref\n", form + stream + b"xref\n", 1)
    with pytest.raises(InputError, match="drawings that stand in one another"):
        read_pdf(whole, "a.pdf")
