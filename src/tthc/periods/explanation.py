"""How a result was worked out, as steps that are put into words only when somebody asks."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from tthc.model import Duration, Language
from tthc.periods.wording import day_text, duration_text, moment_text, occurrence_text, step_basis, word


class Labelled(Protocol):
    """What can say in a language what it is, such as a calendar."""

    def label(self, lang: Language = "vi") -> str:
        """In words."""
        ...


Argument = str | int | float | Fraction | date | Duration | Labelled | None
# Arguments that are optional phrases of a sentence: left out where the value is None.
_PHRASES = {"done_on": "day", "percent": "percent", "evidence": "code"}
# Arguments whose value is a code of the table of words of that name.
_CODES = ("freq", "reported", "weekday", "occasion", "pause", "verdict")


@frozen
class Step:
    """One step of an explanation: a code, what it is about and what it rests on.

    Attributes:
        code: names the step; stable.
        args: what its sentence needs; ``law`` and ``source``, where given, are the article and documents it rests on.

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
        """What it rests on: an article, a document, the plan's words, a reading, the calendar, a report."""
        args = dict(self.args)
        law, source = args.get("law"), args.get("source")
        named = [word("basis", str(law), lang)] if law else []
        named += [str(source)] if source else []
        return "; ".join(named) or word("basis", step_basis(self.code), lang)


def explained(steps: tuple[Step, ...], lang: Language) -> str:
    """The steps, one line each, with what each rests on."""
    return "\n".join(f"{step.text(lang)} [{step.basis(lang)}]" for step in steps)


def _shown(name: str, value: Argument, lang: Language) -> str:
    if name in _PHRASES:
        filled = {_PHRASES[name]: _plain(value, lang)}
        return "" if value is None else word("phrase", name, lang).format(**filled)
    if name == "unit" and value is None:
        return word("phrase", "all_leads", lang)
    if name in _CODES:
        return word(name, str(value), lang)
    return occurrence_text(str(value), lang) if name == "occurrence" else _plain(value, lang)


def _plain(value: Argument, lang: Language) -> str:
    match value:
        case datetime():
            return moment_text(value, lang)
        case date():
            return day_text(value, lang)
        case Duration():
            return duration_text(value, lang)
        case float():
            return f"{value:g}".replace(".", "," if lang == "vi" else ".")
        case None | str() | int() | Fraction():
            return str(value)
    return value.label(lang)
