"""A plan as the Word file that an office files, by Decree 30/2020 or in a template of the office's own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any, Final

from tthc.io.word.annex import AnnexPages, annex_pages, body_tables
from tthc.io.word.blank import blank_document, properties_of
from tthc.io.word.element import Xml, element, elements, joined, paragraph, style_id, tag, w
from tthc.io.word.letter import closing, head
from tthc.io.word.page import count_from_one, page_of, set_page
from tthc.io.word.prose import body, footnotes
from tthc.io.word.record import RECORD, properties_xml, record_xml
from tthc.io.word.style import style_xml, words
from tthc.io.word.template import PLACES, rendered, take_places
from tthc.model import Plan

_DATE_OF_PARTS: Final = (1980, 1, 1, 0, 0, 0)


def docx_bytes(plan: Plan, *, template: bytes | None = None) -> bytes:
    """A plan as a Word file (.docx).

    A4, letterhead, number and date, title, text, recipients and signature as the decree has them; annexes on pages of
    their own, those with a table on their side. Words stay as printed; what the plan lacks is left out. The file
    carries the plan itself beside its text, see :mod:`tthc.io.word.record`. The same plan gives the same bytes.

    Legal basis: Decree 30/2020/NĐ-CP, Articles 8 and 9, Appendix I.

    Args:
        plan: the plan.
        template: a Word file of the office's own with places for the plan, see :mod:`tthc.io.word.template`.

    Raises:
        InputError: the template is no Word file, lacks ``{{ body }}``, or has a field that cannot be filled in.
        MissingExtraError: python-docx is not installed.

    Example:
        >>> docx_bytes(Plan(title="Kiểm soát thủ tục hành chính năm 2026"))[:2]
        b'PK'
    """
    document = blank_document() if template is None else rendered(plan, template)
    story = document.element.body
    section = story.find(w("sectPr"))
    if section is None:
        section = element(tag("sectPr"))
        story.append(section)
    page = page_of(section)
    places = take_places(story)
    for name, content in _contents(plan, page.inside).items():
        if name in places:
            _replace(places[name], content)
    _add_annexes(section, annex_pages(plan, page))
    _add_styles(document)
    _add_record(document, plan)
    return _packed(document, properties_of(plan) if template is None else {})


def _contents(plan: Plan, width: int) -> dict[str, Xml]:
    """What goes to each place."""
    text = joined((body(plan), body_tables(plan, width), footnotes(plan)))
    return dict(zip(PLACES, (head(plan, width), text, closing(plan, width)), strict=True))


def _replace(place: Any, content: Xml) -> None:
    """Put content where a place is; a cell of a table must keep a paragraph."""
    made = elements(content) or [element(paragraph("", "gap"))]
    for each in made:
        place.addprevious(each)
    place.getparent().remove(place)


def _add_annexes(section: Any, annexes: Iterable[AnnexPages]) -> None:
    """Put the annexes after all else, each on a section of its own that counts its pages from 1.

    The last section of a document stands in its body, the others in the paragraphs that end them.
    """
    for annex in annexes:
        ending = element(paragraph("", "gap"))
        ending.find(w("pPr")).append(deepcopy(section))
        for each in (ending, *elements(annex.content)):
            section.addprevious(each)
        set_page(section, annex.page)
        count_from_one(section)


def _add_styles(document: Any) -> None:
    """Define the styles; where a template has one of the same name, use that."""
    styles = document.styles.element
    own = {style.find(w("name")).get(w("val")): style.get(w("styleId")) for style in styles.iter(w("style"))}
    named = {style_id(key): made["name"] for key, made in words("style").items()}
    for key, made in words("style").items():
        if made["name"] not in own:
            styles.append(element(style_xml(key)))
    for used in document.element.body.iter(w("pStyle")):
        name = named.get(used.get(w("val")))
        if name in own:
            used.set(w("val"), own[name])


def _add_record(document: Any, plan: Plan) -> None:
    """Let the file carry the plan; a record that a template has of another goes."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main, package = document.part, document.part.package
    relations = [(key, one) for key, one in main.rels.items() if one.reltype == RELATIONSHIP_TYPE.CUSTOM_XML]
    for key, relation in relations:
        if not relation.is_external and RECORD.encode() in relation.target_part.blob:
            del main.rels[key]
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(count for count in range(1, len(taken) + 2) if f"/customXml/item{count}.xml" not in taken)
    content = record_xml(plan, document.element)
    record = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", content, package)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), kind, properties_xml(content), package)
    record.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    main.relate_to(record, RELATIONSHIP_TYPE.CUSTOM_XML)


def _packed(document: Any, replaced: Mapping[str, str]) -> bytes:
    """The file, some parts of it replaced; no part bears the hour it was written."""
    draft, out = BytesIO(), BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as parts, zipfile.ZipFile(out, "w") as package:
        for name in parts.namelist():
            content = replaced[name].encode() if name in replaced else parts.read(name)
            entry = zipfile.ZipInfo(name, _DATE_OF_PARTS)
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
