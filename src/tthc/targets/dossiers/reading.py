"""A frame of anybody's brought to one shape: plain names, days and moments by the clock in Vietnam, numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from tthc.errors import InputError
from tthc.targets.dossiers.columns import MOMENTS, DossierColumns, listed, spellings
from tthc.targets.dossiers.engine import Engine
from tthc.targets.dossiers.text_day import BLANKS, read_days

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

UNREADABLE: Final = "unreadable"
SAID: Final = "said_"
"""What a column is called that has a value as recorded, before its role."""
_NUMBERS: Final = ("supplements", "waited", "limit")
_WHOLE: Final = r"^[0-9]{1,9}([.,]0+)?$"
_TEXT_UNITS: Final = ("String", "Categorical", "Enum")


@frozen
class Readied:
    """A frame with columns by role and by key.

    Attributes:
        frame: its columns are roles, ``key0`` … and, where days were text, ``unreadable``.
        roles: the roles that it has; a column without a single value is none.
        moments: of those, the ones that know the time of day and not only the day.
        keys: the columns counted by, in order.
        named: what the columns of the roles are called in the frame given.
        said: the columns that have values as recorded.
        had_text: whether some days were text.
        has_text_units: whether units are text, and so may be blank.
    """

    frame: Frame
    roles: frozenset[str]
    moments: frozenset[str]
    keys: tuple[str, ...]
    named: Mapping[str, str]
    said: frozenset[str]
    had_text: bool
    has_text_units: bool


def readied(
    frame: Frame, engine: Engine, columns: DossierColumns, by: Sequence[str], *, as_recorded: bool = False
) -> Readied:
    """The columns that counting needs, and no others.

    Args:
        frame: anybody's frame.
        engine: its engine.
        columns: what they are called.
        by: the columns to count by.
        as_recorded: whether to keep what was recorded beside what it is read as, and the dossiers' codes.

    Raises:
        InputError: a column is missing, or holds something else than days, moments, numbers or text.
    """
    import narwhals as nw

    held = frame.collect_schema().names()
    named = columns.present(held)
    said = [nw.col(name).alias(f"{SAID}{role}") for role, name in named.items() if as_recorded]
    named.pop("code", None)
    for one in by:
        if one not in held:
            raise InputError(f"the frame has no column {one!r} to count by", hint=f"it has {listed(held)}")
    keys = tuple(f"key{n}" for n in range(len(by)))
    frame = frame.select(
        *(nw.col(name).alias(role) for role, name in named.items()),
        *(nw.col(name).alias(key) for key, name in zip(keys, by, strict=True)),
        *said,
    )
    marked = (*MOMENTS, *(f"{SAID}{role}" for role in MOMENTS if as_recorded))
    if zoned := engine.zoned(frame, [name for name in marked if name.removeprefix(SAID) in named]):
        frame = engine.in_vietnam(frame, zoned)
    schema = dict(frame.collect_schema())
    roles = frozenset(named) - set(engine.void(frame, tuple(named)))
    texts = tuple(role for role in MOMENTS if role in roles and schema[role] == nw.String)
    _check(schema, roles, named)
    _check_keys(schema, dict(zip(keys, by, strict=True)))
    read = [_number(role, schema[role]) for role in _NUMBERS if role in roles]
    if "channel" in roles:
        read.append(_is_online(schema["channel"], columns).alias("channel"))
    moments = frozenset(role for role in MOMENTS if role in roles and (role in texts or schema[role] == nw.Datetime))
    kept = frozenset(name for name in schema if name.startswith(SAID))
    read += [_shown(name, schema[name]) for name in sorted(kept)]
    if has_text_units := str(schema["unit"]).partition("(")[0] in _TEXT_UNITS:
        read += [nw.col("unit").cast(nw.String)] if schema["unit"] != nw.String else []
    shaped = frame.with_columns(*read) if read else frame
    if texts:
        shaped = read_days(shaped, texts, UNREADABLE)
    return Readied(shaped, roles, moments, keys, columns.present(held), kept, bool(texts), has_text_units)


def _check_keys(schema: Mapping[str, Any], keys: Mapping[str, str]) -> None:
    for key, name in keys.items():
        if schema[key].is_nested():
            hint = "count by a column of text or whole numbers"
            raise InputError(f"the column {name!r} holds {schema[key]}, which is not one value", hint=hint)


def _shown(name: str, kind: Any) -> nw.Expr:
    """What was recorded as text, moments by the clock in Vietnam, the same from every engine."""
    import narwhals as nw

    column = nw.col(name)
    return (column.dt.to_string("%Y-%m-%d %H:%M:%S") if kind == nw.Datetime else column.cast(nw.String)).alias(name)


def _check(schema: Mapping[str, Any], roles: frozenset[str], named: Mapping[str, str]) -> None:
    import narwhals as nw

    for role in sorted(roles):
        kind = schema[role]
        if role in MOMENTS and kind not in (nw.Date, nw.Datetime, nw.String):
            hint = "give days, moments, or text such as 2026-03-31 or 31/03/2026"
            raise InputError(f"the column {named[role]!r} holds {kind}, not days", hint=hint)
        if role in _NUMBERS and not (kind.is_numeric() or kind == nw.String):
            raise InputError(f"the column {named[role]!r} holds {kind}, not numbers", hint="give whole numbers")
    for role in ("unit", "received"):
        if role not in roles:
            raise InputError(f"the column {named[role]!r} holds nothing", hint="name another one by DossierColumns")


def _number(role: str, kind: Any) -> nw.Expr:
    """A number; text that is none, and what is not a number, is missing."""
    import narwhals as nw

    column = nw.col(role)
    if kind == nw.String:
        text = column.str.strip_chars(BLANKS)
        whole = nw.when(text.str.contains(_WHOLE)).then(text.str.replace_all(r"[.,]0+$", ""))
        return whole.cast(nw.Float64).alias(role)
    if kind.is_float():
        return nw.when(column.is_nan()).then(None).otherwise(column).alias(role)
    return column.alias(role)


def _is_online(kind: Any, columns: DossierColumns) -> nw.Expr:
    import narwhals as nw

    column = nw.col("channel")
    if kind == nw.Boolean:
        return column
    if kind == nw.String or isinstance(kind, nw.Categorical | nw.Enum):
        said = column.cast(nw.String)  # compared one by one: some engines take much longer to look into a list
        same = [said == one for one in spellings(columns.online)]  # unknown where nothing is said, which is no yes
        return reduce(or_, same) if same else nw.lit(value=False)
    raise InputError(f"the column of channels holds {kind}", hint="give text, or true for online")
