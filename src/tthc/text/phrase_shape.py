"""How phrases of a plan begin, stop and run into each other: signs by which cells without marks are told apart."""

from __future__ import annotations

import re

from tthc.text.normal import LOWER, UPPER
from tthc.text.unit_list import begins_unit


def _any_of(*lines: str) -> str:
    return "|".join("|".join(line.split(", ")) for line in lines)


# Words after which no phrase stops, and first syllables of words that do not stand alone at an end. What is
# complete after some other word says so: "các cấp", "tập trung", "ban hành", "của Sở".
_NEVER_LAST = _any_of(
    "và, của, thuộc, các, tại, theo, với, cho, về, trong, trên, được, có, từ, đến, là, do, bằng, qua, hoặc, những",
    "đối, liên, cơ, đơn, thủ, giải, thực, xử, tỉ, tỷ, đảm, đánh, công tác, văn phòng, trung tâm, bộ phận, chi cục",
    "hội đồng, chủ tịch, ban quản lý, hệ thống",
    "(?<!các )cấp, (?<!tập )trung, (?<!khắc )phục",
    "(?<!của )(?<!phòng )(?<!thuộc )(?<!đạo )(?<!cơ )sở",
    "(?<!ban )(?<!tiến )(?<!thi )(?<!vận )(?<!chấp )(?<!điều )(?<!hiện )(?<!thực )hành",
)
_STOPS_SHORT = re.compile(rf"(?:^|\s)(?:{_NEVER_LAST})$|[,/(]$", re.IGNORECASE)
_HEADS = "Văn phòng|Sở|UBND|Ủy ban|Uỷ ban|Trung tâm|Công an|Bộ phận|Phòng|Ban"
# After these words a unit's name goes on with the phrase: "thuộc UBND xã", "Lãnh đạo Sở Y tế".
_LEADS_ON = frozenset(
    "thuộc tại và của với cho trực cùng đạo tịch do theo qua gửi trình giữa hoặc là trên về các đốc đến từ ở "
    "dân trưởng".split()
)
_NEXT_UNIT = re.compile(rf"(?P<before>[^\W\d_]+)\s+(?:{_HEADS})\s+(?=[{UPPER}])")
_UNIT_AFTER_END = re.compile(rf"[^\W\d_;.,:(–-]\s+Các\s|[.)]\s+(?:{_HEADS}|Các)\b|\)\s+(?!và\b|hoặc\b)[{LOWER}]")
_TIME_INSIDE = re.compile(
    r"(?:^|\s)(?:Thường xuyên|Hằng tháng|Hàng tháng|Quý [IV]+|Tháng \d|Trước (?:ngày )?\d|Đã hoàn thành)(?:\s|$)"
)
_PRODUCT_WORDS = _any_of(
    "Báo cáo, Quyết định, Kế hoạch, Văn bản, Hội nghị, Biểu, Tờ trình, Danh mục, Kết quả, Quy trình, Thông báo",
    "Công văn, Tối thiểu, Tỷ lệ, Tỉ lệ, Hồ sơ, Nghị quyết, Chương trình, Đề án, Quy chế",
)
_PRODUCT = re.compile(
    rf"\d+(?:,\d+)?\s*%|Trên \d|(?:{_PRODUCT_WORDS})|Các (?:văn bản|TTHC|nhiệm vụ|sản phẩm|giải pháp|cuộc)"
)
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b")
_SMALL_AFTER_STOP = re.compile(rf"[^\W\d_]\.\s+[{LOWER}]")
_GOES_ON = re.compile(r"(?:theo|thực hiện|và|hoặc|khi|căn cứ|lồng ghép|liên tục|trong|hằng|hàng)\b")


def stops_short(text: str) -> bool:
    """Whether a text stops in mid-phrase.

    Example:
        >>> stops_short("Văn phòng UBND tỉnh và"), stops_short("UBND các cấp")
        (True, False)
    """
    return _STOPS_SHORT.search(" ".join(text.rstrip(" .;").rsplit(None, 2)[-2:])) is not None


def runs_together(text: str) -> int:
    """How often one unit's name runs into the next without a sign between them.

    Example:
        >>> runs_together("Sở Nội vụ Văn phòng UBND tỉnh"), runs_together("phòng thuộc UBND xã")
        (1, 0)
    """
    joined = sum(match["before"].lower() not in _LEADS_ON for match in _NEXT_UNIT.finditer(text))
    return joined + len(_UNIT_AFTER_END.findall(text))


def inner_bullets(text: str) -> int:
    """How many units begin with a bullet inside a line.

    Example:
        >>> inner_bullets("Tỷ lệ hồ sơ - Sở, ban, ngành"), inner_bullets("Sở Lao động - Thương binh và Xã hội")
        (1, 0)
    """
    return sum(begins_unit(text[match.end() :]) for match in re.finditer(r" -\s*", text))


def has_time_inside(text: str) -> bool:
    """Whether a time stands in the midst of a text that is none.

    Example:
        >>> has_time_inside("Sở Nội vụ Thường xuyên Báo cáo"), has_time_inside("theo dõi thường xuyên")
        (True, False)
    """
    return _TIME_INSIDE.search(text) is not None


def begins_product(text: str) -> bool:
    """Whether a text begins like a product (sản phẩm).

    Example:
        >>> begins_product("100% hồ sơ được số hóa"), begins_product("tỉnh và cấp xã")
        (True, False)
    """
    return _PRODUCT.match(text) is not None


def is_broken(text: str) -> bool:
    """Whether a phrase is broken within: a word twice, small letters after a full stop.

    Example:
        >>> is_broken("trên địa bàn tỉnh tỉnh"), is_broken("Báo cáo của tỉnh. dịch vụ công"), is_broken("Báo cáo")
        (True, True, False)
    """
    return _TWICE.search(text) is not None or _SMALL_AFTER_STOP.search(text) is not None


def continues_time(text: str) -> bool:
    """Whether words after a time belong to it: "Thường xuyên | theo Quyết định công bố".

    Example:
        >>> continues_time("theo Quyết định công bố"), continues_time("Quyết định công bố")
        (True, False)
    """
    return _GOES_ON.match(text) is not None
