"""Names of WordprocessingML (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from tthc.io.word.element import NAMESPACE, w

_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

FALLBACK: Final = f"{_MC}Fallback"


def plain(data: bytes) -> bytes:
    """A part with the names of the strict form of the standard put in those of the usual one."""
    return data.replace(_STRICT, NAMESPACE.encode()) if _STRICT in data[:20_000] else data


VAL: Final = w("val")
OFF: Final = ("0", "false", "off", "none")
"""How a property that can be on or off says that it is off."""
P_PR, R_PR = w("pPr"), w("rPr")
P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
TAB, BR, CR, SYM = (w(name) for name in ("tab", "br", "cr", "sym"))
HYPHEN, SOFT_HYPHEN = w("noBreakHyphen"), w("softHyphen")
FOOTNOTE_MARK, ENDNOTE_MARK = w("footnoteReference"), w("endnoteReference")
TEXT_BOX: Final = w("txbxContent")


@cache
def _names(path: str) -> tuple[str, ...]:
    return tuple(w(name) for name in path.split("/"))


def value(element: Any, path: str) -> str | None:
    """The value of a property below an element, such as ``pPr/jc``; None where it has none."""
    for name in _names(path):
        element = element.find(name)
        if element is None:
            return None
    found: str | None = element.get(VAL)
    return found


def is_on(element: Any, path: str) -> bool:
    """Whether a property that can be on or off is there and on."""
    for name in _names(path):
        element = element.find(name)
        if element is None:
            return False
    return element.get(VAL) not in OFF
