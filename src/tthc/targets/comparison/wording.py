"""A comparison in Vietnamese and English, from a table of the package's data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tthc.errors import InputError
from tthc.model import Language, Target
from tthc.model.show import target_text
from tthc.targets.comparison.demand import Dimension
from tthc.text.indicator import IndicatorCatalogue

if TYPE_CHECKING:
    from tthc.targets.comparison.comparison import Comparison


def comparison_text(comparison: Comparison, lang: Language) -> str:
    """One sentence on the relation, a second one where the days differ."""
    a, b, reason, between = comparison.a, comparison.b, comparison.reason, comparison.between
    why = _why(reason, between, lang) if reason and between else ""
    said = _word("relation", comparison.relation, lang).format(a=_amount(a, lang), b=_amount(b, lang), why=why)
    if a.due == b.due:
        return said
    return f"{said} {_word('phrase', 'due', lang).format(a=_due(a.due, lang), b=_due(b.due, lang))}"


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(files("tthc").joinpath("data", "comparison.toml").read_text("utf-8"))


def _word(kind: str, code: str, lang: Language) -> str:
    return _words()[kind][code][lang]


def _why(reason: str, between: tuple[Target, Target], lang: Language) -> str:
    one, other = between
    if reason == "part":
        difference = Dimension.of(one).difference(Dimension.of(other)) or "indicator"
        return _word("reason", "part", lang).format(why=_why(difference, between, lang))
    if reason == "indicator" and not (one.indicator and other.indicator and one.indicator != other.indicator):
        reason = "unknown"
    return _word("reason", reason, lang).format(a=_side(reason, one, lang), b=_side(reason, other, lang))


def _side(reason: str, target: Target, lang: Language) -> str:
    """What one of the two has, of that in which they differ."""
    match reason:
        case "indicator":
            return _name(target, lang)
        case "unknown":
            return _quoted(target.text, "no_words", lang)
        case "scope":
            return _quoted(target.scope, "no_scope", lang)
        case "baseline":
            return _quoted(target.baseline.text if target.baseline else None, "no_baseline", lang)
        case "disjoint":
            return _named(target_text(target, lang), target, lang)
    return target_text(target, lang)


def _amount(target: Target, lang: Language) -> str:
    """Comparator, value and unit, with those of the parts."""
    whole = target_text(target, lang)
    if not target.parts:
        return whole
    parts = "; ".join(_named(_amount(part, lang), part, lang) for part in target.parts)
    return _word("phrase", "parts", lang).format(whole=whole, parts=parts)


def _named(amount: str, target: Target, lang: Language) -> str:
    return _word("phrase", "named", lang).format(amount=amount, name=_name(target, lang))


def _name(target: Target, lang: Language) -> str:
    """The name of the indicator, its slug where the package's catalogue has none, the printed words without either."""
    if not target.indicator:
        return _word("phrase", "quoted", lang).format(text=target.text)
    try:
        entry = IndicatorCatalogue.default()[target.indicator]
    except InputError:  # from a catalogue of the user's own
        return target.indicator
    return entry.vi if lang == "vi" else entry.en


def _quoted(text: str | None, absent: str, lang: Language) -> str:
    return _word("phrase", "quoted", lang).format(text=text) if text else _word("phrase", absent, lang)


def _due(day: date | None, lang: Language) -> str:
    if day is None:
        return _word("phrase", "no_due", lang)
    return f"{day:%d/%m}/{day.year:04}" if lang == "vi" else day.isoformat()
