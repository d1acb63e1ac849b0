"""``tthc digest``: the few lines a unit wants each morning."""

from __future__ import annotations

from datetime import date

import click

from tthc.cli.command import Worded, file_argument, lang_option, language
from tthc.cli.drawing_up import draw_up, tell_unknown, timetable_options
from tthc.cli.opening import open_plan
from tthc.cli.screen import put_data


@click.command(cls=Worded, name="digest")
@file_argument()
@click.option("--unit", metavar="UNIT")
@click.option("--days", metavar="N", type=click.IntRange(min=0), default=7)
@timetable_options()
@lang_option()
def command(
    file: str,
    unit: str | None,
    days: int,
    as_of: date | None,
    progress: str | None,
    calendar: str | None,
    bind: tuple[tuple[str, date], ...],
) -> None:
    """Overdue, due soon and newly done, as plain lines for a chat or an e-mail."""
    plan = open_plan(file)
    table = draw_up(plan, as_of, progress, calendar, bind)
    if unit is not None and not table.of_unit(unit):
        tell_unknown(plan, unit)
    put_data(table.digest(unit=unit, days=days, lang=language()))
