"""Figures that units report (số liệu báo cáo) from the files offices keep them in: YAML, JSON, TOML, CSV."""

from __future__ import annotations

import re
from os import PathLike
from typing import Any, Final

from tthc.errors import ParseError
from tthc.io.own_file import day_of
from tthc.io.own_rows import ListForm, Report, read_list
from tthc.model import Observation, Period, ReportingPeriod
from tthc.text import parse_period
from tthc.text.normal import nfc

_COLUMNS: Final = {
    "chỉ tiêu": "indicator",
    "đơn vị": "unit",
    "kỳ": "period",
    "kỳ báo cáo": "period",
    "tử số": "numerator",
    "mẫu số": "denominator",
    "giá trị": "value",
    "đơn vị tính": "measure",
    "phạm vi": "scope",
    "ngày báo cáo": "as_of",
    "nguồn": "source",
}
_COUNTS: Final = ("numerator", "denominator")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"(\d+|[1-9]\d{0,2}(?:\.\d{3})+),(\d+)")


def read_observations(path: str | PathLike[str]) -> tuple[Observation, ...]:
    r"""The figures of a file, in its order.

    YAML, JSON and TOML hold a list ``observations`` of objects with the fields of ``Observation``. CSV has the field
    names in its first row, or chỉ tiêu; đơn vị; kỳ; tử số; mẫu số; giá trị; đơn vị tính; phạm vi; ngày báo cáo; nguồn;
    its cells are parted by comma, semicolon or tab. A period is its label, 2026-03, 2026-Q1 or report:2026-M3, or
    Vietnamese such as "quý I/2026". Counts are 1234 or 1.234, bare values 96,5 or 96.5 and never "1.234", which may
    mean either; dates are 2026-04-02 or 02/4/2026. An empty cell says nothing.

    Raises:
        InputError: the file cannot be read, is not UTF-8 or of an unknown kind.
        FormError: lists every fault with its row or its path.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "so-lieu.csv")
        ...     said = "chỉ tiêu;đơn vị;kỳ;tử số;mẫu số;ngày báo cáo\n"
        ...     said += "dossiers-on-time;an-khe.xa-tan-lap;quý I/2026;1.037;1.040;02/4/2026\n"
        ...     _ = file.write_text(said, "utf-8")
        ...     [one] = read_observations(file)
        >>> one.period.label, one.tally
        ('2026-Q1', Tally(numerator=1037, denominator=1040))
    """
    return read_list(path, _FORM)


def _value(name: str, value: Any, report: Report) -> Any:
    if not isinstance(value, str):
        return value
    text = nfc(value).strip()
    try:
        if name == "as_of":
            return day_of(text)
        if name == "period":
            return _period(text)
        if name == "value":
            return _bare(text)
    except ValueError as fault:
        report([name], getattr(fault, "message", str(fault)))
        return None
    if name in _COUNTS and "_" in text:
        report([name], f"{text!r} is no number")
        return None
    if name in _COUNTS and _GROUPED.fullmatch(text):
        return int(text.replace(".", ""))
    return text


def _period(text: str) -> Period | ReportingPeriod:
    """A label, else Vietnamese words."""
    try:
        return ReportingPeriod.parse(text) if text.startswith("report:") else Period.parse(text)
    except ParseError:
        return parse_period(text)


def _bare(text: str) -> int | float:
    """A number whose marks can be read in one way only.

    Raises:
        ValueError: it is none.
    """
    plain = text.removesuffix("%").rstrip()
    if found := _DECIMAL.fullmatch(plain):
        return float(f"{found[1].replace('.', '')}.{found[2]}")
    if _GROUPED.fullmatch(plain):
        if plain.count(".") == 1:
            whole, decimal = plain.replace(".", ""), plain.replace(".", ",")
            raise ValueError(f"{text!r} may mean {whole} or {decimal}; write one of the two")
        return int(plain.replace(".", ""))
    try:
        return int(plain) if plain.isdecimal() else float(plain.replace("_", "?"))  # Python reads 1_0 as 10
    except ValueError:
        raise ValueError(f"{text!r} is no number") from None


_FORM: Final = ListForm("observations", Observation, _COLUMNS, (), _value)
