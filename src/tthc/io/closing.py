"""The end of a document: recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from attrs import frozen

from tthc.io.line import Line, is_bulleted, without_bullet
from tthc.model import Signatory
from tthc.text.normal import squeeze
from tthc.text.signature import is_person_name, is_signature_line, read_signature

_LABEL = re.compile(r"N[ơo]i nhận\s*:?\s*", re.IGNORECASE)
_INLINE = re.compile(r"(?:(?<=[;.])|(?<=^))\s*[-–+]\s+")
_ON_BEHALF = re.compile(r"^(?:TM|KT|TL|TUQ)\.\s|^(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC)\b")


@frozen
class Closing:
    """Recipients and signature, the lines they stand on, and the lines that are neither."""

    recipients: tuple[str, ...] = ()
    signatory: Signatory | None = None
    taken: tuple[int, ...] = ()
    form: tuple[int, ...] = ()
    rest: tuple[Line, ...] = ()


def read_closing(lines: Sequence[Line]) -> Closing:
    """Read the lines from "Nơi nhận" to the first annex."""
    full = [line for line in lines if not line.blank]
    if not full:
        return Closing()
    first, *others = full
    inline = _LABEL.sub("", squeeze(first.text), count=1)
    sign_at = next((i for i, line in enumerate(others) if _signs(line.text)), None)
    if sign_at is None:
        sign_at = next(
            (i for i, line in enumerate(others) if not is_bulleted(line.text) and is_person_name(line.text)), None
        )
    listed = others if sign_at is None else others[:sign_at]
    signed = [] if sign_at is None else others[sign_at:]
    recipients = _recipients([inline, *(line.text for line in listed)] if inline else [line.text for line in listed])
    block, rest = _signature_block(signed)
    # A page may end beside the signature: the rest of the list stands on the next one.
    more = list(takewhile(lambda line: is_bulleted(line.text), rest))
    recipients += _recipients([line.text for line in more])
    listed, rest = [*listed, *more], rest[len(more) :]
    taken = (*(line.number for line in listed), *(line.number for line in block))
    return Closing(recipients, read_signature([line.text for line in block]), taken, (first.number,), tuple(rest))


def _signs(text: str) -> bool:
    return is_signature_line(text) or _ON_BEHALF.match(squeeze(text)) is not None


def _recipients(texts: Sequence[str]) -> tuple[str, ...]:
    """One entry a bullet; wrapped lines joined, closing ";" and "." dropped."""
    items: list[str] = []
    for text in texts:
        for number, part in enumerate(piece for piece in _INLINE.split(squeeze(text)) if piece.strip()):
            bullet = is_bulleted(text.strip()) or number > 0 or _INLINE.match(squeeze(text)) is not None
            if items and not bullet:
                items[-1] = f"{items[-1]} {part.strip()}"
            else:
                items.append(without_bullet(part))
    return tuple(squeeze(item).rstrip(" ;.") for item in items if squeeze(item).strip(" ;."))


def _signature_block(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the signature, up to the name, and what stands after it."""
    for index, line in enumerate(lines):
        text = squeeze(line.text)
        if is_person_name(text) or (_ON_BEHALF.match(text) and text[-1:].islower()):
            return list(lines[: index + 1]), list(lines[index + 1 :])
    capitals = [line for line in lines if line.text.upper() == line.text]
    return capitals, [line for line in lines if line not in capitals]
