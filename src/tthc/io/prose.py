"""Prose: wrapped lines to paragraphs, paragraphs to numbered sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from tthc.io.line import Line, is_bulleted, join
from tthc.model import Section
from tthc.text.label import Label, leading_label
from tthc.text.normal import squeeze

_LONGEST_TITLE = 100
_LONGEST_HEADING = 400
_WRAPPED_SHARE = 0.25
_ENDS = re.compile(r"[.;:!?…](?:[\"”’)\]]*)(?:\s*\[\d+\])?$|\./\.?$")
_RANK = {"roman": 0, "capital": 0, "number": 1, "decimal": 2, "letter": 3}
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s")


@frozen
class Paragraph:
    """A paragraph and the lines it stands on.

    Attributes:
        text: its words; wrapped lines joined.
        lines: their numbers.
        heading: the markup or capitals make a heading of it.
    """

    text: str
    lines: tuple[int, ...]
    heading: bool = False


def paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs of some lines of prose."""
    spacing = _Spacing.of(lines)
    out: list[list[Line]] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        if out and _goes_on(out[-1], line, gap=gap and not spacing.double, spacing=spacing):
            out[-1].append(line)
        else:
            out.append([line])
        gap = False
    return tuple(_paragraph(group) for group in out)


def _paragraph(group: Sequence[Line]) -> Paragraph:
    text = join([line.text for line in group]).replace("\n", " ")
    heading = all(line.heading for line in group) or (text.upper() == text and len(text) > 3)
    return Paragraph(text, tuple(line.number for line in group), heading)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The length at which lines wrap, None where each paragraph is one line."""
    full = [line for line in lines if not line.blank]
    pairs = list(pairwise(full))
    mid = sum(not _ENDS.search(here.text.strip()) and after.text.strip()[:1].islower() for here, after in pairs)
    if len(pairs) < 4 or mid < _WRAPPED_SHARE * len(pairs):
        return None
    lengths = sorted(len(line.text.strip()) for line in full)
    return lengths[int(len(lengths) * 0.9)]


def _double_spaced(lines: Sequence[Line]) -> bool:
    """Whether a blank line stands after every line, so that it parts nothing."""
    full = [index for index, line in enumerate(lines) if not line.blank]
    gaps = sum(after - here > 1 for here, after in pairwise(full))
    return len(full) > 4 and gaps > 0.8 * (len(full) - 1)


@frozen
class _Spacing:
    """How a text is set: the length at which its lines wrap, and what a blank line means.

    Attributes:
        width: None where each paragraph is one line.
        double: a blank line stands after every line, so that it parts nothing.
        parted: blank lines part the paragraphs, so that lines without one between them are one paragraph.
    """

    width: int | None
    double: bool
    parted: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Spacing:
        full = [index for index, line in enumerate(lines) if not line.blank]
        gaps = sum(after - here > 1 for here, after in pairwise(full))
        width, double = _wrap_width(lines), _double_spaced(lines)
        return cls(width, double, width is not None and not double and gaps > 0.15 * len(full))


def _goes_on(whole: Sequence[Line], line: Line, *, gap: bool, spacing: _Spacing) -> bool:
    """Whether a line goes on with the paragraph of the lines before."""
    before = whole[-1]
    last, text = before.text.strip(), line.text.strip()
    if _FOOTNOTE.match(text) or is_bulleted(text):
        return False
    if line.runs_on or last in ("-", "+", "–") or re.fullmatch(r"(?:\d{1,2}|[IVX]+|[a-zđ])[.)]", last):
        return True
    if _closed_label(text):
        return False
    ended = _ENDS.search(last) is not None
    if text[:1].islower() and (not ended or (spacing.width is not None and not gap)):
        return True
    if spacing.width is None or gap:
        return False
    if before.heading and not line.heading:
        return False
    if spacing.parted or (not ended and " " not in last):
        return True
    return _fills(last, text, spacing.width, ended=ended)


def _fills(last: str, text: str, width: int, *, ended: bool) -> bool:
    """Whether a line is so full that the next word had to go to the next one."""
    room = width - len(last)
    first = text.split(maxsplit=1)[0]
    if ended:
        return room <= len(first) and not last.endswith((";", ":"))
    return room <= max(len(first) + 6, width // 4)


def _closed_label(text: str) -> Label | None:
    """The label that opens a section, if a line begins with one; "06." is a number that ends a sentence."""
    found = leading_label(text)
    return found[0] if found and found[0].closed and not found[0].text.startswith("0") else None


@frozen
class _Draft:
    """A section while it is built."""

    label: Label | None
    printed: str | None
    title: str | None
    texts: list[str]
    below: list[_Draft]

    def settle(self) -> Section:
        return Section(
            label=self.printed,
            title=self.title,
            paragraphs=tuple(self.texts),
            sections=tuple(draft.settle() for draft in self.below),
        )


def sections(items: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The tree of sections that paragraphs make by their numbers; what stands before the first has no label."""
    root = _Draft(None, None, None, [], [])
    stack: list[_Draft] = [root]
    for index, item in enumerate(items):
        found = leading_label(item.text)
        if found is None or _closed_label(item.text) is None or is_bulleted(item.text):
            _add_plain(item, stack, root)
            continue
        label, rest = found
        _pop_to(stack, label)
        after = items[index + 1] if index + 1 < len(items) else None
        titled = _is_title(rest, item, after)
        draft = _Draft(label, label.text, rest if titled else None, [] if titled or not rest else [rest], [])
        stack[-1].below.append(draft)
        stack.append(draft)
    first = (root.settle(),) if root.texts else ()
    opening = tuple(Section(paragraphs=section.paragraphs) for section in first)
    return (*opening, *(draft.settle() for draft in root.below))


def _add_plain(item: Paragraph, stack: list[_Draft], root: _Draft) -> None:
    if stack[-1] is root and root.below:
        root.below.append(_Draft(None, None, None, [item.text], []))
    else:
        stack[-1].texts.append(item.text)


def _pop_to(stack: list[_Draft], label: Label) -> None:
    """Leave the sections that a label cannot stand in."""
    for depth in range(len(stack) - 1, 0, -1):
        other = stack[depth].label
        if other is not None and other.kind == label.kind and other.depth == label.depth:
            del stack[depth:]
            return
    while len(stack) > 1:
        other = stack[-1].label
        if other is not None and (_RANK[other.kind], other.depth) < (_RANK[label.kind], label.depth):
            return
        stack.pop()


def _is_title(rest: str, item: Paragraph, after: Paragraph | None) -> bool:
    """Whether the words after a number are a heading rather than a paragraph."""
    if not rest or rest.endswith((".", ";", "/.")):
        return False
    if item.heading or len(rest) <= _LONGEST_TITLE:
        return after is not None or item.heading
    if after is None or len(rest) > _LONGEST_HEADING:
        return False
    found = leading_label(after.text)
    return is_bulleted(after.text) or (found is not None and found[0].closed)


def placed_paragraphs(parts: Sequence[Section], root: str) -> Iterator[tuple[str, str]]:
    """Each paragraph with the path of its section."""

    def down(section: Section, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        here = (*above, section.label) if section.label else above
        at = root + ".".join(here)
        yield from ((at, squeeze(text)) for text in section.paragraphs)
        for inner in section.sections:
            yield from down(inner, here)

    for part in parts:
        yield from down(part, ())
