"""What is read from the documents people really have: with and without letterhead, in prose, in letters, cut and odd."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.io.files import dump, load, read, read_bytes
from tthc.model import Plan
from tthc.testing import vietnamese_text

LETTERHEAD = """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HÒA SƠN\tĐộc lập - Tự do - Hạnh phúc
Số: 27/KH-UBND\tHòa Sơn, ngày 15 tháng 01 năm 2026
"""
BODY = """
KẾ HOẠCH
Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;
UBND xã Hòa Sơn ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2026 như sau:
I. MỤC ĐÍCH
1. Mục đích
a) Giảm thời gian đi lại của người dân.
b) Rõ người, rõ việc.
- Công khai kết quả;
+ tại trụ sở;
+ trên trang thông tin điện tử.
2. Chỉ tiêu: 100% hồ sơ được trả đúng hạn.
II. TỔ CHỨC THỰC HIỆN
Các phòng gửi báo cáo trước ngày 05/12/2026.
"""
CLOSING = """
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Minh
"""
TABLE = """
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 27/KH-UBND ngày 15/01/2026 của UBND xã Hòa Sơn)
TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm
I\tCông khai thủ tục hành chính\t\t\t\t
1\tNiêm yết thủ tục\tPhòng Văn hóa - Xã hội\tCác thôn\tTháng 3/2026\tBảng niêm yết
"""


def plan(text: str) -> Plan:
    return read_bytes(text.encode(), name="ke-hoach.txt")


def codes(text: str) -> set[str]:
    return {finding.code for finding in plan(text).findings}


def test_a_whole_plan_is_read() -> None:
    found = plan(LETTERHEAD + BODY + CLOSING + TABLE)
    assert found.code == "27/KH-UBND"
    assert found.title == "Kiểm soát thủ tục hành chính trên địa bàn xã Hòa Sơn năm 2026"
    assert found.issuer == "UBND xã Hòa Sơn"
    assert (found.place, found.issued_on) == ("Hòa Sơn", date(2026, 1, 15))
    assert found.period is not None
    assert found.period.start == date(2026, 1, 1)
    assert [basis.number for basis in found.legal_bases] == ["63/2010/NĐ-CP"]
    assert found.signatory is not None
    assert found.signatory.name == "Lê Văn Minh"
    assert len(found.recipients) == 3
    assert found.find("I.1").title == "Niêm yết thủ tục"
    assert found.find("I.1").coordinating[0].collective
    assert [section.label for section in found.sections] == [None, "I", "II"]
    less, clear = found.sections[1].sections[0].sections
    assert (less.label, less.paragraphs) == ("a", ("Giảm thời gian đi lại của người dân.",))
    assert (clear.label, clear.paragraphs[1:]) == (
        "b",
        ("- Công khai kết quả;", "+ tại trụ sở;", "+ trên trang thông tin điện tử."),
    )


def test_where_the_letterhead_is_missing_the_caption_of_the_annex_speaks() -> None:
    found = plan(BODY + CLOSING + TABLE)
    assert (found.code, found.issued_on) == ("27/KH-UBND", date(2026, 1, 15))
    assert found.issuer == "UBND xã Hòa Sơn"
    assert found.place is None


def test_the_word_for_the_kind_may_stand_in_one_line_with_the_title() -> None:
    text = LETTERHEAD + "\nKẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026\n\nCăn cứ Luật số 63/2025/QH15;\n"
    assert plan(text).title == "KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026"


def test_a_letter_has_its_subject_for_a_title() -> None:
    text = LETTERHEAD + "V/v kiểm soát thủ tục hành chính năm 2026\n\nKính gửi: Các phòng.\n"
    assert "kiểm soát thủ tục hành chính năm 2026" in plan(text).title


def test_what_the_head_does_not_say_is_a_finding() -> None:
    assert {"code-missing", "date-missing", "issuer-missing", "title-missing", "no-task-table"} <= codes(
        "Một đoạn văn không phải kế hoạch.\n"
    )


def test_an_annex_that_names_another_plan_is_a_finding() -> None:
    wrong = TABLE.replace("số 27/KH-UBND", "số 72/KH-UBND")
    (finding,) = [one for one in plan(LETTERHEAD + BODY + CLOSING + wrong).findings if one.code == "code-mismatch"]
    assert finding.at == "annex1:"
    assert finding.place is not None


def test_a_plan_without_a_table_keeps_its_prose_and_says_so() -> None:
    found = plan(LETTERHEAD + BODY + CLOSING)
    assert found.task_groups == ()
    assert "no-task-table" in {finding.code for finding in found.findings}
    assert [target.value for target in found.targets] == [100]
    (step,) = found.milestones
    assert (step.text, step.addressee) == ("Các phòng gửi báo cáo trước ngày 05/12/2026", None)


def test_a_table_after_the_signature_is_an_annex_even_without_a_label() -> None:
    unlabelled = "\n".join(TABLE.split("\n")[4:])
    found = plan(LETTERHEAD + BODY + CLOSING + unlabelled)
    assert found.find("I.1").title == "Niêm yết thủ tục"
    assert len(found.annexes) == 1


def test_prose_after_the_signature_is_kept() -> None:
    found = plan(LETTERHEAD + BODY + CLOSING + "\nBản này in lại ngày 20/02/2026 để gửi các thôn học tập.\n")
    assert "Bản này in lại" in found.model_dump_json()


def test_footnotes_stand_at_the_end() -> None:
    noted = (
        BODY.replace("năm 2026 như sau", "năm 2026[1] như sau") + "[1] Theo Công văn số 12/SNV-KS ngày 03/01/2026.\n"
    )
    last = plan(LETTERHEAD + noted + CLOSING).sections[-1]
    assert (last.label, last.paragraphs) == ("[1]", ("Theo Công văn số 12/SNV-KS ngày 03/01/2026.",))


def test_a_column_without_a_field_is_kept_under_a_finding() -> None:
    table = TABLE.replace("Sản phẩm\n", "Sản phẩm\tGhi chú\n").replace(
        "Bảng niêm yết\n", "Bảng niêm yết\tBổ sung kinh phí\n"
    )
    (finding,) = [one for one in plan(LETTERHEAD + BODY + CLOSING + table).findings if one.code == "cell-without-field"]
    assert finding.quote is not None
    assert "Bổ sung kinh phí" in finding.quote


def test_an_assumed_encoding_is_a_finding() -> None:
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    text = "".join(
        unicodedata.normalize("NFC", letter[0] + "".join(mark for mark in letter[1:] if mark not in tones))
        + "".join(mark for mark in letter[1:] if mark in tones)
        for letter in (unicodedata.normalize("NFD", one) for one in LETTERHEAD + BODY)
    )
    found = read_bytes(text.encode("cp1258"), name="a.txt")
    assert "encoding-assumed" in {finding.code for finding in found.findings}


@pytest.mark.parametrize("what", ["missing", "folder"])
def test_what_cannot_be_opened_is_refused_by_name(tmp_path: Path, what: str) -> None:
    file = tmp_path if what == "folder" else tmp_path / "khong-co.txt"
    with pytest.raises(InputError) as caught:
        read(file)
    assert caught.value.where == str(file)


def test_a_name_the_system_refuses_is_an_input_error() -> None:
    with pytest.raises(InputError):
        read("a" * 5000)


def test_the_same_file_gives_the_same_plan_and_its_form_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(LETTERHEAD + BODY + CLOSING + TABLE, "utf-8")
    first, second = read(file), read(file)
    assert first == second
    out = tmp_path / "ke-hoach.json"
    dump(first, out)
    assert load(out) == first


@given(vietnamese_text(max_lines=12))
def test_any_text_is_read_and_its_form_reads_back(text: str) -> None:
    found = plan(f"KẾ HOẠCH\n{text}")
    assert Plan.model_validate_json(found.model_dump_json()) == found


@given(st.lists(st.sampled_from((LETTERHEAD + BODY + CLOSING + TABLE).split("\n")), max_size=40).map("\n".join))
def test_the_lines_of_a_plan_in_any_order_are_read(text: str) -> None:
    found = plan(f"KẾ HOẠCH\n{text}")
    assert Plan.model_validate_json(found.model_dump_json()) == found


_SHARED = Path(os.environ.get("TTHC_PLANS", Path(__file__).parents[3] / "shared" / "plans"))


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the published plans are not beside this checkout")
def test_published_plans_read_back_from_their_form(tmp_path: Path) -> None:
    for file in sorted(_SHARED.glob("*.txt")):
        found = read(file)
        out = tmp_path / f"{file.stem}.json"
        dump(found, out)
        assert load(out) == found
