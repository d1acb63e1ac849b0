"""The words of results in Vietnamese and English, read from one table of the package's data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Final

from tthc.model import Duration, Language
from tthc.text.duration import format_amount, format_duration

_ROMAN: Final = ("I", "II", "III", "IV")
_HALVES: Final = ("first_half", "second_half")
_OCCURRENCE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<mark>[QH])?(?P<number>\d{1,2}))?")


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("tthc").joinpath("data", "timetable.toml").read_text("utf-8")
    return tomllib.loads(text)


def word(kind: str, code: str, lang: Language) -> str:
    """The word or phrase of a code; a code the table does not hold shows as itself.

    Example:
        >>> word("state", "overdue", "vi"), word("state", "no-such", "en")
        ('quá hạn', 'no-such')
    """
    row = _table()[kind].get(code)
    return row[lang] if row else code


def step_basis(code: str) -> str:
    """Slug of what a step of an explanation rests on."""
    return _table()["step"][code]["basis"]


def day_text(day: date, lang: Language) -> str:
    """A date as the language writes it.

    Example:
        >>> day_text(date(2025, 3, 1), "vi"), day_text(date(2025, 3, 1), "en")
        ('01/03/2025', '2025-03-01')
    """
    return f"{day:%d/%m}/{day.year:04}" if lang == "vi" else day.isoformat()


def occurrence_text(label: str, lang: Language) -> str:
    """The name of a month, quarter, half or year; any other label as it is.

    Example:
        >>> [occurrence_text(label, "vi") for label in ("2025-03", "2025-Q3", "2025-H2", "2025")]
        ['tháng 3/2025', 'quý III/2025', '6 tháng cuối năm 2025', 'năm 2025']
    """
    read = _OCCURRENCE.fullmatch(label)
    if read is None:
        return label
    year, number = read["year"], int(read["number"] or 0)
    match read["mark"], number:
        case "Q", _:
            return word("phrase", "quarter", lang).format(roman=_ROMAN[number - 1], number=number, year=year)
        case "H", _:
            return word("phrase", _HALVES[number - 1], lang).format(year=year)
        case _, 0:
            return word("phrase", "year", lang).format(year=year)
    return word("phrase", "month", lang).format(number=number, year=year)


def moment_text(moment: datetime, lang: Language) -> str:
    """A moment as the language writes it; midnight is 24:00 of the day before, as the Civil Code has it (148(6)).

    Example:
        >>> moment_text(datetime(2026, 3, 1, 15, 30), "vi"), moment_text(datetime(2026, 3, 2), "en")
        ('15:30 ngày 01/03/2026', '2026-03-01 24:00')
    """
    midnight = moment.time() == time() and moment.toordinal() > 1
    day = date.fromordinal(moment.toordinal() - midnight)
    clock = "24:00" if midnight else f"{moment:%H:%M}"
    return word("phrase", "moment", lang).format(clock=clock, day=day_text(day, lang))


def duration_text(duration: Duration, lang: Language) -> str:
    """A duration in words.

    Example:
        >>> duration_text(Duration.of(1, "working_day"), "en"), duration_text(Duration.of("3/2", "hour"), "vi")
        ('1 working day', '1,5 giờ')
    """
    if lang == "vi":
        return format_duration(duration)
    name = duration.unit.replace("_", "-" if duration.unit == "half_year" else " ")
    return f"{format_amount(duration.amount, '.')} {name}{'' if duration.amount == 1 else 's'}"


def place_text(at: str, lang: Language) -> str:
    """A path in the plan, in words.

    Example:
        >>> place_text("annex2:II.1", "vi"), place_text("task:V.4", "en")
        ('Phụ lục 2, II.1', 'Task V.4')
    """
    root, _, path = at.partition(":")
    number = root.removeprefix("annex")
    if number != root and number.isdecimal():
        return word("place", "annex-number", lang).format(number=number, path=path).rstrip(", ")
    form = word("place", root, lang)
    return at if form == root else form.format(path=path).rstrip(", ")


def short(text: str, width: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer.

    Example:
        >>> short("Rà soát, đánh giá thủ tục hành chính", 20)
        'Rà soát, đánh giá…'
    """
    if len(text) <= width:
        return text
    return f"{text[:width].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
