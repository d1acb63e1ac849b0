"""When: calendars, obligations and timetables.

Lives here: what a plan's schedules mean on the calendar, who owes what by when, and how that stands on a day.
May import: ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, parses phrases.
"""

from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.timetable import Timetable, timetable

__all__ = ["Obligation", "ObligationState", "Step", "Timetable", "WorkCalendar", "timetable"]
