"""Hypothesis strategies for the model, for the tests of this library and of whatever is built on it.

Lives here: strategies that give valid values with every kind of term, cell and nesting that plans have.
May import: ``tthc.model``, ``tthc.errors``, hypothesis.
Never: is imported by another room; reads a document; draws what the model would refuse.
"""

from importlib.util import find_spec

from tthc.errors import MissingExtraError

if find_spec("hypothesis") is None:
    raise MissingExtraError("testing", needed_for="tthc.testing")

from tthc.testing.clock import dossiers, durations, office_days, office_hours, reporting_periods
from tthc.testing.documents import findings, plans, sections, targets
from tthc.testing.figures import observations
from tthc.testing.law import legal_bases
from tthc.testing.notes import progress_notes
from tthc.testing.registers import documents, indicators, registered_units
from tthc.testing.table import deliverables, review_items, task_groups, tasks, units
from tthc.testing.time import days, limits, periods, recurrences, schedules, terms
from tthc.testing.wording import phrases, vietnamese_text

__all__ = [
    "days",
    "deliverables",
    "documents",
    "dossiers",
    "durations",
    "findings",
    "indicators",
    "legal_bases",
    "limits",
    "observations",
    "office_days",
    "office_hours",
    "periods",
    "phrases",
    "plans",
    "progress_notes",
    "recurrences",
    "registered_units",
    "reporting_periods",
    "review_items",
    "schedules",
    "sections",
    "targets",
    "task_groups",
    "tasks",
    "terms",
    "units",
    "vietnamese_text",
]
