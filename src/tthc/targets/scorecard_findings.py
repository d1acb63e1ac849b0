"""What a scorecard could not measure, and what its figures leave open (phát hiện về số liệu chỉ tiêu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc.model import Finding, ReportingPeriod
from tthc.targets.assessing import Commitment
from tthc.targets.assessment import Assessment, Reason

_UNMEASURED: Final[dict[Reason, str]] = {
    "no-indicator": "target-without-indicator",
    "nothing-reported": "target-unreported",
    "baseline-missing": "target-baseline-missing",
    "measure-differs": "target-measure-differs",
    "not-addable": "target-not-addable",
}


def findings_of(commitment: Commitment, assessments: Sequence[Assessment], as_of: date) -> Iterator[Finding]:
    """About a target and its parts, for all units it binds: one finding for each reason, one for each thin figure."""
    inquiry = commitment.inquiry
    quote = commitment.question.target.text
    if inquiry is not None and inquiry.scope is None and inquiry.about.held:
        scope = commitment.question.scope or ""
        yield Finding.of("target-scope-unreported", at=commitment.at, quote=quote, scope=scope)
    else:
        reasons = Counter(one.reason for one in assessments if one.reason in _UNMEASURED)
        for reason, count in reasons.items():
            if reason is not None:
                yield Finding.of(_UNMEASURED[reason], at=commitment.at, quote=quote, count=count, of=len(assessments))
    for one in assessments:
        yield from _about(one, as_of)
    for place, part in enumerate(commitment.parts):
        yield from findings_of(part, [one.parts[place] for one in assessments], as_of)


def _about(one: Assessment, as_of: date) -> Iterator[Finding]:
    figure = one.figure
    if figure is None or one.value is None:
        return
    coverage, quote = figure.coverage, one.target.text
    if as_of >= one.due and coverage.numerator < coverage.denominator:
        reported, expected = coverage.numerator, coverage.denominator
        yield Finding.of(
            "coverage-incomplete", at=one.at, quote=quote, unit=one.name, reported=reported, expected=expected
        )
    if one.base == "whole" and one.value > 100:
        yield Finding.of("part-above-whole", at=one.at, quote=quote, unit=one.name)
    bare = figure.own_bare if one.is_bare else None
    if bare is not None and bare.period != figure.period:
        label = str(bare.period) if isinstance(bare.period, ReportingPeriod) else bare.period.label
        yield Finding.of("bare-value-of-part", at=one.at, quote=quote, unit=one.name, period=label)
