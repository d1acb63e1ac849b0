"""``tthc timetable``: who owes what by when."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import evolve

from tthc.cli.command import Month, Worded, file_argument, lang_option, language, strict_option, tell
from tthc.cli.drawing_up import draw_up, tell_unknown, timetable_options
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_data, screen
from tthc.cli.words import Lang, say

if TYPE_CHECKING:
    from tthc.model import Period, Plan
    from tthc.periods import Obligation, Timetable

_WIDTH: Final = 180


@click.command(cls=Worded, name="timetable")
@file_argument()
@click.option("--unit", metavar="UNIT")
@click.option("--coordinating", is_flag=True)
@timetable_options()
@click.option("-o", "--output", metavar="OUT", type=click.Path())
@click.option("--month", metavar="MONTH", type=Month())
@click.option("--json", "as_json", is_flag=True)
@strict_option()
@lang_option()
def command(
    file: str,
    as_of: date | None,
    unit: str | None,
    coordinating: bool,
    progress: str | None,
    calendar: str | None,
    bind: tuple[tuple[str, date], ...],
    output: str | None,
    month: Period | None,
    as_json: bool,
    strict: bool,
) -> None:
    """The timetable of a plan on a day: shown, as JSON, or written as the file that its ending names."""
    plan, lang = open_plan(file), language()
    table = draw_up(plan, as_of, progress, calendar, bind)
    if unit is not None:
        table = _of_unit(plan, table, unit, coordinating)
    if month:
        table = table.between(month.start, month.end).where(lambda one: not one.is_continuous)
    if output:
        _write(table, output, month, lang)
    elif as_json:
        from tthc.io.syntax import emit_json

        put_data(emit_json(_as_data(table, lang)))
    else:
        _show(plan, table, lang)
    end((*plan.findings, *table.findings), strict=strict)


def _write(table: Timetable, output: str, month: Period | None, lang: Lang) -> None:
    """A picture of one month is the page of a calendar, of more a line of time."""
    from tthc.io.files import write
    from tthc.io.writing import write_whole

    if month and output.lower().endswith(".svg"):
        page = table.month(month.start.year, month.start.month, lang)
        write_whole(output, f"{page}\n".encode())
    else:
        write(table, output, lang=lang)
    tell("read.written", path=output)


def _of_unit(plan: Plan, table: Timetable, unit: str, coordinating: bool) -> Timetable:
    """Its own rows, with what is to be said of them."""
    own = table.of_unit(unit, coordinating=coordinating)
    shown = {one.at for one in own} | {"document"}
    own = evolve(own, findings=tuple(finding for finding in table.findings if finding.at in shown))
    if not own:
        tell_unknown(plan, unit)
    return own


def _show(plan: Plan, table: Timetable, lang: Lang) -> None:
    from tthc.periods.wording import short

    out = screen()
    out.print(" · ".join(part for part in (plan.code, plan.issuer, plan.title) if part), style="bold")
    out.print(table.to_rich(lang))
    counts = Counter(one.state for one in table)
    labels = {one.state: one.state_label(lang) for one in table}
    out.print(" · ".join(f"{labels[state]}: {count}" for state, count in counts.items()))
    done = table.completion()
    if done.coverage.numerator:
        out.print(say(lang, "timetable.rate", rate=str(done.rate), coverage=str(done.coverage)))
    for finding in table.findings:
        out.print(say(lang, "timetable.finding", at=finding.at, message=short(finding.message(lang), _WIDTH)))


def _as_data(table: Timetable, lang: Lang) -> dict[str, Any]:
    return {
        "title": table.title,
        "as_of": table.as_of.isoformat(),
        "calendar": {"name": table.calendar.name, "version": table.calendar.version},
        "obligations": [_row(one, lang) for one in table],
        "findings": [finding.model_dump(mode="json") for finding in table.findings],
    }


def _row(one: Obligation, lang: Lang) -> dict[str, Any]:
    return {
        "key": one.key,
        "at": one.at,
        "deliverable": one.deliverable,
        "occurrence": one.occurrence,
        "title": one.title,
        "lead": [unit.name for unit in one.lead],
        "coordinating": [unit.name for unit in one.coordinating],
        "products": list(one.products),
        "opens": one.opens and one.opens.isoformat(),
        "due": one.due and one.due.isoformat(),
        "act_by": one.act_by and one.act_by.isoformat(),
        "provisional": one.is_provisional,
        "state": one.state,
        "explanation": one.explain(lang).splitlines(),
    }
