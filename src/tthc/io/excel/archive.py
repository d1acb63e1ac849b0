"""The file of a workbook, unpacked within limits before any other library sees it.

What was looked at is packed anew, without compression: what is checked and what is read cannot differ.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tthc.errors import InputError

MAX_PACKED: Final = 64 * 1024 * 1024
"""Largest file that is read, in bytes."""
MAX_UNPACKED: Final = 64 * 1024 * 1024
"""Most bytes that its parts may hold together, unpacked."""
MAX_PARTS: Final = 2_000
"""Most parts it may have."""
MAX_ROWS: Final = 99_999
"""Last row that a sheet may fill."""
MAX_COLUMNS: Final = 64
"""Last column that a sheet may fill (BL)."""
MAX_CELLS: Final = MAX_ROWS * MAX_COLUMNS
"""Most cells that the sheets may span together, empty ones between them included."""

# What any cell but one up to BL99999 looks like; where none is seen, as in nearly every file, all are near enough.
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 64
_ODD: Final = (
    re.compile(rb'<c(?! r="(?:[A-Z]|[AB][A-L])[0-9]{1,5}+")(?=[\s/>])'),
    re.compile(rb":c(?=[\s/>])"),
)
_CELL: Final = re.compile(rb"<(?:\w+:)?c(?=[\s/>])([^>]*)")
_REFERENCE: Final = re.compile(rb"\sr\s*=\s*[\"']([^\"']*)[\"']")
_PLACE: Final = re.compile(rb"([A-Za-z]{1,7})([0-9]{1,19})")
# Parts that hold no cells and that no reader of cells asks for.
_UNREAD: Final = ("docProps/", "xl/theme/", "xl/printerSettings/", "xl/drawings/", "customXml/")
_LOCAL: Final = struct.Struct("<4s22xHH")  # signature, length of the name, length of the extra field
_PART: Final = struct.Struct("<4s5H3L2H")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_UTF8, _DAY = 0x800, 33  # names are UTF-8; the first day the format knows
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN: Final = "open it in Excel, save it as Excel Workbook (.xlsx) and give that file"


def looked_through(data: bytes, *, where: str) -> BytesIO:
    """The workbook without anything that is dangerous to read, as an archive that is not compressed.

    Raises:
        InputError: the file is no workbook, is damaged or protected by a password, or is beyond the limits.
    """
    parts = unpacked(data, where=where)
    check_extent(parts, where=where)
    return packed(parts)


def unpacked(data: bytes, *, where: str) -> dict[str, bytes]:
    """The XML parts of a workbook by their names; macros, pictures and whatever else it holds stay packed.

    Raises:
        InputError: the file is no workbook, is damaged or protected by a password, or is beyond the limits.
    """
    if len(data) > MAX_PACKED:
        raise InputError(f"the file has {len(data):,} bytes, more than {MAX_PACKED:,}", hint=_SAVE_AGAIN, where=where)
    if data.startswith(_OLE):
        hint = "take the password off in Excel and save it as Excel Workbook (.xlsx)"
        raise InputError("the workbook is protected by a password, or of the old kind .xls", hint=hint, where=where)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = dict(_parts(data, archive.infolist(), where))
    except (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as fault:
        if isinstance(fault, InputError):
            raise
        raise InputError("the file is no Excel workbook, or is damaged", hint=_SAVE_AGAIN, where=where) from fault
    if "xl/workbook.xml" not in parts:
        raise InputError("the file is a zip archive, but no Excel workbook", hint=_SAVE_AGAIN, where=where)
    return parts


def packed(parts: dict[str, bytes]) -> BytesIO:
    """The parts as an archive again, not compressed.

    The small ones come last: a reader takes in two megabytes from the place of each part on, if there are as many.
    Written without ``zipfile``, whose share of the time to read a small workbook would be felt.
    """
    out: list[bytes] = []
    listed: list[bytes] = []
    place = 0
    for name in sorted(parts, key=lambda name: len(parts[name]), reverse=True):
        content, raw = parts[name], name.encode()
        size, total = len(content), zlib.crc32(content)
        out += (_PART.pack(b"PK\x03\x04", 20, _UTF8, 0, 0, _DAY, total, size, size, len(raw), 0), raw, content)
        entry = (b"PK\x01\x02", 20, 20, _UTF8, 0, 0, _DAY, total, size, size, len(raw), 0, 0, 0, 0, 0, place)
        listed += (_ENTRY.pack(*entry), raw)
        place += _PART.size + len(raw) + size
    index = b"".join(listed)
    count = len(parts)
    return BytesIO(b"".join((*out, index, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(index), place, 0))))


def check_extent(parts: dict[str, bytes], *, where: str) -> None:
    """Refuse a workbook with a cell that lies so far out that reading it would fill the memory.

    Raises:
        InputError: a cell lies beyond the limits, or does not say where it lies.
    """
    seems_near = MAX_ROWS >= _NEAR_ROWS and MAX_COLUMNS >= _NEAR_COLUMNS
    for content in parts.values():
        if seems_near and not any(pattern.search(content) for pattern in _ODD):
            continue
        for cell in _CELL.finditer(content):
            references = _REFERENCE.findall(cell[1])
            place = _PLACE.fullmatch(references[0]) if len(references) == 1 else None
            if place is None:
                raise InputError("a cell of the workbook does not say where it stands", hint=_SAVE_AGAIN, where=where)
            if int(place[2]) > MAX_ROWS or _column(place[1]) > MAX_COLUMNS:
                hint = "delete what stands below and right of the tables, with its rows and columns, and save it again"
                limits = f"row {MAX_ROWS:,} or column {MAX_COLUMNS}"
                raise InputError(f"a sheet reaches to {place[0].decode()}, beyond {limits}", hint=hint, where=where)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _parts(data: bytes, members: Iterable[ZipInfo], where: str) -> Iterator[tuple[str, bytes]]:
    room = MAX_UNPACKED
    for count, member in enumerate(members, start=1):
        if count > MAX_PARTS:
            raise InputError(f"the file has more than {MAX_PARTS:,} parts", hint=_SAVE_AGAIN, where=where)
        if not member.filename.endswith((".xml", ".rels")) or member.filename.startswith(_UNREAD):
            continue
        if member.flag_bits & 0x1:
            raise InputError("the file is protected by a password", hint="save it without one", where=where)
        content = _content(data, member, room)
        if content is None:
            message = f"the file unpacks to more than {MAX_UNPACKED:,} bytes"
            raise InputError(message, hint="this is no workbook of a plan: check the file", where=where)
        room -= len(content)
        yield member.filename, content


def _content(data: bytes, member: ZipInfo, room: int) -> bytes | None:
    """The bytes of a part; None where they are more than there is room for, whatever the file says of their size."""
    signature, name, extra = _LOCAL.unpack_from(data, member.header_offset)
    start = member.header_offset + _LOCAL.size + name + extra
    stream = data[start : start + member.compress_size]
    if signature != b"PK\x03\x04" or len(stream) < member.compress_size:
        raise BadZipFile(member.filename)
    if member.compress_type == ZIP_STORED:
        content = stream
    elif member.compress_type == ZIP_DEFLATED:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        content = engine.decompress(stream, room + 1)
        if len(content) <= room and not engine.eof:
            raise BadZipFile(member.filename)
    else:
        raise NotImplementedError(member.filename)
    return content if len(content) <= room else None
