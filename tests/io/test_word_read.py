"""Word files as offices make them: merged cells, numbers that Word counts, notes, tracked changes, text boxes."""

from __future__ import annotations

import pytest
from tests.io.office import docx, p, root, table, tc, tr, zipped

from tthc.errors import InputError
from tthc.io.content import Content, Grid
from tthc.io.files import read_bytes
from tthc.io.line import Line
from tthc.io.word.read import read_docx
from tthc.model import Plan

HEAD = table(
    tr(tc("ỦY BAN NHÂN DÂN", "XÃ HÒA SƠN"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
    tr(tc("Số: 27/KH-UBND"), tc("Hòa Sơn, ngày 15 tháng 01 năm 2026")),
)
TITLE = p("KẾ HOẠCH") + p("Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026")
TASK_HEAD = tr(
    *(tc(text, merge="restart") for text in ("Số TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp")),
    tc("Thời gian", span=2),
    tc("Sản phẩm", merge="restart"),
) + tr(*(tc(merge="continue") for _ in range(4)), tc("Bắt đầu"), tc("Hoàn thành"), tc(merge="continue"))
GROUP = tr(tc("I"), tc("Công khai thủ tục", span=6))


def content(body: str, **parts: str) -> tuple[Content, ...]:
    return read_docx(docx(body, **parts), "a.docx").content


def lines(body: str, **parts: str) -> list[str]:
    return [item.text for item in content(body, **parts) if isinstance(item, Line) and item.text]


def plan(*rows: str) -> Plan:
    return read_bytes(docx(HEAD + TITLE + table(TASK_HEAD, GROUP, *rows)), name="ke-hoach.docx")


def test_the_letterhead_stands_in_a_table_without_lines() -> None:
    found = plan()
    assert (found.code, found.issuer, found.place, str(found.issued_on)) == (
        "27/KH-UBND",
        "UBND xã Hòa Sơn",
        "Hòa Sơn",
        "2026-01-15",
    )
    assert found.title == "Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026"
    assert found.source is not None
    assert found.source.format == "docx"


def test_a_head_of_two_rows_names_both_time_columns() -> None:
    row = tr(*(tc(text) for text in ("1", "Niêm yết", "Văn phòng", "Các thôn", "Tháng 3", "Tháng 5", "Bảng niêm yết")))
    (group,) = plan(row).task_groups
    (task,) = group.tasks
    schedule = task.deliverables[0].schedule
    assert (group.label, group.title) == ("I", "Công khai thủ tục")
    assert (schedule.start_text, schedule.finish_text) == ("Tháng 3", "Tháng 5")
    assert (task.lead_text, task.coordinating_text) == ("Văn phòng", "Các thôn")


def test_a_time_over_both_columns_is_the_start() -> None:
    row = tr(tc("1"), tc("Niêm yết"), tc("Văn phòng"), tc(""), tc("Thường xuyên", span=2), tc("Bảng niêm yết"))
    schedule = plan(row).find("I.1").deliverables[0].schedule
    assert (schedule.start_text, schedule.finish_text) == ("Thường xuyên", "")


def test_a_title_over_two_rows_has_two_deliverables() -> None:
    rows = (
        tr(tc("1", merge="restart"), tc("Rà soát", merge="restart"), tc("Văn phòng", merge="restart"),
           tc("", merge="restart"), tc("Tháng 3"), tc("Tháng 5"), tc("Báo cáo đợt 1")),
        tr(tc(merge="continue"), tc(merge="continue"), tc(merge="continue"), tc(merge="continue"),
           tc("Tháng 8"), tc("Tháng 9"), tc("Báo cáo đợt 2")),
    )  # fmt: skip
    task = plan(*rows).find("I.1")
    assert [one.products for one in task.deliverables] == [("Báo cáo đợt 1",), ("Báo cáo đợt 2",)]
    assert task.lead_text == "Văn phòng"


def test_a_cell_over_two_tasks_holds_for_both() -> None:
    rows = (
        tr(tc("1"), tc("Niêm yết"), tc("Văn phòng", merge="restart"), tc(""), tc("Tháng 3", merge="restart"),
           tc(""), tc("Bảng")),
        tr(tc("2"), tc("Trả lời"), tc(merge="continue"), tc(""), tc(merge="continue"), tc(""), tc("Công văn")),
    )  # fmt: skip
    found = plan(*rows)
    assert [found.find(at).lead_text for at in ("I.1", "I.2")] == ["Văn phòng", "Văn phòng"]
    assert found.find("I.2").deliverables[0].schedule.start_text == "Tháng 3"


def test_paragraphs_of_a_cell_are_products_of_their_own() -> None:
    row = tr(tc("1"), tc("Niêm yết"), tc("Văn phòng"), tc(""), tc("Tháng 3"), tc(""), tc("Bảng niêm yết", "Mã QR"))
    assert plan(row).find("I.1").deliverables[0].products == ("Bảng niêm yết", "Mã QR")


LISTS = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%4."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def item(level: int, text: str, of: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>')


def test_numbers_that_word_counts_are_printed() -> None:
    body = "".join(
        item(level, text)
        for level, text in [(0, "MỤC ĐÍCH"), (1, "Mục đích"), (2, "Giảm"), (2, "Tăng"), (1, "Yêu cầu"), (2, "Rõ"),
                            (3, "Sâu"), (0, "NHIỆM VỤ"), (1, "Công khai")]
    )  # fmt: skip
    assert lines(body, numbering=LISTS) == [
        "I. MỤC ĐÍCH", "1. Mục đích", "a) Giảm", "b) Tăng", "2. Yêu cầu", "a) Rõ", "2.1. Sâu", "II. NHIỆM VỤ",
        "1. Công khai",
    ]  # fmt: skip


def test_a_list_can_begin_elsewhere_and_be_of_bullets() -> None:
    assert lines(item(0, "Công khai", 2) + item(1, "Bảy", 3), numbering=LISTS) == ["- Công khai", "7. Bảy"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = p("MỘT", '<w:pStyle w:val="Muc"/>') + p("HAI", '<w:pStyle w:val="MucCon"/>')
    assert lines(body, numbering=LISTS, styles=styles) == ["I. MỘT", "II. HAI"]


def test_styles_of_tables_hide_no_style_of_paragraphs() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="A"><w:pPr/></w:style><w:style w:type="table" w:styleId="B"/>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr/></w:style>'
    )
    body = p("MỘT", '<w:pStyle w:val="Muc"/>')
    assert lines(body, numbering=LISTS, styles=styles) == ["I. MỘT"]
    assert lines(body, numbering=LISTS, styles=f"<!-- <w:style -->{styles}") == ["I. MỘT"]


def test_tracked_changes_are_accepted() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    changed = (
        run.format("Báo cáo ")
        + "<w:del><w:r><w:delText>tháng</w:delText></w:r></w:del>"
        + f"<w:ins>{run.format('quý')}</w:ins>"
        + f"<w:moveFrom>{run.format(' chuyển đi')}</w:moveFrom>"
    )
    assert lines(p(changed)) == ["Báo cáo quý"]
    assert lines(p("Hai đoạn", "<w:rPr><w:del/></w:rPr>") + p(" làm một")) == ["Hai đoạn làm một"]
    (grid,) = content(table(tr(tc("còn")), tr(tc("đã xóa"), properties="<w:del/>")))
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["còn"]


def test_footnotes_and_endnotes_keep_their_citations() -> None:
    mark = "<w:r><w:t>Theo Kế hoạch</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>.</w:t></w:r>"
    end = "<w:r><w:t>Hết</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r>"
    found = lines(
        p(mark) + p(end),
        footnotes=f"<w:footnote w:id='0' w:type='separator'/><w:footnote w:id='2'>{p('Kế hoạch số 5/KH-UBND')}</w:footnote>",
        endnotes=f"<w:endnote w:id='1'>{p('Nghị định số 63/2010/NĐ-CP')}</w:endnote>",
    )
    assert found == [
        "Theo Kế hoạch [1].",
        "Hết [2]",
        "[1] Kế hoạch số 5/KH-UBND",
        "[2] Nghị định số 63/2010/NĐ-CP",
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    anchored = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>KẾ HOẠCH</w:t></w:r>"
    )
    assert lines(p(anchored)) == ["DỰ THẢO", "KẾ HOẠCH"]


def test_a_table_inside_a_layout_table_is_a_table() -> None:
    inner = table(tr(tc("Số TT"), tc("Nhiệm vụ"), tc("Đơn vị chủ trì")), tr(tc("1"), tc("Rà soát"), tc("Văn phòng")))
    items = content(table(tr(tc("Bên trái"), tc(inner, "Sau bảng"))))
    assert [type(one) for one in items if not isinstance(one, Line) or one.text] == [Line, Grid, Line]


def test_content_controls_and_insertions_around_paragraphs_and_rows_are_seen_through() -> None:
    assert lines(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Trong ô')}</w:sdtContent></w:sdt>") == ["Trong ô"]
    (grid,) = content(table(f"<w:sdt><w:sdtContent>{tr(tc('một'))}</w:sdtContent></w:sdt>", tr(tc("hai"))))
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.text) for cell in grid.cells] == [(0, "một"), (1, "hai")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(p("a"))[:-40], "damaged or cut short"),
        (zipped({"word/other.xml": "<a/>"}), "without a Word document"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]>' + root("document", "").partition("?>")[2]}),
         "document type"),
        (zipped({"word/document.xml": root("document", "<w:body>" + "<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60 + "</w:body>")}),
         "more than 20 deep"),
        (docx(table(tr(tc("a", span=500)))), "more than 200 columns"),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_file_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_docx(data, "a.docx")
    assert caught.value.where == "a.docx"
    assert caught.value.hint


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tthc.io.package.MAX_PART_BYTES", 1000)
    with pytest.raises(InputError, match="unpacks to more than 1,000 bytes"):
        read_docx(docx(p("a" * 100_000)), "a.docx")
    monkeypatch.setattr("tthc.io.package.MAX_PARTS", 3)
    with pytest.raises(InputError, match="made of 5 parts"):
        read_docx(zipped({f"word/{number}.xml": "" for number in range(5)}), "a.docx")


def test_what_is_enciphered_says_so() -> None:
    data = bytearray(docx(p("a")))
    data[6] |= 1
    start = bytes(data).find(b"PK\x01\x02")
    data[start + 8] |= 1
    with pytest.raises(InputError, match="password"):
        read_docx(bytes(data), "a.docx")


def test_a_zip_that_is_no_word_file_is_named() -> None:
    with pytest.raises(InputError, match="zip archive"):
        read_bytes(zipped({"anh.jpg": b"x"}), name="ke-hoach.docx")


def test_raised_figures_are_no_part_of_the_number_before_them() -> None:
    runs = (
        "<w:r><w:t>Kế hoạch số 5/KH-UBND</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
    )
    assert lines(p(runs)) == ["Kế hoạch số 5/KH-UBND¹²"]


def test_every_kind_of_tracked_change_is_accepted() -> None:
    gone = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:tc>"
    (grid,) = content(table(tr(tc("một"), gone, tc("hai"))))
    assert isinstance(grid, Grid)
    assert [(cell.column, cell.text) for cell in grid.cells] == [(0, "một"), (1, "hai")]
    open_end = p("Cuối", "<w:rPr><w:del/></w:rPr>")
    assert lines(open_end) == ["Cuối"]
    assert [type(one) for one in content(open_end + table(tr(tc("ô"))))] == [Line, Grid]


def test_hidden_words_are_not_read_and_capitals_are_as_shown() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>MẬT</w:t></w:r><w:r><w:t>Hiện</w:t></w:r>"
    capitals = "<w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r>"
    assert lines(p(hidden) + p(capitals)) == ["Hiện", "KẾ HOẠCH"]


def test_a_list_can_be_numbered_as_laws_are_and_have_levels_of_its_own() -> None:
    legal = LISTS.replace('<w:lvlText w:val="%2.%4."/>', '<w:lvlText w:val="%1.%4."/><w:isLgl/>')
    assert lines(item(0, "Một") + item(3, "Hai"), numbering=legal) == ["I. Một", "1.1. Hai"]
    own = LISTS + (
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1/"/></w:lvl></w:lvlOverride></w:num>'
    )
    assert lines(item(0, "Năm", 4), numbering=own) == ["5/ Năm"]


def test_a_table_goes_on_after_a_line_that_says_so() -> None:
    row = tr(*(tc(text) for text in ("2", "Trả lời", "Văn phòng", "", "Tháng 6", "", "Công văn")))
    first = table(TASK_HEAD, GROUP, tr(*(tc(text) for text in ("1", "Niêm yết", "Sở A", "", "Quý I", "", "Bảng"))))
    found = read_bytes(docx(HEAD + TITLE + first + p("(tiếp theo)") + table(row)), name="a.docx")
    assert found.find("I.2").title == "Trả lời"
