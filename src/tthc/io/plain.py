"""Plain text and Markdown: from the bytes of a file to its lines."""

from __future__ import annotations

from tthc.io.content import MAX_LINES, too_much
from tthc.io.decode import decode
from tthc.io.line import lines_of
from tthc.io.parsed import Parsed


def read_plain(data: bytes, where: str) -> Parsed:
    """The content of a text file; what Markdown and stray HTML mark up is told by its marks.

    Raises:
        InputError: it is empty, too large, no text, or in an encoding that cannot be told.
    """
    decoded = decode(data, where=where)
    if decoded.text.count("\n") > MAX_LINES:
        raise too_much(f"the file has more than {MAX_LINES:,} lines", where)
    return Parsed(lines_of(decoded.text), decoded.findings)
