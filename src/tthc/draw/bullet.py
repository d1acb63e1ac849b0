"""A figure against its target as one small bar (biểu đồ mức đạt), in SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import floor, log10
from typing import Final

from attrs import frozen

from tthc.draw.html import Markup, shape
from tthc.draw.palette import TONES, Tone
from tthc.draw.picture import word_picture

WIDTH: Final = 160
HEIGHT: Final = 18

_STEPS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_SHADES: Final = (".26", ".17", ".09")
_POINT: Final = 5
"""How far the point of a bar that leaves the scale reaches inwards."""


@frozen
class Bullet:
    """A value and the line it is to reach, or to stay under.

    The scale begins at 0, so that lengths can be compared; what lies outside is drawn up to the edge, with a point.

    Attributes:
        value: what was measured; None where nothing was.
        goal: the line.
        is_limit: values below the line meet it, else those above.
        margin: how much better than the line is good enough; the stretch between is shaded in between.
        top: where the scale ends; above 0.
        tone: how the bar looks.
    """

    value: float | None
    goal: float
    is_limit: bool = False
    margin: float = 0.0
    top: float = 100.0
    tone: Tone = "planned"


def bullet_chart(chart: Bullet, *, title: str, width: float = WIDTH, height: float = HEIGHT) -> Markup:
    """The chart as a picture of its own, small enough for a cell of a table.

    It needs no style sheet; a page that has the rules of :func:`tthc.draw.palette.css` gives it its own colours.

    Args:
        chart: what is drawn.
        title: the same in words, for those who do not see it and for the pointer.
        width: in px.
        height: in px.

    Example:
        >>> picture = bullet_chart(Bullet(92.5, 95.0, tone="overdue"), title="92,5%, chỉ tiêu trên 95%")
        >>> picture.count("<rect"), 'aria-label="92,5%, chỉ tiêu trên 95%"' in picture
        (3, True)
    """
    shapes = bullet_shapes(chart, left=0, top=0, width=width, height=height)
    return word_picture(*shapes, title=title, width=width, height=height)


def bullet_shapes(chart: Bullet, *, left: float, top: float, width: float, height: float) -> Iterator[Markup]:
    """Its shapes, for a place in a larger picture."""
    goal = _place(chart, chart.goal)
    good = _place(chart, chart.goal - chart.margin if chart.is_limit else chart.goal + chart.margin)
    # The darker, the worse.
    shades = _SHADES[::-1] if chart.is_limit else _SHADES
    for (start, end), opacity in zip(pairwise(sorted((0.0, goal, good, 1.0))), shades, strict=True):
        if end > start:
            yield shape(
                "rect",
                x=left + start * width,
                y=top + 1,
                width=(end - start) * width,
                height=height - 2,
                fill="currentColor",
                fill_opacity=opacity,
            )
    yield from _bar(chart, left, top + height / 3, width, height / 3)
    x = left + min(max(goal * width, 1), width - 1)
    yield shape("line", x1=x, x2=x, y1=top, y2=top + height, stroke="currentColor", stroke_width=2)


def _bar(chart: Bullet, left: float, top: float, width: float, height: float) -> Iterator[Markup]:
    if chart.value is None:
        return
    colour = TONES[chart.tone].colour
    if 0 <= chart.value <= chart.top:
        length = max(chart.value / chart.top * width, 1)
        yield shape("rect", class_=f"v {chart.tone}", x=left, y=top, width=length, height=height, fill=colour)
        return
    half = height / 2
    if chart.value > chart.top:
        path = f"M{left:g} {top:.2f}h{width - _POINT:g}l{_POINT} {half:.2f}l-{_POINT} {half:.2f}h-{width - _POINT:g}z"
    else:
        path = f"M{left:g} {top + half:.2f}l{_POINT}-{half:.2f}v{height:.2f}z"
    yield shape("path", class_=f"v {chart.tone}", d=path, fill=colour)


def _place(chart: Bullet, value: float) -> float:
    return min(max(value / chart.top, 0.0), 1.0)


def scale_top(values: Iterable[float | None], goal: float, *, whole: float | None = None) -> float:
    """Where a scale may end that is shared by several bars: a round number that holds them and the line.

    A value of more than twice the line, or than the whole, leaves the scale rather than press all others together.

    Args:
        values: what was measured.
        goal: the line.
        whole: what the scale holds at least, such as 100 %.

    Example:
        >>> scale_top([92.5, None], 95, whole=100), scale_top([130.0], 95, whole=100), scale_top([9999.0], 12)
        (100.0, 150.0, 25.0)
    """
    least = max(whole or 0.0, goal)
    most = max((value for value in values if value is not None), default=0.0)
    held = max(least, min(most, 2 * least or most))
    if held == whole:
        return float(held)
    return _rounded_up(held if whole or most > least else held * 1.15)


def _rounded_up(value: float) -> float:
    """The next round number from a value on; 1 for nothing."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9))
