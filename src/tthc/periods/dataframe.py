"""Columns as a dataframe of whichever library is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final, Literal

from tthc.errors import InputError, MissingExtraError

Backend = Literal["polars", "pandas", "pyarrow"]
"""The library a dataframe is to be of."""

Kind = Literal["date", "float", "int", "int or none", "bool or none"]
"""What a column holds that holds no text."""

_NULLABLE: Final[Mapping[Kind, str]] = {"date": "object", "int or none": "Int64", "bool or none": "boolean"}
"""What pandas calls columns of which some or all may be missing; it would guess, or cannot leave any out."""


def dataframe(columns: Mapping[str, list[Any]], kinds: Mapping[str, Kind], backend: Backend = "polars") -> Any:
    """Columns of one length as a dataframe; those without a kind hold text, and are of text where they are empty too.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    if backend not in ("polars", "pandas", "pyarrow"):
        raise InputError(f"there are no dataframes of {backend!r}", hint="ask for polars, pandas or pyarrow")
    try:
        import narwhals as nw
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="a dataframe") from fault
    types: Mapping[str | None, Any] = {
        "date": nw.Date,
        "float": nw.Float64,
        "int": nw.Int64,
        "int or none": nw.Int64,
        "bool or none": nw.Boolean,
        None: nw.String,
    }
    schema = {name: types[kinds.get(name)] for name in columns}
    held: dict[str, Any] = dict(columns)
    try:
        if backend == "pandas":
            series = import_module("pandas").Series
            nullable = {name: _NULLABLE[kind] for name, kind in kinds.items() if kind in _NULLABLE}
            held |= {name: series(columns[name], dtype=dtype) for name, dtype in nullable.items()}
        return nw.from_dict(held, schema, backend=backend).to_native()
    except ImportError as fault:
        raise InputError(f"{backend} is not installed", hint=f"install it with: pip install {backend}") from fault
