"""From the bytes of a file to its text: what is text, in which encoding, and what is not."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

from tthc.errors import InputError
from tthc.model import Finding
from tthc.text.normal import fold, nfc

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read, in bytes."""
MAX_LINE = 200_000
"""Longest line that is read, in characters; no paragraph of a plan comes near it."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"{\\rtf", "an RTF file"),
)
_PLAN_FILE = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:\s*\{\s*"schema_version"\s*:|(?:[ \t\r]*(?:#[^\n]*)?\n)*schema_version:)'
)
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PICTURE_HINT = "recognise its text first (OCR) and give the text file"
_ARCHIVE_HINT = "unpack it and give the document"
_CONVERT_HINT = "open it in Word or LibreOffice and save it as .docx, or run: soffice --headless --convert-to docx"
# Words that stand in any plan, by which a guessed encoding is told from a wrong one.
_COMMON = ("kế hoạch", "thủ tục", "ủy ban", "nhiệm vụ", "thực hiện", "hành chính", "đơn vị", "cơ quan", "ngày")


@frozen
class Decoded:
    """A text and the encoding it was in; ``assumed`` where the file does not say so itself."""

    text: str
    encoding: str
    assumed: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """That the encoding was assumed, where it was."""
        return (Finding.of("encoding-assumed", encoding=self.encoding),) if self.assumed else ()


def decode(data: bytes, *, where: str, longest: int | None = MAX_LINE) -> Decoded:
    """The text of a file, NFC, each line ended by a line feed.

    UTF-8 (with or without mark) and UTF-16 are told for certain; windows-1258 is assumed where its reading
    gives Vietnamese words.

    Args:
        data: the bytes of the file.
        where: its name, for errors.
        longest: most characters of a line; None where lines mean nothing, as in a web page.

    Raises:
        InputError: the file is empty, too large, not text, or in an encoding that cannot be told.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}", hint="give the plan alone", where=where
        )
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError("the file is empty", hint="save the document again and give that file", where=where)
    known = _known(data)
    if known is not None:
        kind, hint = known
        raise InputError(f"the file is {kind}, which is not read", hint=hint, where=where)
    decoded = _decode(data)
    if decoded is None:
        raise InputError(
            "the file is no text in UTF-8, UTF-16 or windows-1258",
            hint="open it where it was written and save it as UTF-8",
            where=where,
        )
    text = nfc(_with_line_feeds(decoded.text))
    length = 0 if longest is None else max(len(line) for line in text.split("\n"))
    if longest is not None and length > longest:
        raise InputError(
            f"a line of the file has {length:,} characters, more than {longest:,}",
            hint="this is no document: check that the right file was given",
            where=where,
        )
    return Decoded(text, decoded.encoding, decoded.assumed)


def _with_line_feeds(text: str) -> str:
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _known(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no text, and what to do with it; None where its first bytes say nothing."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            hint = _PICTURE_HINT if "picture" in kind else _CONVERT_HINT if "RTF" in kind else _ARCHIVE_HINT
            return kind, hint
    if data.startswith(_ZIP):
        if b"xl/workbook" in data:
            return "an Excel workbook", "open a workbook that dump() wrote with load(); save another as text"
        if b"application/vnd.oasis.opendocument" in data[:200]:
            return "an OpenDocument file", _CONVERT_HINT
        return "a zip archive", _ARCHIVE_HINT
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "protected by a password", "open it with its password and save it without one"
        if "Workbook".encode("utf-16-le") in data:
            return "an old Excel workbook (.xls)", "save it as .xlsx"
        return "an old Word file (.doc)", _CONVERT_HINT
    if _PLAN_FILE.match(data):
        return "a plan file of this library", "open it with load()"
    if data[:200].lstrip().startswith(b"MIME-Version:"):
        return "a web archive (.mht)", "open it in Word and save it as .docx"
    return None


def _decode(data: bytes) -> Decoded | None:
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
        (codecs.BOM_UTF8, "utf-8-sig"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding)
    if data.count(0) > len(data) // 5:
        wide = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        found = _strict(data, wide)
        return Decoded(found.text, wide, assumed=True) if found and _looks_vietnamese(found.text) else None
    found = _strict(data, "utf-8")
    if found is not None:
        return found if "\x00" not in found.text else None
    try:
        text = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return Decoded(text, "windows-1258", assumed=True) if _looks_vietnamese(text) else None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _looks_vietnamese(text: str) -> bool:
    plain = fold(text[:200_000])
    return sum(word in plain for word in _COMMON) >= 2
