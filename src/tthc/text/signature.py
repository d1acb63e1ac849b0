"""The signature block (chữ ký): on whose behalf, position and name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tthc.model.plan import Signatory
from tthc.text.normal import LOWER, UPPER, squeeze

_ON_BEHALF = re.compile(r"(?:TM|T/M|KT|TL|TUQ|Q)\.\s*", re.IGNORECASE)
_POSITION = re.compile(
    r"(?:PHÓ\s+)?(?:CHỦ TỊCH(?: PHƯỜNG| XÃ| TỈNH)?|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|VĂN PHÒNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|"
    r"CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH THANH TRA|CHỦ NHIỆM|HIỆU TRƯỞNG|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG)(?: THƯỜNG TRỰC)?"
)
_NAME = re.compile(rf"(?:(?:TS|ThS|PGS|GS|BS)\.\s*)*[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,5}}")


def is_signature_line(text: str) -> bool:
    """Whether a line belongs to a signature block: on whose behalf, or a position, in capitals.

    Example:
        >>> is_signature_line("KT. CHỦ TỊCH"), is_signature_line("- Chủ tịch UBND tỉnh;")
        (True, False)
    """
    line = squeeze(text)
    return line == line.upper() and bool(_ON_BEHALF.match(line) or _POSITION.fullmatch(line))


def is_person_name(text: str) -> bool:
    """Whether a line is the name of a person and nothing else.

    Example:
        >>> is_person_name("Nguyễn Thị Lan"), is_person_name("Phụ lục 01")
        (True, False)
    """
    line = squeeze(text)
    return _NAME.fullmatch(line) is not None and not line.startswith(("Phụ ", "Nơi ", "Kính ", "Danh "))


def read_signature(lines: Sequence[str]) -> Signatory | None:
    """Who signed, from the lines of a signature block; None where they hold nothing of one.

    Example:
        >>> read_signature(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn An"]).position
        'PHÓ CHỦ TỊCH'
    """
    text = squeeze("\n".join(line for line in lines if line.strip()))
    names = list(re.finditer(rf"(?:^|(?<=\s)){_NAME.pattern}$", text))
    name = names[-1][0] if names else None
    rest = text[: names[-1].start()].strip() if names else text
    position = None
    found = list(_POSITION.finditer(rest))
    if (
        found
        and found[-1].end() == len(rest)
        and not (_ON_BEHALF.match(rest) and len(found) == 1 and rest[: found[-1].start()].strip().endswith("KT."))
    ):
        position = found[-1][0]
        rest = rest[: found[-1].start()].strip()
    if not (name or position or rest):
        return None
    return Signatory(name=name, position=position, authority=rest or None)
