"""Which figures are commitments (cam kết định lượng), and which are facts, conditions, time limits or mere scope."""

from __future__ import annotations

import re

from tthc.model.period import Period
from tthc.model.target import MeasureUnit
from tthc.text.clause import last_match
from tthc.text.found import Found
from tthc.text.quantity import Quantity

_FACT = re.compile(
    r"(?<!\w)(?:hiện nay|hiện tại|hiện có|hiện đã|hiện,|(?<!từ nay )đến nay|đến thời điểm này|đã đạt|đã có|đã giảm|"
    r"đã tăng|mới đạt|mới chỉ|mới có|chỉ đạt|ước đạt|thời gian qua|vừa qua|năm qua|đã ban hành|đã hoàn thành|"
    r"kết quả đạt được|kết quả (?:thực hiện )?(?:năm|quý|tháng)|chiếm)(?!\w)",
    re.IGNORECASE,
)
# Looking for a plain word is far faster than for a pattern; without one of these none can match.
_FACT_SIGNS = ("hiện", "nay", "điểm này", "đã", "mới", "chỉ đạt", "ước", "qua", "kết quả", "chiếm")
_CONDITION_SIGNS = ("nếu", "trường hợp", "khi", "cơ quan", "đơn vị", "địa phương", "cá nhân", "xã", "phường")
_WILL = re.compile(
    r"(?<!\w)(?:phấn đấu|bảo đảm|đảm bảo|mục tiêu|chỉ tiêu|yêu cầu|cần|phải|đến (?:hết |cuối )?năm|"
    r"tối thiểu|ít nhất|không quá)(?!\w)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?<!so với )(?<!từ )(?<!hết )năm (?P<year>\d{4}),?[^;.]{0,80}"
    r"(?<!\w)(?:đạt|có|là|giảm|tăng|đã)(?!\w)[^;.]{0,60}\Z",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<!\w)đã (?!được)(?:(?!đạt |bảo |đảm |phấn |phải |là |cần )\w+ ){1,3}\Z", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|trường hợp|khi (?:có )?(?:tỷ lệ|tỉ lệ|số)|"
    r"(?:cơ quan|đơn vị|địa phương|cá nhân|xã|phường)(?: nào)? (?:có|đạt|để) (?:tỷ lệ|tỉ lệ|điểm|kết quả|số))(?!\w)",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?<!\w)(?:thì|phải|cần)(?!\w)|,", re.IGNORECASE)
_AIMED = re.compile(
    r"(?<!\w)(?:đạt|phấn đấu|hình thành|phát triển|thu hút|huy động|hỗ trợ|đào tạo|bồi dưỡng|tập huấn|"
    r"chỉ tiêu|hoàn thành)"
    r"(?: (?:được|mới|thêm|có|cho|là|đạt|mỗi năm|hằng năm|bình quân|khoảng|từ|lên|tổng số))* ?\Z",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"(?<!\w)(?:kinh phí|dự toán|vốn|mức phí|lệ phí|mức thu|phạt|giá trị hợp đồng)(?!\w)",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r" (?:lĩnh vực|địa bàn|nền tảng|hệ thống|phương diện|cổng|trang|mặt|kênh|cấp|tuổi|thiết bị)(?!\w)",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"(?<!\w)(?:đối với|áp dụng (?:cho|với|đối với)|áp dụng)(?: khoảng)? ?\Z",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"(?<!\w)(?:giảm|rút ngắn|tiết kiệm)(?: (?:được|ngay|thêm|bình quân))* ?\Z",
    re.IGNORECASE,
)
_TIMES: frozenset[MeasureUnit] = frozenset(("day", "working_day", "hour", "month", "year"))
_NAMED: frozenset[MeasureUnit] = frozenset(
    (
        "dossier",
        "procedure",
        "service",
        "task",
        "person",
        "document",
        "time",
        "unit",
        "household",
        "enterprise",
        "point",
    )
)
_FIRM = ("tối thiểu", "ít nhất", "không dưới", "không ít hơn", "không thấp hơn", "≥")
_CEILING = ("không quá", "tối đa", "nhiều nhất", "≤", "không vượt quá")
_SHARES: frozenset[MeasureUnit] = frozenset(("%", "pp"))


def is_commitment(quantity: Found[Quantity], before: str, after: str, within: Period | None) -> bool:
    """Whether a figure promises something.

    A share does unless it is told as a fact or a condition; a count only where words of aim or a firm minimum say so,
    and a stretch of time only where it is saved (a time limit is no target).

    Args:
        quantity: the figure.
        before: its sentence up to it.
        after: the clause behind it.
        within: the plan's period; figures of years before it are facts.
    """
    if _is_fact(quantity, before, within) or _is_condition(before):
        return False
    if quantity.value.unit in _SHARES:
        return True
    if quantity.value.unit in _TIMES:
        return bool(_SHORTENED.search(before)) and not quantity.text.lower().startswith("từ")
    return _is_counted_aim(quantity, before, after)


def is_scope(before: str) -> bool:
    """Whether a figure only says what something applies to ("đối với 100% …").

    Example:
        >>> is_scope("áp dụng đối với "), is_scope("bảo đảm ")
        (True, False)
    """
    return bool(_SCOPE.search(before))


def _is_counted_aim(quantity: Found[Quantity], before: str, after: str) -> bool:
    printed = quantity.text.lower()
    if _PLACES.match(after) and not printed.startswith(_FIRM):
        return False
    if _AIMED.search(before):
        return True
    if quantity.value.unit in ("VND", "USD") and _BUDGET.search(before):
        return False
    return printed.startswith(_FIRM) or (printed.startswith(_CEILING) and quantity.value.unit in _NAMED)


def _speaks_of(signs: tuple[str, ...], words: str) -> bool:
    low = words.lower()
    return any(sign in low for sign in signs)


def _is_fact(quantity: Found[Quantity], before: str, within: Period | None) -> bool:
    told = last_match(_FACT, before) if _speaks_of(_FACT_SIGNS, before) else None
    if told and not _WILL.search(before, told.end()) and not quantity.text.lower().startswith(_FIRM):
        return True
    if _DONE.search(before) and not quantity.text.lower().startswith(_FIRM):
        return True
    year = _YEAR_BEFORE.search(before) if within else None
    return bool(within and year and int(year["year"]) < within.start.year and not _WILL.search(before, year.start()))


def _is_condition(before: str) -> bool:
    condition = last_match(_CONDITION, before) if _speaks_of(_CONDITION_SIGNS, before) else None
    return bool(condition and not _THEN.search(before, condition.end()))
