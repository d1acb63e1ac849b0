"""Time limits in a schedule (thời hạn kể từ một sự kiện): trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ."""

from __future__ import annotations

import re
from datetime import date

from tthc.model.term import Limit, LimitSide
from tthc.text.duration import duration_at
from tthc.text.flat import Flat
from tthc.text.time_point import point_at
from tthc.text.time_span import Statement, Step

_LEADS: tuple[tuple[LimitSide, re.Pattern[str]], ...] = (
    (
        "before",
        re.compile(
            r"(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu)\s+(?:là\s+)?)?trước\s+(?:ít nhất\s+|tối thiểu\s+)?(?=\w)"
        ),
    ),
    (
        "after",
        re.compile(
            r"(?:ngay\s+)?sau\s+(?:thời\s+hạn\s+)?|(?:khi\s+)?hết\s+(?:thời\s+hạn\s+)?|(?:ít nhất|tối thiểu)\s+"
        ),
    ),
    (
        "within",
        re.compile(
            r"(?:(?:trong\s+vòng|trong\s+khoảng|trong|thời\s+(?:hạn|gian)|không\s+(?:được\s+)?(?:vượt\s+)?quá|tối đa|"
            r"(?:chậm|muộn)\s+nhất\s+sau|là|(?:chậm|muộn)\s+nhất(?:\s+là)?|giải\s+quyết|xử\s+lý|dự\s+kiến)\s*:?\s+){0,4}"
        ),
    ),
)
_LEAST = re.compile(r"(?:ít nhất|tối thiểu|chậm nhất|muộn nhất)\s+(?:là\s+)?")
_SINCE = re.compile(
    r"\s*,?\s*\(?\s*(?:kể\s+)?(?:tính\s+)?(?:từ|sau|kể\s+từ)\s+(?=(?:khi|ngày|lúc|thời\s+điểm|sau)(?!\w))"
    r"|\s*,?\s*(?=sau\s+khi(?!\w))"
)
_TILL = re.compile(r"\s*,?\s*(?:tính\s+(?:đến|tới)|trước|so\s+với|kể\s+từ|tính\s+từ|đến)\s+(?=\S)")
_EVENT_END = re.compile(r"\s*(?:;|\.(?=\s|$)|\)(?=\s*(?:[.;]|$))|$)")
_NOT_ALONE = re.compile(r"\s*(?:đầu|cuối)(?!\w)|\s*(?:một|01|1)?\s*lần(?!\w)")
# What is then done to whom stands behind the event: "… mới được xem xét", "… phải hướng dẫn".
_DEED = re.compile(r"\s*,?\s+(?:(?P<only_then>mới(?=\s+được|\s+có|\s+phải))|phải|thì)(?!\w)")
_BEFORE = re.compile(r"\s*,?\s*trước\s+(?=(?:ngày|khi|thời\s+điểm|lúc|kỳ)(?!\w))")
_DATE = re.compile(r"(?:ngày\s+)?(?=\d)")


def allowed(flat: Flat, at: int) -> Step | None:
    """A time limit at a place of a flat text, with the event it runs from where the words name one.

    Example:
        >>> statement = allowed(Flat.of("Chậm nhất 30 ngày trước ngày chấm dứt hoạt động"), 0)[0][0]
        >>> statement.term.side, str(statement.term.duration), statement.term.event
        ('before', '30 day', 'ngày chấm dứt hoạt động')
    """
    text = flat.text
    for known, words in _LEADS:
        side = known
        lead = words.match(text, at)
        found = duration_at(text, lead.end()) if lead else None
        if lead is None or found is None:
            continue
        duration, end = found
        if _NOT_ALONE.match(text, end):
            return None
        if side != "before" and (_LEAST.match(text, at) or side == "within") and _BEFORE.match(text, end):
            side = "before"  # "chậm nhất 30 ngày trước ngày …"
        link = (_TILL if side == "before" else _SINCE).match(text, end)
        if link is None:
            if side == "after" and _LEAST.match(text, at):
                return None  # how long at least, from when is not said: no time to do a thing by
            return (Statement(term=Limit(duration=duration, side=side)),), end
        stop = _EVENT_END.search(text, link.end())
        last = stop.start() if stop else len(text)
        deed = _DEED.search(text, link.end(), last)
        if deed and deed["only_then"]:
            side = "after" if side == "within" else side
        event_end = deed.start() if deed else last
        event = flat.words(link.end(), event_end).strip(" ,")
        after = stop.end() if stop and stop[0].strip() == ")" else last
        if not event:
            return None
        term = Limit(duration=duration, event=event, date=_day(text, link.end(), event_end), side=side)
        return (Statement(term=term),), after
    return None


def _day(text: str, start: int, end: int) -> date | None:
    """The day of the event, where its words are a day with its year."""
    opening = _DATE.match(text, start)
    point = point_at(text, start) if opening else None
    if point is None or point[1] != end or not point[0].is_day or point[0].year is None or not point[0].possible():
        return None
    return point[0].days(point[0].year).start
