"""Durations, periods and terms in Vietnamese (cách viết thời hạn, thời kỳ, thời gian); tthc.text reads them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from fractions import Fraction
from typing import Final

from tthc.model.duration import Duration, DurationUnit
from tthc.model.period import Period
from tthc.model.term import (
    Adhoc,
    Before,
    By,
    Completed,
    Continuous,
    DayOfEach,
    External,
    Frequency,
    Limit,
    LimitSide,
    Months,
    Recurring,
    Term,
    Unread,
    Week,
    Window,
)

DURATION_NAMES: Final[dict[DurationUnit, str]] = {
    "minute": "phút",
    "hour": "giờ",
    "working_hour": "giờ làm việc",
    "day": "ngày",
    "working_day": "ngày làm việc",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half_year": "nửa năm",
    "year": "năm",
}
_ROMAN: Final = ("I", "II", "III", "IV")
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_EVERY: Final[dict[Frequency, str]] = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "semiannual": "6 tháng một lần",
    "nine-months": "định kỳ 9 tháng",
    "annual": "hằng năm",
    "periodic": "định kỳ",
}
_UNITS: Final[dict[Frequency, str]] = {
    "daily": "ngày",
    "weekly": "tuần",
    "monthly": "tháng",
    "quarterly": "quý",
    "semiannual": "6 tháng",
    "nine-months": "9 tháng",
    "annual": "năm",
    "periodic": "kỳ",
}
_LAST: Final = 31


def format_duration(duration: Duration) -> str:
    """The duration in Vietnamese; ``parse_duration`` reads it back.

    Example:
        >>> format_duration(Duration.of("1/2", "working_day")), format_duration(Duration.of(1, "half_year"))
        ('0,5 ngày làm việc', 'nửa năm')
    """
    name = DURATION_NAMES[duration.unit]
    if duration.unit == "half_year" and duration.amount == 1:
        return name
    return f"{format_amount(duration.amount)} {name}"


def format_amount(amount: Fraction, mark: str = ",") -> str:
    """A whole number, a decimal where it ends within four places, else a fraction.

    Example:
        >>> format_amount(Fraction(5, 4)), format_amount(Fraction(1, 3))
        ('1,25', '1/3')
    """
    scaled = amount * 10**4
    if amount.denominator == 1 or scaled.denominator != 1:
        return str(amount)
    whole, rest = divmod(int(scaled), 10**4)
    return f"{whole}{mark}{rest:04}".rstrip("0")


def format_period(period: Period) -> str:
    """The period in Vietnamese; ``parse_period`` reads it back.

    Example:
        >>> format_period(Period.of_half(2025, 2)), format_period(Period.of_months(2025, 3, 5))
        ('6 tháng cuối năm 2025', 'từ tháng 3/2025 đến tháng 5/2025')
    """
    start, end = period.start, period.end
    match period.kind:
        case "year":
            return f"năm {start.year:04}"
        case "nine-months":
            return f"9 tháng năm {start.year:04}"
        case "half-year":
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year:04}"
        case "quarter":
            return f"quý {_ROMAN[start.month // 3]}/{start.year:04}"
        case "month":
            return f"tháng {start.month}/{start.year:04}"
        case "months" if (start.month, end.month) == (1, 12):
            return f"giai đoạn {start.year:04} - {end.year:04}"
        case "months":
            return f"từ tháng {start.month}/{start.year:04} đến tháng {end.month}/{end.year:04}"
    first, last = (f"ngày {_day(day)}" for day in (start, end))
    return first if start == end else f"từ {first} đến {last}"


def schedule_words(terms: Iterable[Term]) -> str:
    """The terms of a schedule, as a cell would print them.

    Example:
        >>> schedule_words([Continuous(), External(reference="theo Kế hoạch kiểm tra")])
        'Thường xuyên; theo Kế hoạch kiểm tra'
    """
    said = [(term, words) for term in terms if (words := term_words(term))]
    if not said:
        return ""
    (first, words), *others = said
    verbatim = isinstance(first, (External, Unread))
    return "; ".join((words if verbatim else words[0].upper() + words[1:], *(other for _, other in others)))


def term_words(term: Term) -> str:
    """One term in small letters; "" where nothing is said.

    Example:
        >>> term_words(Recurring(freq="quarterly", due=DayOfEach(month=3, day=25), before=True))
        'hằng quý (trước ngày 25 tháng thứ 3)'
        >>> term_words(Limit(duration=Duration.of(5, "working_day"), event="ngày nhận đủ hồ sơ"))
        'trong thời hạn 5 ngày làm việc kể từ ngày nhận đủ hồ sơ'
    """
    match term:
        case Continuous():
            return "thường xuyên"
        case Adhoc():
            return "đột xuất"
        case Completed():
            return "đã hoàn thành"
        case Recurring():
            return _recurring(term)
        case Window():
            return _window(term)
        case Before(date=day):
            return f"trước ngày {_day(day)}"
        case By(date=day, time=moment):
            return f"chậm nhất {_clock(moment)}ngày {_day(day)}"
        case Months(months=months):
            return "các tháng " + ", ".join(f"{int(month[5:])}/{month[:4]}" for month in months)
        case Week(month=month, week=week):
            return f"tuần {'cuối' if week == -1 else week} tháng {int(month[5:])}/{month[:4]}"
        case Limit():
            return _limit(term)
        case External(reference=words) | Unread(text=words):
            return words
    return ""


def _window(window: Window) -> str:
    if window.start is None:
        return f"… – {_day(window.end)}" if window.end else "… – …"
    if window.end is None:
        return f"từ ngày {_day(window.start)}"
    days = f"từ ngày {_day(window.start)} đến ngày {_day(window.end)}"
    if window.start > window.end:
        return days
    period = Period(start=window.start, end=window.end)
    if period.kind == "days":
        return days
    if period.kind == "nine-months":
        return f"trong 9 tháng đầu năm {window.start.year:04}"
    words = format_period(period)
    return words if words.startswith("từ") else f"trong {words}"


def _recurring(term: Recurring) -> str:
    words, unit = _EVERY[term.freq], _UNITS[term.freq]
    if term.every:
        words = f"{term.every} {unit} một lần"
    if term.times:
        words = f"{term.times} lần/{unit}" if not term.every else f"{term.times} lần trong {term.every} {unit}"
    detail = _detail(term)
    return f"{words} ({detail})" if detail else words


def _detail(term: Recurring) -> str:
    due = f"{_clock(term.time)}{_day_of(term.due, term.freq)}" if term.due else _clock(term.time).rstrip()
    if term.opens is None:
        return f"trước {due}" if term.before and due else f"đến {due}" if due else ""
    opens = f"từ {_day_of(term.opens, term.freq)}"
    return f"{opens} đến {'trước ' if term.before else ''}{due}" if due else opens


def _day_of(day: DayOfEach, freq: Frequency) -> str:
    if day.weekday:
        return _WEEKDAYS[day.weekday - 1]
    number = "ngày cuối" if day.day == _LAST else f"ngày {day.day:02}"
    if day.month is None:
        return number
    if freq == "annual" and day.month <= 12:
        return f"cuối tháng {day.month}" if day.day == _LAST else f"ngày {day.day:02}/{day.month}"
    return f"{number} tháng thứ {day.month}"


_LIMITS: Final[dict[LimitSide, tuple[str, str]]] = {
    "within": ("trong thời hạn", "kể từ"),
    "after": ("sau", "kể từ"),
    "before": ("chậm nhất trước", "tính đến"),
}


def _limit(term: Limit) -> str:
    lead, link = _LIMITS[term.side]
    event = term.event or (f"ngày {_day(term.date)}" if term.date else None)
    words = f"{lead} {format_duration(term.duration)}"
    return f"{words} {link} {event}" if event else words


def _day(day: date) -> str:
    return f"{day:%d/%m}/{day.year:04}"


def _clock(moment: time | None) -> str:
    return f"{moment.hour:02}h{moment.minute:02} " if moment else ""
