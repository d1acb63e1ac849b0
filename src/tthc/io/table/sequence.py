"""Which labels may begin the next row of a table, and which lines end a table."""

from __future__ import annotations

import re

from tthc.text.label import Label

_ENDS = re.compile(
    r"(?:phụ lục|biểu mẫu|phụ biểu)(?:\s+(?:số\s+)?(?:[ivx]+|\d+))?\s*[.:]?"
    r"|(?:lưu ý|ghi chú|chú thích|nơi nhận)\s*:.*|\[\d+\].*",
    re.IGNORECASE,
)


def ends_table(text: str) -> bool:
    """Whether a line cannot stand in a table: the head of an annex, a note, a footnote, the list of recipients."""
    return _ENDS.fullmatch(text.strip()) is not None


class Sequencer:
    """Follows the labels of a table: I, 1, 1.1, 1.2, 2, II, 1 and so on."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], Label] = {}
        self._order: list[tuple[str, int]] = []

    def accepts(self, label: Label) -> bool:
        """Whether a label may come next."""
        key = (label.kind, label.depth)
        earlier = self._last.get(key)
        if label.kind == "decimal":
            parent = self._last.get(("number", 1)) or self._last.get(("roman", 1))
            if parent is not None and label.numbers[0] != parent.numbers[0]:
                return False
            return earlier is None or label.follows(earlier) or label.numbers[-1] == 1 or label == earlier
        if earlier is None:
            return label.numbers[-1] == 1 or not self._last
        return label.follows(earlier)

    def take(self, label: Label) -> None:
        """Note a label; what counts below it starts anew."""
        rank = {"roman": 0, "capital": 1, "number": 2, "decimal": 3, "letter": 4}
        here = rank[label.kind]
        self._last = {
            key: other
            for key, other in self._last.items()
            if rank[key[0]] < here or (rank[key[0]] == here and key[1] <= label.depth)
        }
        self._last[(label.kind, label.depth)] = label
