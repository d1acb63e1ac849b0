"""From a web page to the content of a document."""

from __future__ import annotations

import codecs
import re
from typing import Any, Final

from tthc.errors import InputError, MissingExtraError
from tthc.io.decode import Decoded, decode
from tthc.io.parsed import Parsed
from tthc.io.web.record import recorded
from tthc.io.web.walk import Walker

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_OPENING: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.*?-->|<\?xml[^>]*>)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_ONE_BYTE: Final = re.compile(
    rb"(?:windows-|cp)?125\d|windows-874|iso-?8859-?\d{1,2}|latin-?1|us-ascii|koi8-[ru]", re.IGNORECASE
)
"""The encodings a page may name that its bytes do not tell; a name that no browser takes is not looked up."""
_HEAD_BYTES: Final = 4096


def is_html(data: bytes) -> bool:
    """Whether a file begins like a web page.

    Example:
        >>> is_html(b"<!DOCTYPE html><p>..."), is_html(b"# Plan <b>I</b>")
        (True, False)
    """
    return _OPENING.match(data[:_HEAD_BYTES].replace(b"\x00", b"")) is not None


def read_html(data: bytes, where: str) -> Parsed:
    """The content of a web page: paragraphs, lists, and tables with their merged cells.

    Scripts are never run, nothing is fetched.

    Raises:
        InputError: the file is empty, no text, or goes beyond the bounds of :mod:`tthc.io.content`.
        MissingExtraError: lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("html", needed_for="reading a web page") from None
    decoded = _decoded(data, where)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(_without_declaration(decoded.text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        hint = "save it again as a web page"
        raise InputError(f"the page cannot be read: {error}", hint=hint, where=where) from error
    if root is None:
        raise InputError("the page is empty", hint="save the document again and give that file", where=where)
    if any("depth" in entry.message for entry in parser.error_log):
        hint = "this is no document: check that the right file was given"
        raise InputError("the elements of the page are nested too deeply", hint=hint, where=where)
    record = recorded(root)
    # A page that carries its plan is the report of one: what is laid out on it is no plan to read.
    content = () if record is not None else Walker(where).content(root)
    return Parsed(content, decoded.findings, record)


def _decoded(data: bytes, where: str) -> Decoded:
    """The text in the encoding that the page names, unless its bytes tell that it is in UTF-8 or UTF-16."""
    named = _CHARSET.search(data[:_HEAD_BYTES])
    if named is not None and _ONE_BYTE.fullmatch(named[1]) and not _is_unicode(data):
        try:
            text = data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeError):
            return decode(data, where=where, longest=None)  # an unknown or a wrong name: the bytes tell better
        return decode(text.encode("utf-8", "replace"), where=where, longest=None)
    return decode(data, where=where, longest=None)


def _is_unicode(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_declaration(text: str) -> Any:
    """The text without the XML declaration, which may not stand before text that is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
