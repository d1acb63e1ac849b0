"""What a Word file of a plan looks like by Decree 30/2020: its words and the styles of its paragraphs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from tthc.io.word.element import Xml, style_id, tag, twips

Words = Mapping[str, Any]

# Width of a letter of Times New Roman as a part of its height; a rule need not be more exact.
_CAPITAL: Final = 0.70
_SMALL: Final = 0.46
_NARROW: Final = 0.29
_BOLD: Final = 1.05
_SIGNS: Final = (("bold", ("b", "bCs")), ("italic", ("i", "iCs")))


@cache
def words(part: str) -> Words:
    """A part of the table: "form", "page", "style", "tasks" or "review".

    Example:
        >>> words("form")["kind"]
        'KẾ HOẠCH'
    """
    table: Words = tomllib.loads(files("tthc").joinpath("data", "word.toml").read_text("utf-8"))[part]
    return table


def style_xml(key: str) -> Xml:
    """The definition of a style of paragraphs."""
    made = words("style")[key]
    size = round(2 * made["size"])
    layout = (
        tag("keepNext") if made.get("keep") else Xml(""),
        tag("spacing", before=20 * made.get("before", 0), after=20 * made.get("after", 0), line=240, lineRule="auto"),
        tag("ind", firstLine=twips(made.get("indent", 0))),
        tag("jc", val=made["align"]),
    )
    signs = (tag(sign) for name, signs in _SIGNS for sign in signs if made.get(name))
    return tag(
        "style",
        tag("name", val=made["name"]),
        tag("basedOn", val="Normal"),
        tag("qFormat"),
        tag("pPr", *layout),
        tag("rPr", *signs, tag("sz", val=size), tag("szCs", val=size)),
        type="paragraph",
        customStyle=1,
        styleId=style_id(key),
    )


def line_width(text: str, style: str) -> int:
    """About how long a line of text is in a style, in twips.

    Example:
        >>> line_width("ỦY BAN NHÂN DÂN", "issuer") > line_width("Ủy ban nhân dân", "issuer")
        True
    """
    made = words("style")[style]
    ems = sum(_NARROW if not sign.isalnum() or sign in "ijltfI" else _CAPITAL if sign.isupper() else _SMALL
              for sign in text)  # fmt: skip
    size = 20 * float(made["size"]) * (_BOLD if made.get("bold") else 1)
    return round(ems * size)
