"""The timeline of a plan as SVG: a row each, bars for stretches of time, diamonds for fixed days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from tthc.draw.html import Markup, element, escape, shape
from tthc.draw.lettering import shortened, width_of
from tthc.draw.palette import TONES, Glyph, Tone
from tthc.draw.picture import page_picture
from tthc.draw.row import SIZE, Bar, Placed, Row, place
from tthc.draw.scale import VIETNAMESE, AxisWords, Scale, Tick

WIDTH: Final = 1120
_LABEL_RIGHT: Final = 60
_TITLE_LEFT: Final = 70
_PLOT: Final = (430, WIDTH - 14)
_ROW: Final = 24
_LANE: Final = 16
_AXIS: Final = 54
_GLYPHS: Final[dict[Glyph, str]] = {
    "none": "",
    "tick": "M-2.6 .2l1.9 2 3.4-4.2",
    "alert": "M0-3.2v3.6M0 3v.1",
    "ask": "M-1.7-1.7a1.75 1.75 0 1 1 2.6 1.5q-.9 .5-.9 1.2M0 3.1v.1",
    "dot": "",
}


def timeline(
    rows: Iterable[Row],
    *,
    start: date,
    end: date,
    title: str,
    as_of: date | None = None,
    as_of_text: str = "",
    description: str = "",
    legend: Mapping[Tone, str] | None = None,
    words: AxisWords = VIETNAMESE,
    name: str = "timeline",
) -> Markup:
    """A picture of rows over the whole months from ``start`` to ``end``; what lies outside stands at the edge.

    Args:
        rows: from top to bottom.
        start: a day of the first month.
        end: a day of the last month.
        title: name of the picture for those who do not see it.
        as_of: a day to draw a line at, if it lies inside.
        as_of_text: what stands at that line.
        description: more for those who do not see it.
        legend: what the tones mean; only those that occur are shown.
        words: what is written along the axis.
        name: start of its ids; two pictures of one page need two.

    Example:
        >>> from tthc.draw.row import Mark
        >>> row = Row("Lập kế hoạch rà soát", "I.1", (Mark(date(2025, 3, 31)),))
        >>> picture = timeline([row], start=date(2025, 1, 1), end=date(2025, 12, 31), title="Tiến độ năm 2025")
        >>> picture.startswith("<svg "), picture.count("<path")
        (True, 1)
    """
    lines = tuple(rows)
    scale = Scale.over(start, end, left=_PLOT[0], right=_PLOT[1])
    drawn: list[Markup] = []
    top = float(_AXIS)
    striped = False
    for row in lines:
        drawn.append(_row(row, scale, top, striped=striped))
        top += _height(row, scale)
        striped = not striped and not row.is_heading
    tones = dict.fromkeys(item.tone for row in lines for item in row.items)
    key, height = _legend([(tone, text) for tone, text in (legend or {}).items() if tone in tones], top + 10)
    return page_picture(
        _axis(scale, words, top),
        *drawn,
        _today(scale, as_of, as_of_text, top) if as_of and as_of in scale else None,
        key,
        name=name,
        title=title,
        description=description,
        width=WIDTH,
        height=height,
    )


def _height(row: Row, scale: Scale) -> float:
    lanes = max((placed.lane for placed in place(row.items, scale)), default=0)
    return _ROW + lanes * _LANE


def _row(row: Row, scale: Scale, top: float, *, striped: bool) -> Markup:
    height = _height(row, scale)
    middle = top + _ROW / 2
    shade = "zh" if row.is_heading else "z" if striped else None
    back = shape("rect", class_=shade, x=0, y=top, width=WIDTH, height=height) if shade else None
    look = "h" if row.is_heading else None
    room = WIDTH - _TITLE_LEFT - 10 if row.is_heading else _PLOT[0] - _TITLE_LEFT - 12
    label = shortened(row.label, _LABEL_RIGHT - 4, bold=row.is_heading)
    title = shortened(row.title, room, bold=row.is_heading)
    note = shortened(row.note, scale.right - scale.left - 8) if row.note and not row.items else ""
    return element(
        "g",
        element("title", f"{row.label} {row.title}".strip()),
        back,
        element("text", label, class_=look, x=_LABEL_RIGHT, y=middle + 4, text_anchor="end") if label else None,
        element("text", title, class_=look, x=_TITLE_LEFT, y=middle + 4),
        element("text", note, class_="m i", x=scale.left + 4, y=middle + 4) if note else None,
        *(_item(placed, scale, middle + placed.lane * _LANE) for placed in place(row.items, scale)),
        data_key=row.key,
    )


def _item(placed: Placed, scale: Scale, y: float) -> Markup:
    item, middle = placed.item, (placed.left + placed.right) / 2
    if isinstance(item, Bar):
        height = SIZE if item.tone == "standing" else 2 * SIZE - 2
        body = shape(
            "rect",
            class_=item.tone,
            x=placed.left,
            y=y - height / 2,
            width=placed.right - placed.left,
            height=height,
            rx=2.5,
        )
        sign = placed.right - SIZE - 1 if placed.right - placed.left > 20 else middle
        shown = item.note or f"{item.start.isoformat()} – {item.end.isoformat()}"
        return element("g", element("title", shown), body, _glyph(item.tone, sign, y))
    body = shape("path", class_=item.tone, d=_diamond(item.day, scale, middle, y))
    return element("g", element("title", item.note or item.day.isoformat()), body, _glyph(item.tone, middle, y))


def _diamond(day: date, scale: Scale, x: float, y: float) -> str:
    """A diamond; half of one, its point outwards, for a day that lies outside."""
    top = f"M{x:.2f} {y - SIZE:.2f}"
    if day > scale.last:
        return f"{top}l{SIZE} {SIZE}l-{SIZE} {SIZE}z"
    if day < scale.first:
        return f"{top}l-{SIZE} {SIZE}l{SIZE} {SIZE}z"
    return f"{top}l{SIZE} {SIZE}l-{SIZE} {SIZE}l-{SIZE}-{SIZE}z"


def _glyph(tone: Tone, x: float, y: float) -> Markup | None:
    glyph = TONES[tone].glyph
    if glyph == "dot":
        return shape("circle", class_=tone, cx=x, cy=y, r=1.5)
    if not _GLYPHS[glyph]:
        return None
    return shape("path", class_="s", d=_GLYPHS[glyph], transform=f"translate({x:.2f} {y:.2f})")


def _axis(scale: Scale, words: AxisWords, bottom: float) -> Markup:
    ticks, years = scale.ticks(words), scale.years(words)
    edges = [*(tick.left for tick in ticks), scale.right]
    return element(
        "g",
        *(_named(tick, 14, "h") for tick in years),
        *(_named(tick, 30, "m") for tick in ticks),
        *(shape("line", class_="g", x1=x, x2=x, y1=_AXIS - 18, y2=bottom) for x in edges),
        shape("line", class_="g", x1=0, x2=WIDTH, y1=bottom, y2=bottom),
    )


def _named(tick: Tick, y: float, look: str) -> Markup | None:
    if width_of(tick.label) > tick.right - tick.left:
        return None
    return element("text", tick.label, class_=look, x=tick.middle, y=y, text_anchor="middle")


def _today(scale: Scale, day: date, text: str, bottom: float) -> Markup:
    x = scale.middle(day)
    half = width_of(text) / 2
    middle = min(max(x, scale.left + half), scale.right - half)
    return element(
        "g",
        element("title", text or day.isoformat()),
        shape("line", class_="today", x1=x, x2=x, y1=_AXIS - 4, y2=bottom),
        element("text", text, class_="m h", x=middle, y=_AXIS - 6, text_anchor="middle") if text else None,
    )


def _legend(entries: Sequence[tuple[Tone, str]], top: float) -> tuple[Markup | None, float]:
    """The key under the picture, and where the picture ends."""
    if not entries:
        return None, top
    drawn: list[Markup | None] = []
    x, y = float(_TITLE_LEFT), top + 10
    for tone, text in entries:
        wide = width_of(text) + 40
        if x + wide > WIDTH and x > _TITLE_LEFT:
            x, y = float(_TITLE_LEFT), y + 20
        drawn += _legend_entry(tone, text, x, y)
        x += wide
    return element("g", *drawn), y + 16


def _legend_entry(tone: Tone, text: str, x: float, y: float) -> Iterator[Markup | None]:
    yield shape("rect", class_=tone, x=x, y=y - 5, width=16, height=10, rx=2.5)
    yield _glyph(tone, x + 8, y)
    yield element("text", escape(text), class_="m", x=x + 22, y=y + 4)
