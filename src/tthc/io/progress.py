"""Progress notes (báo cáo tiến độ) from the files offices keep them in: JSON, YAML, TOML, CSV and workbooks."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path
from typing import Any, Final

from tthc.errors import FormError
from tthc.io.opened import bytes_of
from tthc.io.own_file import day_of
from tthc.io.own_rows import ListForm, Report, read_list
from tthc.model import Progress
from tthc.text.normal import fold, nfc

_COLUMNS: Final = {
    "vị trí": "at",
    "nhiệm vụ": "at",
    "sản phẩm số": "deliverable",
    "đơn vị": "unit",
    "trạng thái": "state",
    "tình trạng": "state",
    "tỷ lệ": "percent",
    "ngày hoàn thành": "done_on",
    "minh chứng": "evidence",
    "ghi chú": "note",
    "ngày báo cáo": "as_of",
}
_STATES: Final = {
    "chưa thực hiện": "not_started",
    "đang thực hiện": "in_progress",
    "đã hoàn thành": "done",
    "hoàn thành": "done",
    "không thực hiện": "dropped",
}
_READ_STATES: Final = {fold(words): state for words, state in _STATES.items()}
_WORKBOOKS: Final = (".xlsx", ".xlsm")
_DATES: Final = ("done_on", "as_of")
_NUMBER: Final = re.compile(r"(\d+)(?:[.,](\d+))?\s*%?")


def read_progress(path: str | PathLike[str]) -> tuple[Progress, ...]:
    r"""The progress notes of a file, in its order.

    JSON and YAML hold a list of notes, or like TOML an object with the list ``notes``. CSV has the field names in its
    first row (``at``, ``deliverable``, ``unit``, ``state``, ``percent``, ``done_on``, ``evidence``, ``note``,
    ``as_of``) or vị trí, sản phẩm số, đơn vị, trạng thái, tỷ lệ, ngày hoàn thành, minh chứng, ghi chú, ngày báo cáo;
    its cells are parted by comma, semicolon or tab.
    Dates are 2025-08-09 or 09/8/2025. An empty cell says nothing. Of a workbook (.xlsx) that ``dump`` wrote, the notes
    that stand beside its deadlines.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "tien-do.csv")
        ...     _ = file.write_text("vị trí;trạng thái;ngày báo cáo\ntask:V.4;đang thực hiện;09/8/2025\n", "utf-8")
        ...     [note] = read_progress(file)
        >>> note.at, note.state, str(note.as_of)
        ('task:V.4', 'in_progress', '2025-08-09')
    """
    if Path(path).suffix.lower() in _WORKBOOKS:
        return _of_workbook(path)
    return read_list(path, _FORM)


def _of_workbook(path: str | PathLike[str]) -> tuple[Progress, ...]:
    from tthc.io.workbook import read_workbook

    where = str(path)
    found = read_workbook(bytes_of(path), where=where)
    faults = [finding.message("en") for finding in found.findings if finding.severity == "error"]
    if faults:
        raise FormError(faults, hint="mend these cells in Excel and save the workbook again", where=where)
    return found.progress


def _value(name: str, value: Any, report: Report) -> Any:
    if name in _DATES and value is not None:
        try:
            return day_of(value)
        except ValueError as fault:
            report([name], str(fault))
            return None
    if not isinstance(value, str):
        return value
    text = nfc(value).strip()
    if name == "state":
        return _READ_STATES.get(fold(text), text)
    if name == "percent" and (number := _NUMBER.fullmatch(text)):
        return float(f"{number[1]}.{number[2] or 0}")
    return text


_FORM: Final = ListForm("notes", Progress, _COLUMNS, (), _value)
