"""Annexes: label, title, the line that ties them to the plan, and their prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from tthc.io.outline import Part, annex_label
from tthc.io.prose import Paragraph, paragraphs, sections
from tthc.io.table.row import Table
from tthc.model import Annex, Section
from tthc.text.normal import fold, squeeze

_CAPTION = re.compile(r"\(.*(?:kèm theo|basis|số\s*:?\s*\d*\s*/).*", re.IGNORECASE)


@frozen
class AnnexParts:
    """An annex before its prose is cut into sections.

    Attributes:
        label: as printed.
        title: as printed.
        caption: as printed.
        prose: its paragraphs.
        tables: its tables.
        lines: numbers of the lines of label, title and caption.
    """

    label: str | None
    title: str | None
    caption: str | None
    prose: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    lines: tuple[int, ...]

    def annex(self, notes: Sequence[str] = ()) -> Annex:
        """The record; notes from among its rows come last."""
        parts = sections(self.prose)
        if notes:
            parts = (*parts, Section(paragraphs=tuple(notes)))
        return Annex(label=self.label, title=self.title, caption=self.caption, sections=parts)


def annex_parts(part: Part) -> AnnexParts:
    """Take an annex apart."""
    items = [item for block in part.blocks if not isinstance(block, Table) for item in paragraphs(block)]
    opening = annex_label(items[0].text) if items else None
    label, beside = opening or (None, "")
    rest = items[1:] if label else items
    caption_at = next((i for i, item in enumerate(rest[:8]) if _CAPTION.match(item.text)), None)
    numbers = list(items[0].lines) if label else []
    if caption_at is not None:
        end = caption_at
        caption = rest[caption_at]
        while caption.text.count("(") > caption.text.count(")") and caption_at + 1 < len(rest) and caption_at < end + 4:
            caption_at += 1
            after = rest[caption_at]
            caption = Paragraph(f"{caption.text} {after.text}", (*caption.lines, *after.lines))
        titles, prose = rest[:end], rest[caption_at + 1 :]
        numbers += caption.lines
    else:
        caption = None
        count = next((i for i, item in enumerate(rest) if not _is_title(item)), len(rest))
        titles, prose = rest[:count], rest[count:]
    numbers += [number for item in titles for number in item.lines]
    title = squeeze(" ".join([beside, *(item.text for item in titles)])) or None
    return AnnexParts(label, title, caption.text if caption else None, tuple(prose), part.tables, tuple(numbers))


def _is_title(item: Paragraph) -> bool:
    return item.text.upper() == item.text and not re.match(r"[IVX]+\.|\d+\.", item.text) and fold(item.text) != ""
