"""Vietnamese administrative-procedure control plans as typed data.

Read a published plan, work out who owes what by when, and file it again. Every name below is imported when first used.
"""

from tthc._version import __version__

TYPE_CHECKING = False  # `typing` alone takes as long to import as Python takes to start
if TYPE_CHECKING:
    from tthc import io, model, periods, registry, targets, testing, text
    from tthc.errors import (
        CalendarRangeError,
        FormError,
        InputError,
        MissingExtraError,
        ParseError,
        PathNotFoundError,
        TthcError,
    )
    from tthc.io.files import dump, load, read, write
    from tthc.io.forms import dumps, loads
    from tthc.io.office_days import read_office_days
    from tthc.io.progress import read_progress
    from tthc.model import (
        Deliverable,
        Finding,
        Period,
        Plan,
        Progress,
        Schedule,
        Target,
        Task,
        TaskGroup,
        UnitMention,
    )
    from tthc.periods import Obligation, Timetable, timetable
    from tthc.targets import Scorecard, scorecard

__all__ = [
    "CalendarRangeError",
    "Deliverable",
    "Finding",
    "FormError",
    "InputError",
    "MissingExtraError",
    "Obligation",
    "ParseError",
    "PathNotFoundError",
    "Period",
    "Plan",
    "Progress",
    "Schedule",
    "Scorecard",
    "Target",
    "Task",
    "TaskGroup",
    "Timetable",
    "TthcError",
    "UnitMention",
    "__version__",
    "dump",
    "dumps",
    "io",
    "load",
    "loads",
    "model",
    "periods",
    "read",
    "read_office_days",
    "read_progress",
    "registry",
    "scorecard",
    "targets",
    "testing",
    "text",
    "timetable",
    "write",
]

_ROOMS = frozenset({"io", "model", "periods", "registry", "targets", "testing", "text"})
_HOMES = {
    "CalendarRangeError": "errors",
    "FormError": "errors",
    "InputError": "errors",
    "MissingExtraError": "errors",
    "Obligation": "periods",
    "ParseError": "errors",
    "PathNotFoundError": "errors",
    "Scorecard": "targets",
    "Timetable": "periods",
    "TthcError": "errors",
    "dump": "io.files",
    "dumps": "io.forms",
    "load": "io.files",
    "loads": "io.forms",
    "read": "io.files",
    "read_office_days": "io.office_days",
    "read_progress": "io.progress",
    "scorecard": "targets",
    "timetable": "periods",
    "write": "io.files",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'tthc' has no attribute {name!r}")
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"tthc.{name}")
    value: object = getattr(import_module(f"tthc.{_HOMES.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
