"""The head of a document (phần mở đầu): number line, place and date, issuing agency, type word."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

from tthc.text.normal import fold, squeeze

TYPE_WORDS = (
    "KẾ HOẠCH", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "CHƯƠNG TRÌNH", "ĐỀ ÁN", "PHƯƠNG ÁN", "HƯỚNG DẪN",
    "THÔNG BÁO", "QUY CHẾ", "QUY ĐỊNH", "DỰ ÁN", "BÁO CÁO", "TỜ TRÌNH", "CÔNG ĐIỆN", "THÔNG CÁO",
    "KẾ HOẠCH HÀNH ĐỘNG", "CHƯƠNG TRÌNH HÀNH ĐỘNG",
)  # fmt: skip
_FORM = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|quyết nghị\s*:?|"
    r"quyết định\s*:|nơi nhận\s*:?|dự thảo"
)
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>\d{0,5}[A-Z]?)\s*(?P<symbol>[/-]\s*[^\W\d_][^\s]*(?:\s*-\s*[A-ZĐ]+)*)", re.IGNORECASE
)
_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,\d]{1,40}),\s*(?P<text>ngày\s*(?P<day>\d{0,2})[\s.…]*(?:/|tháng)\s*(?P<month>\d{0,2})[\s.…]*(?:/|năm)\s*(?P<year>(?:19|20)\d\d)?)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?:ủy|uỷ) ban nhân dân", re.IGNORECASE)
_LEVELS = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)


@frozen
class NumberLine:
    """The line "Số: 11/KH-UBND": the words as printed, and the code where the number is filled in."""

    text: str
    code: str | None


@frozen
class DateLine:
    """The line "Bắc Giang, ngày 16 tháng 01 năm 2025": place, words as printed, the date where it is complete."""

    place: str
    text: str
    issued_on: date | None
    year: int | None


def find_number_line(text: str) -> NumberLine | None:
    """The number line of a document, if a line is one.

    Example:
        >>> find_number_line("Số: 35 /KH-UBND").code, find_number_line("Số:   /KH-SKHCN").code
        ('35/KH-UBND', None)
    """
    match = _NUMBER.match(squeeze(text))
    if match is None:
        return None
    code = re.sub(r"\s+", "", match["number"] + match["symbol"]) if match["number"] else None
    return NumberLine(match[0].strip(), code)


def find_date_line(text: str) -> DateLine | None:
    """The line of place and date, if a line is one; a blank day or month leaves the date None.

    Example:
        >>> find_date_line("Bắc Ninh, ngày    tháng 02 năm 2026").issued_on is None
        True
    """
    match = _DATE.fullmatch(squeeze(text).rstrip(" ."))
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    issued: date | None = None
    if year and match["day"] and match["month"]:
        try:
            issued = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            issued = None
    return DateLine(match["place"].strip(), match["text"].strip(), issued, year)


def is_type_word(text: str) -> bool:
    """Whether a line is the word for the kind of document, alone and in capitals."""
    return squeeze(text).strip(" .:") in TYPE_WORDS


def split_type_word(text: str) -> tuple[str, str] | None:
    """The word for the kind of document and the title, where one line in capitals holds both.

    Example:
        >>> split_type_word("KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026")
        ('KẾ HOẠCH', 'KIỂM SOÁT THỦ TỤC HÀNH CHÍNH NĂM 2026')
    """
    line = squeeze(text)
    word = next((word for word in sorted(TYPE_WORDS, key=len, reverse=True) if line.startswith(f"{word} ")), None)
    return (word, line[len(word) :].strip()) if word and line.upper() == line else None


def is_subject_line(text: str) -> bool:
    """Whether a line says what an official letter is about (trích yếu công văn).

    Example:
        >>> is_subject_line("V/v triển khai nhiệm vụ năm 2026")
        True
    """
    return fold(text).startswith(("v/v ", "v/v: ", "về việc "))


def is_form(text: str) -> bool:
    """Whether a line belongs to the form of any document: national title, motto, the words "Nơi nhận"."""
    return _FORM.fullmatch(fold(text)) is not None


def agency_name(lines: tuple[str, ...], *, province: str | None, printed: str) -> str | None:
    """The normal form of the issuing agency named in capitals in a letterhead.

    Args:
        lines: the lines of the letterhead, superior agency first.
        province: "tỉnh Bắc Ninh" where the document tells it, for a department without its province.
        printed: the text of the document, from which small letters are taken.

    Example:
        >>> agency_name(("ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"), province=None, printed="")
        'UBND tỉnh Bắc Giang'
    """
    whole = squeeze(" ".join(lines))
    if not whole:
        return None
    people = list(_PEOPLE.finditer(whole))
    own = whole
    superior: str | None = None
    if people:
        # "UBND TỈNH X / SỞ Y": what stands after the level's name is the department that issues.
        match = re.match(
            r"(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+(.+?)\s+((?:sở|ban|văn phòng|chi cục|phòng|ubnd|(?:ủy|uỷ) ban)\s.+)",
            whole,
            re.IGNORECASE,
        )
        if match and _LEVELS.match(match[1]):
            superior, own = _level_name(match[1]), match[2]
    elif (
        match := re.match(r"ubnd\s+(.+?)\s+((?:sở|ban|văn phòng|chi cục|phòng)\s.+)", whole, re.IGNORECASE)
    ) and _LEVELS.match(match[1]):
        superior, own = _level_name(match[1]), match[2]
    return _normal(own, superior or province, printed)


def normal_agency(text: str, *, province: str | None = None, printed: str = "") -> str:
    """The normal form of an agency named in running text: "Chủ tịch UBND tỉnh X" is its UBND.

    Example:
        >>> normal_agency("Chủ tịch Ủy ban nhân dân tỉnh Lào Cai")
        'UBND tỉnh Lào Cai'
    """
    bare = re.sub(r"^(?:Phó\s+)?Ch[uủ]\s+t[iị]ch\s+", "", squeeze(text), flags=re.IGNORECASE)
    return _normal(bare, province, printed)


def _normal(name: str, province: str | None, printed: str) -> str:
    people = re.match(r"(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s*(.*)", name, re.IGNORECASE)
    if people:
        where = people[1].strip()
        if where and not re.search(r"\s", where) and province:
            where = province if fold(where) in ("tỉnh", "thành phố") else where
        return f"UBND {_level_name(where)}".strip() if where else (f"UBND {province}" if province else "UBND")
    small = name if not _is_capitals(name) else small_letters(name, printed)
    if (
        province
        and re.match(r"(?:sở|ban quản lý|ban dân tộc|thanh tra)\b", fold(small))
        and not re.search(r"\b(?:tỉnh|thành phố)\b", fold(small))
    ):
        return f"{small} {province}"
    return small


def _level_name(text: str) -> str:
    """The name "TỈNH BẮC GIANG" as "tỉnh Bắc Giang"; small letters stay as they are."""
    if not _is_capitals(text):
        level = _LEVELS.match(text)
        return text[: level.end()].lower() + text[level.end() :] if level else text
    level = _LEVELS.match(text)
    if level is None:
        return text.title()
    return text[: level.end()].lower() + " ".join(word.capitalize() for word in text[level.end() :].split())


def _is_capitals(text: str) -> bool:
    return text.upper() == text


def small_letters(name: str, printed: str) -> str:
    """A name in capitals as the document itself prints it in small letters, else with its first letters large.

    Example:
        >>> small_letters("SỞ Y TẾ", "Giao Sở Y tế tổng hợp")
        'Sở Y tế'
    """
    wanted = fold(name)
    plain = squeeze(printed)
    lowered = fold(plain)
    at = lowered.find(wanted) if len(lowered) == len(plain) else -1
    while at >= 0:
        found = plain[at : at + len(wanted)]
        if not _is_capitals(found) and found[:1].isupper():
            return found
        at = lowered.find(wanted, at + 1)
    first, *rest = name.lower().split()
    if first in ("sở", "bộ", "cục", "vụ", "ban") and rest:
        return " ".join([first.capitalize(), rest[0].capitalize(), *rest[1:]])
    return name.capitalize()
