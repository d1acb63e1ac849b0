"""A question put to the reports (tra số liệu cho một chỉ tiêu): the value in its window, in its months, before it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Self

from attrs import evolve, field, frozen

from tthc.model import Indicator, Period, ReportingPeriod
from tthc.model.period import FIRST_YEAR, LAST_YEAR
from tthc.targets.figures.figure import Figure
from tthc.targets.scorecards.measuring import Measured, changed, is_the_change, measured, share_of_whole
from tthc.targets.scorecards.needed import to_come
from tthc.targets.scorecards.question import Question
from tthc.targets.scorecards.reports import IndicatorReports, Reports
from tthc.targets.scorecards.scope import Scope, scope_of
from tthc.targets.scorecards.window import Window

History = tuple[tuple[Period | ReportingPeriod, Fraction | None], ...]


@frozen(eq=False)
class Inquiry:
    """A question, with the reports that answer it for any unit.

    Attributes:
        question: what is to be measured.
        reports: all reports.
        about: those on its indicator in its window.
        entry: what the catalogue says of its indicator.
        scope: the reported part of the field it is about; None where nobody reports it apart.
        whole: of a part measured against what its whole counts, the inquiry of the whole in the days of the part.
    """

    question: Question
    reports: Reports
    about: IndicatorReports
    entry: Indicator | None
    scope: Scope | None
    whole: Inquiry | None = field(default=None)

    @classmethod
    def of(
        cls,
        question: Question,
        indicator: str,
        reports: Reports,
        indicators: Mapping[str, Indicator],
        scopes: Mapping[str, str | None],
    ) -> Self:
        """Put a question to the reports.

        Args:
            question: what is to be measured.
            indicator: what it measures.
            reports: what units reported.
            indicators: the catalogue, by id.
            scopes: what printed scopes mean in the reports.
        """
        about, entry = reports.about(indicator, question.window), indicators.get(indicator)
        scope = scope_of(question.scope, entry, about.scopes, scopes)
        whole = None
        if question.whole is not None and question.whole.indicator is not None:
            same_days = evolve(question.whole, window=question.window)
            whole = cls.of(same_days, question.whole.indicator, reports, indicators, scopes)
        return cls(question, reports, about, entry, scope, whole)

    def value(self, unit: str | None, piece: Period | ReportingPeriod | None = None) -> Measured:
        """What is known for a unit, a group or all: by the measure that gives a value, else why there is none."""
        if self.scope is None:
            return Measured(reason="nothing-reported")
        tried: list[Measured] = []
        for figure in self.about.figures(unit, self.scope.words, self.question.target.unit, piece):
            found = self._of_figure(figure, piece)
            if found.value is not None:
                return found
            tried.append(found)
        return next((one for one in tried if one.reason != "nothing-reported"), tried[0])

    def history(self, unit: str | None) -> History:
        """The value in each month, or whatever finest part was reported; none where fewer than two have one.

        A change from a baseline has no value of a month.
        """
        if self._starts_from_baseline:
            return ()
        values = tuple((piece, self.value(unit, piece).value) for piece in self.about.pieces)
        return values if sum(value is not None for _, value in values) > 1 else ()

    def to_come(self, unit: str | None, denominator: int) -> int:
        """The work still to come in the window, in proportion to that of the days which reports cover."""
        covered = self.about.days_covered(unit, self.scope.words) if self.scope else None
        if covered is None:
            return 0
        days, last = covered
        return to_come(denominator, days, (self.question.window.last_day(self.about.regime) - last).days)

    def _of_figure(self, figure: Figure, piece: Period | ReportingPeriod | None) -> Measured:
        target = self.question.target
        if self.whole is not None:
            words = self.whole.scope.words if self.whole.scope else self.whole.question.scope
            return share_of_whole(figure, next(self.whole.about.figures(figure.unit, words, "%", piece)))
        if self._starts_from_baseline:
            return changed(target, figure, self._before(figure))
        return measured(figure, target.unit, self.entry)

    @property
    def _starts_from_baseline(self) -> bool:
        return self.question.target.kind != "level" and not is_the_change(self.question.target, self.entry)

    def _before(self, now: Figure) -> Figure:
        """The figure of the baseline's year: of a rate all of it, of a sum the same days as are covered now."""
        baseline = self.question.target.baseline
        if baseline is None or baseline.year is None or not FIRST_YEAR <= baseline.year <= LAST_YEAR:
            return Figure(now.indicator, now.unit, now.period, now.scope)
        days = Period.of_year(baseline.year)
        if now.amount is not None and not self.about.is_latest:
            window = self.question.window.days
            covered = self.about.days_covered(now.unit, now.scope, now.measure)
            end = min(covered[1], window.end) if covered else window.end
            days = _in_year(Period(start=window.start, end=end), baseline.year)
        about = self.reports.about(now.indicator, Window(days, days.end))
        figures = tuple(about.figures(now.unit, now.scope, now.measure))
        return next((one for one in figures if one.measure == now.measure), figures[0])


def _in_year(days: Period, year: int) -> Period:
    """The same days of another year, that in which they begin; the end of a month stays one."""
    years = year - days.start.year
    return Period(start=_moved(days.start, years), end=_moved(days.end, years))


def _moved(day: date, years: int) -> date:
    year, last = day.year + years, monthrange(day.year + years, day.month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, last if is_last else min(day.day, last))
