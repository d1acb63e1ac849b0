"""Limits of the grammar: length, and cells made to be slow."""

from __future__ import annotations

import pytest

from tthc.model.period import Period
from tthc.text.dates import find_dates
from tthc.text.flat import Flat
from tthc.text.period import find_period
from tthc.text.schedule import find_schedules, leading_times, parse_schedule
from tthc.text.time_phrase import statements


def test_nothing_longer_than_a_cell_is_taken_for_one() -> None:
    assert statements(Flat.of("Thường xuyên, " * 20)) is not None
    assert statements(Flat.of("Thường xuyên, " * 200)) is None


@pytest.mark.parametrize(
    "piece",
    [
        "tháng 3, ",
        "quý i, ",
        "1/",
        " ",
        "trước ",
        "theo a; thường xuyên ",
        "thực hiện theo a, trước ",
        "hoàn thành a ",
        "( a",
        "1 - ",
    ],
)
def test_no_cell_is_slow_to_refuse(piece: str) -> None:
    """Runs out of time, or of stack, if a pattern reads the same words again and again."""
    for count in (20, 20_000):
        text = piece * count + "trước ngày 1/1 x?"
        assert parse_schedule(text).terms[0].kind == "unread"
        find_schedules(text, Period.of_year(2027))
        find_dates(text)
        find_period(text)
        leading_times(text)


def test_letters_that_grow_when_made_small_do_not_shift_a_span() -> None:
    text = "İİİ trước ngày 20/8/2027"
    (found,) = find_schedules(text)
    assert (found.text, text[found.start : found.end]) == ("trước ngày 20/8/2027",) * 2
