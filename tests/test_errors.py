"""What a caller catches: one root, the builtin error one expects, a code with its section in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tthc import errors
from tthc.errors import (
    CalendarRangeError,
    FormError,
    InputError,
    MissingExtraError,
    ParseError,
    PathNotFoundError,
    TthcError,
)

PAGE = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
OURS = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, TthcError)]


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InputError, ValueError),
        (FormError, ValueError),
        (ParseError, ValueError),
        (PathNotFoundError, LookupError),
        (MissingExtraError, ImportError),
        (CalendarRangeError, ValueError),
    ],
)
def test_an_error_is_also_the_builtin_one_expects(error: type[TthcError], builtin: type[Exception]) -> None:
    assert issubclass(error, builtin)


def test_codes_are_given_once() -> None:
    codes = [error.code for error in OURS]
    assert len(codes) == len(set(codes))


def test_every_code_has_its_section_with_the_class_and_what_to_do() -> None:
    parts = re.split(r"^### (.+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert set(sections) == {error.code for error in OURS} - {TthcError.code}
    for error in OURS:
        if error is not TthcError:
            section = sections[error.code]
            assert section.strip().startswith(f"`{error.__name__}`"), error.code
            assert re.findall(r"^\*\*([^*]+)\*\*", section, re.MULTILINE) == ["What it means.", "What to do."]


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (TthcError("the file is empty"), "the file is empty"),
        (TthcError("the file is empty", where="plan.txt"), "plan.txt: the file is empty"),
        (TthcError("the file is empty", hint="save it again"), "the file is empty (save it again)"),
        (
            FormError(["title: missing", "tasks: unknown"]),
            "2 problem(s) in the file:\n  title: missing\n  tasks: unknown",
        ),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error: TthcError, shown: str) -> None:
    assert str(error) == shown


def test_a_missing_extra_says_how_to_install_it() -> None:
    error = MissingExtraError("docx", needed_for="reading .docx")
    assert error.extra == "docx"
    assert 'pip install "tthc[docx]"' in str(error)
