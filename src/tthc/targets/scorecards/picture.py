"""Assessments as pictures: what each standing looks like, bars against targets, courses, a whole scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from tthc.draw.board import Line, target_board
from tthc.draw.bullet import Bullet, bullet_chart, scale_top
from tthc.draw.course import sparkline
from tthc.draw.html import Markup
from tthc.draw.palette import Tone
from tthc.model import Language, Target
from tthc.targets.comparison.value_set import exact
from tthc.targets.scorecards.aim import Aim, aims, with_parts
from tthc.targets.scorecards.caption import caption, heading
from tthc.targets.scorecards.ranking import is_limit
from tthc.targets.scorecards.row_text import (
    NOTHING,
    counts_text,
    course_values,
    gap_cells,
    name_of,
    part_text,
    place_and_goal,
    reason_text,
    standing_text,
    value_text,
)
from tthc.targets.scorecards.wording import goal_text, period_text, value_of_target, word

if TYPE_CHECKING:
    from tthc.targets.scorecards.assessment import Assessment, Standing
    from tthc.targets.scorecards.scorecard import Scorecard

TONE_OF: Final[Mapping[Standing, Tone]] = {
    "met": "done",
    "not_met": "overdue",
    "on_course": "active",
    "at_risk": "soon",
    "no_data": "idle",
    "not_due": "planned",
}
"""How each standing looks."""

STYLES: Final[Mapping[Standing, str]] = {
    "met": "green",
    "not_met": "bold red",
    "on_course": "cyan",
    "at_risk": "yellow",
    "no_data": "dim",
    "not_due": "dim",
}
"""The same in a terminal."""

_MOST: Final = 10**15
"""Beyond this nothing is told apart in a picture."""


def bullet(one: Assessment, lang: Language, *, top: float, margin: Fraction = Fraction(0)) -> Markup:
    """The value against the target.

    Args:
        one: the assessment.
        lang: the language of its words.
        top: where the scale ends, see :func:`scale_of`.
        margin: what a value must be better by to count as on course.
    """
    said = word("phrase", "chart", lang, value=value_text(one, lang), goal=goal_text(one.target, lang))
    return bullet_chart(_chart(one, top, margin), title=said)


def course(one: Assessment, lang: Language) -> Markup | None:
    """Its values period by period; None where there are not two periods."""
    if len(one.history) < 2:
        return None
    return sparkline(
        [_drawn(value) for value in course_values(one)],
        title=course_text(one, lang),
        goal=_drawn(exact(one.target.value)),
        tone=TONE_OF[one.standing],
    )


def course_text(one: Assessment, lang: Language) -> str:
    """The same in words."""
    return "; ".join(
        word(
            "phrase",
            "course",
            lang,
            period=period_text(period, lang),
            value=NOTHING if value is None else value_of_target(value, one.target, lang),
        )
        for period, value in one.history
    )


def scales(assessments: Iterable[Assessment]) -> dict[Target, float]:
    """Where the scale of each target's bars ends."""
    held: dict[Target, list[Assessment]] = {}
    for one in assessments:
        held.setdefault(one.target, []).append(one)
    return {target: scale_of(same) for target, same in held.items()}


def scale_of(assessments: Iterable[Assessment]) -> float:
    """Where the scale of bars ends that stand under each other; those of a limit end soon after it."""
    held = tuple(assessments)
    goals = [_drawn(exact(one.target.value)) or 0.0 for one in held]
    goal = max(goals, default=1.0)
    values = [_drawn(one.value) for one in held]
    if any(is_limit(one.target) for one in held):
        return scale_top(values, goal, whole=2 * goal or None)
    is_share = all(one.target.unit == "%" and one.target.kind == "level" for one in held)
    return scale_top(values, goal, whole=100.0 if is_share else None)


def board(card: Scorecard, lang: Language) -> Markup:
    """Every figure of a scorecard as one picture, target by target."""
    lines = [line for aim in aims(card) for line in _lines(aim, card.thresholds.margin, lang)]
    return target_board(
        lines,
        title=" · ".join(part for part in (card.title, heading(card, lang)) if part),
        description=caption(card, lang),
        legend={tone: word("standing", standing, lang) for standing, tone in TONE_OF.items()},
    )


def _lines(aim: Aim, margin: Fraction, lang: Language) -> Iterator[Line]:
    yield Line(f"{aim.number}. {aim.target.text} ({place_and_goal(aim, lang)})")
    rows = [row for one in aim.assessments for row in with_parts(one)]
    tops = scales(one for _, one in rows)
    for depth, one in rows:
        value = value_text(one, lang) if one.value is not None else reason_text(one, lang) or NOTHING
        figure = " · ".join(part for part in (value, counts_text(one, lang)) if part)
        missing = " · ".join(part for part in gap_cells(one, lang) if part)
        yield Line(
            part_text(one.target, lang) if depth else name_of(one, lang),
            figure,
            standing_text(one, lang),
            _chart(one, tops[one.target], margin),
            tuple(_drawn(value) for value in course_values(one)) if len(one.history) > 1 else (),
            note=" – ".join(part for part in (one.describe(lang), missing) if part),
            is_part=depth > 0,
        )


def _chart(one: Assessment, top: float, margin: Fraction) -> Bullet:
    return Bullet(
        _drawn(one.value),
        _drawn(exact(one.target.value)) or 0.0,
        is_limit=is_limit(one.target),
        margin=_drawn(margin) or 0.0,
        top=top,
        tone=TONE_OF[one.standing],
    )


def _drawn(value: Fraction | None) -> float | None:
    return None if value is None else float(max(min(value, Fraction(_MOST)), Fraction(-_MOST)))
