"""``tthc demo``: the whole way on the plan that comes with the package."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tthc.cli.command import Worded, lang_option, language, tell
from tthc.cli.opening import open_plan
from tthc.cli.screen import screen
from tthc.cli.words import say
from tthc.errors import MissingExtraError

if TYPE_CHECKING:
    from tthc.model import Plan
    from tthc.periods import Timetable
    from tthc.targets import Scorecard

_NEXT: Final = 8


@click.command(cls=Worded, name="demo")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), default=Path("out"))
@lang_option()
def command(out: Path) -> None:
    """Read the plan, show its head, targets and next deadlines, write it in several forms."""
    from tthc.io.files import dump, write
    from tthc.io.writing import made_folder, write_whole
    from tthc.model.show import plan_card, rich_card
    from tthc.periods import timetable

    made_folder(out)
    plan, as_of, card = _bundled()
    table = timetable(plan, as_of=as_of)
    lang, shown = language(), screen()
    shown.print(rich_card(plan_card(plan, lang)))
    shown.print(say(lang, "demo.next", count=_NEXT), style="bold")
    shown.print(_next(table).to_rich(lang))
    shown.print(_issuer_s(card).to_rich(lang))
    dump(plan, out / "plan.json")
    write(plan, out / "deadlines.ics", as_of=as_of, lang=lang)
    write(plan, out / "report.html", as_of=as_of, lang=lang)
    write(card, out / "scorecard.html", lang=lang)
    write(table, out / "timeline.svg", lang=lang)
    write_whole(out / "month.svg", f"{table.month(as_of.year, as_of.month, lang)}\n".encode())
    made = ["plan.json", "deadlines.ics", "report.html", "scorecard.html", "timeline.svg", "month.svg"]
    for name, make in (("plan.docx", write), ("plan.xlsx", dump)):
        try:
            make(plan, out / name)
        except MissingExtraError as error:
            tell("demo.without", path=name, extra=error.extra)
        else:
            made.append(name)
    for name in made:
        click.echo(say(lang, f"demo.{name}", path=out / name))


def _bundled() -> tuple[Plan, date, Scorecard]:
    """The plan, the day it is shown for, and how its targets stand then."""
    from tthc.io.observations import read_observations
    from tthc.registry import province_registry
    from tthc.targets import scorecard

    folder = files("tthc").joinpath("data", "demo")
    demo = tomllib.loads(folder.joinpath("demo.toml").read_text("utf-8"))
    with as_file(folder.joinpath(demo["plan"])) as path:
        plan = open_plan(str(path))
    with as_file(folder.joinpath(demo["observations"])) as path:
        reports = read_observations(path)
    registry = province_registry(demo["province"], communes=demo["communes"], offices=True)
    return plan, demo["as_of"], scorecard(plan, reports, registry=registry, as_of=demo["as_of"])


def _issuer_s(card: Scorecard) -> Scorecard:
    """What the unit that issued the plan is held to, where it has figures."""
    return card.where(lambda one: one.unit == card.unit and one.value is not None)


def _next(table: Timetable) -> Timetable:
    """The next deadlines from its day on; what runs on through the year has none."""
    ahead = [one for one in table if one.due and one.due >= table.as_of and one.is_open and not one.is_continuous]
    chosen = {one.key for one in ahead[:_NEXT]}
    return table.where(lambda one: one.key in chosen)
