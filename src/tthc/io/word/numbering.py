"""The numbers that Word works out for the paragraphs of a list: 1.2., a), IV."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Final

from attrs import frozen

from tthc.io.word.element import w
from tthc.io.word.names import is_on, value
from tthc.io.word.properties import ParagraphProperties
from tthc.io.word.style_sheet import ListPlace, StyleSheet

_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HUNDREDS: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_LEVELS: Final = 9
_NO_LIST: Final = ListPlace()
_HIGHEST: Final = 100_000


@frozen
class _Level:
    """How one level of a list is numbered."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@frozen
class _Abstract:
    levels: dict[int, _Level]
    by_style: str | None = None


class Numbering:
    """Counts the paragraphs of all lists of a document, in their order.

    Args:
        numbering: the root of the part of numberings, None where there is none.
        styles: the styles of its paragraphs.
    """

    def __init__(self, numbering: Any, styles: StyleSheet) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._styles = styles.lists
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, root: Any) -> None:
        for element in root.iter(w("abstractNum")):
            levels = {_number(level.get(w("ilvl"))): _level(level) for level in element.findall(w("lvl"))}
            self._abstracts[element.get(w("abstractNumId"))] = _Abstract(levels, value(element, "numStyleLink"))
        for element in root.iter(w("num")):
            starts = {
                _number(over.get(w("ilvl"))): _number(start)
                for over in element.findall(w("lvlOverride"))
                if (start := value(over, "startOverride")) is not None
            }
            abstract = value(element, "abstractNumId")
            if abstract is not None:
                self._lists[element.get(w("numId"))] = (abstract, starts)
            own = {
                _number(over.get(w("ilvl"))): _level(level)
                for over in element.findall(w("lvlOverride"))
                if (level := over.find(w("lvl"))) is not None
            }
            if own:
                self._overrides[element.get(w("numId"))] = own

    def label(self, paragraph: ParagraphProperties) -> str:
        """The number of a paragraph as Word prints it, "- " for a bullet, "" where it is in no list."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        abstract_id, starts = self._lists[list_id]
        levels = self._levels(abstract_id) | self._overrides.get(list_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(list_id, abstract_id, depth, level, starts)
        if level.kind == "bullet":
            return "- "
        if level.kind == "none" and "%" not in level.pattern:
            return ""
        counts = self._counts[abstract_id]
        printed = re.sub(r"%([1-9])", lambda match: _shown(levels, counts, int(match[1]) - 1, level), level.pattern)
        return f"{printed.strip()} " if printed.strip() else ""

    def _list_of(self, paragraph: ParagraphProperties) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, or that of its style."""
        styled = self._styles.get(paragraph.style, _NO_LIST) if paragraph.style is not None else _NO_LIST
        list_id = paragraph.list_id or styled.list_id
        if list_id is None or list_id == "0" or list_id not in self._lists:
            return None
        return list_id, min(_number(paragraph.depth or styled.depth or "0"), _LEVELS - 1)

    def _levels(self, abstract_id: str, depth: int = 0) -> dict[int, _Level]:
        abstract = self._abstracts.get(abstract_id)
        if abstract is None:
            return {}
        if not abstract.levels and abstract.by_style and depth < 5:
            linked = self._styles.get(abstract.by_style, _NO_LIST).list_id
            if linked in self._lists:
                return self._levels(self._lists[linked][0], depth + 1)
        return abstract.levels

    def _count(self, list_id: str, abstract_id: str, depth: int, level: _Level, starts: dict[int, int]) -> None:
        counts = self._counts[abstract_id]
        first = (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        before = counts[depth]
        if first and depth in starts:
            counts[depth] = starts[depth]
        else:
            counts[depth] = level.start if before is None else min(before + 1, _HIGHEST)
        for below, other in self._levels(abstract_id).items():
            if below > depth and (other.restart is None or 0 < depth + 1 <= other.restart):
                counts[below] = None


def _level(element: Any) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        _number(value(element, "start") or "1"),
        None if restart is None else _number(restart),
        is_on(element, "isLgl"),
    )


def _number(text: str | None) -> int:
    digits = re.fullmatch(r"-?\d{1,6}", text or "")
    return max(int(digits[0]), 0) if digits else 0


def _shown(levels: dict[int, _Level], counts: list[int | None], depth: int, printed: _Level) -> str:
    """The count of a level; where the printed level is numbered as laws are, in figures whatever its own kind."""
    level = levels.get(depth, _Level())
    count = counts[depth]
    return counted(level.start if count is None else count, "decimal" if printed.legal else level.kind)


def counted(count: int, kind: str) -> str:
    """A count as a kind of numbering prints it.

    Example:
        >>> counted(4, "upperRoman"), counted(28, "lowerLetter"), counted(7, "decimalZero"), counted(3, "decimal")
        ('IV', 'bb', '07', '3')
    """
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "none":
        return ""
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, letters in (*_HUNDREDS, *_ROMAN):
        text += letters * (count // worth)
        count %= worth
    return text
