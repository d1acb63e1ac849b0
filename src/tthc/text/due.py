"""The last day a commitment names for itself (đến 31/12/2025, trong năm 2025, giao trong năm)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from tthc.model.period import Period

_DAY = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?(?![\d/])"
_TO = r"(?:đến|tới|chậm nhất|trong|hết|vào|hoàn thành)(?: (?:hết|cuối|trước|ngày|là))*"
_DATE = re.compile(rf"(?<!\w)(?:(?P<before>trước)(?: ngày)?|{_TO}) {_DAY}", re.IGNORECASE)
_MONTH = re.compile(
    r"(?<!\w)(?:đến|trong|hết)(?: hết| cuối)* tháng (?P<month>\d{1,2})(?:(?:/| năm )(?P<year>\d{4}))?(?![\d/])",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?<!\w)(?:đến|trong|hết)(?: hết| cuối)* quý (?P<quarter>IV|III|II|I|[1-4])(?:(?:/| năm )(?P<year>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?<!\w)(?:đến|trong|hết|từ nay đến)(?: hết| cuối| trước)* năm|"
    r"(?:^\W*|(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu),? )năm) (?P<year>\d{4})(?![\d/]|\s?-)",
    re.IGNORECASE,
)
_PLAN_YEAR = re.compile(
    r"(?<!\w)(?:trong năm|đến cuối năm|đến hết năm|năm kế hoạch)(?! \d| (?:trước|qua|tới|học|sau))",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?:so với|kể từ|từ)[^,;]{0,40}\Z", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_due(phrase: str, within: Period | None = None) -> date | None:
    """The last day a phrase names, None where it names none or one that cannot exist.

    A day, month or quarter without a year, and "trong năm", take theirs from ``within``.

    Example:
        >>> read_due("Đến 31/12/2025, 100% TTHC"), read_due("trong năm 2020"), read_due("trước ngày 01/7/2025")
        (datetime.date(2025, 12, 31), datetime.date(2020, 12, 31), datetime.date(2025, 6, 30))
        >>> read_due("giao trong năm", Period.of_year(2026)), read_due("giao trong năm")
        (datetime.date(2026, 12, 31), None)
    """
    for pattern, read in (
        (_DATE, _day),
        (_MONTH, _month),
        (_QUARTER, _quarter),
        (_YEAR, _year),
    ):
        for match in pattern.finditer(phrase):
            if not _PAST.search(phrase, max(0, match.start() - 60), match.start()):
                due = read(match, within)
                if due is not None:
                    return due
    return within.end if within and _PLAN_YEAR.search(phrase) else None


def _day(match: re.Match[str], within: Period | None) -> date | None:
    year = _year_of(match["year"], within)
    try:
        day = date(year, int(match["month"]), int(match["day"])) if year else None
    except ValueError:
        return None
    if day and match["before"]:
        return day - timedelta(days=1) if day > date.min else None
    return day


def _month(match: re.Match[str], within: Period | None) -> date | None:
    year, month = _year_of(match["year"], within), int(match["month"])
    return _last_day(year, month) if year and 1 <= month <= 12 else None


def _quarter(match: re.Match[str], within: Period | None) -> date | None:
    year = _year_of(match["year"], within)
    return _last_day(year, 3 * _QUARTERS[match["quarter"].lower()]) if year else None


def _year(match: re.Match[str], within: Period | None) -> date | None:
    year = _year_of(match["year"], within)
    return date(year, 12, 31) if year else None


def _year_of(printed: str | None, within: Period | None) -> int | None:
    if printed:
        return int(printed) if 1 <= int(printed) <= 9999 else None
    return within.start.year if within and within.start.year == within.end.year else None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
