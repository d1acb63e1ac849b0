"""Collectives of units (tên chung của nhiều đơn vị): the kinds of unit that words such as "các sở, ban, ngành" mean."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from tthc.model.unit import UnitKind
from tthc.text.normal import fold

_PROVINCIAL: Final[tuple[UnitKind, ...]] = ("office", "department", "agency")
_COMMUNES: Final[dict[str, tuple[UnitKind, ...]]] = {
    "xã": ("commune",),
    "phường": ("ward",),
    "đặc khu": ("special-zone",),
    "thị trấn": ("commune",),
}
_ALL_COMMUNES: Final[tuple[UnitKind, ...]] = ("commune", "ward", "special-zone")
_CITY: Final = re.compile(r"(?<!\w)tp\.?(?!\w)")
_OPENING: Final = re.compile(r"^(?:tất cả |toàn thể )?(?:các |những )?")
_OF: Final = re.compile(r" (?:trực thuộc|thuộc|của)(?: (?!(?:tỉnh|thành phố)$))(?P<owner>.+)$")
_HERE: Final = re.compile(
    r" (?:(?:trực )?thuộc |trên địa bàn |trong |của |cấp )?(?:toàn )?"
    r"(?:tỉnh|thành phố|ubnd tỉnh|ubnd thành phố|địa phương)$"
)
_JOINED: Final = "(?:, | và |,)"
_COMMITTEES: Final = re.compile(
    r"^(?:ubnd|ủy ban nhân dân|hđnd|đảng ủy)?(?: các| cấp)? ?"
    rf"(?P<names>(?:(?:xã|phường|đặc khu|thị trấn){_JOINED}?)+)$"
)
_DISTRICTS: Final = re.compile(
    r"^(?:ubnd|ủy ban nhân dân)?(?: các| cấp)? ?(?:huyện|quận|thị xã|thành phố)"
    rf"(?:{_JOINED}(?:huyện|quận|thị xã|thành phố))*$"
)
_FIXED: Final[tuple[tuple[re.Pattern[str], tuple[UnitKind, ...]], ...]] = tuple(
    (re.compile(words), kinds)
    for words, kinds in (
        (r"(?:ubnd |ủy ban nhân dân )?cấp xã", _ALL_COMMUNES),
        (r"(?:ubnd |ủy ban nhân dân )?cấp huyện", ("district",)),
        (
            r"(?:ubnd |ủy ban nhân dân )?(?:cấp tỉnh|(?:các )?tỉnh, thành phố(?: trực thuộc trung ương)?)",
            ("province",),
        ),
        (
            rf"(?:sở|ban|ngành|cơ quan)(?:{_JOINED}(?:sở|ban|ngành|cơ quan chuyên môn|cơ quan|đơn vị|đoàn thể))+",
            _PROVINCIAL,
        ),
        (r"sở|cơ quan chuyên môn", ("department", "office")),
        (
            r"(?:phòng|phòng chuyên môn|cơ quan chuyên môn cấp xã|phòng, ban)(?: cấp xã)?",
            ("commune-office",),
        ),
        (
            r"(?:trung tâm phục vụ hành chính công|ttpvhcc)(?: cấp xã| các xã(?:, phường)?(?:, đặc khu)?)",
            ("commune-centre",),
        ),
        (r"bộ(?:, (?:ngành|cơ quan ngang bộ))*(?:, ngành trung ương)?", ("ministry",)),
    )
)
_PART: Final = "phòng|ban|đơn vị|cơ quan|bộ phận|chi cục|trung tâm"
_PARTS: Final = re.compile(rf"(?:{_PART}|tổ chức)(?:{_JOINED}(?:{_PART}|chuyên môn))*(?: chuyên môn| sự nghiệp)?")
_LONGEST: Final = 200


@frozen
class Collective:
    """What a collective means.

    Attributes:
        kinds: the kinds of its members.
        within: the unit they belong to, as the words name it.
        direct: the members are the units directly below that one, of whatever kind.
    """

    kinds: tuple[UnitKind, ...] = ()
    within: str | None = None
    direct: bool = False


def read_collective(words: str) -> Collective | None:
    """The collective that words name; None where they are not known to name one.

    Example:
        >>> read_collective("Các sở, ban, ngành").kinds
        ('office', 'department', 'agency')
        >>> read_collective("các đơn vị thuộc Sở Tư pháp").within
        'sở tư pháp'
    """
    plain = _OPENING.sub("", _CITY.sub("thành phố", fold(words)[:_LONGEST]).strip(" .;,"))
    whole = _kinds(plain)
    if whole is not None:
        return Collective(whole)
    here = _HERE.sub("", plain)
    owner = _OF.search(here)
    head = here[: owner.start()] if owner else here
    if owner and _PARTS.fullmatch(head):
        owners = _kinds(owner["owner"])
        if owners is not None and set(owners) <= set(_ALL_COMMUNES):
            return Collective(("commune-office",))  # phòng chuyên môn thuộc UBND cấp xã
        return Collective(within=owner["owner"], direct=True)
    kinds = _kinds(head)
    if kinds is None:
        return None
    return Collective(kinds, owner["owner"] if owner else None)


def _kinds(head: str) -> tuple[UnitKind, ...] | None:
    for pattern, kinds in _FIXED:
        if pattern.fullmatch(head):
            return kinds
    communes = _COMMITTEES.fullmatch(head)
    if communes:
        named = [kind for name, kinds in _COMMUNES.items() if name in communes["names"] for kind in kinds]
        return tuple(dict.fromkeys(named))
    return ("district",) if _DISTRICTS.fullmatch(head) else None
