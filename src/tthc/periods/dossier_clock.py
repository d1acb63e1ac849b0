"""The clock of a dossier (thời hạn giải quyết hồ sơ): its appointment, the time used, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final, Literal

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Dossier, Duration, DurationUnit, Language, Pause
from tthc.model.office_hours import OfficeHours
from tthc.periods.calendar import WorkCalendar
from tthc.periods.explanation import Step, explained
from tthc.periods.time_limit import CLOCK_UNITS, Ending, TimeLimit
from tthc.periods.wording import word
from tthc.periods.working_time import WorkingTime

Verdict = Literal["early", "on_time", "overdue", "pending", "pending_overdue"]
"""trước hạn, đúng hạn, quá hạn; of a dossier that is not finished: trong hạn, quá hạn."""

_MICROSECOND: Final = timedelta(microseconds=1)
_CLOCK_SECONDS: Final = {"minute": 60, "hour": 3600, "working_hour": 3600}


@frozen
class DossierStanding:
    """How a dossier stands at the end of a day.

    Attributes:
        verdict: early, on time, overdue; pending or pending overdue where it is not finished.
        started: the moment its time is counted from.
        appointment: the moment it is judged by: the last one given to the applicant, else what the limit comes to;
            24:00 of a day is written as 0:00 of the next.
        by_limit: what the limit comes to, with its pauses and its steps; None without a limit.
        ended: the moment compared with the appointment: that of the end, of an open supplement request, or the end
            of the reporting period.
        used: time the clock ran, in the unit the limit's pauses are counted in.
        left: time from ``ended`` to the appointment, likewise; nothing where it has passed.
        over: time since the appointment passed, likewise; nothing where it has not.
        steps: how it was worked out.
    """

    verdict: Verdict
    started: datetime
    appointment: datetime
    by_limit: Ending | None
    ended: datetime
    used: Duration
    left: Duration
    over: Duration
    steps: tuple[Step, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether its time has passed, finished or not."""
        return self.verdict in ("overdue", "pending_overdue")

    def label(self, lang: Language = "vi") -> str:
        """The verdict in words."""
        return word("verdict", self.verdict, lang)

    def explain(self, lang: Language = "vi") -> str:
        """One line a step, with what it rests on."""
        return explained(self.steps, lang)


@frozen
class DossierClock:
    """The rule by which dossiers of a procedure are timed.

    Attributes:
        limit: the procedure's longest time; None where only the printed appointment counts.
        calendar: the working days; the Vietnamese civil service's if None.
        hours: the office's hours, which a limit in working hours needs.
        cutoff: a dossier received after this time counts as received on the next working day; only where the
            procedure's own rule says so (such as Decree 23/2015/NĐ-CP, Article 7, with 15:00), so None by default.

    Example:
        >>> clock = DossierClock(TimeLimit.parse("5 ngày làm việc"), cutoff=time(15))
        >>> dossier = Dossier(received=datetime(2026, 4, 23, 15, 30), processed=datetime(2026, 5, 6, 10))
        >>> standing = clock.judge(dossier, date(2026, 6, 14))
        >>> standing.verdict, str(standing.by_limit), str(standing.used)
        ('on_time', '2026-05-06', '5 working_day')
    """

    limit: TimeLimit | None = None
    calendar: WorkCalendar | None = None
    hours: OfficeHours | None = None
    cutoff: time | None = None

    def judge(self, dossier: Dossier, period_end: date) -> DossierStanding:
        """How a dossier stands at the end of a day; what was recorded after that day is left out.

        On time is what ended not after the appointment; what has not ended is measured by the end of the reporting
        period. One open supplement request stands for the end, more than one request makes it overdue. Limits in days
        and printed appointments are compared by the day, limits in hours by the moment; earlier days are early.

        Source: method document of the index set of Decision 766/QĐ-TTg.

        Args:
            dossier: its recorded moments.
            period_end: last day of the reporting period, or any day.

        Raises:
            InputError: it was received after that day, or there is neither a limit nor an appointment, or office hours
                are missing.
            CalendarRangeError: the calendar does not cover it.
        """
        calendar = self.calendar or WorkCalendar.vietnam()
        until = datetime.combine(period_end, time.max)
        if dossier.received > until:
            hint = "give the end of a period in which it was there"
            raise InputError(f"the dossier was received on {dossier.received}, after {period_end}", hint=hint)
        return _Judgement(self, calendar, _as_known(dossier, until), period_end).standing()


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
class _Judgement:
    """One dossier under one rule."""

    clock: DossierClock
    calendar: WorkCalendar
    dossier: Dossier
    period_end: date

    def standing(self) -> DossierStanding:
        started, first = self._start()
        ended, last = self._end()
        pauses = list(_merged(self.dossier.pauses, ended.moment))
        by_limit, counted = self._by_limit(started, pauses)
        appointment, given = self._appointment(by_limit)
        verdict = self._verdict(ended, appointment)
        code = "compared" if verdict in ("overdue", "pending_overdue") else "compared-by-day"
        stood = (self._length(_Point.at(one.start), _Point.at(one.end) if one.end else ended) for one in pauses)
        used = self._length(_Point.at(started), ended) - sum(stood)
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
        received, cutoff = self.dossier.received, self.clock.cutoff
        if cutoff is None or received.time() <= cutoff:
            return received, ()
        day = self.calendar.add(received.date(), 1)
        opens = self.clock.hours.opens if self.clock.hours else time()
        if self._by_moment and self.clock.hours is None:
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

    def _by_limit(self, started: datetime, pauses: list[Pause]) -> tuple[Ending | None, tuple[Step, ...]]:
        """What the limit comes to; a pause that began after it had passed does not bring it back."""
        limit = self.clock.limit
        if limit is None:
            return None, ()
        steps: list[Step] = []
        stood = Fraction(0)
        ending = self._ending(limit, started, stood)
        for pause in pauses:
            if pause.start >= ending.moment or pause.end is None:
                break
            length = self._length(_Point.at(pause.start), _Point.at(pause.end))
            stood += length
            ending = self._ending(limit, started, stood)
            moved = self._measured(length)
            steps.append(Step.of("paused", pause=pause.kind, since=pause.start, until=pause.end, length=moved))
        return ending, (*steps, *ending.steps)

    def _ending(self, limit: TimeLimit, started: datetime, stood: Fraction) -> Ending:
        paused = Duration(amount=stood, unit=limit.pause_unit) if stood else None
        return limit.ending(started, self.calendar, hours=self.clock.hours, paused=paused)

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
        limit = self.clock.limit
        if limit is None:
            return False
        in_parts = limit.duration.amount.denominator != 1 and self.clock.hours is not None
        return limit.duration.unit in CLOCK_UNITS or in_parts

    @property
    def _unit(self) -> DurationUnit:
        return self.clock.limit.pause_unit if self.clock.limit else "day"

    def _length(self, start: _Point, end: _Point) -> Fraction:
        """From one moment to another in the unit of the limit; negative the other way round."""
        unit = self._unit
        if unit == "working_day":
            return Fraction(self.calendar.count_between(start.day, end.day))
        if unit == "day":
            return Fraction((end.day - start.day).days)
        worked = end.moment - start.moment
        if unit == "working_hour":
            assert self.clock.hours is not None  # without them the limit has refused before
            worked = WorkingTime(self.calendar, self.clock.hours).between(start.moment, end.moment)
        return Fraction(worked // _MICROSECOND, _CLOCK_SECONDS[unit] * 10**6)

    def _measured(self, amount: Fraction) -> Duration:
        return Duration(amount=max(amount, Fraction(0)), unit=self._unit)


def _as_known(dossier: Dossier, until: datetime) -> Dossier:
    """What was known of it at a moment."""

    def known(moment: datetime | None) -> datetime | None:
        return moment if moment and moment <= until else None

    pauses = (one for one in dossier.pauses if one.start <= until)
    return dossier.model_copy(
        update={
            "pauses": tuple(one.model_copy(update={"end": known(one.end)}) for one in pauses),
            "processed": known(dossier.processed),
            "returned": known(dossier.returned),
            "closed": known(dossier.closed),
        }
    )


def _merged(pauses: Iterable[Pause], ended: datetime) -> Iterator[Pause]:
    """The pauses up to a moment in order, those that overlap as one, so that no time counts twice."""
    held: Pause | None = None
    for pause in sorted((one for one in pauses if one.start < ended), key=lambda one: one.start):
        if held and (held.end is None or pause.start <= held.end):
            end = max(held.end, pause.end) if held.end and pause.end else None
            held = held.model_copy(update={"end": end})
            continue
        if held:
            yield held
        held = pause
    if held:
        yield held
