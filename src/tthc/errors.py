"""What a caller did or gave that cannot be used: one root, each error also the builtin one expects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


class TthcError(Exception):
    """Root of every error this library raises.

    Args:
        message: what happened, with the offending value.
        hint: what a clerk can do about it.
        where: file, line, cell or path in the plan.

    Example:
        >>> str(TthcError("the file is empty", hint="save it again", where="plan.txt"))
        'plan.txt: the file is empty (save it again)'
    """

    code = "error"

    def __init__(self, message: str, *, hint: str | None = None, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{advice}"


class InputError(TthcError, ValueError):
    """A file or a text that cannot be used at all: empty, not text, damaged, of an unknown kind."""

    code = "unusable-input"


class FormError(InputError):
    """A file in one of the library's own forms that does not hold to it; lists every problem.

    Attributes:
        problems: one line each, ``path: what is wrong``.
    """

    code = "bad-form"

    def __init__(self, problems: Sequence[str], *, hint: str | None = None, where: str | None = None) -> None:
        self.problems = tuple(problems)
        listed = "".join(f"\n  {line}" for line in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the file:{listed}", hint=hint, where=where)


class ParseError(TthcError, ValueError):
    """A phrase that a ``parse_*`` function could not read."""

    code = "unparsable"


class PathNotFoundError(TthcError, LookupError):
    """A path that nothing in the plan holds."""

    code = "path-not-found"


class MissingExtraError(TthcError, ImportError):
    """A format or an engine whose optional dependency is not installed."""

    code = "missing-extra"

    def __init__(self, extra: str, *, needed_for: str) -> None:
        self.extra = extra
        super().__init__(
            f"{needed_for} needs the optional dependency tthc[{extra}]",
            hint=f'install it with: pip install "tthc[{extra}]"',
        )


class CalendarRangeError(TthcError, ValueError):
    """A day that a calendar does not cover, or does not know for sure and was told to be strict.

    Attributes:
        day: the day asked for, as text where no ``date`` holds it; None where an answer would lie outside.
        first: first day covered.
        last: last day covered.
    """

    code = "calendar-range"

    def __init__(self, calendar: str, first: date, last: date, *, day: date | str | None = None, hint: str) -> None:
        self.day = day
        self.first = first
        self.last = last
        what = "the answer lies" if day is None else f"{day} lies"
        super().__init__(f"{what} outside the calendar {calendar!r}, which covers {first} to {last}", hint=hint)
