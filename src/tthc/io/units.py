"""Units of an office's own (đơn vị bổ sung vào danh mục) from the file it keeps: YAML, JSON, TOML, CSV."""

from __future__ import annotations

from os import PathLike
from typing import Any, Final

from tthc.io.own_file import day_of
from tthc.io.own_rows import ListForm, Report, read_list
from tthc.model.unit import Unit

_COLUMNS: Final = {
    "mã": "id",
    "tên đơn vị": "name",
    "tên": "name",
    "tên khác": "aliases",
    "loại": "kind",
    "cấp": "level",
    "đơn vị cấp trên": "parent",
    "trực thuộc": "parent",
    "từ ngày": "valid_from",
    "đến ngày": "valid_to",
    "đơn vị kế thừa": "successors",
    "căn cứ": "basis",
}
_DAYS: Final = ("valid_from", "valid_to", "sure_from", "sure_to")
_LISTS: Final = ("aliases", "successors")


def read_units(path: str | PathLike[str]) -> tuple[Unit, ...]:
    r"""The units of a file, in its order, for ``UnitRegistry.of`` or ``with_units``.

    YAML, JSON and TOML hold a list ``units`` of objects with the fields of ``Unit``. CSV has the field names in its
    first row, or mã; tên đơn vị; tên khác; loại; cấp; trực thuộc; từ ngày; đến ngày; đơn vị kế thừa; căn cứ; its cells
    are parted by comma, semicolon or tab, several names or ids in a cell by "|". Dates are 2025-07-01 or 01/7/2025. An
    empty cell says nothing.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "don-vi.csv")
        ...     said = "mã;tên đơn vị;tên khác;loại;cấp;từ ngày\n"
        ...     said += "tt-cds;Trung tâm Chuyển đổi số;TT CĐS|TTCĐS;agency;province;01/7/2025\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     [unit] = read_units(file)
        >>> unit.aliases, str(unit.valid_from)
        (('TT CĐS', 'TTCĐS'), '2025-07-01')
    """
    return read_list(path, _FORM)


def _value(name: str, value: Any, report: Report) -> Any:
    if name in _DAYS and value is not None:
        try:
            return day_of(value)
        except ValueError as fault:
            report([name], str(fault))
            return None
    if name in _LISTS and isinstance(value, str):
        return [part.strip() for part in value.split("|") if part.strip()]
    if name == "former_names" and isinstance(value, list):
        return [_former(place, one, report) for place, one in enumerate(value)]
    return value.strip() if isinstance(value, str) else value


def _former(place: int, value: Any, report: Report) -> Any:
    if not isinstance(value, dict) or "until" not in value:
        return value
    try:
        return value | {"until": day_of(value["until"])}
    except ValueError as fault:
        report(["former_names", place, "until"], str(fault))
        return value | {"until": None}


_FORM: Final = ListForm("units", Unit, _COLUMNS, ("former_names",), _value)
