"""Columns as a dataframe of whichever library is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from tthc.errors import InputError, MissingExtraError

Backend = Literal["polars", "pandas", "pyarrow"]
"""The library a dataframe is to be of."""

Kind = Literal["date", "float", "int"]
"""What a column holds that holds no text."""


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
    types: Mapping[str | None, Any] = {"date": nw.Date, "float": nw.Float64, "int": nw.Int64, None: nw.String}
    schema = {name: types[kinds.get(name)] for name in columns}
    try:
        return nw.from_dict(dict(columns), schema, backend=backend).to_native()
    except ImportError as fault:
        raise InputError(f"{backend} is not installed", hint=f"install it with: pip install {backend}") from fault
