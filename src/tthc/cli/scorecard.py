"""``tthc scorecard``: which targets are met, by which unit."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import click

from tthc.cli.command import Day, Worded, file_argument, lang_option, language, strict_option, tell
from tthc.cli.drawing_up import calendar_of, calendar_option
from tthc.cli.opening import open_plan
from tthc.cli.register import register_of, register_options
from tthc.cli.screen import end, put_data, screen
from tthc.cli.words import Lang, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tthc.model import Period, Plan, ReportingPeriod
    from tthc.registry import UnitRegistry
    from tthc.targets import Assessment, Figure, Observation, Scorecard

_WIDTH: Final = 180
_NEAR: Final = 3


class Scope(click.ParamType):  # type: ignore[type-arg]  # older releases of click do not take one
    """What a printed scope means in the reports: ``lĩnh vực đất đai=land``; nothing after "=" for all of the field."""

    name = "scope"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str | None]:
        """The printed words and the scope.

        Example:
            >>> Scope().convert("trên địa bàn tỉnh=", None, None)
            ('trên địa bàn tỉnh', None)
        """
        if isinstance(value, tuple):
            return value
        words, sign, scope = value.partition("=")
        if not sign or not words.strip():
            self.fail(say(language(ctx), "error.scope", value=value), param, ctx)
        return words.strip(), scope.strip() or None


class Margin(click.ParamType):  # type: ignore[type-arg]  # likewise
    """A number of points, exact: 1, 0.5 or 0,5."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The number.

        Example:
            >>> Margin().convert("0,5", None, None)
            Fraction(1, 2)
        """
        try:
            return Fraction(str(value).replace(",", "."))
        except (ValueError, ZeroDivisionError):
            self.fail(say(language(ctx), "error.number", value=value), param, ctx)


@click.command(cls=Worded, name="scorecard")
@file_argument()
@click.option("--observations", metavar="FILE", type=click.Path(), multiple=True)
@register_options()
@click.option("--within", metavar="UNIT")
@click.option("--progress", metavar="FILE", type=click.Path())
@click.option("--as-of", metavar="DATE", type=Day())
@click.option("--also", metavar="UNITS", multiple=True)
@click.option("--base", type=click.Choice(("all", "whole")), default="all")
@click.option("--margin", metavar="NUMBER", type=Margin(), default="0")
@click.option("--scope", metavar="TEXT=SCOPE", type=Scope(), multiple=True)
@click.option("--mergers", is_flag=True)
@calendar_option()
@click.option("--unit", metavar="UNIT")
@click.option("-o", "--output", metavar="OUT", type=click.Path())
@click.option("--json", "as_json", is_flag=True)
@strict_option()
@lang_option()
def command(
    file: str,
    province: str | None,
    nation: bool,
    units: str | None,
    unit: str | None,
    output: str | None,
    as_json: bool,
    strict: bool,
    **asked: Any,
) -> None:
    """The scorecard of a plan on a day: shown, as JSON, or written as the file that its ending names."""
    plan, lang = open_plan(file), language()
    registry = register_of(province, nation, units)
    card = _scored(plan, registry, **asked)
    if unit is not None:
        card = _of_unit(card, registry, unit)
    if output:
        from tthc.io.files import write

        write(card, output, lang=lang)
        tell("read.written", path=output)
    elif as_json:
        from tthc.io.syntax import emit_json

        put_data(emit_json(_as_data(card)))
    else:
        _show(card, lang)
    end((*plan.findings, *card.findings), strict=strict)


def _scored(
    plan: Plan,
    registry: UnitRegistry,
    *,
    observations: Sequence[str],
    within: str | None,
    progress: str | None,
    as_of: date | None,
    also: Sequence[str],
    base: Any,
    margin: Fraction,
    scope: Sequence[tuple[str, str | None]],
    mergers: bool,
    calendar: str | None,
) -> Scorecard:
    """The scorecard by what the options name, today unless a day is given."""
    from tthc.io.observations import read_observations
    from tthc.io.progress import read_progress
    from tthc.targets import Thresholds, scorecard

    reports: tuple[Observation, ...] = tuple(one for path in observations for one in read_observations(path))
    return scorecard(
        plan,
        reports,
        registry=registry,
        as_of=as_of or date.today(),
        progress=read_progress(progress) if progress else (),
        calendar=calendar_of(calendar),
        also=also,
        within=within,
        thresholds=Thresholds(margin=margin, base=base),
        scopes=dict(scope),
        mergers=mergers,
    )


def _of_unit(card: Scorecard, registry: UnitRegistry, unit: str) -> Scorecard:
    """What one unit is held to, by its id or any of its names, with what is to be said of it."""
    found = None if unit in registry else registry.resolve(unit, card.as_of, threshold=2).unit
    own = card.of_unit(found.id if found else unit)
    if not own:
        tell("scorecard.no-unit", unit=unit)
        names = dict.fromkeys(one.name for one in card)
        near = [name for name in names if name.startswith(unit)] or get_close_matches(unit, names, cutoff=0.5)
        if near:
            tell("timetable.near", names="; ".join(near[:_NEAR]))
    return own


def _show(card: Scorecard, lang: Lang) -> None:
    from tthc.periods.wording import place_text, short

    out = screen()
    out.print(card.to_rich(lang))
    for finding in card.findings:
        said = short(finding.message(lang), _WIDTH)
        is_of_figures = finding.at == "document"
        at = place_text(finding.at, lang)
        out.print(said if is_of_figures else say(lang, "timetable.finding", at=at, message=said))


def _as_data(card: Scorecard) -> dict[str, Any]:
    return {
        "title": card.title,
        "plan_id": card.plan_id,
        "unit": card.unit,
        "as_of": card.as_of.isoformat(),
        "thresholds": {"margin": _exact(card.thresholds.margin), "base": card.thresholds.base},
        "counts": dict(card.counts()),
        "assessments": [_row(one) for one in card],
        "findings": [finding.model_dump(mode="json") for finding in card.findings],
    }


def _row(one: Assessment) -> dict[str, Any]:
    needed = one.needed
    return {
        "at": one.at,
        "title": one.title,
        "target": one.target.model_dump(mode="json", exclude={"parts", "at"}),
        "unit": one.unit,
        "name": one.name,
        "standing": one.standing,
        "reason": one.reason,
        "period": _label(one.period),
        "due": one.due.isoformat(),
        "source": one.source,
        "base": one.base,
        "value": _exact(one.value),
        "bare": one.is_bare,
        "gap": _exact(one.gap),
        "count": one.count,
        "needed": needed
        and {"rate": _exact(needed.rate), "count": needed.count, "of": needed.of, "possible": needed.is_possible,
             "by": needed.by},
        "figure": one.figure and _figure(one.figure),
        "baseline": one.baseline and _figure(one.baseline),
        "history": [{"period": _label(period), "value": _exact(value)} for period, value in one.history],
        "parts": [_row(part) for part in one.parts],
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "numerator": figure.tally.numerator if figure.tally else None,
        "denominator": figure.tally.denominator if figure.tally else None,
        "amount": _exact(figure.amount),
        "bare": _exact(figure.own_bare.exact if figure.own_bare else None),
        "measure": figure.measure,
        "basis": figure.basis,
        "reported": figure.coverage.numerator,
        "expected": figure.coverage.denominator,
        "missing": list(figure.missing),
    }


def _exact(number: Fraction | None) -> dict[str, Any] | None:
    """A number that programs can take exactly, and one for people."""
    if number is None:
        return None
    return {"numerator": number.numerator, "denominator": number.denominator, "rounded": round(float(number), 4)}


def _label(period: Period | ReportingPeriod) -> str:
    label: str = getattr(period, "label", str(period))
    return label
