"""What the parts of the scorecard's page share: the card, its targets, its words, and where each thing stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

from tthc.draw.html import Markup, element
from tthc.draw.palette import css
from tthc.io.report.assets import style
from tthc.io.report.words import ReportWords
from tthc.model import Language
from tthc.targets import Assessment, Scorecard, Standing
from tthc.targets.scorecards.aim import Aim, aims
from tthc.targets.scorecards.picture import TONE_OF
from tthc.targets.scorecards.row_text import name_of
from tthc.targets.scorecards.wording import word


@cache
def sheet() -> str:
    """The one style sheet: that of the report, the colours of pictures, and what scorecards have besides."""
    own = files("tthc").joinpath("data", "scorecard.css").read_text("utf-8")
    return f"{style()}{css()}\n{own}"


@frozen
class View:
    """A scorecard, ready to be shown.

    Attributes:
        card: the scorecard.
        words: the words that all pages share.
        aims: its targets, each with the units it binds.
        units: number and name of each unit, by its id, else by its name, in order of first mention.
    """

    card: Scorecard
    words: ReportWords
    aims: tuple[Aim, ...]
    units: Mapping[str, tuple[int, str]]

    @classmethod
    def of(cls, card: Scorecard, lang: Language) -> View:
        """Look everything up once."""
        names = {_key(one): name_of(one, lang) for one in card}
        often = Counter(names.values())
        # Two communes of a nation may bear one name; their ids tell them apart.
        told = {key: name if often[name] == 1 else f"{name} ({key})" for key, name in names.items()}
        units = {key: (number, name) for number, (key, name) in enumerate(told.items(), start=1)}
        return cls(card, ReportWords(lang), aims(card), units)

    @property
    def lang(self) -> Language:
        """The language of the page."""
        return self.words.lang

    def say(self, kind: str, code: str, /, **args: object) -> str:
        """Words of scorecards."""
        return word(kind, code, self.lang, **args)

    def heads(self, names: Iterable[str]) -> tuple[str, ...]:
        """Heads of columns."""
        return tuple(self.say("column", name) for name in names)

    def pill(self, standing: Standing, text: str | None = None) -> Markup:
        """A standing in words, with its colour before it."""
        return element("span", text or self.say("standing", standing), class_=f"pill {TONE_OF[standing]}")

    def counted_pill(self, standing: Standing, count: int) -> Markup:
        """How many stand so."""
        return self.pill(standing, self.say("phrase", "counted", standing=self.say("standing", standing), count=count))

    def number_of(self, one: Assessment) -> int:
        """The number of its unit."""
        return self.units[_key(one)][0]

    def name_of(self, one: Assessment) -> str:
        """The name of its unit, which no other unit of the page has."""
        return self.units[_key(one)][1]


def _key(one: Assessment) -> str:
    return one.name if one.unit is None else one.unit
