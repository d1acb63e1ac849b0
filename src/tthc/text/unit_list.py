"""Lists of units as cells print them (đơn vị chủ trì; đơn vị phối hợp), split into single mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tthc.errors import ParseError
from tthc.model.unit import UnitMention
from tthc.text.normal import UPPER, fold, nfc, squeeze

# Words a unit's name begins with, whatever follows.
_HEADS = (
    "UBND|HĐND|UBMTTQ|MTTQ|VPUBND|TTPVHCC|VP|Ủy ban|Uỷ ban|Hội đồng|Mặt trận|Văn phòng|Trung tâm|Bộ phận|Cục|Chi cục|"
    "Tổng cục|Vụ|Công an|Báo|Đài|Công ty|Tổng công ty|Tổng Công ty|Tập đoàn|Bảo hiểm|Thanh tra|Kho bạc|Thuế|"
    "Ngân hàng|Tòa án|Toà án|"
    "Viện kiểm sát|Bệnh viện|Bưu điện|Điện lực|Liên đoàn|Liên hiệp|Hiệp hội|Tỉnh ủy|Thành ủy|Đảng ủy|Chủ tịch|"
    "Thủ trưởng|"
    "Giám đốc|Kiểm toán|Hải quan|Quỹ|Học viện|Tổ công tác|Đoàn thanh niên|Đoàn Thanh niên"
)
# Words that are a unit's name only with a name of their own after them: "Sở Tư pháp", but "sở, ban, ngành".
_NAMED_HEADS = "Sở|Ban|Bộ|Phòng|Viện|Trường|Hội|Đoàn|Tổ|Trạm|Công chức|Bản|Xóm|Khối|Lãnh đạo"
# What a commune has below itself, named or numbered: "Thôn 3", "Khu phố Tân Lập", and who speaks for it.
_BELOW_COMMUNE = "thôn|bản|ấp|xóm|khối|khu phố|tổ dân phố|khu dân cư"
_SERIES = "Sở|Bộ|Ban|Phòng|Cục|Vụ|Viện|Trường|Chi cục"
# What plainly begins another unit after a comma.
_STARTS = re.compile(
    rf"(?:(?:[Cc]ác|[Nn]hững)\s+\S|(?:{_HEADS})(?=\s|$|[,;.(])|(?:{_NAMED_HEADS})\s+(?=[{UPPER}]|quản lý|"
    rf"chỉ đạo|chỉ huy|nghiên cứu)|(?:Thôn|Ấp|Khu phố|Tổ dân phố|Khu dân cư)\s+(?=[{UPPER}\d])|"
    rf"(?:[Tt]rưởng|[Bb]í thư [Cc]hi bộ)\s+(?:các\s+)?(?:{_BELOW_COMMUNE})\b|"
    r"(?:VNPT|Viettel|MobiFone|VNPost)\b"
    r"|[Ss]ở, (?:ban|ngành)|[Cc]ơ quan(?:,| chuyên môn| chủ trì| thuế| khác| có | liên quan)|[Dd]oanh nghiệp\b|"
    r"[Đđ]ơn vị có liên quan)"
)
_GENERIC = {
    "sở", "bộ", "ban", "ngành", "cơ quan", "đơn vị", "tổ chức", "cá nhân", "phòng", "phòng chuyên môn",
    "doanh nghiệp", "viện", "trường", "địa phương", "đoàn thể", "hội", "ban đảng", "cơ quan ngang bộ",
    "bộ phận", "nhà trường", "hội đoàn thể", "thôn", "bản", "ấp", "xóm", "khu phố", "tổ dân phố",
}  # fmt: skip
# Where the next unit begins although no sign parts it from the one before, as in cells that lost their lines.
_JOINT = re.compile(
    rf",\s*|\s+và\s+(?=[^\W\d_])|(?:(?<=[^\W\d_])|(?<=\)))\s+(?=Sở\s+[{UPPER}]|Sở, ban|Văn phòng (?:UBND|HĐND)|"
    r"Các\s+(?:sở|cơ quan|đơn vị|phòng|ban)\b)"
)
_WHOLE = re.compile(rf"(?:Sở\s+[{UPPER}]|Văn phòng (?:UBND|HĐND)|Công an tỉnh|Thanh tra tỉnh)")
_LEADS_ON = frozenset(
    "thuộc tại và của với cho trực cùng đạo tịch do theo qua gửi trình giữa hoặc là trên về đốc".split()
)
_REACH = 400
_CUT = "\ue000"  # a private character: no printed text holds it, and it is no white space
_LEVEL = r"(?:tỉnh|thành phố|huyện|xã|thôn|cơ sở|trung ương)"
_PLURAL = re.compile(
    rf"(?:các|những)\s+(?:{_BELOW_COMMUNE}|tổ|trạm|"
    r"cơ quan|đơn vị|tổ chức|sở|ban|bộ|ngành|địa phương|phòng|bộ phận|doanh nghiệp|hội|đoàn|"
    r"cơ sở|xã|phường|huyện|cục|vụ|"
    r"chi cục|trường|viện|bệnh viện|trung tâm|UBND|HĐND|thành viên|cơ báo|báo|chuyên gia|đồng chí)\b"
    r"(?! sao\b| đồ\b| vẽ\b)|[Cc]ơ quan, ",
    re.IGNORECASE,
)
_LEVEL_END = re.compile(rf"\s+(?:cấp\s+)?{_LEVEL}$", re.IGNORECASE)
_BARE_LEVEL = re.compile(rf"(?:cấp\s+)?{_LEVEL}", re.IGNORECASE)
_BULLET = re.compile(r"(?m)^[^\S\n]*[-–+•*](?:[^\S\n]*[-–+•*])*[^\S\n]*|(?<=[;.,):])\s*[-–+•*]\s*(?=[^\W\d_])")
_INNER_DASH = re.compile(r"\s[-–+•]\s*(?=\S)")
_SENTENCE = re.compile(rf"(?<=[^\W\d_])\.{{1,3}}\s+(?=[{UPPER}])")
_ENUMERATED = re.compile(r"(?:(?<=^)|(?<=\s))\(\d{1,2}\)\s+")
_COLLECTIVE = re.compile(
    r"(?:[Cc]ác|[Nn]hững|[Mm]ột số)\s|(?:sở|bộ|ban|ngành|phòng|cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|"
    r"viện|trường)(?:,| (?:có|được|liên|trực|thuộc|chuyên|theo))"
    r"|(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:cấp|các)\s|(?:UBND|HĐND) (?:huyện|xã|phường), |"
    r".*\bcấp (?:huyện|xã)\b",
    re.IGNORECASE,
)
_NAMES_WITH_AND = tuple(
    fold(name)
    for name in (
        "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch",
        "Kế hoạch và Đầu tư", "Tài nguyên và Môi trường", "Thông tin và Truyền thông",
        "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Nông nghiệp và PTNT",
        "Nông nghiệp và Phát triển nông thôn", "Dân tộc và Tôn giáo",
    )
)  # fmt: skip
_PLAIN_NAMES = {
    fold(name)
    for name in (
        "Tư pháp",
        "Nội vụ",
        "Tài chính",
        "Xây dựng",
        "Y tế",
        "Công Thương",
        "Ngoại vụ",
        "Du lịch",
        "Quốc phòng",
    )
}


def split_units(text: str) -> tuple[UnitMention, ...]:
    """The units a cell names, one mention each, a leading "các" dropped.

    Split at bullets, ";" and sentence ends; at "," and "và" only where what follows is plainly another unit;
    "các Sở: A, B và C" is spread; a parenthesis stays with its unit.

    Example:
        >>> [str(unit) for unit in split_units("Các sở, ban, ngành, UBND huyện, thị xã, thành phố")]
        ['sở, ban, ngành', 'UBND huyện, thị xã, thành phố']
        >>> [str(unit) for unit in split_units("các Sở: Nội vụ, Tư pháp và Y tế; Công an tỉnh")]
        ['Sở Nội vụ', 'Sở Tư pháp', 'Sở Y tế', 'Công an tỉnh']
    """
    names: list[tuple[str, bool]] = []
    for piece in _pieces(nfc(text)):
        names.extend(_mentions(piece))
    return tuple(UnitMention(name=name, collective=collective) for name, collective in names if name)


def parse_unit(text: str) -> UnitMention:
    """The one unit, or the one collective, that a whole phrase names.

    Raises:
        ParseError: it names none that begins like a unit's name, or several.

    Example:
        >>> parse_unit("- Sở Tư pháp.").name
        'Sở Tư pháp'
        >>> parse_unit("Sở Tư pháp, Sở Nội vụ")
        Traceback (most recent call last):
        tthc.errors.ParseError: 'Sở Tư pháp, Sở Nội vụ' names 2 units (give one, or use split_units)
    """
    mentions = split_units(text)
    if len(mentions) > 1:
        raise ParseError(f"{text!r:.120} names {len(mentions)} units", hint="give one, or use split_units")
    if not mentions or not begins_unit(text):
        raise ParseError(f"{text!r:.120} names no unit", hint='write it as in "Sở Tư pháp" or "UBND các xã, phường"')
    return mentions[0]


@lru_cache(maxsize=8192)
def begins_unit(text: str) -> bool:
    """Whether a text begins like a unit cell, bullet or not.

    Example:
        >>> begins_unit("- Sở Tư pháp."), begins_unit("Xây dựng kế hoạch")
        (True, False)
    """
    bare = _bare(squeeze(text))
    if re.match(r"(?:các|những)\s", bare, re.IGNORECASE) and not _PLURAL.match(bare):
        return False
    first = bare.split(",")[0].split(" và ")[0]
    return bool(
        _STARTS.match(bare)
        or _STARTS.match(bare[:1].upper() + bare[1:])
        or fold(first) in _GENERIC
        or re.match(
            r"(?:cơ quan|đơn vị|địa phương|doanh nghiệp|nhà đầu tư|tổ chức|bộ phận|phòng) ", bare, re.IGNORECASE
        )
    )


def _bare(text: str) -> str:
    return re.sub(r"^(?:[-–+•*]\s*)+", "", text).strip()


def _pieces(text: str) -> list[str]:
    """Cut at what always ends a mention; a list after "các Sở:" keeps its own semicolons."""
    cut = squeeze(_BULLET.sub(_CUT, text))
    cut = _INNER_DASH.sub(lambda m: _CUT if _STARTS.match(cut, m.end()) else m[0], cut)
    out: list[str] = []
    for line in _ENUMERATED.sub(_CUT, cut).split(_CUT):
        for sentence in _outside_brackets(line, _SENTENCE):
            out.extend([sentence] if _semicolon_series(sentence) else _outside_brackets(sentence, re.compile(";")))
    return [_trim(piece) for piece in out if _trim(piece)]


def _semicolon_series(text: str) -> bool:
    """Whether ";" parts the names of one series: "Các Cục: Báo chí; Xuất bản, In và Phát hành"."""
    series = re.match(rf"\s*[Cc]ác\s+(?:{_SERIES})\s*:([^,;]*);\s*(.*)", text, re.IGNORECASE)
    return bool(series and not _STARTS.match(series[2]))


def _trim(text: str) -> str:
    return _bare(text.strip(" ;.,…")).strip(" ;.,…")


def _outside_brackets(text: str, cut: re.Pattern[str]) -> list[str]:
    parts, last = [], 0
    for match in _outside(text, cut):
        parts.append(text[last : match.start()])
        last = match.end()
    return [*parts, text[last:]]


def _outside(text: str, cut: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern matches outside brackets."""
    depth = at = 0
    for match in cut.finditer(text):
        depth += text.count("(", at, match.start()) - text.count(")", at, match.start())
        at = match.start()
        if depth <= 0:
            yield match


def _mentions(piece: str) -> list[tuple[str, bool]]:
    elements = _elements(piece)
    names: list[tuple[str, bool]] = []
    head: str | None = None  # the noun of "các Sở: …" that the next elements share
    for element in elements:
        series = re.match(rf"[Cc]ác\s+({_SERIES})\s*:\s*(.+)", element, re.IGNORECASE) or re.match(
            rf"[Cc]ác\s+({_SERIES})\s+(?=[{UPPER}])(.+)", element
        )
        communes = re.match(
            r"(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+các\s+(xã|phường|huyện|thị xã)\s*:\s*(.+)",
            element,
            re.IGNORECASE,
        )
        if communes:
            head = f"{communes[1]} {communes[2]}"
            names.append((f"{head} {communes[3].strip()}", False))
        elif series:
            head = series[1][0].upper() + series[1][1:]
            names.extend((f"{head} {name}", False) for name in _series_names(series[2]))
        elif head and not _STARTS.match(element) and element[:1].isupper():
            names.extend((f"{head} {name}", False) for name in _series_names(element))
        elif names and _BARE_LEVEL.fullmatch(element) and _LEVEL_END.search(names[-1][0]):
            level = element if fold(element).startswith("cấp") or "cấp" not in names[-1][0] else f"cấp {element}"
            names.append((f"{_LEVEL_END.sub('', names[-1][0])} {level}", True))
        else:
            head = None
            bare = re.sub(r"^(?:[Cc]ác|[Nn]hững)\s+", "", element)
            names.append((bare, bool(_COLLECTIVE.match(element))))
    return names


def _elements(piece: str) -> list[str]:
    """Cut a piece at each comma or "và" after which another unit plainly begins."""
    if _semicolon_series(piece):
        head, _, names = piece.partition(":")
        first, *rest = names.split(";")
        return [f"{head}: {name.strip()}" for name in (first, *rest) if name.strip()]
    shared = bool(
        re.search(rf"[Cc]ác\s+(?:{_SERIES})(?:\s*:|\s+(?=[{UPPER}]))|(?:UBND|[Ủủ]y ban nhân dân)\s+các\s+[^:]+:", piece)
    )
    out, last = [], 0
    for match in _outside(piece, _JOINT):
        # No name is longer: what lies farther off decides nothing.
        left = piece[max(last, match.start() - _REACH) : match.start()]
        right = piece[match.end() : match.end() + _REACH]
        if not right:
            continue
        if match[0].isspace():
            cut = _runs_into(piece[last : min(last + _REACH, match.start())], left)
        else:
            cut = _cuts(left, right, comma=match[0].startswith(","), shared=shared)
        if cut:
            out.append(piece[last : match.start()].strip())
            last = match.end()
    return [element for element in (*out, piece[last:].strip(" ,")) if element]


def _runs_into(begin: str, left: str) -> bool:
    """Whether the name of a unit is whole where the next begins without a sign: "Sở Nội vụ Văn phòng UBND tỉnh"."""
    word = left.rsplit(None, 1)[-1] if left.strip() else ""
    return bool(_WHOLE.match(begin)) and fold(word) not in _LEADS_ON


def _cuts(left: str, right: str, *, comma: bool, shared: bool) -> bool:
    generic_left = fold(re.sub(r"^[Cc]ác\s+", "", left.rsplit(",", maxsplit=1)[-1].strip())) in _GENERIC
    starts = bool(_STARTS.match(right))
    if not comma:
        if re.search(r"(?:HĐND|Hội đồng nhân dân)$", left.strip()):
            return False
        plural = bool(_PLURAL.match(right))
        in_clause = bool(re.search(r"\s(?:tại|theo|có|được)\s", left))
        return plural or (starts and not in_clause)
    if _BARE_LEVEL.fullmatch(re.split(r",| và ", right)[0].strip()):
        return bool(re.search(rf"(?:cấp\s+{_LEVEL}|(?:công|cửa|quả)\s+{_LEVEL})$", left.strip(), re.IGNORECASE))
    if starts:
        lower = right[:1].islower() and not re.match(r"các\s|sở, ", right)
        return not (generic_left and lower)
    if not shared or not right[:1].isupper():
        return False
    return not _inside_name(left, right)


def _inside_name(left: str, right: str) -> bool:
    """Whether the comma stands inside the name of one department: "Văn hóa, Thể thao và Du lịch"."""
    joined = fold(f"{left.rsplit(',', maxsplit=1)[-1].rsplit(':', maxsplit=1)[-1].strip()}, {right}")
    joined = re.sub(rf"^các (?:{_SERIES.lower()}) ", "", joined)
    return any("," in name and joined.startswith(name) for name in _NAMES_WITH_AND)


def _series_names(text: str) -> list[str]:
    """The names of "A và B" where both are names of departments, else the one name."""
    name = text.strip(" ,.;")
    for match in re.finditer(r"\s+và\s+", name):
        left, right = name[: match.start()], name[match.end() :]
        known = {*_PLAIN_NAMES, *_NAMES_WITH_AND}
        if fold(left) in known and fold(right) in known:
            return [left, right]
    return [name] if name else []
