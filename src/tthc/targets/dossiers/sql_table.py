"""A small table as SQL short enough to be planned at once: DuckDB takes long over lists of ten thousands of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

_WIDEST = 64
Column = Sequence[int] | Sequence[date]


def spread(one_row: Any, columns: Mapping[str, Column]) -> Any:
    """The table as a relation, from a relation of one row on the same connection.

    Days and numbers that follow on each other are a range, sums of steps of 0 or 1 and days apart a string of bits;
    anything else is spread from text.
    """
    numbers = {name: _numbers(column) for name, column in columns.items()}
    size = len(next(iter(numbers.values())))
    apart = [name for name, held in numbers.items() if not _is_run(held) and _is_apart(held)]
    steps = [name for name, held in numbers.items() if not _is_run(held) and name not in apart and _is_stepped(held)]
    if not size or len(apart) > 1 or not all(_is_run(numbers[name]) or name in (*apart, *steps) for name in numbers):
        return _from_text(one_row, columns)
    if apart:
        held = numbers[apart[0]]
        spaces = _bits(held[0], held)
        base = one_row.project(f"unnest(range({len(spaces)})) AS place")
        base = base.filter(f"get_bit('{spaces}'::BIT, place::INTEGER) = 1")
        base = base.project("place, row_number() OVER (ORDER BY place) - 1 AS nth")
    else:
        base = one_row.project(f"unnest(range({size})) AS nth")
    shown = []
    for name, column in columns.items():
        first = numbers[name][0]
        if name in apart:
            number = f"{first} + place"
        elif name in steps:
            rises = "".join(str(after - before) for before, after in pairwise((first, *numbers[name])))
            number = f"{first} + sum(get_bit('{rises}'::BIT, nth::INTEGER)) OVER (ORDER BY nth)"
        else:
            number = f"{first} + nth"
        shown.append(f"{_typed(number, column)} AS {name}")
    return base.project(", ".join(shown))


def _from_text(one_row: Any, columns: Mapping[str, Column]) -> Any:
    texts = {name: ",".join(map(str, column)) for name, column in columns.items()}
    kinds = {name: "DATE" if _has_days(column) else "BIGINT" for name, column in columns.items()}
    return one_row.project(
        ", ".join(f"unnest(string_split('{text}', ','))::{kinds[name]} AS {name}" for name, text in texts.items())
    )


def _numbers(column: Column) -> list[int]:
    """Days as their numbers from 1970 on."""
    return [one.toordinal() - date(1970, 1, 1).toordinal() if isinstance(one, date) else one for one in column]


def _typed(number: str, column: Column) -> str:
    return f"DATE '1970-01-01' + ({number})::INTEGER" if _has_days(column) else f"({number})::BIGINT"


def _has_days(column: Column) -> bool:
    return bool(column) and isinstance(column[0], date)


def _is_run(numbers: Sequence[int]) -> bool:
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_stepped(numbers: Sequence[int]) -> bool:
    return all(0 <= after - before <= 1 for before, after in pairwise(numbers))


def _is_apart(numbers: Sequence[int]) -> bool:
    return all(1 <= after - before <= _WIDEST for before, after in pairwise(numbers))


def _bits(first: int, numbers: Sequence[int]) -> str:
    bits = bytearray(b"0" * (numbers[-1] - first + 1))
    for number in numbers:
        bits[number - first] = ord("1")
    return bits.decode("ascii")
