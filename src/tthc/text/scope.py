"""The part of the field a target is for (phạm vi áp dụng của chỉ tiêu), as printed."""

from __future__ import annotations

import re

_STOP = (
    r"(?= (?:đạt|tối thiểu|ít nhất|trên \d|là|bảo đảm|đảm bảo|phấn đấu|được|phải|"
    r"không|trong đó|lên|theo quy định|có kết quả|từ \d|dưới \d|\d)(?!\w)"
    r"|[;:.()]|, (?:bảo đảm|đảm bảo|phấn đấu|đạt|trong đó|đồng thời)|\s*\Z)"
)
_ONE_STOP = (
    r"(?<!\w)(?P<scope>tại (?:các )?(?:bộ phận (?:một cửa|tiếp nhận và trả kết quả)|"
    r"trung tâm[^%,;]{0,40}?hành chính công)(?: (?:các cấp|cấp (?:tỉnh|huyện|xã)|tỉnh))*)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)(?:thuộc |trong |ở |của )?(?:các )?lĩnh vực(?: về)?:? (?P<scope>[^%]{{2,160}}?){_STOP}",
        rf"(?<!\w)đối với (?:\d+(?:,\d+)? ?%|toàn bộ|tất cả) (?:số |các |tổng số )*(?P<scope>[^%]{{2,200}}?){_STOP}",
        rf"(?<!\w)(?<!cá nhân )(?<!người dân )(?<!doanh nghiệp )đối với (?P<scope>[^%\d][^%]{{2,200}}?){_STOP}",
        rf"(?<!\w)trên tổng số (?P<scope>[^%]{{2,120}}?đủ điều kiện){_STOP}",
        r"\d ?% (?:số |các |tổng số )*(?P<scope>(?:tthc|thủ tục hành chính|dịch vụ công)"
        r"[^%,]{0,60}?(?:đủ|có) điều kiện)" + _STOP,
        rf"(?<!\w)(?P<scope>(?:trong phạm vi|trên địa bàn|thuộc (?:thẩm quyền|phạm vi)) [^%]{{2,160}}?){_STOP}",
        _ONE_STOP,
        rf"(?<!\w)(?:tại |ở )(?P<scope>cấp (?:tỉnh|huyện|xã|bộ|trung ương)[^%]{{0,60}}?){_STOP}",
    )
)


def read_scope(phrase: str) -> str | None:
    """What a target applies to; None where the phrase does not say.

    Example:
        >>> read_scope("mức độ hài lòng lĩnh vực đất đai, xây dựng, đầu tư đạt tối thiểu 85%")
        'đất đai, xây dựng, đầu tư'
        >>> read_scope("qua bưu chính công ích đối với 100% TTHC đủ điều kiện")
        'TTHC đủ điều kiện'
    """
    for pattern in _PATTERNS:
        if found := pattern.search(phrase):
            return found["scope"].strip(" ,")
    return None
