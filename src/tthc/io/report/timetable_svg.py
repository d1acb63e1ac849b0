"""A timetable as a picture in a file of its own."""

from __future__ import annotations

from tthc.model import Language
from tthc.periods.timetable import Timetable

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_svg(timetable: Timetable, lang: Language = "vi") -> bytes:
    """The obligations along a line of time (sơ đồ Gantt).

    Example:
        >>> from datetime import date
        >>> from tthc.periods import WorkCalendar
        >>> empty = Timetable((), date(2026, 6, 1), 7, WorkCalendar.vietnam())
        >>> to_svg(empty).startswith(b"<?xml")
        True
    """
    return f"{_HEAD}{timetable.gantt(lang)}\n".encode("utf-8", "replace")
