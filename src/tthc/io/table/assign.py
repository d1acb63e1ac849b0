"""Where cells end when nothing marks it: the cheapest way to cut a run of lines into the columns of a row.

Each column is asked what the words would cost as its cell: units must begin like units, times must read as
times, brackets must close, lines must wrap at the column's width. The cheapest cut of the whole row wins; a
close second makes it doubtful.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from tthc.io.line import is_bulleted, join
from tthc.io.table.cost import ODD, SURE_TIME, again_cost, cell_cost, line_cost, mid_line_cost, width_cost
from tthc.text.column import Role
from tthc.text.schedule import leading_times, opens_time
from tthc.text.unit_list import begins_unit

Cell = Literal["title", "lead", "coordinating", "time", "products"]
Widths = Mapping[Cell, int]
NO_WIDTHS: Widths = MappingProxyType({})
CELLS: tuple[Cell, ...] = ("title", "lead", "coordinating", "time", "products")
CLOSE = 1.0
"""A second-best cut that costs no more than this above the best makes the cut doubtful."""
_AGAIN: tuple[Cell, ...] = ("time", "products")
_KEEP = 12
_HOPELESS = 12.0
"""A beginning of a cut that costs this much more than another is not followed."""
_LONGEST: Mapping[Cell, int] = MappingProxyType(
    {"title": 400, "lead": 120, "coordinating": 120, "time": 40, "products": 400}
)
"""No cell has more words than this."""


@frozen
class Word:
    """A word, the line it stands in (counted from 0 within the run) and whether it begins that line."""

    text: str
    line: int
    first: bool


@frozen
class Cut:
    """One way to cut a run: cost and, for each cell in order, its words' range."""

    cost: float
    spans: tuple[tuple[Cell, int, int], ...] = ()


@frozen
class Run:
    """The words of a run of lines, with what has been worked out about its stretches.

    Attributes:
        words: its words.
        rest: it goes on with a row that began on the page before.
        broken: it ends at a page break.
        within_lines: cells may begin inside a line.
        whole_lines: a line is a cell, so that two lines are seldom one.
        time_columns: how many columns, and so lines, a time may take.
    """

    words: tuple[Word, ...]
    rest: bool = False
    broken: bool = False
    within_lines: bool = False
    whole_lines: bool = False
    time_columns: int = 1
    _stretches: dict[tuple[int, int], tuple[str, tuple[str, ...]]] = field(factory=dict, repr=False, eq=False)
    _costs: dict[tuple[Cell, int, int], float] = field(factory=dict, repr=False, eq=False)
    _places: list[tuple[int, ...]] = field(factory=list, repr=False, eq=False)

    @classmethod
    def of(
        cls,
        lines: Sequence[str],
        *,
        rest: bool = False,
        broken: bool = False,
        within_lines: bool = False,
        whole_lines: bool = False,
        time_columns: int = 1,
    ) -> Run:
        """The run of some lines."""
        words = [
            Word(text, number, place == 0)
            for number, line in enumerate(lines)
            for place, text in enumerate(line.split())
        ]
        return cls(tuple(words), rest, broken, within_lines, whole_lines, time_columns)

    def text(self, start: int, end: int) -> str:
        """The words of a stretch as a cell prints them."""
        return self._stretch(start, end)[0]

    def lines(self, start: int, end: int) -> tuple[str, ...]:
        """The lines of a stretch, the first and the last of which may be parts of lines."""
        return self._stretch(start, end)[1]

    def _stretch(self, start: int, end: int) -> tuple[str, tuple[str, ...]]:
        key = (start, end)
        if key not in self._stretches:
            lines = tuple(self._lines(start, end))
            self._stretches[key] = (join(list(lines)), lines)
        return self._stretches[key]

    def _lines(self, start: int, end: int) -> Iterator[str]:
        line: list[str] = []
        for index in range(start, end):
            if self.words[index].first and line:
                yield " ".join(line)
                line = []
            line.append(self.words[index].text)
        if line:
            yield " ".join(line)

    def cost(self, cell: Cell, start: int, end: int) -> float:
        """What a stretch costs as a cell, whatever the width of the column."""
        key = (cell, start, end)
        if key not in self._costs:
            cost = cell_cost(cell, self.text(start, end), rest=self.rest, broken=self.broken)
            if end > start:
                lines = self.lines(start, end)
                cost += line_cost(cell, lines) + mid_line_cost(
                    cell, at_line_start=self.words[start].first, rest=self.rest
                )
                if self.whole_lines:
                    cost += self._whole_line_cost(cell, lines)
            self._costs[key] = cost
        return self._costs[key]

    def _whole_line_cost(self, cell: Cell, lines: Sequence[str]) -> float:
        """What more lines than one cost as one cell; a time may take as many as it has columns."""
        if cell == "time" and len(lines) == self.time_columns == len(leading_times(" ".join(lines))):
            return 2 * SURE_TIME
        return sum(0.5 if is_bulleted(line) else ODD for line in lines[1:])

    def places(self) -> tuple[int, ...]:
        """The places at which a cell may begin."""
        if not self._places:
            self._places.append(self._find_places())
        return self._places[0]

    def _find_places(self) -> tuple[int, ...]:
        size = len(self.words)
        places = {0, size, *(index for index, word in enumerate(self.words) if word.first)}
        if self.within_lines:
            if self.rest and size <= 40:
                return tuple(range(size + 1))
            places.update(self._inner_places())
        return tuple(sorted(places))

    def _inner_places(self) -> Iterator[int]:
        open_line = -1
        for index, word in enumerate(self.words):
            ahead = " ".join(other.text for other in self.words[index : index + 12])
            times = leading_times(ahead)
            if times:
                yield index
                ends = [len(ahead[: found.end].split()) for found in times]
                yield from (index + count for count in ends if index + count <= len(self.words))
            if word.first and opens_time(ahead):
                open_line = word.line
            begins = word.text[:1].isupper() or word.text[:1] in "-–+"
            if begins and (word.line == open_line or (not word.first and begins_unit(ahead))):
                yield index


def cheapest(run: Run, roles: Sequence[Role], widths: Widths = NO_WIDTHS, keep: int = _KEEP) -> tuple[Cut, ...]:
    """The cheapest ways to cut a run into the cells of a row, the best first."""
    cells = columns(roles)
    best: dict[int, list[Cut]] = {0: [Cut(0.0)]}
    for cell in cells:
        best = _next_cell(run, cell, best, widths.get(cell), keep, again=False)
    if not run.rest and "time" in cells and "products" in cells:
        size = len(run.words)
        done = best.get(size, [])
        for cell in (cell for cell in cells if cell in _AGAIN):
            best = _next_cell(run, cell, best, widths.get(cell), keep, again=True)
        best[size] = heapq.nsmallest(keep, [*done, *best.get(size, [])], key=_by_cost)
    return tuple(best.get(len(run.words), ()))


def _next_cell(
    run: Run, cell: Cell, best: Mapping[int, list[Cut]], width: int | None, keep: int, *, again: bool
) -> dict[int, list[Cut]]:
    """The ways to go on with one more cell, by where it ends; those that cannot win any more are dropped."""
    size = len(run.words)
    bound = _HOPELESS + min((cuts[0].cost for cuts in best.values()), default=0.0)
    after: dict[int, list[Cut]] = defaultdict(list)
    for start, cuts in sorted(best.items(), key=lambda item: item[1][0].cost):
        for end in run.places():
            if end < start or (again and end == start) or end - start > _LONGEST[cell]:
                continue
            cost = run.cost(cell, start, end)
            if cuts[0].cost + cost > bound and end != size:
                continue
            if end > start:
                cost += width_cost(run.lines(start, end), width)
            if again:
                cost += again_cost(cell, run.text(start, end), at_line_start=run.words[start].first)
            bound = min(bound, cuts[0].cost + cost + _HOPELESS)
            after[end] += [Cut(cut.cost + cost, (*cut.spans, (cell, start, end))) for cut in cuts]
    return {end: heapq.nsmallest(keep, cuts, key=_by_cost) for end, cuts in after.items()}


def _by_cost(cut: Cut) -> float:
    return cut.cost


def columns(roles: Sequence[Role]) -> tuple[Cell, ...]:
    """The cells of a row in the order they are printed."""
    printed: list[str] = ["time" if role in ("start", "finish") else role for role in roles]
    return tuple(sorted((cell for cell in CELLS if cell in printed), key=printed.index))


def doubtful(cuts: Sequence[Cut]) -> bool:
    """Whether the second-best cut is nearly as good as the best."""
    return len(cuts) > 1 and cuts[1].cost - cuts[0].cost < CLOSE
