"""How near two names of units are (độ giống nhau của tên đơn vị), for guesses that are marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final

from attrs import frozen

from tthc.model.unit import Unit

_MOST: Final = 5
_RARE: Final = 3  # of its words, the rarest are looked up
_LONGEST: Final = 200


@frozen
class Candidate:
    """A unit and how near its name is, from 0 to 1."""

    unit: Unit
    score: float


def nearest(key: str, names: Mapping[Unit, tuple[str, ...]], counts: Mapping[str, int]) -> tuple[Candidate, ...]:
    """The units whose names are nearest to a key, at most five, the nearest first.

    Compared is by matching runs of letters (Ratcliff and Obershelp), and only with names of as many words that share
    one of the key's rarer ones: a slip changes letters, a word more or less is another unit.
    """
    key = key[:_LONGEST]
    words = sorted((word for word in set(key.split()) if word in counts), key=lambda word: counts[word])[:_RARE]
    if not words:
        return ()
    scored: list[Candidate] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for unit, keys in names.items():
        best = 0.0
        for other in keys:
            if other.count(" ") != key.count(" ") or not any(word in other for word in words):
                continue
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
        if best >= 0.5:
            scored.append(Candidate(unit, round(best, 4)))
    return tuple(nlargest(_MOST, scored, key=lambda one: one.score))
