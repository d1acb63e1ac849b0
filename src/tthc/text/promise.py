"""The stretches of a text that each hold one commitment (vế cam kết): their bounds, and whose part each is."""

from __future__ import annotations

import re

from attrs import evolve, frozen

from tthc.model.period import Period
from tthc.model.target import TargetKind
from tthc.text.change import kind_of
from tthc.text.clause import Clause, brackets, clauses
from tthc.text.commitment import is_commitment, is_scope
from tthc.text.due import read_due
from tthc.text.found import Found
from tthc.text.quantity import Quantity, quantities_in

_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_LEADING = re.compile(r"[\s,;:.()*_+-]*(?:và )?trong (?:đó|số đó)(?!\w)[\s,:]*", re.IGNORECASE)
_BREAK = re.compile(r"[,;:]? ?\(?(?<!\w)trong (?:đó|số đó)(?!\w)", re.IGNORECASE)
_APART = re.compile(r"[\s,;:*_+-]*(?:đồng thời|bên cạnh đó|ngoài ra)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]{1,300}[”\"]")
_SUBJECT = r"(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|số lượng|số (?!hóa|hoá|liệu|hiệu)|điểm|riêng|giá trị|quy mô)"
_LEAD = (
    r"(?:và |đồng thời |phấn đấu |bảo đảm |đảm bảo )*(?:bảo đảm|đảm bảo|phấn đấu|hoàn thành|cắt giảm|giảm|rút ngắn|"
    rf"tiết kiệm|tăng|nâng|bãi bỏ|trong đó|{_SUBJECT})"
)
_OPENING = re.compile(rf"[,;:)] (?={_LEAD})", re.IGNORECASE)
_PLEDGE = re.compile(
    r"(?<=\w) (?=(?:bảo đảm|đảm bảo|phấn đấu)(?: (?:có|đạt|là|cho))* ?\Z)",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(rf"(?:,| và|\)) (?:và |đồng thời )?(?={_SUBJECT})", re.IGNORECASE)
_JOINT = re.compile(r",(?= )| (?=(?:và|đồng thời)(?!\w))|(?<=\))(?= )", re.IGNORECASE)
_AIM = re.compile(
    r"(?<!\w)(?:đạt|là|bằng|ở mức|bảo đảm|đảm bảo|còn|lên|xuống|tỷ lệ|tỉ lệ|chiếm|phấn đấu)"
    r"(?: (?:đạt|tỷ lệ|tỉ lệ|mức|được))* ?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\W*(?:\Z|[,;.)]|(?:đối với|so với|trên|tại|vào|trong|theo|và|ở|cho|của|đến|trước)(?!\w)|/)",
    re.IGNORECASE,
)
_SAID = re.compile(r"[^\W\d_]\)? \Z(?<!và )(?<!với )(?<!cho )", re.IGNORECASE)
_STOPS = re.compile(r"\W*(?:\Z|[,;.)]|(?:đối với|so với)(?!\w))", re.IGNORECASE)
_LISTED = re.compile(r"(?:,| và| cùng) ?\Z", re.IGNORECASE)
_OF_THEM = re.compile(r"trong (?:đó|số đó),?(?: (?:có|gồm|bao gồm))? ?\Z", re.IGNORECASE)
_OWN_WORDS = re.compile(r"[;:]|trong đó|đồng thời| và \Z", re.IGNORECASE)
_EACH_HAS = re.compile(r" \S.* (?:có|đạt|với|bố trí|duy trì|tổ chức) ?\Z", re.IGNORECASE)
_COUNTED = frozenset(("%", "pp", "day", "working_day", "hour", "month", "year"))


@frozen
class Promise:
    """One commitment of a text, in places of it.

    Attributes:
        quantity: its figure.
        start: where its words may begin.
        end: where they end.
        clause: the clause it stands in.
        kind: a level or a change.
        is_part: whether it is of a part of what was promised before it.
        scope: what brackets behind it say it is for.
    """

    quantity: Found[Quantity]
    start: int
    end: int
    clause: Clause
    kind: TargetKind
    is_part: bool = False
    scope: str | None = None

    @property
    def has_subject_before(self) -> bool:
        """Whether it is said of what stands before the figure ("tỷ lệ … đạt 90%") and not behind ("90% hồ sơ …")."""
        return _has_subject_before(self.clause, self.quantity)

    @property
    def opening(self) -> int:
        """Where its own words begin: at a new subject or verb; a day in front and "trong đó" stay."""
        text, figure = self.clause.text, self.quantity.start
        openings = list(_OPENING.finditer(text, self.start, figure))
        if not self.has_subject_before:
            openings += _PLEDGE.finditer(text, self.start, figure)
        if not openings:
            return self.start
        lead = text[self.start : openings[-1].start()]
        stays = _LEADING.fullmatch(lead) or (len(lead) < 60 and read_due(lead) is not None)
        return self.start if stays else openings[-1].end()


def find_promises(text: str, within: Period | None = None) -> tuple[Promise, ...]:
    """The commitments of a text with single spaces, in order; one of a part comes after its whole.

    Example:
        >>> text = "Bảo đảm trên 95% hồ sơ đúng hạn, trong đó 60% trước hạn"
        >>> [(text[one.opening:one.end], one.is_part) for one in find_promises(text)]
        [('Bảo đảm trên 95% hồ sơ đúng hạn', False), ('trong đó 60% trước hạn', True)]
    """
    outer = [promise for clause in clauses(text) for promise in _split(text, clause, within)]
    inner: list[tuple[int, Promise]] = []
    owner = 0
    for start, end in brackets(text):
        held = [promise for clause in clauses(text, start, end) for promise in _split(text, clause, within)]
        while owner < len(outer) and outer[owner].end + 2 < start:
            owner += 1
        if not held:
            continue
        if owner == len(outer) or outer[owner].start >= start:
            inner.extend((promise.start, promise) for promise in held)
            continue
        whole = outer[owner]
        if whole.quantity.start > start:
            parts = all(promise.is_part for promise in held)
            outer[owner] = whole if parts else evolve(whole, start=min(whole.quantity.start, end + 1))
            inner.extend((whole.quantity.end if parts else promise.start, promise) for promise in held)
            continue
        outer[owner] = evolve(whole, end=max(whole.quantity.end, start - 1))
        if is_scope(text[start : held[0].quantity.start]):
            outer[owner] = evolve(outer[owner], scope=text[start:end].strip())
        else:
            inner.extend((promise.start, promise) for promise in held)
    placed = sorted([*((one.start, one) for one in outer), *inner], key=lambda pair: pair[0])
    return tuple(promise for _, promise in placed)


def _split(text: str, clause: Clause, within: Period | None) -> list[Promise]:
    kept = _commitments(text, clause, within)
    found: list[Promise] = []
    start, is_part = clause.start, False
    kind: TargetKind = "level"
    for n, quantity in enumerate(kept):
        end = _cut(clause, quantity, kept[n + 1]) if n + 1 < len(kept) else clause.end
        first = _behind_colon(clause.text, start, quantity, end)
        opens = clause.text[first : quantity.start]
        is_part = (is_part and not _APART.match(opens)) or bool(_LEADING.match(opens))
        behind = _BREAK.search(clause.text, quantity.end, end)
        last = behind.start() if behind else end
        kind = kind_of(quantity.value, opens, clause.text[quantity.end : last], kind)
        found.append(Promise(quantity, first, last, clause, kind, is_part))
        start = end
    return found


def _behind_colon(text: str, start: int, quantity: Found[Quantity], end: int) -> int:
    """What stands before ":" is a heading, unless nothing but the figure stands behind."""
    colon = text.rfind(": ", start, quantity.start) + 1
    if colon <= start:
        return start
    around = text[colon : quantity.start] + text[quantity.end : end]
    return colon if any(char.isalpha() for char in around) else start


def _commitments(text: str, clause: Clause, within: Period | None) -> list[Found[Quantity]]:
    """The figures of a clause that are commitments."""
    quoted = [match.span() for match in _QUOTED.finditer(text, clause.start, clause.end)]
    shifted = [_shift(one, clause.start) for one in quantities_in(clause.text[clause.start : clause.end])]
    kept: list[Found[Quantity]] = []
    for n, quantity in enumerate(shifted):
        if any(first < quantity.start < last for first, last in quoted):
            continue
        before = clause.text[max(clause.sentence, quantity.start - 600) : quantity.start]
        if kept and (carried := _carried(clause, kept[-1], quantity)):
            kept.append(carried)
        elif is_commitment(quantity, before, clause.text[quantity.end : quantity.end + 200], within):
            neighbours = [*kept[-1:], *shifted[n + 1 : n + 2]]
            inside = kept and _is_inside(clause, kept[-1], quantity)
            if not inside and not _is_scope_of(clause, before, quantity, neighbours):
                kept.append(quantity)
    return kept


def _shift(found: Found[Quantity], by: int) -> Found[Quantity]:
    return evolve(found, start=found.start + by, end=found.end + by)


def _carried(clause: Clause, one: Found[Quantity], other: Found[Quantity]) -> Found[Quantity] | None:
    """A bare count that goes on with a list of counts ("ít nhất 20 mô hình, 05 dự án"), under the same comparator."""
    if {one.value.unit, other.value.unit} & _COUNTED or other.value.is_explicit or other.start - one.end > 200:
        return None
    gap = clause.text[one.end : other.start]
    if _OF_THEM.search(gap):
        return other
    return evolve(other, value=evolve(other.value, comparator=one.value.comparator)) if _LISTED.search(gap) else None


def _is_inside(clause: Clause, one: Found[Quantity], count: Found[Quantity]) -> bool:
    """Whether a count only says what each of the former has ("100% xã có ít nhất 01 điểm")."""
    if count.value.unit in _COUNTED:
        return False
    gap = clause.text[one.end : count.start]
    if _OWN_WORDS.search(gap):
        return False
    return "," not in gap or bool(_EACH_HAS.fullmatch(gap.rpartition(",")[2]))


def _is_scope_of(clause: Clause, before: str, quantity: Found[Quantity], others: list[Found[Quantity]]) -> bool:
    """Whether a figure says what another applies to: "đối với 100% …" with no joint between the two."""
    if not is_scope(before):
        return False
    gaps = ((min(one.end, quantity.end), max(one.start, quantity.start)) for one in others)
    return any(not _JOINT.search(clause.text, first, last) for first, last in gaps)


def _cut(clause: Clause, one: Found[Quantity], other: Found[Quantity]) -> int:
    """Where the phrase of one figure ends and that of the next begins."""
    start, end = one.end, other.start
    if of_which := _BREAK.search(clause.text, start, end):
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
    behind = clause.text[quantity.end : min(clause.end, quantity.end + 20)]
    if _AIM.search(before):
        return bool(_ENDS.match(behind))
    return bool(_SAID.search(before)) and bool(_STOPS.match(behind))
