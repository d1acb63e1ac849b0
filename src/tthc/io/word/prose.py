"""The prose of a plan as paragraphs: preamble, numbered sections, footnotes, and what opens an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc.io.word.element import Xml, joined, paragraph
from tthc.io.word.style import words
from tthc.model import Annex, LegalBasis, Plan, Section
from tthc.text.label import parse_label
from tthc.text.normal import fold

_CITING: Final = re.compile(r"(?:căn cứ|thực hiện|triển khai|thi hành|trên cơ sở|xét|theo đề nghị)\b")
_ENDS_OF_BASIS: Final = (";", ".", ",")


def body(plan: Plan) -> Xml:
    """The text from the preamble to the last section, footnotes aside."""
    sections = [section for section in plan.sections if not _is_note(section)]
    opening = sections[0] if sections and _is_opening(sections[0]) else None
    if opening is None:
        return joined((*_bases(plan.legal_bases), *_sections(sections, 0)))
    printed = (paragraph(text, _style_of_opening(text)) for text in opening.paragraphs)
    return joined((*printed, *_sections(opening.sections, 0), *_sections(sections[1:], 0)))


def footnotes(plan: Plan) -> Xml:
    """The footnotes the plan keeps, parted from the text by an empty line; nothing where there is none."""
    notes = [section for section in plan.sections if _is_note(section)]
    if not notes:
        return Xml("")
    texts = (" ".join((note.label or "", *note.paragraphs)).strip() for note in notes)
    return joined((paragraph("", "note"), *(paragraph(text, "note") for text in texts), paragraph("", "note")))


def annex_head(annex: Annex) -> Xml:
    """Label, title and the line that ties an annex to the plan."""
    parts = ((annex.label, "annex"), (annex.title, "annex_title"), (annex.caption, "caption"))
    return joined(paragraph(text, style) for text, style in parts if text)


def annex_prose(annex: Annex) -> Xml:
    """The sections of an annex."""
    return joined(_sections(annex.sections, 0))


def printed_label(label: str) -> str:
    """A label with the sign that closes it: "." after numerals and capitals, ")" after letters.

    One that has its sign, or is none the decree knows, stays as it is.

    Example:
        >>> [printed_label(label) for label in ("I", "1.1", "a", "2)", "[1]")]
        ['I.', '1.1.', 'a)', '2)', '[1]']
    """
    if (known := parse_label(label)) and not known.closed:
        return f"{label}."
    if known is None and parse_label(f"{label})"):
        return f"{label})"
    return label


def _is_note(section: Section) -> bool:
    return section.label is not None and section.label.startswith("[")


def _is_opening(section: Section) -> bool:
    return section.label is None and section.title is None and bool(section.paragraphs)


def _style_of_opening(text: str) -> str:
    """Upright where the text goes over to the plan ("… như sau:"), italics where it names what it rests on."""
    return "basis" if _CITING.match(fold(text)) and text.rstrip().endswith(_ENDS_OF_BASIS) else "text"


def _bases(bases: Sequence[LegalBasis]) -> Iterator[Xml]:
    """A preamble made of its parts, where the plan has no words of it."""
    for place, basis in enumerate(bases, start=1):
        text = words("form")["basis"].format(text=" ".join(part for part in (basis.text, basis.subject) if part))
        yield paragraph(f"{text}{';' if place < len(bases) else '.'}", "basis")


def _sections(sections: Sequence[Section], depth: int) -> Iterator[Xml]:
    for section in sections:
        label = printed_label(section.label) if section.label else ""
        others = section.paragraphs
        if section.title:
            yield paragraph(f"{label} {section.title}".strip(), "heading", outline=depth)
        elif label:
            yield paragraph(f"{label} {''.join(others[:1])}".strip(), "text")
            others = others[1:]
        yield from (paragraph(text, "text") for text in others)
        yield from _sections(section.sections, depth + 1)
