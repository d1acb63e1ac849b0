"""The plan inside a Word file: believed while the text is unchanged."""

from __future__ import annotations

import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import tthc
from tthc.errors import MissingExtraError
from tthc.io.word.record import RECORD, word_record
from tthc.io.word.write import docx_bytes
from tthc.model import Plan, Section, Task, TaskGroup
from tthc.testing import plans

MAIN = "word/document.xml"
SMALL = Plan(
    title="Kiểm soát TTHC\x07 năm 2026 \uffff",
    sections=(Section(label="1", paragraphs=("Khoản <một> & hai\nba.",)),),
    task_groups=(TaskGroup(label="I", title="Nhóm", tasks=(Task(label="1", title="Rà soát", lead_text=""),)),),
)


def parts(plan: Plan, template: bytes | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx_bytes(plan, template=template))) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(old: str, new: str) -> dict[str, bytes]:
    found = parts(SMALL)
    text = found[MAIN].decode()
    assert old in text
    return found | {MAIN: text.replace(old, new, 1).encode()}


def without_source(plan: Plan) -> Plan:
    return plan.model_copy(update={"source": None})


@given(plans())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_plan_comes_back(plan: Plan) -> None:
    assert word_record(parts(plan)) == without_source(plan)


def test_the_bundled_plan_comes_back(bundled_plan: Path) -> None:
    plan = tthc.read(bundled_plan)
    assert word_record(parts(plan)) == without_source(plan)


def test_signs_that_xml_cannot_hold_come_back() -> None:
    assert word_record(parts(SMALL)) == SMALL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rà soát</w:t>", "Rà</w:t></w:r><w:r><w:t> soát</w:t>"),  # runs are split at will
        ("Rà soát</w:t>", "Ra\u0300 soát</w:t>"),  # and letters taken apart
        ("Rà soát</w:t>", "Rà\u00a0soát</w:t>"),
        ("Rà soát</w:t>", "Rà soát </w:t>"),
        ("<w:body>", "<w:body><w:p/><w:bookmarkStart w:id='0' w:name='_GoBack'/>"),
        ("Rà soát</w:t>", "Rà soát</w:t></w:r><w:proofErr w:type='spellEnd'/><w:r>"),
        ("Rà soát</w:t>", "Rà </w:t><w:lastRenderedPageBreak/><w:t>soát</w:t>"),
    ],
)
def test_saving_again_changes_nothing(old: str, new: str) -> None:
    assert word_record(edited(old, new)) == SMALL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rà soát</w:t>", "Rà xoát</w:t>"),
        ("Rà soát</w:t>", "Rà soát</w:t></w:r></w:p><w:p><w:r><w:t>mới</w:t>"),
        ("Rà soát</w:t></w:r>", "Rà soát</w:t></w:r><w:ins w:id='1'><w:r><w:t>!</w:t></w:r></w:ins>"),
        ('<w:r><w:t xml:space="preserve">Rà soát</w:t></w:r>', "<w:del w:id='1'><w:r><w:delText>Rà soát</w:delText></w:r></w:del>"),
        ("Rà soát</w:t></w:r>", "Rà soát</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"),
    ],
)  # fmt: skip
def test_a_change_of_the_text_is_seen(old: str, new: str) -> None:
    assert word_record(edited(old, new)) is None


def test_a_text_moved_to_another_cell_is_a_change() -> None:
    found = parts(SMALL)
    text = found[MAIN].decode()
    cell, empty = re.findall(r"<w:tc>(?:(?!</w:tc>).)*</w:tc>", text)[-2:]
    assert "Rà soát" in cell and "</w:t>" not in empty
    assert word_record(found | {MAIN: text.replace(cell + empty, empty + cell).encode()}) is None


def test_the_main_part_may_have_another_name() -> None:
    found = {name.replace("document.xml", "document2.xml"): part for name, part in parts(SMALL).items()}
    found["_rels/.rels"] = found["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert word_record(found) == SMALL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"schema_version": 2', b'"schema_version": 99'),
        (b'"title"', b'"tittle"'),
        (b"</plan>", b""),
        (RECORD.encode(), b"urn:other"),
        (b"<plan ", b"<!DOCTYPE plan [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><plan "),
    ],
)
def test_a_record_that_cannot_be_read_is_none(old: bytes, new: bytes) -> None:
    found = parts(SMALL)
    [item] = [name for name in found if re.fullmatch(r"customXml/item\d+\.xml", name)]
    assert old in found[item]
    changed = word_record(found | {item: found[item].replace(old, new)})
    assert changed is None or (changed == SMALL and b"ENTITY" in new)


def test_a_file_without_a_record_or_without_a_text_has_none() -> None:
    found = parts(SMALL)
    assert word_record({name: part for name, part in found.items() if not name.startswith("customXml")}) is None
    assert word_record({name: part for name, part in found.items() if name != MAIN}) is None
    assert word_record({}) is None


def test_a_template_that_was_a_plan_gives_up_its_record() -> None:
    from docx import Document

    old = Document(BytesIO(docx_bytes(SMALL)))
    old.element.body.insert(0, old.add_paragraph("{{ body }}")._p)
    filled = BytesIO()
    old.save(filled)
    new = Plan(title="Kế hoạch khác", sections=(Section(paragraphs=("Lời.",)),))
    found = parts(new, filled.getvalue())
    assert word_record(found) == new
    assert (
        sum(RECORD.encode() in part for name, part in found.items() if name.endswith(".xml")) == 2
    )  # and its properties


def test_without_lxml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    found = parts(SMALL)
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(MissingExtraError, match=r"tthc\[docx\]"):
        word_record(found)


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    found = parts(SMALL)
    plain, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert word_record(found | {MAIN: found[MAIN].replace(plain, strict)}) == SMALL


def test_tabs_and_hyphens_count_as_what_they_look_like() -> None:
    plan = SMALL.model_copy(update={"title": "Kế hoạch\t2026\u2011\u00ad2027"})
    found = parts(plan)
    text = (
        found[MAIN]
        .decode()
        .replace("\u2011", "</w:t><w:noBreakHyphen/><w:t>")
        .replace("\u00ad", "</w:t><w:softHyphen/><w:t>")
    )
    assert "noBreakHyphen" in text and "softHyphen" in text
    assert word_record(found | {MAIN: text.encode()}) == plan
