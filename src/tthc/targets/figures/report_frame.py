"""A dataframe of reports (bảng số liệu báo cáo), looked through and turned into plain columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import compress
from math import isfinite, isnan
from numbers import Integral
from typing import Any, Final

from attrs import define
from pydantic import ValidationError

from tthc.errors import InputError, ParseError
from tthc.model import Observation, Period, ReportingPeriod
from tthc.model.moment import in_vietnam

AnyPeriod = Period | ReportingPeriod

_FIELDS: Final = (
    "indicator", "scope", "measure", "unit", "period", "numerator", "denominator", "value", "as_of", "source",
)  # fmt: skip
_NEEDED: Final = ("indicator", "unit", "period", "as_of")
_TEXTS: Final = ("indicator", "unit")
_FIGURES: Final = ("numerator", "denominator", "value")


@define(frozen=True, eq=False)
class ReportFrame:
    """The columns of a dataframe under the names of an observation's fields.

    Texts are kept as the different ones there are and a number for each row, so that millions of rows stay small.
    """

    _texts: dict[str, tuple[tuple[Any, ...], list[int]]]
    _values: dict[str, list[Any]]

    @classmethod
    def of(cls, frame: Any, as_of: date | None) -> ReportFrame:
        """The rows that were known on a day.

        Raises:
            InputError: a column is missing, or a row is no observation; the first such is named.
        """
        import narwhals as nw

        table = nw.from_native(frame)
        names = table.collect_schema().names()
        missing = [name for name in _NEEDED if name not in names]
        if missing:
            hint = f"name the columns as the fields of an observation: {', '.join(_FIELDS)}"
            raise InputError(f"the dataframe has no column {', '.join(missing)}", hint=hint)
        table = table.select(*(name for name in _FIELDS if name in names))
        eager = table.collect() if isinstance(table, nw.LazyFrame) else table
        size = len(eager)
        texts: dict[str, tuple[tuple[Any, ...], list[int]]] = {}
        values: dict[str, list[Any]] = {}
        for name in _FIELDS:
            column = eager[name] if name in eager.columns else None
            if name in _FIGURES:
                values[name] = [None] * size if column is None else _plain(column)
            else:
                texts[name] = ((None,) if size else (), [0] * size) if column is None else _coded(column)
        for name, reading in (("as_of", _day), ("period", _period), ("measure", _measure)):
            entries, numbers = texts[name]
            texts[name] = _numbered_anew(map(reading, entries), numbers)
        found = cls(texts, values)
        found._check()
        return found if as_of is None else found._known_on(as_of)

    def series(self) -> tuple[tuple[tuple[str, str | None, str], ...], list[int]]:
        """The series there are, and the number of that of each row."""
        parts = [self._texts[name] for name in ("indicator", "scope", "measure")]
        if all(len(entries) == 1 for entries, _ in parts[1:]):
            (indicators, numbers), (scopes, _), (measures, _) = parts
            return tuple((one, scopes[0], measures[0]) for one in indicators), numbers
        keys = list(zip(*(numbers for _, numbers in parts), strict=True))
        number = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        named = (tuple(entries[at] for (entries, _), at in zip(parts, key, strict=True)) for key in number)
        return tuple((one, scope, measure) for one, scope, measure in named), list(map(number.__getitem__, keys))

    def numbered(self, name: str) -> tuple[tuple[Any, ...], list[int]]:
        """The different entries of a column of texts, and the number of that of each row."""
        return self._texts[name]

    def values(self, name: str) -> list[Any]:
        """The values of a column."""
        if name in self._values:
            return self._values[name]
        entries, numbers = self._texts[name]
        return list(map(entries.__getitem__, numbers))

    def observation(self, place: int) -> Observation:
        """A row as a record.

        Raises:
            InputError: it is none.
        """
        fields = {name: entries[numbers[place]] for name, (entries, numbers) in self._texts.items()}
        fields |= {name: column[place] for name, column in self._values.items()}
        try:
            return Observation.model_validate({name: value for name, value in fields.items() if value is not None})
        except ValidationError as fault:
            said = fault.errors()[0]
            where = ".".join(map(str, said["loc"]))
            reason = f"{where}: {said['msg']}" if where else said["msg"]
            hint = "correct this row; its fields are those of an observation"
            raise InputError(f"row {place + 1} is no observation: {reason}", hint=hint) from None

    def _check(self) -> None:
        """Look at each different text, and try a row of each kind of figure and with the least of all counts."""
        for name, (entries, numbers) in self._texts.items():
            for at, entry in enumerate(entries):
                if name in _TEXTS and not (isinstance(entry, str) and entry):
                    self.observation(numbers.index(at))
        places = {self._texts["measure"][1].index(at) for at in range(len(self._texts["measure"][0]))}
        kinds = [list(map(type, column)) for column in self._values.values()]
        if any(len(set(column)) > 1 for column in kinds):
            measures = self._texts["measure"][1]
            by_kind = {kind: place for place, kind in enumerate(zip(*kinds, measures, strict=True))}
            places.update(by_kind.values())
        for name in ("numerator", "denominator"):
            counts = [one for one in self._values[name] if one is not None]
            if counts:
                places.add(self._values[name].index(min(counts)))
        for place in sorted(places):
            self.observation(place)

    def _known_on(self, day: date) -> ReportFrame:
        entries, numbers = self._texts["as_of"]
        if all(one <= day for one in entries):
            return self
        is_known = list(map([one <= day for one in entries].__getitem__, numbers))
        texts = {
            name: _numbered_anew(entries, list(compress(column, is_known)), drop=True)
            for name, (entries, column) in self._texts.items()
        }
        return ReportFrame(texts, {name: list(compress(column, is_known)) for name, column in self._values.items()})


def _coded(column: Any) -> tuple[tuple[Any, ...], list[int]]:
    """The different values of a column in order of first mention, None among them, and for each row the number."""
    import narwhals as nw

    if column.dtype in (nw.Categorical, nw.Enum):
        column = column.cast(nw.String)
    entries = column.drop_nulls().unique(maintain_order=True)
    listed: list[Any] = entries.to_list()
    if column.dtype == nw.Object:  # no engine looks into Python's own objects
        plain = [None if one != one else one for one in column.to_list()]  # noqa: PLR0124  # NaN is not itself
        known = {one: place for place, one in enumerate(dict.fromkeys(plain))}
        return tuple(known), list(map(known.__getitem__, plain))
    if len(listed) + bool(column.null_count()) <= 1:
        return tuple(listed or [None] * bool(len(column))), [0] * len(column)
    numbers = column.replace_strict(listed, list(range(len(listed))), default=len(listed), return_dtype=nw.Int32)
    filled = (None,) if column.null_count() else ()
    return (*listed, *filled), numbers.to_list()


def _numbered_anew(
    entries: Iterable[Any], numbers: list[int], *, drop: bool = False
) -> tuple[tuple[Any, ...], list[int]]:
    """Entries that are equal as one, as "2026-01" and "2026-01-01/2026-01-31" are; those of no row may be dropped."""
    held = tuple(entries)
    if not drop and len(set(held)) == len(held):
        return held, numbers
    place: dict[Any, int] = {}
    anew = {at: place.setdefault(held[at], len(place)) for at in dict.fromkeys(numbers)}
    return tuple(place), list(map(anew.__getitem__, numbers))


def _plain(column: Any) -> list[Any]:
    """The numbers of a column: what is whole as int, what is not there as None, whatever the engine calls it.

    Raises:
        InputError: it holds something else.
    """
    values: list[Any] = column.to_list()
    if column.null_count():
        values = [None if is_null else one for one, is_null in zip(values, column.is_null().to_list(), strict=True)]
    if column.dtype.is_integer():
        return values
    numbers = list(map(_number, values))
    if (
        len(column)
        and (wrong := next((at for at, one in enumerate(numbers) if isinstance(one, str)), None)) is not None
    ):
        hint = "give numbers; read text such as 1.037 with read_observations"
        raise InputError(f"row {wrong + 1}: {values[wrong]!r:.80} in column {column.name} is no number", hint=hint)
    return numbers


def _number(value: Any) -> int | float | str | None:
    """A number, None where there is none; text of what is neither."""
    if isinstance(value, bool) or not (value is None or isinstance(value, (Integral, float, Decimal))):
        return str(value)
    if value is None or isnan(value):
        return None
    if not isfinite(value):
        return str(value)
    return int(value) if value == int(value) else float(value)


def _measure(said: Any) -> Any:
    """What a bare value counts; a rate where nothing is said, as in an observation."""
    return "%" if said is None else said


def _period(label: Any) -> AnyPeriod:
    """The period of a label.

    Raises:
        InputError: it is none.
    """
    if isinstance(label, (Period, ReportingPeriod)):
        return label
    hint = "write it as its label: 2026-03, 2026-Q1, 2026, report:2026-M3"
    try:
        return ReportingPeriod.parse(label) if label.startswith("report:") else Period.parse(label)
    except (AttributeError, ParseError):
        raise InputError(f"{label!r:.80} in column period is no period", hint=hint) from None


def _day(value: Any) -> date:
    """A day, from a day, a moment by the clock in Vietnam or an ISO text."""
    try:
        day = in_vietnam(value).date() if isinstance(value, datetime) else value
        return day if isinstance(day, date) else date.fromisoformat(day)
    except (TypeError, ValueError):
        hint = "give a date, or write it 2026-04-02"
        raise InputError(f"{value!r:.80} in column as_of is no day", hint=hint) from None
