"""The nouns of a control plan.

Lives here: what a document or an office says, as frozen pydantic records with a JSON form.
May import: ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, parses phrases, computes deadlines.
"""

from tthc.model.document import Document
from tthc.model.dossier import Dossier, Pause, PauseKind
from tthc.model.duration import Duration, DurationUnit
from tthc.model.finding import Finding, Language, Place, Severity
from tthc.model.indicator import Direction, Indicator
from tthc.model.legal_basis import LegalBasis
from tthc.model.observation import Observation, ReportedPeriod
from tthc.model.office_days import OfficeDay, OfficeDays
from tthc.model.office_hours import OfficeHours, Shift
from tthc.model.period import CalendarPart, Period, PeriodKind
from tthc.model.plan import Annex, Plan, Section, Signatory, Source
from tthc.model.progress import Progress, State
from tthc.model.reporting_period import ReportingPeriod, ReportKind
from tthc.model.review import Milestone, ReviewItem
from tthc.model.schedule import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    DayOfEach,
    External,
    Frequency,
    Limit,
    LimitSide,
    Months,
    Recurring,
    Schedule,
    Term,
    Unread,
    Unspecified,
    Week,
    Window,
)
from tthc.model.tally import Tally
from tthc.model.target import Baseline, Comparator, MeasureUnit, Target, TargetKind
from tthc.model.task import Deliverable, Task, TaskGroup
from tthc.model.unit import FormerName, Unit, UnitKind, UnitLevel, UnitMention

__all__ = [
    "Adhoc",
    "Annex",
    "Baseline",
    "Before",
    "By",
    "CalendarPart",
    "Comparator",
    "Completed",
    "Continuous",
    "DayOfEach",
    "Deliverable",
    "Direction",
    "Document",
    "Dossier",
    "Duration",
    "DurationUnit",
    "External",
    "Finding",
    "FormerName",
    "Frequency",
    "Indicator",
    "Language",
    "LegalBasis",
    "Limit",
    "LimitSide",
    "MeasureUnit",
    "Milestone",
    "Months",
    "Observation",
    "OfficeDay",
    "OfficeDays",
    "OfficeHours",
    "Pause",
    "PauseKind",
    "Period",
    "PeriodKind",
    "Place",
    "Plan",
    "Progress",
    "Recurring",
    "ReportKind",
    "ReportedPeriod",
    "ReportingPeriod",
    "ReviewItem",
    "Schedule",
    "Section",
    "Severity",
    "Shift",
    "Signatory",
    "Source",
    "State",
    "Tally",
    "Target",
    "TargetKind",
    "Task",
    "TaskGroup",
    "Term",
    "Unit",
    "UnitKind",
    "UnitLevel",
    "UnitMention",
    "Unread",
    "Unspecified",
    "Week",
    "Window",
]
