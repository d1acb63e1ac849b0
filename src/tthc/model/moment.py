"""Moments by the clock in Vietnam (thời điểm)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Annotated, Final

from pydantic import AfterValidator

VIETNAM_TIME: Final = timezone(timedelta(hours=7), "UTC+07:00")


def in_vietnam(moment: datetime) -> datetime:
    """The moment by the clock in Vietnam, without an offset; one that has none is taken to be so already.

    Example:
        >>> str(in_vietnam(datetime.fromisoformat("2026-04-24T18:30:00+00:00")))
        '2026-04-25 01:30:00'
    """
    return moment.astimezone(VIETNAM_TIME).replace(tzinfo=None) if moment.tzinfo else moment


Moment = Annotated[datetime, AfterValidator(in_vietnam)]
"""A moment by the clock in Vietnam (UTC+7); one with another offset is turned into it."""
