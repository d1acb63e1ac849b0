"""Small files that offices write by hand: their text, and the days in them."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Final

from tthc.errors import InputError
from tthc.text.normal import nfc

_DAY_FIRST: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR_FIRST: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def text_of(file: Path) -> str:
    """The text of a file, in NFC.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        return nfc(file.read_bytes().decode("utf-8-sig"))
    except OSError as fault:
        reason = f"the file cannot be read: {fault.strerror}"
        raise InputError(reason, hint="check the path", where=str(file)) from fault
    except UnicodeDecodeError as fault:
        hint = 'save it as "CSV UTF-8" or as Unicode (UTF-8)'
        raise InputError(f"the text is not UTF-8 (byte {fault.start})", hint=hint, where=file.name) from fault


def day_of(value: object) -> date:
    """A day from either way to write it; a number is never taken for one.

    Raises:
        ValueError: it is no day.

    Example:
        >>> day_of("09/8/2025") == day_of("2025-08-09")
        True
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = value.strip() if isinstance(value, str) else ""
    try:
        if parts := _DAY_FIRST.fullmatch(text):
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
        if _YEAR_FIRST.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the day {text} does not exist") from None
    raise ValueError(f"{value!r} is no date; write 2025-08-09 or 09/8/2025")
