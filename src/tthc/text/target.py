"""Quantified commitments of administrative texts (chỉ tiêu): each figure, what it measures, of what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from tthc.model.period import Period
from tthc.model.target import Target, TargetKind
from tthc.text.change import kind_of, read_baseline
from tthc.text.clause import Clause, brackets, clauses, trim
from tthc.text.commitment import is_commitment, is_scope
from tthc.text.due import read_due
from tthc.text.found import Found
from tthc.text.indicator import find_indicators
from tthc.text.normal import Aligned
from tthc.text.quantity import Quantity, quantities_in
from tthc.text.scope import read_scope

# A new item of a list begins a new sentence, whatever stands before it.
_ITEM = re.compile(r"\n[ \t]*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)])[ \t]")
_OF_WHICH = re.compile(r"[\s,;:.*_+-]*(?:và )?trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_OF_WHICH_INSIDE = re.compile(r"[,;:]? ?\(?(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]{1,300}[”\"]")
_SUBJECT = r"(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|số lượng|số (?!hóa|hoá|liệu|hiệu)|điểm|riêng|giá trị|quy mô)"
_LEAD = (
    r"(?:và |đồng thời |phấn đấu |bảo đảm |đảm bảo )*(?:bảo đảm|đảm bảo|phấn đấu|hoàn thành|cắt giảm|giảm|rút ngắn|tiết kiệm|tăng|nâng|"
    rf"bãi bỏ|trong đó|{_SUBJECT})"
)
_OPENING = re.compile(rf"[,;:)] (?={_LEAD})|(?<=\w) (?=(?:bảo đảm|đảm bảo|phấn đấu)(?: (?:có|đạt|là|cho))* ?\Z)", re.IGNORECASE)
_NEW_SUBJECT = re.compile(rf"(?:,| và|\)) (?:và |đồng thời )?(?={_SUBJECT})", re.IGNORECASE)
_JOINT = re.compile(r",(?= )| (?=và(?!\w)|đồng thời(?!\w))|(?<=\))(?= )", re.IGNORECASE)
_AIM = re.compile(r"(?<!\w)(?:đạt|là|bằng|ở mức|bảo đảm|đảm bảo|còn|lên|xuống|tỷ lệ|tỉ lệ|chiếm|phấn đấu)(?: (?:đạt|tỷ lệ|tỉ lệ|mức|được))* ?\Z", re.IGNORECASE)
_ENDS = re.compile(r"\W*(?:\Z|[,;.)]|đối với|so với|trên|tại|vào|trong|theo|và|ở|cho|của|đến|trước|/)", re.IGNORECASE)
_REACH = 400


@frozen
class _Piece:
    """One promise of a clause, in places of the aligned text."""

    quantity: Found[Quantity]
    start: int
    end: int
    clause: Clause
    kind: TargetKind
    is_part: bool = False
    scope: str | None = None


def find_targets(text: str, within: Period | None = None, *, about: str = "") -> tuple[Found[Target], ...]:
    """Every quantified commitment of a text, in order; one of a part ("trong đó …") stands in its whole's ``parts``.

    Spans do not overlap, but for one percentage that promises two things: two targets of one span. A range counts by
    its lower end, "khoảng" as at least. ``at`` is left "".

    Args:
        text: a paragraph or a cell.
        within: the plan's period, for days without a year and "trong năm".
        about: words the text stands under, such as a row's title; they help to name the indicator only.

    Example:
        >>> found, = find_targets("Bảo đảm trên 95% hồ sơ được giải quyết đúng hạn, trong đó có trên 60% trả trước hạn.")
        >>> found.text, found.value.comparator, found.value.value, found.value.indicator
        ('Bảo đảm trên 95% hồ sơ được giải quyết đúng hạn', '>', 95, 'dossiers-on-time')
        >>> [(part.value, part.indicator) for part in found.value.parts]
        [(60, 'dossiers-early')]
        >>> find_targets("Giải quyết trong 05 ngày làm việc theo Nghị định số 118/2025/NĐ-CP")
        ()
    """
    found: list[Found[Target]] = []
    for start, end in _items(text):
        aligned = Aligned.of(text[start:end])
        for piece in _pieces(aligned.text, within):
            heading = f"{about} {found[-1].text}" if piece.is_part and found else about
            _file(found, piece, _targets(aligned, piece, within, heading, start))
    return tuple(found)


def merge_targets(title_targets: Iterable[Target], product_targets: Iterable[Target]) -> tuple[Target, ...]:
    """A row's targets, those its products restate counted once.

    Restated is what has the same comparator, value, unit and kind and no other indicator; the title's words stay, and
    what only the product says (indicator, baseline, due day, scope, parts) is added.

    Example:
        >>> title = Target(text="đạt trên 98%", comparator=">", value=98, unit="%")
        >>> product = Target(text="đúng hạn trên 98%", indicator="dossiers-on-time", comparator=">", value=98, unit="%")
        >>> [(one.text, one.indicator) for one in merge_targets([title], [product])]
        [('đạt trên 98%', 'dossiers-on-time')]
    """
    merged = list(title_targets)
    free = set(range(len(merged)))
    added = []
    for target in product_targets:
        same = [n for n in sorted(free) if _restates(merged[n], target)]
        if not same:
            added.append(target)
            continue
        best = next((n for n in same if merged[n].indicator == target.indicator), same[0])
        merged[best] = _completed(merged[best], target)
        free.remove(best)
    return (*merged, *added)


def _restates(one: Target, other: Target) -> bool:
    same = (one.comparator, one.value, one.unit, one.kind) == (other.comparator, other.value, other.unit, other.kind)
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


def _pieces(text: str, within: Period | None) -> list[_Piece]:
    """The promises of a text, outside brackets and inside, in order."""
    outer = [piece for clause in clauses(text) for piece in _split(text, clause, within)]
    found = list(outer)
    for start, end in brackets(text):
        inner = [piece for clause in clauses(text, start, end) for piece in _split(text, clause, within)]
        owner = next((n for n, piece in enumerate(found) if piece.start < start <= piece.end + 2 and piece in outer), None)
        if owner is None:
            found.extend(inner)
            continue
        piece = found[owner]
        if inner and is_scope(text[start : inner[0].quantity.start]):
            found[owner] = evolve(piece, end=max(piece.quantity.end, start - 1), scope=text[start:end].strip())
            continue
        if inner:
            found[owner] = _without(piece, start, end)
            found.extend(inner)
    return sorted(found, key=lambda piece: piece.start)


def _without(piece: _Piece, start: int, end: int) -> _Piece:
    """A piece cut so that brackets with promises of their own are not in it."""
    if piece.quantity.start < start:
        return evolve(piece, end=min(piece.end, max(piece.quantity.end, start - 1)))
    return evolve(piece, start=min(piece.quantity.start, end + 1))


def _split(text: str, clause: Clause, within: Period | None) -> list[_Piece]:
    kept = _promises(text, clause, within)
    found: list[_Piece] = []
    start, is_part, kind = clause.start, False, "level"
    for n, quantity in enumerate(kept):
        end = _cut(clause, quantity, kept[n + 1]) if n + 1 < len(kept) else clause.end
        first = max(start, clause.text.rfind(": ", start, quantity.start) + 1)
        is_part = is_part or bool(_OF_WHICH.match(clause.text, first, quantity.start))
        behind = _OF_WHICH_INSIDE.search(clause.text, quantity.end, end)
        last = behind.start() if behind else end
        kind = kind_of(quantity.value, clause.text[first : quantity.start], clause.text[quantity.end : last], kind)
        found.append(_Piece(quantity, first, last, clause, kind, is_part))
        is_part = is_part or bool(behind)
        start = end
    return found


def _promises(text: str, clause: Clause, within: Period | None) -> list[Found[Quantity]]:
    """The figures of a clause that are commitments."""
    quoted = [match.span() for match in _QUOTED.finditer(text, clause.sentence, clause.end)]
    kept: list[Found[Quantity]] = []
    shifted = [_shift(one, clause.start) for one in quantities_in(clause.text[clause.start : clause.end])]
    for n, quantity in enumerate(shifted):
        before = clause.text[clause.sentence : quantity.start]
        after = clause.text[quantity.end : clause.end]
        if any(first < quantity.start < last for first, last in quoted):
            continue
        if not is_commitment(quantity, before, after, within) or (kept and _is_inside(clause, kept[-1], quantity)):
            continue
        following = shifted[n + 1] if n + 1 < len(shifted) else None
        if following and is_scope(before) and not _JOINT.search(clause.text, quantity.end, following.start):
            continue
        kept.append(quantity)
    return kept


def _shift(found: Found[Quantity], by: int) -> Found[Quantity]:
    return evolve(found, start=found.start + by, end=found.end + by)


def _is_inside(clause: Clause, share: Found[Quantity], count: Found[Quantity]) -> bool:
    """Whether a count only says what each of a share has ("100% xã có ít nhất 01 điểm")."""
    gap = clause.text[share.end : count.start]
    return share.value.unit == "%" and count.value.unit != "%" and not re.search("[,:]|trong đó", gap)


def _cut(clause: Clause, one: Found[Quantity], other: Found[Quantity]) -> int:
    """Where the phrase of one figure ends and that of the next begins."""
    start, end = one.end, other.start
    if of_which := _OF_WHICH_INSIDE.search(clause.text, start, end):
        return of_which.start()
    closed = _has_subject_before(clause, one)
    marks: list[re.Match[str]] = []
    if _has_subject_before(clause, other):
        marks = list(_NEW_SUBJECT.finditer(clause.text, start, end))
    marks = marks or list(_JOINT.finditer(clause.text, start, end))
    if marks:
        return (marks[0] if closed else marks[-1]).start()
    return start if closed else end


def _has_subject_before(clause: Clause, quantity: Found[Quantity]) -> bool:
    before = clause.text[max(clause.start, quantity.start - 60) : quantity.start]
    return bool(_AIM.search(before)) and bool(_ENDS.match(clause.text[quantity.end : clause.end]))


def _file(found: list[Found[Target]], piece: _Piece, targets: list[Found[Target]]) -> None:
    """Add targets to those found; a part goes into the last whole."""
    if not (piece.is_part and found):
        found.extend(targets)
        return
    whole = found[-1]
    parts = (*whole.value.parts, *(target.value for target in targets))
    found[-1] = evolve(whole, value=whole.value.model_copy(update={"parts": parts}))


def _targets(aligned: Aligned, piece: _Piece, within: Period | None, about: str, offset: int) -> list[Found[Target]]:
    first, last = trim(aligned.text, _opening(aligned.text, piece), piece.end)
    start, end = aligned.span(first, max(last, piece.quantity.end))
    phrase = aligned.text[first:last]
    quantity = piece.quantity.value
    target = Target(
        text=aligned.original[start:end],
        comparator=quantity.comparator,
        value=quantity.value,
        unit=quantity.unit,
        kind=piece.kind,
        baseline=None if piece.kind == "level" else read_baseline(phrase),
        due=_due(aligned.text, piece, within),
        scope=piece.scope or read_scope(phrase[-_REACH:]),
    )
    slugs = _indicators(aligned.text, piece, phrase, about) or (None,)
    return [
        Found(target.model_copy(update={"indicator": slug}), target.text, start + offset, end + offset) for slug in slugs
    ]


def _opening(text: str, piece: _Piece) -> int:
    """Where the words of a promise begin in its piece; a day in front stays with it."""
    opening = None
    for opening in _OPENING.finditer(text, piece.start, piece.quantity.start):
        pass
    if opening is None:
        return piece.start
    lead = text[piece.start : opening.start()]
    return piece.start if len(lead) < 60 and read_due(lead) else opening.end()


def _due(text: str, piece: _Piece, within: Period | None):
    phrase = text[max(piece.start, piece.quantity.start - _REACH) : min(piece.end, piece.quantity.end + _REACH)]
    lead = re.match(r"[^,:]{0,80}[,:]", text[piece.clause.sentence : piece.start])
    return read_due(phrase, within) or (read_due(lead[0], within) if lead else None)


def _indicators(text: str, piece: _Piece, phrase: str, about: str) -> tuple[str, ...]:
    """What the narrowest words that name an indicator name: the phrase, its clause's head, its heading, its whole clause."""
    clause = piece.clause
    around = clause.text[max(clause.start, piece.start - _REACH) : min(clause.end, piece.end + _REACH)]
    head = clause.text[max(clause.start, piece.start - _REACH) : piece.end]
    verb = {"reduction": "giảm ", "increase": "tăng ", "level": ""}[piece.kind]
    for words in (phrase, text[piece.start : piece.end], head, f"{about} {phrase}" if about else "", around):
        if slugs := find_indicators(verb + words[: 3 * _REACH]):
            return slugs
    return ()
