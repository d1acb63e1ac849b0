from __future__ import annotations

import json
import re
import time
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.model.legal_basis import LegalBasis
from tthc.text.citation import Citation, distinct_citations, find_citations, find_legal_bases
from tthc.text.document_type import SYMBOLS

PLANS = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans"


def one(text: str) -> LegalBasis:
    (found,) = find_citations(text)
    return found.value


def labels(text: str) -> list[str]:
    return [found.value.label for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP"),
        ("theo Quyết định 1085/QĐ-TTg.", "Quyết định", "1085/QĐ-TTg"),
        ("Quyết định số 45/QĐ-Tg", "Quyết định", "45/QĐ-Tg"),
        ("quyết định số: 45 /QĐ-UBND", "Quyết định", "45/QĐ-UBND"),
        ("QUYẾT ĐỊNH SỐ 45/QĐ-UBND", "Quyết định", "45/QĐ-UBND"),
        ("Nghị\nquyết số 71/NQ -CP", "Nghị quyết", "71/NQ-CP"),
        ("Nghị quyết số 71/NQ -\nCP ngày", "Nghị quyết", "71/NQ-CP"),
        ("Nghị quyết số 66.7/2025/NQ-CP", "Nghị quyết", "66.7/2025/NQ-CP"),
        ("Nghị quyết số 1679/NQ-UBTVQH15", "Nghị quyết", "1679/NQ-UBTVQH15"),
        ("Nghị định 118/NĐ-\nCP", "Nghị định", "118/NĐ-CP"),
        ("Chương trình hành động số 15- CTr/TU", "Chương trình hành động", "15-CTr/TU"),
        ("Chương trình số 15-CTr/TU", "Chương trình", "15-CTr/TU"),
        ("Thông báo kết luận số 45-TB/TU", "Thông báo kết luận", "45-TB/TU"),
        ("Luật số 28/2026/QH16", "Luật", "28/2026/QH16"),
        ("Luật Hộ tịch số 03/2026/QH16", "Luật", "03/2026/QH16"),
        ("Công văn số 215/STP-HCTP", "Công văn", "215/STP-HCTP"),
        ("Quyết định số 163/2025/QĐ-CTUBND", "Quyết định", "163/2025/QĐ-CTUBND"),
        ("Thông tư liên tịch số 05/2014/TTLT/BNV-BTC", "Thông tư liên tịch", "05/2014/TTLT/BNV-BTC"),
        ("Văn bản hợp nhất số 6050/2026/VBHN-NĐ-BTP", "Văn bản hợp nhất", "6050/2026/VBHN-NĐ-BTP"),
        ("Quy định số 126-QĐ/TW", "Quy định", "126-QĐ/TW"),
        ("Lệnh số 01/2024/L-CTN", "Lệnh", "01/2024/L-CTN"),
        ("Nghị định của Chính phủ số 05/2000/NĐ-CP", "Nghị định", "05/2000/NĐ-CP"),
        ("NĐ số 61/2018/NĐ-CP", "Nghị định", "61/2018/NĐ-CP"),
        ("CV số 12/SNV-CCHC", "Công văn", "12/SNV-CCHC"),
        ("**Quyết định số 12/QĐ-UBND**", "Quyết định", "12/QĐ-UBND"),
        ("Nghị quyết số 66/NQCP", "Nghị quyết", "66/NQCP"),
        ("Nghị định 118/2025 của", "Nghị định", "118/2025"),
        ("Nghị quyết 57, nhất là", "Nghị quyết", "57"),
        ("Nghị quyết 57² và", "Nghị quyết", "57"),
        ("Nghị quyết số 57-NQ/TW¹", "Nghị quyết", "57-NQ/TW"),
        ("triển khai Đề án 06 và", "Đề án", "06"),
        ("Chỉ thị số 11 ngày 04/01/2026", "Chỉ thị", "11"),
        ("theo 012/CT-UBND.", "Chỉ thị", "012/CT-UBND"),
        ("theo 02-KH/BCĐTW", "Kế hoạch", "02-KH/BCĐTW"),
        ("theo số 12/STP-HCTP", "Công văn", "12/STP-HCTP"),
        ("theo 28/2026/QH16", "Văn bản", "28/2026/QH16"),
    ],
)
def test_type_and_number_are_read_as_printed(text: str, kind: str, number: str) -> None:
    assert (one(text).type, one(text).number) == (kind, number)


@pytest.mark.parametrize("symbol", sorted(SYMBOLS))
def test_every_kind_is_known_by_its_name_and_by_its_symbol(symbol: str) -> None:
    kind, number = SYMBOLS[symbol], f"15/{symbol}-UBND"
    assert one(f"{kind} số {number}").label == f"{kind} {number}"
    assert one(f"kèm theo {number}").label == f"{kind} {number}"


@pytest.mark.parametrize(
    "text",
    [
        "đạt 2.269/6.974 hồ sơ, 34/34 địa phương, 95,5% số hồ sơ",
        "từ ngày 01/3/2026 đến 30/6/2026, tháng 12/2026",
        "địa chỉ a15/QĐ@tinh.gov.vn hoặc https://tinh.gov.vn/15/QĐ-UBND.html",
        "tinh.gov.vn/van-ban/15/QĐ-UBND và 15/QĐ-UBND.html",
        "điện thoại 0222.3855/123, số máy 0912-345-678",
        "Biểu số II.06a/VPCP/KSTT, TCVN 6909:2001, ISO 9001/2015, 24/7, 3/Ban",
        "Kế hoạch 5 năm, Quyết định 3 nội dung, Nghị quyết 02 năm",
        "theo Quyết định công bố; Kế hoạch này; Luật này; pháp luật về đất đai; kỷ luật số",
        "Nghị quyết 2026, Chỉ thị 4 Tổ chức",
        "Quyết định 12/7 trong tuần",
        "5/KH và 7/TT",
        "số:",
        "Kế hoạch /KH-UBND",
        "Luật sửa đổi, bổ sung một số điều của Luật này",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_a_letterheads_own_number_is_no_citation() -> None:
    assert find_citations("UBND XÃ TÂN AN\nSố: 35 /KH-UBND\n") == ()


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ngày 08/6/2010", date(2010, 6, 8)),
        ("ngày 14 / 02/2020", date(2020, 2, 14)),
        ("ngày 08-6-2010", date(2010, 6, 8)),
        ("ngày 08.6.2010", date(2010, 6, 8)),
        ("ngày 31 tháng 10 năm 2017", date(2017, 10, 31)),
        ("ngày 31\ntháng 10\nnăm 2017", date(2017, 10, 31)),
        ("ban hành ngày 05/3/2020", date(2020, 3, 5)),
        ("(ngày 05/3/2020)", date(2020, 3, 5)),
        ("(05/3/2020)", date(2020, 3, 5)),
        ("của Chính phủ ngày 05/3/2020", date(2020, 3, 5)),
        ("[1] ngày 05/3/2020", date(2020, 3, 5)),
        ("ngày 31/02/2020", None),
        ("ngày 12/13/2020", None),
        ("ngày 12/12/20205", None),
        ("ngày 12/3", None),
        ("ngày /02/2026", None),
        ("ngày / /2026", None),
        ("ngày     tháng     năm 2026", None),
        ("ngày ... tháng ... năm 2026", None),
        ("trước ngày 05/3/2020", None),
        ("", None),
    ],
)
def test_the_date_of_issue_is_read_in_every_printed_form(printed: str, day: date | None) -> None:
    assert one(f"Nghị định số 30/2020/NĐ-CP {printed} về công tác văn thư").issued_on == day


@pytest.mark.parametrize(
    ("behind", "issuer", "subject"),
    [
        ("của Chính phủ về công tác văn thư.", "Chính phủ", "về công tác văn thư"),
        ("của Chính phủ Quy định về họp.", "Chính phủ", "Quy định về họp"),
        ("của Thủ tướng Chính phủ về việc họp;", "Thủ tướng Chính phủ", "về việc họp"),
        ("của Thủ tướng Chính phủ trên Cổng", "Thủ tướng Chính phủ", None),
        (
            "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ",
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
            "hướng dẫn nghiệp vụ",
        ),
        ("của Bộ trưởng Bộ Xây dựng ban hành quy chế", "Bộ trưởng Bộ Xây dựng", "ban hành quy chế"),
        ("của Bộ Khoa học và Công nghệ về mạng", "Bộ Khoa học và Công nghệ", "về mạng"),
        ("của Bộ Văn hóa, Thể thao và Du lịch về họp", "Bộ Văn hóa, Thể thao và Du lịch", "về họp"),
        ("của Bộ Tài chính, Bộ Nội vụ", "Bộ Tài chính", None),
        ("của Bộ Lao động - Thương binh và Xã hội về trẻ em", "Bộ Lao động - Thương binh và Xã hội", "về trẻ em"),
        ("của Bộ Giao thông vận tải quy định tải trọng", "Bộ Giao thông vận tải", "quy định tải trọng"),
        ("của UBND tỉnh Bắc Ninh triển khai họp", "UBND tỉnh Bắc Ninh", "triển khai họp"),
        ("của UBND Thành phố và Chương trình công tác", "UBND Thành phố", None),
        ("của Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", None),
        ("của Chủ tịch UBND phường Tân An, Trưởng Ban Chỉ đạo", "Chủ tịch UBND phường Tân An", None),
        ("của UBND tỉnh Bắc Ninh Văn phòng Sở", "UBND tỉnh Bắc Ninh", None),
        ("của UBND tỉnh Bắc Ninh\tVăn phòng Sở", "UBND tỉnh Bắc Ninh", None),
        ("của Ủy ban nhân dân tỉnh Khánh Hòa v/v họp", "Ủy ban nhân dân tỉnh Khánh Hòa", "v/v họp"),
        ("của Ban Thường vụ Tỉnh ủy về cán bộ", "Ban Thường vụ Tỉnh ủy", "về cán bộ"),
        ("của Ban chỉ đạo Trung ương về họp", "Ban chỉ đạo Trung ương", "về họp"),
        ("của Trưởng Ban Chỉ đạo 934 phân công việc", "Trưởng Ban Chỉ đạo 934", "phân công việc"),
        ("của Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm Phục vụ hành chính công tỉnh", None),
        ("do Chính phủ ban hành", "Chính phủ", "ban hành"),
        ("CỦA BỘ CHÍNH TRỊ VỀ ĐỘT PHÁ", "BỘ CHÍNH TRỊ", "VỀ ĐỘT PHÁ"),
        ("CỦA BỘ CHÍNH TRỊ ĐÃ BAN HÀNH", "BỘ CHÍNH TRỊ", None),
        ("của các sở", None, None),
        ("của Nghị định này", None, None),
        ("của Bộ Chính trị, Ban Bí thư về lương", "Bộ Chính trị, Ban Bí thư", "về lương"),
        ("tổ chức họp", None, "tổ chức họp"),
    ],
)
def test_the_issuer_ends_where_the_subject_begins(behind: str, issuer: str | None, subject: str | None) -> None:
    value = find_citations(f"Quyết định số 15/QĐ-TTg ngày 05/3/2020 {behind}")[0].value
    assert (value.issuer, value.subject) == (issuer, subject)


@pytest.mark.parametrize(
    ("behind", "subject"),
    [
        ("về phí (gọi là phí); Nghị định", "về phí (gọi là phí)"),
        ("về phí 1.5 lần. Hết", "về phí 1.5 lần"),
        ("về phí) kèm theo", "về phí"),
        ("về phí (sau đây gọi là Quyết định 15)", "về phí"),
        ("về phí, UBND xã ban hành kế hoạch", "về phí"),
        ("về phí, bảo đảm đúng hạn", "về phí"),
        ("về phí và Nghị định số 30/2020/NĐ-CP", "về phí"),
        ("về phí theo Nghị định số 30/2020/NĐ-CP", "về phí"),
        ("về phí được sửa đổi bởi Quyết định số 16/QĐ-TTg", "về phí"),
        (
            "triển khai Nghị quyết số 02/NQ-CP và Nghị quyết số 03/NQ-CP; hết",
            "triển khai Nghị quyết số 02/NQ-CP và Nghị quyết số 03/NQ-CP",
        ),
        ("về giai đoạn 2026 – 2030", "về giai đoạn 2026 – 2030"),
    ],
)
def test_the_subject_runs_to_where_the_citation_ends(behind: str, subject: str) -> None:
    assert find_citations(f"Quyết định số 15/QĐ-TTg ngày 05/3/2020 {behind}")[0].value.subject == subject


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("theo hướng dẫn của Văn phòng Chính phủ tại Công văn số 15/VPCP-KSTT", "Văn phòng Chính phủ"),
        ("nhiệm vụ của Sở Tư pháp tại Công văn số 15/VPCP-KSTT", None),
        ("theo hướng dẫn của Sở Tư pháp và Sở Nội vụ tại Công văn số 15/VPCP-KSTT", None),
        ("theo đề nghị của các đơn vị tại Công văn số 15/VPCP-KSTT", None),
    ],
)
def test_an_issuer_may_be_named_before_the_document(text: str, issuer: str | None) -> None:
    assert one(text).issuer == issuer


def test_what_a_decree_rules_is_not_a_rule_of_its_own() -> None:
    assert labels("một số quy định của Nghị định số 118/2025/NĐ-CP") == ["Nghị định 118/2025/NĐ-CP"]


def test_without_date_and_issuer_a_verb_behind_is_the_sentences_own() -> None:
    assert one("theo Quyết định số 15/QĐ-TTg thực hiện đúng hạn").subject is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tại các Nghị quyết số 01/NQ-CP [3], 02/NQ-CP [4], 03/NQ-CP",
            ["Nghị quyết 01/NQ-CP", "Nghị quyết 02/NQ-CP", "Nghị quyết 03/NQ-CP"],
        ),
        (
            "các Quyết định: số 36/QĐ-TTg ngày 11/01/2024 về hạ tầng; số 15/QĐ-TTg và số 16/QĐ-TTg",
            ["Quyết định 36/QĐ-TTg", "Quyết định 15/QĐ-TTg", "Quyết định 16/QĐ-TTg"],
        ),
        ("các Luật số 28/2026/QH16, 29/2026/QH16", ["Luật 28/2026/QH16", "Luật 29/2026/QH16"]),
        ("các Công văn số 12/STP-HCTP và 13/STP-HCTP", ["Công văn 12/STP-HCTP", "Công văn 13/STP-HCTP"]),
        ("Kết luận số 12-KL/TU và 13/KH-UBND", ["Kết luận 12-KL/TU", "Kế hoạch 13/KH-UBND"]),
    ],
)
def test_a_list_shares_its_type_word(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;", "Tổ chức Chính phủ", date(2025, 2, 18)),
        ("Luật Đất đai ngày 18/01/2024", "Đất đai", date(2024, 1, 18)),
        ("Luật Đất đai năm 2024 đã", "Đất đai", None),
        ("Bộ luật Dân sự 2015", "Dân sự", None),
        ("Hiến pháp năm 2013", None, None),
        ("Luật Bảo vệ môi trường thuộc phạm vi", "Bảo vệ môi trường", None),
        ("Luật Cán bộ, công chức và các văn bản", "Cán bộ, công chức", None),
        ("Luật Địa chất và khoáng sản, Chỉ thị", "Địa chất và khoáng sản", None),
        ("Luật Trách nhiệm bồi thường của Nhà nước", "Trách nhiệm bồi thường của Nhà nước", None),
        ("Luật Ban hành văn bản quy phạm pháp luật quy định", "Ban hành văn bản quy phạm pháp luật", None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công",
            "sửa đổi, bổ sung một số điều của Luật Đầu tư công",
            None,
        ),
    ],
)
def test_a_law_is_known_by_its_name(text: str, name: str | None, day: date | None) -> None:
    value = one(text)
    assert (value.number, value.subject, value.issued_on) == (None, name, day)


def test_a_document_may_be_known_by_its_day_alone() -> None:
    value = one("Nghị quyết ngày 12/3/2025 của HĐND tỉnh")
    assert (value.number, value.issued_on, value.issuer) == (None, date(2025, 3, 12), "HĐND tỉnh")


@pytest.mark.parametrize("blank", ["số: /KH-SKHCN", "số      /KH-SKHCN", "số ....../KH-SKHCN", "số: …/KH-SKHCN"])
def test_a_draft_with_a_blank_number_has_no_number(blank: str) -> None:
    text = f"(Kèm theo Kế hoạch {blank} ngày /02/2026 của Sở Khoa học và Công nghệ)"
    value = one(text)
    assert (value.type, value.number, value.issued_on) == ("Kế hoạch", None, None)
    assert value.issuer == "Sở Khoa học và Công nghệ"
    assert find_citations(text)[0].text == text[10:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 63/2010/NĐ-CP về TTHC được sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP và Nghị định số "
        + "92/2017/NĐ-CP; Nghị định số 30/2020/NĐ-CP",
        "Nghị định số 63/2010/NĐ-CP (đã được sửa đổi, bổ sung một số điều tại các Nghị định: số 48/2013/NĐ-CP, số "
        + "92/2017/NĐ-CP); Nghị định số 30/2020/NĐ-CP",
        "Nghị định số 63/2010/NĐ-CP (được sửa đổi tại khoản 2 Điều 1 Nghị định số 48/2013/NĐ-CP, Nghị định số "
        + "92/2017/NĐ-CP); Nghị định số 30/2020/NĐ-CP",
    ],
)
def test_documents_that_amend_stand_beside_what_they_amend(text: str) -> None:
    found = [one.value for one in find_citations(text)]
    assert [basis.number for basis in found[0].amended_by] == ["48/2013/NĐ-CP", "92/2017/NĐ-CP"]
    assert all(not basis.amended_by for basis in found[1:])
    bases = find_legal_bases([text])
    assert [basis.number for basis in bases] == ["63/2010/NĐ-CP", "30/2020/NĐ-CP"]
    assert [basis.number for basis in bases[0].amended_by] == ["48/2013/NĐ-CP", "92/2017/NĐ-CP"]


def test_the_bases_of_a_preamble_are_complete_and_each_stands_once() -> None:
    bases = find_legal_bases(
        [
            "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;",
            "Căn cứ Nghị định số 30/2020/NĐ-CP; Quyết định số 15/QĐ-UBND,",
            "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        ]
    )
    assert [basis.label for basis in bases] == ["Luật", "Nghị định 30/2020/NĐ-CP", "Quyết định 15/QĐ-UBND"]
    assert (bases[1].issued_on, bases[1].issuer) == (date(2020, 3, 5), "Chính phủ")
    assert bases[1].text == "Nghị định số 30/2020/NĐ-CP"


def counted(*texts: str) -> list[tuple[str, str | None, str | None, int]]:
    return [
        (c.type, c.number, str(c.issued_on) if c.issued_on else None, c.mentions) for c in distinct_citations(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Quyết định 15/QĐ-TTg", "Quyết định số 15/QĐ-TTg ngày 05/3/2020"),
            [("Quyết định", "15/QĐ-TTg", "2020-03-05", 2)],
        ),
        (
            (
                "Nghị quyết số 02/NQ-CP ngày 01/01/2019; Nghị quyết số 02/NQ-CP ngày 01/01/2020",
                "Nghị quyết số 02/NQ-CP; Nghị quyết số 02/NQ-CP ngày 01/01/2019; Nghị quyết 02/NQ-CP",
            ),
            [("Nghị quyết", "02/NQ-CP", "2019-01-01", 3), ("Nghị quyết", "02/NQ-CP", "2020-01-01", 2)],
        ),
        (("Thông tư 04/2025/TT-VPCP; Thông tư số 4/2025/TT-VPCP",), [("Thông tư", "04/2025/TT-VPCP", None, 2)]),
        (
            ("Nghị quyết số 57-NQ/TW; Nghị quyết 57; Nghị quyết 58",),
            [("Nghị quyết", "57-NQ/TW", None, 2), ("Nghị quyết", "58", None, 1)],
        ),
        (("Nghị định 118/2025; Nghị định số 118/2025/NĐ-CP",), [("Nghị định", "118/2025/NĐ-CP", None, 2)]),
        (
            ("Nghị định số 45/NĐ-CP ngày 08/4/2020; Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",),
            [("Nghị định", "45/2020/NĐ-CP", "2020-04-08", 2)],
        ),
        (("Nghị định 107/NĐ-CP; Nghị định số 107/2021/NĐ-CP",), [("Nghị định", "107/2021/NĐ-CP", None, 2)]),
        (
            (
                "Nghị quyết 66/NQ-CP ngày 26/3/2025; Nghị quyết 66/2024/NQ-CP; Nghị quyết 67/NQ-CP; Nghị quyết "
                "67/2024/NQ-CP",
            ),
            [
                ("Nghị quyết", "66/NQ-CP", "2025-03-26", 1),
                ("Nghị quyết", "66/2024/NQ-CP", None, 1),
                ("Nghị quyết", "67/NQ-CP", None, 1),
                ("Nghị quyết", "67/2024/NQ-CP", None, 1),
            ],
        ),
        (
            (
                "Thông tư số 09/2024/TT-BTTT ngày 30/8/2024 của Bộ trưởng Bộ Thông tin và Truyền thông",
                "Thông tư số 09/2024/TT-BTTTT ngày 30/8/2024",
            ),
            [("Thông tư", "09/2024/TT-BTTTT", "2024-08-30", 2)],
        ),
        (
            ("Thông tư số 09/2024/TT-BTC ngày 30/8/2024; Thông tư số 09/2024/TT-BNV ngày 30/8/2024",),
            [("Thông tư", "09/2024/TT-BTC", "2024-08-30", 1), ("Thông tư", "09/2024/TT-BNV", "2024-08-30", 1)],
        ),
        (
            (
                "Thông tư số 09/2024/TT-BTP ngày 30/8/2024; Thông tư số 09/2024/TT-BTC ngày 30/8/2024",
                "Thông tư số 09/2024/TT-BC ngày 30/8/2024",
            ),
            [("Thông tư", "09/2024/TT-BTP", "2024-08-30", 1), ("Thông tư", "09/2024/TT-BTC", "2024-08-30", 2)],
        ),
        (
            ("Nghị định số 45/NĐ-CP ngày 08/4/2020; Nghị định số 45/2021/NĐ-CP; Nghị định 45/2022/NĐ-CP",),
            [
                ("Nghị định", "45/NĐ-CP", "2020-04-08", 1),
                ("Nghị định", "45/2021/NĐ-CP", None, 1),
                ("Nghị định", "45/2022/NĐ-CP", None, 1),
            ],
        ),
        (
            ("Nghị định số 63/2010/NĐ-CP hướng dẫn (kèm theo Kế hoạch số 15/KH-UBND) và (Kế hoạch số 16/KH-UBND)",),
            [
                ("Nghị định", "63/2010/NĐ-CP", None, 1),
                ("Kế hoạch", "15/KH-UBND", None, 1),
                ("Kế hoạch", "16/KH-UBND", None, 1),
            ],
        ),
        (
            ("Quyết định số 06/QĐ-TTg về việc phê duyệt Đề án “Phát triển dữ liệu” (Đề án 06); Đề án 06",),
            [("Quyết định", "06/QĐ-TTg", None, 3)],
        ),
        (
            ("Chỉ thị số 11-CT/TU về khoáng sản (sau đây gọi tắt là Chỉ thị 11), Chỉ thị 11",),
            [("Chỉ thị", "11-CT/TU", None, 3)],
        ),
        (
            ("Kế hoạch số 15/KH-UBND triển khai Nghị quyết số 02/NQ-CP (sau đây gọi là Kế hoạch 15/KH-UBND)",),
            [("Kế hoạch", "15/KH-UBND", None, 2), ("Nghị quyết", "02/NQ-CP", None, 1)],
        ),
        (("Đề án 06; (Đề án 07)",), [("Đề án", "06", None, 1), ("Đề án", "07", None, 1)]),
        (
            ("Kế hoạch số: /KH-SNV của Sở Nội vụ; Kế hoạch số: /KH-SNNV của Sở Nội vụ; Kế hoạch số: /KH-STP",),
            [("Kế hoạch", None, None, 2), ("Kế hoạch", None, None, 1)],
        ),
        (
            ("Luật Đất đai; Luật Đất đai số 31/2024/QH15; Luật Đất đai năm 2013; Luật Hộ tịch; Luật Hộ tịch",),
            [("Luật", "31/2024/QH15", None, 2), ("Luật", None, None, 1), ("Luật", None, None, 2)],
        ),
        (
            ("Luật Đất đai ngày 18/01/2024; Luật Đất đai năm 2024; Luật Đất đai số 31/2024/QH15",),
            [("Luật", "31/2024/QH15", "2024-01-18", 3)],
        ),
        (
            ("Nghị quyết ngày 12/3/2025 của HĐND tỉnh; Nghị quyết ngày 13/3/2025; Nghị quyết ngày 12/3/2025",),
            [("Nghị quyết", None, "2025-03-12", 2), ("Nghị quyết", None, "2025-03-13", 1)],
        ),
        (("Nghị quyết số 28/2026/QH16; theo 28/2026/QH16",), [("Nghị quyết", "28/2026/QH16", None, 2)]),
        (("theo 28/2026/QH16",), [("Văn bản", "28/2026/QH16", None, 1)]),
        (("Chương trình số 15-CTr/TU; Chương trình hành động số 15-CTr/TU",), [("Chương trình", "15-CTr/TU", None, 2)]),
        ((), []),
    ],
)
def test_mentions_are_gathered_by_document(
    texts: tuple[str, ...], expected: list[tuple[str, str | None, str | None, int]]
) -> None:
    assert counted(*texts) == expected


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("Kế hoạch số 402/KH-UBND [2], trọng tâm là", "[2] ngày 21/8/2021 của Chủ tịch UBND tỉnh ban hành kế hoạch"),
        (
            "Kế hoạch số 402/KH-UBND², trọng tâm là",
            "² Ngày 21/8/2021 của Chủ tịch UBND tỉnh\nban hành kế hoạch\n\nNơi nhận",
        ),
    ],
)
def test_a_footnote_completes_the_citation_that_bears_its_mark(body: str, note: str) -> None:
    (cited,) = distinct_citations([body, note])
    assert (cited.issued_on, cited.issuer) == (date(2021, 8, 21), "Chủ tịch UBND tỉnh")
    assert cited.subject == "ban hành kế hoạch"
    assert find_citations(f"{body}\n{note}")[0].value.issued_on == date(2021, 8, 21)


def test_a_footnote_that_names_its_own_document_completes_none() -> None:
    notes = ["[1] Tại Nghị quyết số 76/NQ-CP ngày 15/7/2021", "[1] của Chính phủ"]
    cited = distinct_citations(["Kế hoạch số 402/KH-UBND [1]", *notes])
    assert [(c.number, c.issued_on, c.issuer) for c in cited] == [
        ("402/KH-UBND", None, "Chính phủ"),
        ("76/NQ-CP", date(2021, 7, 15), None),
    ]


def test_a_citation_keeps_the_words_of_every_mention() -> None:
    (cited,) = distinct_citations(["theo Nghị định\nsố 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP của Chính phủ"])
    assert cited == Citation(
        type="Nghị định",
        number="30/2020/NĐ-CP",
        issued_on=None,
        issuer="Chính phủ",
        subject=None,
        mentions=2,
        texts=("Nghị định số 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP của Chính phủ"),
    )


def test_text_that_is_decomposed_is_read_too() -> None:
    text = unicodedata.normalize("NFD", "theo Nghị định số 30/2020/NĐ-CP của Chính phủ.")
    (found,) = find_citations(text)
    assert found.value.number == "30/2020/NĐ-CP"
    assert found.text == text[found.start : found.end] == text[5:-1]


def test_odd_capitals_do_not_stop_the_search() -> None:
    assert one("ſắc lệnh số 15/SL-CTN").number == "15/SL-CTN"


PIECES = st.sampled_from(
    [
        "Nghị định", "Luật Đất đai", "Luật", "số", "số:", "15/QĐ-TTg", "63/2010/NĐ-CP", "57-NQ/TW", "/KH-UBND", "06",
        "28/2026/QH16", "ngày", "ngày 08/6/2010", "31/02/2020", "tháng", "năm 2026", "của", "Chính phủ", "Bộ Y tế", "về",
        "được sửa đổi, bổ sung bởi", "và", "các", ";", ".", ",", "(", ")", "(Đề án 06)", "[1]", "\n[1]", "¹", "\t", "\n\n",
        "Đề án", "Nghị quyết", "Quyết định", "của Bộ trưởng, Chủ nhiệm", "sửa đổi, bổ sung một số điều của Luật", "Hiến pháp",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_gives_ordered_exact_spans(text: str) -> None:
    found = find_citations(text)
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    cited = distinct_citations([text])
    assert sum(one.mentions for one in cited) == len(found)
    assert all(len(one.texts) == one.mentions for one in cited)
    assert len(find_legal_bases([text])) <= len(cited)


@given(
    kind=st.sampled_from(["Nghị định", "Nghị quyết", "Quyết định", "Chỉ thị", "Thông tư", "Công văn", "Kế hoạch"]),
    serial=st.integers(1, 9999),
    year=st.none() | st.integers(1990, 2030),
    symbol=st.sampled_from(["NĐ-CP", "QĐ-TTg", "CT-UBND", "TT-BKHCN", "VPCP-KSTT", "NQ-HĐND", "KH-UBND-STP"]),
    day=st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    issuer=st.none() | st.sampled_from(["Chính phủ", "Thủ tướng Chính phủ", "UBND tỉnh Bắc Ninh", "Bộ Y tế"]),
    subject=st.none() | st.sampled_from(["về công tác văn thư", "phê duyệt kế hoạch", "quy định mức phí"]),
)
def test_a_basis_written_in_the_usual_way_is_found_again(
    kind: str,
    serial: int,
    year: int | None,
    symbol: str,
    day: date | None,
    issuer: str | None,
    subject: str | None,
) -> None:
    number = f"{serial:02}/{year}/{symbol}" if year else f"{serial:02}/{symbol}"
    written = f"{kind} số {number}"
    written += f" ngày {day:%d/%m/%Y}" if day else ""
    written += f" của {issuer}" if issuer else ""
    (found,) = find_citations(f"Căn cứ {written}{f' {subject}' if subject else ''};")
    assert found.text == written
    assert found.value == LegalBasis(
        type=kind, number=number, issued_on=day, issuer=issuer, subject=subject, text=written
    )


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "1/", "1-A-", "số ", "Luật ", "Nghị quyết 57 ", "Quyết định số 1/QĐ-A về ", "Kế hoạch số ..../", "("],
)
def test_the_time_taken_grows_no_faster_than_the_text(unit: str) -> None:
    started = time.perf_counter()
    distinct_citations([unit * (30_000 // len(unit))])
    assert time.perf_counter() - started < 5


def printed_key(kind: str, number: str | None) -> tuple[str, str]:
    return kind.lower(), re.sub(r"\s+", "", unicodedata.normalize("NFC", number or "")).lower()


@pytest.mark.skipif(not PLANS.exists(), reason="the published plans are not beside the checkout")
@pytest.mark.parametrize("name", ["000", "001", "003", "004"])
def test_published_plans_cite_what_their_records_say(name: str) -> None:
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    wrapped = (
        "\n\n" in text.replace("\n \n", "\n\n") and text.count("\n \n") + text.count("\n\n") > text.count("\n") / 3
    )
    lines = [" ".join(text.split())] if wrapped else text.splitlines()
    gold = json.loads((PLANS / f"{name}.gold.json").read_text("utf-8"))["citations"]
    want = {printed_key(row["type"], row["number"]): row["issued_on"] for row in gold if row["number"]}
    got = {
        printed_key(c.type, c.number): c.issued_on and str(c.issued_on) for c in distinct_citations(lines) if c.number
    }
    both = want.keys() & got.keys()
    assert 2 * len(both) / (len(want) + len(got)) >= 0.95
    assert {key: want[key] for key in both} == {key: got[key] for key in both}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nghị định số 45/NĐ-CP ngày 08/4/2020", "citation-year-missing"),
        ("Thông tư 02/TT-VPCP", "citation-year-missing"),
        ("Nghị định số 63/2010/NĐ-CP ngày 08/6/2011", "citation-year-mismatch"),
        ("Quyết định số 766/NQ-CP", "citation-type-mismatch"),
        ("Công văn số 12/KH-UBND", "citation-type-mismatch"),
        ("Kế hoạch số 1927/VPCP-KSTT", "citation-type-mismatch"),
        ("Luật số 12/2020/NĐ-CP", "citation-type-mismatch"),
        ("Thông tư số 22/2019/TT-BTTT", "citation-symbol-doubtful"),
        ("Nghị quyết số 66/NQCP", "citation-symbol-doubtful"),
        ("Quyết định 12/QĐ-UBND ngày 31/02/2020", "citation-date-impossible"),
    ],
)
def test_what_does_not_agree_is_reported_and_kept(text: str, code: str) -> None:
    (found,) = find_citations(text)
    assert [fault.code for fault in found.faults] == [code]
    assert found.text == text
    (distinct,) = distinct_citations([text, text])
    assert [fault.code for fault in distinct.faults] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010",
        "Nghị quyết số 66/NQ-CP ngày 26/3/2025",
        "Nghị quyết số 66.7/2025/NQ-CP",
        "Nghị quyết số 57-NQ/TW",
        "Nghị quyết số 202/2025/QH15",
        "Nghị quyết số 1679/NQ-UBTVQH15",
        "Luật số 72/2025/QH15",
        "Đề án 06/QĐ-TTg",
        "Công văn số 1927/VPCP-KSTT",
        "Thông tư số 21/2023/TT-BTTTT",
        "Thông tư số 11/2025/TT-BKHCN",
        "Thông tư liên tịch số 05/2014/TTLT/BNV-BTC",
        "Văn bản hợp nhất số 6050/2026/VBHN-NĐ-BTP ngày 05/02/2027",
        "Chương trình hành động số 12-CTr/TU",
        "Thông báo kết luận số 45-TB/TU",
        "Quyết định số 1811/QĐ-TTPVHCC",
        "Chỉ thị số 012/CT-UBND",
    ],
)
def test_what_is_written_as_it_should_be_has_no_fault(text: str) -> None:
    (found,) = find_citations(text)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("tại khoản 11 Điều 1 Nghị định số 107/2021/NĐ-CP", "khoản 11 Điều 1"),
        ("theo Điều 5, Điều 6 của Nghị định số 63/2010/NĐ-CP", "Điều 5, Điều 6"),
        ("điểm a, b khoản 2 Điều 13 Thông tư 02/2017/TT-VPCP", "điểm a, b khoản 2 Điều 13"),
        ("các điều 7, 8 và 9 của Nghị định 63/2010/NĐ-CP", "điều 7, 8 và 9"),
        ("Nghị định số 63/2010/NĐ-CP (khoản 4 Điều 20)", "khoản 4 Điều 20"),
        ("Phụ lục VI ban hành kèm theo Thông tư số 02/2017/TT-VPCP", "Phụ lục VI"),
        ("Mục 3 Chương II Nghị định số 61/2018/NĐ-CP", "Mục 3 Chương II"),
        ("theo Nghị định số 61/2018/NĐ-CP", None),
        ("khoản 2 theo quy định, Nghị định số 61/2018/NĐ-CP", None),
    ],
)
def test_the_part_meant_is_the_pinpoint(text: str, pinpoint: str | None) -> None:
    assert one(text).pinpoint == pinpoint


def test_a_short_name_is_resolved_to_the_mention_that_says_more() -> None:
    text = "Thông tư số 02/2017/TT-VPCP ngày 31/10/2017; Thông tư 02/2017/TT-VPCP; Thông tư 01/2020/TT-VPCP"
    first, short, other = find_citations(text)
    assert (first.pointing, short.pointing, other.pointing) == (None, "short", None)
    assert short.refers_to is not None
    assert short.refers_to.start == first.start
    assert (short.value.issued_on, short.document.issued_on) == (None, date(2017, 10, 31))


def test_words_that_point_back_mean_the_last_document_of_their_kind() -> None:
    text = (
        "Quyết định số 1/QĐ-UBND; Quyết định số 2/QĐ-UBND; Kế hoạch số 3/KH-UBND; Quyết định nêu trên và Kế hoạch này"
    )
    *_, above = find_citations(text)
    assert (above.text, above.pointing, above.document.number) == ("Quyết định nêu trên", "above", "2/QĐ-UBND")
    plan = LegalBasis(type="Kế hoạch", number="9/KH-UBND", text="Kế hoạch số 9/KH-UBND")
    *_, this = find_citations(text, itself=plan)
    assert (this.text, this.pointing, this.document) == ("Kế hoạch này", "this", plan)
    decision = LegalBasis(type="Quyết định", number="4/QĐ-UBND", text="Quyết định số 4/QĐ-UBND")
    *_, this = find_citations(text, itself=decision)
    assert this.document.number == "3/KH-UBND"
    assert find_citations("Kế hoạch này và Quyết định nêu trên") == ()


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "Nghị định",
                "số",
                "63/2010/NĐ-CP",
                "nêu trên",
                "này",
                "khoản 1",
                "Điều 2",
                "(",
                ")",
                ",",
                "\n",
                "ngày 08/6/2010",
                "của Chính phủ",
                "Luật Đất đai",
                "/KH-UBND",
                "-NQ/TW",
            ]
        )
    ).map(" ".join)
)
def test_mentions_stand_in_order_and_quote_the_text(text: str) -> None:
    found = find_citations(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in found:
        assert one.refers_to is None or one.refers_to.start < one.start
