"""What a ``find_*`` function gives: a value and where in the original text it stands."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

Value = TypeVar("Value", covariant=True)


@frozen
class Found(Generic[Value]):
    """A mention in a text.

    Attributes:
        value: what was read.
        text: the words, exactly ``original[start:end]``.
        start: index of the first character in the original text.
        end: index after the last one.
    """

    value: Value
    text: str
    start: int
    end: int
