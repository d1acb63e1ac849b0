"""The clock of a dossier (thời hạn giải quyết hồ sơ): the rule by which the dossiers of a procedure are timed."""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Dossier, OfficeHours
from tthc.periods.calendar import WorkCalendar
from tthc.periods.dossier_judgement import Judgement
from tthc.periods.dossier_standing import DossierStanding
from tthc.periods.time_limit import TimeLimit


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
        known = _as_known(dossier, until)
        return Judgement(self.limit, calendar, self.hours, self.cutoff, known, period_end).standing()


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
