"""When time limits end, and why: by the Civil Code, on the calendar of the civil service."""

from __future__ import annotations

from datetime import date

from tthc.periods import TimeLimit, WorkCalendar, limits

calendar = WorkCalendar.vietnam()
for words, start in (
    ("03 ngày làm việc", date(2025, 4, 25)),
    ("không quá 03 tháng", date(2025, 11, 30)),
    ("15 ngày", date(2025, 1, 15)),
):
    ending = TimeLimit.parse(words).ending(start, calendar)
    print(f"{words} from {start} ends on {ending.due}")
    for line in ending.explain("en").splitlines():
        print(f"  {line}")

received = date(2026, 4, 24)
print(f"feedback received on {received} is handed over by {limits.feedback_transfer.ends(received, calendar)}")
print(calendar.explain(date(2026, 4, 27)).text("en"))
