"""What words would cost as the cell of a column: the lower, the better they fit what the column can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tthc.io.line import is_bulleted
from tthc.text.normal import fold
from tthc.text.schedule import leading_times, opens_time
from tthc.text.unit_list import begins_unit

WRONG = 8.0
"""What cannot be: a unit cell that names no unit, a bracket that never closes."""
ODD = 4.0
"""What is unlikely: a line that runs beyond its column, a cell that stops in mid-phrase."""
SLIGHT = 1.5
"""What is unusual: a line broken before it was full."""
_EMPTY = {"title": 10.0, "lead": 3.0, "coordinating": 2.5, "time": 3.0, "products": 2.0}
_DANGLING = re.compile(
    r"(?:^|\s)(?:và|của|thuộc|các|tại|theo|với|cho|về|trong|trên|cấp|được|có|từ|đến|là|do|bằng|qua|hoặc|những|đối|liên|cơ|đơn|công|thủ|"
    r"số|giải|thực|hệ|quy|kết|cổng|nghị|quyết|thông|chỉ|báo|văn|hành|dịch|khai|xử|tiếp|tỉ|tỷ|trung|phục|ủy|nhân|tổ|kiểm|"
    r"đảm|bảo|đánh|công tác)$|[,/(]$",
    re.IGNORECASE,
)
_TIME_INSIDE = re.compile(r"(?:^|\s)(?:Thường xuyên|Hằng tháng|Hàng tháng|Quý [IV]+|Tháng \d|Trước (?:ngày )?\d|Đã hoàn thành)(?:\s|$)")
_AND = re.compile(r"(?:theo|thực hiện|và|hoặc|khi|căn cứ|lồng ghép|liên tục|trong|hằng|hàng)\b")


@lru_cache(maxsize=65_536)
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
    cost = 0.0
    if cell in ("lead", "coordinating"):
        cost += _unit_cost(text, rest=rest)
    elif cell == "time":
        cost += _time_cost(text)
    elif cell == "products":
        cost += _product_cost(text, rest=rest)
    else:
        cost += _title_cost(text, rest=rest)
    if not broken and not rest and text.count("(") != text.count(")"):
        cost += WRONG if cell != "products" else ODD
    if not broken and _DANGLING.search(text.rstrip(" .;")):
        cost += ODD
    if rest:
        cost += _rest_cost(cell, text)
    return cost


def _rest_cost(cell: str, text: str) -> float:
    """Of what goes on from the page before: a time hardly ever does."""
    return ODD if cell == "time" and not text[0].islower() else 0.0


def _unit_cost(text: str, *, rest: bool) -> float:
    cost = 0.0 if rest or begins_unit(text) else WRONG
    pieces = [piece for piece in re.split(r"[\n;]", text) if piece.strip(" .-+")]
    cost += sum(3.0 for piece in pieces[1:] if not begins_unit(piece))
    if _TIME_INSIDE.search(text):
        cost += WRONG
    lines = text.split("\n")
    if not is_bulleted(lines[0]) and len(lines) > 1 and not rest:
        cost += ODD
    cost += sum(2.0 for line in lines[:-1] if re.search(r"[^\W\d_]\.+$", line))
    cost += 3.0 * len(re.findall(r"\.\s+(?:Văn phòng|Sở|UBND|Trung tâm|Ban)\s", text))
    if re.search(r"\)\s+(?:Văn phòng|Sở|UBND|Trung tâm|Các đơn vị)\b", text):
        cost += ODD
    return cost + 0.1 * max(0, len(text.split()) - 70)


def _time_cost(text: str) -> float:
    if "\n" in text:
        return WRONG
    times = leading_times(text)
    if times:
        rest = text[times[-1].end :].strip()
        if not rest:
            return -3.0
        return -1.0 if _AND.match(rest) else WRONG
    if opens_time(text):
        return 0.0 + 0.2 * max(0, len(text.split()) - 25)
    return 12.0


def _product_cost(text: str, *, rest: bool) -> float:
    bare = text.lstrip("-–+ “\"'(")
    cost = 0.0 if rest or bare[:1].isupper() or bare[:1].isdigit() else ODD
    times = leading_times(text)
    if times and not re.match(r"(?:Đến|đến)\s", text):
        cost += ODD
    if not rest and begins_unit(text):
        cost += 2.0
    return cost + (ODD if _TIME_INSIDE.search(text) else 0.0) - 1.0


def _title_cost(text: str, *, rest: bool) -> float:
    bare = text.lstrip("-–+ “\"'(")
    cost = 0.0 if rest or bare[:1].isupper() or bare[:1].isdigit() else 3.0
    lines = text.split("\n")
    cost += sum(ODD for line in lines[1:] if begins_unit(line))
    if text.count("“") != text.count("”") and not rest:
        cost += ODD
    if rest and begins_unit(text) and not fold(text).startswith("các "):
        cost += 2.0
    return cost


def width_cost(lines: Sequence[str], width: int | None) -> float:
    """What the wrapping of a cell's lines costs: a line beyond the column, or broken before it was full."""
    if width is None:
        return 0.0
    cost = 0.0
    for here, after in zip(lines, [*lines[1:], ""], strict=True):
        if len(here) > width * 1.1 + 1:
            cost += ODD
        elif after and not is_bulleted(after) and here[-1] not in ";.:" and len(here) + 1 + len(after.split()[0]) <= width - 2:
            cost += SLIGHT
    return cost


def mid_line_cost(cell: str, *, at_line_start: bool) -> float:
    """What it costs to begin a cell inside a line; products usually stand beside a short time."""
    if at_line_start:
        return 0.0
    return 0.3 if cell == "products" else 2.0
