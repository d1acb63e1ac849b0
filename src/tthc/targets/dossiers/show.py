"""Counts of dossiers for the eye: in a terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tthc.draw import Column, element, join, table
from tthc.model import Language
from tthc.periods.wording import day_text
from tthc.targets.dossiers.count import FORM_COLUMNS, DossierCount
from tthc.targets.dossiers.quality import DossierFault, FaultExample
from tthc.targets.dossiers.wording import count_text, percent_text, period_text, word

if TYPE_CHECKING:
    from rich.table import Table

    from tthc.targets.dossiers.tally import DossierTally

_SHOWN_VALUES: Final = 3


def rich_table(tally: DossierTally, lang: Language, most: int) -> Table:
    """As a rich table: the counts, or the first of them, and the totals of each period."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    words = f"{caption(tally, lang)}\n{legend(lang)}"
    shown = Table(
        title=word("phrase", "title", lang), caption=words, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)
    )
    for name in (*tally.by, "period"):
        shown.add_column(word("column", name, lang), min_width=9)
    for column in FORM_COLUMNS:
        shown.add_column(str(column), justify="right", no_wrap=True)
    shown.add_column("(8+9)/7", justify="right", no_wrap=True)
    for one in tally.counts[:most]:
        shown.add_row(*map(Text, cells(one, tally.by, lang)))
    if len(tally) > most:
        shown.add_row(word("phrase", "more", lang, count=count_text(len(tally) - most, lang)), style="dim")
    if tally.by:
        shown.add_section()
        for total in tally.totals():
            shown.add_row(*map(Text, cells(total, tally.by, lang)), style="bold")
    return shown


def quality_table(tally: DossierTally, lang: Language) -> Table:
    """The faults as a rich table, each with its examples."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=word("phrase", "quality", lang), box=box.SIMPLE_HEAD, pad_edge=False)
    shown.add_column(word("column", "fault", lang))
    shown.add_column(word("column", "rows", lang), justify="right")
    shown.add_column(word("column", "examples", lang))
    for fault in tally.quality:
        shown.add_row(*map(Text, fault_cells(fault, lang)))
    return shown


def html_table(tally: DossierTally, lang: Language) -> str:
    """As HTML: the counts with their totals, then the faults where there are any."""
    heads = [Column(word("column", name, lang), is_row_head=True) for name in (*tally.by, "period")]
    heads += [Column(f"{word('under', str(column), lang)} ({column})", "n") for column in FORM_COLUMNS]
    heads.append(Column(word("column", "on_time_rate", lang), "n"))
    rows = [cells(one, tally.by, lang) for one in (*tally, *(tally.totals() if tally.by else ()))]
    title = f"{word('phrase', 'title', lang)} — {caption(tally, lang)}"
    counts = table(heads, rows, caption=title, name="dossiers")
    if not tally.quality:
        return counts
    names = [Column(word("column", name, lang)) for name in ("fault", "rows", "examples")]
    faults = (fault_cells(one, lang) for one in tally.quality)
    return element("div", join((counts, table(names, faults, caption=word("phrase", "quality", lang), name="faults"))))


def legend(lang: Language) -> str:
    """What the numbers of the columns mean, which is too long to stand above them."""
    columns = (f"{column} {word('under', str(column), lang).lower()}" for column in FORM_COLUMNS)
    return f"{'; '.join(columns)}; (8+9)/7 {word('column', 'on_time_rate', lang).lower()}"


def caption(tally: DossierTally, lang: Language) -> str:
    """What the counts rest on: rows, those left out, the calendar."""
    facts = [word("phrase", "counted", lang, count=count_text(tally.counted, lang))]
    if outside := sum(count for _, count in tally.outside):
        facts.append(word("phrase", "outside", lang, count=count_text(outside, lang)))
    if faults := sum(one.count for one in tally.quality):
        facts.append(word("phrase", "faults", lang, count=count_text(faults, lang)))
    if not tally.has_channel:
        facts.append(word("phrase", "no-channel", lang))
    if tally.span.as_of is not None:
        facts.append(word("phrase", "until", lang, day=day_text(tally.span.as_of, lang)))
    facts.append(word("phrase", "calendar", lang, name=tally.calendar, version=tally.calendar_version))
    return " · ".join(facts)


def cells(count: DossierCount, by: Sequence[str], lang: Language) -> list[str]:
    """Keys, period, columns 3 to 13, the rate; a total has its word for its first key."""
    keys = dict(count.keys)
    named = [_key(keys[name], lang) if name in keys else "" for name in by]
    if by and not keys:
        named[0] = word("phrase", "total", lang)
    numbers = (count_text(number, lang) for number in count.form().values())
    return [*named, period_text(count.period, lang), *numbers, percent_text(count.on_time_rate.rate, lang)]


def fault_cells(fault: DossierFault, lang: Language) -> list[str]:
    """What it is, how many rows, a few of them."""
    shown = "; ".join(_example(one, lang) for one in fault.examples)
    return [word("fault", fault.code, lang), count_text(fault.count, lang), shown]


def _key(value: object, lang: Language) -> str:
    return word("phrase", "none", lang) if value is None else str(value)


def _example(one: FaultExample, lang: Language) -> str:
    """The dossier and its unit, and in parentheses the values that the fault is about."""
    name = " ".join(part for part in (one.code, one.unit and f"[{one.unit}]") if part) or word("phrase", "none", lang)
    values = ", ".join(f"{column} {value}" for column, value in one.values[:_SHOWN_VALUES])
    return f"{name} ({values})" if values else name
