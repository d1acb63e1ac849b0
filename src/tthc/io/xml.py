"""XML parsed within bounds: no entities, no document types, nothing fetched."""

from __future__ import annotations

from typing import Any

from tthc.errors import InputError, MissingExtraError

Element = Any
"""An element of lxml."""


def parse_xml(data: bytes, *, where: str, extra: str) -> Element:
    """The root of an XML text.

    Args:
        data: the text.
        where: the file it is of, for errors.
        extra: what to install where lxml is missing.

    Raises:
        InputError: it is not well formed, nested too deeply, or declares entities.
        MissingExtraError: lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError(extra, needed_for="reading this file") from None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        hint = "open it in the program it was made with and save it again"
        raise InputError(f"the file is damaged: {error}", hint=hint, where=where) from error
    if root.getroottree().docinfo.doctype:
        hint = "office programs write no such thing: do not open this file"
        raise InputError("the file declares a document type of its own", hint=hint, where=where)
    return root
