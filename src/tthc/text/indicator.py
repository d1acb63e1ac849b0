"""What a target measures (tên chỉ tiêu), named by a catalogue that is data; never a guess."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from tthc.model.target import TargetKind
from tthc.text.normal import fold

_SHORT_FORMS = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"thủ tục hành chính", "tthc"),
        (r"(?:dịch vụ công|dvc) trực tuyến", "dvctt"),
        (r"dịch vụ công", "dvc"),
        (r"phản ánh(?:,| và)? kiến nghị", "pakn"),
        (r"\btỉ lệ\b", "tỷ lệ"),
        (r"\bđảm bảo\b", "bảo đảm"),
    )
)


@frozen
class Indicator:
    """One entry of the catalogue.

    Attributes:
        id: the slug targets carry.
        vi: its name in Vietnamese.
        en: its name in English.
        names: patterns over the phrase as ``short_form`` gives it; any of them names the indicator.
        unless: patterns none of which may stand in the phrase.
        over: indicators this one is more exact than.
        weak: named only where no other is.
        kind: the only kind of target it is for; None where it is for any.
    """

    id: str
    vi: str
    en: str
    names: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()
    over: frozenset[str] = frozenset()
    weak: bool = False
    kind: TargetKind | None = None

    def is_named_in(self, phrase: str) -> bool:
        """Whether a phrase in short form speaks of it."""
        return any(name.search(phrase) for name in self.names) and not any(bar.search(phrase) for bar in self.unless)


@frozen
class Catalogue:
    """All indicators, and which of them one percentage may promise together."""

    indicators: Mapping[str, Indicator]
    twins: tuple[frozenset[str], ...]


def find_indicators(phrase: str, kind: TargetKind | None = None) -> tuple[str, ...]:
    """Slugs of what a phrase promises, in the catalogue's order; several only where one figure promises them together.

    Args:
        phrase: the words of a target.
        kind: what kind of target it is, where that is known.

    Example:
        >>> find_indicators("trên 95% hồ sơ TTHC được giải quyết trước và đúng hạn")
        ('dossiers-on-time',)
        >>> find_indicators("100% hồ sơ, kết quả giải quyết TTHC được số hoá")
        ('dossiers-digitised', 'results-digitised')
        >>> find_indicators("100% cơ sở lưu trú đạt chuẩn")
        ()
    """
    return _named(phrase, kind)


@lru_cache(maxsize=4096)
def _named(phrase: str, kind: TargetKind | None) -> tuple[str, ...]:
    known = catalogue()
    short = short_form(phrase)
    fitting = (one for one in known.indicators.values() if None in (kind, one.kind) or one.kind == kind)
    named = [one for one in fitting if one.is_named_in(short)]
    beaten = {slug for one in named for slug in one.over}
    kept = [one for one in named if one.id not in beaten]
    exact = [one for one in kept if one.kind is not None and one.kind == kind] or kept
    strong = [one for one in exact if not one.weak] or exact
    slugs = tuple(one.id for one in strong)
    return slugs if len(slugs) == 1 or any(group.issuperset(slugs) for group in known.twins) else ()


def short_form(phrase: str) -> str:
    """The form patterns are written for: folded, with the field's usual abbreviations.

    Example:
        >>> short_form("Thủ tục hành chính, dịch vụ công trực tuyến")
        'tthc, dvctt'
    """
    short = fold(phrase)
    for pattern, name in _SHORT_FORMS:
        short = pattern.sub(name, short)
    return short


@cache
def catalogue() -> Catalogue:
    """The catalogue of the package's data.

    Example:
        >>> catalogue().indicators["dossiers-on-time"].en
        'dossiers resolved early or on time'
    """
    data = tomllib.loads(files("tthc").joinpath("data/indicators.toml").read_text(encoding="utf-8"))
    entries = (_indicator(entry) for entry in data["indicator"])
    return Catalogue(
        {one.id: one for one in entries},
        tuple(frozenset(group) for group in data["twins"]),
    )


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=entry["id"],
        vi=entry["vi"],
        en=entry["en"],
        names=tuple(re.compile(pattern) for pattern in entry["names"]),
        unless=tuple(re.compile(pattern) for pattern in entry.get("unless", ())),
        over=frozenset(entry.get("over", ())),
        weak=entry.get("weak", False),
        kind=entry.get("kind"),
    )
