"""Whether a document holds on a day (hiệu lực), from what is known of its life and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from attrs import frozen

from tthc.model.document import Document

Force = Literal["in force", "not yet in force", "ended", "unknown"]
"""How a document stands on a day."""

Reason = Literal["nothing-known", "start-unknown", "end-unknown", "not-known", "other-date", "several", "no-number"]
"""Why an answer is ``unknown``: no day of its life is recorded; the day it took effect is not; it was ended on a day
that is not; the register has no document of that number; only of another date or office; it has several and the
question does not say which; the question names no number."""

_ONE_DAY = timedelta(days=1)


@frozen
class Judgement:
    """What is known of one document on one day.

    Attributes:
        state: how it stands.
        since: first day it stands so; None where that is not known.
        until: last day it stands so; None where that is not known or there is none.
        reason: why it is unknown.
        ends_later: it was ended afterwards, on a day that is not known.
        as_known_on: the latest day the record speaks of, where the answer goes beyond it.
        rests_on: fields of the document that the answer rests on.
    """

    state: Force
    since: date | None = None
    until: date | None = None
    reason: Reason | None = None
    ends_later: bool = False
    as_known_on: date | None = None
    rests_on: tuple[str, ...] = ()


def judge(document: Document, day: date, stopped_on: date | None) -> Judgement:
    """How a document stands on a day.

    Force is taken to come once and to go once. Between the days that are known, and only there, it holds; where the
    record leaves open whether it had begun or ended, the answer is unknown.

    Args:
        document: the document.
        day: the day asked for.
        stopped_on: first day after somebody ended it, where that is known.
    """
    gone = min((seen.on for seen in document.seen if seen.state == "ended"), default=None)
    over_from = min((end for end in (stopped_on, document.expired_from) if end), default=None)
    start = document.effective_on
    if over_from and day >= over_from:
        return Judgement("ended", since=over_from, rests_on=_end_fields(document))
    if gone and day >= gone:
        return Judgement("ended", rests_on=("seen",))
    if start and day < start:
        return Judgement("not yet in force", until=start - _ONE_DAY, rests_on=("effective_on",))
    if start is None and document.issued_on and day < document.issued_on:
        return Judgement("not yet in force", rests_on=("issued_on",))
    held = [seen.on for seen in document.seen if seen.state == "in force"]
    if not (start or (held and min(held) <= day)):
        known = held or gone or over_from or document.ender
        return Judgement("unknown", reason="start-unknown" if known else "nothing-known")
    ends_later = stopped_on is None and bool(gone or document.ender)
    if ends_later and not (held and day <= max(held)):
        return Judgement("unknown", reason="end-unknown")
    latest = max(held, default=None)
    return Judgement(
        "in force",
        since=start,
        until=over_from - _ONE_DAY if over_from and not ends_later else None,
        ends_later=ends_later,
        as_known_on=latest if over_from is None and latest and latest < day else None,
        rests_on=("effective_on",) if start else ("seen",),
    )


def _end_fields(document: Document) -> tuple[str, ...]:
    fields = ("ended_on", "expires_on", "replaced_by", "ended_by", "ended_with")
    return tuple(name for name in fields if getattr(document, name) is not None)
