"""Which mentions name the same document: numbers repeat each year, lose a letter, a year or all but the serial."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable
from datetime import date

from attrs import Factory, define, frozen

from tthc.text.cited import Cited
from tthc.text.normal import fold_word

_SMALL_WORDS = frozenset(("và", "các", "của"))
# Kinds whose number always has a year, so that one without it lost it.
_YEARED = frozenset(("nghị định", "thông tư"))
_MOST_COMPARED = 50


@frozen
class CitedDocument:
    """A document and its mentions in order; ``head`` is the one that spells its number best."""

    head: Cited
    mentions: tuple[Cited, ...]


@define
class _Gathering:
    """The mentions and, for each placed so far, the key of its document."""

    cited: tuple[Cited, ...]
    placed: dict[int, _Key] = Factory(dict)


@frozen
class _Key:
    """What tells documents apart; ``letters`` is the symbol, or the name of a law, or the issuer of a draft."""

    family: str
    serial: str = ""
    year: int | None = None
    letters: str = ""
    day: date | None = None


def gather(cited: tuple[Cited, ...]) -> tuple[CitedDocument, ...]:
    """The documents, in order of first mention."""
    work = _Gathering(cited)
    _place_numbered(work)
    _join_misprints(work)
    _place_named(work)
    _place_short(work)
    members: dict[_Key, list[Cited]] = defaultdict(list)
    for index, one in enumerate(cited):
        members[work.placed[index]].append(one)
    return tuple(CitedDocument(_best(group), tuple(group)) for group in members.values())


def _family(cited: Cited) -> str:
    """The kind, its longer names ("Chương trình hành động") with the plain one."""
    return " ".join(fold_word(cited.mention.type).split(" ")[:2])


def _day(cited: Cited) -> date | None:
    return cited.found.value.issued_on


def _shape(cited: Cited) -> str:
    return cited.mention.number.shape if cited.mention.number else "none"


def _nearest(indices: list[int], index: int) -> int | None:
    """The index itself or the last before it, else the first behind; None of none."""
    at = bisect_right(indices, index)
    return indices[max(at - 1, 0)] if indices else None


def _place_numbered(work: _Gathering) -> None:
    """One document a number and date; a mention without a date goes to the one cited last before it."""
    same: dict[Hashable, list[int]] = defaultdict(list)
    for index, one in enumerate(work.cited):
        if one.mention.number is not None and _shape(one) == "full":
            same[one.mention.number.key].append(index)
    for indices in same.values():
        for family, members in _by_family(work, indices).items():
            dated = [index for index in members if _day(work.cited[index])]
            for index in members:
                near = _nearest(dated, index)
                day = None if near is None else _day(work.cited[near])
                number = work.cited[index].mention.number
                assert number is not None
                work.placed[index] = _Key(family, *number.key, day)


def _by_family(work: _Gathering, indices: list[int]) -> dict[str, list[int]]:
    """A number without a type word goes to the kind that the same number has elsewhere."""
    typed = [index for index in indices if work.cited[index].mention.typed]
    families: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        own = _nearest(typed, index) if not work.cited[index].mention.typed else index
        families[_family(work.cited[index if own is None else own])].append(index)
    return families


def _join_misprints(work: _Gathering) -> None:
    """Join a number that lost its year or a letter to the whole one, where the day of issue is the same."""
    alike: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key in dict.fromkeys(work.placed.values()):
        alike[key.family, key.serial].append(key)
    joined = {key: _whole(key, alike[key.family, key.serial][:_MOST_COMPARED]) for key in set(work.placed.values())}
    work.placed = {index: joined[joined[key]] for index, key in work.placed.items()}


def _whole(key: _Key, others: list[_Key]) -> _Key:
    if key.year is None:
        yeared = [one for one in others if one.year and one.letters == key.letters]
        agreeing = [one for one in yeared if key.day and one.year == key.day.year and one.day in (None, key.day)]
        if key.day is None and key.family in _YEARED and len({one.year for one in yeared}) == 1:
            agreeing = yeared
        if agreeing:
            return agreeing[0]
    for one in others:
        if one == key:
            break
        if key.day and (one.year, one.day) == (key.year, key.day) and _lost_letter(one.letters, key.letters):
            return one
    return key


def _lost_letter(one: str, other: str) -> bool:
    """Whether they differ by a letter left out (BTTT, BTTTT); another letter is another office (BTP, BTC)."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _place_named(work: _Gathering) -> None:
    """Drafts whose number is blank, documents known by kind and day, laws known by name."""
    named: dict[Hashable, list[int]] = defaultdict(list)
    for index, one in enumerate(work.cited):
        number, (family, name, year) = one.mention.number, _name(one)
        if number is None and year is not None:
            work.placed[index] = _Key(family, letters=name, year=year, day=None if name else _day(one))
        elif number is not None and number.shape == "blank":
            work.placed[index] = _Key(family, letters=fold_word(one.found.value.issuer or number.key[2]))
        if name and index in work.placed:
            named[family, name, None].append(index)
            named[family, name, year].append(index)
    numbered = {key: [at for at in found if work.cited[at].mention.number] for key, found in named.items()}
    for index, one in enumerate(work.cited):
        if one.mention.number is None and one.mention.name:
            key = _name(one)
            near = _nearest(numbered.get(key) or named[key], index)
            work.placed[index] = _Key(*key[:1], letters=key[1]) if near is None else work.placed[near]


def _name(one: Cited) -> tuple[str, str, int | None]:
    """Kind, name and year of a law; the year is said behind the name, or that of its day or number."""
    number, day = one.mention.number, _day(one)
    year = one.mention.year or (day.year if day else None) or (number.year if number else None)
    return _family(one), fold_word(one.mention.name or ""), year


def _place_short(work: _Gathering) -> None:
    """Place short names: "Nghị quyết 57" is the 57-NQ/TW cited last, "Đề án 06" what the text declared it short for."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for index in sorted(work.placed):
        key = work.placed[index]
        holders[key.family, key.serial, None].append(index)
        holders[key.family, key.serial, key.year].append(index)
    at = {id(one): index for index, one in enumerate(work.cited)}
    short = [index for index in range(len(work.cited)) if index not in work.placed]
    declared: dict[Hashable, _Key] = {}
    for index in short:
        target = work.placed.get(at.get(id(work.cited[index].alias_of), -1))
        if target:
            declared.setdefault(_short_key(work.cited[index]), target)
    for index in short:
        key = _short_key(work.cited[index])
        near = _nearest(holders[key.family, key.serial, key.year], index)
        work.placed[index] = declared.get(key) or (work.placed[near] if near is not None else key)


def _short_key(one: Cited) -> _Key:
    number = one.mention.number
    return _Key(_family(one), *number.key) if number else _Key(_family(one))


def _best(group: list[Cited]) -> Cited:
    """The mention that spells the number as its issuer's initials do, or as most do, or first."""
    whole = [one for one in group if _shape(one) == "full"] or group
    yeared = [one for one in whole if one.mention.number and one.mention.number.year] or whole
    times = Counter(one.mention.printed for one in yeared)
    initials = _initials(next((one.found.value.issuer for one in group if one.found.value.issuer), None) or "")
    return max(
        yeared,
        key=lambda one: (
            _signed_by(one, initials),
            times[one.mention.printed],
            one.mention.typed,
        ),
    )


def _signed_by(one: Cited, initials: str) -> bool:
    number = one.mention.number
    return bool(
        number and number.letters and len(number.letters[-1]) > 1 and initials.endswith(number.letters[-1].upper())
    )


def _initials(issuer: str) -> str:
    return "".join(word[0] for word in issuer.split() if fold_word(word) not in _SMALL_WORDS).upper()
