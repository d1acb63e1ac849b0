"""What the cells of a table say of an assessment, so that terminal, notebook, web page and Markdown say the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tthc.model import Language, Target
from tthc.periods.wording import place_text
from tthc.targets.comparison.value_set import meets
from tthc.targets.scorecards.aim import Aim, with_parts
from tthc.targets.scorecards.ranking import Ranked, is_limit
from tthc.targets.scorecards.wording import (
    bound_text,
    count_text,
    figure_text,
    gap_text,
    goal_text,
    noun_text,
    value_of_target,
    word,
)

if TYPE_CHECKING:
    from tthc.targets.figures.figure import Figure
    from tthc.targets.scorecards.assessment import Assessment, Needed
    from tthc.targets.scorecards.scorecard import Scorecard

NOTHING: Final = "–"
"""What stands where there is nothing to say."""

_FINEST: Final = 6


def name_of(one: Assessment, lang: Language) -> str:
    """The unit; all of them where it is none of the register's and has no name."""
    return one.name or word("phrase", "plan_wide", lang)


def place_and_goal(aim: Aim, lang: Language) -> str:
    """The level of a target and where it stands in the plan."""
    return ", ".join(part for part in (goal_text(aim.target, lang), aim.at and place_text(aim.at, lang)) if part)


def part_text(target: Target, lang: Language) -> str:
    """What a part promises."""
    return word("phrase", "part", lang, bound=bound_text(target, lang))


def value_text(one: Assessment, lang: Language, places: int | None = None) -> str:
    """The value, with as many decimals as tell it from the target, or more where more are asked for."""
    if one.value is None:
        return NOTHING
    return value_of_target(one.value, one.target, lang, places)


def counts_text(one: Assessment, lang: Language) -> str:
    """Numerator and denominator, of a change those now and before; of a bare percentage that they are missing."""
    if one.figure is not None and one.baseline is not None:
        now, before = _held_text(one.figure, lang), _held_text(one.baseline, lang)
        return word("phrase", "change", lang, now=now, before=before)
    if one.figure is not None and one.figure.tally is not None:
        return _held_text(one.figure, lang)
    return word("phrase", "bare", lang) if one.is_bare and one.target.unit == "%" else ""


def _held_text(figure: Figure, lang: Language) -> str:
    """What a figure holds: its counts, its sum, or the value that the unit reported."""
    if figure.tally is not None:
        return f"{count_text(figure.tally.numerator, lang)}/{count_text(figure.tally.denominator, lang)}"
    if figure.amount is not None:
        return figure_text(figure.amount, figure.measure, lang)
    bare = figure.own_bare
    return NOTHING if bare is None or bare.exact is None else figure_text(bare.exact, bare.measure, lang)


def is_met(one: Assessment) -> bool:
    """Whether the figure, as far as it goes, meets the target."""
    return one.value is not None and meets(one.value, one.target)


def gap_cells(one: Assessment, lang: Language) -> tuple[str, str]:
    """What is missing to the target: in its unit, and in so many dossiers; nothing where it is met."""
    if one.gap is None or is_met(one):
        return "", ""
    gap = gap_text(one.gap, one.target.unit, lang)
    if is_limit(one.target):
        gap = word("phrase", "over", lang, gap=gap)
    if one.count is None:
        return gap, ""
    count = noun_text(one.count, one.target.indicator, lang)
    return gap, word("phrase", "fewer", lang, count=count) if is_limit(one.target) else count


def needed_text(one: Assessment, lang: Language) -> str:
    """What the rest of the period must bring."""
    needed = one.needed
    if needed is None:
        return ""
    if not needed.is_possible:
        return word("phrase", "too_late", lang)
    figures = {"count": count_text(needed.count, lang), "of": count_text(needed.of, lang)}
    form = "at_most" if is_limit(one.target) else "at_least"
    return word("phrase", form, lang, **figures, rate=needed_rate_text(needed, one.target, lang))


def needed_rate_text(needed: Needed, target: Target, lang: Language) -> str:
    """The rate that is still needed, rounded to the safe side."""
    return figure_text(100 * needed.rate, "%", lang, rounding="down" if is_limit(target) else "up")


def standing_text(one: Assessment, lang: Language) -> str:
    """How it stands, in words."""
    return word("standing", one.standing, lang)


def reason_text(one: Assessment, lang: Language) -> str:
    """Why there is no figure; "" where there is one."""
    return word("reason", one.reason, lang) if one.reason else ""


def coverage_text(one: Assessment, lang: Language) -> str:
    """Reports received of those expected; "" where none were."""
    coverage = one.coverage
    return f"{count_text(coverage.numerator, lang)}/{count_text(coverage.denominator, lang)}" if coverage else ""


def is_covered(one: Assessment) -> bool:
    """Whether every report that is expected is in the figure."""
    coverage = one.coverage
    return coverage is None or coverage.numerator >= coverage.denominator


def course_values(one: Assessment) -> tuple[Fraction | None, ...]:
    """The values of the periods, in order."""
    return tuple(value for _, value in one.history)


def unused_columns(card: Scorecard) -> frozenset[str]:
    """The columns of a table that would be empty: of gaps, of what is needed, of reports, of courses."""
    every = [part for one in card for _, part in with_parts(one)]
    used = {
        "gap": any(one.gap is not None and not is_met(one) for one in every),
        "needed": any(one.needed for one in every),
        "coverage": any(coverage_text(one, "en") for one in every),
        "course": any(len(one.history) > 1 for one in every),
    }
    return frozenset(name for name, is_used in used.items() if not is_used)


def ranked_values(places: Sequence[Ranked], lang: Language) -> tuple[str, ...]:
    """The values of a ranking, with as many decimals as tell neighbours of different ranks apart, up to six."""
    texts = [value_text(place.assessment, lang) for place in places]
    for decimals in range(2, _FINEST + 1):
        neighbours = enumerate(zip(pairwise(texts), pairwise(places), strict=True))
        alike = [at for at, ((one, next_one), (a, b)) in neighbours if one == next_one and a.rank != b.rank]
        for at in {place for first in alike for place in (first, first + 1)}:
            texts[at] = value_text(places[at].assessment, lang, decimals)
    return tuple(texts)


def printable(text: str) -> str:
    """Without what would steer a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
