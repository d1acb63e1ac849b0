"""The fixed words of schedule cells: what introduces a time, what repeats, what stands for itself."""

from __future__ import annotations

from typing import Literal

from tthc.model.schedule import Adhoc, Completed, Continuous, Frequency, Term
from tthc.text.time_point import QUARTER_WORD

Key = Literal["at", "in", "before", "by", "from", "after", "until", "range", "through"]
"""How a statement holds its points: in them, before, up to, from, after, open up to, from the first to the second, all
through."""

KEYS: tuple[tuple[Key, str], ...] = (
    ("before", r"(?:(?:chậm nhất|muộn nhất)\s+(?:là\s+)?)?trước\s+"),
    ("by", r"(?:chậm nhất|muộn nhất|không quá|không muộn hơn)(?:\s+(?:là|vào|đến|trong|hết))*\s+"),
    ("by", r"(?:từ\s+nay\s+)?(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+)?|hết\s+"),
    ("after", r"(?:từ\s+)?sau\s+"),
    ("from", r"(?:bắt đầu\s+)?(?:kể\s+)?từ\s+"),
    ("until", r"(?:…|\.{3})\s*-\s*"),
    ("in", r"(?:ngay\s+)?(?:trong|vào)\s+(?:các\s+(?=tháng|quý))?|các\s+(?=tháng|quý)"),
)
"""Words before a point of time and what they make of it."""

EVERY = r"(?:hàng|hằng|mỗi)"

FREQUENCIES: tuple[tuple[Frequency, str], ...] = (
    ("semiannual", r"(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối))|nửa\s+năm"),
    ("nine-months", r"(?:0?9|chín)\s+tháng(?!\s+(?:đầu|cuối))"),
    ("quarterly", rf"0?3\s+tháng(?!\s+(?:đầu|cuối))|ba\s+tháng(?!\s+(?:đầu|cuối))|{QUARTER_WORD}"),
    ("weekly", r"tuần(?!\s+(?:đầu|cuối|thứ|nhất|hai|ba|tư|năm)(?!\w))"),
    ("daily", r"ngày"),
    ("monthly", r"tháng"),
    ("annual", r"năm"),
)
"""The units after "hằng" or "định kỳ", longest first."""

SHARE = r"\d/\d\s+(?:tổng|số|thời|thành|diện|dân|đơn|hồ|quy|kinh|chi|ngày|tháng|năm)(?!\w|\s+\d{4})"
"""What looks like a day and is a part of something: "1/3 số hồ sơ"."""

_STOP = (
    "ngày|tháng|quý|quí|qúy|năm|tuần|giờ|kỳ|hạn|lần|trước|sau|đến|tới|từ|trong|hết|chậm|muộn|không|chưa|khi|kể|"
    "ngay|hàng|hằng|mỗi|định kỳ|thường|liên tục|đột|theo|căn|tùy|tuỳ|lồng|cuối|giữa|quá|nếu|trừ|hoặc"
)

STANDING: tuple[tuple[Term, str], ...] = (
    (
        Continuous(),
        r"thường xuyên(?:\s*(?:,|và)?\s*(?:liên tục|kịp thời|đồng bộ))*|liên tục(?:\s*(?:,|và)?\s*thường xuyên)?",
    ),
    (Completed(), r"đã\s+(?:hoàn thành|thực hiện\s+xong|xong)"),
    (Adhoc(), r"(?:theo\s+)?đột xuất(?:\s+(?:theo\s+yêu\s+cầu|khi\s+(?:có|cần)(?:\s+yêu\s+cầu|\s+thiết)?))?"),
    (Adhoc(), r"khi\s+(?:có\s+)?phát\s+sinh|khi\s+cần(?:\s+thiết)?"),
    (Adhoc(), rf"khi\s+có(?:\s+(?!(?:{_STOP}|và)(?!\w))[^\W\d_]+){{1,12}}(?:\s+đột\s+xuất)?"),
)
"""What stands for itself, whatever the plan's period."""

TRIGGER = (
    r"(?:theo|căn\s+cứ|tùy|tuỳ|lồng\s+ghép|phụ\s+thuộc|trên\s+cơ\s+sở|(?:ngay\s+)?sau\s+khi|ngay\s+khi|"
    r"(?:ngay\s+)?sau\s+(?=hội nghị|cuộc họp|kỳ họp))(?!\w)"
)
"""Words that leave the time to another document, order or circumstance."""

_VERBS = (
    "hoàn thành|hoàn thiện|triển khai|thực hiện|vận hành|xây dựng|ban hành|báo cáo|lựa chọn|trình|tổ chức|tổng hợp|"
    "rà soát|kiểm tra|phê duyệt|công bố|công khai|gửi|tham mưu|cập nhật|tiếp tục|duy trì|đánh giá|sơ kết|tổng kết|"
    "khảo sát|tập huấn|nghiệm thu|thẩm định|bàn giao|xong|dự kiến|kết thúc"
)
ACTION = rf"(?:{_VERBS})(?!\w)(?:[ ,]+(?!(?:{_STOP})(?!\w))[^\W\d_]+){{0,14}}"
"""What is done then, without a word of time in it; may stand before a time or after it."""

ASIDE = rf"\(\s*(?!(?:{_STOP})(?!\w))[^\W\d_]+(?:[ ,]+(?!(?:{_STOP})(?!\w))[^\W\d_]+){{0,14}}\s*\)"
"""A remark in brackets without a word of time in it."""
