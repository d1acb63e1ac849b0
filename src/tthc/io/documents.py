"""Documents an office adds to the register (văn bản bổ sung vào sổ) from the file it keeps: YAML, JSON, TOML, CSV."""

from __future__ import annotations

import re
from datetime import date
from os import PathLike
from typing import Any, Final

from tthc.io.own_file import day_of
from tthc.io.own_rows import ListForm, Report, read_list
from tthc.model.document import Document
from tthc.text.normal import squeeze

_COLUMNS: Final = {
    "loại văn bản": "type",
    "số, ký hiệu": "number",
    "ngày ban hành": "issued_on",
    "cơ quan ban hành": "issuer",
    "trích yếu": "subject",
    "ngày có hiệu lực": "effective_on",
    "ngày hết hiệu lực": "ended_on",
    "có hiệu lực đến": "expires_on",
    "thay thế bởi": "replaced_by",
    "hết hiệu lực theo": "ended_by",
    "hết hiệu lực cùng": "ended_with",
    "sửa đổi bởi": "amended_by",
    "căn cứ": "basis",
    "ghi chú": "note",
}
_DAYS: Final = ("issued_on", "effective_on", "ended_on", "expires_on")
_LINKS: Final = ("replaced_by", "ended_by", "ended_with")
_LISTS: Final = ("amended_by", "seen", "unverified")
_NOT_IN_CELLS: Final = ("seen", "unverified")
_NAMED: Final = _COLUMNS | {"số ký hiệu": "number"}
# "118/2025/NĐ-CP ngày 09/6/2025 từ 01/7/2025", the days left out where they are not known or not needed.
_LINK: Final = re.compile(
    r"(?P<number>\S.*?)(?:[ ,(]{1,3}ngày (?P<issued_on>[\d/-]+))?(?:[ ,(]{1,3}từ(?: ngày)? (?P<since>[\d/-]+))?\)?"
)


def read_documents(path: str | PathLike[str]) -> tuple[Document, ...]:
    r"""The documents of a file, in its order.

    YAML, JSON and TOML hold a list ``documents`` of objects with the fields of ``Document``. CSV has the field names
    in its first row, or loại văn bản; số, ký hiệu; ngày ban hành; cơ quan ban hành; trích yếu; ngày có hiệu lực; ngày
    hết hiệu lực; có hiệu lực đến; thay thế bởi; hết hiệu lực theo; hết hiệu lực cùng; sửa đổi bởi; căn cứ; ghi chú;
    its cells are parted by comma, semicolon or tab. A link may be a text, "118/2025/NĐ-CP từ 01/7/2025", and with
    "ngày 09/6/2025" before "từ" where several documents have the number; several links are parted by ";". Dates are
    2025-07-01 or 01/7/2025. An empty cell says nothing.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "van-ban.csv")
        ...     said = "loại văn bản;số, ký hiệu;ngày ban hành;thay thế bởi\n"
        ...     said += "Quyết định;12/QĐ-UBND;05/3/2024;40/QĐ-UBND từ 01/7/2026\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     [document] = read_documents(file)
        >>> document.label, str(document.over_from)
        ('Quyết định 12/QĐ-UBND', '2026-07-01')
    """
    return read_list(path, _FORM)


def _value(name: str, value: Any, report: Report) -> Any:
    """A field with days for their text and objects for links that are text; what it cannot read it reports."""
    if name in _DAYS:
        return _day([name], value, report)
    if name in _LINKS:
        return _link([name], value, report)
    if name == "amended_by" and isinstance(value, str):
        value = [part for part in value.split(";") if part.strip()]
    if name == "amended_by" and isinstance(value, list):
        return [_link([name, place], link, report) for place, link in enumerate(value)]
    if name == "seen" and isinstance(value, list):
        return [_with_days([name, place], one, ("on",), report) for place, one in enumerate(value)]
    return value.strip() if isinstance(value, str) else value


def _link(steps: list[str | int], value: Any, report: Report) -> Any:
    if isinstance(value, str):
        found = _LINK.fullmatch(squeeze(value))
        value = {name: said for name, said in found.groupdict().items() if said} if found else {"number": ""}
    return _with_days(steps, value, ("issued_on", "since"), report)


def _with_days(steps: list[str | int], value: Any, names: tuple[str, ...], report: Report) -> Any:
    if not isinstance(value, dict):
        return value
    days = {name: _day([*steps, name], value[name], report) for name in names if name in value}
    return value | days


def _day(steps: list[str | int], value: Any, report: Report) -> date | None:
    if value is None:
        return None
    try:
        return day_of(value)
    except ValueError as fault:
        report(steps, str(fault))
        return None


_FORM: Final = ListForm("documents", Document, _NAMED, _NOT_IN_CELLS, _value)
