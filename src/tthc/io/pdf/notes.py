"""Footnotes on a page: small numbers in the text, and the notes below it that begin with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from tthc.io.pdf.layout import Item, PageLine
from tthc.text.normal import RAISED

_DIGITS: Final = str.maketrans(RAISED, "0123456789")
_RUN: Final = re.compile(rf"\s?([{RAISED}]+)")
_NOTE: Final = re.compile(rf"([{RAISED}]+|\d{{1,3}})\s*(?=\S)")


def parted(items: Sequence[Item]) -> tuple[list[Item], list[PageLine]]:
    """The items of a page without its footnotes, and these; both with their numbers as "[1]".

    The notes are the last paragraphs of a page, each beginning with a number that stands small in the text. A small
    number that no note begins with, such as that of m², stays as it is.
    """
    small = {found[1].translate(_DIGITS) for item in items for text in _texts(item) for found in _RUN.finditer(text)}
    begins = [_number_of(item) for item in items]
    first = len(items)
    while first and begins[first - 1] in small:
        first -= 1
    numbers = {number for number in begins[first:] if number is not None}
    notes = [
        PageLine(_NOTE.sub(f"[{begins[at]}] ", item.text, count=1))
        for at, item in enumerate(items)
        if at >= first and isinstance(item, PageLine)
    ]
    return [_with_marks(item, numbers) for item in items[:first]], notes


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, PageLine):
        yield item.text
    else:
        yield from (text for cell in item.cells for text in cell.paragraphs)


def _number_of(item: Item) -> str | None:
    """The number that a paragraph begins with."""
    found = _NOTE.match(item.text) if isinstance(item, PageLine) else None
    return found[1].translate(_DIGITS) if found else None


def _with_marks(item: Item, numbers: set[str]) -> Item:
    if not numbers:
        return item
    if isinstance(item, PageLine):
        return evolve(item, text=_marked(item.text, numbers))
    return evolve(
        item,
        cells=tuple(
            evolve(cell, paragraphs=tuple(_marked(text, numbers) for text in cell.paragraphs)) for cell in item.cells
        ),
    )


def _marked(text: str, numbers: set[str]) -> str:
    """The text with the small numbers that notes begin with in brackets."""

    def mark(found: re.Match[str]) -> str:
        number = found[1].translate(_DIGITS)
        return f" [{number}]" if number in numbers else found[0]

    return _RUN.sub(mark, text)
