"""Time phrases at the very beginning of a text: where a time cell of a PDF's run-together row ends."""

from __future__ import annotations

import re
from functools import lru_cache

from tthc.text.flat import Flat
from tthc.text.found import Found
from tthc.text.time_point import POINT, QUARTER_WORD
from tthc.text.time_words import EVERY, SHARE, TRIGGER

_ONE = re.sub(r"\(\?P<\w+>", "(?:", POINT)
_MISPRINT = r"\d{1,3}/\d{1,6}(?:/\d{1,6})?(?![\w/%,-])"
_NUMBER = r"(?:\d{1,2}|iv|iii|ii|i)(?:\s*/\s*\d{4})?(?![\w/])"
_KEY = r"(?:trước|chậm nhất|muộn nhất|đến|tới|hết|kể từ|từ|trong|vào|xong|hoàn thành|xong trước|giai đoạn)"
_DAY_OF_EVERY = rf"(?:(?:trước|vào|chậm nhất)\s+)?ngày\s+\d{{1,2}}\s+(?:của\s+)?{EVERY}\s+(?:tháng|{QUARTER_WORD})"
_WORDS = (
    r"thường xuyên(?:\s*,\s*(?:liên tục|hàng năm|hằng năm))?(?:\s+liên tục)?",
    r"theo\s+định\s+kỳ(?:\s+(?:và|hoặc)\s+đột\s+xuất)?",
    rf"(?:định\s+kỳ\s+)?{EVERY}\s+(?:tháng|năm|{QUARTER_WORD})(?:\s*,\s*(?:{EVERY}\s+)?(?:tháng|năm|{QUARTER_WORD}))*(?!\s+\d)",
    r"đã\s+hoàn\s+thành",
    r"khi\s+(?:có\s+)?phát\s+sinh",
    r"khi\s+có\s+yêu\s+cầu",
    r"định\s+kỳ\s+và\s+đột\s+xuất",
    r"đột\s+xuất",
)
_TIME = (
    rf"(?!{SHARE})(?:{_DAY_OF_EVERY}|(?:{_KEY}\s+){{0,3}}(?:{_ONE})(?:\s*(?:-|(?:đến|tới)\s)\s*(?:hết\s+)?(?:{_ONE})|(?:\s*,\s*{_NUMBER})+)?"
    rf"(?:\s+(?:của\s+)?{EVERY}\s+năm(?!\s+\d))?"
    rf"|{_MISPRINT}"
    rf"|{'|'.join(_WORDS)})"
)
_LEADING = re.compile(rf"\s*(?P<time>{_TIME})(?![\w/])")
_OPEN = re.compile(
    rf"\s*(?:(?:thực hiện\s+|triển khai\s+)?(?:{TRIGGER}|{EVERY}\s+(?:tháng|năm|{QUARTER_WORD})|định\s+kỳ"
    r"|thường\s+xuyên)|đột\s+xuất|khi\s+(?:có|phát|cần))(?!\w)"
)
_REACH = 120


def leading_times(text: str) -> tuple[Found[str], ...]:
    """The closed time phrases, at most two, with which a text begins; open-ended ones (theo Kế hoạch …) are left.

    Example:
        >>> [found.text for found in leading_times("Tháng 7 Tháng 12 Thể hiện trong báo cáo")]
        ['Tháng 7', 'Tháng 12']
    """
    return _leading(text[:_REACH])


@lru_cache(maxsize=16384)
def _leading(text: str) -> tuple[Found[str], ...]:
    flat = Flat.of(text)
    found: list[Found[str]] = []
    at = 0
    while len(found) < 2 and (match := _LEADING.match(flat.text, at)):
        start, end = flat.span(match.start("time"), match.end("time"))
        found.append(Found(text[start:end], text[start:end], start, end))
        at = match.end()
    return tuple(found)


def opens_time(text: str) -> bool:
    """Whether a text begins like a schedule cell, an open-ended one too.

    Example:
        >>> opens_time("Theo Kế hoạch kiểm tra"), opens_time("Thực hiện tiếp nhận hồ sơ")
        (True, False)
    """
    return bool(_leading(text[:_REACH])) or _opens(text[:_REACH])


@lru_cache(maxsize=16384)
def _opens(text: str) -> bool:
    return bool(_OPEN.match(Flat.of(text).text))
