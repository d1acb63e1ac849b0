"""Sections of pages of a Word file: paper, margins, the count of pages."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from attrs import evolve, frozen

from tthc.io.word.element import Xml, elements, joined, tag, twips, w
from tthc.io.word.style import words

_BEFORE_TYPE: Final = tuple(w(name) for name in ("headerReference", "footerReference", "footnotePr", "endnotePr"))
_BEFORE_SIZE: Final = (*_BEFORE_TYPE, w("type"))
_BEFORE_COUNT: Final = (
    *_BEFORE_SIZE,
    *(w(name) for name in ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")),
)


@frozen
class Page:
    """Pages of one size and their margins, in twips.

    Attributes:
        width: of the paper.
        height: of the paper.
        top: margin.
        bottom: margin.
        left: margin.
        right: margin.
        header: from the edge of the paper to the number of the page.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int

    @classmethod
    def by_decree(cls) -> Page:
        """A4, upright.

        Legal basis: Decree 30/2020/NĐ-CP, Appendix I, Part I.
        """
        lengths = {name: twips(length) for name, length in words("page").items() if name != "font"}
        return cls(**lengths)

    @property
    def inside(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right

    def lying(self) -> Page:
        """The same paper turned on its side (trang nằm ngang)."""
        long, short = max(self.width, self.height), min(self.width, self.height)
        return Page(long, short, self.top, self.bottom, self.left, self.right, self.header)

    def measures(self) -> tuple[Xml, Xml]:
        """Size and margins as a section has them."""
        turned = "landscape" if self.width > self.height else None
        margins = {"top": self.top, "right": self.right, "bottom": self.bottom, "left": self.left}
        return (
            tag("pgSz", w=self.width, h=self.height, orient=turned),
            tag("pgMar", **margins, header=self.header, footer=self.header, gutter=0),
        )


def page_of(section: Any) -> Page:
    """The pages of a section; what it does not say is as the decree has it."""
    decreed = Page.by_decree()
    size = section.find(w("pgSz"))
    margins = section.find(w("pgMar"))
    given = {name: _length(size, key) for name, key in (("width", "w"), ("height", "h"))}
    given |= {name: _length(margins, name) for name in ("top", "bottom", "left", "right", "header")}
    return evolve(decreed, **{name: length for name, length in given.items() if length is not None})


def set_page(section: Any, page: Page) -> None:
    """Give a section its paper and margins."""
    for old in [*section.findall(w("pgSz")), *section.findall(w("pgMar"))]:
        section.remove(old)
    _put(section, joined(page.measures()), _BEFORE_SIZE)


def count_from_one(section: Any) -> None:
    """Let a section begin on a new page, and its pages be counted from 1.

    Legal basis: Decree 30/2020/NĐ-CP, Appendix I: each annex has page numbers of its own.
    """
    for old in [*section.findall(w("type")), *section.findall(w("pgNumType"))]:
        section.remove(old)
    _put(section, tag("type", val="nextPage"), _BEFORE_TYPE)
    _put(section, tag("pgNumType", start=1), _BEFORE_COUNT)


def _put(section: Any, made: Xml, earlier: Collection[str]) -> None:
    """Put properties of a section where its schema has them: after those that come earlier."""
    before = [child for child in section if child.tag in earlier]
    place = section.index(before[-1]) + 1 if before else 0
    section[place:place] = elements(made)


def _length(element: Any, name: str) -> int | None:
    text = None if element is None else element.get(w(name))
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else None
