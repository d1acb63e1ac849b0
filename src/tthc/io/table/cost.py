"""What words would cost as the cell of a column: the lower, the better they fit what the column can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tthc.io.line import is_bulleted
from tthc.text.normal import fold
from tthc.text.phrase_shape import (
    begins_product,
    continues_time,
    has_time_inside,
    inner_bullets,
    is_broken,
    runs_together,
    stops_short,
)
from tthc.text.schedule import leading_times, opens_time
from tthc.text.unit_list import begins_unit

WRONG = 8.0
"""What cannot be: a unit cell that names no unit, a bracket that never closes."""
ODD = 4.0
"""What is unlikely: a line that runs beyond its column, a cell that stops in mid-phrase."""
SLIGHT = 1.5
"""What is unusual: a line broken before it was full."""
SURE_TIME = -3.0
"""What reads as a time and nothing else."""
_EMPTY = {"title": 10.0, "lead": 3.0, "coordinating": 2.5, "time": 3.0, "products": 2.0}
_UNITS = ("lead", "coordinating")
_MANY_WORDS = 70


def cell_cost(cell: str, text: str, *, rest: bool = False, broken: bool = False) -> float:
    """The cost of a text as a cell.

    Args:
        cell: the column.
        text: the words, list items on lines of their own; "" for an empty cell.
        rest: the cell goes on from the page before, so it may begin in mid-phrase.
        broken: the cell goes on on the next page, so it may stop in mid-phrase.
    """
    if not text:
        return 0.0 if rest else _EMPTY[cell]
    cost = _content_cost(cell, text, rest=rest)
    if is_broken(text):
        cost += ODD
    if not broken:
        cost += _end_cost(cell, text, rest=rest)
    return cost + (_rest_cost(cell, text) if rest else 0.0)


def _content_cost(cell: str, text: str, *, rest: bool) -> float:
    if cell in _UNITS:
        return _unit_cost(text, rest=rest)
    if cell == "time":
        return _time_cost(text)
    return _product_cost(text, rest=rest) if cell == "products" else _title_cost(text, rest=rest)


def _end_cost(cell: str, text: str, *, rest: bool) -> float:
    """Of a cell that ends here: brackets and quotation marks must be closed, the phrase whole."""
    cost = ODD if stops_short(text) else 0.0
    if cell in _UNITS and text.endswith(";"):
        cost += 1.0
    if rest:
        return cost
    if text.count("(") != text.count(")"):
        cost += ODD if cell == "products" else WRONG
    if cell == "title" and text.count("“") != text.count("”"):
        cost += ODD
    return cost


def _rest_cost(cell: str, text: str) -> float:
    """Of what goes on from the page before: the fewer cells do, the better; a time hardly ever does."""
    return 1.0 + (ODD if cell == "time" and not text[0].islower() else 0.0)


def _unit_cost(text: str, *, rest: bool) -> float:
    cost = 0.0 if rest or begins_unit(text) else WRONG
    pieces = [piece for piece in re.split(r"[\n;]", text) if piece.strip(" .-+")]
    cost += sum(3.0 for piece in pieces[1:] if not begins_unit(piece))
    if has_time_inside(text):
        cost += WRONG
    lines = text.split("\n")
    if not is_bulleted(lines[0]) and not rest and (len(lines) > 1 or inner_bullets(text)):
        cost += ODD
    # An item of a list ends with ";": a list that goes on after another end is two cells.
    cost += sum(2.0 if line.endswith(".") else 3.0 for line in lines[:-1] if not line.endswith((";", ",", ":")))
    return cost + ODD * runs_together(text) + 0.1 * max(0, len(text.split()) - _MANY_WORDS)


def _time_cost(text: str) -> float:
    if "\n" in text:
        return WRONG
    times = leading_times(text)
    if times:
        rest = text[times[-1].end :].strip()
        return SURE_TIME if not rest else -1.0 if continues_time(rest) else WRONG
    return 0.2 * max(0, len(text.split()) - 25) if opens_time(text) else WRONG + ODD


def _product_cost(text: str, *, rest: bool) -> float:
    bare = text.lstrip("-–+ “\"'(")
    cost = 0.0 if rest or bare[:1].isupper() or bare[:1].isdigit() else ODD
    cost -= SLIGHT if begins_product(bare) else 0.0
    if leading_times(text) and not fold(text).startswith("đến "):
        cost += ODD
    if has_time_inside(text):
        cost += ODD
    if not rest:
        cost += (2.0 if begins_unit(text) else 0.0) + (ODD if len(text) < 5 else 0.0) - 1.0
    return cost


def _title_cost(text: str, *, rest: bool) -> float:
    bare = text.lstrip("-–+ “\"'(")
    cost = 0.0 if rest or bare[:1].isupper() or bare[:1].isdigit() else 3.0
    cost += sum(ODD for line in text.split("\n")[1:] if begins_unit(line)) + ODD * inner_bullets(text)
    if rest and begins_unit(text) and not fold(text).startswith("các "):
        cost += 2.0
    return cost


def again_cost(cell: str, text: str, *, at_line_start: bool) -> float:
    """What a second time and product in one row cost besides: only a sure time that opens a line begins one."""
    sure = cell != "time" or (at_line_start and text[:1].isupper() and bool(leading_times(text)))
    return 1.0 if sure else 1.0 + ODD


def line_cost(cell: str, lines: Sequence[str]) -> float:
    """What the beginnings of a cell's lines cost: a list whose last item has no bullet, a time that begins anew."""
    listed = cell in _UNITS and any(is_bulleted(line) for line in lines)
    cost = 0.0
    for before, line in pairwise(lines):
        office = line.startswith("Văn phòng")
        if is_bulleted(line) or not line[:1].isupper() or (stops_short(before) and not office):
            continue
        if listed:
            anew = before[-1:] in (".", ";") and begins_unit(line)
            cost += ODD if anew or office or line.startswith(("Sở ", "Các ")) else 0.0
        elif cell == "time" or (cell == "title" and begins_unit(line)):
            cost += 2.0
    return cost


def width_cost(lines: Sequence[str], width: int | None) -> float:
    """What the wrapping of a cell's lines costs: a line beyond the column, or broken before it was full."""
    if width is None:
        return 0.0
    cost = sum(ODD for line in lines if len(line) > width * 1.1 + 1)
    for here, after in pairwise(lines):
        fitted = len(here) + 1 + len(after.split()[0]) <= width - 2
        if fitted and not is_bulleted(after) and here[-1] not in ";.:":
            cost += SLIGHT
    return cost


def mid_line_cost(cell: str, *, at_line_start: bool, rest: bool = False) -> float:
    """What it costs to begin a cell inside a line; products usually stand beside a short time."""
    if at_line_start:
        return 0.0
    if cell == "products":
        return 0.3
    return 1.0 if rest else 2.0
