"""``tthc tally``: dossiers counted from files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from tthc.cli.command import Day, Worded, lang_option, language, strict_option, tell
from tthc.cli.drawing_up import calendar_of, calendar_option
from tthc.cli.screen import put_data, put_table, screen
from tthc.cli.waiting import waiting
from tthc.cli.words import Lang, say
from tthc.errors import InputError, ParseError

if TYPE_CHECKING:
    from tthc.model import Period, ReportingPeriod
    from tthc.targets import DossierAudit, DossierTally

_ENDINGS: Final = (".csv", ".json")


@click.command(cls=Worded, name="tally")
@click.argument("files", metavar="FILE…", type=click.Path(), nargs=-1, required=True)
@click.option("--period", metavar="PERIOD")
@click.option("--reporting", is_flag=True)
@click.option("--by", metavar="COLUMN,…", default="unit")
@click.option("--as-of", metavar="DATE", type=Day())
@click.option("--units", metavar="FILE", type=click.Path())
@click.option("--limit-unit", type=click.Choice(("day", "working_day")))
@calendar_option()
@click.option("--engine", type=click.Choice(("duckdb", "polars")), default="duckdb")
@click.option("--duplicates", is_flag=True)
@click.option("-o", "--output", metavar="OUT", type=click.Path())
@click.option("--figures", metavar="FILE", type=click.Path())
@click.option("--json", "as_json", is_flag=True)
@strict_option()
@lang_option()
def command(
    files: tuple[str, ...],
    period: str | None,
    reporting: bool,
    by: str,
    as_of: date | None,
    units: str | None,
    limit_unit: Any,
    calendar: str | None,
    engine: Any,
    duplicates: bool,
    output: str | None,
    figures: str | None,
    as_json: bool,
    strict: bool,
) -> None:
    """Counts in the columns of form II.06a, shown, as JSON, or written; what is wrong with rows beside them."""
    from tthc.io.dossier_files import duckdb_connection, role_of, scan_dossiers
    from tthc.targets import audit_dossiers, tally_dossiers

    _check_ending(output)
    day, lang = as_of or date.today(), language()
    if engine == "polars":  # which else reads far ahead of what it has counted, and keeps all of it in memory
        os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "2")
    connection = duckdb_connection() if engine == "duckdb" else None
    frame = scan_dossiers(files, engine, connection=connection)
    with waiting(say(lang, "tally.working"), connection):
        tally = tally_dossiers(
            frame,
            period=None if period is None else _period(period, reporting=reporting),
            by=tuple(role_of(part) for part in by.split(",") if part.strip()),
            as_of=day,
            calendar=calendar_of(calendar),
            limit_unit=limit_unit,
            units=_units(units),
        )
    audit = None
    if duplicates:
        with waiting(say(lang, "tally.duplicates"), connection):
            audit = audit_dossiers(frame)
    if output is not None:
        _write(tally, output, lang)
    if figures is not None:
        from tthc.io.observation_files import write_observations

        write_observations(tally.observations(as_of=day, source=", ".join(files)), figures)
        tell("read.written", path=figures)
    if as_json:
        put_data(_as_json(tally))
    elif output is None and figures is None:
        put_table(screen(), tally.to_rich(lang))
    _tell_faults(tally, audit, lang)
    if strict and (tally.quality or (audit and audit.codes)):
        click.get_current_context().exit(1)


def _check_ending(output: str | None) -> None:
    """Refuse before anything is counted what counts cannot be written to."""
    if output is not None and not output.lower().endswith(_ENDINGS):
        hint = f"use {', '.join(_ENDINGS)}"
        raise InputError("counts cannot be written to a file of this ending", hint=hint, where=output)


def _period(text: str, *, reporting: bool) -> Period | ReportingPeriod:
    """A period by its label or in Vietnamese words; of the reporting regime where that is asked for.

    Example:
        >>> str(_period("2026-Q1", reporting=True)), _period("quý I/2026", reporting=False).label
        ('report:2026-Q1', '2026-Q1')
    """
    from tthc.model import Period, ReportingPeriod
    from tthc.text import parse_period

    if text.startswith("report:"):
        return ReportingPeriod.parse(text)
    try:
        period = Period.parse(text)
    except ParseError:
        period = parse_period(text)
    if not reporting:
        return period
    kind, first = period.kind, period.start.month - 1
    if kind in ("months", "days"):
        hint = "give a year, half, quarter or month"
        raise InputError(f"{text!r} names no period of the reporting regime", hint=hint)
    length = period.end.month - first
    return ReportingPeriod(kind=kind, year=period.start.year, number=1 if length > 6 else first // length + 1)


def _units(path: str | None) -> Sequence[str] | None:
    if path is None:
        return None
    from tthc.io.units import read_units

    return [unit.id for unit in read_units(path)]


def _write(tally: DossierTally, output: str, lang: Lang) -> None:
    from tthc.io.report.dossiers_csv import to_csv
    from tthc.io.writing import write_whole

    is_csv = output.lower().endswith(".csv")
    write_whole(output, to_csv(tally, lang) if is_csv else _as_json(tally).encode("utf-8"))
    tell("read.written", path=output)


def _as_json(tally: DossierTally) -> str:
    from tthc.io.report.dossiers_json import to_json

    return to_json(tally)


def _tell_faults(tally: DossierTally, audit: DossierAudit | None, lang: Lang) -> None:
    """What is wrong with the rows, on standard error, beside what is put out."""
    from tthc.targets.dossiers.show import quality_table

    if tally.quality:
        screen(err=True).print(quality_table(tally, lang))
    if audit is None:
        return
    tell(
        "tally.no-duplicates" if not audit.codes else "tally.found",
        codes=audit.codes,
        rows=audit.repeated,
        same=audit.same,
    )
    for one in audit.examples:
        tell("tally.same" if one.is_same else "tally.differing", code=one.code, rows=one.rows)
