"""How a result was worked out, as steps that are put into words only when somebody asks."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from tthc.model import Language
from tthc.periods.calendar import WorkCalendar
from tthc.periods.wording import day_text, occurrence_text, step_basis, word

Argument = str | int | float | date | WorkCalendar | None
# Arguments that are optional phrases of a sentence: left out where the value is None.
_PHRASES = {"done_on": "day", "percent": "percent", "evidence": "code"}


@frozen
class Step:
    """One step of an explanation: a code, what it is about and what it rests on.

    Attributes:
        code: names the step; stable.
        args: what its sentence needs.

    Example:
        >>> Step.of("by", day=date(2025, 12, 15)).text("en")
        '2025-12-15 itself is still in time'
        >>> Step.of("by", day=date(2025, 12, 15)).basis("en")
        'drafting practice, no statute defines it'
    """

    code: str
    args: tuple[tuple[str, Argument], ...] = ()

    @classmethod
    def of(cls, code: str, **args: Argument) -> Step:
        """A step of a code of the table, with its arguments."""
        return cls(code, tuple(args.items()))

    def text(self, lang: Language = "vi") -> str:
        """The sentence."""
        return word("step", self.code, lang).format(**{name: _shown(name, value, lang) for name, value in self.args})

    def basis(self, lang: Language = "vi") -> str:
        """What it rests on: the plan's words, a reading, the calendar, a report."""
        return word("basis", step_basis(self.code), lang)


def _shown(name: str, value: Argument, lang: Language) -> str:
    if name in _PHRASES:
        filled = {_PHRASES[name]: _plain(value, lang)}
        return "" if value is None else word("phrase", name, lang).format(**filled)
    if name == "unit" and value is None:
        return word("phrase", "all_leads", lang)
    if name in ("freq", "reported"):
        return word(name, str(value), lang)
    return occurrence_text(str(value), lang) if name == "occurrence" else _plain(value, lang)


def _plain(value: Argument, lang: Language) -> str:
    match value:
        case date():
            return day_text(value, lang)
        case WorkCalendar():
            return value.label(lang)
        case float():
            return f"{value:g}".replace(".", "," if lang == "vi" else ".")
    return str(value)
