"""Who issued a document (cơ quan ban hành), by the words after "của": where the name ends and the subject begins."""

from __future__ import annotations

import re

from tthc.text.document_type import TYPE_WORD
from tthc.text.issuer_words import (
    ENDS,
    HEADS,
    INNER,
    JOINED,
    LISTING,
    NAMES_TOO,
    OFFICE_WORDS,
    OFFICES,
    OTHER_VERBS,
    PLACES,
    SUBJECT_VERBS,
    SUBJECT_WORDS,
)
from tthc.text.normal import fold_word
from tthc.text.stretch import Stretch

_TYPE = re.compile(TYPE_WORD, re.IGNORECASE)
_OPEN = re.compile(r"[ ,*_]{0,3}(?:của|do)[ *_]{1,3}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:\d{1,4}(?!\w))?|(?<=(?:đạo|Đạo|tác) )\d{1,4}(?![\w/.%])")
_LONGEST = 24

_JOINT = re.compile(
    r", (?:Chủ nhiệm|Trưởng ban|Trưởng Ban|Tổng Thanh tra|Thống đốc|Tổng Giám đốc|Chủ tịch Hội đồng|Ban Bí thư)(?!\w)"
)
_NAME_LIST = re.compile(r", (?P<first>[^\W\d_]+)(?: [^\W\d_]+){0,3}(?:, [^\W\d_]+(?: [^\W\d_]+){0,3})? và (?=[A-ZĐ])")


def read_issuer(text: str, at: int) -> Stretch | None:
    """The issuer that "của" or "do" introduces at an index of a text with single spaces.

    Example:
        >>> text = "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn nghiệp vụ"
        >>> found = read_issuer(text, 0)
        >>> text[found.start:found.end]
        'Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ'
    """
    opening = _OPEN.match(text, at)
    if opening is None or not text[opening.end() : opening.end() + 1].isupper() or _TYPE.match(text, opening.end()):
        return None
    end = _name_end(text, opening.end())
    return Stretch(opening.end(), end) if end > opening.end() else None


def begins_subject(text: str, at: int, *, strong_only: bool = False) -> bool:
    """Whether the words at an index are such as a subject begins with."""
    first, second = _two_words(text, at)
    pair = f"{first} {second}"
    if first in SUBJECT_WORDS or pair in SUBJECT_WORDS or text[at : at + 3].lower() == "v/v":
        return True
    return not strong_only and pair in SUBJECT_VERBS


def _two_words(text: str, at: int) -> tuple[str, str]:
    words = fold_word(text[at : at + 24]).split(" ")
    return words[0].rstrip(",;:."), words[1].rstrip(",;:.") if len(words) > 1 else ""


def _name_end(text: str, start: int) -> int:
    """Walk word by word: capitals go on, a small word only behind a capital or where offices' names have it."""
    at = end = start
    before: list[str] = []
    shouted = text[start : start + 8].isupper() and text[start : start + 4] not in (
        "UBND",
        "HĐND",
    )
    while len(before) < _LONGEST and (word := _WORD.match(text, at)):
        if before and not _goes_on(text, word, before, shouted=shouted):
            break
        before.append(word[0])
        end = at = word.end()
        if joint := _joint(text, at, before):
            at = joint
        elif text[at : at + 3] == " - ":
            at += 3
        elif text[at : at + 1] == " ":
            at += 1
        else:
            break
    return end


def _goes_on(text: str, word: re.Match[str], before: list[str], *, shouted: bool) -> bool:
    low, last = fold_word(word[0]), before[-1]
    capital = word[0][0].isupper() or word[0].isdigit()
    if _ends_name(text, word.start(), fold_word(last), small=shouted or not capital):
        return False
    in_place = any(fold_word(one) in PLACES for one in before[-3:])
    if low == "và":
        return not in_place and any(fold_word(one) in LISTING for one in before) and _is_name(text, word.end() + 1)
    if capital and any(fold_word(one) in PLACES for one in before):
        return not _new_office(text, word.start())
    if capital or low in INNER:
        return True
    return last[0].isupper() and not last.isupper() and not in_place


def _ends_name(text: str, at: int, last: str, *, small: bool) -> bool:
    first, second = _two_words(text, at)
    if first == "chỉ" and last in ("ban", "tổ"):
        return False
    if small and first in ENDS:
        return True
    if not small and f"{first} {second}" in NAMES_TOO:
        return False
    return f"{first} {second}" in OTHER_VERBS or begins_subject(text, at)


def _is_name(text: str, at: int) -> bool:
    """Whether a further part of a name stands here: a capital, no other office, no document."""
    return text[at : at + 1].isupper() and not _new_head(text, at) and not _TYPE.match(text, at)


def _new_office(text: str, at: int) -> bool:
    first, second = _two_words(text, at)
    return first in OFFICE_WORDS or f"{first} {second}" in OFFICES


def _new_head(text: str, at: int) -> bool:
    first, _ = _two_words(text, at)
    return first in HEADS


def _joint(text: str, at: int, before: list[str]) -> int | None:
    """Where the name goes on behind a comma that is inside it."""
    if text[at : at + 2] != ", ":
        return None
    if _JOINT.match(text, at) and fold_word(before[-1]) in JOINED:
        return at + 2
    listing = _NAME_LIST.match(text, at)
    if listing and listing["first"][0].isupper() and fold_word(listing["first"]) not in HEADS:
        return at + 2 if any(fold_word(one) in LISTING for one in before) else None
    return None
