"""Days and moments that a file has as text, read inside the engine; what is no day becomes nothing, never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import narwhals as nw

_TIME: Final = r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+]00:?00|[+]07:?00)?)?$"
_ISO: Final = r"^\d{4}-\d{2}-\d{2}" + _TIME
_DAY_FIRST: Final = r"^\d{1,2}/\d{1,2}/\d{4}" + _TIME
_UTC: Final = r"(Z|[+]00:?00)$"
_HAS_TIME: Final = r"\d:\d"
_HAS_SECONDS: Final = r":\d{2}:\d{2}"
_MIDNIGHT: Final = " 00:00:00"
_FORM: Final = "%Y-%m-%d %H:%M:%S"


def is_blank(column: str) -> nw.Expr:
    """Whether nothing is written there."""
    import narwhals as nw

    text = nw.col(column)
    return text.is_null() | (text.str.strip_chars() == "")


def is_readable(column: str) -> nw.Expr:
    """Whether it is a day that there is."""
    import narwhals as nw

    text = _in_order(column)
    shaped = nw.when(text.str.contains(_ISO)).then(text)
    year, month, day = (shaped.str.slice(start, length).cast(nw.Int32) for start, length in ((0, 4), (5, 2), (8, 2)))
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    short = nw.when(month == 2).then(nw.when(leap).then(29).otherwise(28))
    longest = short.otherwise(nw.when(month.is_in((4, 6, 9, 11))).then(30).otherwise(31))
    there = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= longest)
    return there.fill_null(value=False)


def as_moment(column: str) -> nw.Expr:
    """It as a plain moment by the clock in Vietnam; a day alone is its 0:00, what is no day is nothing.

    2026-03-31 and 31/3/2026 are read, a time after them, and the offsets Z, +00:00 and +07:00.
    """
    import narwhals as nw

    text = nw.when(is_readable(column)).then(_in_order(column))
    day = text.str.slice(0, 10)
    minutes = nw.concat_str(nw.lit(" "), text.str.slice(11, 5), nw.lit(":00"))
    seconds = nw.concat_str(nw.lit(" "), text.str.slice(11, 8))
    clock = (
        nw.when(~text.str.contains(_HAS_TIME))
        .then(nw.lit(_MIDNIGHT))
        .otherwise(nw.when(text.str.contains(_HAS_SECONDS)).then(seconds).otherwise(minutes))
    )
    moment = nw.concat_str(day, clock).str.to_datetime(format=_FORM)
    return nw.when(text.str.contains(_UTC)).then(moment.dt.offset_by("7h")).otherwise(moment)


def _in_order(column: str) -> nw.Expr:
    """The text with its year first, as ISO 8601 has it; what is no day stays as it is."""
    import narwhals as nw

    text = nw.col(column).str.strip_chars()
    day_first = nw.when(text.str.contains(_DAY_FIRST)).then(text)
    wide = nw.when(day_first.str.contains(r"^\d/")).then(nw.concat_str(nw.lit("0"), day_first)).otherwise(day_first)
    narrow = nw.concat_str(wide.str.slice(0, 3), nw.lit("0"), wide.str.slice(3))
    wide = nw.when(wide.str.contains(r"^\d{2}/\d/")).then(narrow).otherwise(wide)
    turned = nw.concat_str(
        wide.str.slice(6, 4), nw.lit("-"), wide.str.slice(3, 2), nw.lit("-"), wide.str.slice(0, 2), wide.str.slice(10)
    )
    return nw.when(text.str.contains(_DAY_FIRST)).then(turned).otherwise(text)
