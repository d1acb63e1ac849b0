"""The zip packages of office files, opened within bounds: nothing is unpacked to disk, run or fetched."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self

from tthc.errors import InputError

MAX_PARTS = 5_000
"""Most parts that a package may have."""
MAX_PART_BYTES = 64 * 1024 * 1024
"""Largest part that is unpacked, in bytes; the text of a plan of a thousand pages has a quarter of it."""
MAX_UNPACKED_BYTES = 160 * 1024 * 1024
"""Most bytes that the parts asked for may have together."""

# What reading a damaged archive may end in, for zipfile checks little of what it is told.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
_NO_DOCUMENT = "this is no document: check that the right file was given"
_DAMAGED = "open it in the program it was made with and save it again"


class Package(Mapping[str, bytes]):
    """The parts of an office file by name.

    Args:
        data: the file.
        where: its name, for errors.

    Raises:
        InputError: the package is damaged, or holds more parts than ``MAX_PARTS``.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAULTS as error:
            raise InputError("the file is damaged or cut short", hint=_DAMAGED, where=where) from error
        if len(entries) > MAX_PARTS:
            message = f"the file is made of {len(entries):,} parts, more than {MAX_PARTS:,}"
            raise InputError(message, hint=_NO_DOCUMENT, where=where)
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries  # without unpacking the part

    def __getitem__(self, name: str) -> bytes:
        """A part.

        Raises:
            KeyError: there is none of that name.
            InputError: it is damaged, enciphered, or larger than ``MAX_PART_BYTES``.
        """
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise InputError("the file is protected by a password", hint="save it without one", where=self._where)
        try:
            with self._zip.open(entry) as stream:
                # What an archive says of its own sizes may be a lie, so the bytes are counted as they come.
                content = stream.read(MAX_PART_BYTES + 1)
        except _FAULTS as error:
            raise InputError(f"the part {name} of the file is damaged", hint=_DAMAGED, where=self._where) from error
        self._unpacked += len(content)
        if self._unpacked > MAX_UNPACKED_BYTES:
            message = f"the file unpacks to more than {MAX_UNPACKED_BYTES:,} bytes"
            raise InputError(message, hint=_NO_DOCUMENT, where=self._where)
        if len(content) > MAX_PART_BYTES:
            message = f"the part {name} unpacks to more than {MAX_PART_BYTES:,} bytes"
            raise InputError(message, hint=_NO_DOCUMENT, where=self._where)
        return content
