"""Reports that overlap: each day is counted once, as many days as can be, and the rest is said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tthc.model import Period, Tally
from tthc.targets.figures.time_cover import Dated, lay_out

FIRST = date(2026, 1, 1)


def days(start: int, end: int) -> Period:
    return Period(start=FIRST + timedelta(start), end=FIRST + timedelta(end))


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda one: days(one[0], one[0] + one[1]))
REPORTS = st.lists(st.tuples(SPANS, st.booleans(), st.integers(0, 9)), max_size=7, unique_by=lambda one: one[0]).map(
    lambda found: [Dated(at, span, over, count, 10) for at, (span, over, count) in enumerate(found)]
)


def length(report: Dated) -> int:
    first, last = report.days
    return last - first + 1


def are_apart(reports: tuple[Dated, ...]) -> bool:
    return not any(one.days[0] <= two.days[1] and two.days[0] <= one.days[1] for one, two in combinations(reports, 2))


def worth(reports: tuple[Dated, ...]) -> tuple[int, int, int]:
    return sum(length(one) for one in reports if one.is_over), sum(map(length, reports)), len(reports)


@given(REPORTS)
def test_no_choice_of_reports_that_share_no_day_covers_more(reports: list[Dated]) -> None:
    choices = [
        chosen for size in range(len(reports) + 1) for chosen in combinations(reports, size) if are_apart(chosen)
    ]
    best = max(map(worth, choices))
    sums = {(sum(one.numerator for one in chosen), 10 * len(chosen)) for chosen in choices if worth(chosen) == best}
    total = lay_out(reports, ()).total
    assert (total.numerator, total.denominator) in sums
    assert total.reported == total.owed


@given(REPORTS, st.permutations(range(7)))
def test_the_order_of_reports_does_not_count(reports: list[Dated], order: list[int]) -> None:
    shuffled = [reports[at] for at in order if at < len(reports)]
    assert lay_out(shuffled, ()) == lay_out(reports, ())


def test_a_report_is_held_against_its_parts() -> None:
    parts = [Dated(0, days(0, 4), is_over=True, numerator=1, denominator=2),
             Dated(1, days(5, 9), is_over=True, numerator=1, denominator=2)]  # fmt: skip
    whole = Dated(2, days(0, 9), is_over=True, numerator=3, denominator=4)
    laid = lay_out([*parts, whole], [days(0, 9), days(10, 19)])
    assert Tally(int(laid.total.numerator), laid.total.denominator) == Tally(2, 4)
    assert [one.at for one, _ in laid.contradictions] == [2] and laid.overlapping == ()
    assert (laid.total.reported, laid.total.owed) == (2, 3)


def test_what_shares_some_days_is_left_out_and_said() -> None:
    reports = [Dated(at, span, is_over=True, numerator=1, denominator=1) for at, span in
               enumerate((days(0, 9), days(8, 12), days(2, 3)))]  # fmt: skip
    laid = lay_out(reports, ())
    assert laid.total.numerator == 1 and [one.at for one in laid.overlapping] == [1]
