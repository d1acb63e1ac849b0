"""The words of counts of dossiers in Vietnamese and English, read from one table of the package's data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files

from tthc.model import Language, Period
from tthc.periods.wording import day_text, occurrence_text
from tthc.targets.figures.report_frame import AnyPeriod
from tthc.targets.figures.time_tree import label_of


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("tthc").joinpath("data", "dossiers.toml").read_text("utf-8")
    return tomllib.loads(text)


def word(kind: str, code: str, lang: Language, /, **args: object) -> str:
    """The word or phrase of a code; a code that the table does not hold, such as the name of a column, is itself.

    Example:
        >>> word("fault", "due-missing", "vi"), word("column", "phường", "en")
        ('không có ngày hẹn trả, không có thời hạn', 'phường')
    """
    row = _table()[kind].get(code)
    return row[lang].format_map(args) if row else code


def period_text(period: AnyPeriod, lang: Language) -> str:
    """The name of a period; a reporting period says that it is one.

    Example:
        >>> from tthc.model import ReportingPeriod
        >>> period_text(Period.of_month(2026, 3), "vi"), period_text(ReportingPeriod.parse("report:2026-Q1"), "vi")
        ('tháng 3/2026', 'kỳ báo cáo quý I/2026')
        >>> period_text(Period.parse("2026-01-05/2026-02-06"), "vi")
        '05/01/2026 đến 06/02/2026'
    """
    if isinstance(period, Period):
        if "/" not in period.label:
            return occurrence_text(period.label, lang)
        return word("phrase", "span", lang, start=day_text(period.start, lang), end=day_text(period.end, lang))
    label = label_of(period).removeprefix("report:").removesuffix("-Y1")
    month = label.partition("-M")
    plain = f"{month[0]}-{month[2]:0>2}" if month[2] else label
    return word("phrase", "reporting", lang, period=occurrence_text(plain, lang))


def percent_text(rate: Fraction | None, lang: Language) -> str:
    """A rate to one place after the comma, rounded down so that what is not all is not shown as all; "–" for none.

    Example:
        >>> percent_text(Fraction(1999, 2000), "vi"), percent_text(Fraction(1), "en"), percent_text(None, "en")
        ('99,9%', '100%', '–')
    """
    if rate is None:
        return "–"
    whole, tenth = divmod(int(rate * 1000), 10)
    comma = "," if lang == "vi" else "."
    return f"{whole}{comma}{tenth}%" if tenth else f"{whole}%"


def count_text(count: int, lang: Language) -> str:
    """A count with its thousands parted.

    Example:
        >>> count_text(1234567, "vi"), count_text(1234567, "en")
        ('1.234.567', '1,234,567')
    """
    return f"{count:,}".replace(",", "." if lang == "vi" else ",")
