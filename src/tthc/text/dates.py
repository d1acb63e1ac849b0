"""Dates in text: day first, in every form plans print them."""

from __future__ import annotations

import re
from datetime import date

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
