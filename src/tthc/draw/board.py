"""Figures against their targets as one picture: a heading each target, below it a bar and a course each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from tthc.draw.bullet import Bullet, bullet_shapes
from tthc.draw.course import sparkline_shapes
from tthc.draw.html import Markup, element, shape
from tthc.draw.lettering import shortened, width_of, wrapped
from tthc.draw.palette import Tone
from tthc.draw.picture import page_picture

WIDTH: Final = 1120

_NAME: Final = 12
_INDENT: Final = 18
_BULLET: Final = (330, 320)
_FIGURE: Final = 664
_COURSE: Final = (842, 110)
_STANDING: Final = 970
_ROW: Final = 24
_HEADING: Final = 30
_FOOT: Final = 24
_NOTE: Final = 16


@frozen
class Line:
    """A line of the picture.

    Attributes:
        name: whose figure it is, or what the lines below are about.
        figure: the figure in words.
        standing: how it stands, in words.
        chart: the figure against its target; None for a heading.
        course: its values so far, in order; None for a gap.
        note: what shows besides where it is pointed at.
        is_part: it is a part of the line before it.
    """

    name: str
    figure: str = ""
    standing: str = ""
    chart: Bullet | None = None
    course: tuple[float | None, ...] = ()
    note: str = ""
    is_part: bool = False


def target_board(
    lines: Iterable[Line],
    *,
    title: str,
    description: str = "",
    legend: Mapping[Tone, str] | None = None,
    name: str = "board",
) -> Markup:
    """The lines from top to bottom.

    Args:
        lines: headings and figures.
        title: name of the picture, which stands above it.
        description: more, in lines under the picture and for those who do not see it.
        legend: what the tones mean; only those that occur are shown.
        name: start of its ids; two pictures of one page need two.

    Example:
        >>> lines = [Line("trên 95% hồ sơ đúng hạn"), Line("Sở Tư pháp", "92,5%", "không đạt", Bullet(92.5, 95.0))]
        >>> target_board(lines, title="Thực hiện chỉ tiêu").count("<rect")
        4
    """
    drawn: list[Markup] = []
    tones: dict[Tone, None] = {}
    top, striped = float(_HEADING + 10), False
    for line in lines:
        if line.chart is None:
            drawn.append(_heading(line, top + 6))
            top, striped = top + 6 + _HEADING, False
            continue
        tones[line.chart.tone] = None
        drawn.append(_line(line, line.chart, top, striped=striped))
        top, striped = top + _ROW, not striped
    key = {tone: text for tone, text in (legend or {}).items() if tone in tones}
    notes = wrapped(description, WIDTH - 24, 3)
    height = top + 10 + _FOOT * bool(key) + _NOTE * len(notes)
    return page_picture(
        element("text", shortened(title, WIDTH - 24, bold=True), class_="h", x=_NAME, y=24),
        *drawn,
        *_legend(key, top + 18),
        *(
            element("text", line, class_="m", x=_NAME, y=top + 18 + _FOOT * bool(key) + place * _NOTE)
            for place, line in enumerate(notes)
        ),
        name=name,
        title=title,
        description=description,
        width=WIDTH,
        height=height,
    )


def _heading(line: Line, top: float) -> Markup:
    return element(
        "g",
        element("title", line.note or line.name),
        shape("rect", class_="zh", x=0, y=top, width=WIDTH, height=_HEADING - 6),
        element("text", shortened(line.name, WIDTH - 24, bold=True), class_="h", x=_NAME, y=top + 16),
    )


def _line(line: Line, chart: Bullet, top: float, *, striped: bool) -> Markup:
    left = _NAME + _INDENT * line.is_part
    base = top + _ROW / 2 + 4
    bar, wide = _BULLET
    course, course_wide = _COURSE
    return element(
        "g",
        element("title", line.note or line.name),
        shape("rect", class_="z", x=0, y=top, width=WIDTH, height=_ROW) if striped else None,
        element("text", shortened(line.name, bar - left - 12), x=left, y=base),
        *bullet_shapes(chart, left=bar, top=top + 3, width=wide, height=_ROW - 6),
        element("text", shortened(line.figure, course - _FIGURE - 8), x=_FIGURE, y=base),
        *sparkline_shapes(
            line.course, goal=chart.goal, tone=chart.tone, left=course, top=top, width=course_wide, height=_ROW
        ),
        element("text", shortened(line.standing, WIDTH - _STANDING - 4), class_="m", x=_STANDING, y=base),
    )


def _legend(entries: Mapping[Tone, str], y: float) -> Iterator[Markup]:
    x = float(_NAME)
    for tone, text in entries.items():
        yield shape("rect", class_=f"v {tone}", x=x, y=y - 9, width=16, height=10, rx=2.5)
        yield element("text", text, class_="m", x=x + 22, y=y)
        x += width_of(text) + 40
