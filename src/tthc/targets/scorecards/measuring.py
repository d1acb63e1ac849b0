"""A figure as a value in the unit of a target (giá trị đo được): a rate, a sum, a bare value, or why there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from tthc.model import Indicator, MeasureUnit, Tally, Target
from tthc.targets.comparison.measure import converted
from tthc.targets.figures.figure import Figure
from tthc.targets.scorecards.assessment import Reason
from tthc.text.normal import fold

_NOUNS: Final[dict[MeasureUnit, tuple[str, ...]]] = {
    "dossier": ("hồ sơ",),
    "procedure": ("tthc", "thủ tục"),
    "service": ("dịch vụ công",),
    "task": ("nhiệm vụ",),
    "document": ("báo cáo", "văn bản"),
    "person": ("cán bộ", "người"),
    "unit": ("cơ quan", "đơn vị"),
    "time": ("lượt",),
}
"""The words with which an indicator's numerator begins, where it counts such things."""

_CUT: Final = ("cắt giảm", "giảm", "bãi bỏ")
_ALL: Final = 100


@frozen
class Measured:
    """What is known of a target for a unit.

    Attributes:
        figure: what it rests on.
        value: in the unit of the target; None where there is none.
        counts: the ratio that the value is; None where it is no ratio or known without its parts.
        reason: why there is no value.
        baseline: what a change starts from.
    """

    figure: Figure | None = None
    value: Fraction | None = None
    counts: Tally | None = None
    reason: Reason | None = None
    baseline: Figure | None = None


def measured(figure: Figure, unit: MeasureUnit, indicator: Indicator | None) -> Measured:
    """A figure in a unit of measure.

    A rate is exact, times 100. What is counted is the sum of what was reported bare, else the numerator where the
    catalogue says that it counts such things. A bare value of the unit itself is taken where there is nothing better.

    Example:
        >>> from tthc.model import Period
        >>> about = {"indicator": "dossiers-on-time", "unit": "an-khe", "period": Period.of_year(2026)}
        >>> measured(Figure(**about, tally=Tally(191, 200)), "%", None).value
        Fraction(191, 2)
        >>> measured(Figure(**about, tally=Tally()), "%", None).reason
        'nothing-occurred'
    """
    if unit == "%" and figure.tally is not None:
        if figure.rate is None:
            return Measured(figure, reason="nothing-occurred")
        return Measured(figure, figure.rate * _ALL, figure.tally)
    if figure.amount is not None and (sum_ := converted(figure.amount, figure.measure, unit)) is not None:
        return Measured(figure, sum_)
    if figure.tally is not None and counts_such(indicator, unit):
        return Measured(figure, Fraction(figure.tally.numerator))
    bare = figure.own_bare
    if bare is not None and bare.exact is not None and (value := converted(bare.exact, bare.measure, unit)) is not None:
        return Measured(figure, value)
    return Measured(figure, reason=_why_not(figure))


def share_of_whole(part: Figure, whole: Figure) -> Measured:
    """What a part counts of what the whole counts, in percent; the figure holds these counts.

    Example:
        >>> from tthc.model import Period
        >>> about = {"unit": "an-khe", "period": Period.of_year(2026)}
        >>> early = Figure(indicator="dossiers-early", **about, tally=Tally(60, 100))
        >>> on_time = Figure(indicator="dossiers-on-time", **about, tally=Tally(96, 100))
        >>> share_of_whole(early, on_time).value
        Fraction(125, 2)
    """
    if part.tally is None or whole.tally is None:
        return Measured(part, reason=_why_not(part if part.tally is None else whole))
    counts = Tally(part.tally.numerator, whole.tally.numerator)
    figure = evolve(part, tally=counts)
    if counts.rate is None:
        return Measured(figure, reason="nothing-occurred")
    return Measured(figure, counts.rate * _ALL, counts)


def changed(target: Target, now: Figure, before: Figure) -> Measured:
    """How much less, or more, than before: in percent of it, in points, or in the unit that is counted.

    Of ratios it is the rates that are compared.

    Example:
        >>> from tthc.model import Period
        >>> cut = Target(text="giảm 50% hồ sơ quá hạn so với năm 2025", comparator=">=", value=50, unit="%",
        ...              kind="reduction")
        >>> about = {"indicator": "dossiers-overdue", "unit": "an-khe"}
        >>> now = Figure(**about, period=Period.of_year(2026), tally=Tally(1, 100))
        >>> changed(cut, now, Figure(**about, period=Period.of_year(2025), tally=Tally(4, 100))).value
        Fraction(75, 1)
    """
    held, start = _quantity(now), _quantity(before)
    if held is None:
        return Measured(now, reason=_why_not(now))
    if start is None:
        return Measured(now, reason="baseline-missing")
    value, base = held[0], converted(start[0], start[1], held[1])
    if base is None:
        return Measured(now, reason="measure-differs")
    less = base - value if target.kind == "reduction" else value - base
    if target.unit == "%":
        change = less / base * _ALL if base else None
        return Measured(now, change, reason="baseline-missing" if change is None else None, baseline=before)
    into: MeasureUnit = "%" if target.unit == "pp" else target.unit
    change = converted(less, held[1], into)
    return Measured(now, change, reason="measure-differs" if change is None else None, baseline=before)


def is_the_change(target: Target, indicator: Indicator | None) -> bool:
    """Whether an indicator is itself the share, or the number, that was cut, so that no baseline is needed."""
    if indicator is None:
        return False
    if indicator.kind == target.kind or indicator.id.endswith("-cut"):
        return True
    return target.kind == "reduction" and any(word in fold(indicator.numerator or "") for word in _CUT)


def counts_such(indicator: Indicator | None, unit: MeasureUnit) -> bool:
    """Whether the numerator of an indicator counts things of this unit of measure.

    Example:
        >>> late = Indicator(id="late", vi="hồ sơ quá hạn", en="late dossiers", numerator="hồ sơ giải quyết quá hạn")
        >>> counts_such(late, "dossier"), counts_such(late, "procedure")
        (True, False)
    """
    counted = fold(indicator.numerator or "") if indicator else ""
    return counted.startswith(_NOUNS.get(unit, ())) if counted else False


def _quantity(figure: Figure) -> tuple[Fraction, MeasureUnit] | None:
    if figure.rate is not None:
        return figure.rate * _ALL, "%"
    if figure.amount is not None:
        return figure.amount, figure.measure
    bare = figure.own_bare
    return None if bare is None or bare.exact is None else (bare.exact, bare.measure)


def _why_not(figure: Figure) -> Reason:
    if figure.tally is not None or figure.amount is not None or figure.own_bare is not None:
        empty = figure.tally is not None and figure.tally.denominator == 0 and figure.amount is None
        return "nothing-occurred" if empty else "measure-differs"
    return "not-addable" if figure.bare else "nothing-reported"
