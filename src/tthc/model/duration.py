"""How long (thời hạn, thời lượng): an amount of one unit, never converted into another unit of time."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema, model_validator

from tthc.errors import InputError, ParseError
from tthc.model.frozen import Frozen

DurationUnit = Literal[
    "minute", "hour", "working_hour", "day", "working_day", "week", "month", "quarter", "half_year", "year"
]
"""phút, giờ, giờ làm việc, ngày, ngày làm việc, tuần, tháng, quý, nửa năm, năm."""

MONTHS_OF: Final[dict[DurationUnit, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""Units that are counted in calendar months."""

LARGEST: Final = 100_000_000
"""More than any span of time between two days of the calendar, in any unit."""

_ISO: Final[dict[str, DurationUnit]] = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
}
_ISO_OF: Final = {unit: mark for mark, unit in _ISO.items()} | {"quarter": "M", "half_year": "M"}
_ISO_FORM: Final = re.compile(r"P(T?)(\d{1,9}(?:[.,]\d{1,9})?)([YMWDH])")
_OWN_FORM: Final = re.compile(r"(\d{1,9}(?:/\d{1,9})?) ([a-z_]+)")


def _amount(value: Any) -> Fraction:
    if isinstance(value, float):
        raise ValueError("a float is not exact: give a whole number, a Fraction or a text such as '1/2'")  # noqa: TRY004
    if isinstance(value, bool) or not isinstance(value, (int, str, Fraction)):
        raise ValueError(f"{value!r} is not an amount")  # noqa: TRY004  # pydantic turns a ValueError into a problem
    try:
        amount = Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{value!r} is not an amount; write 15 or 1/2") from None
    if not 0 <= amount <= LARGEST:
        raise ValueError(f"the amount {amount} is not between 0 and {LARGEST}")
    return amount


def _plain(amount: Fraction) -> int | str:
    return int(amount) if amount.denominator == 1 else str(amount)


Amount = Annotated[
    Fraction,
    BeforeValidator(_amount),
    PlainSerializer(_plain),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\d+/\d+$"}]}),
]
"""An exact amount that is not negative; in JSON a whole number or a text such as "1/2"."""


class Duration(Frozen):
    """So many of one unit: "15 ngày làm việc" is 15 working days, and is not 3 weeks.

    Durations of different units do not compare and do not add: what 15 working days come to is for a calendar to
    say, see ``tthc.periods.TimeLimit``.

    Attributes:
        amount: exact, not negative.
        unit: what is counted.

    Example:
        >>> half = Duration(amount="1/2", unit="working_day")
        >>> str(half), half.model_dump_json()
        ('1/2 working_day', '{"amount":"1/2","unit":"working_day"}')
        >>> str(Duration.parse("PT48H"))
        '48 hour'
    """

    amount: Amount
    unit: DurationUnit

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        if self.unit in MONTHS_OF and (self.amount * MONTHS_OF[self.unit]).denominator != 1:
            raise ValueError(f"{self.amount} {self.unit} is no whole number of months; say it in days")
        return self

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    @classmethod
    def of(cls, amount: int | str | Fraction, unit: DurationUnit) -> Duration:
        """So many of a unit.

        Raises:
            InputError: the amount is negative, too large, no number, or cannot be counted in the unit.

        Example:
            >>> Duration.of(-3, "day")
            Traceback (most recent call last):
            tthc.errors.InputError: -3 day: the amount -3 is not between 0 and 100000000 (give a number from 0 up)
        """
        try:
            return cls.model_validate({"amount": amount, "unit": unit})
        except ValueError as fault:
            reason = _reason(fault)
            raise InputError(f"{amount} {unit}: {reason}", hint="give a number from 0 up") from None

    @classmethod
    def parse(cls, text: str) -> Duration:
        """ISO 8601 with one unit (P3M, P15D, P2W, P1Y, PT48H, PT30M), or the form of ``str``: "15 working_day".

        ISO 8601 has no working days, working hours, quarters and halves. Vietnamese: ``tthc.text.parse_duration``.

        Raises:
            ParseError: it is neither.
        """
        if found := _ISO_FORM.fullmatch(text):
            unit = _ISO.get(found[1] + found[3])
            amount = found[2].replace(",", ".")
        else:
            own = _OWN_FORM.fullmatch(text)
            unit = own[2] if own else None  # type: ignore[assignment]  # a wrong one is refused below
            amount = own[1] if own else ""
        if unit is None:
            hint = 'write one unit: P3M, P15D, P2W, P1Y, PT48H, PT30M, or "15 working_day"'
            raise ParseError(f"{text!r} is not a duration", hint=hint)
        try:
            return cls.model_validate({"amount": amount, "unit": unit})
        except ValueError as fault:
            raise ParseError(f"{text!r}: {_reason(fault)}", hint="give an amount and one unit of time") from None

    def iso(self) -> str | None:
        """ISO 8601; a quarter is P3M; None for working time and for what no decimal fraction says exactly.

        Example:
            >>> Duration(amount=1, unit="quarter").iso(), Duration(amount=5, unit="working_day").iso()
            ('P3M', None)
        """
        mark = _ISO_OF.get(self.unit)
        if mark is None:
            return None
        amount = self.amount * MONTHS_OF[self.unit] if mark == "M" else self.amount
        figure = _decimal(amount)
        if figure is None:
            return None
        return f"P{'T' if mark.startswith('T') else ''}{figure}{mark[-1]}"


def _decimal(amount: Fraction) -> str | None:
    """A decimal of at most nine places, where one is exact."""
    scaled = amount * 10**9
    if scaled.denominator != 1:
        return None
    whole, rest = divmod(int(scaled), 10**9)
    return f"{whole}.{rest:09}".rstrip("0").rstrip(".") if rest else str(whole)


def _reason(fault: ValueError) -> str:
    errors = getattr(fault, "errors", None)
    first = errors()[0]["msg"] if errors else str(fault)
    return str(first).removeprefix("Value error, ")
