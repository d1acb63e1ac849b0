"""What stands on a page of a PDF: letters with their places, and drawn lines."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from tthc.text.normal import RAISED

MAX_LETTERS = 200_000
"""Most letters that are read from one page."""
MAX_DRAWN = 50_000
"""Most drawn objects that are looked at on one page."""

_THIN: Final = 3.0
"""A drawn shape no wider than this, in points, is a line."""
_NESTED: Final = 8
_FLOATS: Final = 4
_SMALL: Final = 0.72
"""Digits of a font no larger than this share of that beside them are raised above the line."""
_HYPHENS: Final = {"\ufffe": "-", "\u0002": "-", "\xad": ""}

Glyph = tuple[float, float, str]
"""Left and right edge of a letter, and the letter."""


@frozen
class Strip:
    """Letters on one base line, from left to right.

    Attributes:
        base: height of the base line above the foot of the page, in points.
        size: how high the letters are above it.
        glyphs: the letters.
    """

    base: float
    size: float
    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.glyphs[0][0]

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.glyphs[-1][1]

    @property
    def text(self) -> str:
        """Its words; a gap as wide as half a space is one."""
        least = self.size * 0.15
        parts: list[str] = []
        end = self.glyphs[0][0]
        for left, right, letter in self.glyphs:
            if left - end > least:
                parts.append(" ")
            parts.append(letter)
            end = right
        return " ".join("".join(parts).split())


@frozen
class Rule:
    """A drawn line: its height (of an upright one, its distance from the left), and from where to where it goes."""

    at: float
    start: float
    end: float


@frozen
class Rules:
    """The drawn lines of a page."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


@frozen
class Frame:
    """How a page is turned: what stands upright for a reader may lie on its side in the file."""

    turn: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as a reader sees it."""
        match self.turn:
            case 90:
                return bottom, self.width - right, top, self.width - left
            case 180:
                return self.width - right, self.height - top, self.width - left, self.height - bottom
            case 270:
                return self.height - top, left, self.height - bottom, right
            case _:
                return left, bottom, right, top


def strips(text_page: Any, frame: Frame) -> list[Strip]:
    """The letters of a page by base line, in the order of the file.

    A font without some letters has them drawn from another one, after the rest of the line; they are put back in
    their places, so that "t nh ỉ" reads "tỉnh".
    """
    import pypdfium2.raw as pdfium

    handle = text_page.raw
    count = min(pdfium.FPDFText_CountChars(handle), MAX_LETTERS)
    if count <= 0:
        return []
    boxes = (pdfium.FS_RECTF * count)()
    measure = pdfium.FPDFText_GetLooseCharBox
    for index, box in enumerate(boxes):
        measure(handle, index, box)
    letters = _letters(pdfium, handle, count)
    edges = memoryview(boxes).cast("B").cast("f")
    found: list[Strip] = []
    start = 0
    for index in range(count + 1):
        if index == count or letters[index] in "\r\n":
            _raise(pdfium, handle, letters, start, index)
            for first, end in _lines(edges, letters, start, index):
                found.extend(_strip(pdfium, handle, letters, edges, first, end, frame))
            start = index + 1
    return found


def _lines(edges: Any, letters: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of letters of one height: the reader of the file runs lines together where it sees one word."""
    if start >= end:
        return
    top = edges[start * _FLOATS + 1]
    step = max(abs(top - edges[start * _FLOATS + 3]), 1.0) * 0.25
    first = start
    for index in range(start + 1, end):
        here = edges[index * _FLOATS + 1]
        if (here - top > step or top - here > step) and letters[index] != " ":
            yield first, index
            first, top = index, here
    yield first, end


def _letters(pdfium: Any, handle: Any, count: int) -> list[str]:
    """The letters by index; a letter beyond the first plane of Unicode takes one index as any other."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer) - 1
    text = bytes(buffer)[: written * 2].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return list(text)
    codes = (
        pdfium.FPDFText_GetUnicode(handle, index) for index in range(count)
    )  # one by one where indexes and letters fall apart
    return [chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes]


def _strip(
    pdfium: Any, handle: Any, letters: list[str], edges: Any, start: int, end: int, frame: Frame
) -> Iterator[Strip]:
    glyphs: list[Glyph] = []
    tops: list[float] = []
    across = frame.turn in (90, 270)
    ordered = True
    last = -1.0e9
    for index in range(start, end):
        letter = letters[index]
        at = index * _FLOATS
        left, right = edges[at], edges[at + 2]
        if across or frame.turn:
            left, _, right, _ = frame.box(left, edges[at + 3], right, edges[at + 1])
        if left > right:
            left, right = right, left
        if letter == " ":
            if right - left < 0.01:
                continue  # a space that stands nowhere was put in by the reader of the file
        elif letter in _HYPHENS:
            letter = _HYPHENS[letter]
        elif glyphs and unicodedata.combining(letter):
            left = max(left, glyphs[-1][0])  # an accent belongs to the letter before it
        if left < last:
            ordered = False
        last = left
        glyphs.append((left, right, letter))
        tops.append(index)
    if not glyphs:
        return
    base, size = _base(pdfium, handle, edges, int(tops[0]), frame)
    if not ordered:
        glyphs.sort(key=_left)
    yield Strip(base, size, glyphs)


def _raise(pdfium: Any, handle: Any, letters: list[str], start: int, end: int) -> None:
    """Make digits set small what they look like: ¹ for the number of a footnote."""
    digits = [index for index in range(start, end) if "0" <= letters[index] <= "9"]
    if not digits:
        return
    sizes = {index: pdfium.FPDFText_GetFontSize(handle, index) for index in {start, (start + end) // 2, end - 1}}
    small = max(sizes.values()) * _SMALL
    for index in digits:
        if pdfium.FPDFText_GetFontSize(handle, index) < small:
            letters[index] = RAISED[ord(letters[index]) - 48]


def _left(glyph: Glyph) -> float:
    return glyph[0]


def _base(pdfium: Any, handle: Any, edges: Any, index: int, frame: Frame) -> tuple[float, float]:
    """The height of the base line a letter stands on, and how high letters are above it."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
    _, base, _, _ = frame.box(x.value, y.value, x.value, y.value)
    at = index * _FLOATS
    _, _, _, top = frame.box(edges[at], edges[at + 3], edges[at + 2], edges[at + 1])
    return base, max(top - base, 1.0)


def rules(page: Any, frame: Frame) -> Rules:
    """The lines drawn on a page: thin shapes, and the sides of rectangles."""
    import pypdfium2.raw as pdfium

    level: list[Rule] = []
    upright: list[Rule] = []
    for left, bottom, right, top in _boxes(pdfium, page.raw, frame):
        if top - bottom <= _THIN and right - left > _THIN:
            level.append(Rule((bottom + top) / 2, left, right))
        elif right - left <= _THIN and top - bottom > _THIN:
            upright.append(Rule((left + right) / 2, bottom, top))
    return Rules(tuple(level), tuple(upright))


def _boxes(pdfium: Any, page: Any, frame: Frame) -> Iterator[tuple[float, float, float, float]]:
    sides = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(side) for side in sides]
    for path in _paths(pdfium, page):
        if not pdfium.FPDFPageObj_GetBounds(path, *references):
            continue
        left, bottom, right, top = frame.box(*(side.value for side in sides))
        left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
        if right - left <= _THIN or top - bottom <= _THIN:
            yield left, bottom, right, top
        elif _is_stroked(pdfium, path):
            yield from _drawn(pdfium, path, frame, (left, bottom, right, top))


def _paths(pdfium: Any, page: Any) -> Iterator[Any]:
    """The paths of a page, those inside forms among them."""
    looked = 0
    stack: list[tuple[Any, int, int, int, Any]] = [
        (page, pdfium.FPDFPage_CountObjects(page), 0, 0, pdfium.FPDFPage_GetObject)
    ]
    while stack:
        holder, count, index, depth, get = stack.pop()
        while index < count and looked < MAX_DRAWN:
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            index += 1
            looked += 1
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield item
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _NESTED:
                stack.append((holder, count, index, depth, get))
                stack.append((item, pdfium.FPDFFormObj_CountObjects(item), 0, depth + 1, pdfium.FPDFFormObj_GetObject))
                break


def _is_stroked(pdfium: Any, path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _drawn(
    pdfium: Any, path: Any, frame: Frame, box: tuple[float, float, float, float]
) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a path as boxes without breadth."""
    count = pdfium.FPDFPath_CountSegments(path)
    left, bottom, right, top = box
    if count == 5:  # a rectangle
        yield left, bottom, right, bottom
        yield left, top, right, top
        yield left, bottom, left, top
        yield right, bottom, right, top
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    before = None
    for index in range(min(count, MAX_DRAWN)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        here = frame.box(across, up, across, up)[:2]
        if before is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield min(before[0], here[0]), min(before[1], here[1]), max(before[0], here[0]), max(before[1], here[1])
        before = here
