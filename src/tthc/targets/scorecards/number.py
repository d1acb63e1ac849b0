"""Exact numbers written for people, never so that one looks as if it reached another that it does not reach."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from tthc.model import Language

Rounding = Literal["nearest", "up", "down"]
"""To the nearest, halves away from 0; or always to one side."""


def number_text(
    value: Fraction, lang: Language, places: int = 1, *, apart: Iterable[Fraction] = (), rounding: Rounding = "nearest"
) -> str:
    """A number with the separators of the language, rounded, zeros at the end dropped.

    Args:
        value: the number.
        lang: decimal comma in Vietnamese, point in English.
        places: decimals, where they are enough.
        apart: numbers that it must not look like, nor seem to lie on the other side of; as many decimals are written
            as that takes.
        rounding: to which side.

    Example:
        >>> number_text(Fraction("92.5"), "vi"), number_text(Fraction("1234567.25"), "en")
        ('92,5', '1,234,567.3')
        >>> [number_text(Fraction(value), "vi", apart=[Fraction(95)]) for value in ("94.96", "95", "95.004")]
        ['94,96', '95', '95,004']
    """
    places = places_apart(value, places, apart, rounding)
    shown = rounded(value, places, rounding)
    whole, rest = divmod(int(abs(shown) * 10**places), 10**places)
    decimals = f"{rest:0{places}}".rstrip("0") if rest else ""
    figures = f"{'-' if shown < 0 else ''}{whole:,}{'.' if decimals else ''}{decimals}"
    return figures if lang == "en" else figures.translate(str.maketrans(",.", ".,"))


def places_apart(value: Fraction, places: int, apart: Iterable[Fraction], rounding: Rounding = "nearest") -> int:
    """How many decimals it takes not to look like other numbers; at least so many. What is equal to it may look so.

    Example:
        >>> places_apart(Fraction("94.96"), 1, [Fraction(95)]), places_apart(Fraction("94.96"), 1, [Fraction(90)])
        (2, 1)
    """
    others = tuple(other for other in apart if other != value)
    while any(_side(rounded(value, places, rounding), other) != _side(value, other) for other in others):
        places += 1
    return places


def rounded(value: Fraction, places: int, rounding: Rounding = "nearest") -> Fraction:
    """The number with so many decimals.

    Example:
        >>> rounded(Fraction(1, 8), 2), rounded(Fraction(1, 8), 2, "down"), rounded(Fraction(-1, 8), 2)
        (Fraction(13, 100), Fraction(3, 25), Fraction(-13, 100))
    """
    scaled = value * 10**places
    match rounding:
        case "up":
            whole = ceil(scaled)
        case "down":
            whole = floor(scaled)
        case _:
            whole = floor(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1)
    return Fraction(whole, 10**places)


def _side(value: Fraction, of: Fraction) -> int:
    return (value > of) - (value < of)
