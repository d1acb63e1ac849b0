"""Durations, reporting periods, what an office says of its days and hours, and dossiers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import get_args

from hypothesis import strategies as st

from tthc.model import (
    Dossier,
    Duration,
    DurationUnit,
    OfficeDay,
    OfficeDays,
    OfficeHours,
    Pause,
    PauseKind,
    ReportingPeriod,
    ReportKind,
    Shift,
)

_UNITS: tuple[DurationUnit, ...] = get_args(DurationUnit)
_IN_PARTS: tuple[DurationUnit, ...] = ("hour", "working_hour", "day", "working_day")
_PARTS = tuple(Fraction(n, 4) for n in (1, 2, 3, 5, 6))
_COUNTS: dict[ReportKind, int] = {"month": 12, "quarter": 4, "half-year": 2, "nine-months": 1, "year": 1}
_REASONS = ("Nghỉ do bão", "Mất điện toàn xã", "Trực giải quyết hồ sơ ngày thứ Bảy", "Kỷ niệm ngày thành lập xã")
_PAUSES: tuple[PauseKind, ...] = get_args(PauseKind)


@st.composite
def durations(draw: st.DrawFn, units: tuple[DurationUnit, ...] = _UNITS, longest: int = 400) -> Duration:
    """A length of time in one unit: mostly whole, at times a part of a day or an hour.

    Example:
        >>> from hypothesis import find
        >>> str(find(durations(("working_day",)), lambda one: one.amount > 2))
        '3 working_day'
    """
    unit = draw(st.sampled_from(units))
    whole = st.integers(0, longest).map(Fraction)
    return Duration(amount=draw(whole | st.sampled_from(_PARTS) if unit in _IN_PARTS else whole), unit=unit)


@st.composite
def reporting_periods(draw: st.DrawFn) -> ReportingPeriod:
    """A reporting month, quarter, half, nine months or year.

    Example:
        >>> from hypothesis import find
        >>> str(find(reporting_periods(), lambda one: one.kind == "quarter"))
        'report:2013-Q1'
    """
    kind = draw(st.sampled_from(tuple(_COUNTS)))
    return ReportingPeriod(kind=kind, year=draw(st.integers(2013, 2040)), number=draw(st.integers(1, _COUNTS[kind])))


@st.composite
def office_days(draw: st.DrawFn, first: date = date(2018, 1, 1), last: date = date(2035, 12, 31)) -> OfficeDays:
    """An office's closures and extra working days; no day is both.

    Example:
        >>> from hypothesis import find
        >>> len(find(office_days(), lambda one: len(one.closed) == 1).closed)
        1
    """
    days = draw(st.lists(st.dates(first, last), max_size=8, unique=True))
    closed = draw(st.integers(0, len(days)))
    made = [OfficeDay(date=day, name=draw(st.sampled_from(_REASONS))) for day in days]
    return OfficeDays(name="UBND xã Bãi Sậy", closed=tuple(made[:closed]), worked=tuple(made[closed:]))


@st.composite
def office_hours(draw: st.DrawFn) -> OfficeHours:
    """One to three shifts of a day, to the minute.

    Example:
        >>> from hypothesis import find
        >>> len(find(office_hours(), lambda one: True).shifts)
        1
    """
    size = draw(st.integers(1, 3)) * 2
    minutes = sorted(draw(st.lists(st.integers(0, 1439), min_size=size, max_size=size, unique=True)))
    clocks = [time(minute // 60, minute % 60) for minute in minutes]
    pairs = zip(clocks[::2], clocks[1::2], strict=True)
    return OfficeHours(shifts=tuple(Shift(opens=opens, closes=closes) for opens, closes in pairs))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier received between 2018 and 2035, with pauses, appointments and an end, or without.

    Example:
        >>> from hypothesis import find
        >>> find(dossiers(), lambda one: one.is_finished).pauses
        ()
    """
    received = draw(st.datetimes(datetime(2018, 1, 1), datetime(2035, 12, 31))).replace(microsecond=0)

    def later() -> datetime:
        return received + timedelta(minutes=draw(st.integers(0, 200_000)))

    def maybe() -> datetime | None:
        return later() if draw(st.booleans()) else None

    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        one, other = sorted((later(), later()))
        end = other if draw(st.booleans()) else None
        pauses.append(Pause(kind=draw(st.sampled_from(_PAUSES)), start=one, end=end))
    return Dossier(
        received=received,
        appointment=maybe(),
        reappointments=tuple(later() for _ in range(draw(st.integers(0, 2)))),
        pauses=tuple(pauses),
        processed=maybe(),
        returned=maybe(),
        closed=maybe(),
    )
