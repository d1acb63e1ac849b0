"""One dossier under one rule: where its time begins and ends, what counts, and the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Dossier, Duration, DurationUnit, OfficeHours, Pause, PauseKind
from tthc.periods.calendar import WorkCalendar
from tthc.periods.dossier_standing import DossierStanding, Verdict
from tthc.periods.explanation import Step
from tthc.periods.time_limit import CLOCK_UNITS, Ending, TimeLimit
from tthc.periods.working_time import WorkingTime

_MICROSECOND: Final = timedelta(microseconds=1)
_CLOCK_SECONDS: Final = {"minute": 60, "hour": 3600, "working_hour": 3600}


@frozen
class _Point:
    """A moment and the day it belongs to: 24:00 of a day is 0:00 of the next by the clock, a record of 0:00 is not."""

    moment: datetime
    day: date

    @classmethod
    def at(cls, moment: datetime) -> _Point:
        """A recorded moment."""
        return cls(moment, moment.date())

    @classmethod
    def end_of(cls, day: date) -> _Point:
        """24:00 of a day."""
        return cls(datetime.combine(day, time()) + timedelta(days=1), day)


@frozen
class _Stretch:
    """A time in which the clock stood still."""

    kind: PauseKind
    start: _Point
    end: _Point


@frozen
class Judgement:
    """One dossier under one rule."""

    limit: TimeLimit | None
    calendar: WorkCalendar
    hours: OfficeHours | None
    cutoff: time | None
    dossier: Dossier
    period_end: date

    def standing(self) -> DossierStanding:
        """The comparison, with all that led to it."""
        started, first = self._start()
        ended, last = self._end()
        pauses = list(_merged(self.dossier.pauses, started, ended))
        by_limit, counted = self._by_limit(started, pauses)
        appointment, given = self._appointment(by_limit)
        verdict = self._verdict(ended, appointment)
        code = "compared" if verdict in ("overdue", "pending_overdue") else "compared-by-day"
        stood = (self._length(one.start, one.end) for one in pauses)
        begun = _Point.at(started) if self._by_clock else _Point.end_of(started.date())
        used = self._length(begun, ended) - sum(stood)
        left = self._length(ended, appointment)
        return DossierStanding(
            verdict,
            started,
            appointment.moment,
            by_limit,
            ended.moment,
            used=self._measured(used),
            left=self._measured(left),
            over=self._measured(-left),
            steps=(*first, *counted, *given, *last, Step.of(code, verdict=verdict)),
        )

    def _start(self) -> tuple[datetime, tuple[Step, ...]]:
        received, cutoff = self.dossier.received, self.cutoff
        if cutoff is None or received.time() <= cutoff:
            return received, ()
        day = self.calendar.add(received.date(), 1)
        opens = self.hours.opens if self.hours else time()
        if self._by_moment and self.hours is None:
            hint = "give the hours of the office, which say when that day begins"
            raise InputError("a limit in hours with a cut-off time begins with the next working day", hint=hint)
        step = Step.of("cutoff", clock=f"{cutoff:%H:%M}", day=day)
        return datetime.combine(day, opens), (step,)

    def _end(self) -> tuple[_Point, tuple[Step, ...]]:
        if self.dossier.finished:
            return _Point.at(self.dossier.finished), (
                Step.of("finished", moment=self.dossier.finished),
                *self._asked_twice(),
            )
        open_requests = [one for one in self.dossier.pauses if one.kind == "supplement" and one.end is None]
        if open_requests:
            since = open_requests[0].start
            return _Point.at(since), (Step.of("pause-open", moment=since), *self._asked_twice())
        standing = [one for one in self.dossier.pauses if one.end is None]
        steps = [Step.of("pause-standing", pause=one.kind, moment=one.start) for one in standing]
        steps.append(Step.of("unfinished", day=self.period_end))
        return _Point.end_of(self.period_end), (*steps, *self._asked_twice())

    def _asked_twice(self) -> tuple[Step, ...]:
        return (Step.of("asked-twice", count=self._requests),) if self._requests > 1 else ()

    @property
    def _requests(self) -> int:
        return sum(one.kind == "supplement" for one in self.dossier.pauses)

    def _by_limit(self, started: datetime, pauses: list[_Stretch]) -> tuple[Ending | None, tuple[Step, ...]]:
        """What the limit comes to; a pause that began after it had passed does not bring it back."""
        limit = self.limit
        if limit is None:
            return None, ()
        steps: list[Step] = []
        stood = Fraction(0)
        ending = self._ending(limit, started, stood)
        for pause in pauses:
            if pause.start.moment >= ending.moment:
                break
            length = self._length(pause.start, pause.end)
            stood += length
            ending = self._ending(limit, started, stood)
            steps.append(
                Step.of(
                    "paused",
                    pause=pause.kind,
                    since=pause.start.moment,
                    until=pause.end.moment,
                    length=self._measured(length),
                )
            )
        return ending, (*steps, *ending.steps)

    def _ending(self, limit: TimeLimit, started: datetime, stood: Fraction) -> Ending:
        paused = Duration(amount=stood, unit=limit.pause_unit) if stood else None
        return limit.ending(started, self.calendar, hours=self.hours, paused=paused)

    def _appointment(self, by_limit: Ending | None) -> tuple[_Point, tuple[Step, ...]]:
        again = self.dossier.reappointments
        printed = self.dossier.appointment
        steps = [Step.of("appointed", moment=printed)] if printed else []
        steps += [Step.of("reappointed", moment=moment, count=n) for n, moment in enumerate(again, start=1)]
        if again or printed:
            moment = again[-1] if again else printed
            assert moment is not None  # one of the two is there
            return (_Point.at(moment) if self._by_moment else _Point.end_of(moment.date())), tuple(steps)
        if by_limit is None:
            hint = "give DossierClock(limit) or the dossier's appointment"
            raise InputError("there is neither a limit nor an appointment to judge the dossier by", hint=hint)
        return _Point(by_limit.moment, by_limit.due), (Step.of("no-appointment", moment=by_limit.moment),)

    def _verdict(self, ended: _Point, appointment: _Point) -> Verdict:
        passed = ended.moment > appointment.moment if self._by_moment else ended.day > appointment.day
        late = passed or self._requests > 1
        if not self.dossier.is_finished:
            return "pending_overdue" if late else "pending"
        if late:
            return "overdue"
        return "early" if ended.day < appointment.day else "on_time"

    @property
    def _by_moment(self) -> bool:
        """Whether time is compared to the minute: limits in hours, and parts of a day where the hours are known."""
        limit = self.limit
        if limit is None:
            return False
        in_parts = limit.duration.amount.denominator != 1 and self.hours is not None
        return self._by_clock or in_parts

    @property
    def _by_clock(self) -> bool:
        """Whether time runs from the moment of receipt; else from the end of that day."""
        return self.limit is not None and self.limit.duration.unit in CLOCK_UNITS

    @property
    def _unit(self) -> DurationUnit:
        return self.limit.pause_unit if self.limit else "day"

    def _length(self, start: _Point, end: _Point) -> Fraction:
        """From one moment to another in the unit of the limit; negative the other way round."""
        unit = self._unit
        if unit == "working_day" and self._by_moment and self.hours:
            worked = WorkingTime(self.calendar, self.hours).between(start.moment, end.moment)
            return Fraction(worked // _MICROSECOND, self.hours.per_day // _MICROSECOND)
        if unit == "working_day":
            return Fraction(self.calendar.count_between(start.day, end.day))
        if unit == "day":
            return Fraction((end.day - start.day).days)
        worked = end.moment - start.moment
        if unit == "working_hour":
            assert self.hours is not None  # without them the limit has refused before
            worked = WorkingTime(self.calendar, self.hours).between(start.moment, end.moment)
        return Fraction(worked // _MICROSECOND, _CLOCK_SECONDS[unit] * 10**6)

    def _measured(self, amount: Fraction) -> Duration:
        return Duration(amount=max(amount, Fraction(0)), unit=self._unit)


def _merged(pauses: Iterable[Pause], started: datetime, ended: _Point) -> Iterator[_Stretch]:
    """The pauses between two moments in order, those that overlap as one, so that no time counts twice.

    One that began before the clock did counts from its start; one that lasts beyond the end has stood still up to it.
    """
    held: _Stretch | None = None
    for pause in sorted(pauses, key=lambda one: one.start):
        start = _Point.at(max(pause.start, started))
        end = _Point.at(pause.end) if pause.end and pause.end < ended.moment else ended
        if start.moment >= end.moment:
            continue
        if held and start.moment <= held.end.moment:
            held = _Stretch(held.kind, held.start, max(held.end, end, key=lambda point: point.moment))
            continue
        if held:
            yield held
        held = _Stretch(pause.kind, start, end)
    if held:
        yield held
