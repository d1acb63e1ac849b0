"""Counts hold to the identities of form II.06a, add where that is right, and show themselves."""

from __future__ import annotations

from datetime import date
from itertools import product

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tthc.errors import InputError
from tthc.model import Period, Tally
from tthc.targets import DossierCount, DossierTally, tally_dossiers
from tthc.targets.dossiers.packing import Packing, Place
from tthc.targets.dossiers.quality import FAULTS, OUTSIDE
from tthc.targets.dossiers.show import quality_table
from tthc.targets.dossiers.wording import word

MARCH = Period.of_month(2026, 3)


@st.composite
def counts(draw: st.DrawFn, unit: str = "an-khe") -> DossierCount:
    early, on_time, overdue, pending, late = (draw(st.integers(0, 10**6)) for _ in range(5))
    whole = early + on_time + overdue + pending + late
    online = draw(st.integers(0, whole))
    carried = draw(st.integers(0, whole - online))
    return DossierCount(
        (("unit", unit),), MARCH, MARCH.end, online, whole - online - carried, carried, early, on_time, overdue,
        pending, late,
    )  # fmt: skip


@given(counts())
def test_the_columns_of_the_form_add_up(count: DossierCount) -> None:
    form = count.form()
    assert list(form) == list(range(3, 14))
    assert form[3] == form[4] + form[5] + form[6] == form[7] + form[11]
    assert form[7] == form[8] + form[9] + form[10]
    assert form[11] == form[12] + form[13]
    assert count.on_time_rate == Tally(form[8] + form[9], form[7])
    assert count.index_rate == Tally(form[8] + form[9] + form[12], form[3])


@given(counts(), counts("tan-lap"), counts())
def test_counts_of_one_period_add_in_any_order(one: DossierCount, other: DossierCount, third: DossierCount) -> None:
    both = one + other
    assert both == other + one
    assert (both + third).form() == (one + (other + third)).form()
    assert both.keys == () and (one + third).keys == one.keys
    assert both.received == one.received + other.received


def test_counts_of_two_periods_do_not_add() -> None:
    one = DossierCount((), MARCH, MARCH.end)
    with pytest.raises(InputError, match="do not add"):
        one + DossierCount((), MARCH.successor(), date(2026, 4, 30))
    with pytest.raises(InputError, match="do not add"):
        one + DossierCount((), MARCH, date(2026, 3, 20))
    with pytest.raises(TypeError):
        one + 1


@pytest.mark.parametrize("numbers", [{"early": 1}, {"received_other": 1}, {"carried": 2, "pending": 1}])
def test_numbers_that_do_not_add_up_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(InputError, match="came in"):
        DossierCount((), MARCH, MARCH.end, **numbers)


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="-1 is not a count"):
        DossierCount((), MARCH, MARCH.end, received_other=-1, early=-1)


@given(st.integers(1, 30))
def test_packing_is_undone_and_tells_every_place_apart(periods: int) -> None:
    pack = Packing(periods)
    edge = (0, periods // 2, periods)
    places = {Place(*place) for place in product(edge, repeat=3)}
    numbers = {pack.joined(one.received, one.ended, one.late): one for one in places}
    assert len(numbers) == len(places)
    assert all(pack.unpacked(number) == place for number, place in numbers.items())
    left = [pack.of_fault(code) for code in FAULTS] + [pack.of_outside(code) for code in OUTSIDE]
    assert [pack.unpacked(number) for number in left] == [*FAULTS, *OUTSIDE]
    assert max(left) < 0 and len(set(left)) == len(left)


ROWS = {
    "code": ["H1", "H2", "H3", "H4", "H5"],
    "unit": ["an-khe", "an-khe", "tan-lap", "tan-lap", None],
    "field": ["hộ tịch", "đất đai", "hộ tịch", None, "hộ tịch"],
    "received": [date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 30), date(2026, 3, 30)],
    "appointment": [date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10), date(2026, 4, 6), None],
    "processed": [date(2026, 3, 5), date(2026, 3, 9), None, None, None],
    "channel": ["online", "post", "online", "online", "post"],
}


@pytest.fixture
def tally() -> DossierTally:
    return tally_dossiers(pl.DataFrame(ROWS), period=Period.of_quarter(2026, 1), by=("unit", "month"))


def test_a_dossier_is_received_carried_and_resolved_in_its_periods(tally: DossierTally) -> None:
    january, february, march = tally.of(unit="an-khe")
    assert (january.received, february.received, february.pending) == (0, 1, 1)
    assert (march.carried, march.received_other, march.early, march.on_time) == (1, 1, 1, 1)
    assert [one.pending_overdue for one in tally.of(unit="tan-lap")] == [0, 0, 1]
    assert [one.received for one in tally.totals()] == [0, 1, 4]
    assert len(tally.in_period("2026-03")) == 2 and tally.in_period(MARCH).counts == tally.in_period("2026-03").counts


def test_a_total_of_several_periods_is_refused(tally: DossierTally) -> None:
    with pytest.raises(InputError, match="counts of 3 periods have no total"):
        tally.total()
    with pytest.raises(InputError, match="2026-05 was not counted"):
        tally.in_period("2026-05")
    with pytest.raises(InputError, match="not counted by 'field'"):
        tally.of(field="hộ tịch")


def test_observations_carry_the_parts_of_each_rate(tally: DossierTally) -> None:
    found = {
        (one.indicator, one.unit, one.period.start.month): one.tally for one in tally.observations(as_of=MARCH.end)
    }
    assert len(found) == 4 * 2 * 3
    assert found["dossiers-on-time", "an-khe", 3] == Tally(2, 2)
    assert found["dossiers-early", "an-khe", 3] == Tally(1, 2)
    assert found["dossiers-overdue", "an-khe", 3] == Tally(0, 2)
    assert found["online-dossiers", "tan-lap", 3] == Tally(2, 2)
    assert found["dossiers-on-time", "tan-lap", 3] == Tally(0, 0)


def test_a_further_key_is_the_scope_of_an_observation() -> None:
    frame = pl.DataFrame(ROWS)
    by_field = tally_dossiers(frame, period=MARCH, by=("unit", "field"))
    scopes = {(one.unit, one.scope) for one in by_field.observations(as_of=MARCH.end, source="một cửa")}
    assert scopes == {("an-khe", "hộ tịch"), ("an-khe", "đất đai"), ("tan-lap", "hộ tịch"), ("tan-lap", None)}
    with pytest.raises(InputError, match="reported by units"):
        tally_dossiers(frame, period=MARCH, by=("field",)).observations(as_of=MARCH.end)
    with pytest.raises(InputError, match="one scope, not field and code"):
        tally_dossiers(frame, period=MARCH, by=("unit", "field", "code")).observations(as_of=MARCH.end)


def test_without_a_channel_nothing_is_said_of_how_dossiers_came_in() -> None:
    tally = tally_dossiers(pl.DataFrame(ROWS).drop("channel"), period=MARCH)
    assert not tally.has_channel and tally.totals()[0].received_online == 0
    assert {one.indicator for one in tally.observations(as_of=MARCH.end)} == {
        "dossiers-on-time", "dossiers-early", "dossiers-overdue",
    }  # fmt: skip
    assert "columns 4 and 5 are one" in " ".join(printed(tally, "en").split())


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_a_frame_has_a_row_for_each_count(tally: DossierTally, backend: str) -> None:
    import narwhals as nw

    frame = nw.from_native(tally.to_frame(backend), eager_only=True)  # type: ignore[arg-type]
    assert frame.shape == (6, 16)
    march = frame.filter((nw.col("unit") == "an-khe") & (nw.col("period") == "2026-03")).rows(named=True)[0]
    assert (march["resolved"], march["carried"], march["on_time_rate"]) == (2, 1, 1.0)


def printed(tally: DossierTally, lang: str) -> str:
    console = Console(width=100, record=True, file=None, force_terminal=False)
    with console.capture() as held:
        console.print(tally.to_rich(lang))  # type: ignore[arg-type]
        console.print(quality_table(tally, lang))  # type: ignore[arg-type]
    return held.get()


def test_it_shows_itself_in_both_languages(tally: DossierTally) -> None:
    shown = printed(tally, "vi")
    assert "Tình hình, kết quả giải quyết thủ tục hành chính" in shown and "tháng 3/2026" in shown
    assert "không ghi đơn vị" in shown and "H5" in shown and "Tổng số" in shown
    english = printed(tally, "en")
    assert "Dossiers received and resolved" in english and "no unit" in english and "2026-03" not in shown


def test_the_first_rows_of_many_are_shown(tally: DossierTally) -> None:
    console = Console(width=100)
    with console.capture() as held:
        console.print(tally.to_rich("en", most=2))
    assert "4 more row(s)" in held.get().replace("\n", " ")


def test_html_escapes_what_the_data_say() -> None:
    rows = {"unit": ["<b>x</b>", None], "received": ["2026-03-02", "2026-03-02"], "appointment": ["2026-03-09"] * 2}
    page = tally_dossiers(pl.DataFrame(rows), period=MARCH)._repr_html_()
    assert "&lt;b&gt;x" in page and "<b>" not in page
    assert page.count("<table") == 2 and "không ghi đơn vị" in page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_fault_and_column_has_its_words(lang: str) -> None:
    for kind, codes in (("fault", FAULTS), ("outside", OUTSIDE), ("under", map(str, range(3, 14)))):
        assert all(word(kind, code, lang) != code for code in codes)  # type: ignore[arg-type]
