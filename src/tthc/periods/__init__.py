"""When: calendars, obligations and timetables.

Lives here: what a plan's schedules mean on the calendar, who owes what by when, and how that stands on a day.
May import: ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, parses phrases.
"""

from tthc.periods import limits
from tthc.periods.calendar import WorkCalendar
from tthc.periods.calendar_entry import CalendarEntry
from tthc.periods.completion import Completion
from tthc.periods.day_explanation import DayExplanation
from tthc.periods.dossier_clock import DossierClock
from tthc.periods.dossier_standing import DossierStanding, Verdict
from tthc.periods.explanation import Step
from tthc.periods.holiday_rules import AS_ANNOUNCED, EVE_ONLY, Assumption
from tthc.periods.obligation import Obligation, ObligationState
from tthc.periods.planning import timetable
from tthc.periods.statutory_limit import LimitAfter, LimitBefore, Provision, YearlyLimit
from tthc.periods.time_limit import Ending, TimeLimit
from tthc.periods.timetable import Timetable
from tthc.periods.working_time import WorkingTime

__all__ = [
    "AS_ANNOUNCED",
    "EVE_ONLY",
    "Assumption",
    "CalendarEntry",
    "Completion",
    "DayExplanation",
    "DossierClock",
    "DossierStanding",
    "Ending",
    "LimitAfter",
    "LimitBefore",
    "Obligation",
    "ObligationState",
    "Provision",
    "Step",
    "TimeLimit",
    "Timetable",
    "Verdict",
    "WorkCalendar",
    "WorkingTime",
    "YearlyLimit",
    "limits",
    "timetable",
]
