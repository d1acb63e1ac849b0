"""Pictures and pages in fragments.

Lives here: elements of HTML, tables, the timeline and the page of a month as SVG, made from plain values.
May import: nothing of the library.
Never: reads a file or the clock, knows what a plan is.
"""

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
    "Column",
    "Day",
    "Entry",
    "Mark",
    "Markup",
    "MonthWords",
    "Row",
    "Tone",
    "element",
    "escape",
    "join",
    "month_page",
    "table",
    "timeline",
    "void",
]
