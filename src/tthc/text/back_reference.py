"""Words that point back to a document (dẫn chiếu lại): "Quyết định nêu trên", "Kế hoạch này"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from tthc.text.document_type import type_before, type_name
from tthc.text.normal import Aligned

Pointing = Literal["above", "this"]
"""nêu trên, nói trên, đã dẫn: cited before; này: the document at hand, which may be the text's own."""

# A pattern of plain characters is looked for far faster than one of alternatives.
_POINTERS: Final[tuple[tuple[Pointing, re.Pattern[str]], ...]] = (
    *(("above", re.compile(rf"{words}(?!\w)")) for words in ("nêu trên", "nói trên", "dẫn trên", "đã nêu", "đã dẫn")),
    ("this", re.compile(r"này(?!\w)")),
)


@frozen
class BackReference:
    """A type word with a pointer behind it, in places of an aligned text."""

    type: str
    pointing: Pointing
    start: int
    end: int


def back_references(aligned: Aligned) -> Iterator[BackReference]:
    """Every back reference, not in order.

    Example:
        >>> [(one.type, one.pointing) for one in back_references(Aligned.of("Căn cứ Quyết định nêu trên"))]
        [('Quyết định', 'above')]
    """
    text = aligned.text
    for pointing, words in _POINTERS:
        for match in words.finditer(text):
            found = type_before(text, 0, match.start())
            if found and found[2] == match.start() - 1:
                yield BackReference(type_name(found[0]), pointing, found[1], match.end())
