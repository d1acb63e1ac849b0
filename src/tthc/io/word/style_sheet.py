"""What the styles of a Word document say of its paragraphs: which are headings, and which stand in lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from attrs import frozen

from tthc.io.word.element import w
from tthc.io.word.names import VAL, plain, value
from tthc.io.xml import parse_xml

_STYLE: Final = b"<w:style "
_END: Final = b"</w:style>"
_UNREAD: Final = (b'w:type="table"', b'w:type="character"')
_STYLE_ID, _NAME, _BASED_ON, _OF_PARAGRAPH = w("styleId"), w("name"), w("basedOn"), w("pPr")
_LIST, _OUTLINE = w("numPr"), w("outlineLvl")


class ListPlace(NamedTuple):
    """The list that a style puts its paragraphs in, and their level in it."""

    list_id: str | None = None
    depth: str | None = None


_NOWHERE: Final = ListPlace()


@frozen
class StyleSheet:
    """The styles of paragraphs.

    Attributes:
        headings: the ids of those of headings.
        lists: where each one, by its id, puts its paragraphs.
    """

    headings: frozenset[str] = frozenset()
    lists: Mapping[str, ListPlace] = {}


def style_sheet(part: bytes | None, where: str) -> StyleSheet:
    """The styles of a document.

    Args:
        part: the part that holds them, None where there is none.
        where: the file, for errors.

    Raises:
        InputError: the part is no XML.
    """
    if part is None:
        return StyleSheet()
    headings: set[str] = set()
    own: dict[str, ListPlace] = {}
    based: dict[str, str] = {}
    for style in parse_xml(_of_paragraphs(plain(part)), where=where, extra="docx").iter(w("style")):
        key = style.get(_STYLE_ID)
        own[key] = _NOWHERE
        for item in style:
            tag = item.tag
            if tag == _NAME and (item.get(VAL) or "").lower().startswith("heading"):
                headings.add(key)
            elif tag == _BASED_ON:
                based[key] = item.get(VAL)
            elif tag == _OF_PARAGRAPH:
                if item.find(_LIST) is not None:
                    own[key] = ListPlace(value(item, "numPr/numId"), value(item, "numPr/ilvl"))
                if item.find(_OUTLINE) is not None:
                    headings.add(key)
    return StyleSheet(frozenset(headings), {key: _inherited(key, own, based) for key in own})


def _of_paragraphs(part: bytes) -> bytes:
    """The part without the styles of tables and letters, which are most of it and say nothing of paragraphs."""
    if b"<!" in part:
        return part
    first, *styles = part.split(_STYLE)
    return b"".join((first, *_kept(styles)))


def _kept(styles: Iterable[bytes]) -> Iterable[bytes]:
    for style in styles:
        if style.startswith(_UNREAD):
            end = style.rfind(_END)
            yield style[end + len(_END) :] if end >= 0 else _STYLE + style
        else:
            yield _STYLE + style


def _inherited(name: str, own: Mapping[str, ListPlace], based: Mapping[str, str]) -> ListPlace:
    """Where a style puts its paragraphs, those it is based on asked as well."""
    above, seen = name, {name}
    while own.get(above, _NOWHERE).list_id is None and above in based and based[above] not in seen:
        above = based[above]
        seen.add(above)
    found = own.get(above, _NOWHERE)
    return ListPlace(found.list_id, own[name].depth or found.depth)
