"""Which document a text means, whether it holds on a day, what replaced it."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tthc.errors import InputError
from tthc.model import LegalBasis
from tthc.model.document import Document, DocumentLink, Sighting
from tthc.registry import DocumentRegister
from tthc.text import distinct_citations, find_citations

SHIPPED = DocumentRegister.default()
PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans"


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def link(number: str, since: date | None = None, issued_on: date | None = None) -> DocumentLink:
    return DocumentLink(number=number, since=since, issued_on=issued_on)


def decision(number: str, issued_on: str = "05/3/2024", **fields: Any) -> Document:
    return Document.model_validate({"type": "Quyết định", "number": number, "issued_on": day(issued_on)} | fields)


# --- the shipped register ---------------------------------------------------------------------------------------------

STANDINGS = """
number             | on         | state            | since      | until      | ended by
63/2010/NĐ-CP      | 07/06/2010 | not yet in force | -          | 13/10/2010 | -
63/2010/NĐ-CP      | 13/10/2010 | not yet in force | -          | 13/10/2010 | -
63/2010/NĐ-CP      | 14/10/2010 | in force         | 14/10/2010 | -          | -
63/2010/NĐ-CP      | 05/02/2026 | in force         | 14/10/2010 | -          | -
48/2013/NĐ-CP      | 30/06/2013 | not yet in force | -          | 30/06/2013 | -
48/2013/NĐ-CP      | 01/07/2013 | in force         | 01/07/2013 | -          | -
92/2017/NĐ-CP      | 25/09/2017 | in force         | 25/09/2017 | -          | -
20/2008/NĐ-CP      | 03/03/2008 | in force         | 03/03/2008 | -          | -
61/2018/NĐ-CP      | 22/04/2018 | not yet in force | -          | -          | -
61/2018/NĐ-CP      | 30/06/2025 | in force         | -          | 30/06/2025 | -
61/2018/NĐ-CP      | 01/07/2025 | ended            | 01/07/2025 | -          | 118/2025/NĐ-CP
107/2021/NĐ-CP     | 30/06/2025 | in force         | -          | 30/06/2025 | -
107/2021/NĐ-CP     | 16/08/2025 | ended            | 01/07/2025 | -          | 61/2018/NĐ-CP
118/2025/NĐ-CP     | 30/06/2025 | not yet in force | -          | 30/06/2025 | -
118/2025/NĐ-CP     | 01/07/2025 | in force         | 01/07/2025 | -          | -
42/2022/NĐ-CP      | 30/06/2026 | in force         | -          | 30/06/2026 | -
42/2022/NĐ-CP      | 01/07/2026 | ended            | 01/07/2026 | -          | 224/2026/NĐ-CP
09/2010/NĐ-CP      | 05/03/2020 | ended            | 05/03/2020 | -          | 30/2020/NĐ-CP
30/2020/NĐ-CP      | 05/03/2020 | in force         | 05/03/2020 | -          | -
309/2026/NĐ-CP     | 04/08/2026 | not yet in force | -          | 04/08/2026 | -
309/2026/NĐ-CP     | 05/08/2026 | in force         | 05/08/2026 | -          | -
766/QĐ-TTg         | 23/06/2022 | in force         | 23/06/2022 | -          | -
66.7/2025/NQ-CP    | 28/02/2027 | in force         | -          | 28/02/2027 | -
66.7/2025/NQ-CP    | 01/03/2027 | ended            | 01/03/2027 | -          | -
01/2018/TT-VPCP    | 30/06/2025 | in force         | -          | -          | 03/2025/TT-VPCP
01/2018/TT-VPCP    | 01/08/2025 | unknown          | -          | -          | 03/2025/TT-VPCP
01/2018/TT-VPCP    | 02/10/2026 | ended            | -          | -          | 03/2025/TT-VPCP
22/2019/TT-BTTTT   | 30/09/2026 | unknown          | -          | -          | -
22/2019/TT-BTTTT   | 01/10/2026 | ended            | -          | -          | 21/2023/TT-BTTTT
03/2025/TT-VPCP    | 14/09/2025 | not yet in force | -          | -          | -
76/NQ-CP           | 02/10/2026 | in force         | -          | -          | -
61/2018/NĐ-CP      | 02/01/2020 | unknown          | -          | -          | -
240/QĐ-TTg         | 05/02/2026 | unknown          | -          | -          | -
45/2016/QĐ-TTg     | 05/02/2026 | unknown          | -          | -          | -
468/QĐ-TTg         | 05/02/2026 | unknown          | -          | -          | -
01/2020/TT-VPCP    | 05/02/2026 | unknown          | -          | -          | -
28/2026/QH16       | 01/07/2026 | in force         | 01/07/2026 | -          | -
91/2015/QH13       | 31/12/2016 | not yet in force | -          | 31/12/2016 | -
"""


@pytest.mark.parametrize("row", [line.split("|") for line in STANDINGS.strip().splitlines()[1:]], ids="".join)
def test_the_shipped_documents_stand_as_their_sources_say(row: list[str]) -> None:
    number, on, state, since, until, ended_by = (cell.strip() for cell in row)
    standing = SHIPPED.status(number, day(on))
    assert standing.state == state
    assert standing.since == (None if since == "-" else day(since))
    assert standing.until == (None if until == "-" else day(until))
    assert (standing.ended_by.number if standing.ended_by else "-") == ended_by


AMENDMENTS = """
63/2010/NĐ-CP  | 30/06/2013 |                                               |
63/2010/NĐ-CP  | 01/07/2013 | 48/2013/NĐ-CP                                 |
63/2010/NĐ-CP  | 25/09/2017 | 48/2013/NĐ-CP, 92/2017/NĐ-CP                  |
45/2020/NĐ-CP  | 30/06/2025 |                                               | 68/2024/NĐ-CP, 69/2024/NĐ-CP
45/2020/NĐ-CP  | 01/07/2025 | 118/2025/NĐ-CP                                | 68/2024/NĐ-CP, 69/2024/NĐ-CP
45/2020/NĐ-CP  | 04/08/2026 | 118/2025/NĐ-CP                                | 68/2024/NĐ-CP, 69/2024/NĐ-CP
45/2020/NĐ-CP  | 05/08/2026 | 118/2025/NĐ-CP, 310/2026/NĐ-CP                | 68/2024/NĐ-CP, 69/2024/NĐ-CP
118/2025/NĐ-CP | 30/12/2025 |                                               |
118/2025/NĐ-CP | 31/12/2025 |                                               | 367/2025/NĐ-CP
118/2025/NĐ-CP | 05/08/2026 | 309/2026/NĐ-CP                                | 367/2025/NĐ-CP
118/2025/NĐ-CP | 02/10/2026 | 309/2026/NĐ-CP, 367/2025/NĐ-CP                |
61/2018/NĐ-CP  | 30/06/2025 | 107/2021/NĐ-CP                                |
61/2018/NĐ-CP  | 01/07/2025 |                                               |
367/2025/NĐ-CP | 30/06/2026 |                                               |
367/2025/NĐ-CP | 01/07/2026 | 224/2026/NĐ-CP                                |
"""


@pytest.mark.parametrize("row", [line.split("|") for line in AMENDMENTS.strip().splitlines()], ids="".join)
def test_amendments_hold_from_their_day_and_are_open_where_it_is_not_known(row: list[str]) -> None:
    number, on, holding, unsure = (cell.strip() for cell in row)
    standing = SHIPPED.status(number, day(on))
    assert ", ".join(one.link.number for one in standing.amendments) == holding
    assert ", ".join(one.link.number for one in standing.open_amendments) == unsure
    assert SHIPPED.amendments(number, day(on)) == standing.amendments


@pytest.mark.parametrize(
    ("number", "on", "successor"),
    [
        ("61/2018/NĐ-CP", None, "118/2025/NĐ-CP"),
        ("61/2018/NĐ-CP", "01/7/2025", "118/2025/NĐ-CP"),
        ("61/2018/NĐ-CP", "30/6/2025", None),
        ("107/2021/NĐ-CP", None, "118/2025/NĐ-CP"),
        ("107/2021/NĐ-CP", "16/8/2025", "118/2025/NĐ-CP"),
        ("01/2018/TT-VPCP", None, "03/2025/TT-VPCP"),
        ("01/2018/TT-VPCP", "14/9/2025", None),
        ("01/2018/TT-VPCP", "02/10/2026", "03/2025/TT-VPCP"),
        ("22/2019/TT-BTTTT", None, "21/2023/TT-BTTTT"),
        ("42/2022/NĐ-CP", None, None),
        ("63/2010/NĐ-CP", None, None),
        ("999/2024/NĐ-CP", None, None),
    ],
)
def test_what_replaced_a_document(number: str, on: str | None, successor: str | None) -> None:
    found = SHIPPED.successor(number, day(on) if on else None)
    assert (found.number if found else None) == successor


def test_every_shipped_entry_says_how_it_was_checked_and_what_it_rests_on() -> None:
    rows = tomllib.loads(files("tthc").joinpath("data", "registry", "documents.toml").read_text("utf-8"))["documents"]
    assert len(rows) == len(SHIPPED) >= 70
    assert [one.label for one in SHIPPED if one.checked is None] == []
    assert [one.label for one in SHIPPED if one.checked != "unverified" and not one.basis] == []


def test_what_nobody_checked_is_said_with_the_answer() -> None:
    end = SHIPPED.status("107/2021/NĐ-CP", date(2025, 7, 1))
    assert end.unverified and "chưa được kiểm chứng" in str(end) and "not verified" in end.describe("en")
    assert not SHIPPED.status("61/2018/NĐ-CP", date(2025, 7, 1)).unverified


def test_an_answer_beyond_the_state_of_knowledge_says_so() -> None:
    assert SHIPPED.status("63/2010/NĐ-CP", date(2026, 10, 1)).as_known_on is None
    assert SHIPPED.status("63/2010/NĐ-CP", date(2030, 1, 1)).as_known_on == date(2026, 10, 1)


# --- finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("63/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("063/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("63 / 2010 / NĐ – CP", "63/2010/NĐ-CP"),
        ("63/2010/NĐCP", "63/2010/NĐ-CP"),
        ("63/2010/nđ-cp", "63/2010/NĐ-CP"),
        ("６３/２０１０/NĐ-CP", "63/2010/NĐ-CP"),
        ("63/2010/NĐ\u00a0-\u200bCP", "63/2010/NĐ-CP"),
        (unicodedata.normalize("NFD", "63/2010/NĐ-CP"), "63/2010/NĐ-CP"),
        (unicodedata.normalize("NFD", "Nghị định số 63/2010/NĐ-CP"), "63/2010/NĐ-CP"),
        ("số 63/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("NĐ 63/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("Nghị định số: 63/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính", "63/2010/NĐ-CP"),
        ("4/2025/TT-VPCP", "04/2025/TT-VPCP"),
        ("04/2025/TT-VPCP", "04/2025/TT-VPCP"),
        ("66/NQCP", "66/NQ-CP"),
        ("66/NQ-CP", "66/NQ-CP"),
        ("66-NQ/TW", "66-NQ/TW"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("57/NQ-TW", "57-NQ/TW"),
        ("28/2026/QH16", "28/2026/QH16"),
        ("1927 /VPCP-KSTT", "1927/VPCP-KSTT"),
        ("22/2019/TT-BTTTT", "22/2019/TT-BTTTT"),
        ("22/2019/TT-BTTT", None),
        ("63/2010/ND-CP", None),
        ("66.70/2025/NQ-CP", None),
        ("63/2011/NĐ-CP", None),
        ("63/2010", None),
        ("06", None),
        ("Đề án 06", None),
        ("/KH-UBND", None),
        ("", None),
        ("Nghị định số 63/2010/NĐ-CP và Nghị định số 61/2018/NĐ-CP", None),
    ],
)
def test_a_number_is_found_however_it_is_printed_and_no_other_is(printed: str, number: str | None) -> None:
    found = SHIPPED.find(printed)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("issued_on", "found"),
    [(date(2025, 1, 8), True), (date(2026, 1, 8), True), (date(2024, 1, 5), False), (None, False)],
)
def test_a_number_that_repeats_is_told_by_its_date(issued_on: date | None, found: bool) -> None:
    document = SHIPPED.find("01/NQ-CP", issued_on)
    assert (document is not None) == found
    assert document is None or document.issued_on == issued_on
    assert [one.issued_on for one in SHIPPED.candidates("1/NQ-CP")] == [date(2025, 1, 8), date(2026, 1, 8)]


def test_another_date_or_kind_is_another_document() -> None:
    assert SHIPPED.find("63/2010/NĐ-CP", date(2010, 6, 9)) is None
    assert SHIPPED.find("63/2010/NĐ-CP", type="Quyết định") is None
    assert SHIPPED.find("63/2010/NĐ-CP", type="NĐ") is not None


def test_the_symbol_says_more_of_the_kind_than_the_word_before_it() -> None:
    assert SHIPPED.find("Quyết định 63/2010/NĐ-CP") == SHIPPED.find("63/2010/NĐ-CP") is not None


def test_where_the_number_has_no_symbol_the_kind_tells() -> None:
    scheme, programme = (Document(type=kind, number="06") for kind in ("Đề án", "Chương trình"))
    register = DocumentRegister.of([scheme, programme])
    assert register.find("6") is None
    assert register.find("Đề án 06") == register.find("06", type="đề án") == scheme


def test_candidates_are_told_apart_by_the_date_where_part_of_the_number_is_missing() -> None:
    assert len(SHIPPED.candidates("09/NĐ-CP")) == 3
    [decree] = SHIPPED.candidates("09/NĐ-CP", date(2019, 1, 24))
    assert decree.number == "09/2019/NĐ-CP"


@pytest.mark.parametrize(
    ("asked", "reason", "candidates"),
    [
        ("999/2024/NĐ-CP", "not-known", []),
        ("45/NĐ-CP", "not-known", ["45/2020/NĐ-CP"]),
        ("107/NĐ-CP", "not-known", ["107/2021/NĐ-CP"]),
        ("61/2018", "not-known", ["61/2018/NĐ-CP"]),
        ("02/NQ-CP", "several", ["02/NQ-CP", "02/NQ-CP"]),
        ("76/NQ-CP ngày 15/7/2022", "other-date", ["76/NQ-CP"]),
        ("kế hoạch của tỉnh", "no-number", []),
    ],
)
def test_what_is_not_known_is_unknown_and_says_why_and_what_may_be_meant(
    asked: str, reason: str, candidates: list[str]
) -> None:
    standing = SHIPPED.status(asked, date(2026, 2, 5))
    assert (standing.state, standing.document, standing.reason) == ("unknown", None, reason)
    assert [one.number for one in standing.candidates] == candidates


def test_a_citation_is_looked_up_by_its_number_and_date() -> None:
    text = "theo Nghị quyết số 01/NQ-CP ngày 08/01/2026 của Chính phủ và Luật Đất đai"
    resolution, law = (found.value for found in find_citations(text))
    known = SHIPPED.of_citation(resolution)
    assert known is not None and known.issued_on == date(2026, 1, 8)
    assert SHIPPED.of_citation(law) is None
    assert SHIPPED.status(law, date(2026, 2, 5)).reason == "no-number"
    [same, _] = distinct_citations([text])
    assert SHIPPED.of_citation(same) == known


def test_a_number_that_every_province_gives_is_told_by_its_issuer() -> None:
    def cited(issuer: str | None) -> Document | None:
        return SHIPPED.of_citation(LegalBasis(type="Quyết định", number="550/QĐ-UBND", issuer=issuer, text="…"))

    assert cited("Chủ tịch UBND tỉnh") == cited("Ủy ban nhân dân tỉnh Bắc Ninh") == cited(None) is not None
    assert cited("UBND tỉnh Hà Nam") is None


def test_a_yearly_number_without_a_date_is_answered_with_a_caution() -> None:
    assert SHIPPED.status("766/QĐ-TTg", date(2026, 2, 5)).undated
    assert not SHIPPED.status("63/2010/NĐ-CP", date(2026, 2, 5)).undated
    assert not SHIPPED.status("Quyết định số 766/QĐ-TTg ngày 23/6/2022", date(2026, 2, 5)).undated


def test_a_moment_is_taken_as_its_day_in_vietnam() -> None:
    assert SHIPPED.status("61/2018/NĐ-CP", datetime.fromisoformat("2025-06-30T18:00:00+00:00")).state == "ended"
    assert SHIPPED.status("61/2018/NĐ-CP", datetime(2025, 6, 30, 18)).state == "in force"


def test_the_documents_of_the_sample_plans_are_known() -> None:
    if not PLANS.is_dir():
        pytest.skip("the sample plans are not here")
    text = (PLANS / "000.txt").read_text("utf-8")
    based = "61/2018/NĐ-CP", "107/2021/NĐ-CP", "63/2010/NĐ-CP", "118/2025/NĐ-CP"
    cited = {found.value.number for found in find_citations(text)}
    known = [number for number in based if number in cited and SHIPPED.find(number)]
    assert known == [number for number in based if number in cited] != []


# --- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "on", "vi", "en"),
    [
        (
            "61/2018/NĐ-CP",
            "01/7/2025",
            "Ngày 01/07/2025, Nghị định 61/2018/NĐ-CP ngày 23/04/2018 đã hết hiệu lực từ ngày 01/07/2025, được thay thế "
            "bởi Nghị định 118/2025/NĐ-CP ngày 09/06/2025.",
            "On 2025-07-01 Decree 61/2018/NĐ-CP of 2018-04-23 is no longer in force: it ended on 2025-07-01, replaced by "
            "Decree 118/2025/NĐ-CP of 2025-06-09.",
        ),
        (
            "63/2010/NĐ-CP",
            "01/7/2013",
            "Ngày 01/07/2013, Nghị định 63/2010/NĐ-CP ngày 08/06/2010 có hiệu lực (từ ngày 14/10/2010). Được sửa đổi, bổ "
            "sung bởi Nghị định 48/2013/NĐ-CP (từ ngày 01/07/2013).",
            "On 2013-07-01 Decree 63/2010/NĐ-CP of 2010-06-08 is in force (since 2010-10-14). Amended by Decree "
            "48/2013/NĐ-CP (since 2013-07-01).",
        ),
        (
            "66.7/2025/NQ-CP",
            "01/3/2027",
            "Ngày 01/03/2027, Nghị quyết 66.7/2025/NQ-CP ngày 15/11/2025 đã hết hiệu lực: chỉ có hiệu lực đến hết ngày "
            "28/02/2027. Thông tin này chưa được kiểm chứng.",
            "On 2027-03-01 Resolution 66.7/2025/NQ-CP of 2025-11-15 is no longer in force: it was valid until 2027-02-28. "
            "This is not verified.",
        ),
        (
            "999/2024/NĐ-CP",
            "01/3/2027",
            "Sổ văn bản không có 999/2024/NĐ-CP.",
            "The register does not have 999/2024/NĐ-CP.",
        ),
    ],
)
def test_the_answer_reads_as_sentences_in_both_languages(number: str, on: str, vi: str, en: str) -> None:
    standing = SHIPPED.status(number, day(on))
    assert (str(standing), standing.describe("vi"), standing.describe("en")) == (vi, vi, en)


@pytest.mark.parametrize(
    ("fields", "vi", "en"),
    [
        (
            {"effective_on": date(2024, 4, 1), "ended_on": date(2025, 6, 1)},
            "có hiệu lực (từ ngày 01/04/2024 đến hết ngày 31/05/2025).",
            "is in force (from 2024-04-01 to 2025-05-31).",
        ),
        (
            {"effective_on": date(2024, 12, 31), "ended_on": date(2025, 6, 1)},
            "chưa có hiệu lực: có hiệu lực từ ngày 31/12/2024.",
            "is not yet in force: it takes effect on 2024-12-31.",
        ),
        (
            {"issued_on": "05/8/2024"},
            "chưa có hiệu lực: đến ngày 05/08/2024 mới ban hành.",
            "issued on 2024-08-05.",
        ),
        (
            {"ended_on": date(2024, 5, 1)},
            "đã hết hiệu lực từ ngày 01/05/2024.",
            "no longer in force: it ended on 2024-05-01.",
        ),
        ({"seen": [Sighting(on=date(2024, 5, 1), state="ended")]}, "đã hết hiệu lực.", "is no longer in force."),
        (
            {"seen": [Sighting(on=date(2024, 5, 1), state="ended")], "ended_by": link("2/QĐ-A")},
            "đã hết hiệu lực: theo 2/QĐ-A.",
            "is no longer in force: under 2/QĐ-A.",
        ),
        (
            {"seen": [Sighting(on=date(2024, 6, 1), state="in force")], "replaced_by": link("2/QĐ-A")},
            "Về sau đã hết hiệu lực, không rõ từ ngày nào, được thay thế bởi 2/QĐ-A.",
            "It ended later, on a day not recorded, replaced by 2/QĐ-A.",
        ),
        (
            {"effective_on": date(2024, 4, 1), "amended_by": [link("2/QĐ-A", date(2024, 5, 1))]},
            "Được sửa đổi, bổ sung bởi 2/QĐ-A (từ ngày 01/05/2024).",
            "Amended by 2/QĐ-A (since 2024-05-01).",
        ),
        (
            {"note": {"vi": "Chưa công bố.", "en": "Not published."}},
            "sổ không ghi ngày có hiệu lực. Chưa công bố.",
            "no day of its force is recorded. Not published.",
        ),
    ],
)
def test_every_kind_of_answer_has_its_words(fields: dict[str, Any], vi: str, en: str) -> None:
    standing = SHIPPED.status(decision("1/QĐ-A", **fields), date(2024, 6, 1))
    assert str(standing).endswith(vi)
    assert standing.describe("en").endswith(en)


def test_a_caution_follows_the_answer() -> None:
    standing = SHIPPED.status("766/QĐ-TTg", date(2026, 2, 5))
    assert str(standing).endswith("Số này mỗi năm đánh lại từ đầu, chưa đối chiếu ngày ban hành.")
    assert standing.describe("en").endswith("begin anew each year and no date of issue was given.")


def test_an_unknown_state_tells_what_is_known() -> None:
    said = SHIPPED.status("01/2018/TT-VPCP", date(2025, 12, 1)).describe("en")
    assert (
        "the day it ended is not recorded. It was in force on 2025-06-30. Replaced by Circular 03/2025/TT-VPCP" in said
    )
    assert "No replacement was found." in SHIPPED.status("01/2020/TT-VPCP", date(2025, 12, 1)).describe("en")


# --- registers of one's own -------------------------------------------------------------------------------------------


def test_chains_are_followed_to_the_document_in_force_on_the_day() -> None:
    first, second, third = "01/2019/QĐ-UBND", "02/2022/QĐ-UBND", "03/2025/QĐ-UBND"
    register = DocumentRegister.of(
        [
            decision(first, "02/01/2019", effective_on=date(2019, 1, 12), replaced_by=link(second, date(2022, 2, 1))),
            decision(second, "20/01/2022", effective_on=date(2022, 2, 1), replaced_by=link(third, date(2025, 3, 1))),
            decision(third, "20/02/2025", effective_on=date(2025, 3, 1)),
        ]
    )

    def successor(on: date | None) -> str | None:
        found = register.successor(first, on)
        return found.number if found else None

    assert successor(None) == third
    assert [successor(day(on)) for on in ("31/01/2022", "01/02/2022", "28/02/2025", "01/3/2025")] == [
        None,
        second,
        second,
        third,
    ]
    assert (
        register.status(first, date(2026, 1, 1))
        .describe("en")
        .endswith(f"In force in its place: Decision {third} of 2025-02-20.")
    )


def test_what_ended_with_another_is_over_when_that_is_and_has_no_successor_unless_that_has() -> None:
    pilot = decision("1/2024/QĐ-A", effective_on=date(2024, 4, 1), expires_on=date(2025, 3, 31))
    guide = decision("2/2024/QĐ-A", effective_on=date(2024, 4, 1), ended_with=link(pilot.number))
    register = DocumentRegister.of([pilot, guide])
    assert register.status(guide, date(2025, 3, 31)).until == date(2025, 3, 31)
    assert register.status(guide, date(2025, 4, 1)).since == date(2025, 4, 1)
    assert register.successor(guide) is None


def test_an_amendment_goes_with_the_document_that_made_it() -> None:
    amending = decision("2/2024/QĐ-A", effective_on=date(2024, 4, 1), expires_on=date(2024, 12, 31))
    amended = decision(
        "1/2024/QĐ-A", effective_on=date(2024, 4, 1), amended_by=(link(amending.number, date(2024, 5, 1)),)
    )
    register = DocumentRegister.of([amended, amending])
    days = ("30/4/2024", "01/5/2024", "31/12/2024", "01/01/2025")
    assert [len(register.amendments(amended, day(on))) for on in days] == [0, 1, 1, 0]


def test_users_add_documents_and_complete_those_that_are_there() -> None:
    known = decision("7/2019/QĐ-UBND", seen=[Sighting(on=date(2025, 1, 1), state="in force")])
    stub = Document(type="Quyết định", number="8/2024/QĐ-UBND")
    register = DocumentRegister.of([known, stub])
    completed = known.model_copy(update={"effective_on": date(2024, 4, 1)})
    dated = decision("08/2024/QĐ-UBND", "25/6/2024")
    new = decision("15/2026/QĐ-UBND", amended_by=(link("8/2024/QĐ-UBND"),))
    more = register.with_documents([completed, dated, new])
    assert tuple(more) == (completed, dated, new)
    assert register.status(known.number, date(2024, 6, 1)).state == "unknown"
    assert more.status(known.number, date(2024, 6, 1)).state == "in force"
    with pytest.raises(InputError, match="once without its date of issue"):
        more.with_documents([stub])


def test_the_shipped_register_takes_documents_that_speak_of_its_own() -> None:
    own = decision("15/2026/QĐ-UBND", ended_with=link("61/2018/NĐ-CP"))
    register = SHIPPED.with_documents([own])
    assert len(register) == len(SHIPPED) + 1
    assert own in register and own not in SHIPPED
    assert register.status("15/2026/QĐ-UBND", date(2025, 7, 1)).since == date(2025, 7, 1)


def test_a_document_outside_the_register_is_judged_by_what_it_says_itself() -> None:
    own = decision(
        "15/2026/QĐ-UBND", effective_on=date(2024, 4, 1), replaced_by=link("99/2026/QĐ-UBND", date(2026, 9, 1))
    )
    standing = SHIPPED.status(own, date(2026, 9, 1))
    assert (standing.state, standing.ended_by, standing.successor) == ("ended", None, None)
    assert "replaced by 99/2026/QĐ-UBND" in standing.describe("en")


@pytest.mark.parametrize(
    ("documents", "problem"),
    [
        ([decision("1/QĐ-A"), decision("01/QĐ-A")], "Quyết định 01/QĐ-A of 2024-03-05: stands there twice"),
        ([decision("1/QĐ-A"), decision("1/QĐ-A", issued_on="05/3/2025"), decision("2/QĐ-A", replaced_by=link("1/QĐ-A"))],
         "Quyết định 2/QĐ-A of 2024-03-05: replaced_by: 1/QĐ-A could be"),
        ([decision("1/QĐ-A", amended_by=(link("2/QĐ-A"),))], "amended_by[0]: 2/QĐ-A is not in the register"),
        ([decision("1/QĐ-A", replaced_by=link("1/QĐ-A"))], "what ends it leads back to it"),
        ([decision("1/QĐ-A", replaced_by=link("2/QĐ-A")), decision("2/QĐ-A", ended_with=link("1/QĐ-A"))],
         "what ends it leads back to it"),
        ([decision("1/QĐ-A", amended_by=(link("2/QĐ-A"),)), decision("2/QĐ-A", amended_by=(link("1/QĐ-A"),))],
         "what amends it leads back to it"),
        ([decision("/QĐ-A")], "the number is blank"),
        ([decision("1/QĐ-A"), decision("1/QĐ-A", type="Quy định")], "stands there twice"),
        ([decision("1/QĐ-A", ended_on=date(2025, 1, 1)),
          decision("2/QĐ-A", ended_with=link("1/QĐ-A"), seen=[Sighting(on=date(2025, 1, 1), state="in force")])],
         "Quyết định 2/QĐ-A of 2024-03-05: was in force on 2025-01-01, but ended on 2025-01-01"),
    ],
)  # fmt: skip
def test_documents_that_do_not_fit_together_are_refused_by_name(documents: list[Document], problem: str) -> None:
    with pytest.raises(InputError) as caught:
        DocumentRegister.of(documents)
    assert problem in str(caught.value)
    assert caught.value.hint


def test_two_provinces_may_give_one_number_on_one_day() -> None:
    one, other = (decision("12/QĐ-UBND", issuer=f"UBND tỉnh {name}") for name in ("Bắc Ninh", "Hà Nam"))
    register = DocumentRegister.of([one, other])
    assert register.find("12/QĐ-UBND", one.issued_on) is None
    assert register.find("12/QĐ-UBND", issuer="UBND tỉnh Hà Nam") == other


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"ended_on": date(2024, 3, 4)}, "before it was issued"),
        ({"ended_on": date(2025, 1, 1), "replaced_by": link("2/QĐ-A", date(2025, 2, 1))}, "ended on 2025-01-01, but"),
        ({"ended_by": link("2/QĐ-A"), "replaced_by": link("3/QĐ-A")}, "more than one way"),
        ({"effective_on": date(2024, 4, 1), "seen": [Sighting(on=date(2024, 3, 31), state="in force")]}, "took effect"),
        ({"expires_on": date(2024, 4, 1), "seen": [Sighting(on=date(2024, 4, 2), state="in force")]}, "but ended on"),
        ({"ended_on": date(2024, 4, 2), "seen": [Sighting(on=date(2024, 4, 1), state="ended")]}, "but ended on"),
        (
            {"seen": [Sighting(on=date(2024, 4, 2), state="in force"), Sighting(on=date(2024, 4, 1), state="ended")]},
            "over",
        ),
        ({"unverified": ("until",)}, "no such field: until"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        decision("1/QĐ-A", **fields)
