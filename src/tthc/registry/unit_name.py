"""Names of units as they are compared (tên đơn vị): abbreviations written out, marks and capitals left aside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tthc.text.normal import fold

_SHORT_FORMS: Final = (
    ("vp ubnd|vpubnd|vp.ubnd", "văn phòng ủy ban nhân dân"),
    ("vp hđnd|vphđnd", "văn phòng hội đồng nhân dân"),
    ("vpcp", "văn phòng chính phủ"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ubmttqvn|ubmttq|mttq việt nam|mttqvn|mttq", "mặt trận tổ quốc"),
    ("ttpvhcc|tt pvhcc|tt phục vụ hcc|trung tâm pvhcc|trung tâm phục vụ hcc", "trung tâm phục vụ hành chính công"),
    ("bp một cửa|bpmc", "bộ phận một cửa"),
    ("khcn|kh&cn|kh và cn", "khoa học và công nghệ"),
    ("nnmt|nn&mt|nn và mt", "nông nghiệp và môi trường"),
    ("nnptnt|nn&ptnt|nn và ptnt|nông nghiệp và ptnt", "nông nghiệp và phát triển nông thôn"),
    ("gdđt|gd&đt|gd và đt", "giáo dục và đào tạo"),
    ("vhttdl|vhtt&dl|vh,tt&dl|vh, tt&dl|vhtt và dl|vh,tt và dl", "văn hóa, thể thao và du lịch"),
    ("khđt|kh&đt|kh và đt", "kế hoạch và đầu tư"),
    ("tnmt|tn&mt|tn và mt", "tài nguyên và môi trường"),
    ("tttt|tt&tt|tt và tt", "thông tin và truyền thông"),
    ("lđtbxh|lđtb&xh|lđ-tbxh|lđ-tb&xh|lđ, tb&xh|lđtb và xh", "lao động - thương binh và xã hội"),
    ("gtvt", "giao thông vận tải"),
    ("dttg|dt&tg|dt và tg", "dân tộc và tôn giáo"),
    ("tp.|tp", "thành phố"),
    ("tx.|tx", "thị xã"),
    ("p. kinh tế", "phòng kinh tế"),
)
_PATTERNS: Final = tuple(
    (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(short.split('|'), key=len, reverse=True)))})(?!\w)"),
        whole,
    )
    for short, whole in _SHORT_FORMS
)
_PLURAL: Final = re.compile(r"^(?:các|những)\s+")
_MARKS: Final = re.compile(r"[^\w]+")


@lru_cache(maxsize=32768)
def unit_key(name: str) -> str:
    """What two spellings of one unit's name share.

    Example:
        >>> unit_key("VP. UBND TP Huế") == unit_key("Văn phòng Uỷ ban nhân dân thành phố Huế")
        True
        >>> unit_key("Sở VH,TT&DL") == unit_key("Sở Văn hoá, Thể thao và Du lịch")
        True
    """
    plain = fold(name).replace("vp. ", "vp ")
    for pattern, whole in _PATTERNS:
        plain = pattern.sub(whole, plain)
    plain = _PLURAL.sub("", plain.replace("&", " và "))
    return " ".join(_MARKS.sub(" ", plain).split())
