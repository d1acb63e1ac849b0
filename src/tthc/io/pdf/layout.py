"""The content of one page: tables taken out, columns told apart, lines of print joined to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from attrs import define, field, frozen

from tthc.io.line import is_bulleted
from tthc.io.pdf.cells import PrintLine, cell_paragraphs, joined, opens_item, print_lines, whole_strips
from tthc.io.pdf.page import Glyph, Strip
from tthc.io.pdf.ruled import Ruled
from tthc.io.pdf.unruled import PageCell, PageTable, find_unruled
from tthc.text.letterhead import is_type_word

_GUTTER: Final = 1.8
"""A gap this many times as wide as letters are high parts columns."""
_FEW: Final = 4
_INDENT: Final = 0.6
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*")


@frozen
class PageLine:
    """A paragraph on a page.

    Attributes:
        text: its words.
        ends_full: its last line is full, so that it may go on on the next page.
        opens_flush: its first line has no indent, so that it may be the rest of one.
    """

    text: str
    ends_full: bool = False
    opens_flush: bool = False


Item = PageLine | PageTable


@define
class _Gathered:
    """The letters of a page by where they belong."""

    cells: list[dict[int, list[Strip]]] = field(factory=list)
    rest: list[Strip] = field(factory=list)


def page_items(strips: Sequence[Strip], tables: Sequence[Ruled], width: float, height: float) -> list[Item]:
    """The paragraphs and tables of a page, from the top down.

    Args:
        strips: its letters.
        tables: its ruled tables, from the top down.
        width: of the page, in points.
        height: of the page, in points.
    """
    framed = [table for table in tables if len(table.boxes) > 1]
    gathered = _gather(strips, framed)
    bare = None if framed else find_unruled(gathered.rest)
    if bare is not None:
        upper = [strip for strip in gathered.rest if strip.base > bare.top]
        lower = [strip for strip in gathered.rest if strip.base < bare.foot]
        return [*page_items(upper, (), width, height), bare.table, *page_items(lower, (), width, height)]
    lines = _without_page_number(print_columns(gathered.rest), height)
    # A few lines over a table may all be short: then the table tells how far print goes.
    edges = [line.right for line in lines] + ([table.xs[-1] for table in framed] if len(lines) < _FEW else [])
    edge = max(edges, default=width)
    items: list[Item] = []
    for table, inside in zip(framed, gathered.cells, strict=True):
        above = [line for line in lines if line.base > table.ys[0]]
        lines = [line for line in lines if line.base <= table.ys[0]]
        items += prose(above, width / 2, edge)
        items.append(_page_table(table, inside))
    return items + prose(lines, width / 2, edge)


def _gather(strips: Sequence[Strip], tables: Sequence[Ruled]) -> _Gathered:
    gathered = _Gathered([{} for _ in tables])
    for strip in strips:
        for number, table in enumerate(tables):
            row = table.row_of(strip.base + strip.size * 0.25)
            if row is not None:
                outside = _into_cells(strip, table, row, gathered.cells[number])
                if outside is not None:
                    gathered.rest.append(outside)
                break
        else:
            gathered.rest.append(strip)
    return gathered


def _into_cells(strip: Strip, table: Ruled, row: int, cells: dict[int, list[Strip]]) -> Strip | None:
    """Share the letters of a strip among the cells of a row; gives those beside the table."""
    owner, xs, glyphs = table.owner[row], table.xs, strip.glyphs
    beside: list[Glyph] = []
    start = 0
    while start < len(glyphs):
        column = bisect_right(xs, _middle(glyphs[start])) - 1
        edge = xs[column + 1] if column + 1 < len(xs) else inf
        end = len(glyphs)
        if _middle(glyphs[-1]) >= edge:
            end = max(bisect_left(glyphs, edge, start, key=_middle), start + 1)
        if 0 <= column < len(xs) - 1:
            part = strip if end - start == len(glyphs) else Strip(strip.base, strip.size, glyphs[start:end])
            cells.setdefault(owner[column], []).append(part)
        else:
            beside += glyphs[start:end]
        start = end
    return Strip(strip.base, strip.size, beside) if beside else None


def _middle(glyph: Glyph) -> float:
    return (glyph[0] + glyph[1]) / 2


def _page_table(table: Ruled, inside: dict[int, list[Strip]]) -> PageTable:
    cells = []
    for number, box in enumerate(table.boxes):
        lines = print_lines(inside.get(number, ()))
        right = table.xs[box.column + box.columns]
        margin = max(min((line.left for line in lines), default=0.0) - table.xs[box.column], 0.0)
        foot = table.ys[box.row + box.rows]
        full = bool(lines) and lines[-1].base - foot < lines[-1].size * 1.6
        cells.append(PageCell(box, tuple(cell_paragraphs(lines, right - min(margin, 8.0))), full))
    return PageTable(table.xs, tuple(cells), len(table.ys) - 1)


def print_columns(strips: Sequence[Strip]) -> list[PrintLine]:
    """Lines of print, parted where a gutter stands in them."""
    out: list[PrintLine] = []
    for strip in whole_strips(strips):
        start = 0
        glyphs = strip.glyphs
        least = strip.size * _GUTTER
        end = glyphs[0][1]
        for index, (left, right, letter) in enumerate(glyphs):
            if letter == " ":
                continue
            if left - end > least:
                out += print_lines([Strip(strip.base, strip.size, glyphs[start:index])])
                start = index
            end = max(end, right)
        out += print_lines([Strip(strip.base, strip.size, glyphs[start:])])
    return out


def _without_page_number(lines: list[PrintLine], height: float) -> list[PrintLine]:
    """The lines without a number that stands alone in the upper or lower margin."""
    margin = height * 0.1
    return [
        line
        for line in lines
        if not (
            _PAGE_NUMBER.fullmatch(line.text)
            and (line.base > height - margin or line.base < margin)
            and not any(other is not line and abs(other.base - line.base) < line.size for other in lines)
        )
    ]


def prose(lines: Sequence[PrintLine], middle: float, edge: float) -> list[PageLine]:
    """The paragraphs of some lines of print, from the top down.

    Args:
        lines: the lines.
        middle: where the middle of the page is.
        edge: how far to the right print goes on the page.
    """
    out: list[PageLine] = []
    for block in _side_by_side(lines, middle):
        if len(block) == 1:
            out += _paragraphs(block[0], edge)
        else:
            out += [PageLine(line.text) for column in block for line in column]
    return out


def _side_by_side(lines: Sequence[PrintLine], middle: float) -> Iterator[list[list[PrintLine]]]:
    """Stretches of one column, and stretches in which two columns stand beside each other."""
    single: list[PrintLine] = []
    index = 0
    while index < len(lines):
        if not _is_pair(lines, index):
            single.append(lines[index])
            index += 1
            continue
        left, right, index = _two_columns(lines, index, middle)
        # What stands wholly on the left right above belongs to the columns: the agency over its number.
        edge = min(line.left for line in right)
        if single and single[-1].right < edge and _is_near(single[-1], left[0]):
            left.insert(0, single.pop())
        if single:
            yield [single]
            single = []
        yield [_whole(left), _whole(right)]
    if single:
        yield [single]


def _is_pair(lines: Sequence[PrintLine], index: int) -> bool:
    """Whether a line has one beside it."""
    if index + 1 >= len(lines):
        return False
    here, after = lines[index], lines[index + 1]
    return abs(here.base - after.base) <= 0.6 * here.size and after.left > here.right


def _two_columns(lines: Sequence[PrintLine], index: int, middle: float) -> tuple[list[PrintLine], list[PrintLine], int]:
    """The columns that begin with a pair of lines, and the index after them: as long as a gutter stays open."""
    left, right = [lines[index]], [lines[index + 1]]
    index += 2
    while index < len(lines):
        line = lines[index]
        edge, end = min(other.left for other in right), max(other.right for other in left)
        if is_type_word(line.text):
            break
        if line.left < middle < line.right and abs(line.left + line.right - 2 * middle) < line.size:
            break  # a heading in the middle of the page
        if line.left < (min(other.left for other in left) + edge) / 2:
            if line.right >= edge:
                break
            left.append(line)
        elif line.left <= end:
            break
        else:
            right.append(line)
        index += 1
    return left, right, index


def _whole(lines: Sequence[PrintLine]) -> list[PrintLine]:
    """The lines of a column; what stands on one base line in it is one, a blank left for a number between."""
    out: list[PrintLine] = []
    for line in lines:
        before = out[-1] if out else None
        if before is not None and abs(before.base - line.base) < 0.4 * line.size and line.left >= before.right:
            out[-1] = PrintLine(before.base, before.size, before.left, line.right, f"{before.text} {line.text}")
        else:
            out.append(line)
    return out


def _is_near(above: PrintLine, line: PrintLine) -> bool:
    return above.base - line.base < 3 * line.size and above.text.upper() == above.text


def _paragraphs(lines: Sequence[PrintLine], right: float) -> list[PageLine]:
    """Lines of one column joined to paragraphs by indents, by room left at their ends, and by what they begin with."""
    if not lines:
        return []
    flush = _usual([line.left for line in lines])
    groups: list[list[PrintLine]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, flush, right):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_paragraph(group, flush, right) for group in groups]


def _paragraph(group: Sequence[PrintLine], flush: float, right: float) -> PageLine:
    text = group[0].text
    for line in group[1:]:
        text = joined(text, line.text)
    last, first = group[-1], group[0]
    return PageLine(text, right - last.right < 3 * last.size, first.left - flush < _INDENT * first.size)


def _begins(before: PrintLine, line: PrintLine, flush: float, right: float) -> bool:
    """Whether a line begins a paragraph."""
    if before.base - line.base > 2.6 * line.size or is_type_word(before.text) or is_type_word(line.text):
        return True
    word = line.text.split(" ", 1)[0]
    breadth = (line.right - line.left) / max(len(line.text), 1)
    room = right - before.right > breadth * (len(word) + 3)
    if line.left - flush > _INDENT * line.size:
        # A heading in the middle of the page goes on where its line is full, in letters of one kind.
        return room or not _is_centred_pair(before, line) or _changes_case(before.text, line.text)
    ended = before.text[-1:] in (".", ";", ":") or before.right < right - 3 * line.size
    if opens_item(line.text, before.text) and (ended or is_bulleted(line.text) or line.text.isupper()):
        return True
    return room and not line.text[:1].islower()


def _changes_case(before: str, text: str) -> bool:
    """Whether one is in capitals and the other is not; a year alone is in neither."""
    return text.upper() != text.lower() and before.isupper() != text.isupper()


def _is_centred_pair(before: PrintLine, line: PrintLine) -> bool:
    return abs((before.left + before.right) - (line.left + line.right)) < 2.0


def _usual(lefts: Sequence[float]) -> float:
    """The left edge of the column: the smallest that several lines share."""
    rounded = sorted(round(left) for left in lefts)
    return next((float(left) for left in rounded if sum(abs(left - other) <= 1 for other in rounded) > 1), rounded[0])
