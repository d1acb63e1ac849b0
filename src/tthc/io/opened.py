"""The bytes of a file, or one clear error."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tthc.errors import InputError

MAX_FILE_BYTES: Final = 256 * 1024 * 1024
"""Largest file that is opened, in bytes."""


def bytes_of(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is missing, a folder, too large, or may not be read.
    """
    where = str(path)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError("there is no such file", hint="check the name and the folder", where=where) from error
    except IsADirectoryError as error:
        raise InputError("this is a folder, not a file", hint="give the name of a file in it", where=where) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "check that it may be read"
        raise InputError(f"the file cannot be opened: {reason}", hint=hint, where=where) from error
    if len(data) > MAX_FILE_BYTES:
        message = f"the file has more than {MAX_FILE_BYTES:,} bytes"
        raise InputError(message, hint="give the plan alone", where=where)
    return data
