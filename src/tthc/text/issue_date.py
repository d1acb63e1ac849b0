"""Date of issue as it follows a document's number: ngày 08/6/2010, ngày 31 tháng 10 năm 2017, ngày /02/2026."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

_OPEN = r"[ ,*_(]{0,4}(?:(?:ban hành|ký ban hành|ký) )?"
_FULL = re.compile(
    _OPEN
    + r"(?:ngày ?|(?<=\())(?P<day>\d{1,2}) ?(?:[/.-] ?|tháng ?)(?P<month>\d{1,2}) ?(?:[/.-] ?|năm ?)(?P<year>\d{4,8})",
    re.IGNORECASE,
)
_BLANK = re.compile(
    _OPEN + r"ngày(?=[ \d./…_]{0,24}(?:[\d/…]|\.\.|tháng))"
    r"[ \d./…_]{0,24}(?<! )(?: ?tháng[ \d./…_]{0,24}năm[ \d…._]{0,8}(?<! ))?",
    re.IGNORECASE,
)


@frozen
class IssueDate:
    """A date of issue.

    Attributes:
        value: None where it is left blank or cannot exist.
        end: where it ends.
        is_impossible: a day is printed that no calendar has.
    """

    value: date | None
    end: int
    is_impossible: bool = False


def read_issue_date(text: str, at: int) -> IssueDate | None:
    """The date of issue that follows at an index of a text with single spaces.

    Example:
        >>> read_issue_date("26/QĐ-UBND ngày 14 / 02/2020 của", 10).value
        datetime.date(2020, 2, 14)
        >>> read_issue_date("số 1 ngày 31/02/2020", 4).value is None
        True
    """
    if found := _FULL.match(text, at):
        end = found.end() + (found[0].count("(") > 0 and text[found.end() : found.end() + 1] == ")")
        value = _real(int(found["year"]), int(found["month"]), int(found["day"]))
        return IssueDate(value, end, is_impossible=value is None)
    if found := _BLANK.match(text, at):
        return IssueDate(None, found.end())
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
