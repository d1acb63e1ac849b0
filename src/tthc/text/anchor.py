"""Where citations may stand (dấu hiệu viện dẫn): cheap signs found first, so that only what is near them is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# Patterns that begin with a plain character, or a set of them, let the engine skip to it; so each sign has its own.
_SYMBOL: Final = re.compile(r"/ ?[A-ZĐĂÂÊÔƠƯ]")
_LAWS: Final = tuple(
    re.compile(f"{name} ")
    for name in (
        "Bộ luật", "Bộ Luật", "BỘ LUẬT", "Luật", "LUẬT", "Pháp lệnh", "Pháp Lệnh", "PHÁP LỆNH", "Hiến pháp",
        "Hiến Pháp", "HIẾN PHÁP",
    )
)  # fmt: skip
_WORDS: Final = ("định", "quyết", "thị", "tư", "luận", "án", "luật", "lệnh", "tịch", "điện", "văn")
_SHORT: Final = re.compile(
    r"[0-9](?<=[htịưnốyĐQTHBLCVỊƯNỐY:] .)(?:"
    + "|".join(f"(?<={word} .)" for word in (*_WORDS, *map(str.upper, _WORDS)))
    + "|"
    + "|".join(f"(?<={word} .)" for word in ("số", "Số", "SỐ", "số:", "Số:", *"NĐ QĐ NQ CT TT KH TB KL BC CV".split()))
    + "|(?<= ngày .)(?:"
    + "|".join(f"(?<={word}{gap} ngày .)" for word in _WORDS for gap in ("", ","))
    + "))"
)
_SERIAL: Final = re.compile(
    r"[0-9]{1,5}[a-zđ]?(?:\.[0-9]{1,3})?(?: ?/ ?(?:19|20)[0-9]{2})?(?: ?- ?[A-ZĐ][A-Za-zĐđ]{0,11})? ?\Z"
)
_LONGEST_SERIAL: Final = 32


def law_places(text: str) -> Iterator[int]:
    """Where the name of a law may begin, not in order."""
    for name in _LAWS:
        for match in name.finditer(text):
            yield match.start()


def number_places(text: str) -> Iterator[int]:
    """Where a number may begin that has a symbol behind it, or a type word before it; not in order.

    Example:
        >>> text = "Nghị quyết 57 và Nghị định số 62/2021/NĐ-CP, số 09-NQ/TU"
        >>> sorted(set(number_places(text)))
        [11, 30, 48]
    """
    for match in _SYMBOL.finditer(text):
        slash = match.start()
        serial = _SERIAL.search(text, max(0, slash - _LONGEST_SERIAL), slash)
        place = serial.start() if serial else _behind_word(text, slash)
        if place is not None:
            yield place
    for match in _SHORT.finditer(text):
        yield match.start()


def _behind_word(text: str, slash: int) -> int | None:
    """Where the blank number of a draft begins: behind "số" of "số: … /KH-UBND"."""
    place = max(text.rfind(word, max(0, slash - 48), slash) for word in ("số", "Số", "SỐ"))
    return None if place < 0 else place + 2
