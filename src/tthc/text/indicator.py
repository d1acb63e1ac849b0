"""What a target measures (tên chỉ tiêu), named by a catalogue that is data, with how sure it is; never a guess."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, Self

from attrs import field, frozen

from tthc.errors import InputError
from tthc.model.indicator import Indicator
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

By = Literal["name", "words", "weak"]
"""By the indicator's own name, by words that plans use for it, by words that may mean something else as well."""

SCORES: Final[Mapping[By, float]] = {"name": 1.0, "words": 0.9, "weak": 0.6}
"""How sure each way of naming is; several indicators promised together each count a tenth less."""


@frozen
class IndicatorMatch:
    """An indicator that words name.

    Attributes:
        id: its slug.
        score: how sure it is, from 0 to 1, see ``SCORES``.
        by: how it was named.
        words: the words that name it, in short form.
    """

    id: str
    score: float
    by: By
    words: str


@frozen
class _Entry:
    """An indicator with its patterns ready."""

    indicator: Indicator
    own_names: tuple[str, ...]
    names: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, indicator: Indicator) -> _Entry:
        return cls(
            indicator,
            tuple(short_form(name) for name in (indicator.vi, indicator.en)),
            tuple(map(re.compile, indicator.names)),
            tuple(map(re.compile, indicator.unless)),
        )

    def match(self, phrase: str) -> IndicatorMatch | None:
        """How a phrase in short form speaks of it, if it does."""
        own = next((name for name in self.own_names if name in phrase), None)
        found = next((match for name in self.names if (match := name.search(phrase))), None)
        if (own is None and found is None) or any(bar.search(phrase) for bar in self.unless):
            return None
        by: By = "name" if own else "weak" if self.indicator.weak else "words"
        return IndicatorMatch(self.indicator.id, SCORES[by], by, own or (found[0] if found else ""))


@frozen
class IndicatorCatalogue:
    """Indicators, and which of them one percentage may promise together.

    Attributes:
        indicators: the entries, in their order.
        twins: groups of ids that one figure may promise at once.

    Example:
        >>> own = Indicator(id="visits", vi="lượt truy cập", en="visits", unit="time")
        >>> wider = IndicatorCatalogue.default().with_entries([own])
        >>> [one.id for one in wider.match("trên 1.000 lượt truy cập")]
        ['visits']
    """

    indicators: tuple[Indicator, ...]
    twins: tuple[frozenset[str], ...] = ()
    _entries: tuple[_Entry, ...] = field(init=False, eq=False, repr=False)

    @_entries.default
    def _ready(self) -> tuple[_Entry, ...]:
        if problems := tuple(_problems(self)):
            listed = "".join(f"\n  {line}" for line in problems)
            raise InputError(f"the indicators do not fit together:{listed}", hint="correct the entries named here")
        return tuple(map(_Entry.of, self.indicators))

    @classmethod
    def default(cls) -> IndicatorCatalogue:
        """The catalogue that comes with the package."""
        return _shipped()

    def with_entries(self, more: Iterable[Indicator], twins: Iterable[Iterable[str]] = ()) -> Self:
        """The catalogue with further indicators; one of the same id takes the place of the old one.

        Raises:
            InputError: an entry is over one, or a twin of one, that the catalogue does not hold.
        """
        kept = {one.id: one for one in self.indicators} | {one.id: one for one in more}
        return type(self)(tuple(kept.values()), (*self.twins, *(frozenset(group) for group in twins)))

    def __getitem__(self, indicator_id: str) -> Indicator:
        """The indicator of an id.

        Raises:
            InputError: there is none.
        """
        found = next((one for one in self.indicators if one.id == indicator_id), None)
        if found is None:
            raise InputError(f"no indicator has the id {indicator_id!r:.80}", hint="see the ids of the catalogue")
        return found

    def match(self, phrase: str, kind: TargetKind | None = None) -> tuple[IndicatorMatch, ...]:
        """The indicators a phrase names, in the catalogue's order; several only where one figure promises them all.

        What no entry names, or several that do not go together, stays unnamed.

        Args:
            phrase: the words of a target.
            kind: what kind of target it is, where that is known.

        Example:
            >>> (found,) = IndicatorCatalogue.default().match("95% hồ sơ TTHC được giải quyết trước và đúng hạn")
            >>> found.id, found.score, found.by
            ('dossiers-on-time', 0.9, 'words')
            >>> IndicatorCatalogue.default().match("100% cơ sở lưu trú đạt chuẩn")
            ()
        """
        short = short_form(phrase)
        fitting = (entry for entry in self._entries if kind is None or entry.indicator.kind in (None, kind))
        named = [(entry.indicator, found) for entry in fitting if (found := entry.match(short))]
        beaten = {other for indicator, _ in named for other in indicator.over}
        kept = [(indicator, found) for indicator, found in named if indicator.id not in beaten]
        exact = [pair for pair in kept if pair[0].kind is not None and pair[0].kind == kind] or kept
        strong = [found for indicator, found in exact if not indicator.weak] or [found for _, found in exact]
        together = any(group.issuperset(found.id for found in strong) for group in self.twins)
        if len(strong) > 1:
            strong = [IndicatorMatch(one.id, round(one.score - 0.1, 2), one.by, one.words) for one in strong]
        return tuple(strong) if len(strong) <= 1 or together else ()


def find_indicators(
    phrase: str, kind: TargetKind | None = None, catalogue: IndicatorCatalogue | None = None
) -> tuple[str, ...]:
    """Slugs of what a phrase promises, in the catalogue's order; several only where one figure promises them together.

    Args:
        phrase: the words of a target.
        kind: what kind of target it is, where that is known.
        catalogue: the package's if None.

    Example:
        >>> find_indicators("trên 95% hồ sơ TTHC được giải quyết trước và đúng hạn")
        ('dossiers-on-time',)
        >>> find_indicators("100% hồ sơ, kết quả giải quyết TTHC được số hoá")
        ('dossiers-digitised', 'results-digitised')
        >>> find_indicators("100% cơ sở lưu trú đạt chuẩn")
        ()
    """
    return tuple(found.id for found in match_indicators(phrase, kind, catalogue))


def match_indicators(
    phrase: str, kind: TargetKind | None = None, catalogue: IndicatorCatalogue | None = None
) -> tuple[IndicatorMatch, ...]:
    """Like :func:`find_indicators`, each with how sure it is and the words that name it."""
    return catalogue.match(phrase, kind) if catalogue else _by_default(phrase, kind)


@lru_cache(maxsize=4096)
def _by_default(phrase: str, kind: TargetKind | None) -> tuple[IndicatorMatch, ...]:
    return _shipped().match(phrase, kind)


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


def _problems(catalogue: IndicatorCatalogue) -> Iterable[str]:
    ids = [one.id for one in catalogue.indicators]
    for indicator_id in dict.fromkeys(one for one in ids if ids.count(one) > 1):
        yield f"{indicator_id}: the id is used twice"
    for one in catalogue.indicators:
        yield from (f"{one.id}: over {other!r} is no indicator" for other in one.over if other not in ids)
    for group in catalogue.twins:
        yield from (f"twins: {other!r} is no indicator" for other in sorted(group) if other not in ids)


@cache
def _shipped() -> IndicatorCatalogue:
    data = tomllib.loads(files("tthc").joinpath("data/indicators.toml").read_text(encoding="utf-8"))
    return IndicatorCatalogue(
        tuple(map(Indicator.model_validate, data["indicator"])), tuple(frozenset(group) for group in data["twins"])
    )
