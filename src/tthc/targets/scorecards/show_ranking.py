"""A ranking for the eye: who does best by one target, in a terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from tthc.draw.html import Child, Column, Markup, element, table
from tthc.model import Language
from tthc.targets.scorecards.picture import STYLES, bullet, course, scale_of
from tthc.targets.scorecards.ranking import Ranked
from tthc.targets.scorecards.row_text import counts_text, name_of, printable, ranked_values, standing_text
from tthc.targets.scorecards.wording import goal_text, word

if TYPE_CHECKING:
    from rich.table import Table

_RICH: Final = ("rank", "name", "value", "counts", "chart", "standing")
_HTML: Final = ("rank", "name", "value", "counts", "chart", "course", "standing")
_BAR: Final = 16
_FULL: Final = "█"
_EIGHTHS: Final = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def rich_ranking(places: Iterable[Ranked], lang: Language = "vi") -> Table:
    """A row a unit, the best first, with a bar as long as its value; keeps its shape in 100 columns.

    Args:
        places: a ranking of one target.
        lang: the language of its words.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    held = tuple(places)
    shown = Table(title=_title(held, lang), box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    for column in _RICH:
        is_number = column in ("rank", "value", "counts")
        shown.add_column(
            word("column", column, lang),
            justify="right" if is_number else "left",
            no_wrap=column in ("rank", "chart"),
            overflow="fold",
        )
    top = scale_of(place.assessment for place in held)
    for place, value in zip(held, ranked_values(held, lang), strict=True):
        one = place.assessment
        cells = (str(place.rank), printable(name_of(one, lang)), value, counts_text(one, lang), _bar(one.value, top))
        shown.add_row(*map(Text, cells), Text(standing_text(one, lang)), style=STYLES[one.standing])
    return shown


def html_ranking(places: Iterable[Ranked], lang: Language = "vi", *, margin: Fraction = Fraction(0)) -> Markup:
    """The same as an HTML table, a fragment, with bars against the target and courses.

    Args:
        places: a ranking of one target.
        lang: the language of its words.
        margin: what a value must be better by to count as on course.
    """
    held = tuple(places)
    heads = [Column(word("column", column, lang)) for column in _HTML]
    top = scale_of(place.assessment for place in held)
    values = ranked_values(held, lang)
    rows = (list(_cells(place, value, top, margin, lang)) for place, value in zip(held, values, strict=True))
    return table(heads, rows, caption=_title(held, lang) or None, name="ranking")


def _title(held: tuple[Ranked, ...], lang: Language) -> str:
    if not held:
        return ""
    target = held[0].assessment.target
    return printable(word("phrase", "ranking", lang, target=f"{target.text} ({goal_text(target, lang)})"))


def _cells(place: Ranked, value: str, top: float, margin: Fraction, lang: Language) -> Iterator[Child]:
    one = place.assessment
    yield str(place.rank)
    yield name_of(one, lang)
    yield element("strong", value)
    yield counts_text(one, lang)
    yield bullet(one, lang, top=top, margin=margin)
    yield course(one, lang)
    yield standing_text(one, lang)


def _bar(value: Fraction | None, top: float) -> str:
    """The value as a row of blocks, an eighth of one exactly."""
    eighths = round(min(max(float(value or 0) / top, 0.0), 1.0) * _BAR * 8)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8]
