"""Web pages as law portals and office programs make them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

import tthc
from tthc.errors import InputError
from tthc.io.content import Content, Grid
from tthc.io.files import read_bytes
from tthc.io.line import Line
from tthc.io.report.page import report_html
from tthc.io.web.read import read_html
from tthc.model import Plan
from tthc.periods import timetable
from tthc.testing import plans

HEAD = (
    "<table><tr><td>ỦY BAN NHÂN DÂN<br>XÃ HÒA SƠN<br>Số: 27/KH-UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
    "Độc lập - Tự do - Hạnh phúc<br><i>Hòa Sơn, ngày 15 tháng 01 năm 2026</i></td></tr></table>"
    "<p><b>KẾ HOẠCH</b></p><p><b>Kiểm soát thủ tục hành chính\n trên địa bàn xã Hòa Sơn năm 2026</b></p>"
)
TASK_HEAD = (
    "<tr><th rowspan=2>TT</th><th rowspan=2>Nội dung công việc</th><th rowspan=2>Đơn vị chủ trì</th>"
    "<th colspan=2>Thời gian</th><th rowspan=2>Sản phẩm</th></tr><tr><th>Bắt đầu</th><th>Hoàn thành</th></tr>"
)
PAGE = "<!DOCTYPE html><html><head><title>x</title><style>p{{}}</style></head><body>{}</body></html>"


def content(body: str) -> tuple[Content, ...]:
    return read_html(PAGE.format(body).encode(), "a.html").content


def lines(body: str) -> list[str]:
    return [item.text for item in content(body) if isinstance(item, Line)]


def grid(body: str) -> Grid:
    (found,) = [item for item in content(body) if isinstance(item, Grid)]
    return found


def plan(body: str) -> Plan:
    return read_bytes(PAGE.format(body).encode(), name="ke-hoach.htm")


def test_a_page_of_a_portal_is_a_plan() -> None:
    rows = (
        "<tr><td>I</td><td colspan=5><b>Công khai thủ tục</b></td></tr>"
        "<tr><td>1</td><td>Niêm yết</td><td>Văn phòng;<br>Các thôn</td><td colspan=2>Thường xuyên</td>"
        "<td>- Bảng niêm yết;<br>- Mã QR.</td></tr>"
    )
    found = plan(f"{HEAD}<table>{TASK_HEAD}{rows}</table>")
    assert (found.code, found.issuer, found.issued_on) == ("27/KH-UBND", "UBND xã Hòa Sơn", date(2026, 1, 15))
    assert found.title == "Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026"
    task = found.find("I.1")
    assert [unit.name for unit in task.lead] == ["Văn phòng", "thôn"]
    assert task.deliverables[0].products == ("Bảng niêm yết", "Mã QR")
    assert task.deliverables[0].schedule.finish_text == ""


def test_breaks_and_blocks_part_lines_and_white_space_does_not() -> None:
    assert lines("<p>một\n   hai<br>ba</p><div>bốn<p>năm</p>sáu</div>bảy") == [
        "một hai", "ba", "bốn", "năm", "sáu", "bảy",
    ]  # fmt: skip


def test_lists_are_numbered_as_a_browser_does() -> None:
    assert lines("<ol start=3><li>ba<li>bốn</ol><ol type=a><li>x</ol><ul><li>gạch<li>- đã gạch</ul>") == [
        "3. ba", "4. bốn", "a. x", "- gạch", "- đã gạch",
    ]  # fmt: skip


def test_what_is_no_text_is_left_out() -> None:
    assert lines("<nav>Trang chủ</nav><script>alert(1)</script><p>Chữ</p><template><p>mẫu</p></template>") == ["Chữ"]


def test_spans_are_kept_and_cut_to_the_table() -> None:
    found = grid("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td rowspan=99>c<td>d</table>")
    assert [(one.row, one.column, one.rows, one.columns, one.text) for one in found.cells] == [
        (0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d"),
    ]  # fmt: skip


def test_a_table_that_lays_out_a_page_is_seen_through() -> None:
    inner = f"<table>{TASK_HEAD}<tr><td>1<td>Niêm yết<td>Văn phòng<td>Tháng 3<td><td>Bảng</table>"
    found = plan(f"<table><tr><td>{HEAD}{inner}</td></tr></table>")
    assert found.find("1").title == "Niêm yết"


def test_the_encoding_is_the_one_the_page_names() -> None:
    page = '<meta charset="{}"><p>KẾ HOẠCH</p><p>{}</p>'
    assert read_html(page.format("utf-16", "Hòa").encode("utf-16"), "a").content[1].text == "Hòa"  # type: ignore[union-attr]
    greek = '<meta charset="iso-8859-7"><p>Ω</p>'.encode("iso-8859-7")
    assert read_html(greek, "a").content[0].text == "Ω"  # type: ignore[union-attr]
    wrong = page.format("no-such-set", "Hòa").encode()
    assert read_html(wrong, "a").content[1].text == "Hòa"  # type: ignore[union-attr]


def test_a_cell_a_line_after_copying_is_a_table_too() -> None:
    cells = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "1",
             "Rà soát thủ tục hành chính", "Sở Tư pháp", "Các sở, ban, ngành", "Tháng 6", "Báo cáo kết quả"]  # fmt: skip
    found = plan(HEAD + "".join(f"<p>{cell}</p>" for cell in cells))
    assert found.find("1").lead_text == "Sở Tư pháp"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<table><tr><td>" * 40, "more than 20 deep"),
        ("<div>" * 5000 + "x", "nested too deeply"),
        ("<p>a" * 40, "more than 30 paragraphs"),
        ("<table>" + "<tr><td>x<td>y" * 30 + "</table>", "more than 50 places"),
    ],
)
def test_a_hostile_page_is_one_clear_error(body: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc.io.content.MAX_PLACES", 50)
    monkeypatch.setattr("tthc.io.content.MAX_LINES", 30 if body.startswith("<p>") else 10_000)
    with pytest.raises(InputError, match=message):
        content(body)


def test_nothing_is_fetched_or_included() -> None:
    body = (
        '<!ENTITY a SYSTEM "file:///etc/passwd"><p>&a; <img src="http://127.0.0.1:9/x"><iframe src="x">y</iframe></p>'
    )
    assert "root:" not in " ".join(lines(body))


@given(plans())
def test_a_report_carries_its_plan(plan: Plan) -> None:
    page = report_html(plan, timetable(plan, as_of=date(2026, 6, 1)))
    found = read_bytes(page.encode(), name="bao-cao.html")
    assert found.source is not None
    assert found.source.format == "html"
    assert found.model_copy(update={"source": None}) == plan.model_copy(update={"source": None})


def test_a_record_that_cannot_be_used_is_left_aside() -> None:
    page = f'{HEAD}<script type="application/json" id="tthc-plan">{{"schema_version": 99}}</script>'
    assert plan(page).code == "27/KH-UBND"
    assert tthc.read is not None


def test_footnotes_of_a_page_are_told_by_their_links() -> None:
    body = (
        '<p>Kế hoạch số 5/KH-UBND<a href="#n1"><sup>1</sup></a> của tỉnh trên 12 km<sup>2</sup></p>'
        '<div><p><a href="#r1">1</a>Ban hành ngày 05/01/2026.</p></div><p>Xem <a href="https://x.vn">12</a></p>'
    )
    assert lines(body) == ["Kế hoạch số 5/KH-UBND [1] của tỉnh trên 12 km²", "[1] Ban hành ngày 05/01/2026.", "Xem 12"]


def cells(body: str) -> list[list[str]]:
    found = grid(body)
    return [[cell.text if cell else "" for cell in row] for row in found.matrix()]


def test_rows_stand_as_a_browser_puts_them() -> None:
    body = "<table><tfoot><tr><td>z</tfoot><tbody><tr><td>b<tr><td>c</tbody><thead><tr><th>a</thead></table>"
    assert cells(body) == [["a"], ["b"], ["c"], ["z"]]


def test_a_cell_covers_no_row_beyond_its_section() -> None:
    body = "<table><tbody><tr><td rowspan=0>a<td>b</tbody><tbody><tr><td>c<td>d</tbody></table>"
    assert cells(body) == [["a", "b"], ["c", "d"]]
    assert grid("<table><tr><td colspan=1000>a</table>").width == 200
    assert cells("<table><tr><td rowspan='2px'>a<td>b<tr><td>c</table>") == [["a", "b"], ["a", "c"]]


def test_nothing_in_a_table_is_lost_whatever_stands_around_its_cells() -> None:
    form = "<table><form><tr><td>1<td>Rà soát</tr></form></table>"
    assert cells(form) == [["1", "Rà soát"]]
    loose = content("<table>đầu<tr><td>a</td></tr>giữa<tr>trong hàng<td>b</td></tr><p>đoạn</p></table>")
    words = {
        word
        for item in loose
        for word in (item.text if isinstance(item, Line) else " ".join(c.text for c in item.cells)).split()
    }
    assert words == {"đầu", "a", "giữa", "trong", "hàng", "b", "đoạn"}


def test_what_is_hidden_is_not_read() -> None:
    body = '<p>thấy<span style="display:none">giấu</span></p><p hidden>giấu</p><table><tr hidden><td>x<tr><td>y</table>'
    assert lines(body) == ["thấy"]
    assert cells(body) == [["y"]]


@pytest.mark.parametrize("name", ["undefined", "punycode", "unicode_escape", "utf-7", "idna", "rot13", "iso-8859-1"])
def test_a_page_in_utf_8_is_read_as_such_whatever_it_says(name: str) -> None:
    assert read_html(f'<meta charset="{name}"><p>Hòa Sơn</p>'.encode(), "a").content[0].text == "Hòa Sơn"  # type: ignore[union-attr]


def test_odd_counts_of_lists_are_borne() -> None:
    assert lines('<ol start="--5"><li>a<li value=7>b<li>c</ol>') == ["1. a", "7. b", "8. c"]
