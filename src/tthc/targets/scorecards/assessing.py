"""One target, one unit, one day (đánh giá một chỉ tiêu): measured, judged, with what is missing and still needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from tthc.model import Indicator, Period, Tally, Target
from tthc.targets.comparison.value_set import exact
from tthc.targets.scorecards.assessment import Assessment, Needed, NeededBy
from tthc.targets.scorecards.bound import Bound
from tthc.targets.scorecards.inquiry import Inquiry
from tthc.targets.scorecards.judging import gap_of, standing_of
from tthc.targets.scorecards.measuring import Measured, measured
from tthc.targets.scorecards.needed import missing_count, needed_of, needed_of_open
from tthc.targets.scorecards.own_progress import ON_SCHEDULE, OwnProgress, completion_figure
from tthc.targets.scorecards.question import Question
from tthc.targets.scorecards.reports import Reports
from tthc.targets.scorecards.scorecard import Thresholds


@frozen(eq=False)
class Commitment:
    """A target, or a part of one, where it stands in the plan, and what the reports say to it.

    Attributes:
        question: what is to be measured.
        at: its place.
        title: of the task it stands in; "" in the prose.
        inquiry: None where its words name no indicator.
        parts: its own parts.
    """

    question: Question
    at: str
    title: str
    inquiry: Inquiry | None
    parts: tuple[Commitment, ...]


@frozen(eq=False)
class Assessor:
    """All that is known, and the day it is judged on.

    Attributes:
        reports: what units reported.
        indicators: the catalogue, by id.
        scopes: what printed scopes mean in the reports.
        progress: what was reported on the plan's own tasks; None where nothing was.
        home: id of the plan's own unit.
        period: the plan's.
        as_of: the day.
        thresholds: what the standings mean.
        remaining: how much work remains, by indicator and unit.
    """

    reports: Reports
    indicators: Mapping[str, Indicator]
    scopes: Mapping[str, str | None]
    progress: OwnProgress | None
    home: str | None
    period: Period
    as_of: date
    thresholds: Thresholds
    remaining: Mapping[tuple[str, str | None], int]

    def commitment(self, target: Target, at: str, title: str) -> Commitment:
        """A target of the plan, ready to be assessed for any unit."""
        return self._commitment(Question.of(target, self.period), at, title)

    def assess(self, commitment: Commitment, bound: Bound) -> Assessment:
        """How a unit stands by a target, its parts below it."""
        question = commitment.question
        blank = Assessment(
            target=question.target,
            at=commitment.at,
            title=commitment.title,
            unit=bound.unit,
            name=bound.name,
            standing="no_data",
            reason=None,
            period=question.window.days,
            due=question.window.due,
            base=("whole" if question.whole else "all") if question.is_part else None,
            parts=tuple(self.assess(part, bound) for part in commitment.parts),
        )
        if not bound.is_known:
            return evolve(blank, reason="unit-unknown")
        if self.as_of < question.window.days.start:
            return evolve(blank, standing="not_due", reason="not-begun")
        if commitment.inquiry is None:
            return evolve(blank, reason="no-indicator")
        return self._by_notes(blank, question) or self._by_reports(blank, commitment.inquiry)

    def _commitment(self, question: Question, at: str, title: str) -> Commitment:
        inquiry = None
        if question.indicator is not None:
            inquiry = Inquiry.of(question, question.indicator, self.reports, self.indicators, self.scopes)
        parts = (question.part(part, self.period, self.thresholds) for part in question.target.parts)
        return Commitment(question, at, title, inquiry, tuple(self._commitment(part, at, title) for part in parts))

    def _by_notes(self, blank: Assessment, question: Question) -> Assessment | None:
        """By the plan's own tasks, where there are notes on them and the unit leads any."""
        if question.indicator != ON_SCHEDULE or self.progress is None or question.whole is not None:
            return None
        done = self.progress.completion(blank.unit, question.window, is_whole=blank.unit == self.home)
        if done is None:
            return None
        known = measured(completion_figure(done, blank.unit, question.window), question.target.unit, None)
        needed = None
        if known.counts is not None and self.as_of < question.window.due:
            given = self.remaining.get((ON_SCHEDULE, blank.unit))
            by: NeededBy = "plan" if given is None else "given"
            remaining = done.open + done.unreported if given is None else given
            needed = needed_of(known.counts, remaining, question.target.comparator, exact(question.target.value), by)
        return evolve(self._judged(blank, question, known), needed=needed, source="progress")

    def _by_reports(self, blank: Assessment, inquiry: Inquiry) -> Assessment:
        known = inquiry.value(blank.unit)
        judged = evolve(self._judged(blank, inquiry.question, known), period=inquiry.about.period)
        if known.value is None:
            return judged
        needed = None
        if known.counts is not None and self.as_of < blank.due:
            needed = self._still_needed(inquiry, blank.unit, known.counts)
        return evolve(judged, needed=needed, history=inquiry.history(blank.unit))

    def _judged(self, blank: Assessment, question: Question, known: Measured) -> Assessment:
        target, value, counts = question.target, known.value, known.counts
        return evolve(
            blank,
            standing=standing_of(target, value, as_of=self.as_of, due=blank.due, margin=self.thresholds.margin),
            reason=known.reason,
            figure=known.figure,
            baseline=known.baseline,
            value=value,
            gap=None if value is None else gap_of(target, value),
            count=None if counts is None else missing_count(counts, target.comparator, exact(target.value)),
        )

    def _still_needed(self, inquiry: Inquiry, unit: str | None, counts: Tally) -> Needed | None:
        """Of a target due after the plan's period nothing is said: what comes after it is no longer measured."""
        target, window, indicator = inquiry.question.target, inquiry.question.window, inquiry.about.indicator
        percent = exact(target.value)
        given = self.remaining.get((indicator, unit))
        if given is not None:
            return needed_of(counts, given, target.comparator, percent, "given")
        if inquiry.about.is_latest:
            return needed_of_open(counts, target.comparator, percent)
        if window.due > window.days.end:
            return None
        to_come = inquiry.to_come(unit, counts.denominator)
        return needed_of(counts, to_come, target.comparator, percent, "elapsed")
