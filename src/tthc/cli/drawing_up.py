"""What ``tthc timetable`` and ``tthc digest`` share: their options, and a timetable drawn up from them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from tthc.cli.command import Day, Decorator, language, tell
from tthc.cli.words import say
from tthc.errors import CalendarRangeError

if TYPE_CHECKING:
    from tthc.model import Plan
    from tthc.periods import Timetable, WorkCalendar


class Bound(click.ParamType):  # type: ignore[type-arg]  # older releases of click do not take one
    """A reference or a place of the plan and its date: ``Theo Kế hoạch kiểm tra=15/10/2026``."""

    name = "binding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        """The words and the day.

        Example:
            >>> Bound().convert("task:V.4=15/10/2026", None, None)
            ('task:V.4', datetime.date(2026, 10, 15))
        """
        if isinstance(value, tuple):
            return value
        words, sign, day = value.rpartition("=")
        if not sign or not words.strip():
            self.fail(say(language(ctx), "error.binding", value=value), param, ctx)
        return words.strip(), Day().convert(day.strip(), param, ctx)


def timetable_options() -> Decorator:
    """``--as-of``, ``--progress``, ``--calendar`` and ``--bind``."""

    def decorate(command: Any) -> Any:
        for option in (
            click.option("--bind", metavar="TEXT=DATE", type=Bound(), multiple=True),
            calendar_option(),
            click.option("--progress", metavar="FILE", type=click.Path()),
            click.option("--as-of", metavar="DATE", type=Day()),
        ):
            command = option(command)
        return command

    return decorate


def calendar_option() -> Decorator:
    """``--calendar``."""
    return click.option("--calendar", metavar="FILE", type=click.Path())


def draw_up(
    plan: Plan, as_of: date | None, progress: str | None, calendar: str | None, bind: Sequence[tuple[str, date]]
) -> Timetable:
    """The timetable of a plan, today unless a day is given."""
    from tthc.io.progress import read_progress
    from tthc.periods import timetable

    return timetable(
        plan,
        as_of=as_of or date.today(),
        progress=read_progress(progress) if progress else (),
        calendar=calendar_of(calendar),
        bindings=dict(bind),
    )


def calendar_of(file: str | None) -> WorkCalendar | None:
    """The calendar with an office's own days; None for the plain one."""
    if file is None:
        return None
    from tthc.io.office_days import read_office_days
    from tthc.periods import WorkCalendar

    days = read_office_days(file)
    try:
        return WorkCalendar.vietnam().with_office(days)
    except CalendarRangeError as fault:
        fault.where = file
        raise


def tell_unknown(plan: Plan, unit: str) -> None:
    """Say that a unit leads nothing, and which names come near."""
    names = list(dict.fromkeys(mention.name for mention in plan.units()))
    near = get_close_matches(unit, names, n=3, cutoff=0.5)
    tell("timetable.no-unit", unit=unit)
    if near:
        tell("timetable.near", names="; ".join(near))
