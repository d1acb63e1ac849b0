"""Rows as CSV that spreadsheets open as they are and run nothing of."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

# A spreadsheet takes a cell that begins so for a formula, and may run it.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    r"""The rows as UTF-8 with the mark by which spreadsheets know it.

    Example:
        >>> csv_bytes([("TT", "Nhiệm vụ")]).decode("utf-8-sig")
        'TT,Nhiệm vụ\r\n'
    """
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """The text of a cell; one that would start a formula gets an apostrophe before it.

    Example:
        >>> harmless("=1+1"), harmless("Báo cáo")
        ("'=1+1", 'Báo cáo')
    """
    text = text.replace("\x00", "\ufffd")
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
