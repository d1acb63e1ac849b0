"""Which lines of a file have found a place, so that none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tthc.io.line import Line
from tthc.model import Finding, Place

_MOST = 160


class Ledger:
    """Collects findings and the lines that are accounted for.

    A reader takes each line whose words it puts into a field. What is left at the end becomes a finding with
    its words, so that the words of every line stand either in a field or under a finding.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = {line.number: line for line in lines}
        self._taken: set[int] = set()
        self._findings: list[tuple[int, Finding]] = []

    def take(self, numbers: Iterable[int]) -> None:
        """These lines stand in a field."""
        self._taken.update(numbers)

    def take_form(self, numbers: Iterable[int]) -> None:
        """These lines belong to the form of the document and to no field: the motto, the heads of a table."""
        for number in numbers:
            line = self._lines.get(number)
            if line is not None and not line.blank and number not in self._taken:
                self.note("line-of-form", quote=line.raw.strip(), line=number)
            self._taken.add(number)

    def skip(self, numbers: Iterable[int]) -> None:
        """These lines repeat what a page before them says."""
        self._taken.update(numbers)

    def note(
        self, code: str, *, at: str = "document", quote: str | None = None, line: int | None = None, **args: str | int
    ) -> None:
        """Add a finding."""
        finding = Finding.of(code, at=at, quote=quote, place=self._place(line), **args)
        self._findings.append((line or 0, finding))

    def add(self, findings: Iterable[Finding]) -> None:
        """Findings about the file as a whole."""
        self._findings.extend((0, finding) for finding in findings)

    def _place(self, line: int | None) -> Place | None:
        if line is None:
            return None
        known = self._lines.get(line)
        return known.place if known is not None and known.place is not None else Place(line=line)

    def settle(self) -> tuple[Finding, ...]:
        """All findings, those of the lines left over among them, sorted by line."""
        for number, line in self._lines.items():
            if number not in self._taken and not line.blank:
                self.note("line-unplaced", quote=line.raw.strip(), line=number)
        ordered = sorted(self._findings, key=lambda item: (item[0], item[1].code, item[1].at))
        return tuple(finding for _, finding in ordered)


def short(text: str) -> str:
    """A quote of bearable length."""
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
