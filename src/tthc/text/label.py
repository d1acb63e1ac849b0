"""Numbers of headings, rows and items (số thứ tự): what kind they are and which may follow which."""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

LabelKind = Literal["roman", "capital", "number", "decimal", "letter"]

_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LABEL = re.compile(
    r"(?P<open>\(?)(?P<body>[IVX]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2}){0,3}|[a-zđ]{1,2})(?P<close>[.)]{0,2})"
)
_LEADING = re.compile(rf"{_LABEL.pattern}(?P<gap>\s+|(?<=[.)])(?=[^\W\d])|$)")
MAX_NUMBER = 99
"""No heading or row of a plan bears a number above this; 2025 at the start of a line is a year."""


@frozen
class Label:
    """A label as printed and what it counts.

    Attributes:
        text: as printed, without the closing sign.
        kind: I (roman), A (capital), 1 (number), 1.1 (decimal), a (letter).
        numbers: the counts it is made of: (1,) for I, 1 and a; (1, 2) for 1.2.
        closed: a "." or ")" closes it.
    """

    text: str
    kind: LabelKind
    numbers: tuple[int, ...]
    closed: bool = False

    @property
    def depth(self) -> int:
        """How many numbers it is made of."""
        return len(self.numbers)

    def follows(self, earlier: Label, *, gap: int = 3) -> bool:
        """Whether it may come next after a label of its own kind: 1 → 2, 1.1 → 1.2, with a gap allowed."""
        if self.kind != earlier.kind or self.depth != earlier.depth:
            return False
        return self.numbers[:-1] == earlier.numbers[:-1] and 0 < self.numbers[-1] - earlier.numbers[-1] <= gap

    def opens_below(self, parent: Label) -> bool:
        """Whether it is the first item below another: 1 → 1.1, I → 1, 1 → a."""
        if self.numbers[-1] != 1:
            return False
        if self.kind == "decimal":
            return self.numbers[:-1] == parent.numbers or parent.kind == "roman"
        order: tuple[LabelKind, ...] = ("roman", "capital", "number", "decimal", "letter")
        return order.index(self.kind) > order.index(parent.kind)


def parse_label(text: str) -> Label | None:
    """The label that a cell is, or None where the cell is something else.

    Example:
        >>> parse_label("1.2").numbers, parse_label("IV").kind, parse_label("Sở")
        ((1, 2), 'roman', None)
    """
    match = _LABEL.fullmatch(text.strip())
    return _label(match) if match else None


def leading_label(text: str) -> tuple[Label, str] | None:
    """The label a line begins with and the rest of the line.

    Example:
        >>> label, rest = leading_label("2.1. Cập nhật thủ tục")
        >>> label.text, rest
        ('2.1', 'Cập nhật thủ tục')
    """
    match = _LEADING.match(text)
    if match is None:
        return None
    label = _label(match)
    return (label, text[match.end() :].strip()) if label else None


def _label(match: re.Match[str]) -> Label | None:
    body, closed = match["body"], bool(match["close"])
    if match["open"] and ")" not in match["close"]:
        return None
    if body[0].isdigit():
        numbers = tuple(int(part) for part in body.split("."))
        if max(numbers) > MAX_NUMBER or min(numbers) == 0:
            return None
        return Label(body, "decimal" if len(numbers) > 1 else "number", numbers, closed)
    if _ROMAN.match(body):
        return Label(body, "roman", (_roman(body),), closed)
    if body.isupper():
        return Label(body, "capital", ("ABCDĐEGH".find(body) + 1 or 9,), closed)
    if len(body) == 1 and body in _LETTERS and closed:
        return Label(body, "letter", (_LETTERS.index(body) + 1,), closed)
    return None


def _roman(text: str) -> int:
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _VALUES[here]
        total += -value if _VALUES.get(after, 0) > value else value
    return total
