"""The shipped tables: days announced for the civil service, and the lunar dates that later years follow from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, cast

from attrs import frozen

from tthc.periods.calendar_entry import CalendarEntry, EntryKind

DATA_VERSION: Final = "2026-10-02"
"""Day of the latest announcement in the table."""

FIRST_ANNOUNCED: Final = date(2018, 1, 1)
LAST_ANNOUNCED: Final = date(2027, 12, 31)
LAST_COVERED: Final = date(2099, 12, 31)


@frozen
class LunarYear:
    """The two public holidays that follow the moon, at UTC+7.

    Attributes:
        tet: mùng 1 tháng Giêng.
        hung_kings: Giỗ Tổ Hùng Vương, mùng 10 tháng Ba.
    """

    tet: date
    hung_kings: date


@cache
def announced() -> tuple[CalendarEntry, ...]:
    """Every day of 2018 to 2027 that is a holiday, stands for one, or was swapped; in order."""
    return tuple(
        CalendarEntry(date.fromisoformat(day), cast(EntryKind, kind), occasion, _day(of), "", law, documents)
        for day, kind, occasion, of, law, documents in _rows("vietnam.csv")
    )


@cache
def lunar_years() -> dict[int, LunarYear]:
    """Tết and Giỗ Tổ of every year to 2099."""
    rows = _rows("lunar.csv")
    return {int(year): LunarYear(date.fromisoformat(tet), date.fromisoformat(kings)) for year, tet, kings in rows}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of the package, without its head."""
    text = files("tthc").joinpath("data", "calendar", name).read_text("utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows
