"""What a timeline is drawn from, and how the items of a row make room for each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

from attrs import frozen

from tthc.draw.palette import Tone
from tthc.draw.scale import Scale

SIZE: Final = 6


@frozen
class Bar:
    """A stretch of time.

    Attributes:
        start: first day.
        end: last day.
        tone: how it looks.
        note: what shows when it is pointed at.
    """

    start: date
    end: date
    tone: Tone = "planned"
    note: str = ""


@frozen
class Mark:
    """A fixed day."""

    day: date
    tone: Tone = "planned"
    note: str = ""


Item: TypeAlias = Bar | Mark


@frozen
class Row:
    """A line of the picture.

    Attributes:
        title: what it is about; shortened to the room there is, whole where it is pointed at.
        label: its number.
        items: what stands on the time axis.
        note: words in place of items, such as the printed time of a thing without a date.
        is_heading: it heads the rows after it.
        key: what a page knows it by.
    """

    title: str
    label: str = ""
    items: tuple[Item, ...] = ()
    note: str = ""
    is_heading: bool = False
    key: str | None = None


@frozen
class Placed:
    """An item with its place: from, to, and how many lanes down."""

    item: Item
    left: float
    right: float
    lane: int


def place(items: Sequence[Item], scale: Scale) -> list[Placed]:
    """Where the items of a row stand; one that would cover another goes a lane further down."""
    placed: list[Placed] = []
    ends: list[float] = []
    for item in sorted(items, key=lambda item: item.start if isinstance(item, Bar) else item.day):
        left, right = _extent(item, scale)
        lane = next((lane for lane, end in enumerate(ends) if end < left), len(ends))
        ends[lane : lane + 1] = [right + 1]
        placed.append(Placed(item, left, right, lane))
    return placed


def _extent(item: Item, scale: Scale) -> tuple[float, float]:
    if isinstance(item, Mark):
        middle = min(max(scale.middle(item.day), scale.left + SIZE), scale.right - SIZE)
        return middle - SIZE, middle + SIZE
    left, right = scale.at(min(item.start, item.end)), scale.after(max(item.start, item.end))
    short = max(0.0, 2 * SIZE - (right - left))
    left = min(max(scale.left, left - short / 2), scale.right - 2 * SIZE)
    return left, max(right, left + 2 * SIZE)
