"""Days and moments that a file has as text, read inside the engine; what is no day becomes nothing, never an error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]
    Step = Callable[[nw.Expr], nw.Expr]

# Digits are written out: polars would take those of other scripts for digits too, and then fail to read the number.
_CLOCK: Final = r"([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?"
_ISO: Final = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}([T ]{_CLOCK}( ?(Z|[+]0[07](:?00)?))?)?$"
_UTC: Final = ("Z", "+00:00", "+0000", "+00")
_NOTHING: Final = ("", "NULL", "null")
BLANKS: Final = " \t\r\n\v\f\u00a0\ufeff"
_FORM: Final = "%Y-%m-%d %H:%M:%S"
_READ: Final = "read_"
_PART: Final = "part_"


def read_days(frame: Frame, columns: Sequence[str], unreadable: str) -> Frame:
    """The frame with text turned into plain moments by the clock in Vietnam; a day alone is its 0:00.

    2026-03-31 and 31/3/2026 are read, a time after them, and the offsets Z, +00:00 and +07:00. What is no day, or a day
    that there is not, is nothing, and ``unreadable`` says whether a row has such a text; blanks and NULL are no text.

    One pattern tells the shape and all else goes by the places of letters, which is many times cheaper. The steps stand
    one after the other, each with a column of its own: in one expression the text of a column would be repeated many
    thousand times.
    """
    import narwhals as nw

    def each(step: Step) -> Frame:
        return frame.with_columns(step(nw.col(_READ + name)).alias(_READ + name) for name in columns)

    names = frame.collect_schema().names()
    frame = frame.with_columns(nw.col(name).str.strip_chars(BLANKS).alias(_READ + name) for name in columns)
    for step in (_wide_day, _wide_month, _year_first, _shaped):
        frame = each(step)
    for parts in (_parts, _there):
        frame = frame.with_columns(part for name in columns for part in parts(name))
    blank = (_is_blank(nw.col(name)) for name in columns)
    bad = (~is_blank & ~nw.col(_PART + name) for name, is_blank in zip(columns, blank, strict=True))
    frame = frame.with_columns(nw.any_horizontal(*bad, ignore_nulls=True).alias(unreadable))
    frame = frame.with_columns(
        nw.when(nw.col(_PART + name)).then(nw.col(_READ + name)).alias(_READ + name) for name in columns
    )
    frame = frame.with_columns(_plain(nw.col(_READ + name)).alias(_PART + name) for name in columns)
    moments = (_moment(name).alias(name) for name in columns)
    return frame.with_columns(moments).select(*names, unreadable)


def _is_blank(text: nw.Expr) -> nw.Expr:
    """Whether nothing is said: what is missing, blanks, or the word that some systems write for it."""
    import narwhals as nw

    stripped = text.str.strip_chars(BLANKS)
    return nw.any_horizontal(text.is_null(), *(stripped == one for one in _NOTHING), ignore_nulls=True)


def _wide_day(text: nw.Expr) -> nw.Expr:
    """1/3/2026 as 01/3/2026."""
    import narwhals as nw

    return nw.when(text.str.slice(1, 1) == "/").then(nw.concat_str(nw.lit("0"), text)).otherwise(text)


def _wide_month(text: nw.Expr) -> nw.Expr:
    """01/3/2026 as 01/03/2026."""
    import narwhals as nw

    wide = nw.concat_str(text.str.slice(0, 3), nw.lit("0"), text.str.slice(3))
    return nw.when((text.str.slice(2, 1) == "/") & (text.str.slice(4, 1) == "/")).then(wide).otherwise(text)


def _year_first(text: nw.Expr) -> nw.Expr:
    """01/03/2026 as 2026-03-01, with what follows; whether it has that shape is looked at after this."""
    import narwhals as nw

    turned = nw.concat_str(
        text.str.slice(6, 4), nw.lit("-"), text.str.slice(3, 2), nw.lit("-"), text.str.slice(0, 2), text.str.slice(10)
    )
    return nw.when((text.str.slice(2, 1) == "/") & (text.str.slice(5, 1) == "/")).then(turned).otherwise(text)


def _shaped(text: nw.Expr) -> nw.Expr:
    """Nothing for what has not the shape of a day."""
    import narwhals as nw

    return nw.when(text.str.contains(_ISO)).then(text)


def _parts(name: str) -> Sequence[nw.Expr]:
    """Year, month and day as numbers."""
    import narwhals as nw

    text = nw.col(_READ + name)
    return tuple(
        text.str.slice(start, length).cast(nw.Int32).alias(f"{_PART}{mark}_{name}")
        for mark, start, length in (("y", 0, 4), ("m", 5, 2), ("d", 8, 2))
    )


def _there(name: str) -> Sequence[nw.Expr]:
    """Whether there is such a day."""
    import narwhals as nw

    year, month, day = (nw.col(f"{_PART}{mark}_{name}") for mark in "ymd")
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    february = nw.when(leap).then(29).otherwise(28)
    other = nw.when(month.is_in((4, 6, 9, 11))).then(30).otherwise(31)
    longest = nw.when(month == 2).then(february).otherwise(other)
    there = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= longest)
    return (there.fill_null(value=False).alias(_PART + name),)


def _plain(text: nw.Expr) -> nw.Expr:
    """A day with hours, minutes and seconds, as they stand there or as 0:00; Excel writes 8:05 without its first 0."""
    import narwhals as nw

    minutes = nw.concat_str(nw.lit(" "), text.str.slice(11, 5), nw.lit(":00"))
    seconds = nw.concat_str(nw.lit(" "), text.str.slice(11, 8))
    clock = nw.when(text.str.slice(16, 1) == ":").then(seconds).otherwise(minutes)
    clock = nw.when(text.str.slice(12, 1) == ":").then(_short(text)).otherwise(clock)
    has_time = text.str.slice(10, 1) != ""
    clock = nw.when(has_time).then(clock).otherwise(nw.lit(" 00:00:00"))
    return nw.concat_str(text.str.slice(0, 10), clock)


def _short(text: nw.Expr) -> nw.Expr:
    """The time of a day whose hour has one digit."""
    import narwhals as nw

    minutes = nw.concat_str(nw.lit(" 0"), text.str.slice(11, 4), nw.lit(":00"))
    seconds = nw.concat_str(nw.lit(" 0"), text.str.slice(11, 7))
    return nw.when(text.str.slice(15, 1) == ":").then(seconds).otherwise(minutes)


def _moment(name: str) -> nw.Expr:
    import narwhals as nw

    moment = nw.col(_PART + name).str.to_datetime(format=_FORM).dt.replace_time_zone(None)
    is_utc = nw.any_horizontal(*(nw.col(_READ + name).str.ends_with(end) for end in _UTC), ignore_nulls=True)
    return nw.when(is_utc).then(moment.dt.offset_by("7h")).otherwise(moment)
