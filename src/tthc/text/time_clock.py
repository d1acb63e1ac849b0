"""Times of the day before a day (giờ trong ngày): 15h00 ngày 15/6, 16 giờ thứ Sáu."""

from __future__ import annotations

import re
from datetime import time

END_OF_DAY = time(23, 59, 59, 999999)
_CLOCK = re.compile(
    r"(?:lúc\s+)?(?P<hour>[01]?\d|2[0-4])\s*(?:h|giờ|:(?=\d))\s*(?P<minute>[0-5]\d)?(?:\s*phút)?\s*,?\s*(?:(?:của|vào)\s+)?"
    r"(?=(?:ngày|thứ|chủ\s+nhật|hằng|hàng|mỗi|cuối|đầu|giữa)(?!\w)|\d{1,2}\s*(?:[/.-]|tháng)|[);]|$)"
)


def clock_at(text: str, at: int) -> tuple[time, int] | None:
    """The time of a day that begins at a place of a flat text with the day behind it, and where the day begins.

    "24 giờ" is ``END_OF_DAY``, the day's last moment.

    Example:
        >>> clock_at("15h30 ngày 20/6/2026", 0)
        (datetime.time(15, 30), 6)
    """
    match = _CLOCK.match(text, at)
    if match is None or (match["hour"] == "24" and int(match["minute"] or 0)):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return (END_OF_DAY if hour == 24 else time(hour, minute)), match.end()
