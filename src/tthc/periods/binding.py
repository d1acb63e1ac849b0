"""Dates for what a plan leaves to another document (gắn ngày cho "Theo Kế hoạch kiểm tra"), the plan untouched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias

from attrs import frozen

from tthc.errors import InputError
from tthc.model import External, Limit, Period, Term, Unread, Unspecified, Week
from tthc.periods.explanation import Step
from tthc.periods.occurrence import Occurrence
from tthc.text.normal import fold

Bound: TypeAlias = date | Period
"""The last day, or the days from the first to the last."""


@frozen
class Bindings:
    """Dates by the words of a reference or an event, or by the path of one obligation such as ``task:V.4``.

    Attributes:
        by_key: folded words or path, to the date.
        printed: the keys as given.

    Example:
        >>> bound = Bindings.of({"theo kế hoạch kiểm tra": date(2026, 10, 15)})
        >>> bound.occurrence("task:V.4", External(reference="Theo Kế hoạch kiểm tra")).due
        datetime.date(2026, 10, 15)
    """

    by_key: tuple[tuple[str, Bound], ...] = ()
    printed: tuple[str, ...] = ()

    @classmethod
    def of(cls, bindings: Mapping[str, Bound]) -> Bindings:
        """From a mapping.

        Raises:
            InputError: a value is no day and no period, or two keys are the same but for spelling.
        """
        for key, value in bindings.items():
            if isinstance(value, datetime) or not isinstance(value, (date, Period)):
                raise InputError(f"{key!r} is bound to {value!r:.80}", hint="give a datetime.date or a Period")
        if len({fold(key) for key in bindings}) < len(bindings):
            raise InputError(f"two of {list(bindings)} name the same reference", hint="give each reference once")
        return cls(tuple((fold(key), value) for key, value in bindings.items()), tuple(bindings))

    def occurrence(self, at: str, term: Term) -> Occurrence | None:
        """The time a term is bound to; None where it is not, or has a time of its own."""
        key = self._key_of(at, term)
        if key is None or (isinstance(term, Limit) and key != fold(at)):
            return None
        bound = dict(self.by_key)[key]
        words = term.reference if isinstance(term, External) else term.text if isinstance(term, Unread) else ""
        if isinstance(bound, Period):
            return Occurrence(term.kind, bound.start, bound.end, (Step.of("bound", reference=words, due=bound.end),))
        return Occurrence(term.kind, None, bound, (Step.of("bound", reference=words, due=bound),))

    def event_day(self, term: Limit) -> date | None:
        """The day of the event that a time limit runs from: the one its words give, or a day bound to them.

        Example:
            >>> from tthc.model import Duration
            >>> limit = Limit(duration=Duration.of(5, "day"), event="ngày ban hành Kế hoạch")
            >>> str(Bindings.of({"ngày ban hành kế hoạch": date(2026, 2, 5)}).event_day(limit))
            '2026-02-05'
        """
        bound = dict(self.by_key).get(fold(term.event)) if term.event else None
        return bound.end if isinstance(bound, Period) else bound or term.date

    def unused(self, terms: Iterable[tuple[str, Term]]) -> tuple[str, ...]:
        """The keys, as given, that none of these terms took."""
        used = {self._key_of(at, term) for at, term in terms}
        return tuple(said for (key, _), said in zip(self.by_key, self.printed, strict=True) if key not in used)

    def _key_of(self, at: str, term: Term) -> str | None:
        """The path has the first word: it means one place, the words every place that says them."""
        known = {key for key, _ in self.by_key}
        if isinstance(term, (External, Limit, Unread, Unspecified, Week)) and fold(at) in known:
            return fold(at)
        words = term.reference if isinstance(term, External) else term.event if isinstance(term, Limit) else None
        return fold(words) if words and fold(words) in known else None
