"""The Word file of a plan, against Decree 30/2020."""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table

import tthc
from tthc.errors import InputError, MissingExtraError
from tthc.io.word.record import visible_text
from tthc.io.word.write import docx_bytes
from tthc.model import (
    Annex,
    By,
    Continuous,
    Deliverable,
    LegalBasis,
    Plan,
    ReviewItem,
    Schedule,
    Section,
    Signatory,
    Task,
    TaskGroup,
    UnitMention,
)

CASES = [
    Deliverable(products=("Báo cáo",), products_text="Báo cáo", schedule=Schedule(start_text="Quý I", finish_text="")),
    Deliverable(
        products=("Tờ trình",), products_text="Tờ trình", schedule=Schedule(start_text="", finish_text="Quý II")
    ),
]
TWICE = Task(label="1", title="Rà soát", lead_text="Sở Tư pháp", coordinating_text="", deliverables=tuple(CASES))


def opened(plan: Plan, template: bytes | None = None) -> Any:
    return Document(BytesIO(docx_bytes(plan, template=template)))


def plan_of(*tasks: Task, **fields: Any) -> Plan:
    return Plan(title="Kiểm soát TTHC", task_groups=(TaskGroup(label="I", title="Nhóm", tasks=tasks),), **fields)


def lines(document: Any) -> list[str]:
    return [line for line in visible_text(document.element).split("\n") if line not in ("\x01", "\x02")]


def rows(table: Table) -> list[list[str]]:
    """The text of the cells, each once, with the columns it spans and how it is merged."""
    return [
        ["\n".join(paragraph.text for paragraph in cell.paragraphs) + _shape(cell._tc) for cell in _cells(row)]
        for row in table.rows
    ]


def _cells(row: Any) -> list[Any]:
    from docx.table import _Cell

    return [_Cell(cell, row.table) for cell in row._tr.tc_lst]


def _shape(cell: Any) -> str:
    span = f"→{cell.grid_span}" if cell.grid_span > 1 else ""
    return span + {None: "", "restart": "↓", "continue": "↑"}[cell.vMerge]


@pytest.fixture(scope="module")
def bundled(bundled_plan: Path) -> Plan:
    return tthc.read(bundled_plan)


@pytest.fixture(scope="module")
def document(bundled: Plan) -> Any:
    return opened(bundled)


def style_of(document: Any, start: str) -> Any:
    paragraphs = [paragraph for paragraph in all_paragraphs(document) if paragraph.text.startswith(start)]
    return paragraphs[0].style


def all_paragraphs(document: Any) -> list[Any]:
    from docx.text.paragraph import Paragraph

    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def test_pages_are_a4_with_the_margins_of_the_decree(document: Any) -> None:
    first = document.sections[0]
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert 20 <= round(first.top_margin.mm) <= 25 and 20 <= round(first.bottom_margin.mm) <= 25
    assert 30 <= round(first.left_margin.mm) <= 35 and 15 <= round(first.right_margin.mm) <= 20


def test_everything_is_in_times_new_roman(document: Any) -> None:
    fonts = document.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert not list(document.element.body.iter(qn("w:rFonts")))


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic"),
    [
        ("CỘNG HÒA", (12, 13), True, None),
        ("Độc lập", (13, 14), True, None),
        ("ỦY BAN NHÂN DÂN", (12, 13), True, None),
        ("Số: 18/KH-UBND", (13, 13), None, None),
        ("An Bình, ngày", (13, 14), None, True),
        ("KẾ HOẠCH", (13, 14), True, None),
        ("Kiểm soát thủ tục", (13, 14), True, None),
        ("Căn cứ Nghị định", (13, 14), None, True),
        ("UBND xã An Bình ban hành", (13, 14), None, None),
        ("I. MỤC ĐÍCH", (13, 14), True, None),
        ("a) Giúp người dân", (13, 14), None, None),
        ("Nơi nhận:", (12, 12), True, True),
        ("- UBND tỉnh Sông Lam", (11, 11), None, None),
        ("TM. ỦY BAN", (13, 14), True, None),
        ("PHỤ LỤC I", (14, 14), True, None),
        ("(Kèm theo", (13, 14), None, True),
    ],
)  # fmt: skip
def test_each_part_has_the_letters_of_the_decree(
    document: Any, start: str, size: tuple[int, int], bold: bool | None, italic: bool | None
) -> None:
    font = style_of(document, start).font
    assert size[0] <= font.size.pt <= size[1]
    assert (font.bold, font.italic) == (bold, italic)


def test_the_text_is_justified_with_an_indented_first_line(document: Any) -> None:
    layout = style_of(document, "a) Giúp người dân").paragraph_format
    assert layout.alignment == 3
    assert layout.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
    assert layout.space_after.pt >= 6


def test_the_number_of_the_page_stands_in_the_upper_margin_but_not_on_the_first_page(document: Any) -> None:
    first = document.sections[0]
    [number] = first.header.paragraphs
    assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
    assert number.style.paragraph_format.alignment == 1
    assert first.different_first_page_header_footer
    assert [paragraph.text for paragraph in first.first_page_header.paragraphs if paragraph.text] == []
    assert first.header_distance < first.top_margin


def test_annexes_with_tables_lie_on_their_side_and_count_their_own_pages(document: Any) -> None:
    body, *annexes = document.sections
    assert body.orientation == WD_ORIENT.PORTRAIT
    assert [annex.orientation for annex in annexes] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE]
    assert [round(annex.page_width.mm) for annex in annexes] == [297, 297]
    assert [annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for annex in annexes] == ["1", "1"]


def test_an_annex_of_prose_stands_upright() -> None:
    document = opened(Plan(title="A", annexes=(Annex(label="Phụ lục", sections=(Section(paragraphs=("Chữ.",)),)),)))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT] * 2


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 2, 5), "An Bình, ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 10), "An Bình, ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "An Bình, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "An Bình, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_and_the_first_two_months_have_a_zero_in_front(day: date, printed: str) -> None:
    assert printed in lines(opened(Plan(title="A", place="An Bình", issued_on=day, issued_text="ngày 5/2/2026")))


def test_a_draft_keeps_its_blanks_and_gets_nothing_invented() -> None:
    draft = Plan(title="A", number_text="Số: /KH-UBND", place="An Bình", issued_text="ngày   tháng 02 năm 2026")
    printed = [paragraph.text for paragraph in all_paragraphs(opened(draft))]
    assert "Số:        /KH-UBND" in printed
    assert "An Bình, ngày   tháng 02 năm 2026" in printed
    assert lines(opened(Plan(title="A"))) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        "A",
    ]


def test_a_department_stands_below_its_province() -> None:
    printed = lines(opened(Plan(title="A", issuer="Sở Khoa học và Công nghệ tỉnh Sông Lam")))
    assert printed[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]


def test_lines_are_drawn_below_issuer_motto_and_title(document: Any) -> None:
    ruled = [border.getparent().getparent() for border in document.element.body.iter(qn("w:pBdr"))]
    above = ["".join(text.text for text in one.getprevious().iter(qn("w:t"))) for one in ruled]
    assert [text[:10] for text in above] == ["XÃ AN BÌNH", "Độc lập - ", "Kiểm soát "]


def test_a_section_keeps_its_number_and_gets_the_sign_that_closes_it() -> None:
    inner = Section(label="a", paragraphs=("Điểm.", "Câu sau."))
    plan = Plan(
        title="A",
        sections=(
            Section(
                label="I", title="MỤC ĐÍCH", sections=(Section(label="1)", paragraphs=("Khoản.",), sections=(inner,)),)
            ),
        ),
    )
    assert lines(opened(plan))[-4:] == ["I. MỤC ĐÍCH", "1) Khoản.", "a) Điểm.", "Câu sau."]


def test_legal_bases_without_words_of_a_preamble_become_one() -> None:
    basis = LegalBasis(
        type="Nghị định", number="63/2010/NĐ-CP", text="Nghị định số 63/2010/NĐ-CP", subject="về kiểm soát TTHC"
    )
    plan = Plan(title="A", legal_bases=(basis, basis), sections=(Section(label="I", title="B"),))
    assert lines(opened(plan))[-3:-1] == [
        "Căn cứ Nghị định số 63/2010/NĐ-CP về kiểm soát TTHC;",
        "Căn cứ Nghị định số 63/2010/NĐ-CP về kiểm soát TTHC.",
    ]


def test_footnotes_stand_at_the_end_of_the_text() -> None:
    notes = (Section(label="[1]", paragraphs=("Quyết định số 1.",)), Section(label="[2]", paragraphs=("Chỉ thị.",)))
    printed = lines(
        opened(plan_of(TWICE, sections=(Section(paragraphs=("Lời [1].",)), *notes), recipients=("Sở Y tế",)))
    )
    assert (
        printed.index("Lời [1].")
        < printed.index("Rà soát")
        < printed.index("[1] Quyết định số 1.")
        < printed.index("Nơi nhận:")
    )
    assert "[2] Chỉ thị." in printed


def test_the_signature_stands_beside_the_recipients() -> None:
    signed = Signatory(name="Trần Mai", position="PHÓ CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")
    table = opened(Plan(title="A", recipients=("Sở Y tế", "Lưu: VT"), signatory=signed)).tables[-1]
    left, right = (cell.text for cell in table.rows[0].cells)
    assert left == "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT."
    assert re.sub("\n+", "\n", right) == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Mai"


def test_the_head_of_the_task_table_has_two_rows_that_come_again_on_each_page(document: Any) -> None:
    tasks = document.tables[-2]
    assert rows(tasks)[:2] == [
        [
            "Số TT↓",
            "Nội dung nhiệm vụ↓",
            "Đơn vị chủ trì↓",
            "Đơn vị phối hợp↓",
            "Thời gian→2",
            "Sản phẩm dự kiến hoàn thành↓",
        ],
        ["↑", "↑", "↑", "↑", "Bắt đầu", "Hoàn thành", "↑"],
    ]
    heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in tasks.rows]
    assert heads == [True, True] + [False] * (len(heads) - 2)


def test_a_group_has_its_title_over_all_columns_and_a_time_for_both_columns_one_cell() -> None:
    both = Task(
        label="1",
        title="Họp",
        lead_text="Sở Y tế",
        deliverables=(Deliverable(schedule=Schedule(start_text="Hằng quý", finish_text="")),),
    )
    assert rows(opened(plan_of(both)).tables[-1])[2:] == [["I", "Nhóm→4"], ["1", "Họp", "Sở Y tế", "Hằng quý→2"]]


def test_only_the_columns_that_the_plan_has_are_there() -> None:
    bare = Task(title="Họp", deliverables=(Deliverable(schedule=Schedule(finish_text="Quý I")),))
    plan = Plan(title="A", task_groups=(TaskGroup(title="", tasks=(bare,)),))
    assert rows(opened(plan).tables[-1]) == [["Nội dung nhiệm vụ", "Thời gian hoàn thành"], ["Họp", "Quý I"]]


def test_a_task_with_several_deliverables_has_one_row_each_under_its_name() -> None:
    assert rows(opened(plan_of(TWICE)).tables[-1])[3:] == [
        ["1↓", "Rà soát↓", "Sở Tư pháp↓", "↓", "Quý I→2", "Báo cáo"],
        ["↑", "↑", "↑", "↑", "", "Quý II", "Tờ trình"],
    ]


def test_products_have_a_paragraph_each_and_keep_their_letters() -> None:
    part = Deliverable(products=("Kế hoạch", "Báo cáo", "Sổ tay"), products_text="- Kế hoạch; - Báo cáo.\nSổ tay")
    other = Deliverable(products=("Không có",), products_text="Viết khác")
    task = Task(title="A", deliverables=(part, other))
    assert [row[-1] for row in rows(opened(plan_of(task)).tables[-1])[2:]] == [
        "- Kế hoạch;\n- Báo cáo.\nSổ tay",
        "Viết khác",
    ]


def test_what_was_never_printed_is_made_of_its_parts() -> None:
    part = Deliverable(products=("Kế hoạch",), schedule=Schedule(terms=(By(date=date(2026, 6, 30)),)))
    units = (UnitMention(name="Sở Tư pháp"), UnitMention(name="Sở Y tế"))
    assert rows(opened(plan_of(Task(title="A", lead=units, deliverables=(part,)))).tables[-1])[2] == [
        "", "A", "Sở Tư pháp; Sở Y tế", "Chậm nhất ngày 30/06/2026", "Kế hoạch",
    ]  # fmt: skip


def test_procedures_to_review_have_a_table_of_their_own() -> None:
    item = ReviewItem(
        label="1",
        name="Hộ tịch",
        lead=(UnitMention(name="Sở Tư pháp"),),
        coordinating=(UnitMention(name="thôn", collective=True),),
        schedule=Schedule(start_text="01/3", finish_text="30/6"),
    )
    other = item.model_copy(update={"list": "II"})
    assert rows(opened(Plan(title="A", review_items=(item, other))).tables[-1]) == [
        ["Số TT↓", "Nhóm TTHC cần rà soát↓", "Cơ quan thực hiện rà soát→2", "Thời gian thực hiện→2"],
        ["↑", "↑", "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
        ["1", "Hộ tịch", "Sở Tư pháp", "các thôn", "01/3", "30/6"],
        ["II", "→5"],
        ["1", "Hộ tịch", "Sở Tư pháp", "các thôn", "01/3", "30/6"],
    ]


def test_short_rows_stay_whole_and_long_ones_may_be_cut() -> None:
    table = opened(plan_of(Task(label="1", title="Ngắn"), Task(label="2", title="Rất dài " * 100))).tables[-1]
    assert [row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in table.rows] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("titles", "places"),
    [
        (("NHIỆM VỤ KIỂM SOÁT", "RÀ SOÁT, ĐÁNH GIÁ"), ("NHIỆM VỤ KIỂM SOÁT", "RÀ SOÁT, ĐÁNH GIÁ")),
        (("DANH MỤC RÀ SOÁT", "PHÂN CÔNG NHIỆM VỤ"), ("PHÂN CÔNG NHIỆM VỤ", "DANH MỤC RÀ SOÁT")),
        (("DANH MỤC RÀ SOÁT",), ("B", "DANH MỤC RÀ SOÁT")),
        (("BIỂU MẪU",), ("B", "B")),
        ((), ("B", "B")),
        (("TRIỂN KHAI KẾ HOẠCH",), ("TRIỂN KHAI KẾ HOẠCH", "TRIỂN KHAI KẾ HOẠCH")),
    ],
)  # fmt: skip
def test_a_table_goes_to_the_annex_that_speaks_of_it(titles: tuple[str, ...], places: tuple[str, str]) -> None:
    plan = plan_of(Task(label="1", title="Họp giao ban"), review_items=(ReviewItem(name="Nhóm đất đai"),),
                   annexes=tuple(Annex(title=title) for title in titles), sections=(Section(title="B"),))  # fmt: skip
    printed = lines(opened(plan))
    heads = [line for line in printed if line in {*titles, "B"}]

    def above(text: str) -> str:
        return [line for line in printed[: printed.index(text)] if line in heads][-1]

    assert (above("Họp giao ban"), above("Nhóm đất đai")) == places


def test_signs_that_xml_cannot_hold_are_left_out_of_the_text() -> None:
    plan = plan_of(Task(title="Rà\x00 soát\x0b \ufffe<&>"), recipients=("Sở\x01 Y tế",), issuer="UBND xã\x02 A")
    printed = lines(opened(plan.model_copy(update={"title": "A\x1f\uffffB\r\nC\tD"})))
    assert "AB C D" in printed and "XÃ A" in printed
    assert "Rà soát <&>" in printed
    assert "- Sở Y tế." in printed


def test_the_same_plan_gives_the_same_bytes(bundled: Plan) -> None:
    assert docx_bytes(bundled) == docx_bytes(bundled)


def test_the_file_says_what_it_is_and_nothing_of_its_maker(bundled: Plan) -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(bundled))) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "docProps/thumbnail.jpeg" not in names and names[0] == "[Content_Types].xml"
    assert bundled.title in core and "python" not in core


def test_a_schedule_without_words_is_said_in_the_words_of_its_terms() -> None:
    item = ReviewItem(name="Đất đai", schedule=Schedule(terms=(Continuous(),)))
    assert rows(opened(Plan(title="A", review_items=(item,))).tables[-1]) == [
        ["Nhóm TTHC cần rà soát", "Thời gian thực hiện"],
        ["Đất đai", "Thường xuyên"],
    ]


def template(*paragraphs: str, styles: tuple[str, ...] = ()) -> bytes:
    document = Document()
    for name in styles:
        document.styles.add_style(name, 1).font.size = 330200
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_template_keeps_its_own_words_and_takes_the_plan_where_it_says(bundled: Plan) -> None:
    made = opened(
        bundled, template("MẬT", "{{ number }} | {{ dated }} | {{ plan.signatory.name }}", "{{ body }}", "Hết & < >")
    )
    printed = lines(made)
    assert printed[0] == "MẬT"
    assert printed[1] == "Số: 18/KH-UBND | An Bình, ngày 20 tháng 01 năm 2026 | Trần Thị Mai Hương"
    assert printed[2].startswith("Căn cứ Nghị định")
    assert printed.index("Hết & < >") < printed.index("PHỤ LỤC I")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in printed and "Nơi nhận:" not in printed


def test_the_styles_of_a_template_win() -> None:
    plan = Plan(title="A", sections=(Section(label="1", paragraphs=("Khoản.",)),))
    made = opened(plan, template("{{ body }}", styles=("Nội dung văn bản",)))
    assert style_of(made, "1. Khoản.").font.size.pt == 26


def test_the_pages_of_a_template_stay_as_they_are(bundled: Plan) -> None:
    first, *annexes = opened(bundled, template("{{ head }}", "{{ body }}", "{{ closing }}")).sections
    assert (round(first.page_width.inches, 1), round(first.left_margin.inches, 2)) == (8.5, 1.25)
    assert [round(annex.page_width.inches, 1) for annex in annexes] == [11.0, 11.0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"PK", "no Word file"),
        (b"", "no Word file"),
        (template("{{ plan.title }}"), "no place for the plan"),
        (template("Lời {{ body }}"), "a place in 'Lời {{ body }}'"),
        (template("{{ body }}", "{{ body }}"), "a place in '{{ body }}'"),
        (template("{{ body }}", "{{ plan. }}"), "cannot be filled in"),
        (template("{{ body }}", "{% for x in plan %}"), "cannot be filled in"),
        (template("{{ body }}", "{{ plan.__class__.__mro__ }}"), "cannot be filled in"),
        (template("{{ body }}", "{{ 1 / 0 }}"), "cannot be filled in"),
    ],
)
def test_a_template_that_cannot_be_used_is_one_clear_error(given: bytes, words: str) -> None:
    with pytest.raises(InputError, match=re.escape(words)):
        docx_bytes(Plan(title="A"), template=given)


def test_a_number_and_a_date_have_room_on_an_upright_page() -> None:
    grid = opened(plan_of(TWICE)).tables[-1]._tbl.tblGrid
    widths = [column.w.mm for column in grid.gridCol_lst]
    assert sum(widths) == pytest.approx(165, abs=0.5)
    assert widths[0] >= 12 and min(widths[4:6]) >= 23.9


def test_the_rows_of_one_task_stay_together() -> None:
    table = opened(plan_of(TWICE)).tables[-1]
    assert [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[3:]] == [True, True]
    assert [_cells(row)[-1].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[3:]] == [True, None]


@pytest.mark.parametrize(("missing", "given"), [("docx", None), ("docxtpl", template("{{ body }}"))])
def test_a_missing_library_is_named_by_its_extra(
    monkeypatch: pytest.MonkeyPatch, missing: str, given: bytes | None
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"tthc\[docx\]"):
        docx_bytes(Plan(title="A"), template=given)


def test_a_template_without_a_section_gets_the_pages_of_the_decree() -> None:
    bare = Document(BytesIO(template("{{ body }}")))
    bare.element.body.remove(bare.element.body.sectPr)
    out = BytesIO()
    bare.save(out)
    annex = Annex(label="Phụ lục I", title="PHÂN CÔNG NHIỆM VỤ")
    made = opened(plan_of(TWICE, annexes=(annex,)), out.getvalue())
    assert round(made.sections[-1].page_width.mm) == 297


def test_a_table_without_numbers_has_no_column_for_them() -> None:
    plan = Plan(title="A", task_groups=(TaskGroup(title="Nhóm", tasks=(Task(title="Họp", lead_text="Sở Y tế"),)),))
    assert rows(opened(plan).tables[-1])[1:] == [["Nhóm→2"], ["Họp", "Sở Y tế"]]
