"""The course of a figure as a line no larger than a word (biểu đồ diễn biến), in SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tthc.draw.html import Markup, shape
from tthc.draw.palette import TONES, Tone
from tthc.draw.picture import word_picture

WIDTH: Final = 96
HEIGHT: Final = 24

_EDGE: Final = 3.0
_DOT: Final = 2.5

Points = list[tuple[float, float]]


def sparkline(
    values: Sequence[float | None],
    *,
    title: str,
    goal: float | None = None,
    tone: Tone = "planned",
    width: float = WIDTH,
    height: float = HEIGHT,
) -> Markup:
    """Values at equal distances as a line that breaks where one is missing; the last one there is has a dot.

    Like :func:`tthc.draw.bullet.bullet_chart` it needs no style sheet.

    Args:
        values: in order; None for a gap.
        title: the same in words, for those who do not see it and for the pointer.
        goal: a line to draw across, such as a target.
        tone: how the last point looks.
        width: in px.
        height: in px.

    Example:
        >>> picture = sparkline([91.0, 93.5, None, 96.0], goal=95, title="91%; 93,5%; –; 96%")
        >>> picture.count("<polyline"), picture.count("<circle"), picture.count("<line")
        (1, 2, 1)
    """
    shapes = sparkline_shapes(values, goal=goal, tone=tone, left=0, top=0, width=width, height=height)
    return word_picture(*shapes, title=title, width=width, height=height)


def sparkline_shapes(
    values: Sequence[float | None],
    *,
    goal: float | None,
    tone: Tone,
    left: float,
    top: float,
    width: float,
    height: float,
) -> Iterator[Markup]:
    """Its shapes, for a place in a larger picture; none where no value is."""
    known = [value for value in values if value is not None]
    if not known:
        return
    held = known if goal is None else [*known, goal]
    low, high = min(held), max(held)
    inner = height - 2 * _EDGE

    def down(value: float) -> float:
        """How far down a value lies; all alike lie in the middle."""
        share = (value - low) / (high - low) if high > low else 0.5
        return top + _EDGE + (1 - share) * inner

    if goal is not None:
        y = down(goal)
        yield shape("line", x1=float(left), x2=float(left + width), y1=y, y2=y, stroke="currentColor",
                    stroke_opacity=".5", stroke_dasharray="2 2")  # fmt: skip
    step = (width - 2 * _EDGE) / max(len(values) - 1, 1)
    placed = [
        None if value is None else (left + _EDGE + place * step, down(value)) for place, value in enumerate(values)
    ]
    for run in _runs(placed):
        yield from _line(run)
    x, y = next(point for point in reversed(placed) if point)
    yield shape("circle", class_=f"v {tone}", cx=x, cy=y, r=_DOT, fill=TONES[tone].colour)


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[Points]:
    """The points that follow on each other without a gap."""
    for is_there, run in groupby(points, key=bool):
        if is_there:
            yield [point for point in run if point]


def _line(run: Points) -> Iterator[Markup]:
    if len(run) == 1:
        yield shape("circle", cx=run[0][0], cy=run[0][1], r=1.2, fill="currentColor", fill_opacity=".7")
        return
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    yield shape("polyline", points=points, fill="none", stroke="currentColor", stroke_opacity=".7", stroke_width=1.25,
                stroke_linejoin="round")  # fmt: skip
