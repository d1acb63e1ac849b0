"""An assessment in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tthc.model import Language
from tthc.targets.scorecards.ranking import is_limit
from tthc.targets.scorecards.row_text import (
    counts_text,
    is_met,
    name_of,
    needed_rate_text,
    reason_text,
    standing_text,
    value_text,
)
from tthc.targets.scorecards.wording import bound_text, count_text, counted_by, gap_text, word

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment


def sentence(one: Assessment, lang: Language) -> str:
    """Who, how much, how that stands, and what it takes to meet the target."""
    verdict = _verdict(one, lang)
    if one.value is None:
        return word("sentence", "no_figure", lang, name=name_of(one, lang), verdict=verdict)
    return word("sentence", "whole", lang, name=name_of(one, lang), figure=_figure(one, lang), verdict=verdict)


def _figure(one: Assessment, lang: Language) -> str:
    value, counts = value_text(one, lang), counts_text(one, lang)
    if not counts:
        return value
    form = "bare" if one.is_bare and one.baseline is None else "tally"
    return word("sentence", form, lang, counts=counts, value=value)


def _verdict(one: Assessment, lang: Language) -> str:
    standing, bound = standing_text(one, lang), bound_text(one.target, lang)
    if one.reason and one.value is None:
        return word("sentence", "because", lang, standing=standing, reason=reason_text(one, lang))
    if one.value is None:
        return standing
    if is_met(one):
        form = {"met": "met", "on_course": "on_course", "at_risk": "close"}.get(one.standing, "met")
        said = word("sentence", form, lang, standing=standing, bound=bound)
    else:
        said = word("sentence", "missed", lang, standing=standing, missing=_missing(one, bound, lang))
    rest = _rest(one, lang)
    return word("sentence", "and", lang, one=said, other=rest) if rest else said


def _missing(one: Assessment, bound: str, lang: Language) -> str:
    """How far it is from the target: so many dossiers where they are counted, else the difference."""
    side = "fewer" if is_limit(one.target) else "more"
    if one.count:
        what = counted_by(one.target.indicator, lang)
        form = side if what else f"{side}_bare"
        return word("sentence", form, lang, count=count_text(one.count, lang), counted=what, bound=bound)
    if not one.gap:
        return word("sentence", "at_bound", lang, bound=bound)
    gap = gap_text(one.gap, one.target.unit, lang)
    return word("sentence", "over" if side == "fewer" else "short", lang, gap=gap, bound=bound)


def _rest(one: Assessment, lang: Language) -> str:
    """What the rest of the period must bring; "" where there is no rest, or anything will do."""
    needed = one.needed
    if needed is None or (needed.is_possible and not needed.count and not is_limit(one.target)):
        return ""
    if not needed.is_possible:
        return word("sentence", "impossible", lang)
    figures = {"count": count_text(needed.count, lang), "of": count_text(needed.of, lang)}
    rate = needed_rate_text(needed, one.target, lang)
    return word("sentence", "rest_fewer" if is_limit(one.target) else "rest_more", lang, **figures, rate=rate)
