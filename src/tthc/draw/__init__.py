"""Pictures and pages in fragments.

Lives here: elements of HTML, tables, and as SVG the timeline, the page of a month, figures against their targets;
all made from plain values.
May import: nothing of the library.
Never: reads a file or the clock, knows what a plan is.
"""

from tthc.draw.board import Line, target_board
from tthc.draw.bullet import Bullet, bullet_chart, scale_top
from tthc.draw.course import sparkline
from tthc.draw.html import Column, Markup, element, escape, join, table, void
from tthc.draw.month import ENGLISH_MONTH, VIETNAMESE_MONTH, Day, Entry, MonthWords, month_page
from tthc.draw.palette import TONES, Tone
from tthc.draw.row import Bar, Mark, Row
from tthc.draw.scale import ENGLISH, VIETNAMESE, AxisWords
from tthc.draw.svg import timeline

__all__ = [
    "ENGLISH",
    "ENGLISH_MONTH",
    "TONES",
    "VIETNAMESE",
    "VIETNAMESE_MONTH",
    "AxisWords",
    "Bar",
    "Bullet",
    "Column",
    "Day",
    "Entry",
    "Line",
    "Mark",
    "Markup",
    "MonthWords",
    "Row",
    "Tone",
    "bullet_chart",
    "element",
    "escape",
    "join",
    "month_page",
    "scale_top",
    "sparkline",
    "table",
    "target_board",
    "timeline",
    "void",
]
