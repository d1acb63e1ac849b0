"""Which reported part of the field a target's words mean (phạm vi của chỉ tiêu); never the whole for a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from tthc.model import Indicator
from tthc.text.indicator import short_form
from tthc.text.normal import fold


@frozen
class Scope:
    """What figures are asked for.

    Attributes:
        words: the scope as units report it; None for all of the field.
    """

    words: str | None


def scope_of(
    said: str | None, indicator: Indicator | None, reported: Iterable[str | None], given: Mapping[str, str | None]
) -> Scope | None:
    """What the printed words mean: as the caller says, as units report it, or all, where the indicator itself is so.

    "TTHC đủ điều kiện" says no more than an indicator whose denominator is "TTHC đủ điều kiện cung cấp trực tuyến".

    Returns:
        None where no report is of that part; a figure of the whole field does not stand for it.

    Example:
        >>> scope_of("lĩnh vực đất đai", None, ["đất đai", None], {})
        Scope(words='đất đai')
        >>> scope_of("lĩnh vực đất đai", None, [None], {}) is None
        True
    """
    if said is None:
        return Scope(None)
    by_words = {fold(words): scope for words, scope in given.items()}
    if fold(said) in by_words:
        return Scope(by_words[fold(said)])
    named = {_plain(words): words for words in reported if words is not None}
    if _plain(said) in named:
        return Scope(named[_plain(said)])
    if indicator is not None and any(short_form(said) in short_form(words) for words in _definition(indicator)):
        return Scope(None)
    return None


def _plain(words: str) -> str:
    return fold(words).removeprefix("lĩnh vực ")


def _definition(indicator: Indicator) -> tuple[str, ...]:
    return tuple(words for words in (indicator.vi, indicator.denominator) if words)
