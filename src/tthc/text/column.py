"""Heads of task tables (tên cột) and what their columns hold."""

from __future__ import annotations

import re
from typing import Literal

from tthc.text.normal import fold

Role = Literal["label", "title", "lead", "coordinating", "start", "finish", "products", "other"]
"""số thứ tự, nhiệm vụ, chủ trì, phối hợp, bắt đầu, hoàn thành, sản phẩm; "other" has no field in a task."""

# The first that matches wins: "sản phẩm dự kiến hoàn thành" is no finish, "phối hợp thực hiện" no lead.
_HEADS: tuple[tuple[str, Role], ...] = (
    (r"(?:số )?(?:tt|stt|thứ tự)|số|số stt", "label"),
    (r".*(?:ghi chú|kinh phí|nguồn vốn|căn cứ).*", "other"),
    (r".*(?:người đứng đầu|chịu trách nhiệm|lãnh đạo|người phụ trách|chỉ đạo).*", "other"),
    (r".*(?:sản phẩm|kết quả|đầu ra).*", "products"),
    (r".*bắt đầu.*", "start"),
    (
        (
            r".*(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình).*(?:hoàn thành|kết thúc|trình|ban hành).*|"
            r".*thời hạn.*|hoàn thành|kết thúc|hạn .*"
        ),
        "finish",
    ),
    (r".*(?:thời gian|tiến độ|thời điểm|lộ trình).*", "start"),
    (r".*chủ trì.*", "lead"),
    (r".*phối hợp.*", "coordinating"),
    (
        (
            r".*(?:cơ quan|đơn vị|bộ phận|sở|ngành|phòng)[^/]*(?:thực hiện|tham mưu|phụ trách|được giao).*|đơn vị|"
            r"cơ quan|phân công"
        ),
        "lead",
    ),
    (
        (
            r".*(?:nhiệm vụ|công việc|nội dung|hoạt động|lĩnh vực|nhóm tthc|nhóm thủ tục|tên (?:nhóm|tthc|thủ tục|"
            r"đề án)|đề án|giải pháp|tthc|thủ tục hành chính|chỉ tiêu|mục tiêu).*"
        ),
        "title",
    ),
)  # fmt: skip
MAX_HEAD = 80
"""No head of a column is longer than this many characters."""

_WORDS = frozenset(
    (
        "số tt stt thứ tự nội dung công việc tên nhiệm vụ các đơn vị cơ quan chủ trì phối hợp thời gian bắt "
        "đầu hoàn thành kết thúc sản phẩm "
        "dự kiến kết quả thực hiện rà soát nhóm lĩnh vực tthc thủ tục hành chính hạn thời tiến độ ghi chú "
        "người đứng đầu chịu trách nhiệm "
        "đề án ưu tiên tham mưu sở ngành phòng bộ phận đầu ra cần đạt triển khai chính và yêu cầu giải pháp hoạt động"
    ).split()
)  # fmt: skip


def column_role(head: str) -> Role | None:
    """What a column holds, by its head; None where the words are no head of a column.

    Example:
        >>> column_role("Đơn vị chủ trì"), column_role("Sản phẩm dự kiến hoàn thành"), column_role("Sở Tư pháp")
        ('lead', 'products', None)
    """
    if len(head) > MAX_HEAD:
        return None
    plain = fold(head).strip(" .:*")
    return next((role for pattern, role in _HEADS if re.fullmatch(pattern, plain)), None)


def is_head_vocabulary(text: str) -> bool:
    """Whether every word of a line may stand in the head of a table."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return bool(words) and all(word in _WORDS for word in words)


def head_roles(text: str) -> tuple[Role, ...]:
    """The roles of all columns whose heads run through one text, in the order columns stand in a plan.

    Example:
        >>> head_roles("Số TT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian Sản phẩm Bắt đầu Hoàn thành")
        ('label', 'title', 'lead', 'coordinating', 'start', 'finish', 'products')
    """
    plain = fold(text)
    marks: tuple[tuple[str, Role], ...] = (
        (r"^(?:số )?(?:tt|stt)\b", "label"),
        (r"nội dung|nhiệm vụ|công việc|lĩnh vực|nhóm tthc|tên ", "title"),
        (r"chủ trì|(?:cơ quan|đơn vị) thực hiện(?! rà soát)", "lead"),
        (r"phối hợp", "coordinating"),
        (r"bắt đầu|(?:thời gian|tiến độ)(?! hoàn thành)(?!.*bắt đầu)", "start"),
        (r"(?:bắt đầu.*)hoàn thành|hoàn thành.*bắt đầu.*hoàn thành|thời gian hoàn thành|thời hạn", "finish"),
        (r"sản phẩm|kết quả", "products"),
        (r"ghi chú", "other"),
    )
    return tuple(role for pattern, role in marks if re.search(pattern, plain))


def is_review_head(heads: str) -> bool:
    """Whether a table lists procedures to review: its heads say so (cơ quan thực hiện rà soát)."""
    plain = fold(heads)
    return "rà soát" in plain or bool(re.search(r"nhóm tthc|nhóm/ ?lĩnh vực|tên tthc|tên nhóm", plain))
