"""Counts of dossiers as CSV, for a spreadsheet: one row a count, in the columns of form II.06a."""

from __future__ import annotations

from collections.abc import Iterator

from tthc.io.report.csv_rows import csv_bytes, harmless
from tthc.model import Language
from tthc.periods.wording import day_text
from tthc.targets.dossiers.count import FORM_COLUMNS
from tthc.targets.dossiers.tally import DossierTally
from tthc.targets.dossiers.wording import percent_text, period_text, word


def to_csv(tally: DossierTally, lang: Language = "vi") -> bytes:
    """The rows with a head in the language asked for, as UTF-8 with the mark by which spreadsheets know it."""
    return csv_bytes(_rows(tally, lang))


def _rows(tally: DossierTally, lang: Language) -> Iterator[list[str]]:
    yield [
        *(harmless(word("column", name, lang)) for name in (*tally.by, "period", "until")),
        *(f"{word('under', str(column), lang)} ({column})" for column in FORM_COLUMNS),
        word("column", "on_time_rate", lang),
        word("column", "index_rate", lang),
    ]
    for one in tally:
        yield [
            *("" if one[name] is None else harmless(str(one[name])) for name in tally.by),
            period_text(one.period, lang),
            day_text(one.until, lang),
            *(str(number) for number in one.form().values()),
            *(percent_text(tally_.rate, lang) for tally_ in (one.on_time_rate, one.index_rate)),
        ]
