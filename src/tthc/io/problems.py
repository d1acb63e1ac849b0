"""What is wrong in a file of records, one line a problem, each with its path as a reader of JSON writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

Step = str | int

_WORDS: Final = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of the form",
    "model_type": "should be an object",
    "union_tag_not_found": "has no 'kind'",
}
_SHOWN: Final = 60


def path_of(steps: Sequence[Step]) -> str:
    """A path in a tree of objects and arrays.

    Example:
        >>> path_of(["task_groups", 0, "tasks", 3, "lead", 0, "name"])
        'task_groups[0].tasks[3].lead[0].name'
    """
    written = "".join(
        f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{step!r}]" for step in steps
    ).removeprefix(".")
    return written or "the whole file"


def problems_of(error: ValidationError, tree: Any) -> tuple[str, ...]:
    """Every problem of a validation, ``path: what is wrong``, in the order of the file's fields.

    Args:
        error: what validation raised.
        tree: the plain values that were validated.
    """
    said: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        if _is_echo(detail):
            continue
        path = path_of(_steps(detail, tree))
        words = said.setdefault(path, [])
        if (message := _message(detail)) not in words:
            words.append(message)
        shown[path] = _offender(detail)
    return tuple(f"{path}: {' or '.join(words)}{shown[path]}" for path, words in said.items())


def _steps(detail: ErrorDetails, tree: Any) -> list[Step]:
    """The steps that exist in the file: validation also names the branch of a union that it tried."""
    steps: list[Step] = []
    here, tag_passed = tree, False
    for step in detail["loc"]:
        if isinstance(here, Mapping):
            is_tag = not tag_passed and here.get("kind") == step
            if is_tag or (step not in here and detail["type"] != "missing"):
                tag_passed = True
                continue
        elif not isinstance(here, list) or not isinstance(step, int):
            continue
        steps.append(step)
        here, tag_passed = _inside(here, step), False
    return steps


def _is_echo(detail: ErrorDetails) -> bool:
    """A list said to be too short only because its members were refused, which is said already."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _inside(here: Any, step: Step) -> Any:
    try:
        return here[step]
    except LookupError:  # a field that is missing
        return None


def _message(detail: ErrorDetails) -> str:
    message = _WORDS.get(detail["type"], detail["msg"]).removeprefix("Value error, ")
    return message.replace("Input should be", "should be").replace("Input tag", "tag")


def _offender(detail: ErrorDetails) -> str:
    if detail["type"] == "missing" or isinstance(detail["input"], dict | list):
        return ""
    shown = repr(detail["input"])
    return f", got {shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + '…'}"
