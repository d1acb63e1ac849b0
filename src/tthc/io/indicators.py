"""Indicators of an office's own (chỉ tiêu bổ sung vào danh mục) from the file it keeps: YAML, JSON, TOML, CSV."""

from __future__ import annotations

from os import PathLike
from typing import Any, Final

from tthc.io.own_rows import ListForm, Report, read_list
from tthc.model.indicator import Indicator

_COLUMNS: Final = {
    "mã": "id",
    "tên chỉ tiêu": "vi",
    "tên tiếng anh": "en",
    "tử số": "numerator",
    "mẫu số": "denominator",
    "đơn vị tính": "unit",
    "chiều": "direction",
    "cộng theo thời gian": "over_time",
    "lĩnh vực": "domain",
    "căn cứ": "source",
    "cụm từ": "names",
}
_LISTS: Final = ("names", "unless", "over")


def read_indicators(path: str | PathLike[str]) -> tuple[Indicator, ...]:
    r"""The indicators of a file, in its order, for ``IndicatorCatalogue.with_entries``.

    YAML, JSON and TOML hold a list ``indicators`` of objects with the fields of ``Indicator``. CSV has the field names
    in its first row, or mã; tên chỉ tiêu; tên tiếng Anh; tử số; mẫu số; đơn vị tính; chiều; cộng theo thời gian;
    lĩnh vực; căn cứ; cụm từ;
    its cells are parted by comma, semicolon or tab, several patterns or ids in a cell by " | ". An empty cell says
    nothing.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path; a pattern that is no regular expression is one.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "chi-tieu.csv")
        ...     said = "mã;tên chỉ tiêu;tên tiếng Anh;đơn vị tính;cụm từ\n"
        ...     said += "kiosk-visits;lượt dùng ki-ốt;kiosk visits;time;ki-ốt | máy tra cứu\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     [indicator] = read_indicators(file)
        >>> indicator.names
        ('ki-ốt', 'máy tra cứu')
    """
    return read_list(path, _FORM)


def _value(name: str, value: Any, report: Report) -> Any:
    if name in _LISTS and isinstance(value, str):
        return [part.strip() for part in value.split(" | ") if part.strip()]
    return value.strip() if isinstance(value, str) else value


_FORM: Final = ListForm("indicators", Indicator, _COLUMNS, (), _value)
