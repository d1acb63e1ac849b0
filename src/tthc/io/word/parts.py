"""The parts of a Word file: which one is the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tthc.io.xml import parse_xml

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT: Final = "/officeDocument"


def main_part(package: Mapping[str, bytes], where: str) -> str:
    """The name of the part that holds the document: word/document.xml, or what some programs call it instead.

    Args:
        package: the parts by name.
        where: the file, for errors.

    Raises:
        InputError: the list of parts is damaged.
        MissingExtraError: lxml is not installed.
    """
    relations = package.get("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(relations, where=where, extra="docx").iter(_RELATION):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith(_DOCUMENT) and target in package:
                return target
    return "word/document.xml"
