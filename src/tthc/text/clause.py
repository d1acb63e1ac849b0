"""Sentences and clauses of running text (câu, vế câu): where one commitment ends and the next may begin."""

from __future__ import annotations

import re

from attrs import frozen

_SENTENCE = re.compile(r"[.!?…]+[\"”)]?(?= )")
_ABBREVIATION = re.compile(r"(?<!\w)(?:TP|TX|TT|Q|P|H|TS|ThS|PGS|GS|St|No)\Z")
_BRACKETS = re.compile(r"\([^()]*\)")
_LABEL = re.compile(
    r"[\s,;:.*_]*(?:(?:[-+•*]|[a-zđ]\)|\(?\d{1,2}[.)](?=\s))\s*)*[\s,;:*_]*(?:(?:và|đồng thời)(?!\w)[\s,]*)?",
    re.IGNORECASE,
)


@frozen
class Clause:
    """A stretch of text that holds at least one commitment of its own.

    Attributes:
        text: the whole text it stands in, what its brackets hold blotted out.
        start: where it begins.
        end: where it ends.
        sentence: where its sentence begins.
    """

    text: str
    start: int
    end: int
    sentence: int


def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Clause, ...]:
    """The clauses between two places of a text with single spaces, cut at ";", at "|" and at ends of sentences.

    Brackets never end a clause; ``brackets`` gives what is in them.

    Example:
        >>> [one.text[one.start:one.end] for one in clauses("Đạt 90%; đúng hạn 95% (năm; quý). Còn lại")]
        ['Đạt 90%', ' đúng hạn 95% (        )', ' Còn lại']
    """
    end = len(text) if end is None else end
    blotted = blot(text, start, end)
    stops = {match.end(): True for match in _SENTENCE.finditer(blotted, start, end) if _ends_sentence(blotted, match)}
    cuts = sorted(
        {
            **{at + 1: False for at in range(start, end) if blotted[at] in ";|"},
            **stops,
        }.items()
    )
    found, first, sentence = [], start, start
    for cut, ends_sentence in [*cuts, (end + 1, True)]:
        last = min(cut - 1, end)
        if last > first:
            found.append(Clause(blotted, first, last, sentence))
        first = min(cut, end)
        sentence = first if ends_sentence else sentence
    return tuple(found)


def brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Where the innermost brackets of a text open and close, as (after the opening one, at the closing one)."""
    return tuple((match.start() + 1, match.end() - 1) for match in _BRACKETS.finditer(text))


def blot(text: str, start: int, end: int) -> str:
    """The text with what brackets between two places hold turned into blanks."""
    if text.find("(", start, end) < 0:
        return text
    inner = _BRACKETS.sub(lambda match: "(" + " " * (len(match[0]) - 2) + ")", text[start:end])
    return text[:start] + inner + text[end:]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a label or bullet in front and without punctuation behind."""
    label = _LABEL.match(text, start, end)
    first = label.end() if label else start
    last = end
    while last > first and text[last - 1] in " ,;:.*_-":
        last -= 1
    return first, last


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where a pattern matches."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    follows = text[stop.end() + 1 : stop.end() + 2]
    if not (follows.isupper() or follows.isdigit() or follows in '-+•*([“"'):
        return False
    before = text[max(0, stop.start() - 6) : stop.start()]
    return not (stop[0] == "." and (_ABBREVIATION.search(before) or re.search(r"(?:^| )\d{1,2}\Z", before)))
