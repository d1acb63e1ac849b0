"""Quantified commitments of administrative texts (chỉ tiêu): each figure, what it measures, of what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from tthc.errors import ParseError
from tthc.model.period import Period
from tthc.model.target import Target
from tthc.text.change import read_baseline
from tthc.text.clause import trim
from tthc.text.due import read_due
from tthc.text.found import Found
from tthc.text.indicator import IndicatorCatalogue, find_indicators
from tthc.text.normal import Aligned, fold, squeeze
from tthc.text.promise import Promise, find_promises
from tthc.text.scope import read_scope

# A new item of a list begins a new sentence, whatever stands before it.
_ITEM = re.compile(r"\n[ \t]*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)])[ \t]")
_LEAD = re.compile(r"[^,:]{0,80}[,:]")
_BRACKETED = re.compile(r"\([^()]*\)")
_CHANGES = {"reduction": "giảm ", "increase": "tăng ", "level": ""}
_PREDICATE = re.compile(
    r"(?<!\w)(?:được|không|có|đạt|thực hiện|sử dụng|tham gia|phải|"
    r"triển khai|là|cung cấp|tiếp nhận|kết nối|ứng dụng|áp dụng|tổ chức)(?!\w)",
    re.IGNORECASE,
)
_LEVELS = re.compile(
    r"\W*(?:(?:trong đó|riêng|đối với|tại|ở|cấp|tỉnh|huyện|xã|phường|các|sở|ban|ngành|lĩnh vực|đến|hết|cuối|"
    r"năm|quý|tháng|ngày|và|phấn đấu|đạt|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ|là|từ|[ivx]+|\d+)(?:\W+|\Z))*",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*,?\s*(?:và\s+)?")
_REACH = 400


def find_targets(
    text: str, within: Period | None = None, *, about: str = "", indicators: IndicatorCatalogue | None = None
) -> tuple[Found[Target], ...]:
    """Every quantified commitment of a text, in order; one of a part ("trong đó …") stands in its whole's ``parts``.

    Spans do not overlap, but for one percentage that promises two things: two targets of one span. A range counts by
    its lower end, "khoảng" as at least. ``at`` is left "".

    Args:
        text: a paragraph or a cell.
        within: the plan's period, for days without a year and "trong năm".
        about: words the text stands under, such as a row's title; they help to name the indicator only.
        indicators: the catalogue that names what is measured; the package's if None.

    Example:
        >>> found, = find_targets("Bảo đảm trên 95% hồ sơ được trả đúng hạn, trong đó có trên 60% trước hạn.")
        >>> found.text, found.value.comparator, found.value.value, found.value.indicator
        ('Bảo đảm trên 95% hồ sơ được trả đúng hạn', '>', 95, 'dossiers-on-time')
        >>> [(part.value, part.indicator) for part in found.value.parts]
        [(60, 'dossiers-early')]
        >>> find_targets("Giải quyết trong 05 ngày làm việc theo Nghị định số 118/2025/NĐ-CP")
        ()
    """
    found: list[Found[Target]] = []
    parts: dict[int, list[Target]] = {}  # of each whole, by its place among those found
    for start, end in _items(text):
        aligned = Aligned.of(text[start:end])
        sentence = -1  # of the last promise
        for promise in find_promises(aligned.text, within):
            first, last = trim(aligned.text, promise.opening, promise.end)
            begins, ends = aligned.span(first, max(last, promise.quantity.end))
            goes_on = sentence == promise.clause.sentence or (found and _touches(text, found[-1].end, start + begins))
            is_part = bool(promise.is_part and found and goes_on)
            heading = f"{about} {found[-1].text[:_REACH]}" if is_part else about
            target = _target(aligned.text, promise, aligned.original[begins:ends], within)
            slugs = _indicators(promise, target.text, heading, indicators) or (None,)
            named = [target.model_copy(update={"indicator": slug}) for slug in slugs]
            if is_part:
                parts.setdefault(len(found) - 1, []).extend(named)
            else:
                place = (text[start + begins : start + ends], start + begins, start + ends)
                found.extend(Found(one, *place) for one in named)
            sentence = promise.clause.sentence
    _share_baselines(text, found)
    for index, held in parts.items():
        whole = found[index]
        found[index] = evolve(whole, value=whole.value.model_copy(update={"parts": tuple(held)}))
    return tuple(found)


def parse_target(text: str, within: Period | None = None, *, indicators: IndicatorCatalogue | None = None) -> Target:
    """The one target that a whole phrase promises, with its parts.

    Args:
        text: the phrase.
        within: the plan's period, for days without a year and "trong năm".
        indicators: the catalogue that names what is measured; the package's if None.

    Raises:
        ParseError: it promises nothing that is counted, or several things.

    Example:
        >>> target = parse_target("Tối thiểu 90% hồ sơ được giải quyết đúng hạn")
        >>> target.comparator, target.value, target.indicator
        ('>=', 90, 'dossiers-on-time')
        >>> parse_target("Nghị định số 63/2010/NĐ-CP")
        Traceback (most recent call last):
        tthc.errors.ParseError: 'Nghị định số 63/2010/NĐ-CP' promises nothing (write it as in "tối thiểu 90% hồ sơ đúng hạn")
    """  # noqa: E501  # the message of an error stands in one line
    found = find_targets(text, within, indicators=indicators)
    if not found:
        raise ParseError(f"{text!r:.120} promises nothing", hint='write it as in "tối thiểu 90% hồ sơ đúng hạn"')
    if len(found) > 1:
        raise ParseError(f"{text!r:.120} promises {len(found)} things", hint="give one, or use find_targets")
    return found[0].value


def merge_targets(title_targets: Iterable[Target], product_targets: Iterable[Target]) -> tuple[Target, ...]:
    """A row's targets, those its products restate counted once.

    Restated is what has the same comparator, value, unit and kind and no other indicator; the title's words stay, and
    what only the product says (indicator, baseline, due day, scope, parts) is added. Of products that say the same in
    the same words, one counts.

    Example:
        >>> title = Target(text="đạt trên 98%", comparator=">", value=98, unit="%")
        >>> product = Target(text="đúng hạn trên 98%", indicator="dossiers-on-time", comparator=">", value=98, unit="%")
        >>> [(one.text, one.indicator) for one in merge_targets([title], [product])]
        [('đạt trên 98%', 'dossiers-on-time')]
    """
    merged = list(title_targets)
    free = set(range(len(merged)))
    added: list[Target] = []
    for target in product_targets:
        if any(_says_again(one, target) for one in added):
            continue
        same = [n for n in sorted(free) if _restates(merged[n], target)]
        if not same:
            added.append(target)
            continue
        best = next((n for n in same if merged[n].indicator == target.indicator), same[0])
        merged[best] = _completed(merged[best], target)
        free.remove(best)
    return (*merged, *added)


def _says_again(one: Target, other: Target) -> bool:
    return _restates(one, other) and one.indicator == other.indicator and fold(one.text) == fold(other.text)


def _restates(one: Target, other: Target) -> bool:
    same = (one.comparator, one.value, one.unit, one.kind) == (
        other.comparator,
        other.value,
        other.unit,
        other.kind,
    )
    return same and (one.indicator == other.indicator or one.indicator is None or other.indicator is None)


def _completed(target: Target, other: Target) -> Target:
    return target.model_copy(
        update={
            "indicator": target.indicator or other.indicator,
            "baseline": target.baseline or other.baseline,
            "due": target.due or other.due,
            "scope": target.scope or other.scope,
            "parts": merge_targets(target.parts, other.parts),
        }
    )


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between which a list's marks stand."""
    last = 0
    for mark in _ITEM.finditer(text):
        yield last, mark.start()
        last = mark.start()
    yield last, len(text)


def _touches(text: str, end: int, start: int) -> bool:
    """Whether nothing but brackets stands between two places."""
    return start - end < 1000 and not any(char.isalnum() for char in _BRACKETED.sub("", text[end:start]))


def _share_baselines(text: str, found: list[Found[Target]]) -> None:
    """What two changes joined by a comma are measured from is said behind the second: "giảm 30% …, 20% … so với …"."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        is_joined = one.end <= other.start and _JOINED.fullmatch(text, one.end, other.start)
        alike = one.value.kind == other.value.kind != "level" and one.value.baseline is None
        if is_joined and alike and other.value.baseline:
            update = {"baseline": other.value.baseline}
            found[index] = evolve(one, value=one.value.model_copy(update=update))


def _target(text: str, promise: Promise, printed: str, within: Period | None) -> Target:
    """A promise as a target, its indicator not yet named."""
    figure, words = promise.quantity, squeeze(printed)
    quantity = figure.value
    return Target(
        text=words,
        comparator=quantity.comparator,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        kind=promise.kind,
        baseline=None if promise.kind == "level" else read_baseline(words),
        due=_due(text, promise, within),
        scope=promise.scope
        or read_scope(promise.clause.text[max(promise.opening, figure.start - _REACH) : promise.end].strip()),
    )


def _due(text: str, promise: Promise, within: Period | None) -> date | None:
    figure = promise.quantity
    phrase = text[max(promise.start, figure.start - _REACH) : min(promise.end, figure.end + _REACH)]
    lead = _LEAD.match(text, promise.clause.sentence, promise.start)
    return read_due(phrase, within) or (read_due(lead[0], within) if lead else None)


def _indicators(promise: Promise, phrase: str, heading: str, catalogue: IndicatorCatalogue | None) -> tuple[str, ...]:
    """What the narrowest words that name an indicator name: the phrase, with its clause's head, with its heading.

    One that lacks a predicate or a subject shares that of its clause ("98% hồ sơ cấp tỉnh, 95% hồ sơ cấp xã đúng
    hạn") or of its sentence ("năm 2025 đạt 97%; năm 2026 đạt 98%").
    """
    clause, text, figure = promise.clause, promise.clause.text, promise.quantity
    head = max(text.rfind(": ", max(clause.start, promise.start - _REACH), promise.start + 1), clause.start)
    contexts = [phrase, text[promise.start : promise.end]]
    contexts.append(f"{text[max(clause.start, head - _REACH) : head]} {phrase}")
    if heading:
        contexts.append(f"{heading} {phrase}")
    subject, behind = (
        text[promise.opening : figure.start],
        text[figure.end : promise.end],
    )
    if promise.has_subject_before and _LEVELS.fullmatch(subject):
        contexts.append(text[max(clause.sentence, promise.start - _REACH) : promise.end])
    elif promise.kind == "level" and not promise.has_subject_before and not _PREDICATE.search(behind):
        contexts.append(text[max(clause.start, promise.start - _REACH) : min(clause.end, promise.end + _REACH)])
    for words in contexts:
        if slugs := find_indicators(_CHANGES[promise.kind] + words[: 3 * _REACH], promise.kind, catalogue):
            return slugs
    return ()
