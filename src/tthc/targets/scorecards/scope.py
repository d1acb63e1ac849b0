"""Which reported part of the field a target's words mean (phạm vi của chỉ tiêu); never the whole for a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from tthc.model import Indicator
from tthc.text.indicator import short_form
from tthc.text.normal import fold

_PLACE: Final = "tỉnh|thành phố|huyện|xã|phường|đặc khu|địa phương"
_HERE: Final = re.compile(rf"(?:trên |trong )?địa bàn(?: (?:toàn )?(?:{_PLACE}))?|toàn (?:{_PLACE}|quốc)|cả nước")
"""All of the place that the figures are of (trên địa bàn tỉnh)."""


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
    """What the printed words mean: as the caller says, as units report it, or all, where the words restrict nothing.

    "Trên địa bàn tỉnh" is all of the place; "TTHC đủ điều kiện" says no more than an indicator whose denominator is
    "TTHC đủ điều kiện cung cấp trực tuyến". One of several things that an indicator lists is a part of it.

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
    is_all = _HERE.fullmatch(fold(said)) or (indicator is not None and _is_said_by(indicator, said))
    return Scope(None) if is_all else None


def _plain(words: str) -> str:
    return fold(words).removeprefix("lĩnh vực ")


def _is_said_by(indicator: Indicator, said: str) -> bool:
    listed_alone = re.compile(rf"(?<!\w)(?<!, ){re.escape(short_form(said))}(?![\w,])")
    return any(listed_alone.search(short_form(words)) for words in (indicator.vi, indicator.denominator) if words)
