"""When a task is to be done, from the words of its time cells (thời gian thực hiện) and of prose."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from attrs import frozen

from tthc.model.period import Period
from tthc.model.schedule import Before, By, Schedule, Term, Unread, Unspecified, Window
from tthc.text.fault import Fault
from tthc.text.flat import Flat
from tthc.text.leading import leading_times, opens_time
from tthc.text.normal import fold, squeeze
from tthc.text.prose_schedules import find_schedules
from tthc.text.time_phrase import statements
from tthc.text.time_point import QUARTER_WORD, Point, point_at
from tthc.text.time_span import Statement
from tthc.text.time_terms import Doubt, day_before, pair_of_cells, settle, terms_of

__all__ = ["ScheduleReading", "find_schedules", "leading_times", "opens_time", "parse_schedule", "read_schedule"]

# The shape of a date: "12/20205" and "quý V/2025" are none; "15/8/25" and "3-6/2025" may be one.
_NO_SUCH_DATE = re.compile(
    r"(?:[^\W\d_]+\s+){0,4}?(?P<shape>\d{1,3}\s*(?P<sep>[/.-])\s*(?:\d{1,3}\s*(?P=sep)\s*)?\d{3,7}"
    rf"|{QUARTER_WORD}\s*(?:[ivx]+|\d{{1,2}})(?:(?:\s*[/-]\s*|\s+năm\s+)\d+)?)[\s.;]*"
)
_EMPTY = re.compile(r"[\s.…_/-]*")
_ROUND_THE_CLOCK = re.compile(r"24\s*/\s*(?:7|24)[\s.;]*")


@frozen
class ScheduleReading:
    """A schedule and the doubts met on the way.

    Attributes:
        faults: one for each pair of cells that is not wholly read.
    """

    schedule: Schedule
    faults: tuple[Fault, ...] = ()


@frozen
class _Cell:
    """One time cell: what it says, or why it is not understood."""

    words: str
    said: tuple[Statement, ...] | None

    @property
    def point(self) -> Point | None:
        """The one bare point the cell consists of."""
        return self._only("at", "in")

    @property
    def start(self) -> Point | None:
        """The point at which a span begins, where the cell says just that."""
        return self._only("at", "in", "from")

    @property
    def dated(self) -> bool:
        """Whether it says several points or a span, bare."""
        return any(one.key in ("at", "in", "range") for one in self.said or ())

    def _only(self, *keys: str) -> Point | None:
        one = self.said[0] if self.said and len(self.said) == 1 else None
        if one and one.key in keys and len(one.points) == 1 and one.week is None:
            return one.points[0]
        return None


def parse_schedule(start: str | None, finish: str | None = None, within: Period | None = None) -> Schedule:
    """The schedule two time cells give; what cannot be read is ``unread``, never guessed.

    Args:
        start: the cell "Bắt đầu", or the one that spans both columns; None where the table has no such column.
        finish: the cell "Hoàn thành", likewise.
        within: the plan's period; a date without a year takes the year that puts it there.

    Example:
        >>> year = Period.of_year(2025)
        >>> parse_schedule("Tháng 7", "Tháng 12", within=year).terms
        (Window(kind='window', start=datetime.date(2025, 7, 1), end=datetime.date(2025, 12, 31)),)
        >>> parse_schedule("Trước ngày 15/12", within=year).terms
        (Before(kind='before', date=datetime.date(2025, 12, 15)),)
        >>> parse_schedule("ngày 30 tháng 2").terms
        (Unread(kind='unread', text='ngày 30 tháng 2'),)
        >>> print(parse_schedule("05 ngày làm việc, kể từ ngày nhận đủ hồ sơ"))
        Trong thời hạn 5 ngày làm việc kể từ ngày nhận đủ hồ sơ
    """
    return read_schedule(start, finish, within).schedule


@lru_cache(maxsize=8192)
def read_schedule(start: str | None, finish: str | None = None, within: Period | None = None) -> ScheduleReading:
    """Like :func:`parse_schedule`, with what is doubtful about the cells.

    Example:
        >>> reading = read_schedule("Tháng 7", "12/20205", Period.of_year(2025))
        >>> reading.schedule.terms, reading.faults[0].code
        ((Window(kind='window', start=datetime.date(2025, 7, 1), end=None),), 'date-impossible')
    """
    start_text = None if start is None else squeeze(start)
    finish_text = None if finish is None else squeeze(finish)
    first, last = _same_once(_bare(start_text), _bare(finish_text))
    terms, faults = _read(first, last, within, finish_only=start_text is not None and not first)
    return ScheduleReading(Schedule(start_text=start_text, finish_text=finish_text, terms=terms), faults)


def _bare(cell: str | None) -> str:
    """What a cell says; a dash or dots say nothing."""
    return "" if cell is None or _EMPTY.fullmatch(Flat.of(cell).text) else cell


def _same_once(start: str, finish: str) -> tuple[str, str]:
    if not start or not finish:
        return start, finish
    return (start, "") if fold(start).strip(" .;,") == fold(finish).strip(" .;,") else (start, finish)


def _read(
    start: str, finish: str, within: Period | None, *, finish_only: bool
) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    if not start and not finish:
        return (Unspecified(),), ()
    if not start or not finish:
        return _one(_cell(start or finish), within, finish_only=finish_only)
    return _two(_cell(start), _cell(finish), within)


def _cell(words: str) -> _Cell:
    return _Cell(words, statements(Flat.of(words)))


def _one(
    cell: _Cell, within: Period | None, *, finish_only: bool = False
) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    if _ROUND_THE_CLOCK.fullmatch(cell.words):
        return _unread(cell.words, "schedule-unread")
    if cell.said is None:
        return _unread(cell.words, _why(cell.words))
    if finish_only and cell.point:
        settled = settle(cell.point, within)
        if isinstance(settled, Period):
            return (Window(start=None, end=settled.end),), ()
    terms = terms_of(cell.said, within)
    return _unread(cell.words, terms.code) if isinstance(terms, Doubt) else (terms, ())


def _unread(words: str, code: str) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    return (Unread(text=words),), (Fault(code, words),)


def _why(words: str) -> str:
    """An impossible date where the cell is one that no calendar has, else merely unread."""
    flat = Flat.of(words).text
    match = _NO_SUCH_DATE.fullmatch(flat)
    point = point_at(flat, match.start("shape")) if match else None
    possible = match is None or (point is not None and point[0].possible())
    return "schedule-unread" if possible else "date-impossible"


def _two(start: _Cell, finish: _Cell, within: Period | None) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    if start.start and finish.said is not None and (end := _closing(finish)):
        return _window(start, start.start, finish, end, within)
    if start.dated and not start.start and _closing(finish):
        words = f"{start.words} – {finish.words}"
        return _unread(words, "schedule-unread")  # which of several begins what the other cell ends
    if start.start and finish.said is None:
        return _half(start, start.start, finish, within)
    first, faults = _one(start, within)
    if start.start and not faults:
        first = (Window(start=_start(first[0]), end=None),)
    last, more = _one(finish, within, finish_only=True)
    if start.said is None and finish.point and not more and _why(start.words) == "date-impossible":
        return last, faults
    return tuple(dict.fromkeys((*first, *last))), (*faults, *more)


def _closing(cell: _Cell) -> Statement | None:
    """The one statement of a finish cell that can close a window."""
    one = cell.said[0] if cell.said and len(cell.said) == 1 else None
    plain = one and one.key in ("at", "in", "before", "by") and one.week is None and one.clock is None
    return one if one and plain and len(one.points) == 1 else None


def _window(
    start: _Cell, opens: Point, finish: _Cell, closes: Statement, within: Period | None
) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    first, last = pair_of_cells(opens, closes.points[0], within)
    words = f"{start.words} – {finish.words}"
    begin = None if isinstance(first, Doubt) else first.start
    end = None if isinstance(last, Doubt) else day_before(last.start) if closes.key == "before" else last.end
    faults = tuple(Fault(d.code, c.words) for d, c in ((first, start), (last, finish)) if isinstance(d, Doubt))
    if begin is None and end is None:
        return (Unread(text=words),), faults
    if begin and end and begin > end:
        return (Unread(text=words),), (Fault("schedule-reversed", words),)
    return (Window(start=begin, end=end),), faults


def _half(
    start: _Cell, opens: Point, finish: _Cell, within: Period | None
) -> tuple[tuple[Term, ...], tuple[Fault, ...]]:
    code = _why(finish.words)
    first = settle(opens, within)
    if isinstance(first, Doubt):
        words = f"{start.words} – {finish.words}"
        return (Unread(text=words),), (Fault(first.code, start.words), Fault(code, finish.words))
    half = "schedule-half-read" if code == "schedule-unread" else code
    return (Window(start=first.start, end=None),), (Fault(half, finish.words),)


def _start(term: Term) -> date | None:
    if isinstance(term, Window):
        return term.start
    return term.date if isinstance(term, By | Before) else None
