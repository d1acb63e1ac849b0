"""The words of results."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import get_args

import pytest

from tthc.model import State
from tthc.model.schedule import Frequency
from tthc.periods.explanation import Step
from tthc.periods.obligation import ObligationState
from tthc.periods.wording import day_text, occurrence_text, step_basis, word

TABLE = tomllib.loads(files("tthc").joinpath("data", "timetable.toml").read_text("utf-8"))


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)", text))


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("state", get_args(ObligationState)), ("freq", get_args(Frequency)), ("reported", get_args(State))],
)
def test_every_code_has_words_in_both_languages_and_no_other_stands_there(kind: str, codes: tuple[str, ...]) -> None:
    assert set(TABLE[kind]) == set(codes)
    assert all(row["vi"] and row["en"] for row in TABLE[kind].values())


def test_the_states_of_the_contract_have_its_words() -> None:
    words = [
        word("state", code, "vi")
        for code in ("done_on_time", "done_late", "in_progress", "overdue", "due_soon", "not_due")
    ]
    assert words == [
        "hoàn thành đúng hạn",
        "hoàn thành quá hạn",
        "đang thực hiện",
        "quá hạn",
        "sắp đến hạn",
        "chưa đến hạn",
    ]


def test_no_two_states_share_their_words() -> None:
    for lang in ("vi", "en"):
        assert len({row[lang] for row in TABLE["state"].values()}) == len(TABLE["state"])


@pytest.mark.parametrize("code", TABLE["step"])
def test_a_step_says_the_same_in_both_languages_and_rests_on_something(code: str) -> None:
    row = TABLE["step"][code]
    assert placeholders(row["vi"]) == placeholders(row["en"])
    assert step_basis(code) in TABLE["basis"]


@pytest.mark.parametrize(
    ("label", "vi", "en"),
    [
        ("2026-03", "tháng 3/2026", "2026-03"),
        ("2026-12", "tháng 12/2026", "2026-12"),
        ("2026-Q4", "quý IV/2026", "Q4 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026"),
        ("2026", "năm 2026", "2026"),
        ("2026-03-31", "2026-03-31", "2026-03-31"),
        ("adhoc", "adhoc", "adhoc"),
    ],
)
def test_a_time_of_several_has_its_name(label: str, vi: str, en: str) -> None:
    assert (occurrence_text(label, "vi"), occurrence_text(label, "en")) == (vi, en)


def test_dates_are_day_first_in_vietnamese_and_iso_in_english() -> None:
    assert (day_text(date(2026, 3, 9), "vi"), day_text(date(2026, 3, 9), "en")) == ("09/03/2026", "2026-03-09")
    assert day_text(date(987, 3, 9), "vi") == "09/03/0987"


def test_a_code_that_the_table_does_not_hold_shows_as_itself() -> None:
    assert word("state", "of-tomorrow", "vi") == "of-tomorrow"


def test_a_note_leaves_out_what_it_does_not_say() -> None:
    said: dict[str, date | str] = {"as_of": date(2026, 8, 1), "reported": "in_progress"}
    bare = Step.of("note", unit=None, done_on=None, percent=None, evidence=None, **said)
    assert bare.text("vi") == "các đơn vị chủ trì báo ngày 01/08/2026: đang thực hiện"
    full = Step.of("note", unit="Sở Tư pháp", done_on=date(2026, 7, 30), percent=62.5, evidence="12/BC-STP", **said)
    assert full.text("vi") == "Sở Tư pháp báo ngày 01/08/2026: đang thực hiện, ngày 30/07/2026, 62,5%, theo 12/BC-STP"
    assert full.text("en") == "Sở Tư pháp reported on 2026-08-01: in progress, on 2026-07-30, 62.5%, by 12/BC-STP"
