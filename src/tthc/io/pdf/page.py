"""What stands on a page of a PDF: letters with their places, and drawn lines."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, repeat
from operator import le, sub
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
_BOX: Final = _FLOATS * ctypes.sizeof(ctypes.c_float)
_NOWHERE: Final = 0.01
"""A space narrower than this was put in by the reader of the file."""
_LINE: Final = re.compile(r"[^\r\n]+")
_DIGIT: Final = re.compile(r"[0-9]")
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
        lefts, rights, letters = zip(*self.glyphs, strict=True)
        if max(map(sub, lefts[1:], rights), default=0.0) > least:
            gaps = (" " if left - right > least else "" for left, right in zip(lefts[1:], rights, strict=False))
            letters = tuple(chain(*zip(letters, (*gaps, ""), strict=True)))
        return " ".join("".join(letters).split())


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
    count = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return []
    edges = _edges(handle, count)
    letters = _with_raised(pdfium, handle, _letters(pdfium, handle, count))
    odd = {letter for letter in set(letters) if letter in _HYPHENS or unicodedata.combining(letter)}
    found: list[Strip] = []
    for stretch in _LINE.finditer(letters):
        for first, end in _lines(edges, letters, *stretch.span()):
            glyphs = _plain_glyphs(edges, letters[first:end], first, odd) if not frame.turn else None
            if glyphs is None:
                glyphs = _glyphs(edges, letters, first, end, frame)
            if glyphs:
                index = next((index for index in range(first, end) if letters[index] != " "), first)
                found.append(Strip(*_base(pdfium, handle, edges, index, frame), glyphs))
    return found


def _edges(handle: Any, count: int) -> memoryview[float]:
    """Left, top, right and bottom of each letter, one after the other."""
    boxes = (ctypes.c_float * (count * _FLOATS))()
    page, place = ctypes.addressof(handle.contents), ctypes.addressof(boxes)
    places = range(place, place + count * _BOX, _BOX)
    deque(map(_measure(), repeat(page), range(count), places), maxlen=0)
    return memoryview(boxes).cast("B").cast("f")


@cache
def _measure() -> Callable[[int, int, int], int]:
    """The measure of one letter by plain addresses: called for each letter, so what it takes to call it is felt."""
    import pypdfium2.raw as pdfium

    form = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return form(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)


def _lines(edges: memoryview[float], letters: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of letters of one height: the reader of the file runs lines together where it sees one word."""
    tops = edges[start * _FLOATS + 1 : end * _FLOATS : _FLOATS].tolist()
    top = tops[0]
    step = max(abs(top - edges[start * _FLOATS + 3]), 1.0) * 0.25
    first = start
    if max(tops) - top > step or top - min(tops) > step:
        for index, here in enumerate(tops, start):
            if (here - top > step or top - here > step) and letters[index] != " ":
                yield first, index
                first, top = index, here
    yield first, end


def _letters(pdfium: Any, handle: Any, count: int) -> str:
    """The letters by index; a letter beyond the first plane of Unicode takes one index as any other."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer) - 1
    text = bytes(buffer)[: written * 2].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # One by one where indexes and letters fall apart.
    codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _plain_glyphs(edges: memoryview[float], letters: str, first: int, odd: set[str]) -> list[Glyph] | None:
    """The letters of a stretch on an upright page in their places; None where one of them needs a closer look."""
    start, end = first * _FLOATS, (first + len(letters)) * _FLOATS
    lefts, rights = edges[start:end:_FLOATS].tolist(), edges[start + 2 : end : _FLOATS].tolist()
    if not odd.isdisjoint(letters) or not all(map(le, lefts, rights)):
        return None
    glyphs: list[Glyph] = list(zip(lefts, rights, letters, strict=True))
    if " " in letters:
        glyphs = [glyph for glyph in glyphs if glyph[2] != " " or glyph[1] - glyph[0] >= _NOWHERE]
    if not all(map(le, lefts, lefts[1:])):
        glyphs.sort(key=_left)
    return glyphs


def _glyphs(edges: memoryview[float], letters: str, start: int, end: int, frame: Frame) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for index in range(start, end):
        letter = letters[index]
        at = index * _FLOATS
        left, _, right, _ = frame.box(edges[at], edges[at + 3], edges[at + 2], edges[at + 1])
        if left > right:
            left, right = right, left
        if letter == " ":
            if right - left < _NOWHERE:
                continue
        elif letter in _HYPHENS:
            letter = _HYPHENS[letter]
        elif glyphs and unicodedata.combining(letter):
            left = max(left, glyphs[-1][0])  # an accent belongs to the letter before it
        glyphs.append((left, right, letter))
    return sorted(glyphs, key=_left)


def _with_raised(pdfium: Any, handle: Any, letters: str) -> str:
    """The letters, digits set small made what they look like: ¹ for the number of a footnote."""
    size = pdfium.FPDFText_GetFontSize
    raised: dict[int, str] = {}
    for stretch in _LINE.finditer(letters):
        start, end = stretch.span()
        digits = [start + found.start() for found in _DIGIT.finditer(stretch[0])]
        if digits:
            small = max(size(handle, index) for index in {start, (start + end) // 2, end - 1}) * _SMALL
            raised |= {at: RAISED[int(letters[at])] for at in digits if size(handle, at) < small}
    if not raised:
        return letters
    return "".join(raised.get(index, letter) for index, letter in enumerate(letters))


def _left(glyph: Glyph) -> float:
    return glyph[0]


def _base(pdfium: Any, handle: Any, edges: memoryview[float], index: int, frame: Frame) -> tuple[float, float]:
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
