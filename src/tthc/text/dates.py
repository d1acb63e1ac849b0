"""Dates in text: day first, in every form plans print them."""

from __future__ import annotations

import re
from datetime import date

from tthc.errors import ParseError
from tthc.model.period import Period
from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_point import days_in
from tthc.text.time_terms import settle
from tthc.text.time_words import SHARE

_NO_DAY = re.compile(rf"{SHARE}|24/(?:7|24)")


def find_dates(text: str, within: Period | None = None) -> tuple[Found[date], ...]:
    """Every date a text prints; impossible ones are left out.

    A date without a year takes the year that puts it in the period ``within``; without a period it is left out.

    Example:
        >>> [str(found.value) for found in find_dates("ngày 08/6/2010 và ngày 31 tháng 10 năm 2017; 30/02/2020")]
        ['2010-06-08', '2017-10-31']
    """
    flat = Flat.of(text)
    found: list[Found[date]] = []
    for point, first, last in days_in(flat.text):
        days = settle(point, within)
        if isinstance(days, Period) and (point.year or not _NO_DAY.match(flat.text, first)):
            start, end = flat.span(first, last)
            found.append(Found(days.start, text[start:end], start, end))
    return tuple(found)


def parse_date(text: str, within: Period | None = None) -> date:
    """The date that a whole phrase prints, in any form plans use.

    Args:
        text: the phrase.
        within: gives a year to a date without one, where just one fits.

    Raises:
        ParseError: it is no date, one that cannot exist, or one whose year is not known.

    Example:
        >>> str(parse_date("ngày 31 tháng 10 năm 2017"))
        '2017-10-31'
        >>> parse_date("31/02/2020")
        Traceback (most recent call last):
        tthc.errors.ParseError: '31/02/2020' is no date (write it as in "08/6/2010" or "ngày 31 tháng 10 năm 2017")
    """
    found = find_dates(text, within)
    around = f"{text[: found[0].start]}{text[found[0].end :]}" if found else text
    if len(found) != 1 or any(char.isalnum() for char in around):
        hint = 'write it as in "08/6/2010" or "ngày 31 tháng 10 năm 2017"'
        raise ParseError(f"{text!r:.120} is no date", hint=hint)
    return found[0].value
