"""Drawings inside drawings of a PDF: one that holds itself would keep PDFium drawing for ever.

PDFium cannot be stopped once it reads a page, so the file is looked through before. What an object says is found in its
plain text; dictionaries in compressed object streams are unpacked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Final

from tthc.io.content import too_much

MAX_NESTED: Final = 12
"""How deeply drawings (form XObjects) may stand in one another; office programs nest two or three."""
MAX_STREAM_BYTES: Final = 16 * 1024 * 1024
"""How much of object streams is unpacked to look for dictionaries."""

_LONGEST: Final = 20_000
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})\s{1,4}\d{1,5}\s{1,4}obj\b")
_FORM: Final = re.compile(rb"/Subtype\s*/Form\b")
_DRAWN: Final = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d{1,10})\s+\d{1,5}\s+R)", re.DOTALL)
_RESOURCES: Final = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R")
_REFERENCE: Final = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+R\b")


def check_nesting(data: bytes, where: str) -> None:
    """Refuse a PDF in which a drawing holds itself, or drawings stand in one another beyond ``MAX_NESTED``.

    Raises:
        InputError: it is such a file.
    """
    if not _FORM.search(data):
        return
    texts = _dictionaries(data)
    forms = {number for number, text in texts.items() if _FORM.search(text)}
    inside = {number: _drawn(texts[number], texts) & forms for number in forms}
    level = set(forms)
    for _ in range(MAX_NESTED):
        level = set().union(*(inside[number] for number in level))
        if not level:
            return
    raise too_much("the PDF holds drawings that stand in one another without end", where)


def _drawn(text: bytes, texts: Mapping[int, bytes]) -> set[int]:
    """The objects that a drawing draws."""
    places = [text, *(texts.get(int(found[1]), b"") for found in _RESOURCES.finditer(text))]
    listed = [found for place in places for found in _DRAWN.finditer(place)]
    lists = [found[1] if found[2] is None else texts.get(int(found[2]), b"") for found in listed]
    return {int(found[1]) for each in lists for found in _REFERENCE.finditer(each)}


def _dictionaries(data: bytes) -> dict[int, bytes]:
    """What each object says of itself, by number; those in object streams among them."""
    marks = list(_OBJECT.finditer(data))
    out: dict[int, bytes] = {}
    left = MAX_STREAM_BYTES
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(data)
        text, _, stream = data[mark.end() : min(end, mark.end() + _LONGEST)].partition(b"stream")
        out[int(mark[1])] = text
        if stream and b"/ObjStm" in text and left > 0:
            start = mark.end() + len(text) + len(b"stream")
            packed = data[start:end].lstrip(b"\r\n")
            content = _unpacked(packed, left)
            left -= len(content)
            out |= _packed(content)
    return out


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""  # packed in another way: PDFium will tell


def _packed(content: bytes) -> dict[int, bytes]:
    """The dictionaries in an object stream: pairs of number and place come first, then what stands there."""
    first = re.match(rb"(?:\s*\d{1,10}\s+\d{1,10})+", content)
    numbers = [int(number) for number in first[0].split()] if first else []
    start = len(first[0]) if first else 0
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    ends = [*(offset for _, offset in pairs[1:]), len(content)]
    return {
        number: content[start + offset : start + end + 1] for (number, offset), end in zip(pairs, ends, strict=False)
    }
