"""The words of the report page, and how it writes days, figures and places."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from attrs import frozen

from tthc.draw.html import Markup, element
from tthc.model import Language, Place, Target
from tthc.periods.wording import day_text, place_text

_SIGNS: Mapping[str, str] = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(files("tthc").joinpath("data", "report.toml").read_text("utf-8"))


@frozen
class ReportWords:
    """The words in one language."""

    lang: Language

    def __call__(self, kind: str, code: str, /, **args: object) -> str:
        """The words of a code, filled in.

        Example:
            >>> ReportWords("vi")("page", "as_of", day="01/07/2025")
            'Tính đến ngày 01/07/2025'
        """
        return _table()[kind][code][self.lang].format(**args)

    def counted(self, kind: str, code: str, count: float, /, **args: object) -> str:
        """The words for a number of things, in the singular where the language has one.

        Example:
            >>> ReportWords("en").counted("due", "days_left", 1, count="1")
            '1 day'
        """
        row = _table()[kind][code]
        words = row["one"] if self.lang == "en" and count == 1 and "one" in row else row[self.lang]
        return words.format(**args)

    def day(self, day: date) -> str:
        """A date: dd/mm/yyyy in Vietnamese, ISO 8601 in English."""
        return day_text(day, self.lang)

    def weekday(self, day: date) -> str:
        """The name of the day of the week."""
        return self("due", "weekday").split("|")[day.weekday()]

    def span(self, start: date, end: date) -> str:
        """From a day to a day."""
        return self("fact", "span", start=self.day(start), end=self.day(end))

    def number(self, value: float) -> str:
        """A figure with the separators of the language.

        Example:
            >>> ReportWords("vi").number(1250000.5), ReportWords("en").number(99.0)
            ('1.250.000,5', '99')
        """
        text = f"{Decimal(str(value)):,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text if self.lang == "en" else text.translate(str.maketrans(",.", ".,"))

    def amount(self, target: Target) -> str:
        """Comparator, value and unit of a target.

        Example:
            >>> target = Target(text="giảm ít nhất 30%", comparator=">=", value=30, unit="%", kind="reduction")
            >>> ReportWords("vi").amount(target)
            'giảm ≥ 30%'
        """
        figure = self.counted("unit", target.unit, target.value, n=self.number(target.value))
        return self("target", target.kind, amount=f"{_SIGNS[target.comparator]} {figure}")

    def where(self, at: str) -> str:
        """A path in the plan, in words.

        Example:
            >>> ReportWords("vi").where("annex2:II.1")
            'Phụ lục 2, II.1'
        """
        return place_text(at, self.lang)

    def place(self, place: Place | None) -> str:
        """A place in a file, in words."""
        if place is None:
            return ""
        given = ((name, getattr(place, name)) for name in ("sheet", "cell", "page", "line"))
        return ", ".join(self("spot", name, value=value) for name, value in given if value is not None)

    @property
    def foreign(self) -> str | None:
        """The language of the plan's own words where the page is in another one."""
        return None if self.lang == "vi" else "vi"

    def printed(self, text: str | None) -> Markup | str | None:
        """Words of the plan, which are Vietnamese whatever the language of the page."""
        return text if self.lang == "vi" or not text else element("span", text, lang=self.foreign)
