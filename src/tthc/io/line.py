"""Lines of a text, with the markup of Markdown and stray HTML taken off."""

from __future__ import annotations

import re

from attrs import frozen

from tthc.io.markup import aside, back
from tthc.model import Place
from tthc.text.normal import squeeze

_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|p|sup|sub|font|div|a)(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</?li(?:\s[^<>]*)?>|</?[uo]l(?:\s[^<>]*)?>", re.IGNORECASE)
_STARS = re.compile(r"\*{2,3}|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|^\*(?=\s*\S)|\*\s*$|__")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_BULLETS = re.compile(r"^\s*[-–—+•▪*](?:\s*[-–—+•▪])*\s*(?=[\w“\"'(])")
_CUT_NUMBER = re.compile(r"\d/[^\s]*-$")
_LONGEST_NUMBER = 60
_RULE = re.compile(r"[^\w]*")


@frozen
class Line:
    """One line of the file.

    Attributes:
        number: counted from 1.
        raw: as in the file.
        text: without markup; tabs are kept, for they part cells.
        heading: the markup makes a heading of it.
        runs_on: bold type that began on the line before goes on in it.
        place: where it stands, for people; None where that is its number.
        whole: it is a paragraph as its file has it, never a part that a page wrapped.
    """

    number: int
    raw: str
    text: str
    heading: bool = False
    runs_on: bool = False
    place: Place | None = None
    whole: bool = False

    @property
    def blank(self) -> bool:
        """Nothing to read stands in it: white space, a rule, a row mark of a table."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def bulleted(self) -> bool:
        """It begins with a bullet."""
        return is_bulleted(self.text)


def is_bulleted(text: str) -> bool:
    """Whether a text begins with a bullet.

    Example:
        >>> is_bulleted("- Sở Tư pháp"), is_bulleted("-------")
        (True, False)
    """
    return _BULLETS.match(text) is not None


def without_bullet(text: str) -> str:
    """The text without the bullets it begins with.

    Example:
        >>> without_bullet("- -Sở, ban, ngành")
        'Sở, ban, ngành'
    """
    return _BULLETS.sub("", text).strip()


def without_markup(raw: str) -> str:
    r"""The text of a line or cell without markup; breaks and list items become line ends.

    Example:
        >>> without_markup("<b>I</b> Nhóm **nhiệm vụ**<br>chung")
        'I Nhóm nhiệm vụ\nchung'
    """
    text = _BREAK.sub("\n", _TAG.sub("", aside(raw)))
    if "*" in text or "__" in text:
        text = _STARS.sub("", text)
    pieces = (piece.strip(" \r\f\v\u00a0\ufeff") for piece in text.split("\n"))
    return back("\n".join(piece for piece in pieces if piece))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    out: list[Line] = []
    bold = False
    for number, raw in enumerate(text.split("\n"), start=1):
        opened = bold
        if not raw.strip():
            bold = False
        elif raw.count("**") % 2:
            bold = not bold
        whole = re.fullmatch(r"\s*\*\*[^*]+\*\*\s*", raw) is not None
        begins = bold and not opened and raw.lstrip().startswith("**")
        bare = _HEADING.sub("", raw)
        plain = without_markup(bare).replace("\n", " ") if any(sign in bare for sign in "<*\\") else bare.rstrip()
        heading = bool(_HEADING.match(raw)) or whole or begins or (opened and "**" in raw.strip()[-3:])
        out.append(Line(number, raw, plain, heading, runs_on=opened and bool(out) and not out[-1].blank))
    return tuple(out)


def join(parts: list[str]) -> str:
    r"""Wrapped lines as one text: bullets keep lines of their own, a number cut at its hyphen closes up.

    Example:
        >>> join(["theo Nghị định 107/2021/NĐ-", "CP; và", "- Văn bản"])
        'theo Nghị định 107/2021/NĐ-CP; và\n- Văn bản'
    """
    text = ""
    for part in (squeeze(part) for part in parts):
        if not part:
            continue
        if not text:
            text = part
        elif is_bulleted(part):
            text += "\n" + part
        elif _CUT_NUMBER.search(text[-_LONGEST_NUMBER:]):
            text += part
        else:
            text += " " + part
    return text
