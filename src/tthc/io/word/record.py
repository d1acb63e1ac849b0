"""The plan itself inside a Word file, so that a file nobody changed gives back the same plan.

It stands in a part of custom XML beside the text, with a hash of the text that a person sees. A file edited in an
office has another text: its record is no longer believed, and the plan is read from the words. The hash shows that a
file was edited, not who wrote it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from tthc.errors import InputError, MissingExtraError
from tthc.io.forms import dumps, loads
from tthc.io.word.element import NAMESPACE, NOT_XML
from tthc.io.word.parts import main_part
from tthc.io.xml import parse_xml
from tthc.model import Plan
from tthc.text.normal import squeeze

RECORD: Final = "urn:tthc:word-record"
"""The namespace of the record."""

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM: Final = re.compile(r"customXml/item\d+\.xml")
# Signs that no XML may hold, so that no text can look like them; none is white space.
_PARTED: Final = {"p": "\n", "tc": "\n\x01\n", "tr": "\n\x02\n", "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_CHANGED: Final = ("ins", "del", "moveFrom", "moveTo", "footnoteReference", "endnoteReference")
_ALIKE: Final = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})


def visible_text(document: Any) -> str:
    """The text a person sees, one line a paragraph, free of what programs do to a file when they save it again.

    Runs may be split or joined, and blanks, empty paragraphs and the form of hyphens may change; cells and rows may
    not. A tracked change and a new footnote are a change.

    Args:
        document: the root of the document's main part, of lxml.
    """
    pieces: list[str] = []
    for element in document.iter():
        space, _, name = element.tag[1:].partition("}") if isinstance(element.tag, str) else ("", "", "")
        if space not in (NAMESPACE, _STRICT):
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name in _CHANGED:
            pieces.append("\n\x03\n")
        elif name != "tab" or not element.getparent().tag.endswith("}tabs"):
            pieces.append(_PARTED.get(name, ""))
    lines = (squeeze(line) for line in "".join(pieces).translate(_ALIKE).split("\n"))
    return "\n".join(line for line in lines if line)


def record_xml(plan: Plan, document: Any) -> bytes:
    """The record of a plan for a document.

    Args:
        plan: the plan; where it was read from is left out.
        document: the root of the document's main part, of lxml, finished.
    """
    etree = _etree()
    text = dumps(plan.model_copy(update={"source": None}))
    root = etree.Element(f"{{{RECORD}}}plan", {"sha256": _digest(document)}, nsmap={None: RECORD})
    # In JSON these stand inside strings only, where they may as well be escaped.
    root.text = NOT_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def properties_xml(record: bytes) -> bytes:
    """The properties that Word wants beside a part of custom XML: an id and the namespace."""
    identity = str(UUID(bytes=hashlib.sha256(record).digest()[:16])).upper()
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{{{identity}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def word_record(package: Mapping[str, bytes]) -> Plan | None:
    """The plan that a Word file carries; None where it carries none or its text was changed since.

    Args:
        package: the parts of the file by name; those of custom XML, the main part and ``_rels/.rels`` are asked for.

    Raises:
        MissingExtraError: lxml is not installed.

    Example:
        >>> word_record({"word/document.xml": b"<w:document/>"}) is None
        True
    """
    parts = (package[name] for name in package if _ITEM.fullmatch(name))
    records = [root for part in parts if (root := _record(part)) is not None]
    document = _document(package) if records else None
    if document is None:
        return None
    digest = _digest(document)
    text = next((root.text for root in records if root.get("sha256") == digest), None)
    try:
        return None if text is None else loads(text)
    except InputError:
        return None  # of a later version, or damaged: the words are there


def _document(package: Mapping[str, bytes]) -> Any:
    try:
        return _root(package.get(main_part(package, ""), b""))
    except InputError:
        return None


def _digest(document: Any) -> str:
    return hashlib.sha256(visible_text(document).encode()).hexdigest()


def _record(part: bytes) -> Any:
    root = _root(part) if RECORD.encode() in part else None
    return root if root is not None and root.tag == f"{{{RECORD}}}plan" else None


def _root(part: bytes) -> Any:
    """The root of an XML part, None where it cannot be read."""
    try:
        return parse_xml(part, where="", extra="docx")
    except InputError:
        return None


def _etree() -> Any:
    try:
        from lxml import etree
    except ImportError as fault:
        raise MissingExtraError("docx", needed_for="a Word file") from fault
    return etree
