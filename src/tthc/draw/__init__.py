"""Pictures and pages in fragments.

Lives here: elements of HTML, tables and the timeline as SVG, made from plain values.
May import: nothing of the library.
Never: reads a file or the clock, knows what a plan is.
"""

from tthc.draw.html import Column, Markup, element, escape, join, table, void
from tthc.draw.palette import TONES, Tone
from tthc.draw.row import Bar, Mark, Row
from tthc.draw.scale import ENGLISH, VIETNAMESE, AxisWords
from tthc.draw.svg import timeline

__all__ = [
    "ENGLISH",
    "TONES",
    "VIETNAMESE",
    "AxisWords",
    "Bar",
    "Column",
    "Mark",
    "Markup",
    "Row",
    "Tone",
    "element",
    "escape",
    "join",
    "table",
    "timeline",
    "void",
]
