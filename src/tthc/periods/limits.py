"""The statutory clocks that control plans rely on, by name.

Example:
    >>> str(feedback_transfer.ends(date(2026, 4, 24))), feedback_transfer.provision.basis("en")
    ('2026-05-06', 'Decree 20/2008/NĐ-CP, Article 9(1)(d)')
    >>> str(announcement_ministry.ends(date(2026, 7, 1))), str(review_plan.ends(2027))
    ('2026-06-11', '2027-01-30')
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tthc.model import Duration
from tthc.periods.statutory_limit import LimitAfter, LimitBefore, Provision, YearlyLimit
from tthc.periods.time_limit import TimeLimit


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("tthc").joinpath("data", "limits.toml").read_text("utf-8"))


def _provision(code: str) -> Provision:
    row = _table()[code]
    event = row.get("event", {"vi": "", "en": ""})
    title, basis = row["title"], row["basis"]
    since: date | None = row.get("since")
    return Provision(code, (title["vi"], title["en"]), (event["vi"], event["en"]), (basis["vi"], basis["en"]), since)


def _after(code: str) -> LimitAfter:
    return LimitAfter(_provision(code), TimeLimit(Duration.parse(_table()[code]["limit"])))


def _before(code: str) -> LimitBefore:
    return LimitBefore(_provision(code), TimeLimit(Duration.parse(_table()[code]["limit"])))


def _yearly(code: str) -> YearlyLimit:
    month, day = _table()[code]["before"].split("-")
    return YearlyLimit(_provision(code), int(month), int(day))


announcement_ministry: Final = _before("announcement-ministry")
announcement_province: Final = _before("announcement-province")
announcement_shortened: Final = _after("announcement-shortened")
announcement_ministry_index: Final = _before("announcement-ministry-index")
announcement_province_index: Final = _before("announcement-province-index")
database_entry_ministry: Final = _after("database-entry-ministry")
database_entry_province: Final = _after("database-entry-province")
database_entry_shortened: Final = _after("database-entry-shortened")
review_plan: Final = _yearly("review-plan")
feedback_transfer: Final = _after("feedback-transfer")
feedback_refusal_index: Final = _after("feedback-refusal-index")
feedback_supplement_index: Final = _after("feedback-supplement-index")
feedback_handling_index: Final = _after("feedback-handling-index")
feedback_publication_index: Final = _after("feedback-publication-index")

ALL: Final = (
    announcement_ministry,
    announcement_province,
    announcement_shortened,
    announcement_ministry_index,
    announcement_province_index,
    database_entry_ministry,
    database_entry_province,
    database_entry_shortened,
    review_plan,
    feedback_transfer,
    feedback_refusal_index,
    feedback_supplement_index,
    feedback_handling_index,
    feedback_publication_index,
)
"""Every one of them."""
