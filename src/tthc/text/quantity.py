"""Figures with their comparator and unit (trên 95%, tối thiểu 02 mô hình, từ 80% đến 90%)."""

from __future__ import annotations

import re

from attrs import frozen

from tthc.errors import ParseError
from tthc.model.target import Comparator, MeasureUnit
from tthc.text.found import Found
from tthc.text.normal import Aligned, squeeze

_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (
        r"không (?:được )?(?:vượt )?quá|tối đa|nhiều nhất|không (?:cao|lớn|nhiều|vượt) hơn|không vượt|≤|<=",
        "<=",
    ),
    (
        r"tối thiểu|ít nhất|không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|(?:bằng hoặc|từ) trên|≥|>=",
        ">=",
    ),
    (r"trên|hơn|vượt(?: quá)?|quá|lớn hơn|cao hơn|>", ">"),
    (r"dưới|thấp hơn|nhỏ hơn|ít hơn|<", "<"),
)
_AFTER: tuple[tuple[str, Comparator], ...] = ((r"trở lên", ">="), (r"trở xuống", "<="))
_MULTIPLES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_SHARES = {
    "một nửa": 50,
    "một phần ba": 100 / 3,
    "hai phần ba": 200 / 3,
    "một phần tư": 25,
    "ba phần tư": 75,
}
# The first that matches names the unit; what stands here for no unit of measure is counted as "item".
_UNITS: tuple[tuple[str, MeasureUnit], ...] = (
    (r"điểm (?:phần trăm|%)", "pp"),
    (r"%|％|phần trăm", "%"),
    (r"ngày làm việc", "working_day"),
    (r"ngày", "day"),
    (r"giờ", "hour"),
    (r"tháng", "month"),
    (r"năm", "year"),
    (r"lần", "time"),
    (r"điểm(?! (?:đến|du lịch|thi|phục vụ|tiếp nhận|hỗ trợ|cầu|dân cư|nóng|bưu))", "point"),
    (r"đồng(?! bộ)|vnđ|vnd", "VND"),
    (r"usd|đô la mỹ|đô la", "USD"),
    (r"ha|héc ta|hecta", "ha"),
    (r"tấn", "tonne"),
    (r"hộ(?: gia đình| dân)?(?! (?:chiếu|tịch|khẩu|kinh doanh))", "household"),
    (r"doanh nghiệp", "enterprise"),
    (r"(?:bộ )?hồ sơ", "dossier"),
    (r"(?:nhóm )?(?:tthc|thủ tục)", "procedure"),
    (r"dịch vụ|dvc", "service"),
    (r"nhiệm vụ", "task"),
    (r"(?:cơ quan|đơn vị|sở|ban|ngành|xã(?! hội)|phường|ubnd|địa phương)", "unit"),
    (r"(?:lượt )?(?:người|cán bộ|công chức|viên chức|học viên|chuyên gia|đại biểu|nhân lực|lao động)", "person"),
    (r"văn bản|báo cáo|quyết định|nghị quyết|thông tư|tờ trình|kế hoạch", "document"),
)  # fmt: skip
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,6})?(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,6})?"
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?: ?(?P<same>%|％|phần trăm))?"
    r"(?:(?P<link> ?(?:-|đến|tới|lên|xuống)(?: còn| mức| đến| tới| đạt| tối thiểu| tối đa| trên| dưới)* ?)"
    rf"(?P<high>{_NUMBER}))?"
    rf"(?P<hundred>/100(?= điểm))?(?![\d/]|[.,]\d)"
    rf"|(?<!\w)(?P<share>{'|'.join(_SHARES)})(?!\w)"
    # All of something is a figure only where it is said of what is to be done with it.
    r"|(?<!\w)(?P<all>toàn bộ|tất cả)(?= [^,;.:%]{3,120}? (?:được|phải|đều)(?!\w))(?![^,;.]{0,160}%)"
    rf"|(?<!\w)gấp (?:(?P<twice>đôi|ba|rưỡi)|(?P<fold>{_NUMBER}|hai|ba|bốn|năm) lần)(?!\w)",
    re.IGNORECASE,
)
_TIMES = {"đôi": 2.0, "ba": 3.0, "rưỡi": 1.5, "hai": 2.0, "bốn": 4.0, "năm": 5.0}
# What "toàn bộ" stands behind where it promises: nothing, a mark, or a word of aim.
_PROMISED = re.compile(
    r"(?:^|[,;:.\-–+•*\n(]\s*|(?<!\w)(?:bảo đảm|đảm bảo|phấn đấu|đối với|yêu cầu)(?: (?:có|đạt|cho))? )\Z",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(rf" (?P<word>{'|'.join(_MULTIPLES)})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    " ?(?:số |lượng )?(?:các )?(?:"
    + "|".join(f"(?P<u{n}>{pattern})" for n, (pattern, _) in enumerate(_UNITS))
    + r")(?!\w)|(?P<item> [^\W\d_])",
    re.IGNORECASE,
)
_FILLER = r"(?: (?:là|đạt|từ|khoảng|mức|có|được|ở|thêm|về))*"
_COMPARED = re.compile(
    "(?:" + "|".join(rf"(?P<c{n}>(?<!\w)(?:{pattern}))" for n, (pattern, _) in enumerate(_BEFORE)) + rf"){_FILLER} ?\Z",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    "(?:[^,;.]{0,12}?)" + "(?:" + "|".join(f"(?P<a{n}>{p})" for n, (p, _) in enumerate(_AFTER)) + ")",
    re.IGNORECASE,
)
_NEVER = re.compile(r"(?<!\w)không (?:để|cho|được)(?!\w)[^,;.:]{0,80}\Z", re.IGNORECASE)
_NEGATED: dict[Comparator, Comparator] = {">": "<=", "<": ">=", ">=": ">=", "<=": "<="}
_FROM = re.compile(r"(?<!\w)(?:từ|khoảng) ?\Z", re.IGNORECASE)
_SHIFT = re.compile(r"(?:lên|xuống)", re.IGNORECASE)
_REACH = 40


@frozen
class Quantity:
    """A figure, as printed, and the set of values it stands for.

    Attributes:
        comparator: belongs to ``value``; a bare figure and a range mean at least that much, from its lower
            end; a bare 0 at most that.
        value: a whole number is an int.
        unit: from the closed list; "item" for anything else counted.
        is_explicit: whether a word of comparison stands there.
        is_move: whether it arrives from another figure ("từ 70% lên 85%").
        upper: the upper end of a range.
        is_multiple: whether it is told as a multiple of what was ("gấp đôi"): the value is what is added to it.
    """

    comparator: Comparator
    value: int | float
    unit: MeasureUnit
    is_explicit: bool
    is_move: bool = False
    upper: int | float | None = None
    is_multiple: bool = False


def parse_number(text: str) -> int | float:
    """A number as Vietnamese texts print it: "." between thousands, "," before decimals.

    A "." that does not stand before three digits is a decimal mark.

    Raises:
        ParseError: the text is no number.

    Example:
        >>> parse_number("1.234,5"), parse_number("02"), parse_number("39.000"), parse_number("99.5")
        (1234.5, 2, 39000, 99.5)
    """
    printed = squeeze(text)
    if not re.fullmatch(_NUMBER, printed):
        raise ParseError(f"{text!r} is not a number", hint='write it as in "1.234,5"')
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    return _whole(float(printed.replace(",", ".")))


def find_quantities(text: str) -> tuple[Found[Quantity], ...]:
    """Every figure that counts or measures something, comparator and unit inside the span.

    A range counts by its lower end; a move ("từ 70% lên 85%") by where it arrives.

    Example:
        >>> [(q.text, q.value.comparator, q.value.value, q.value.unit) for q in find_quantities("đạt từ 98,5% trở lên")]
        [('từ 98,5% trở lên', '>=', 98.5, '%')]
        >>> [(q.value.comparator, q.value.value) for q in find_quantities("không quá 1.200 hồ sơ; 50-60% số xã")]
        [('<=', 1200), ('>=', 50)]
    """
    aligned = Aligned.of(text)
    found = []
    for quantity in quantities_in(aligned.text):
        start, end = aligned.span(quantity.start, quantity.end)
        found.append(Found(quantity.value, aligned.original[start:end], start, end))
    return tuple(found)


def quantities_in(text: str) -> tuple[Found[Quantity], ...]:
    """``find_quantities`` of a text already in aligned form; spans count in it."""
    found, last = [], 0
    for figure in _FIGURE.finditer(text):
        quantity = _quantity(text, figure, last)
        if quantity is not None:
            found.append(quantity)
            last = quantity.end
    return tuple(found)


def _quantity(text: str, figure: re.Match[str], last: int) -> Found[Quantity] | None:
    if figure["all"] and not _PROMISED.search(text[max(last, figure.start() - _REACH) : figure.start()]):
        return None
    measured = _measure(text, figure)
    if measured is None:
        return None
    value, unit, end = measured
    before = text[max(last, figure.start() - _REACH) : figure.start()]
    compared = _COMPARED.search(before)
    opening = compared or _FROM.search(before)
    start = figure.start() - len(before) + opening.start() if opening else figure.start()
    comparator: Comparator = ">=" if value else "<="
    trailing = None
    if compared:
        comparator = _BEFORE[int((compared.lastgroup or "c0")[1:])][1]
        if _NEVER.search(text, max(last, start - 2 * _REACH), start):
            comparator = _NEGATED[comparator]
    elif trailing := _TRAILING.match(text, end):
        comparator, end = (
            _AFTER[int((trailing.lastgroup or "a0")[1:])][1],
            trailing.end(),
        )
    link = (figure["link"] or "").lower()
    if "xuống" in link:
        comparator = "<" if "dưới" in link else "<="
    elif "trên" in link:
        comparator = ">"
    quantity = Quantity(
        comparator,
        value,
        unit,
        bool(compared or trailing),
        bool(_SHIFT.search(link)),
        _upper(text, figure, value),
        bool(figure["twice"] or figure["fold"]),
    )
    return Found(quantity, text[start:end], start, end)


def _measure(text: str, figure: re.Match[str]) -> tuple[int | float, MeasureUnit, int] | None:
    """The value, its unit, and where they end."""
    end = figure.end()
    if figure["all"]:
        return 100, "%", end
    if figure["twice"] or figure["fold"]:
        word = (figure["twice"] or figure["fold"]).lower()
        return _whole(round((_TIMES.get(word) or float(parse_number(word))) * 100 - 100, 4)), "%", end
    if figure["share"]:
        return _whole(round(_SHARES[figure["share"].lower()], 4)), "%", end
    value = _value(figure)
    multiple = _MULTIPLE.match(text, end)
    if multiple:
        value, end = (
            _whole(value * _MULTIPLES[multiple["word"].lower()]),
            multiple.end(),
        )
    unit = _unit(text, end, figure)
    return (value, unit[0], unit[1]) if unit else None


def _upper(text: str, figure: re.Match[str], value: float) -> int | float | None:
    """The upper end of a range, in the unit of its lower end."""
    if not figure["high"] or _SHIFT.search(figure["link"]):
        return None
    multiple = _MULTIPLE.match(text, figure.end())
    upper = parse_number(figure["high"])
    upper = _whole(upper * _MULTIPLES[multiple["word"].lower()]) if multiple else upper
    return upper if upper > value else None


def _value(figure: re.Match[str]) -> int | float:
    arrives = figure["high"] and _SHIFT.search(figure["link"])
    return parse_number(figure["high"] if arrives else figure["low"])


def _unit(text: str, at: int, figure: re.Match[str]) -> tuple[MeasureUnit, int] | None:
    if figure["same"] and not figure["high"]:
        return "%", at
    unit = _UNIT.match(text, at)
    if unit is None:
        return ("%", at) if figure["same"] else None
    if unit["item"]:
        return "item", at
    return _UNITS[int((unit.lastgroup or "u0")[1:])][1], unit.end()


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value
