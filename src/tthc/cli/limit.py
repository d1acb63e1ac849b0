"""``tthc limit``: on which day a time limit ends, and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from tthc.cli.command import Day, Worded, lang_option, language
from tthc.cli.drawing_up import calendar_of, calendar_option
from tthc.cli.words import say


class DayOrMoment(Day):
    """A day, or a moment for limits in hours: 24/4/2026 or "15:30 24/4/2026"."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or the moment.

        Example:
            >>> DayOrMoment().convert("15:30 24/4/2026", None, None)
            datetime.datetime(2026, 4, 24, 15, 30)
        """
        if isinstance(value, date):
            return value
        clock, _, day = value.rpartition(" ")
        on = super().convert(day, param, ctx)
        if not clock:
            return on
        try:
            return datetime.combine(on, datetime.strptime(clock, "%H:%M").time())  # noqa: DTZ007  # Vietnam's clock
        except ValueError:
            self.fail(say(language(ctx), "error.moment", value=value), param, ctx)


@click.command(cls=Worded, name="limit", context_settings={"ignore_unknown_options": True})
@click.argument("limit", metavar="LIMIT")
@click.option("--from", "start", metavar="DATE", type=DayOrMoment())
@click.option("--hours", metavar="HOURS")
@calendar_option()
@lang_option()
def command(limit: str, start: date | None, hours: str | None, calendar: str | None) -> None:
    """The last day in time, and the steps with their articles; from today unless a day is given."""
    from tthc.model import OfficeHours
    from tthc.periods import TimeLimit
    from tthc.periods.wording import day_text, moment_text

    lang = language()
    office = OfficeHours.parse(hours) if hours else None
    ending = TimeLimit.parse(limit).ending(start or date.today(), calendar_of(calendar), hours=office)
    at_midnight = ending.moment.toordinal() > ending.due.toordinal()
    click.echo(day_text(ending.due, lang) if at_midnight else moment_text(ending.moment, lang))
    for line in ending.explain(lang).splitlines():
        click.echo(f"  {line}")
