"""Words whose marks are probably wrong (lỗi dấu, lỗi nhận dạng chữ): suggestions only, nothing is changed."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from tthc.text.found import Found
from tthc.text.normal import Aligned, fold, fold_word

_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
_GAP: Final = re.compile(r"[ ,]{1,2}|(?: - )")
_LETTERS: Final = str.maketrans("đĐ", "dD")


@frozen
class Misprint:
    """A term of the field printed with other marks.

    Attributes:
        printed: the words in the text.
        suggestion: the term as it is spelled; its capitals are not to be copied.
    """

    printed: str
    suggestion: str


def bare_letters(text: str) -> str:
    """The letters without any mark, small, đ as d: what text recognition and hasty typing keep.

    Example:
        >>> bare_letters("Cổng Dịch vụ công") == bare_letters("Công Dịch vụ công")
        True
    """
    parts = unicodedata.normalize("NFD", fold(text).translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char))


def find_misprints(text: str) -> tuple[Found[Misprint], ...]:
    """Terms of the field that a text prints with other marks, in order, none over another.

    Where the tone mark is placed (hoá, hóa) and capitals do not matter. The terms are those of the package's data, of
    three syllables or more; other words are not judged.

    Example:
        >>> found, = find_misprints("nộp hồ sơ qua Công Dịch vụ công quốc gia")
        >>> found.value.printed, found.value.suggestion
        ('Công Dịch vụ công quốc gia', 'Cổng Dịch vụ công quốc gia')
        >>> find_misprints("Uỷ ban nhân dân xã, THỦ TỤC HÀNH CHÍNH")
        ()
    """
    return tuple(_found(Aligned.of(text)))


def _found(aligned: Aligned) -> Iterator[Found[Misprint]]:
    words = list(_SYLLABLE.finditer(aligned.text))
    bare = [_bare_word(word[0]) for word in words]
    terms = _terms()
    index = 0
    while index < len(words) - 1:
        length = 1
        for term in terms.get((bare[index], bare[index + 1]), ()):
            end = index + len(term.bare)
            if tuple(bare[index:end]) != term.bare or not _joined(aligned.text, words[index:end]):
                continue
            length = len(term.bare)
            printed = [fold_word(word[0]) for word in words[index:end]]
            if printed != list(term.folded):
                first, last = aligned.span(words[index].start(), words[end - 1].end())
                quote = aligned.original[first:last]
                yield Found(Misprint(quote, term.spelled), quote, first, last)
            break
        index += length


@lru_cache(maxsize=16384)
def _bare_word(word: str) -> str:
    return bare_letters(word)


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but blanks, commas and dashes stands between the syllables."""
    return all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in itertools.pairwise(words))


@frozen
class _Term:
    spelled: str
    bare: tuple[str, ...]
    folded: tuple[str, ...]


@cache
def _terms() -> dict[tuple[str, str], tuple[_Term, ...]]:
    """The terms by their first two syllables, the longest first."""
    lines = files("tthc").joinpath("data/terms.txt").read_text(encoding="utf-8").splitlines()
    by_start: dict[tuple[str, str], list[_Term]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            syllables = _SYLLABLE.findall(line)
            bare = tuple(map(bare_letters, syllables))
            by_start.setdefault((bare[0], bare[1]), []).append(_Term(line, bare, tuple(map(fold, syllables))))
    return {start: tuple(sorted(terms, key=lambda one: -len(one.bare))) for start, terms in by_start.items()}
