"""The empty document that a plan is written into where the office has no template."""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import escape

from tthc.errors import MissingExtraError
from tthc.io.word.element import elements, joined, legal, run, style_id, tag, w
from tthc.io.word.page import Page, set_page
from tthc.io.word.style import words
from tthc.io.word.template import PLACES, mark
from tthc.model import Plan

_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_UNUSED: Final = ("/thumbnail", "/customXml", "/stylesWithEffects")


def blank_document() -> Any:
    """Pages by the decree with nothing on them but the places of :mod:`tthc.io.word.template`.

    The number of the page stands in the middle of the upper margin, not on the first page.

    Legal basis: Decree 30/2020/NĐ-CP, Appendix I, Part I.

    Raises:
        MissingExtraError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as fault:
        raise MissingExtraError("docx", needed_for="a Word file") from fault
    document = Document()
    _drop_unused(document.part)
    _drop_unused(document.part.package)
    _set_normal(document.styles.element)
    _set_compatibility(document.settings.element)
    story = document.element.body
    story[:] = [*elements(joined(tag("p", run(mark(place))) for place in PLACES)), story.find(w("sectPr"))]
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    numbered = tag(
        "p", tag("pPr", tag("pStyle", val=style_id("page_number"))), tag("fldSimple", run("2"), instr="PAGE")
    )
    section.header.part.element[:] = elements(numbered)
    set_page(story.find(w("sectPr")), Page.by_decree())
    return document


def properties_of(plan: Plan) -> dict[str, str]:
    """The parts that say what a file is: its title and who made it."""
    title, issuer = (escape(legal(text or "")) for text in (plan.title, plan.issuer))
    core = (
        f'{_DECLARED}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<dc:title>{title}</dc:title><dc:creator>{issuer}</dc:creator><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )
    app = (
        f'{_DECLARED}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>tthc</Application></Properties>"
    )
    return {"docProps/core.xml": core, "docProps/app.xml": app}


def _drop_unused(holder: Any) -> None:
    """Leave out what python-docx's own template carries along."""
    for key in [key for key, relation in holder.rels.items() if relation.reltype.endswith(_UNUSED)]:
        del holder.rels[key]


def _set_normal(styles: Any) -> None:
    """The font of the decree, in black, for Vietnamese; nothing between paragraphs but what a style asks for."""
    font = words("page")["font"]
    letters = tag(
        "rPr",
        tag("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        tag("color", val="000000"),
        tag("sz", val=28),
        tag("szCs", val=28),
        tag("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    layout = tag("pPr", tag("spacing", before=0, after=0, line=240, lineRule="auto"))
    defaults = tag("docDefaults", tag("rPrDefault", letters), tag("pPrDefault", layout))
    styles.replace(styles.find(w("docDefaults")), elements(defaults)[0])


def _set_compatibility(settings: Any) -> None:
    """Let Word lay the file out as it does those of its own since 2013."""
    for setting in settings.iter(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode":
            setting.set(w("val"), "15")
    for element in list(settings.iter(w("useFELayout"))):
        element.getparent().remove(element)
