"""A figure as one flat row: what tables, spreadsheets and dataframes take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import asdict, fields_dict, frozen

from tthc.periods.dataframe import Backend, Kind, dataframe
from tthc.targets.figures.figure import Figure
from tthc.targets.figures.time_tree import label_of

_KINDS: Final[dict[str, Kind]] = {
    "numerator": "int or none",
    "denominator": "int or none",
    "rate": "float",
    "amount": "float",
    "bare": "int",
    "reported": "int",
    "expected": "int",
}


@frozen
class FigureRecord:
    """The row; what is not there is None.

    Attributes:
        period: its label, such as 2026-Q1.
        rate: numerator by denominator, rounded as floats are; the counts are exact.
        bare: how many values without parts were left out.
        reported: reports that are in it.
        expected: reports that are owed.
    """

    indicator: str
    scope: str | None
    unit: str | None
    period: str
    numerator: int | None
    denominator: int | None
    rate: float | None
    amount: float | None
    measure: str
    basis: str
    bare: int
    reported: int
    expected: int

    @classmethod
    def of(cls, figure: Figure) -> FigureRecord:
        """The row of a figure.

        Example:
            >>> from tthc.model import Period, Tally
            >>> row = FigureRecord.of(Figure("dossiers-on-time", "an-khe", Period.of_year(2026), tally=Tally(3, 4)))
            >>> row.period, row.numerator, row.rate
            ('2026', 3, 0.75)
        """
        return cls(
            indicator=figure.indicator,
            scope=figure.scope,
            unit=figure.unit,
            period=label_of(figure.period),
            numerator=figure.tally.numerator if figure.tally else None,
            denominator=figure.tally.denominator if figure.tally else None,
            rate=None if figure.rate is None else float(figure.rate),
            amount=None if figure.amount is None else float(figure.amount),
            measure=figure.measure,
            basis=figure.basis,
            bare=len(figure.bare),
            reported=figure.coverage.numerator,
            expected=figure.coverage.denominator,
        )


def figures_frame(figures: Iterable[Figure], backend: Backend = "polars") -> Any:
    """Figures as a dataframe, a row each.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    rows = [asdict(FigureRecord.of(one), recurse=False) for one in figures]
    return dataframe({name: [row[name] for row in rows] for name in fields_dict(FigureRecord)}, _KINDS, backend)
