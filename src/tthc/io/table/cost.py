"""What words would cost as the cell of a column: the lower, the better they fit what the column can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc.io.line import is_bulleted
from tthc.text.normal import LOWER, UPPER, fold
from tthc.text.schedule import leading_times, opens_time
from tthc.text.unit_list import begins_unit

WRONG = 8.0
"""What cannot be: a unit cell that names no unit, a bracket that never closes."""
ODD = 4.0
"""What is unlikely: a line that runs beyond its column, a cell that stops in mid-phrase."""
SLIGHT = 1.5
"""What is unusual: a line broken before it was full."""
_EMPTY = {"title": 10.0, "lead": 3.0, "coordinating": 2.5, "time": 3.0, "products": 2.0}
# Words after which a phrase cannot stop, and first syllables of words that never stand alone at an end.
_DANGLING = re.compile(
    r"(?:^|\s)(?:và|của|thuộc|các|tại|theo|với|cho|về|trong|trên|(?<!các )cấp|được|có|từ|đến|là|do|bằng|qua|hoặc|những|đối|liên|cơ|(?<!tập )trung|(?<!khắc )phục|"
    r"(?<!ban )(?<!tiến )(?<!thi )(?<!vận )(?<!chấp )(?<!điều )(?<!hiện )(?<!thực )hành|"
    r"đơn|thủ|giải|thực|xử|tỉ|tỷ|đảm|đánh|công tác|văn phòng|trung tâm|(?<!của )(?<!phòng )(?<!thuộc )(?<!đạo )(?<!cơ )sở|bộ phận|chi cục|hội đồng|chủ tịch|ban quản lý|hệ thống)$|[,/(]$",
    re.IGNORECASE,
)
_TIME_INSIDE = re.compile(r"(?:^|\s)(?:Thường xuyên|Hằng tháng|Hàng tháng|Quý [IV]+|Tháng \d|Trước (?:ngày )?\d|Đã hoàn thành)(?:\s|$)")
_PRODUCTS = re.compile(
    r"(?:\d+(?:,\d+)?\s*%|Báo cáo|Quyết định|Kế hoạch|Văn bản|Hội nghị|Biểu|Tờ trình|Danh mục|Kết quả|Quy trình|Thông báo|Công văn|"
    r"Trên \d|Tối thiểu|Tỷ lệ|Tỉ lệ|Hồ sơ|Nghị quyết|Chương trình|Đề án|Quy chế|Các (?:văn bản|TTHC|nhiệm vụ|sản phẩm|giải pháp|cuộc))"
)
_INNER_UNIT = re.compile(r"[^\W\d_;.,:(–-]\s+Các\s|\.\s+(?:Văn phòng|Sở|UBND|Trung tâm|Ban|Các|Công an)\b|\)\s+(?:Văn phòng|Sở|UBND|Trung tâm|Các)\b")
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b")
# A unit's name right after another word is the next cell, unless the word leads on to it: "thuộc UBND xã".
_NEXT_UNIT = re.compile(
    rf"(?P<before>[^\W\d_]+)\s+(?:Văn phòng|Sở|UBND|Ủy ban|Uỷ ban|Trung tâm|Công an|Bộ phận|Phòng|Ban)\s+(?=[{UPPER}])"
)
_LEADS_ON = frozenset(
    "thuộc tại và của với cho trực cùng đạo tịch do theo qua gửi trình giữa hoặc là trên về các đốc đến từ ở dân trưởng".split()
)
_AFTER_STOP = re.compile(rf"[^\W\d_]\.\s+[{LOWER}]")
_AFTER_BRACKET = re.compile(rf"\)\s+(?!và\b|hoặc\b)[{LOWER}]")
_AND = re.compile(r"(?:theo|thực hiện|và|hoặc|khi|căn cứ|lồng ghép|liên tục|trong|hằng|hàng)\b")


def dangling(text: str) -> bool:
    """Whether a text stops in mid-phrase: "Văn phòng UBND tỉnh và"."""
    return _DANGLING.search(" ".join(text.rstrip(" .;").rsplit(None, 2)[-2:])) is not None


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
        if text.count("“") != text.count("”") and not rest and not broken:
            cost += ODD
    if not broken and not rest and text.count("(") != text.count(")"):
        cost += WRONG if cell != "products" else ODD
    if _AFTER_STOP.search(text):
        cost += ODD
    if _TWICE.search(text):
        cost += 3.0
    if not broken and dangling(text):
        cost += ODD
    if not broken and cell in ("lead", "coordinating") and text.endswith(";"):
        cost += 1.0
    if rest:
        cost += _rest_cost(cell, text)
    return cost


def _rest_cost(cell: str, text: str) -> float:
    """Of what goes on from the page before: the fewer cells do, the better; a time hardly ever does."""
    return 1.0 + (ODD if cell == "time" and not text[0].islower() else 0.0)


def _unit_cost(text: str, *, rest: bool) -> float:
    cost = 0.0 if rest or begins_unit(text) else WRONG
    pieces = [piece for piece in re.split(r"[\n;]", text) if piece.strip(" .-+")]
    cost += sum(3.0 for piece in pieces[1:] if not begins_unit(piece))
    if _TIME_INSIDE.search(text):
        cost += WRONG
    lines = text.split("\n")
    if not is_bulleted(lines[0]) and not rest and (len(lines) > 1 or _inner_bullets(text)):
        cost += ODD
    # An item of a list ends with ";": a list that goes on after another end is two cells.
    cost += sum(2.0 if line.endswith(".") else 3.0 for line in lines[:-1] if not line.endswith((";", ",", ":")))
    cost += ODD * len(_INNER_UNIT.findall(text))
    cost += ODD * sum(match["before"].lower() not in _LEADS_ON for match in _NEXT_UNIT.finditer(text))
    if _AFTER_BRACKET.search(text):
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
    cost -= 1.5 if _PRODUCTS.match(bare) else 0.0
    times = leading_times(text)
    if times and not re.match(r"(?:Đến|đến)\s", text):
        cost += ODD
    if not rest and begins_unit(text):
        cost += 2.0
    if not rest and " " not in text.strip() and len(text) < 5:
        cost += ODD
    return cost + (ODD if _TIME_INSIDE.search(text) else 0.0) - (0.0 if rest else 1.0)


def _inner_bullets(text: str) -> int:
    """How many units begin with a bullet inside a line."""
    return sum(begins_unit(text[match.end() :]) for match in re.finditer(r" -\s*", text))


def _title_cost(text: str, *, rest: bool) -> float:
    bare = text.lstrip("-–+ “\"'(")
    cost = 0.0 if rest or bare[:1].isupper() or bare[:1].isdigit() else 3.0
    lines = text.split("\n")
    cost += sum(ODD for line in lines[1:] if begins_unit(line))
    cost += ODD * _inner_bullets(text)
    if rest and begins_unit(text) and not fold(text).startswith("các "):
        cost += 2.0
    return cost


def again_cost(cell: str, text: str, *, at_line_start: bool) -> float:
    """What a second time and product in one row cost besides: only a sure time that opens a line begins one."""
    sure = cell != "time" or (at_line_start and text[:1].isupper() and bool(leading_times(text)))
    return 1.0 if sure else 1.0 + ODD


def line_cost(cell: str, lines: Sequence[str]) -> float:
    """What the beginnings of a cell's lines cost: a list whose last item has no bullet, a time that begins anew."""
    cost = 0.0
    listed = any(is_bulleted(line) for line in lines)
    for before, line in zip(lines, lines[1:], strict=False):
        office = line.startswith("Văn phòng")
        if is_bulleted(line) or not line[:1].isupper() or (dangling(before) and not office):
            continue
        if cell in ("lead", "coordinating") and listed and before[-1:] in ".;" and begins_unit(line):
            cost += ODD
        elif cell in ("lead", "coordinating") and listed and (office or line.startswith(("Sở ", "Các "))):
            cost += ODD
        elif cell == "time" or (cell == "title" and begins_unit(line)):
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


def mid_line_cost(cell: str, *, at_line_start: bool, rest: bool = False) -> float:
    """What it costs to begin a cell inside a line; products usually stand beside a short time."""
    if at_line_start:
        return 0.0
    if cell == "products":
        return 0.3
    return 1.0 if rest else 2.0
