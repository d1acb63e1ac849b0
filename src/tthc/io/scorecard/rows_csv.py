"""A scorecard as CSV, for a spreadsheet: one row an assessment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import asdict

from tthc.io.report.csv_rows import csv_bytes, harmless
from tthc.model import Language
from tthc.periods.wording import day_text
from tthc.targets import Scorecard
from tthc.targets.comparison.value_set import exact
from tthc.targets.scorecards.number import number_text
from tthc.targets.scorecards.record import COLUMNS, Record, records
from tthc.targets.scorecards.wording import SIGNS, measure_word, word

_WORDS: Final = {
    "standing": "standing",
    "reason": "reason",
    "kind": "kind",
    "base": "base",
    "needed_by": "by",
    "source": "source",
}
_NUMBERS: Final = ("goal", "rate", "value", "gap", "needed_rate")
_DECIMALS: Final = 6


def scorecard_csv(card: Scorecard, lang: Language = "vi") -> bytes:
    """The rows with a head in the language asked for, as UTF-8 with the mark by which spreadsheets know it.

    Counts are exact; rates, which follow from them, have up to six decimals. Numbers and days are written as the
    language writes them. A cell that would start a formula gets an apostrophe before it.

    Example:
        >>> scorecard_csv(Scorecard((), date(2026, 6, 30)), "en").decode("utf-8-sig").split(",")[:3]
        ['No.', 'Depth', 'Where']
    """
    return csv_bytes(_rows(card, lang))


def _rows(card: Scorecard, lang: Language) -> Iterator[list[str]]:
    yield [word("column", name, lang) for name in COLUMNS]
    for record in records(card):
        cells, figures = asdict(record) | _in_words(record, lang), _in_figures(record, lang)
        yield [figures[name] if name in figures else _cell(cells[name], lang) for name in COLUMNS]


def _in_words(record: Record, lang: Language) -> dict[str, str | None]:
    """The codes of a row as words."""
    codes: dict[str, str | None] = {name: getattr(record, name) for name in _WORDS}
    told = {name: word(_WORDS[name], code, lang) if code else None for name, code in codes.items()}
    return told | {"comparator": SIGNS[record.comparator], "measure": measure_word(record.measure, lang)}


def _in_figures(record: Record, lang: Language) -> dict[str, str]:
    """The numbers of a row that are no counts; a value, or its rate, never looks like a target that it misses."""
    goal = exact(record.goal)
    apart = {"value": goal, "gap": Fraction(0), "rate": goal / 100}
    numbers: dict[str, float | None] = {name: getattr(record, name) for name in _NUMBERS}
    return {
        name: "" if number is None else _number(exact(number), apart.get(name), lang)
        for name, number in numbers.items()
    }


def _cell(value: object, lang: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return word("answer", "yes" if value else "no", lang)
        case date():
            return day_text(value, lang)
        case int():
            return str(value)
    return harmless(str(value))


def _number(value: Fraction, apart: Fraction | None, lang: Language) -> str:
    """A number in plain figures, which spreadsheets of the language read as one."""
    shown = number_text(value, "en", _DECIMALS, apart=() if apart is None else (apart,)).replace(",", "")
    return shown if lang == "en" else shown.replace(".", ",")
