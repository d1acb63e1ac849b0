"""What a scorecard says about itself: the day, how many targets, and what its words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tthc.model import Language
from tthc.periods.wording import day_text
from tthc.targets.scorecards.aim import aims, with_parts
from tthc.targets.scorecards.number import number_text
from tthc.targets.scorecards.wording import counted, word

if TYPE_CHECKING:
    from tthc.targets.scorecards.scorecard import Scorecard


def heading(card: Scorecard, lang: Language) -> str:
    """The day it is drawn up for, in words."""
    return word("phrase", "title", lang, as_of=day_text(card.as_of, lang))


def caption(card: Scorecard, lang: Language) -> str:
    """Rows, what the standings mean, findings."""
    size = (counted("phrase", "targets", len(aims(card)), lang), counted("phrase", "assessments", len(card), lang))
    noted = (word("phrase", "findings", lang, count=len(card.findings)),) if card.findings else ()
    return " · ".join((", ".join(size), *terms(card, lang), *noted))


def terms(card: Scorecard, lang: Language) -> tuple[str, ...]:
    """What the standings mean, what parts are measured against, and where the work still to come is known from."""
    margin = card.thresholds.margin
    said = [
        word("phrase", "margin", lang, margin=number_text(margin, lang, 2))
        if margin
        else word("phrase", "margin_none", lang)
    ]
    every = [part for one in card for _, part in with_parts(one)]
    if len(every) > len(card):
        said.append(word("phrase", f"base_{card.thresholds.base}", lang))
    sources = dict.fromkeys(one.needed.by for one in every if one.needed)
    return (*said, *(word("phrase", f"by_{by}", lang) for by in sources))
