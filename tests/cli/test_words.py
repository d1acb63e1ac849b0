"""The tables of messages: complete, in both languages, with the same names to fill in."""

from __future__ import annotations

import re
import string
import tomllib
from importlib.resources import files

import pytest

from tthc.cli.app import COMMANDS, app
from tthc.cli.translation import translate
from tthc.cli.words import LANGS, has, language_in, say

MESSAGES = tomllib.loads(files("tthc.cli").joinpath("messages.toml").read_text("utf-8"))
SAID = tomllib.loads(files("tthc.cli").joinpath("errors.toml").read_text("utf-8"))
ERRORS = [*SAID["said"], *SAID["general"]]
KEYS = [f"{room}.{name}" for room, rows in MESSAGES.items() for name in rows]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_say_the_same(key: str) -> None:
    room, name = key.split(".", 1)
    row = MESSAGES[room][name]
    assert set(row) == set(LANGS)
    assert names(row["vi"]) == names(row["en"])


def test_every_command_and_option_has_its_words() -> None:
    import click

    for name in COMMANDS:
        assert has(f"help.{name}")
        assert has(f"summary.{name}")
        command = app.get_command(click.Context(app), name)
        assert command is not None
        for param in command.get_params(click.Context(command)):
            assert has(f"option.{max(param.opts, key=len).lstrip('-')}"), param


def test_a_key_that_is_not_there_is_a_fault() -> None:
    assert not has("read.none")
    assert not has("none.none")
    with pytest.raises(KeyError):
        say("vi", "read.none")


@pytest.mark.parametrize(
    ("args", "lang"),
    [
        ([], None),
        (["--lang"], None),
        (["--lang", "en"], "en"),
        (["--lang=vi"], "vi"),
        (["--lang", "en", "read", "--lang", "vi"], "vi"),
        (["--lang", "fr"], None),
    ],
)
def test_the_language_is_told_from_the_command_line(args: list[str], lang: str | None) -> None:
    assert language_in(args) == lang


@pytest.mark.parametrize("row", ERRORS, ids=lambda row: row["en"])
def test_no_translation_asks_for_what_the_message_does_not_give(row: dict[str, str]) -> None:
    assert names(row["vi"]) <= names(row["en"])
    assert not re.search(r"\{\}", row["en"] + row["vi"])


def test_no_message_is_translated_twice() -> None:
    english = [row["en"] for row in ERRORS]
    assert len(set(english)) == len(english)


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("there is no such file", "không có tệp này"),
        ("the file is a JPEG picture, which is not read", "tệp là ảnh JPEG, loại tệp không đọc được"),
        ("the file could not be written: No space left on device", "không ghi được tệp: đĩa đã đầy"),
        (
            "2 problem(s) in the file:\n  title: is missing\n  a.b: should be a valid integer or should be {}, got 'x'",
            "tệp có 2 chỗ chưa đúng:\n  title: còn thiếu\n  a.b: phải là số nguyên hoặc phải là {}; đang là 'x'",
        ),
        (
            "x: is not a field of the form, got 'is missing or: should be {y}'",
            "x: không phải là trường của tệp kế hoạch; đang là 'is missing or: should be {y}'",
        ),
        (
            "row 2, period: 'quý 5/2026' names no period",
            "hàng 2, period: 'quý 5/2026' không phải là một kỳ; "
            "hãy viết như 2026-03, 2026-Q1, report:2026-M3 hoặc “quý I/2026”",
        ),
        (
            "row 2, numerator: should be a valid integer, unable to parse string as an integer, got '37,5'",
            "hàng 2, numerator: phải là số nguyên; đang là '37,5'",
        ),
        (
            "the units do not fit together:\n  a.b: parent 'a' is no unit of the register",
            "các đơn vị trong danh mục không khớp với nhau:\n  a.b: đơn vị trực thuộc 'a' không có trong danh mục",
        ),
        ("something new", "something new"),
        ("", ""),
    ],
)
def test_errors_are_put_into_vietnamese_and_values_left_alone(english: str, vietnamese: str) -> None:
    assert translate(english, "vi") == vietnamese
    assert translate(english, "en") == english
