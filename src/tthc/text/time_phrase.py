"""A schedule cell taken apart into statements, years not yet settled."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from attrs import evolve

from tthc.model.term import External
from tthc.text.flat import Flat
from tthc.text.time_allowed import allowed
from tthc.text.time_point import QUARTER_WORD, YEAR
from tthc.text.time_repeat import recurring, standing, through
from tthc.text.time_span import Statement, Step, dated
from tthc.text.time_words import ACTION, ASIDE, TRIGGER

_EXTERNAL = re.compile(
    rf"(?:thực hiện\s+)?{TRIGGER}(?!\s+(?:(?:từng|hằng|hàng)\s+)?(?:ngày|tuần|tháng|{QUARTER_WORD}|năm)[\s.;,]*$)"
)
_DO = re.compile(r"(?:và\s+)?(?:được\s+)?thực hiện\s+(?=theo|căn|tùy|tuỳ|lồng)")
_ACTION = re.compile(ACTION)
_DONE = re.compile(r"(?:dự kiến\s+)?(?:hoàn thành|kết thúc|thực hiện|xong)|dự kiến")
# What lies beyond the time itself: "đến năm 2030, tầm nhìn đến năm 2045".
_OUTLOOK = re.compile(
    rf"\s*[,;]?\s*(?:và\s+)?(?:tầm nhìn|định hướng)\s+(?:(?:đến|tới|cho)\s+)?(?:hết\s+)?(?:năm\s+)?{YEAR}"
)
# Which report a day is for: "trước 15/6 (6 tháng)".
_REPORT = re.compile(
    rf"\s*\(\s*(?:báo\s+cáo\s+)?(?:(?:0?6|0?9|sáu|chín)\s+tháng|năm|{QUARTER_WORD}(?:\s+(?:iv|i{{1,3}}|[1-4]))?)\s*\)"
)
_BEHIND = re.compile(rf"(?:\s*{ASIDE})?(?:\s*:?\s+(?:{ACTION}))?(?=\s*(?:[.;]|$))")
_CONNECTOR = re.compile(
    r"\s*(?:[;,.+&](?=\s|$)(?:\s*(?:và|hoặc)(?!\w)|\s+[-+•](?=\s))?|(?:và/hoặc|và|hoặc)(?!\w)|(?<=\s)-(?=\s)"
    r"|(?<=\S)\s+(?=(?:thực hiện\s+)?(?:theo|căn|tùy|tuỳ|lồng)|khi\s))\s*"
)
_CLOSE = re.compile(r"[\s.;,]*$")
_OPENING = re.compile(r"[\s\-+*•.;:,]*(?:thời gian(?:\s+thực hiện)?\s*:\s*)?")
_AFTER_EXTERNAL = re.compile(r"\s*(?:[;.]\s+|,\s*|\s+(?:và|hoặc)\s+)(?=\S)")
_GAP = re.compile(r"[ ,]*")
_MOST_CUTS, _MOST_TRIES = 40, 3  # else a long cell would be read again and again
_LONGEST = 1000  # characters; nothing longer is a time cell
_DUE_INSIDE = re.compile(r"(?:trước|chậm nhất|hoàn thành|đến)\s+(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*\d")


def statements(flat: Flat) -> tuple[Statement, ...] | None:
    """Everything a cell says, in order; None unless it is understood to its last word."""
    text = flat.text
    if len(text) > _LONGEST:
        return None
    opening = _OPENING.match(text)
    return _from(flat, opening.end() if opening else 0, first=True)


@lru_cache(maxsize=1024)
def _from(flat: Flat, at: int, *, first: bool) -> tuple[Statement, ...] | None:
    text, out, sentence, either = flat.text, list[Statement](), 0, False
    while True:
        step = _statement(flat, at, first=first and not out)
        if step is None:
            return None
        said, at = step
        if out and either and out[-1].points and said[0].points:
            return None  # one or the other: which is not ours to say
        out.extend(evolve(one, sentence=sentence) if sentence else one for one in said)
        if _CLOSE.match(text, at):
            return tuple(out)
        connector = _CONNECTOR.match(text, at)
        if connector is None:
            return None
        either = "hoặc" in connector[0]
        sentence += any(mark in connector[0] for mark in ".;")
        at = connector.end()


def _statement(flat: Flat, at: int, *, first: bool) -> Step | None:
    text = flat.text
    direct = direct_at(flat, at)
    if direct:
        return direct[0], _behind(text, direct[1]) if direct[0][0].points else direct[1]
    external = _external(flat, at, first=first)
    if external:
        return external
    action = _ACTION.match(text, at)
    if action is None:
        return None
    gap = _GAP.match(text, action.end())
    at = gap.end() if gap else action.end()
    direct = direct_at(flat, at)
    if direct and (direct[0][0].key != "at" or _DONE.fullmatch(action[0])):
        return direct
    return _external(flat, at, first=False)


def _behind(text: str, at: int) -> int:
    """Past what is done then, where the cell says that after the time."""
    outlook = _OUTLOOK.match(text, at)
    at = outlook.end() if outlook else at
    report = _REPORT.match(text, at)
    at = report.end() if report else at
    match = _BEHIND.match(text, at)
    return match.end() if match else at


def direct_at(flat: Flat, at: int) -> Step | None:
    """The statement with a time of its own that begins at a place, whatever stands behind it."""
    text = flat.text
    return through(text, at) or standing(text, at) or recurring(text, at) or allowed(flat, at) or dated(text, at)


def _external(flat: Flat, at: int, *, first: bool) -> Step | None:
    text = flat.text
    if not first and (do := _DO.match(text, at)):
        at = do.end()
    if not _EXTERNAL.match(text, at):
        return None
    cuts = sorted(islice(_AFTER_EXTERNAL.finditer(text, at), _MOST_CUTS), key=lambda cut: ";" not in cut[0])
    for cut in islice((cut for cut in cuts if _goes_on(flat, cut)), _MOST_TRIES):
        if _from(flat, cut.end(), first=False):
            return (_reference(flat, at, cut.start()),), cut.start()
    if _DUE_INSIDE.search(text, at):
        return None
    return (_reference(flat, at, len(text)),), len(text)


def _goes_on(flat: Flat, cut: re.Match[str]) -> bool:
    """Whether another statement may begin behind a cut in a reference."""
    return (";" in cut[0] and _EXTERNAL.match(flat.text, cut.end()) is not None) or _begins(flat, cut.end())


def _begins(flat: Flat, at: int) -> bool:
    """Whether a time begins here, or behind what is done then."""
    if direct_at(flat, at):
        return True
    action = _ACTION.match(flat.text, at)
    gap = _GAP.match(flat.text, action.end()) if action else None
    return bool(gap and direct_at(flat, gap.end()))


def _reference(flat: Flat, start: int, end: int) -> Statement:
    return Statement(term=External(reference=flat.words(start, end).strip(" .;,")))
