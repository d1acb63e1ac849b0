"""Whether a figure is a level to hold or a change (cắt giảm, tăng), and what the change starts from (so với …)."""

from __future__ import annotations

import re

from tthc.model.target import Baseline, TargetKind
from tthc.text.clause import last_match
from tthc.text.quantity import Quantity

_VERB = re.compile(
    r"(?<!\w)(?:(?P<down>(?:cắt |kéo )?giảm|rút ngắn|tiết kiệm|hạ)|(?P<drop>bãi bỏ|cắt bỏ|xóa bỏ)|(?P<up>tăng|nâng)"
    r"(?! cường| trưởng| cao))(?!\w)",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(
    r"(?:[ ,]+(?:được|ngay|thêm|bình quân|trung bình|mỗi năm|hằng năm|hàng năm|dần|mục tiêu|từ|khoảng|"
    r"đạt|đơn giản hóa|đơn giản hoá|là|phấn đấu|mức|tỷ lệ|và|các|bỏ|bớt|ở mức|tổng))* ?\Z",
    re.IGNORECASE,
)
_OTHER_VERB = re.compile(
    r"(?<!\w)(?:được|bảo đảm|đảm bảo|phấn đấu|hoàn thành|thực hiện|không|để|nhằm|đạt|có)(?!\w)|[:;]",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r" (?:các |tổng |ngay )*(?:thời gian|thời hạn|chi phí|điều kiện|thành phần|số ngày)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"(?<!\w)(?:bảo đảm|đảm bảo|phấn đấu|hoàn thành|không|để|nhằm)(?!\w)|[:;]",
    re.IGNORECASE,
)
_ARRIVES = re.compile(r"(?<!\w)(?:lên|xuống|còn)(?: (?:còn|mức|đến|tới|là|đạt))* ?\Z", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\W*(?:\Z|[,;.)/]|so với|trở lên|mỗi|vào|trong|đến|theo|hằng|hàng|và|trên|tại)",
    re.IGNORECASE,
)
_CUT_BEHIND = re.compile(
    r" (?:các |số |tổng )*(?:thời gian|thời hạn|chi phí|điều kiện)[^,;]{0,80}"
    r"(?:được|phải) (?:cắt giảm|giảm|rút ngắn|tiết kiệm)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[ ,]*(?:(?:và|đồng thời)(?!\w)[ ,]*)?", re.IGNORECASE)
_BASELINE = re.compile(r"(?<!\w)so với [^,;.()]{2,100}", re.IGNORECASE)
_PRESCRIBED = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|chi phí)[^,;.()%]{0,40} (?:theo quy định|hiện hành|hiện tại)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def kind_of(quantity: Quantity, before: str, after: str, last: TargetKind) -> TargetKind:
    """What a figure is, by the words of its phrase before and after it.

    Args:
        quantity: the figure.
        before: the phrase up to it.
        after: the phrase behind it.
        last: what the figure before it in the same clause is; one joined to it by "," or "và" is the same.
    """
    if quantity.is_multiple:
        return "increase"
    if quantity.is_move or _ARRIVES.search(before):
        return "level"
    verb = last_match(_VERB, before)
    if verb is None:
        if _CUT_BEHIND.match(after):
            return "reduction"
        return last if _JOINED.fullmatch(before) else "level"
    kind: TargetKind = "increase" if verb["up"] else "reduction"
    if verb["drop"] and quantity.value >= 100:
        return "level"  # abolishing all of what is needless is a share reached, not a change
    between = before[verb.end() :]
    if _NEXT_TO.fullmatch(between):
        return kind
    passive = before[: verb.start()].rstrip().endswith("được")
    held = (_HOLDS if _MEASURED.match(between) else _OTHER_VERB).search(between)
    return kind if not passive and not held and _NO_NOUN.match(after) else "level"


def read_baseline(phrase: str) -> Baseline | None:
    """What a change starts from.

    Example:
        >>> read_baseline("cắt giảm 50% thời gian giải quyết so với năm 2024")
        Baseline(text='so với năm 2024', year=2024)
    """
    found = _BASELINE.search(phrase) or _PRESCRIBED.search(phrase)
    if found is None:
        return None
    years = _YEAR.findall(found[0])
    return Baseline(text=found[0].strip(), year=int(years[0]) if len(years) == 1 else None)
