"""``tthc timetable``: who owes what by when."""

from __future__ import annotations

from collections import Counter
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from tthc.cli.command import Day, Worded, file_argument, lang_option, language, strict_option, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_data, screen
from tthc.cli.words import Lang, say

if TYPE_CHECKING:
    from tthc.model import Plan
    from tthc.periods import Obligation, Timetable


@click.command(cls=Worded, name="timetable")
@file_argument()
@click.option("--as-of", metavar="DATE", type=Day())
@click.option("--unit", metavar="UNIT")
@click.option("--coordinating", is_flag=True)
@click.option("--progress", metavar="FILE", type=click.Path())
@click.option("--json", "as_json", is_flag=True)
@strict_option()
@lang_option()
def command(
    file: str,
    as_of: date | None,
    unit: str | None,
    coordinating: bool,
    progress: str | None,
    as_json: bool,
    strict: bool,
) -> None:
    """The timetable of a plan on a day, as a table or as JSON."""
    from tthc.io.progress import read_progress
    from tthc.periods import timetable

    plan, lang = open_plan(file), language()
    notes = read_progress(progress) if progress else ()
    table = timetable(plan, as_of=as_of or date.today(), progress=notes)
    if unit is not None:
        table = _of_unit(plan, table, unit, coordinating)
    if as_json:
        from tthc.io.syntax import emit_json

        put_data(emit_json(_as_data(table, lang)))
    else:
        _show(plan, table, lang)
    end((*plan.findings, *table.findings), strict=strict)


def _of_unit(plan: Plan, table: Timetable, unit: str, coordinating: bool) -> Timetable:
    """Its own rows, with what is to be said of them."""
    own = table.of_unit(unit, coordinating=coordinating)
    shown = {one.at for one in own} | {"document"}
    own = evolve(own, findings=tuple(finding for finding in table.findings if finding.at in shown))
    if not own:
        names = list(dict.fromkeys(mention.name for mention in plan.units()))
        near = get_close_matches(unit, names, n=3, cutoff=0.5)
        tell("timetable.no-unit", unit=unit)
        if near:
            tell("timetable.near", names="; ".join(near))
    return own


def _show(plan: Plan, table: Timetable, lang: Lang) -> None:
    out = screen()
    out.print(" · ".join(part for part in (plan.code, plan.issuer, plan.title) if part), style="bold")
    out.print(table.to_rich(lang))
    counts = Counter(one.state for one in table)
    labels = {one.state: one.state_label(lang) for one in table}
    out.print(" · ".join(f"{labels[state]}: {count}" for state, count in counts.items()))
    for finding in table.findings:
        out.print(say(lang, "timetable.finding", at=finding.at, message=finding.message(lang)))


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
        "state": one.state,
        "explanation": one.explain(lang).splitlines(),
    }
